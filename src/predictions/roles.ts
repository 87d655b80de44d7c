import { ProblemError, type Place } from '../problem.js';
import { ID_NAMES, normaliseName } from './column-names.js';
import { mayReach, ROW_NUMBER } from './formats/array-columns.js';
import { isTabular, type Preview } from './formats/format.js';
import { inferLabels, type LabelColumns } from './infer-labels.js';
import { missingColumn, noIdColumn, unclearLabels } from './role-problems.js';
import { scoreColumnNames, type ScoreColumns, type ScoreType } from './scores/options.js';

/** Which column of a file plays which part. `actual` is absent where gold stands in another file. */
export interface Roles {
  readonly actual?: string;
  readonly predicted: string;
  readonly id?: string;
  readonly text?: string;
  readonly slices: readonly string[];
  readonly scores?: ScoreColumns;
  /** What they are, where that is not what the config says. */
  readonly scoreType?: ScoreType;
  /** Predictions are made of the scores. */
  readonly predictedBy?: 'cut' | 'best';
  /** The roles that were inferred: said whenever the mapping is shown. */
  readonly inferred: readonly ('actual' | 'predicted' | 'id')[];
}

/**
 * What ids are for. `pairing` with a baseline, joining with a `gold` file finding the runs of an example by `repeats` and checking their `uniqueness` need a column of them;
 * `names` is content without; paired by `order`, none is inferred, since rows are what counts.
 */
export type IdPurpose = 'pairing' | 'gold' | 'repeats' | 'uniqueness' | 'names' | 'order';

/** What is asked of a file: names that must be there, and what is to be inferred. */
export interface RolesWanted {
  readonly actual?: string | undefined;
  readonly predicted?: string | undefined;
  readonly id?: string | undefined;
  readonly text?: string | undefined;
  readonly slices?: readonly string[] | undefined;
  readonly scores?: ScoreColumns | undefined;
  readonly scoreType?: ScoreType;
  /** Predictions are made of the scores, by a cut-off. */
  readonly isCut?: boolean;
  /** Gold stands in another file: no `actual` is looked for here. */
  readonly goldElsewhere: boolean;
  readonly idFor: IdPurpose;
  /** The key of the config under which the columns of this file are named. */
  readonly key: 'columns' | 'baseline.columns';
  /** Predictions are replies, whose column `response` names. */
  readonly isReply?: boolean;
  readonly place?: Place | undefined;
}

/**
 * The roles of a file's columns. Names of the config must exist; the others are inferred in tiers, and a tier counts only when it gives
 * exactly one answer. Anything else is refused with the columns, their values and the YAML that settles it.
 */
export function resolveRoles(file: string, preview: Preview, asked: RolesWanted): Roles {
  const wanted = withFormatRoles(preview, asked);
  const demanded: readonly (readonly [role: string, name: string | undefined])[] = [
    ['actual', wanted.actual],
    ['predicted', wanted.predicted],
    ['id', wanted.id],
    ['text', wanted.text],
    ...(wanted.slices ?? []).map((name) => ['slices', name] as const),
    ...(wanted.scores === undefined ? [] : scoreColumnNames(wanted.scores).map((name) => ['scores', name] as const)),
  ];
  const problems = demanded.flatMap(([role, name]) => (name === undefined || canHold(preview, name) || (role === 'scores' && isObject(preview, name)) ? [] : [missingColumn(file, role, name, preview, wanted)]));
  if (problems.length > 0) throw new ProblemError(problems);

  const { labels, predictedBy } = labelsOf(preview, wanted);
  if (labels === undefined) throw new ProblemError(unclearLabels(file, preview, wanted));
  const { actual, predicted } = labels;
  const id = wanted.id ?? idColumn(file, preview, wanted, [actual, predicted]);
  const inferred = [
    ...(asked.actual === undefined && actual !== undefined ? (['actual'] as const) : []),
    ...(asked.predicted === undefined ? (['predicted'] as const) : []),
    ...(asked.id === undefined && id !== undefined ? (['id'] as const) : []),
  ];
  return {
    ...(actual !== undefined && { actual }),
    predicted,
    ...(id !== undefined && { id }),
    ...(wanted.text !== undefined && { text: wanted.text }),
    slices: wanted.slices ?? [],
    ...(wanted.scores !== undefined && { scores: wanted.scores }),
    ...(wanted.scoreType !== undefined && { scoreType: wanted.scoreType }),
    ...(predictedBy !== undefined && { predictedBy }),
    inferred,
  };
}

/** The columns of labels. Predictions may be made of the scores: by a cut-off, or, where no column holds any, as the best of those that stand in one column. */
function labelsOf(preview: Preview, wanted: RolesWanted): { readonly labels: LabelColumns | undefined; readonly predictedBy?: 'cut' | 'best' } {
  const { columns } = preview;
  const { scores, predicted, isCut } = wanted;
  if (typeof scores !== 'string') return { labels: inferLabels(columns, wanted) };
  if (isCut === true) return { labels: inferLabels(columns, { ...wanted, predicted: scores }), predictedBy: 'cut' };
  const labels = inferLabels(columns.filter(({ name }) => name !== scores), wanted);
  const samples = columns.find(({ name }) => name === scores)?.samples ?? [];
  const areSeveral = isObject(preview, scores) || (samples.length > 0 && samples.every((text) => /^\s*[[{]/.test(text)));
  if (labels !== undefined || predicted !== undefined || !areSeveral) return { labels };
  const known = { ...wanted, predicted: scores };
  return { labels: inferLabels(columns, known) ?? (wanted.actual === undefined ? undefined : { actual: wanted.actual, predicted: scores }), predictedBy: 'best' };
}

/** What the config does not name, a tool's own format may. */
function withFormatRoles({ roles, columns }: Preview, wanted: RolesWanted): RolesWanted {
  if (roles === undefined) return wanted;
  const there = (name: string | undefined): string | undefined => (columns.some((column) => column.name === name) ? name : undefined);
  return {
    ...wanted,
    actual: wanted.actual ?? (wanted.goldElsewhere ? undefined : there(roles.actual)),
    predicted: wanted.predicted ?? there(roles.predicted),
    id: wanted.id ?? (wanted.idFor === 'order' ? undefined : there(roles.id)),
  };
}

/** Whether a column of that name is there, or a JSON object that may hold it deeper than a preview looks. */
export function canHold({ columns, format }: Preview, name: string): boolean {
  if (columns.some((column) => column.name === name)) return true;
  if (name === ROW_NUMBER) return true;
  if (isTabular(format)) return false;
  return mayReach(columns, name) || columns.some((column) => name.startsWith(`${column.name}.`) && column.samples.some((text) => text.startsWith('{')));
}

/** Whether it is an object, whose keys a preview shows one by one. */
function isObject({ columns }: Preview, name: string): boolean {
  return columns.some((column) => column.name.startsWith(`${name}.`));
}

/** The columns that are named like an id and play no other part. */
export function idColumns(preview: Preview, taken: readonly (string | undefined)[]): readonly string[] {
  return preview.columns.map(({ name }) => name).filter((name) => ID_NAMES.has(normaliseName(name)) && !taken.includes(name));
}

function idColumn(file: string, preview: Preview, wanted: RolesWanted, taken: readonly (string | undefined)[]): string | undefined {
  if (wanted.idFor === 'order') return undefined;
  const candidates = idColumns(preview, taken);
  if (candidates.length === 1) return candidates[0];
  if (wanted.idFor === 'names') return undefined;
  throw new ProblemError(noIdColumn(file, preview, candidates, wanted));
}
