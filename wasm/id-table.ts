import { hashOf } from "./bytes";
import { fetched, FIRST_PLACE, FIRST_SLOTS, HASHES, holds, idLength, idStart, keep, LENGTHS, moveUp, next, NOWHERE, PLACES, PROBES, readId, roomBehind, STARTS, TABLE, usedAfter, walk } from "./rows";
import { BATCH_ROWS } from "./sizes";

/** So many rows are fetched ahead of their use: what they lie in fits in a small cache. */
const ROWS_AHEAD: i32 = 256;

/** So many bits of a slot hold a place at first; what is left is a tag, some bits of the hash of the id. */
const FIRST_PLACE_BITS: u32 = 24;
/** Four gigabytes of records, in units of two bytes. */
const MOST_PLACE_BITS: u32 = 31;

// Open addressing. A slot: the place of a record, and above it the tag; 0 where it is free.
let slots: u32 = FIRST_SLOTS;
let placeMask: u32 = (1 << FIRST_PLACE_BITS) - 1;
/** What was fetched ahead: kept, or the compiler might find that nobody needs it. */
let ahead: u32 = 0;

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
  const used = usedAfter(newRows, idBytes);
  let mask = placeMask;
  while (used >> 1 > mask && mask < (<u32>1 << MOST_PLACE_BITS) - 1) mask = (mask << 1) | 1;
  if (mask !== placeMask && !rebuild(slots, mask)) return 0;
  return roomBehind(used, idBytes);
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
  let words: u32 = 0;
  for (let i = start; i < end; i += 4) words ^= fetched(load<u32>(TABLE + (load<u32>(PROBES + i) << 2)) & placeMask, load<u32>(LENGTHS + i));
  ahead = words;
}

/** Of the hashes of a batch. */
function fetchSlots(start: i32, end: i32): void {
  const mask = slots - 1;
  let words: u32 = 0;
  for (let i = start; i < end; i += 4) words ^= load<u32>(TABLE + ((load<u32>(HASHES + i) & mask) << 2));
  ahead = words;
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

/** The table again, with so many slots and such places, where it is: a larger one moves the records up. No batch is at hand. */
function rebuild(newSlots: u32, newPlaceMask: u32): bool {
  if (!moveUp((newSlots - slots) << 2)) return false;
  slots = newSlots;
  placeMask = newPlaceMask;
  memory.fill(TABLE, 0, slots << 2);
  const mask = slots - 1;
  for (let count = walk(BATCH_ROWS, FIRST_PLACE); count > 0; count = walk(BATCH_ROWS, next())) {
    for (let i = 0; i < count << 2; i += 4) {
      readId(load<u32>(PLACES + i));
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
