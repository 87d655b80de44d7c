import type { Place } from '../problem.js';
import type { FormatName } from './formats/format.js';

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
}

/** Gold labels in a file of their own, joined by id. `id` and `column` are inferred when absent. */
export interface GoldFile {
  readonly file: string;
  readonly id?: string;
  readonly column?: string;
  readonly format?: FormatName;
}

/** Which examples of candidate and baseline are compared. */
export type ExamplesPolicy = 'identical' | 'common' | 'independent';

/** How rows of candidate and baseline find each other. */
export type PairBy = 'id' | 'order';

/** What a set of prediction files is and how it is read. `place` of the config stands in errors that the config can mend. */
export interface PredictionsOptions {
  readonly format?: FormatName;
  readonly columns: ColumnOptions;
  readonly place?: Place;
}
