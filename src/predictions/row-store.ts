import { ProblemError } from '../problem.js';
import { textOf } from './formats/cells.js';
import { IdColumn } from './id-column.js';
import { BATCH_ROWS } from './row-batch.js';
import { ROW_STORE } from './row-store-wasm.js';
import { instantiate, type Memory } from './web-assembly.js';

/** Where a row is kept. Places of later rows are larger. */
export type Place = number;
export const NOWHERE: Place = 0xffff_ffff;

const FIRST_PLACE: Place = 1;

/** A wrong expectation must not cost more than this many rows' part of the table. */
const MOST_EXPECTED = 50_000_000;

// Where in memory what is handed in and out lies: as in wasm/rows.ts.
const STARTS = 1024;
const LENGTHS = STARTS + 4 * BATCH_ROWS;
const PLACES = LENGTHS + 4 * BATCH_ROWS;
const HASHES = PLACES + 4 * BATCH_ROWS;
const SECOND_HASHES = HASHES + 4 * BATCH_ROWS;
const CODES = SECOND_HASHES + 4 * BATCH_ROWS;
const REFUSED = CODES + 2 * BATCH_ROWS;

interface Exports {
  readonly memory: Memory;
  begin(columns: number): void;
  size(): number;
  bytes(): number;
  expect(rows: number): number;
  room(newRows: number, idBytes: number): number;
  find(rows: number, ids: number): void;
  add(rows: number, ids: number): void;
  append(rows: number, ids: number): void;
  walk(rows: number, from: Place): number;
  next(): Place;
  codes(rows: number, column: number): void;
  setCodes(rows: number, column: number): void;
  claim(rows: number, column: number): number;
  compareIds(rows: number, ids: number): number;
  ids(rows: number): number;
  locate(place: Place): number;
  located(): number;
}

/** Views of the memory as it is now. */
interface Views {
  readonly buffer: ArrayBuffer;
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly lengths: Int32Array;
  readonly places: Uint32Array;
  readonly hashes: Int32Array;
  readonly secondHashes: Int32Array;
  readonly codes: Uint16Array;
  readonly refused: Uint8Array;
}

/**
 * Rows of codes that wait for another file, found by id: exactly, the bytes of every id are kept and compared, never a bare hash. Rows are worked on
 * in batches, of at most `BATCH_ROWS`: finding, adding or walking puts a batch at hand, and the other methods read or write its columns.
 *
 * In WebAssembly (wasm/rows.ts, wasm/id-table.ts), whose memory is all that it has: a row takes 2 bytes a column, 1 for the length of its id (2 from 128 bytes on),
 * the id, and 0 or 1 to make it even; found by id, also a slot of 4 bytes in a table that grows to twice its size when 4/5 of it are full: 5 to 10.
 * With the three columns of a join that is the id and 12 to 18 bytes (19 from 128 bytes on). Only rows that were expected and do not come cost more.
 */
export class RowStore {
  readonly #exports: Exports;
  #views: Views;
  /** Of the batch at hand: where each row is kept, or `NOWHERE`. */
  readonly places = new Uint32Array(BATCH_ROWS);
  /** Of the batch at hand: 1 for the rows that were counted by `claim` or `compareIds`, whichever was asked last. */
  readonly marked = new Uint8Array(BATCH_ROWS);

  constructor(columns: number) {
    this.#exports = instantiate<Exports>(ROW_STORE);
    this.#exports.begin(columns);
    this.#views = viewsOf(this.#exports.memory);
  }

  get size(): number {
    return this.#exports.size();
  }

  /** Bytes of memory in use. */
  get bytes(): number {
    return this.#exports.bytes() >>> 0;
  }

  /** Makes room for so many rows at once, which spares it growing. */
  expect(rows: number): void {
    this.#exports.expect(Math.min(rows, MOST_EXPECTED));
  }

  /** Puts at hand the rows of these ids. */
  find(ids: IdColumn, size: number): void {
    this.#exports.find(size, this.#give(ids, size, 0));
    this.#takePlaces(size);
  }

