import { equalBytes, hashOf } from './byte-hash.js';
import { textOf } from './formats/cells.js';
import type { IdColumn } from './id-column.js';
import { NONE, type Code } from './label-forms.js';
import { BATCH_ROWS } from './row-batch.js';

/** Where a row is kept. Places of later rows are larger. */
export type Place = number;
export const NOWHERE: Place = 0xffff_ffff;

/** A place counts units of two bytes from 1: which page, and which unit of it. */
const PAGE_UNIT_BITS = 19;
const PAGE_UNITS = 1 << PAGE_UNIT_BITS;
const UNIT_MASK = PAGE_UNITS - 1;
const PAGE_BYTES = 2 * PAGE_UNITS;

/** A row's id has its length in front of it in base 128, lowest digits first. No id is longer than a record, so five digits are enough. */
const MOST_LENGTH_BYTES = 5;

/** The table of ids grows when it is fuller than this. */
const FULLEST = 0.8;

/** So many bits of a slot hold the place of a row at first; what is left is a tag, some bits of the hash of its id. */
const FIRST_PLACE_BITS = 24;

/** A wrong expectation must not cost more than this many slots. */
const MOST_EXPECTED = 2 ** 26;

/** More pages a place cannot name: 8 GiB of rows. */
const MOST_PAGES = 2 ** 32 / PAGE_UNITS - 1;

interface Page {
  /** Units in use. */
  used: number;
  readonly codes: Uint16Array;
  readonly bytes: Uint8Array;
  readonly words: DataView;
}

/**
 * Rows of codes that wait for another file, found by id: exactly, the bytes of every id are kept and compared, never a bare hash. All of a
 * row lies in one place (its codes, then its id), because at a million rows a look-up costs what it costs to fetch it from memory: for the same
 * reason the ids of a batch are looked up together, first all their slots, then all their rows.
 *
 * A row takes 2 bytes a column, 1 for the length of its id, the id, and 0 or 1 to make it even; found by id, also 5 to 10 for the table.
 */
export class RowStore {
  readonly #columns: number;
  readonly #pages: Page[] = [];
  #rows = 0;
  /** Open addressing: the place of a row, and above it the tag; 0 where the slot is free. */
  #slots = new Uint32Array(4096);
  #placeBits = FIRST_PLACE_BITS;
  #placeMask = 2 ** FIRST_PLACE_BITS - 1;
  #indexed = 0;
  readonly #hashes = new Int32Array(BATCH_ROWS);
  /** What looking ahead has read: kept, or the engine might find that nobody needs it. */
  readonly #touched = new Int32Array(1);

  constructor(columns: number) {
    this.#columns = columns;
  }

  get size(): number {
    return this.#rows;
  }

  /** Where the rows of these ids are, or `NOWHERE`. */
  find(ids: IdColumn, size: number, places: Uint32Array): void {
    this.#lookAhead(ids, size);
    for (let i = 0; i < size; i++) {
      const known = this.#slots[this.#slotOf(this.#hashes[i] as number, ids, i)] as number;
      places[i] = known === 0 ? NOWHERE : known & this.#placeMask;
    }
  }

