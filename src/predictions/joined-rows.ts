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
  /** The numbers of the rows in the files of each side are kept, for their scores. */
  readonly withSideRows: boolean;
  readonly store: RowStore;

  constructor(options: { readonly byOrder: boolean; readonly fromGold: boolean; readonly hasIds: boolean; readonly slices: number; readonly withSideRows: boolean }) {
    this.byOrder = options.byOrder;
    this.fromGold = options.fromGold;
    this.hasIds = options.hasIds;
    this.slices = options.slices;
    this.withSideRows = options.withSideRows;
    this.store = new RowStore(FIRST_SLICE + options.slices + (options.withSideRows ? 4 : 0));
  }

  /** Of the batch at hand: which rows of a side's files they are, the first of them `firstRow`. */
  setSideRows(side: 'candidate' | 'baseline', size: number, firstRow: number): void {
    if (!this.withSideRows) return;
    const column = this.#sideColumn(side);
    const [low, high] = [new Uint16Array(size), new Uint16Array(size)];
    for (let i = 0; i < size; i++) {
      low[i] = firstRow + i;
      high[i] = (firstRow + i) >>> 16;
    }
    this.store.setCodes(column, size, low);
    this.store.setCodes(column + 1, size, high);
  }

  /** The same back: `NO_ROW` for those that the side lacks. */
  sideRows(side: 'candidate' | 'baseline', size: number, into: Uint32Array): void {
    const column = this.#sideColumn(side);
    const [low, high] = [new Uint16Array(size), new Uint16Array(size)];
    this.store.codes(column, size, low);
    this.store.codes(column + 1, size, high);
    for (let i = 0; i < size; i++) into[i] = (low[i] as number) | ((high[i] as number) << 16);
  }

  /** A number takes two columns of codes. */
  #sideColumn(side: 'candidate' | 'baseline'): number {
    return FIRST_SLICE + this.slices + (side === 'candidate' ? 0 : 2);
  }

  /** The row for a message; `row` counts from 0. */
  name(place: Place, row: number): string {
    return this.hasIds ? shown(this.store.idText(place)) : `row ${row + 1}`;
  }
}
