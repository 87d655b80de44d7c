// A third module, without SIMD, so that every Node has it: what is counted of every example. A loop over a batch of rows runs at full speed from its first
// row on here; the same loops in JavaScript are slow for the first hundred thousand rows, which is all that most files have.

import { BATCH_ROWS, NONE } from "./sizes";

const CODES: i32 = 65536;

// What is handed in and out, and where. src/predictions/example-counts.ts has the same numbers.
const COLUMNS: i32 = 1024; // u16 a row, for each of the columns of a batch
const TIMES: i32 = COLUMNS + 4 * 2 * BATCH_ROWS; // f64 a row: how often it counts, where that is not once
const ID_HASHES: i32 = TIMES + 8 * BATCH_ROWS; // i32 a row
const ID_SECOND_HASHES: i32 = ID_HASHES + 4 * BATCH_ROWS; // i32 a row
const LABEL_HASHES: i32 = ID_SECOND_HASHES + 4 * BATCH_ROWS; // i32 a code
const LABEL_SECOND_HASHES: i32 = LABEL_HASHES + 4 * CODES; // i32 a code
const LABELS: i32 = LABEL_SECOND_HASHES + 4 * CODES; // f64 a code, for each sum: how often it was met
const TABLE: i32 = LABELS + 4 * 8 * CODES; // 16 bytes a slot: the codes of a row, u16 each, and f64 how often; 0 where the slot is free
const FIRST_SLOTS: u32 = 1024;

// @ts-ignore: a decorator of AssemblyScript
@inline
function column(index: i32): i32 {
  return COLUMNS + index * 2 * BATCH_ROWS;
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function timesOf(row: i32, weighted: bool): f64 {
  return weighted ? load<f64>(TIMES + (row << 3)) : 1;
}

/** Counts the labels of a column of the batch at hand into the sum of that column. */
export function countLabels(index: i32, size: i32, weighted: bool): void {
  const codes = column(index);
  const sums = LABELS + index * 8 * CODES;
  for (let row = 0; row < size; row++) {
    const at = sums + (<i32>load<u16>(codes + (row << 1)) << 3);
    store<f64>(at, load<f64>(at) + timesOf(row, weighted));
  }
}

let a: i32 = 0;
let b: i32 = 0;
let c: i32 = 0;
let d: i32 = 0;

/** Adds the rows of the batch at hand to the lanes of the fingerprint: by the label in the first column and, if they have one, by their id. */
export function addToFingerprint(size: i32, weighted: bool, hasIds: bool): void {
  const codes = column(0);
  for (let row = 0; row < size; row++) {
    const label = <i32>load<u16>(codes + (row << 1)) << 2;
    const firstOfId = hasIds ? load<i32>(ID_HASHES + (row << 2)) : 0;
    const secondOfId = hasIds ? load<i32>(ID_SECOND_HASHES + (row << 2)) : 0;
    const first = (load<i32>(LABEL_HASHES + label) ^ firstOfId) * <i32>0x9e3779b1;
    const second = (load<i32>(LABEL_SECOND_HASHES + label) + secondOfId) * <i32>0x85ebca77;
    const times = weighted ? <i32>(<i64>load<f64>(TIMES + (row << 3))) : 1;
    a += (first ^ <i32>(<u32>first >>> 15)) * times;
    b += (second ^ <i32>(<u32>second >>> 13)) * times;
    c += (first ^ second) * <i32>0xc2b2ae3d * times;
    d += (first + <i32>(<u32>second >>> 7)) * 0x27d4eb2f * times;
  }
}

export function lane(index: i32): i32 {
  return index === 0 ? a : index === 1 ? b : index === 2 ? c : d;
}

let slots: u32 = FIRST_SLOTS;
/** A key's slot is the highest bits of its hash, which all bits of the key reach. */
let shift: u64 = 54;
let used: u32 = 0;

export function slotsNow(): u32 {
  return slots;
}

/** Counts the rows of the batch at hand by the codes of all of their columns. Where the last of them is `NONE` a row is left out. */
export function countRows(size: i32, weighted: bool): void {
  for (let row = 0; row < size; row++) {
    const times = timesOf(row, weighted);
    const last = load<u16>(column(3) + (row << 1));
    if (times === 0 || last === NONE) continue;
    const key = <u64>load<u16>(column(0) + (row << 1)) | (<u64>load<u16>(column(1) + (row << 1)) << 16) | (<u64>load<u16>(column(2) + (row << 1)) << 32) | (<u64>last << 48);
    const at = slotOf(key, TABLE);
    const known = load<f64>(at + 8);
    store<f64>(at + 8, known + times);
    if (known !== 0) continue;
    store<u64>(at, key);
    if (++used * 2 > slots) grow();
  }
}

/** The address of the slot that has a key, or of the free one where it belongs. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function slotOf(key: u64, table: u32): u32 {
  let slot = <u32>((key * 0x9e3779b97f4a7c15) >>> shift);
  while (true) {
    const at = table + (slot << 4);
    if (load<f64>(at + 8) === 0 || load<u64>(at) === key) return at;
    slot = (slot + 1) & (slots - 1);
  }
}

/** Twice as many slots: made behind the others, and moved to their place. */
function grow(): void {
  // Beyond that addresses have no room, and nobody has so many cells.
  if (slots >= 1 << 26) unreachable();
  const old: u32 = slots << 4;
  const larger = <u32>TABLE + old;
  const pages = <i32>((larger + 2 * old + 0xffff) >>> 16) - memory.size();
  if (pages > 0 && memory.grow(pages) < 0) unreachable();
  memory.fill(larger, 0, 2 * old);
  slots <<= 1;
  shift--;
  for (let at: u32 = TABLE; at < larger; at += 16) {
    const times = load<f64>(at + 8);
    if (times === 0) continue;
    const key = load<u64>(at);
    const to = slotOf(key, larger);
    store<u64>(to, key);
    store<f64>(to + 8, times);
  }
  memory.copy(TABLE, larger, 2 * old);
}
