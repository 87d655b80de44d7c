import { Buffer } from 'node:buffer';
import { STOP, type Scanner } from './formats/chunks.js';
import { newCells, setCell } from './formats/cells.js';
import { CsvRows, type TableLayout } from './formats/csv-table.js';
import { TEXT } from './formats/format.js';
import { IdColumn } from './id-column.js';
import { BATCH_ROWS, RowBatcher, type CellCoder, type RowBatch } from './row-batch.js';
import type { RowScanner } from './row-scanner.js';
import type { Source } from './source.js';
import { TABLE_ROWS } from './table-rows-wasm.js';

// How much there is of everything, and where it lies in memory: as in wasm/table-rows.ts.
const MOST_COLUMNS = 16;
const MOST_FIELDS = 1024;
const ID_BYTES = 256 * 1024;
const ORDER = 768;
const FIELDS = 1024;
const OFFSETS = 8192;
const ID_STARTS = OFFSETS + 8 * BATCH_ROWS;
const ID_LENGTHS = ID_STARTS + 4 * BATCH_ROWS;
const CODES = ID_LENGTHS + 4 * BATCH_ROWS;
const IDS = CODES + 2 * BATCH_ROWS * MOST_COLUMNS;

const NOT_WANTED = -1;

/** Why it has stopped; else at a row that is unusual. */
const INCOMPLETE = 0;
const FULL = 1;
const REACHED = 3;

/** Bytes that are looked at in one go. A record that is longer is read in the other way. */
const INPUT_BYTES = 1024 * 1024;

/** Behind an unusual row so many bytes are read in the other way at most, too, before this way is tried again. */
const MOST_STRETCH = 256 * 1024;

/** As much of WebAssembly as is used here; the types of Node leave it out. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    readonly exports: object;
    constructor(module: Module, imports: object);
  }
}

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly INPUT: { readonly value: number };
  readonly status: { readonly value: number };
  readonly size: { readonly value: number };
  readonly idsUsed: { readonly value: number };
  clear(): void;
  rows(from: number, end: number, until: number, base: number, delimiter: number, width: number, columns: number, hasIds: number): number;
}

/** Compiled when it is first needed; null where this processor lacks SIMD. */
let compiled: WebAssembly.Module | null | undefined;

function moduleOrNull(): WebAssembly.Module | null {
  if (compiled === undefined) {
    try {
      compiled = new WebAssembly.Module(Buffer.from(TABLE_ROWS, 'base64'));
    } catch {
      compiled = null;
    }
  }
  return compiled;
}

/**
 * Rows of a table to batches by WebAssembly with SIMD (wasm/table-rows.ts), which reads sixteen bytes at a time. Whatever is unusual, be it only a
 * quote in a label, is read by `CsvRows`, which is the reference: this is only a faster way to the same rows.
 */
export class FastTable implements RowScanner {
  readonly advice: string;
  readonly #layout: TableLayout;
  readonly #onBatch: (batch: RowBatch) => void;
  readonly #hasIds: 0 | 1;
  readonly #plain: CsvRows;
  readonly #plainBatcher: RowBatcher;
  readonly #wasm: Exports;
  readonly #bytes: Uint8Array;
  readonly #input: Uint8Array;
  readonly #batch: { size: number } & RowBatch;
  #until = Infinity;
  /** How far the other way reads on when a row is unusual: farther when they come one after the other. */
  #stretch = 1;
  next = 0;

  /** Whether it can read such a table. */
  static serves({ width, loneCr, fields }: TableLayout, labels: number): boolean {
    return width <= MOST_FIELDS && labels <= MOST_COLUMNS && !loneCr && new Set(fields).size === fields.length && moduleOrNull() !== null;
  }

