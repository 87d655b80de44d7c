import { ProblemError } from '../../problem.js';
import { fileProblem } from '../file-problem.js';
import type { Preview } from '../formats/format.js';
import { shown } from '../formats/quoting.js';
import { idColumns } from '../roles.js';
import { listColumns } from '../role-problems.js';
import type { DocumentColumns, ReadWanted } from './wanted.js';

/** How the columns of answers are called, as tools and people write them. What stands under `either` is known by the other file, or the other column. */
export interface AnswerNames {
  readonly gold: readonly string[];
  readonly predicted: readonly string[];
  readonly either: readonly string[];
  /** What the columns hold: "spans". */
  readonly what: string;
  /** How one is written in advice: "<list of spans>". */
  readonly example: string;
}

/** Which columns of a file hold the answers. */
export interface AnswerColumns {
  readonly actual: string | undefined;
  readonly predicted: string | undefined;
  readonly baseline: string | undefined;
  readonly id: readonly string[];
  /** As named; it may stand in another file. */
  readonly text: string | undefined;
  readonly inferred: readonly ('actual' | 'predicted' | 'id')[];
}

/** Settles the columns of a file: named ones must be there, the others are told by their names, and only where one answer fits. `isThere` knows of a name that is no column by itself. */
export function answerColumns(file: string, preview: Preview, wanted: ReadWanted, names: AnswerNames, isThere: (name: string) => boolean = () => false): AnswerColumns {
  const { needs, mayHaveGold } = wanted;
  const present = presentIn(preview);
  const has = (name: string): boolean => present.has(name) || isThere(name);
  const named = namedColumns(wanted, has);
  const fail = (message: string): never => failWith(file, preview, wanted, names, message);
  for (const [role, name] of Object.entries({ ...named, slices: undefined })) if (typeof name === 'string' && !has(name)) fail(`there is no column ${shown(name)} for ${role}`);
  for (const name of named.slices ?? []) if (!present.has(name)) fail(`there is no column ${shown(name)} for slices`);
  const among = (list: readonly string[], taken: readonly (string | undefined)[]): readonly string[] => list.filter((name) => present.has(name) && !taken.includes(name));
  const one = (role: string, first: readonly string[], second: readonly string[]): string => {
    const candidates = first.length > 0 ? first : second;
    const [only] = candidates;
    if (only !== undefined && candidates.length === 1) return only;
    return fail(candidates.length === 0 ? `which column holds the ${role} ${names.what} cannot be told from the names` : `the ${role} ${names.what} may stand in ${candidates.map(shown).join(' or ')}`);
  };
  const taken = [named.actual, named.predicted, named.baseline];
  const wantsGold = needs.includes('actual');
  const wantsPredicted = needs.includes('predicted');
  const clearGold = among(names.gold, taken);
  const clearPredicted = among(names.predicted, taken);
  const actual = wantsGold ? (named.actual ?? one('gold', clearGold, clearPredicted.length > 0 || named.predicted !== undefined || !wantsPredicted ? among(names.either, taken) : [])) : mayHaveGold ? (named.actual ?? only(clearGold)) : undefined;
  const predicted = wantsPredicted ? (named.predicted ?? one('predicted', clearPredicted, actual !== undefined || !wantsGold ? among(names.either, [...taken, actual]) : [])) : undefined;
  if (actual !== undefined && actual === predicted) fail(`gold and predicted ${names.what} are the same column ${shown(actual)}: the model would always be right`);
  const twin = named.baseline === undefined ? undefined : named.baseline === predicted ? 'predictions of the candidate itself' : named.baseline === actual ? `gold ${names.what}` : undefined;
  if (twin !== undefined) fail(`the baseline's column ${shown(named.baseline ?? '')} holds the ${twin}`);
  const id = named.id === undefined ? idOf(preview, present, [actual, predicted]) : [named.id];
  return {
    actual,
    predicted,
    baseline: named.baseline,
    id,
    text: named.text,
    inferred: [
      ...(actual !== undefined && named.actual === undefined ? (['actual'] as const) : []),
      ...(predicted !== undefined && named.predicted === undefined ? (['predicted'] as const) : []),
      ...(id.length > 0 && named.id === undefined ? (['id'] as const) : []),
    ],
  };
}

/** Throws what is wrong with the columns of a file, with what they are and how they are named. */
export function failWith(file: string, preview: Preview, { key, place }: Pick<ReadWanted, 'key' | 'place'>, { example }: AnswerNames, message: string): never {
  const yaml = key === 'columns.actual' ? `columns:\n  actual: { file: <gold file>, id: <id>, column: ${example} }` : `${key.replace('.', ':\n  ')}: { actual: ${example}, predicted: ${example} }`;
  throw new ProblemError(fileProblem(file, message, `Its columns are:\n${listColumns(preview)}\nName them in the config:\n${yaml}`, place));
}

/** A preview names the deepest keys: `data.text` says that there is `data`, too. */
export function presentIn({ columns }: Preview): ReadonlySet<string> {
  return new Set(
    columns.flatMap(({ name }) => {
      const parts = name.split('.');
      return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
    }),
  );
}

function idOf(preview: Preview, present: ReadonlySet<string>, taken: readonly (string | undefined)[]): readonly string[] {
  const found = idColumns(preview, taken).filter((name) => !name.includes('.'));
  if (found.length === 1) return found;
  // Comprehend's file and line, joined by a colon.
  if (present.has('File') && present.has('Entities')) return present.has('Line') ? ['File', 'Line'] : ['File'];
  // Prodigy's hash of the text; Vertex AI's key.
  return ['_input_hash', 'key'].filter((name) => present.has(name)).slice(0, 1);
}

/** The names of the config; of the other model's those that this file has, too. */
function namedColumns({ columns, prefer = {}, textElsewhere }: ReadWanted, has: (name: string) => boolean): DocumentColumns {
  const shared = (name: string | undefined): string | undefined => (name !== undefined && has(name) ? name : undefined);
  return {
    ...columns,
    actual: columns.actual ?? shared(prefer.actual),
    predicted: columns.predicted ?? shared(prefer.predicted),
    id: columns.id ?? shared(prefer.id),
    text: textElsewhere ? shared(columns.text) : columns.text,
  };
}

function only(names: readonly string[]): string | undefined {
  return names.length === 1 ? names[0] : undefined;
}