  /** Makes room for so many rows at once, which spares it growing. */
  expect(rows: number): void {
    const slots = Math.min(2 ** Math.ceil(Math.log2(rows / FULLEST)), MOST_EXPECTED);
    if (slots > this.#slots.length) this.#rebuild(slots, this.#placeBits);
  }

  /** Adds a row for every id that is new; the place of one that is not is `NOWHERE`. The codes of a new row are `NONE`. */
  add(ids: IdColumn, size: number, places: Uint32Array): void {
    while (this.#indexed + size > this.#slots.length * FULLEST) this.#rebuild(this.#slots.length * 2, this.#placeBits);
    this.#lookAhead(ids, size);
    for (let i = 0; i < size; i++) {
      const hash = this.#hashes[i] as number;
      const slot = this.#slotOf(hash, ids, i);
      if (this.#slots[slot] !== 0) {
        places[i] = NOWHERE;
        continue;
      }
      const place = this.#store(ids.words, ids.starts[i] as number, ids.end(i));
      while (place > this.#placeMask) this.#rebuild(this.#slots.length, this.#placeBits + 1);
      this.#slots[this.#freeSlot(hash)] = this.#entry(place, hash);
      this.#indexed++;
      places[i] = place;
    }
  }

  /** Adds rows that are found by their order alone. */
  append(ids: IdColumn, size: number, places: Uint32Array): void {
    for (let i = 0; i < size; i++) places[i] = this.#store(ids.words, ids.starts[i] as number, ids.end(i));
  }

  get(place: Place, column: number): Code {
    return this.#page(place).codes[(place & UNIT_MASK) + column] as Code;
  }

  set(place: Place, column: number, code: Code): void {
    this.#page(place).codes[(place & UNIT_MASK) + column] = code;
  }

  idText(place: Place): string {
    const page = this.#page(place);
    const start = idStart(page, this.#lengthAt(place));
    return textOf(page.bytes, start, start + idLength(page, this.#lengthAt(place)));
  }

  /** Puts the id of a row into row `row` of a column. */
  copyId(place: Place, ids: IdColumn, row: number): void {
    const page = this.#page(place);
    const start = idStart(page, this.#lengthAt(place));
    ids.set(row, page.words, start, start + idLength(page, this.#lengthAt(place)));
  }

  /** Whether a row has this id. */
  hasId(place: Place, ids: IdColumn, row: number): boolean {
    return this.#holds(place, ids.words, ids.starts[row] as number, ids.lengths[row] as number);
  }

  /** Goes through all rows in the order they were added. */
  cursor(): RowCursor {
    let number = 0;
    let unit = 1;
    return {
      next: () => {
        if (unit >= (this.#pages[number]?.used ?? 0)) {
          number++;
          unit = 0;
        }
        const page = this.#pages[number];
        if (page === undefined) return NOWHERE;
        const place = number * PAGE_UNITS + unit;
        const at = this.#lengthAt(place);
        unit = (idStart(page, at) + idLength(page, at) + 1) >> 1;
        return place;
      },
    };
  }

  #page(place: Place): Page {
    return this.#pages[place >>> PAGE_UNIT_BITS] as Page;
  }

  #entry(place: Place, hash: number): number {
    return this.#placeBits === 32 ? place : (place | (hash & ~this.#placeMask)) >>> 0;
  }

  /** Where in its page the length of a row's id stands, in bytes. */
  #lengthAt(place: Place): number {
    return ((place & UNIT_MASK) + this.#columns) * 2;
  }

  /** Hashes the ids and touches what looking them up will need: fetched one after the other, nearly every one would have to be waited for. */
  #lookAhead(ids: IdColumn, size: number): void {
    const { words, starts, lengths } = ids;
    const hashes = this.#hashes;
    const slots = this.#slots;
    const mask = slots.length - 1;
    const placeMask = this.#placeMask;
    let ahead = 0;
    for (let i = 0; i < size; i++) {
      const start = starts[i] as number;
      hashes[i] = hashOf(words, start, start + (lengths[i] as number));
    }
    for (let i = 0; i < size; i++) ahead ^= slots[(hashes[i] as number) & mask] as number;
    for (let i = 0; i < size; i++) {
      const place = (slots[(hashes[i] as number) & mask] as number) & placeMask;
      if (place !== 0) ahead ^= this.#page(place).codes[place & UNIT_MASK] as number;
    }
    this.#touched[0] = ahead;
  }

  /** The slot that holds the id, or the free one where it belongs. */
  #slotOf(hash: number, ids: IdColumn, row: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    const placeMask = this.#placeMask;
    const start = ids.starts[row] as number;
    const length = ids.lengths[row] as number;
    let slot = hash & mask;
    for (;;) {
      const known = slots[slot] as number;
      if (known === 0) return slot;
      if (((known ^ hash) & ~placeMask) === 0 && this.#holds(known & placeMask, ids.words, start, length)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #freeSlot(hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    return slot;
  }

  #holds(place: Place, words: DataView, start: number, length: number): boolean {
    const page = this.#page(place);
    const at = this.#lengthAt(place);
    return idLength(page, at) === length && equalBytes(page.words, idStart(page, at), words, start, length);
  }

  #store(words: DataView, start: number, end: number): Place {
    const length = end - start;
    const most = this.#columns + ((length + MOST_LENGTH_BYTES + 1) >> 1);
    let page = this.#pages.at(-1);
    if (page === undefined || page.used + most > PAGE_UNITS) this.#pages.push((page = this.#newPage(2 * most)));
    const { codes, bytes, words: target } = page;
    const place = (this.#pages.length - 1) * PAGE_UNITS + page.used;
    for (let i = 0; i < this.#columns; i++) codes[page.used + i] = NONE;
    let to = (page.used + this.#columns) * 2;
    let rest = length;
    for (; rest > 127; rest >>>= 7) bytes[to++] = (rest & 127) | 128;
    bytes[to++] = rest;
    let p = start;
    for (const lastWord = end - 4; p <= lastWord; p += 4, to += 4) target.setInt32(to, words.getInt32(p, true), true);
    for (; p < end; p++) bytes[to++] = words.getUint8(p);
    page.used = (to + 1) >> 1;
    this.#rows++;
    return place;
  }

  /** The table again, with other slots, of the rows that were in it: the first. Taken in their order, memory is read from front to back. */
  #rebuild(slots: number, placeBits: number): void {
    this.#slots = new Uint32Array(slots);
    this.#placeBits = placeBits;
    this.#placeMask = 2 ** placeBits - 1;
    if (this.#indexed === 0) return;
    const rows = this.cursor();
    for (let place = rows.next(), left = this.#indexed; left > 0; place = rows.next(), left--) {
      const page = this.#page(place);
      const at = this.#lengthAt(place);
      const start = idStart(page, at);
      const hash = hashOf(page.words, start, start + idLength(page, at));
      this.#slots[this.#freeSlot(hash)] = this.#entry(place, hash);
    }
  }

  /** Large enough for a row of that many bytes: one with a very long id has a page for itself. */
  #newPage(least: number): Page {
    if (this.#pages.length === MOST_PAGES) throw new RangeError('more than 8 GiB of ids');
    const bytes = new Uint8Array(Math.max(PAGE_BYTES, least + (least & 1)));
    // No place is 0, which marks a free slot.
    return { used: this.#pages.length === 0 ? 1 : 0, codes: new Uint16Array(bytes.buffer), bytes, words: new DataView(bytes.buffer) };
  }
}

/** Hands out place after place, then `NOWHERE`. */
export interface RowCursor {
  next(): Place;
}

/** Behind the digits of the length at `at`. */
function idStart({ bytes }: Page, at: number): number {
  let p = at;
  while ((bytes[p] as number) > 127) p++;
  return p + 1;
}

/** The length whose digits start at `at`; nearly always there is one. */
function idLength({ bytes }: Page, at: number): number {
  let length = 0;
  let shift = 0;
  for (let p = at; ; p++, shift += 7) {
    const digit = bytes[p] as number;
    length |= (digit & 127) << shift;
    if (digit < 128) return length;
  }
}