  constructor(layout: TableLayout, order: readonly number[], coders: readonly CellCoder[], hasIds: boolean, source: Source, onBatch: (batch: RowBatch) => void) {
    this.#layout = layout;
    this.#onBatch = onBatch;
    this.#hasIds = hasIds ? 1 : 0;
    this.#plainBatcher = new RowBatcher(coders, hasIds, source, onBatch, order);
    this.#plain = new CsvRows(layout, (cells) => {
      this.#plainBatcher.add(cells);
      return true;
    });
    this.advice = this.#plain.advice;
    const cells = newCells(coders.length);
    const learn = (column: number, start: number, end: number): number => {
      setCell(cells, column, TEXT, this.#bytes, start, end);
      return (coders[column] as CellCoder).code(cells, column, source);
    };
    const instance = new WebAssembly.Instance(moduleOrNull() as WebAssembly.Module, { reader: { learn } });
    this.#wasm = instance.exports as unknown as Exports;
    const { buffer } = this.#wasm.memory;
    this.#bytes = new Uint8Array(buffer);
    this.#input = this.#bytes.subarray(this.#wasm.INPUT.value);
    const wanted = new Int32Array(buffer, FIELDS, MOST_FIELDS).fill(NOT_WANTED);
    layout.fields.forEach((field, cell) => (wanted[field] = cell));
    new Int32Array(buffer, ORDER, MOST_COLUMNS).set(order);
    this.#batch = {
      size: 0,
      codes: coders.map((_, column) => new Uint16Array(buffer, CODES + 2 * BATCH_ROWS * column, BATCH_ROWS)),
      ids: IdColumn.over(new Uint8Array(buffer, IDS, ID_BYTES), new Int32Array(buffer, ID_STARTS, BATCH_ROWS), new Int32Array(buffer, ID_LENGTHS, BATCH_ROWS)),
      offsets: new Float64Array(buffer, OFFSETS, BATCH_ROWS),
      source,
    };
  }

  readonly nonFinite = (): number => 0;

  begin(until: number): void {
    this.#until = until;
    this.#stretch = 1;
  }

  guess(bytes: Uint8Array): number {
    return this.#plain.guess(bytes);
  }

  readonly scan: Scanner = (bytes, start, end, last, origin) => {
    let p = start;
    for (;;) {
      const length = Math.min(end - p, INPUT_BYTES);
      const read = this.#readInput(bytes, p, length, origin);
      p += read;
      switch (this.#wasm.status.value) {
        case REACHED:
          this.next = origin + p;
          return STOP;
        case INCOMPLETE:
          // The rest did not fit; or there is no more, and then the other way says what that means.
          if (p + length - read < end && read > 0) continue;
          if (!last && p + length - read === end) return p;
          break;
        default:
          this.#stretch = read > this.#stretch ? 1 : Math.min(2 * this.#stretch, MOST_STRETCH);
      }
      this.#handOn();
      this.#plain.begin(Math.min(this.#until, origin + p + this.#stretch));
      const next = this.#plain.scan(bytes, p, end, last, origin);
      this.#plainBatcher.flush();
      if (next !== STOP) return next;
      p = this.#plain.next - origin;
    }
  };

  flush(): void {
    this.#handOn();
  }

  drop(): void {
    this.#wasm.clear();
    this.#plainBatcher.drop();
  }

  /** Reads the rows among some bytes; returns behind how many of them it has stopped. */
  #readInput(bytes: Buffer, from: number, length: number, origin: number): number {
    const { rows, status, INPUT } = this.#wasm;
    const { delimiter, width } = this.#layout;
    const input = INPUT.value;
    this.#input.set(bytes.subarray(from, from + length));
    const base = origin + from - input;
    const until = Math.min(this.#until - base, 2 ** 31 - 1);
    let at = input;
    do {
      at = rows(at, input + length, until, base, delimiter, width, this.#batch.codes.length, this.#hasIds);
      if (status.value === FULL) this.#handOn();
    } while (status.value === FULL);
    return at - input;
  }

  #handOn(): void {
    const size = this.#wasm.size.value;
    if (size === 0) return;
    this.#batch.size = size;
    this.#batch.ids.take(this.#wasm.idsUsed.value);
    this.#onBatch(this.#batch);
    this.#wasm.clear();
  }
}
