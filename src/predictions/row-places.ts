import type { RowBatch } from './row-batch.js';

/** Of so many rows the first is remembered. */
const EVERY = 64;

interface FilePlaces {
  readonly rows: number[];
  readonly offsets: number[];
}

/** Where the rows of one side stand in its files: some of them, so that any can be found again without reading a file from its start. */
export class RowPlaces {
  /** By file, in the order of the side: numbers of rows over all files, and the byte offsets of their records. */
  readonly #files: FilePlaces[] = [];

  beginFile(): void {
    this.#files.push({ rows: [], offsets: [] });
  }

  /** Rows of the file that was begun last, whose first has the number `firstRow`. */
  add({ size, offsets }: RowBatch, firstRow: number): void {
    const file = this.#files.at(-1);
    for (let i = 0; i < size; i += EVERY) {
      file?.rows.push(firstRow + i);
      file?.offsets.push(offsets[i] as number);
    }
  }

  /** The number of the first row of a file. */
  firstOf(file: number): number {
    return this.#files[file]?.rows[0] ?? 0;
  }

  /** The last remembered row at or before one, in which file it stands, and where the next remembered row begins, if the file has one. */
  before(row: number): { readonly file: number; readonly row: number; readonly offset: number; readonly end: number | undefined } | undefined {
    for (let file = this.#files.length - 1; file >= 0; file--) {
      const { rows, offsets } = this.#files[file] as FilePlaces;
      let low = 0;
      let high = rows.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((rows[middle] as number) <= row) low = middle + 1;
        else high = middle;
      }
      if (low > 0) return { file, row: rows[low - 1] as number, offset: offsets[low - 1] as number, end: offsets[low] };
    }
    return undefined;
  }
}
