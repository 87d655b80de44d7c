import type { Place } from '../../problem.js';
import type { FormatChoice } from '../formats/format.js';

/** Which columns of a file are wanted, and how they are called in it. */
export interface DocumentColumns {
  readonly actual?: string | undefined;
  readonly predicted?: string | undefined;
  /** A baseline that stands in a column of the same file. */
  readonly baseline?: string | undefined;
  readonly id?: string | undefined;
  readonly text?: string | undefined;
  readonly slices?: readonly string[] | undefined;
}

/** What is asked of the files of one side. */
export interface ReadWanted {
  readonly columns: DocumentColumns;
  /** Names of the other model's file, which serve where this file has such columns. */
  readonly prefer?: DocumentColumns | undefined;
  /** The text may stand in the gold file instead. */
  readonly textElsewhere: boolean;
  /** Sides that must be found, by name or by inference; the others are read where they are named. */
  readonly needs: readonly ('actual' | 'predicted')[];
  /** Gold that is read when it is there: a baseline often brings its own. */
  readonly mayHaveGold: boolean;
  readonly format?: FormatChoice | undefined;
  /** Which key of the config names the columns, for advice. */
  readonly key: 'columns' | 'columns.actual' | 'baseline.columns';
  readonly place?: Place | undefined;
}
