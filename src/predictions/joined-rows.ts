import { shown } from './formats/quoting.js';
import { RowStore, type Place } from './row-store.js';

/** The columns of a joined row; slices follow. `NONE` in CANDIDATE or BASELINE: that side's files lack the row. */
export const ACTUAL = 0;
export const CANDIDATE = 1;
export const BASELINE = 2;
export const FIRST_SLICE = 3;

/** The rows of examples that must wait for another file. */
export class JoinedRows {
  /** Rows are found by the order of records; ids, if there are any, only name them. */
  readonly byOrder: boolean;
  /** The rows stand in the gold file: both sides are asked about all of them. */
  readonly fromGold: boolean;
  readonly hasIds: boolean;
  readonly slices: number;
  readonly store: RowStore;

  constructor(options: { readonly byOrder: boolean; readonly fromGold: boolean; readonly hasIds: boolean; readonly slices: number }) {
    this.byOrder = options.byOrder;
    this.fromGold = options.fromGold;
    this.hasIds = options.hasIds;
    this.slices = options.slices;
    this.store = new RowStore(FIRST_SLICE + options.slices);
  }

  /** The row for a message; `row` counts from 0. */
  name(place: Place, row: number): string {
    return this.hasIds ? shown(this.store.idText(place)) : `row ${row + 1}`;
  }
}
