import { equal, hashOf, secondHashOf } from "./bytes";
import { BATCH_ROWS, NONE } from "./sizes";

// What is handed in and out, and where. src/predictions/row-store.ts has the same numbers.
export const STARTS: i32 = 1024; // i32 a row, of ids: from the address they are given with
export const LENGTHS: i32 = STARTS + 4 * BATCH_ROWS; // i32 a row, of ids, in bytes
export const PLACES: i32 = LENGTHS + 4 * BATCH_ROWS; // u32 a row
export const HASHES: i32 = PLACES + 4 * BATCH_ROWS; // i32 a row
const SECOND_HASHES: i32 = HASHES + 4 * BATCH_ROWS; // i32 a row
const CODES: i32 = SECOND_HASHES + 4 * BATCH_ROWS; // u16 a row
const REFUSED: i32 = CODES + 2 * BATCH_ROWS; // u8 a row
export const PROBES: i32 = REFUSED + BATCH_ROWS; // i32 a row: the slot where looking it up goes on
export const TABLE: i32 = 65536;
export const FIRST_SLOTS: u32 = 4096;

export const FIRST_PLACE: u32 = 1;
export const NOWHERE: u32 = 0xffffffff;

/** Memory that may be read and written, to no effect, behind the last byte that counts: by words, and by what is fetched ahead. */
const SLACK: u32 = 128;

const PAGE_BITS: u32 = 16;
/** Of WebAssembly's pages of 64 KiB: one less than 4 GiB, so that every end is an address. */
const MOST_PAGES: u32 = 65535;
/** Memory grows by at least so many. What is not used yet costs nothing. */
const PAGES_AT_ONCE: u32 = 64;

/** The most digits in base 128 that the length of an id takes. */
const MOST_LENGTH_BYTES: u32 = 5;

// A record: u16 a column, the length of the id in base 128 (lowest digits first), the id, and 0 or 1 byte to make it even. Its place counts units of
// two bytes from where the records begin. The table of ids stands before them, and moves them up when it grows.
let columns: u32 = 0;
let records: u32 = TABLE + 4 * FIRST_SLOTS;
/** Bytes of records. No place is 0. */
let used: u32 = 2 * FIRST_PLACE;
let rows: u32 = 0;
/** Where the walk is that has gone on last. */
let walked: u32 = FIRST_PLACE;
export let idStart: u32 = 0;
export let idLength: i32 = 0;

export function begin(codes: u32): void {
  columns = codes;
}

export function size(): u32 {
  return rows;
}

/** Bytes of memory in use, of which the first 64 KiB hold neither the table nor rows. */
export function bytes(): u32 {
  return records + used;
}

/** Bytes of records, at most, with so many more. */
export function usedAfter(newRows: u32, idBytes: u32): u64 {
  return newRows === 0 ? <u64>used : <u64>used + idBytes + newRows * (2 * columns + MOST_LENGTH_BYTES + 1);
}

/** Makes room for so many bytes of records and, behind them, of ids: the address for the ids. 0 when there is no memory for them. */
export function roomBehind(recordBytes: u64, idBytes: u32): u32 {
  const ids = (records + recordBytes + SLACK + 7) & ~(<u64>7);
  return reserve(ids + idBytes + SLACK) ? <u32>ids : 0;
}

/** Adds rows that no id finds. */
export function append(count: i32, ids: u32): void {
  for (let i = 0; i < count << 2; i += 4) store<u32>(PLACES + i, keep(i, ids));
}

/** PLACES of the next rows from a place on, in the order they were added, and NOWHERE behind the last; how many there are. */
export function walk(count: i32, from: u32): i32 {
  let at = from << 1;
  let found = 0;
  for (let i = 0; i < count << 2; i += 4) {
    if (at >= used) {
      store<u32>(PLACES + i, NOWHERE);
      continue;
    }
    store<u32>(PLACES + i, at >> 1);
    found++;
    readLength(records + at + 2 * columns);
    at = (idStart + idLength - records + 1) & ~1;
  }
  walked = at >> 1;
  return found;
}

/** Where that walk goes on. */
export function next(): u32 {
  return walked;
}

/** Makes CODES those of a column, NONE for rows that are nowhere. */
export function codes(count: i32, column: u32): void {
  const base = records + 2 * column;
  for (let i = 0; i < count; i++) {
    const place = load<u32>(PLACES + (i << 2));
    store<u16>(CODES + (i << 1), place === NOWHERE ? NONE : load<u16>(base + (place << 1)));
  }
}

/** Sets a column to CODES, of the rows that are somewhere. */
export function setCodes(count: i32, column: u32): void {
  const base = records + 2 * column;
  for (let i = 0; i < count; i++) {
    const place = load<u32>(PLACES + (i << 2));
    if (place !== NOWHERE) store<u16>(base + (place << 1), load<u16>(CODES + (i << 1)));
  }
}

