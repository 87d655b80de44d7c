import { IdColumn, type IdHashes } from '../id-column.js';
import type { RowBatch } from '../row-batch.js';
import { SECTION_BYTES } from './sections.js';

/** A section with more rows than this, or with more ids or new labels than there is room for, is left to the reader. Memory that is not used is not touched. */
const MOST_ROWS = SECTION_BYTES / 8;
const ID_BYTES = 2 * SECTION_BYTES;
const LABEL_BYTES = SECTION_BYTES;

const META = 8;
const ROWS = 0;
const START = 1;
const NEXT = 2;
const NON_FINITE = 3;
const LABELS = 4;

/** The rows of one section as the scanner ahead hands them over, in shared memory. Codes of labels are its own. */
export class Block {
  readonly #meta: Float64Array;
  readonly #codes: readonly Uint16Array[];
  /** Where each record stands, in bytes from where the scan began. */
  readonly #offsets: Uint32Array;
  readonly #idStarts: Int32Array;
  readonly #idLengths: Int32Array;
  readonly #idHashes: IdHashes;
  readonly #ids: Uint8Array;
  readonly #labels: Uint8Array;
  #idsUsed = 0;

  constructor(memory: SharedArrayBuffer, slot: number, columns: number) {
    let at = slot * bytesOf(columns);
    const next = (bytes: number): number => {
      at += bytes;
      return at - bytes;
    };
    this.#meta = new Float64Array(memory, next(8 * META), META);
    this.#offsets = new Uint32Array(memory, next(4 * MOST_ROWS), MOST_ROWS);
    this.#idStarts = new Int32Array(memory, next(4 * MOST_ROWS), MOST_ROWS);
    this.#idLengths = new Int32Array(memory, next(4 * MOST_ROWS), MOST_ROWS);
    this.#idHashes = { first: new Int32Array(memory, next(4 * MOST_ROWS), MOST_ROWS), second: new Int32Array(memory, next(4 * MOST_ROWS), MOST_ROWS) };
    this.#codes = Array.from({ length: columns }, () => new Uint16Array(memory, next(2 * MOST_ROWS), MOST_ROWS));
    this.#ids = new Uint8Array(memory, next(ID_BYTES), ID_BYTES);
    this.#labels = new Uint8Array(memory, next(LABEL_BYTES), LABEL_BYTES);
  }

  static memoryFor(columns: number, slots: number): SharedArrayBuffer {
    return new SharedArrayBuffer(slots * bytesOf(columns));
  }

  /** The scan begins at this byte of the file. */
  begin(start: number): void {
    this.#meta[ROWS] = 0;
    this.#meta[START] = start;
    this.#idsUsed = 0;
  }

  /** Takes rows over; false when they do not fit. */
  append({ size, codes, ids, offsets }: RowBatch): boolean {
    const rows = this.rows;
    const start = this.start;
    if (rows + size > MOST_ROWS || this.#idsUsed + ids.used > ID_BYTES) return false;
    codes.forEach((column, index) => (this.#codes[index] as Uint16Array).set(column.subarray(0, size), rows));
    for (let i = 0; i < size; i++) {
      this.#offsets[rows + i] = (offsets[i] as number) - start;
      this.#idStarts[rows + i] = (ids.starts[i] as number) + this.#idsUsed;
      this.#idLengths[rows + i] = ids.lengths[i] as number;
    }
    const { first, second } = ids.hashes(size);
    this.#idHashes.first.set(first.subarray(0, size), rows);
    this.#idHashes.second.set(second.subarray(0, size), rows);
    this.#ids.set(ids.bytes.subarray(0, ids.used), this.#idsUsed);
    this.#idsUsed += ids.used;
    this.#meta[ROWS] = rows + size;
    return true;
  }

  /** `next`: the first record behind the section. `labels`: what the new codes mean, by set of labels; false when they do not fit. */
  end(next: number, nonFinite: number, labels: readonly (readonly string[])[]): boolean {
    const text = new TextEncoder().encode(JSON.stringify(labels));
    if (text.length > LABEL_BYTES) return false;
    this.#labels.set(text);
    this.#meta[NEXT] = next;
    this.#meta[NON_FINITE] = nonFinite;
    this.#meta[LABELS] = text.length;
    return true;
  }

  get rows(): number {
    return this.#meta[ROWS] as number;
  }

  get start(): number {
    return this.#meta[START] as number;
  }

  get next(): number {
    return this.#meta[NEXT] as number;
  }

  get nonFinite(): number {
    return this.#meta[NON_FINITE] as number;
  }

  /** By set of labels, the labels whose codes come next. */
  get labels(): readonly (readonly string[])[] {
    // A decoder takes no shared memory.
    return JSON.parse(new TextDecoder().decode(this.#labels.slice(0, this.#meta[LABELS]))) as readonly (readonly string[])[];
  }

  /** The first row whose record starts at this byte of the file; undefined when none does. */
  rowAt(offset: number): number | undefined {
    const wanted = offset - this.start;
    let low = 0;
    let high = this.rows;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#offsets[middle] as number) < wanted) low = middle + 1;
      else high = middle;
    }
    return low < this.rows && this.#offsets[low] === wanted ? low : undefined;
  }

  codes(column: number, from: number, to: number): Uint16Array {
    return (this.#codes[column] as Uint16Array).subarray(from, to);
  }

  ids(from: number, to: number): IdColumn {
    return IdColumn.over(this.#ids, this.#idStarts.subarray(from, to), this.#idLengths.subarray(from, to), {
      first: this.#idHashes.first.subarray(from, to),
      second: this.#idHashes.second.subarray(from, to),
    });
  }

  /** Where in the file the records of some rows stand. */
  offsets(from: number, to: number, into: Float64Array): void {
    const start = this.start;
    for (let row = from; row < to; row++) into[row - from] = start + (this.#offsets[row] as number);
  }
}

/** A multiple of 8. */
function bytesOf(columns: number): number {
  return 8 * META + (20 + 2 * columns) * MOST_ROWS + ID_BYTES + LABEL_BYTES;
}
