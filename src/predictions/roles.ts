import { ProblemError, type Place } from '../problem.js';
import { ID_NAMES, normaliseName } from './column-names.js';
import type { Preview } from './formats/format.js';
import { inferLabels } from './infer-labels.js';
import { missingColumn, noIdColumn, unclearLabels } from './role-problems.js';

/** Which column of a file plays which part. `actual` is absent where gold stands in another file. */
export interface Roles {
  readonly actual?: string;
  readonly predicted: string;
  readonly id?: string;
  readonly text?: string;
  readonly slices: readonly string[];
  /** The roles that were inferred: said whenever the mapping is shown. */
  readonly inferred: readonly ('actual' | 'predicted' | 'id')[];
}

/**
 * What ids are for. `pairing` with a baseline, joining with a `gold` file and checking their `uniqueness` need a column of them;
 * `names` is content without; paired by `order`, none is inferred, since rows are what counts.
 */
export type IdPurpose = 'pairing' | 'gold' | 'uniqueness' | 'names' | 'order';

/** What is asked of a file: names that must be there, and what is to be inferred. */
export interface RolesWanted {
  readonly actual?: string | undefined;
  readonly predicted?: string | undefined;
  readonly id?: string | undefined;
  readonly text?: string | undefined;
  readonly slices?: readonly string[] | undefined;
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
export function resolveRoles(file: string, preview: Preview, wanted: RolesWanted): Roles {
  const demanded: readonly (readonly [role: string, name: string | undefined])[] = [
    ['actual', wanted.actual],
    ['predicted', wanted.predicted],
    ['id', wanted.id],
    ['text', wanted.text],
    ...(wanted.slices ?? []).map((name) => ['slices', name] as const),
  ];
  const problems = demanded.flatMap(([role, name]) => (name === undefined || canHold(preview, name) ? [] : [missingColumn(file, role, name, preview, wanted)]));
  if (problems.length > 0) throw new ProblemError(problems);

  const labels = inferLabels(preview.columns, wanted);
  if (labels === undefined) throw new ProblemError(unclearLabels(file, preview, wanted));
  const { actual, predicted } = labels;
  const id = wanted.id ?? idColumn(file, preview, wanted, [actual, predicted]);
  const inferred = [
    ...(wanted.actual === undefined && actual !== undefined ? (['actual'] as const) : []),
    ...(wanted.predicted === undefined ? (['predicted'] as const) : []),
    ...(wanted.id === undefined && id !== undefined ? (['id'] as const) : []),
  ];
  return {
    ...(actual !== undefined && { actual }),
    predicted,
    ...(id !== undefined && { id }),
    ...(wanted.text !== undefined && { text: wanted.text }),
    slices: wanted.slices ?? [],
    inferred,
  };
}

/** Whether a column of that name is there, or a JSON object that may hold it deeper than a preview looks. */
export function canHold({ columns, format }: Preview, name: string): boolean {
  if (columns.some((column) => column.name === name)) return true;
  if (format !== 'json' && format !== 'jsonl') return false;
  return columns.some((column) => name.startsWith(`${column.name}.`) && column.samples.some((text) => text.startsWith('{')));
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
