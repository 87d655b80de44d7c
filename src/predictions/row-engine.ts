import { Buffer } from 'node:buffer';
import { newCells, Scratch, setCell } from './formats/cells.js';
import { TEXT } from './formats/format.js';
import type { Leaf } from './formats/json-paths.js';
import { unescape } from './formats/json-string.js';
import { IdColumn } from './id-column.js';
import { BATCH_ROWS, type CellCoder, type RowBatch } from './row-batch.js';
import { ROW_ENGINE } from './row-engine-wasm.js';
import type { Source } from './source.js';
import { compiled, instantiate, type Memory } from './web-assembly.js';

// How much there is of everything, and where it lies in memory: as in wasm/batch.ts and wasm/json.ts.
export const MOST_COLUMNS = 16;
export const MOST_FIELDS = 1024;
const ID_BYTES = 256 * 1024;
const ORDER = 768;
const FIELDS = 1024;
const OFFSETS = 8192;
const ID_STARTS = OFFSETS + 8 * BATCH_ROWS;
const ID_LENGTHS = ID_STARTS + 4 * BATCH_ROWS;
const ID_HASHES = ID_LENGTHS + 4 * BATCH_ROWS;
const ID_SECOND_HASHES = ID_HASHES + 4 * BATCH_ROWS;
const CODES = ID_SECOND_HASHES + 4 * BATCH_ROWS;
const IDS = CODES + 2 * BATCH_ROWS * MOST_COLUMNS;
const SHAPE_BYTES = 128 * 1024;
const SHAPE = 1024;
const MOST_SHAPES = 8;
const NOT_WANTED = -1;
const ESCAPED = 32;

/** Bytes that are looked at in one go. */
export const INPUT_BYTES = 1024 * 1024;

/** Why reading has stopped; else at a row that is unusual. */
export const INCOMPLETE = 0;
const FULL = 1;
export const REACHED = 3;

/** Reads rows from one address on; returns the address where it has stopped. */
export type ReadRows = (from: number, end: number, until: number, base: number) => number;

interface Exports {
  readonly memory: Memory;
  readonly INPUT: { readonly value: number };
  readonly SHAPES: { readonly value: number };
  status(): number;
  rowsUsed(): number;
  idBytesUsed(): number;
  hashIds(): void;
  clear(): void;
  rows(from: number, end: number, until: number, base: number, delimiter: number, width: number, columns: number, hasIds: number): number;
  lines(from: number, end: number, until: number, base: number, shapes: number, columns: number, hasIds: number): number;
  items(from: number, end: number, until: number, base: number, shapes: number, columns: number, hasIds: number): number;
  beginArray(isBehindItem: number): void;
  isBehindItem(): number;
}

/** Whether this processor has SIMD. */
function isAtHand(): boolean {
  try {
    compiled(ROW_ENGINE);
    return true;
  } catch {
    return false;
  }
}

/** What is asked of an engine: label columns, what makes codes of them and in which order, and what becomes of full batches. */
export interface EngineRequest {
  readonly coders: readonly CellCoder[];
  readonly order: readonly number[];
  readonly hasIds: boolean;
  readonly source: Source;
  readonly onBatch: (batch: RowBatch) => void;
}

/** The WebAssembly of wasm/, with its memory: bytes go in, batches of rows come out. */
export class RowEngine {
  readonly #exports: Exports;
  readonly #bytes: Uint8Array;
  readonly #onBatch: (batch: RowBatch) => void;
  readonly #batch: { size: number } & RowBatch;
  readonly #columns: number;
  readonly #hasIds: 0 | 1;
  readonly #known = new Set<string>();
  #jointsUsed = MOST_SHAPES * SHAPE;
  /** Rows handed on so far. */
  rows = 0;

  /** Whether there is one for so many label columns on this machine. */
  static serves(labels: number): boolean {
    return labels <= MOST_COLUMNS && isAtHand();
  }