  /** Adds a row for every id that is new, and puts it at hand; one that is not is nowhere. The codes of a new row are `NONE`. */
  add(ids: IdColumn, size: number): void {
    if (this.#exports.expect(this.size + size) === 0) throw tooMany(this.size);
    this.#exports.add(size, this.#give(ids, size, size));
    this.#takePlaces(size);
  }

  /** Adds rows that are found by their order alone, and puts them at hand. In a store that has such rows `add` is not used. */
  append(ids: IdColumn, size: number): void {
    this.#exports.append(size, this.#give(ids, size, size));
    this.#takePlaces(size);
  }

  /** Goes through all rows in the order they were added. */
  cursor(): RowCursor {
    let place = FIRST_PLACE;
    return {
      next: (most = BATCH_ROWS) => {
        const size = this.#exports.walk(most, place);
        place = this.#exports.next();
        this.#takePlaces(most);
        return size;
      },
    };
  }

  /** Reads a column of the batch at hand: `NONE` for rows that are nowhere. */
  codes(column: number, size: number, into: Uint16Array): void {
    this.#exports.codes(size, column);
    into.set(this.#now().codes.subarray(0, size));
  }

  /** Writes a column of the batch at hand. */
  setCodes(column: number, size: number, codes: Uint16Array): void {
    this.#now().codes.set(codes.subarray(0, size));
    this.#exports.setCodes(size, column);
  }

  /**
   * Writes a column of the batch at hand where it is still `NONE`. The rows that are nowhere, or have a code already, are marked, and nothing more
   * is read or written of them; returns how many they are.
   */
  claim(column: number, size: number, codes: Uint16Array): number {
    this.#now().codes.set(codes.subarray(0, size));
    const refused = this.#exports.claim(size, column);
    this.marked.set(this.#now().refused.subarray(0, size));
    return refused;
  }

  /** Marks the rows of the batch at hand that are somewhere and have another id; returns how many they are. */
  compareIds(ids: IdColumn, size: number): number {
    const others = this.#exports.compareIds(size, this.#give(ids, size, 0));
    this.marked.set(this.#now().refused.subarray(0, size));
    return others;
  }

  /** The ids of the first rows of the batch at hand, which was walked to. They stand in the memory of the store, until it is next worked on. */
  ids(size: number): IdColumn {
    const base = this.#exports.ids(size) >>> 0;
    const { buffer, starts, lengths, hashes, secondHashes } = this.#now();
    return IdColumn.over(new Uint8Array(buffer, base), starts, lengths, { first: hashes, second: secondHashes });
  }

  /** The id of one row. */
  idText(place: Place): string {
    const start = this.#exports.locate(place) >>> 0;
    return textOf(this.#now().bytes, start, start + this.#exports.located());
  }

  /** Hands ids in, of which so many may be new; returns the address from which their starts count. */
  #give(ids: IdColumn, size: number, newRows: number): number {
    const { from, end } = ids.stretch(size);
    const address = this.#exports.room(newRows, end - from) >>> 0;
    if (address === 0) throw tooMany(this.size);
    const { bytes, starts, lengths } = this.#now();
    bytes.set(ids.bytes.subarray(from, end), address);
    starts.set(ids.starts.subarray(0, size));
    lengths.set(ids.lengths.subarray(0, size));
    return address - from;
  }

  #takePlaces(size: number): void {
    this.places.set(this.#now().places.subarray(0, size));
  }

  #now(): Views {
    if (this.#views.buffer !== this.#exports.memory.buffer) this.#views = viewsOf(this.#exports.memory);
    return this.#views;
  }
}

/** Hands out batch after batch. */
export interface RowCursor {
  /** Puts the next rows at hand, at most so many; returns how many there are. The others are nowhere. */
  next(most?: number): number;
}

function viewsOf({ buffer }: Memory): Views {
  return {
    buffer,
    bytes: new Uint8Array(buffer),
    starts: new Int32Array(buffer, STARTS, BATCH_ROWS),
    lengths: new Int32Array(buffer, LENGTHS, BATCH_ROWS),
    places: new Uint32Array(buffer, PLACES, BATCH_ROWS),
    hashes: new Int32Array(buffer, HASHES, BATCH_ROWS),
    secondHashes: new Int32Array(buffer, SECOND_HASHES, BATCH_ROWS),
    codes: new Uint16Array(buffer, CODES, BATCH_ROWS),
    refused: new Uint8Array(buffer, REFUSED, BATCH_ROWS),
  };
}

function tooMany(rows: number): ProblemError {
  return new ProblemError({
    message: `there is no memory for more than ${rows} examples and their ids: they are kept in at most 4 GiB`,
    advice: 'Judge fewer examples at once, or give them shorter ids.',
  });
}
