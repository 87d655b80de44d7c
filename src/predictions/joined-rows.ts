import { CodeColumn } from './code-column.js';
import { shown } from './formats/quoting.js';
import { IdTable } from './id-table.js';
import { NONE, UNLABELLED } from './label-forms.js';

/** The rows of examples that must wait for another file, as columns of codes. */
export class JoinedRows {
  /** Rows are found by the order of records; ids, if there are any, only name them. */
  readonly byOrder: boolean;
  /** The rows stand in the gold file: both sides are asked about all of them. */
  readonly fromGold: boolean;
  readonly ids = new IdTable();
  readonly actual = new CodeColumn();
  readonly candidate = new CodeColumn();
  readonly baseline = new CodeColumn();
  readonly slices: readonly CodeColumn[];
  size = 0;

  constructor(options: { readonly byOrder: boolean; readonly fromGold: boolean; readonly slices: number }) {
    this.byOrder = options.byOrder;
    this.fromGold = options.fromGold;
    this.slices = Array.from({ length: options.slices }, () => new CodeColumn());
  }

  isLabelled(row: number): boolean {
    return this.actual.get(row) !== UNLABELLED;
  }

  /** The candidate said something about it, if only nothing: its file has the row. */
  hasCandidate(row: number): boolean {
    return this.candidate.get(row) !== NONE;
  }

  hasBaseline(row: number): boolean {
    return this.baseline.get(row) !== NONE;
  }

  /** The row for a message. */
  name(row: number): string {
    return this.ids.size > row ? shown(this.ids.text(row)) : `row ${row + 1}`;
  }
}
