import { equalBytes, hashBytes, type HashPair } from './byte-hash.js';
import { textOf } from './formats/cells.js';

const PAGE_BITS = 20;
const PAGE_SIZE = 1 << PAGE_BITS;

/**
 * Ids to row numbers, exactly: the bytes of every id are kept and compared, never a bare hash. Rows are numbered in order of appearance.
 * Ids lie behind their length in pages of 1 MiB, so that growing copies nothing.
 */
export class IdTable {
  readonly #pages: Uint8Array[] = [];
  /** Where row r's id lies: page × PAGE_SIZE + offset. */
  #places = new Uint32Array(1024);
  #rows = 0;
  #used = PAGE_SIZE;
  #slots = new Int32Array(4096).fill(-1);
  #start = 0;
  #end = 0;

  get size(): number {
    return this.#rows;
  }

  /** The row of an id, or −1. */
  find(bytes: Uint8Array, start: number, end: number): number {
    return this.#slots[this.#slotOf(bytes, start, end)] as number;
  }

  /** The row of an id that may be new: `added` of the result tells. */
  add(bytes: Uint8Array, start: number, end: number): { readonly row: number; readonly added: boolean } {
    const slot = this.#slotOf(bytes, start, end);
    const known = this.#slots[slot] as number;
    if (known !== -1) return { row: known, added: false };
    const row = this.#rows++;
    this.#slots[slot] = row;
    if (row === this.#places.length) this.#places = grown(this.#places);
    this.#places[row] = this.#store(bytes, start, end);
    if (this.#rows * 3 > this.#slots.length * 2) this.#rehash();
    return { row, added: true };
  }

  /** The id of a row as text. */
  text(row: number): string {
    const page = this.#find(row);
    return textOf(page, this.#start, this.#end);
  }

  /** The hashes of a row's id, for the fingerprint. */
  hash(row: number, into: HashPair): HashPair {
    const page = this.#find(row);
    return into.take(page, this.#start, this.#end);
  }

  #slotOf(bytes: Uint8Array, start: number, end: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashBytes(bytes, start, end) & mask;
    for (;;) {
      const row = this.#slots[slot] as number;
      if (row === -1 || this.#holds(row, bytes, start, end)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #holds(row: number, bytes: Uint8Array, start: number, end: number): boolean {
    const page = this.#find(row);
    return equalBytes(page, this.#start, this.#end, bytes, start, end);
  }

  /** The page of a row's id, and in `#start` and `#end` where it lies there: a result made anew for every look-up would cost more than it. */
  #find(row: number): Uint8Array {
    const place = this.#places[row] as number;
    const page = this.#pages[place >>> PAGE_BITS] as Uint8Array;
    // The length in base 128, lowest digits first; nearly always one byte.
    let next = place & (PAGE_SIZE - 1);
    let length = 0;
    let shift = 0;
    for (;;) {
      const digit = page[next++] as number;
      length |= (digit & 127) << shift;
      if (digit < 128) break;
      shift += 7;
    }
    this.#start = next;
    this.#end = next + length;
    return page;
  }

  #store(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    if (this.#used + length + 4 > PAGE_SIZE) {
      // An id that would not fit a page gets one of its own; it starts at offset 0 like every first id of a page.
      this.#pages.push(new Uint8Array(Math.max(PAGE_SIZE, length + 4)));
      this.#used = 0;
    }
    const pageNumber = this.#pages.length - 1;
    const page = this.#pages[pageNumber] as Uint8Array;
    const place = pageNumber * PAGE_SIZE + this.#used;
    let next = this.#used;
    let rest = length;
    while (rest > 127) {
      page[next++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    page[next++] = rest;
    page.set(bytes.subarray(start, end), next);
    this.#used = next + length;
    return place;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let row = 0; row < this.#rows; row++) {
      const page = this.#find(row);
      let slot = hashBytes(page, this.#start, this.#end) & mask;
      while (slots[slot] !== -1) slot = (slot + 1) & mask;
      slots[slot] = row;
    }
    this.#slots = slots;
  }
}

function grown(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
