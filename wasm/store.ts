// A second module, without SIMD, so that every Node has it: the rows that src/predictions/row-store.ts keeps, one store a module. Calls work on
// batches of rows, because at a million rows a look-up costs what it costs to fetch it from memory: the slots of a batch are fetched together, then
// its records, so that the waits overlap.
import { equal, hashOf, secondHashOf } from "./bytes";

// What is handed in and out, and where. src/predictions/row-store.ts has the same numbers.
const BATCH_ROWS: i32 = 2048;
const STARTS: i32 = 1024; // i32 a row, of ids: from the address they are given with
const LENGTHS: i32 = STARTS + 4 * BATCH_ROWS; // i32 a row, of ids, in bytes
const PLACES: i32 = LENGTHS + 4 * BATCH_ROWS; // u32 a row
const HASHES: i32 = PLACES + 4 * BATCH_ROWS; // i32 a row
const SECOND_HASHES: i32 = HASHES + 4 * BATCH_ROWS; // i32 a row
const CODES: i32 = SECOND_HASHES + 4 * BATCH_ROWS; // u16 a row
const REFUSED: i32 = CODES + 2 * BATCH_ROWS; // u8 a row
const PROBES: i32 = REFUSED + BATCH_ROWS; // i32 a row: the slot where looking it up goes on
const TABLE: i32 = 65536;

const NOWHERE: u32 = 0xffffffff;

/** A column of a row in which nothing stands yet. */
const NONE: u16 = 65535;

/** So many rows are fetched ahead of their use: what they lie in fits in a small cache. */
const ROWS_AHEAD: i32 = 256;

/** Memory that may be read and written, to no effect, behind the last byte that counts: by words, and by what is fetched ahead. */
const SLACK: u32 = 128;

const PAGE_BITS: u32 = 16;
/** Of WebAssembly's pages of 64 KiB: one less than 4 GiB, so that every end is an address. */
const MOST_PAGES: u32 = 65535;
/** Memory grows by at least so many. What is not used yet costs nothing. */
const PAGES_AT_ONCE: u32 = 64;

/** The most digits in base 128 that the length of an id takes. */
const MOST_LENGTH_BYTES: u32 = 5;

/** So many bits of a slot hold a place at first; what is left is a tag, some bits of the hash of the id. */
const FIRST_PLACE_BITS: u32 = 24;
/** Four gigabytes of records, in units of two bytes. */
const MOST_PLACE_BITS: u32 = 31;

// The table of u32 slots stands before the records: the place of a record, in units of two bytes from where they begin, and above it the tag; 0 where
// a slot is free. A record: u16 a column, the length of the id in base 128 (lowest digits first), the id, and 0 or 1 byte to make it even.
let columns: u32 = 0;
let slots: u32 = 4096;
let placeMask: u32 = (1 << FIRST_PLACE_BITS) - 1;
let records: u32 = TABLE + 4 * 4096;
/** Bytes of records. No place is 0. */
let used: u32 = 2;
let rows: u32 = 0;
/** Where the walk is that has gone on last. */
let walked: u32 = 1;
/** What was fetched ahead: kept, or the compiler might find that nobody needs it. */
let fetched: u32 = 0;

export function begin(codes: u32): void {
  columns = codes;
}

export function size(): u32 {
  return rows;
}

/** Bytes of memory in use, of which less than 64 KiB do not hold the table or rows. */
export function bytes(): u32 {
  return records + used;
}

/** Makes the table large enough for so many rows; false when there is no memory for it. */
export function expect(count: u32): bool {
  let needed = slots;
  while (<u64>count * 5 > <u64>needed * 4) {
    if (needed >= 1 << 29) return false;
    needed <<= 1;
  }
  return needed === slots || rebuild(needed, placeMask);
}

/** Room for a batch of ids, and for the records of so many of them that may be new: the address for the ids. 0 when there is no memory for them. */
export function room(newRows: u32, idBytes: u32): u32 {
  const behind = newRows === 0 ? <u64>used : <u64>used + idBytes + newRows * (2 * columns + MOST_LENGTH_BYTES + 1);
  let mask = placeMask;
  while (behind >> 1 > mask && mask < (<u32>1 << MOST_PLACE_BITS) - 1) mask = (mask << 1) | 1;
  if (mask !== placeMask && !rebuild(slots, mask)) return 0;
  const ids = (records + behind + SLACK + 7) & ~(<u64>7);
  return reserve(ids + idBytes + SLACK) ? <u32>ids : 0;
}

/** PLACES of the rows with these ids. */
export function find(count: i32, ids: u32): void {
  for (let from = 0; from < count; from += ROWS_AHEAD) {
    const start = from << 2;
    const end = min(from + ROWS_AHEAD, count) << 2;
    look(start, end, ids);
    for (let i = start; i < end; i += 4) {
      const known = load<u32>(TABLE + (slotOf(i, ids) << 2));
      store<u32>(PLACES + i, known === 0 ? NOWHERE : known & placeMask);
    }
  }
}

