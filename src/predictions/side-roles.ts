import { ProblemError, type Place, type Problem } from '../problem.js';
import type { BaselineFiles, ReadRequest } from './examples.js';
import type { Preview } from './formats/format.js';
import { dividingColumns, type ColumnOptions } from './options.js';
import { canHold, type IdPurpose, type RolesWanted } from './roles.js';
import { scoreColumnNames } from './scores/options.js';
import { isSlimCopy, SCORE_COLUMNS, SLIM_ROLES, slimScores } from './slim.js';

/** The baseline files whose examples are paired with the candidate's. */
export function pairedFiles({ baseline, examples }: ReadRequest): BaselineFiles | undefined {
  return baseline?.kind === 'files' && examples !== 'independent' ? baseline : undefined;
}

/** The baseline files that are compared without pairing. */
export function unpairedFiles({ baseline, examples }: ReadRequest): BaselineFiles | undefined {
  return baseline?.kind === 'files' && examples === 'independent' ? baseline : undefined;
}

/** What is asked of the candidate's columns. */
export function candidateRoles(request: ReadRequest, { format }: Preview): RolesWanted {
  const { options, gold, uniqueIds } = request;
  if (format === 'counts' && gold !== undefined) throw new ProblemError(countsWithoutIds('cannot be joined with a gold file', 'Join them where they are counted: actual, predicted and count belong into one row.', options.place));
  const purpose = idPurpose(request);
  return {
    ...labelNames(options.columns),
    text: options.columns.text,
    slices: dividingColumns(options.columns),
    scores: options.columns.scores,
    isCut: request.scores?.cut !== undefined,
    goldElsewhere: gold !== undefined,
    idFor: uniqueIds && (purpose === 'names' || purpose === 'order') ? 'uniqueness' : purpose,
    key: 'columns',
    isReply: request.response?.predicted !== undefined,
    place: options.place,
  };
}

/**
 * What is asked of the baseline's columns: its own names, else those of our slim copy where the file is one, else the candidate's as far as
 * the file has them; the rest is inferred. A table with all the columns that the candidate's config names is read like the candidate, even
 * if it looks like a slim copy.
 */
export function baselineRoles(request: ReadRequest, own: BaselineFiles, preview: Preview): RolesWanted {
  const named = labelNames(own.columns ?? {});
  const shared = labelNames(request.options.columns);
  const has = (name: string): boolean => canHold(preview, name);
  const likeCandidate = namesIn(shared).every(has) && namesIn(shared).some((name) => !Object.values<string>(SLIM_ROLES).includes(name));
  const ours = isSlimCopy(preview) && !likeCandidate;
  const choose = (role: LabelRole): string | undefined => {
    const name = ours ? SLIM_ROLES[role] : shared[role];
    return named[role] ?? (name !== undefined && has(name) ? name : undefined);
  };
  if (preview.format === 'counts' && pairedFiles(request) !== undefined) throw new ProblemError(countsWithoutIds('cannot be paired with examples', 'Compare the two without pairing: examples: independent', undefined, own.sources[0]?.name));
  if (typeof own.columns?.actual === 'object') throw new ProblemError(ownGoldFile(own));
  const paired = pairedFiles(request) !== undefined;
  const actual = choose('actual');
  // Examples of an unpaired baseline need not stand in the candidate's gold file: they may bring their own gold.
  const goldElsewhere = request.gold !== undefined && (paired || actual === undefined);
  return {
    actual,
    predicted: choose('predicted'),
    id: choose('id'),
    // Paired, an example's slices are the candidate's.
    slices: paired ? [] : slicesOf(request, own, has),
    ...scoresOf(request, own, preview, ours),
    goldElsewhere,
    idFor: goldElsewhere || paired ? idPurpose(request) : 'names',
    key: 'baseline.columns',
  };
}

/** What ids of both sides are for. */
function idPurpose(request: ReadRequest): IdPurpose {
  if (request.gold !== undefined) return 'gold';
  if (request.repeats !== undefined) return 'repeats';
  if (request.pairBy === 'order') return 'order';
  return pairedFiles(request) === undefined ? 'names' : 'pairing';
}

type LabelRole = 'actual' | 'predicted' | 'id';

function labelNames({ actual, predicted, id }: ColumnOptions): Readonly<Record<LabelRole, string | undefined>> {
  return { actual: typeof actual === 'string' ? actual : undefined, predicted, id };
}

function namesIn(names: Readonly<Record<LabelRole, string | undefined>>): readonly string[] {
  return Object.values(names).filter((name) => name !== undefined);
}

/** Its own columns of scores, else those of our copy, else the candidate's as far as its files have them. Predictions are cut anew only where it has the scores. */
function scoresOf(request: ReadRequest, own: BaselineFiles, preview: Preview, isCopy: boolean): Pick<RolesWanted, 'scores' | 'scoreType' | 'isCut'> {
  if (request.scores === undefined) return {};
  const shared = isCopy ? slimScores(preview) : request.options.columns.scores;
  const scores = own.columns?.scores ?? (shared !== undefined && scoreColumnNames(shared).every((name) => canHold(preview, name)) ? shared : undefined);
  // A copy keeps what it was made of where there is one score, and probabilities of several.
  return { scores, ...(isCopy && scores === SCORE_COLUMNS.several && { scoreType: 'probability' as const }), isCut: request.scores.cut !== undefined && scores !== undefined && !isCopy };
}

/** The slice columns of an unpaired baseline, in the order of the candidate's; none where its file lacks one of them. */
function slicesOf({ options }: ReadRequest, own: BaselineFiles, has: (name: string) => boolean): readonly string[] {
  const shared = dividingColumns(options.columns);
  const slices = own.columns?.slices ?? shared;
  if (slices.length !== shared.length) {
    throw new ProblemError({
      message: `\`baseline.columns.slices\` names ${slices.length} columns, but \`columns.slices\` names ${shared.length}`,
      advice: 'They are compared one by one: name as many, in the same order.',
    });
  }
  return own.columns?.slices !== undefined || slices.every(has) ? slices : [];
}

function ownGoldFile(own: BaselineFiles): ConstructorParameters<typeof ProblemError>[0] {
  return {
    message: '`baseline.columns.actual` is a gold file, but a baseline has none of its own',
    place: { file: own.sources[0]?.name ?? '' },
    advice: 'Name its column of gold labels, or give `columns: { actual: { file: … } }`: then candidate and baseline are judged by the same gold file.',
  };
}

function countsWithoutIds(what: string, advice: string, place: Place | undefined, file?: string): Problem {
  return { message: `counts have no ids, so they ${what}`, ...(place !== undefined && { place }), ...(file !== undefined && { place: { file } }), advice };
}