/** As `setCodes`, where nothing stands in the column yet. Other rows are nowhere from then on, and have 1 in REFUSED; returns how many. */
export function claim(count: i32, column: u32): i32 {
  const base = records + 2 * column;
  let refused = 0;
  for (let i = 0; i < count; i++) {
    const place = load<u32>(PLACES + (i << 2));
    const isFree = place !== NOWHERE && load<u16>(base + (place << 1)) === NONE;
    store<u8>(REFUSED + i, isFree ? 0 : 1);
    if (isFree) store<u16>(base + (place << 1), load<u16>(CODES + (i << 1)));
    else {
      store<u32>(PLACES + (i << 2), NOWHERE);
      refused++;
    }
  }
  return refused;
}

/** 1 in REFUSED for each row that is somewhere and has another id than the one that is given; returns how many. */
export function compareIds(count: i32, ids: u32): i32 {
  let others = 0;
  for (let i = 0; i < count; i++) {
    const place = load<u32>(PLACES + (i << 2));
    const isOther = place !== NOWHERE && !holds(place, ids + load<u32>(STARTS + (i << 2)), load<i32>(LENGTHS + (i << 2)));
    store<u8>(REFUSED + i, isOther ? 1 : 0);
    if (isOther) others++;
  }
  return others;
}

/** STARTS, LENGTHS and both hashes of the ids of some rows that were walked to, which stand from the address that is returned on. */
export function ids(count: i32): u32 {
  const base = records + (load<u32>(PLACES) << 1);
  for (let i = 0; i < count << 2; i += 4) {
    readId(load<u32>(PLACES + i));
    store<u32>(STARTS + i, idStart - base);
    store<u32>(LENGTHS + i, idLength);
    store<i32>(HASHES + i, hashOf(idStart, idLength));
    store<i32>(SECOND_HASHES + i, secondHashOf(idStart, idLength));
  }
  return base;
}

/** The address of the id of a row; how many bytes it has, `located` says. */
export function locate(place: u32): u32 {
  readId(place);
  return idStart;
}

export function located(): i32 {
  return idLength;
}

/** Fetches a record, in whole where it is short: it may lie across two lines of the cache. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function fetched(place: u32, length: u32): u32 {
  const record = records + (place << 1);
  return load<u16>(record) ^ load<u16>(record + ((2 * columns + length) & 63));
}

// @ts-ignore: a decorator of AssemblyScript
@inline
export function holds(place: u32, start: u32, length: i32): bool {
  readId(place);
  return idLength === length && equal(idStart, start, length);
}

/** Sets `idStart` and `idLength` of the record at a place. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function readId(place: u32): void {
  readLength(records + (place << 1) + 2 * columns);
}

/** Sets `idStart` and `idLength` from the digits that begin at an address; nearly always there is one. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function readLength(at: u32): void {
  let digit = load<u8>(at);
  let length = <i32>digit & 127;
  let behind = at + 1;
  for (let shift = 7; digit > 127; shift += 7) {
    digit = load<u8>(behind++);
    length |= (<i32>digit & 127) << shift;
  }
  idStart = behind;
  idLength = length;
}

/** Puts a row behind the others; its place. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function keep(i: i32, ids: u32): u32 {
  const place = used >> 1;
  let to = records + used;
  for (let column: u32 = 0; column < columns; column++, to += 2) store<u16>(to, NONE);
  const length = load<u32>(LENGTHS + i);
  let rest = length;
  for (; rest > 127; rest >>>= 7) store<u8>(to++, <u8>((rest & 127) | 128));
  store<u8>(to++, <u8>rest);
  const from = ids + load<u32>(STARTS + i);
  for (let p: u32 = 0; p < length; p += 8) store<u64>(to + p, load<u64>(from + p));
  used = (to + length - records + 1) & ~1;
  rows++;
  return place;
}

/** Makes room before the records; false when there is no memory for it. Places stay what they are. */
export function moveUp(by: u32): bool {
  if (!reserve(<u64>records + by + used + SLACK)) return false;
  if (by > 0) memory.copy(records + by, records, used);
  records += by;
  return true;
}

/** Makes memory reach to an address; false when it cannot. */
function reserve(end: u64): bool {
  const pages = <u32>memory.size();
  const needed = (end + (1 << PAGE_BITS) - 1) >> PAGE_BITS;
  if (needed <= pages) return true;
  if (needed > MOST_PAGES) return false;
  const wanted = min(max(<u32>needed, pages + PAGES_AT_ONCE), MOST_PAGES);
  return memory.grow(wanted - pages) >= 0 || memory.grow(<u32>needed - pages) >= 0;
}
