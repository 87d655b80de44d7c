import { equalBytes, hashBytes, hashPair } from './byte-hash.js';
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
    const [page, at, length] = this.#locate(row);
    return textOf(page, at, at + length);
  }

  /** Two 32-bit hashes of a row's id, for the fingerprint. */
  hashes(row: number): readonly [number, number] {
    const [page, at, length] = this.#locate(row);
    return hashPair(page, at, at + length);
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
    const [page, at, length] = this.#locate(row);
    return equalBytes(page, at, at + length, bytes, start, end);
  }

  #locate(row: number): [page: Uint8Array, at: number, length: number] {
    const place = this.#places[row] as number;
    const page = this.#pages[place >>> PAGE_BITS] as Uint8Array;
    const at = place & (PAGE_SIZE - 1);
    // The length in base 128, lowest digits first; nearly always one byte.
    let length = 0;
    let shift = 0;
    let next = at;
    for (;;) {
      const digit = page[next++] as number;
      length |= (digit & 127) << shift;
      if (digit < 128) return [page, next, length];
      shift += 7;
    }
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
      const [page, at, length] = this.#locate(row);
      let slot = hashBytes(page, at, at + length) & mask;
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
