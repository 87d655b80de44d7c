/**
 * The scores of one side as it was read: a column a label, in the order of its rows, with room for more. NaN: the row has no score of this label. With `single` the one
 * column holds scores of the positive class; of probabilities that of the other class is what is left.
 */
export interface ScoreTable {
  readonly single: boolean;
  /** They are any numbers, not probabilities. Of several columns they are made probabilities when they are read. */
  readonly logits: boolean;
  readonly columns: ReadonlyMap<string, Float64Array>;
  /** Rows list their best labels only, and never fewer than this; Infinity where they have scores of all labels. */
  readonly listed: number;
}

/** What the sum of probabilities may be away from 1: they are often printed with two or three digits. A list with less holds the best few of more. */
export const ROUNDING = 0.01;

/** Columns of scores while they are read. */
export class GrowingTable {
  readonly columns = new Map<string, Float64Array>();
  rows = 0;
  listed = Infinity;
  #room = 4096;

  /** Puts a score into a row that was begun. */
  set(label: string, row: number, score: number): void {
    (this.columns.get(label) ?? this.#begun(label))[row] = score;
  }

  beginRow(): number {
    if (this.rows === this.#room) this.#grow();
    return this.rows++;
  }

  /** A row that does not have all labels. */
  list(labels: number): void {
    this.listed = Math.min(this.listed, labels);
  }

  #begun(label: string): Float64Array {
    const column = new Float64Array(this.#room).fill(Number.NaN);
    this.columns.set(label, column);
    return column;
  }

  #grow(): void {
    const before = this.#room;
    this.#room *= 2;
    for (const [label, column] of this.columns) {
      const larger = new Float64Array(this.#room).fill(Number.NaN, before);
      larger.set(column);
      this.columns.set(label, larger);
    }
  }
}
