import type { IdColumn } from './id-column.js';
import { BATCH_ROWS } from './row-batch.js';
import { SLIM_ROWS } from './slim-rows-wasm.js';
import { instantiate, type Memory } from './web-assembly.js';

// How much there is of everything, and where it lies in memory: as in wasm/slim.ts.
const MOST_COLUMNS = 4;
const COLUMNS = 1024;
const ID_STARTS = COLUMNS + 2 * MOST_COLUMNS * BATCH_ROWS;
const ID_LENGTHS = ID_STARTS + 4 * BATCH_ROWS;
const OUT = ID_LENGTHS + 4 * BATCH_ROWS;
const OUT_BYTES = 256 * 1024;
const TEXTS = OUT + OUT_BYTES + 16 * 32_768;
const IDS = TEXTS + 2 * 1024 * 1024;
const PAGE = 65_536;

const FULL = 1;
const NEW = 2;
const UNUSUAL = 3;

interface Exports {
  readonly memory: Memory & { grow(pages: number): number };
  write(from: number, size: number, hasIds: number, ids: number): number;
  learn(row: number, length: number): number;
  status(): number;
  outUsed(): number;
  clear(): void;
}

/** A batch of rows: gold, predictions, and up to two slice columns. */
export interface SlimBatch {
  readonly size: number;
  readonly columns: readonly Uint16Array[];
  readonly ids: IdColumn | undefined;
}

/** What is asked for what the module leaves to others. */
export interface SlimText {
  /** What stands behind the id of a row, with all rows of the same codes. */
  behindId(row: number): Uint8Array;
  whole(row: number): Uint8Array;
}

/** Rows of the slim copy, written in WebAssembly (wasm/slim.ts). */
export class SlimRows {
  readonly #exports: Exports;
  readonly #onText: (text: Uint8Array) => void;

  /** Whether rows of so many columns can be written so. */
  static serves(columns: number): boolean {
    return columns <= MOST_COLUMNS;
  }

  constructor(onText: (text: Uint8Array) => void) {
    this.#exports = instantiate<Exports>(SLIM_ROWS);
    this.#onText = onText;
  }

  add({ size, columns, ids }: SlimBatch, text: SlimText): void {
    const shift = ids === undefined ? 0 : this.#give(ids, size);
    columns.forEach((codes, column) => new Uint16Array(this.#exports.memory.buffer, COLUMNS + 2 * column * BATCH_ROWS, size).set(codes.subarray(0, size)));
    for (let row = 0; row < size; ) {
      row = this.#exports.write(row, size, ids === undefined ? 0 : 1, shift);
      const status = this.#exports.status();
      if (status === FULL) this.flush();
      else if (status === UNUSUAL || (status === NEW && !this.#learn(row, text.behindId(row)))) {
        this.flush();
        this.#onText(text.whole(row++));
      }
    }
  }

  /** Hands on what is left. */
  flush(): void {
    this.#onText(new Uint8Array(this.#exports.memory.buffer, OUT, this.#exports.outUsed()));
    this.#exports.clear();
  }

  #learn(row: number, text: Uint8Array): boolean {
    const at = this.#exports.learn(row, text.length);
    if (at === 0) return false;
    new Uint8Array(this.#exports.memory.buffer, at, text.length).set(text);
    return true;
  }

  /** Hands ids in; returns the address from which their starts count. */
  #give(ids: IdColumn, size: number): number {
    const { from, end } = ids.stretch(size);
    const { memory } = this.#exports;
    // Up to seven bytes behind an id are read.
    const lacking = IDS + end - from + 8 - memory.buffer.byteLength;
    if (lacking > 0 && memory.grow(Math.ceil(lacking / PAGE)) < 0) throw new RangeError('there is no memory for the ids of a batch');
    new Uint8Array(memory.buffer, IDS).set(ids.bytes.subarray(from, end));
    new Int32Array(memory.buffer, ID_STARTS, size).set(ids.starts.subarray(0, size));
    new Int32Array(memory.buffer, ID_LENGTHS, size).set(ids.lengths.subarray(0, size));
    return IDS - from;
  }
}