/** Adds the rows whose ids are new; PLACES of the others are NOWHERE. */
export function add(count: i32, ids: u32): void {
  for (let from = 0; from < count; from += ROWS_AHEAD) {
    const start = from << 2;
    const end = min(from + ROWS_AHEAD, count) << 2;
    look(start, end, ids);
    for (let i = start; i < end; i += 4) {
      const slot = slotOf(i, ids);
      if (load<u32>(TABLE + (slot << 2)) !== 0) {
        store<u32>(PLACES + i, NOWHERE);
        continue;
      }
      const place = keep(i, ids);
      store<u32>(TABLE + (slot << 2), place | (load<u32>(HASHES + i) & ~placeMask));
      store<u32>(PLACES + i, place);
    }
  }
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
    readLength(records + (load<u32>(PLACES + i) << 1) + 2 * columns);
    store<u32>(STARTS + i, idStart - base);
    store<u32>(LENGTHS + i, idLength);
    store<i32>(HASHES + i, hashOf(idStart, idLength));
    store<i32>(SECOND_HASHES + i, secondHashOf(idStart, idLength));
  }
  return base;
}

/** The address of the id of a row; how many bytes it has, `located` says. */
export function locate(place: u32): u32 {
  readLength(records + (place << 1) + 2 * columns);
  return idStart;
}

export function located(): i32 {
  return idLength;
}

/**
 * HASHES of the ids, and PROBES: the first slot in question of each, a free one or one with its tag. Fetches the slots and the records that will be
 * compared: in loops without branches that depend on what is fetched, or the processor would wait for each to know where it goes on.
 */
function look(start: i32, end: i32, ids: u32): void {
  const mask = slots - 1;
  for (let i = start; i < end; i += 4) store<i32>(HASHES + i, hashOf(ids + load<u32>(STARTS + i), load<i32>(LENGTHS + i)));
  fetchSlots(start, end);
  for (let i = start; i < end; i += 4) {
    const hash = load<u32>(HASHES + i);
    let slot = hash & mask;
    let known = load<u32>(TABLE + (slot << 2));
    while (known !== 0 && ((known ^ hash) & ~placeMask) !== 0) {
      slot = (slot + 1) & mask;
      known = load<u32>(TABLE + (slot << 2));
    }
    store<u32>(PROBES + i, slot);
  }
  let ahead: u32 = 0;
  for (let i = start; i < end; i += 4) {
    const record = records + ((load<u32>(TABLE + (load<u32>(PROBES + i) << 2)) & placeMask) << 1);
    // It may lie across two lines of the cache.
    ahead ^= load<u16>(record) ^ load<u16>(record + ((2 * columns + load<u32>(LENGTHS + i)) & 63));
  }
  fetched = ahead;
}

/** Of the hashes of a batch. */
function fetchSlots(start: i32, end: i32): void {
  const mask = slots - 1;
  let ahead: u32 = 0;
  for (let i = start; i < end; i += 4) ahead ^= load<u32>(TABLE + ((load<u32>(HASHES + i) & mask) << 2));
  fetched = ahead;
}

/** The slot that holds the id whose numbers stand at `i`, or the free one where it belongs. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function slotOf(i: i32, ids: u32): u32 {
  const mask = slots - 1;
  const hash = load<u32>(HASHES + i);
  let slot = load<u32>(PROBES + i);
  while (true) {
    const known = load<u32>(TABLE + (slot << 2));
    if (known === 0) return slot;
    if (((known ^ hash) & ~placeMask) === 0 && holds(known & placeMask, ids + load<u32>(STARTS + i), load<i32>(LENGTHS + i))) return slot;
    slot = (slot + 1) & mask;
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function holds(place: u32, start: u32, length: i32): bool {
  readLength(records + (place << 1) + 2 * columns);
  return idLength === length && equal(idStart, start, length);
}

let idStart: u32 = 0;
let idLength: i32 = 0;

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
function keep(i: i32, ids: u32): u32 {
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

/** The table again, with so many slots and such places, where it is: a larger one moves the records up. Places stay what they are; no batch is at hand. */
function rebuild(newSlots: u32, newPlaceMask: u32): bool {
  const more = (newSlots - slots) << 2;
  if (!reserve(<u64>records + more + used + SLACK)) return false;
  if (more > 0) memory.copy(records + more, records, used);
  records += more;
  slots = newSlots;
  placeMask = newPlaceMask;
  memory.fill(TABLE, 0, slots << 2);
  const mask = slots - 1;
  walked = 1;
  for (let count = walk(BATCH_ROWS, walked); count > 0; count = walk(BATCH_ROWS, walked)) {
    for (let i = 0; i < count << 2; i += 4) {
      readLength(records + (load<u32>(PLACES + i) << 1) + 2 * columns);
      store<i32>(HASHES + i, hashOf(idStart, idLength));
    }
    fetchSlots(0, count << 2);
    for (let i = 0; i < count << 2; i += 4) {
      const hash = load<u32>(HASHES + i);
      let slot = hash & mask;
      while (load<u32>(TABLE + (slot << 2)) !== 0) slot = (slot + 1) & mask;
      store<u32>(TABLE + (slot << 2), load<u32>(PLACES + i) | (hash & ~placeMask));
    }
  }
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
