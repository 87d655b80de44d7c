import type { Place } from '../problem.js';
import type { FormatChoice } from './formats/format.js';
import type { ScoreColumns } from './scores/options.js';

/** Which columns hold what. A name is a CSV header, a JSON key, or a dotted path into nested JSON objects. */
export interface ColumnOptions {
  /** The gold label: a column, or a column of another file that is joined by id. Inferred when absent. */
  readonly actual?: string | GoldFile;
  /** Inferred when absent. */
  readonly predicted?: string;
  /** Inferred when absent from `id`, `example_id`, … */
  readonly id?: string;
  /** Never inferred: without it only ids are shown. */
  readonly text?: string;
  /** Never inferred. */
  readonly slices?: readonly string[];
  /** Examples with the same value are one unit of chance. Never inferred. Read as a slice column behind the others. */
  readonly cluster?: string;
  /** Never inferred. */
  readonly scores?: ScoreColumns;
}

/** The columns that divide examples, in the order of a batch's: the slices, and behind them what names the clusters. */
export function dividingColumns({ slices = [], cluster }: ColumnOptions): readonly string[] {
  return cluster === undefined ? slices : [...slices, cluster];
}

/** Gold labels in a file of their own, joined by id. `id` and `column` are inferred when absent. */
export interface GoldFile {
  readonly file: string;
  readonly id?: string;
  readonly column?: string;
  readonly format?: FormatChoice;
}

/** Which examples of candidate and baseline are compared. */
export type ExamplesPolicy = 'identical' | 'common' | 'independent';

/** How rows of candidate and baseline find each other. */
export type PairBy = 'id' | 'order';

/** What a set of prediction files is and how it is read. `place` of the config stands in errors that the config can mend. */
export interface PredictionsOptions {
  readonly format?: FormatChoice;
  readonly columns: ColumnOptions;
  readonly place?: Place;
}
