import { ID_NAMES, normaliseName } from '../../predictions/column-names.js';
import type { Preview, PreviewColumn } from '../../predictions/formats/format.js';
import type { Roles } from '../../predictions/roles.js';

/** Columns that a person may want to name: never taken, only offered. */
export interface OfferedColumns {
  readonly text?: string;
  readonly slices: readonly string[];
}

const SHORTEST_TEXT = 20;
const MOST_VALUES = 12;
const LONGEST_VALUE = 40;
const MOST_SLICES = 3;

/** Of the columns that play no part yet: the one that holds texts, and those with few values, each of them several times. */
export function offeredColumns({ columns }: Preview, roles: Roles, classes: readonly string[]): OfferedColumns {
  const taken = new Set([roles.actual, roles.predicted, roles.id]);
  const rest = columns.filter(({ name }) => !taken.has(name) && name.trim() !== '' && !ID_NAMES.has(normaliseName(name)));
  const [text] = rest.filter(holdsTexts).sort((a, b) => meanLength(b) - meanLength(a));
  const labels = new Set(classes);
  const slices = rest.filter((column) => holdsGroups(column, labels)).slice(0, MOST_SLICES);
  return { ...(text !== undefined && { text: text.name }), slices: slices.map(({ name }) => name) };
}

function holdsTexts({ kind, samples }: PreviewColumn): boolean {
  return kind === 'text' && meanLength({ samples }) >= SHORTEST_TEXT && new Set(samples).size * 2 > samples.length;
}

function holdsGroups({ kind, samples }: PreviewColumn, labels: ReadonlySet<string>): boolean {
  if (kind === 'structure' || kind === 'empty') return false;
  const values = [...new Set(samples.map((sample) => sample.trim()))];
  // A score is no group, and a column of labels is what another model said.
  if (kind === 'number' && !values.every((value) => /^-?\d+$/.test(value))) return false;
  if (values.every((value) => labels.has(value))) return false;
  return values.length >= 2 && values.length <= MOST_VALUES && values.length * 2 <= samples.length && values.every((value) => value.length <= LONGEST_VALUE);
}

function meanLength({ samples }: Pick<PreviewColumn, 'samples'>): number {
  return samples.reduce((sum, sample) => sum + sample.length, 0) / Math.max(1, samples.length);
}