  constructor({ coders, order, hasIds, source, onBatch }: EngineRequest) {
    const cells = newCells(MOST_COLUMNS);
    const scratch = new Scratch();
    const learn = (place: number, start: number, end: number): number => {
      const column = place % ESCAPED;
      if (place < ESCAPED) setCell(cells, column, TEXT, this.#bytes, start, end);
      else {
        scratch.clear();
        const from = unescape(this.#bytes, start, end, scratch);
        setCell(cells, column, TEXT, scratch.bytes, from, scratch.used);
      }
      return (coders[column] as CellCoder).code(cells, column, source);
    };
    this.#exports = instantiate<Exports>(ROW_ENGINE, { reader: { learn } });
    this.#onBatch = onBatch;
    this.#columns = coders.length;
    this.#hasIds = hasIds ? 1 : 0;
    const { buffer } = this.#exports.memory;
    this.#bytes = new Uint8Array(buffer);
    new Int32Array(buffer, ORDER, MOST_COLUMNS).set(order);
    const hashes = { first: new Int32Array(buffer, ID_HASHES, BATCH_ROWS), second: new Int32Array(buffer, ID_SECOND_HASHES, BATCH_ROWS) };
    this.#batch = {
      size: 0,
      codes: coders.map((_, column) => new Uint16Array(buffer, CODES + 2 * BATCH_ROWS * column, BATCH_ROWS)),
      ids: IdColumn.over(new Uint8Array(buffer, IDS, ID_BYTES), new Int32Array(buffer, ID_STARTS, BATCH_ROWS), new Int32Array(buffer, ID_LENGTHS, BATCH_ROWS), () => {
        this.#exports.hashIds();
        return hashes;
      }),
      offsets: new Float64Array(buffer, OFFSETS, BATCH_ROWS),
      source,
    };
  }

  /** Rows of a table. `fields`: which field goes into each cell, label columns first. */
  table(delimiter: number, width: number, fields: readonly number[]): ReadRows {
    const wanted = new Int32Array(this.#exports.memory.buffer, FIELDS, MOST_FIELDS).fill(NOT_WANTED);
    fields.forEach((field, cell) => (wanted[field] = cell));
    return (from, end, until, base) => this.#exports.rows(from, end, until, base, delimiter, width, this.#columns, this.#hasIds);
  }

  /** Records of JSON, one a line or items of an array, of the shapes that are learnt. */
  json(kind: 'lines' | 'items'): ReadRows {
    return (from, end, until, base) => this.#exports[kind](from, end, until, base, this.#known.size, this.#columns, this.#hasIds);
  }

  /** In an array: reading goes on where an item starts, or behind one. */
  beginArray(isBehindItem: boolean): void {
    this.#exports.beginArray(isBehindItem ? 1 : 0);
  }

  get isBehindItem(): boolean {
    return this.#exports.isBehindItem() === 1;
  }

  /** Learns the shape of a record: its values, and what stands between them. One that does not fit is left to others. */
  learn(record: Uint8Array, leaves: readonly Leaf[]): void {
    const joints = Array.from({ length: leaves.length + 1 }, (_, i) => record.subarray(leaves[i - 1]?.end ?? 0, leaves[i]?.start ?? record.length));
    const key = joints.map((joint, i) => `${Buffer.from(joint).toString('latin1')}\u0000${leaves[i]?.cells.join(' ') ?? ''}`).join('\u0000');
    const size = joints.reduce((sum, joint) => sum + joint.length, 0);
    const fits = joints.length <= SHAPE / 16 - 1 && this.#known.size < MOST_SHAPES && this.#jointsUsed + size + 16 <= SHAPE_BYTES;
    if (this.#known.has(key) || !fits || leaves.some(({ cells }) => cells.length > 1)) return;
    const shapes = this.#exports.SHAPES.value;
    const words = new Int32Array(this.#exports.memory.buffer, shapes + this.#known.size * SHAPE, SHAPE / 4);
    words[0] = joints.length;
    joints.forEach((joint, i) => {
      const at = shapes + this.#jointsUsed;
      this.#bytes.set(joint, at);
      this.#jointsUsed += joint.length;
      words.set([at, joint.length, leaves[i]?.cells[0] ?? NOT_WANTED, leaves[i]?.leads === true ? 1 : 0], 1 + 4 * i);
    });
    this.#known.add(key);
  }

  /** Reads the rows among some bytes, at most INPUT_BYTES; returns behind how many of them it has stopped. `position`: where in the file they stand. */
  read(readRows: ReadRows, bytes: Uint8Array, position: number, until: number): number {
    const input = this.#exports.INPUT.value;
    this.#bytes.set(bytes, input);
    const base = position - input;
    const stop = Math.min(until - base, 2 ** 31 - 1);
    let at = input;
    do {
      at = readRows(at, input + bytes.length, stop, base);
      if (this.status === FULL) this.handOn();
    } while (this.status === FULL);
    return at - input;
  }

  get status(): number {
    return this.#exports.status();
  }

  handOn(): void {
    const size = this.#exports.rowsUsed();
    if (size === 0) return;
    this.#batch.size = size;
    this.#batch.ids.take(this.#exports.idBytesUsed());
    this.rows += size;
    this.#onBatch(this.#batch);
    this.#exports.clear();
  }

  drop(): void {
    this.#exports.clear();
  }
}
