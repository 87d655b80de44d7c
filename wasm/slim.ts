// A fourth module, without SIMD: the rows of the slim copy. A row is its id and, by the codes of its columns, what stands behind it, which is put together once
// by src/predictions/slim.ts. Whatever is more than that (an id that needs quotes, a text for which there is no room) is left to it, row by row.

import { BATCH_ROWS, NONE } from "./sizes";

// What is handed in and out, and where. src/predictions/slim-rows.ts has the same numbers.
const COLUMNS: i32 = 1024; // u16 a row: gold, prediction, and two slices
const ID_STARTS: i32 = COLUMNS + 4 * 2 * BATCH_ROWS; // i32 a row
const ID_LENGTHS: i32 = ID_STARTS + 4 * BATCH_ROWS; // i32 a row
const OUT: i32 = ID_LENGTHS + 4 * BATCH_ROWS;
const OUT_BYTES: i32 = 256 * 1024;
const MOST_SLOTS: i32 = 32768;
const SLOTS: i32 = OUT + OUT_BYTES; // 16 bytes a slot: the codes of a row, where its text starts, and how long it is; 0 where the slot is free
const TEXTS: i32 = SLOTS + 16 * MOST_SLOTS;
const TEXT_BYTES: i32 = 2 * 1024 * 1024;

const QUOTE: i32 = 0x22;
const COMMA: i32 = 0x2c;
const LF: i32 = 0x0a;
const CR: i32 = 0x0d;

// Why writing has stopped.
const DONE: i32 = 0;
const FULL: i32 = 1;
const NEW: i32 = 2;
const UNUSUAL: i32 = 3;

let why: i32 = 0;
let used: i32 = 0;
let textsUsed: i32 = 0;
let known: i32 = 0;

export function status(): i32 {
  return why;
}

/** How many bytes of text wait at OUT. */
export function outUsed(): i32 {
  return used;
}

/** They were taken. */
export function clear(): void {
  used = 0;
}

/** Writes the rows of the batch at hand from one on; returns the row where it has stopped. `ids`: the address from which their starts count. */
export function write(from: i32, size: i32, hasIds: bool, ids: i32): i32 {
  for (let row = from; row < size; row++) {
    if (load<u16>(COLUMNS + 2 * BATCH_ROWS + (row << 1)) === NONE) continue;
    const slot = slotOf(keyOf(row));
    const length = load<i32>(slot + 12);
    if (length === 0) return stop(NEW, row);
    const idLength = hasIds ? load<i32>(ID_LENGTHS + (row << 2)) : 0;
    if (idLength + length + 16 > OUT_BYTES) return stop(UNUSUAL, row);
    if (used + idLength + length + 16 > OUT_BYTES) return stop(FULL, row);
    if (hasIds) {
      const id = ids + load<i32>(ID_STARTS + (row << 2));
      if (needsQuotes(id, idLength)) return stop(UNUSUAL, row);
      put(id, idLength);
    }
    put(load<i32>(slot + 8), length);
  }
  return stop(DONE, size);
}

/** The text behind the id of a row like this one has so many bytes: the address to put them at; 0 when there is no room. */
export function learn(row: i32, length: i32): i32 {
  if (known * 2 >= MOST_SLOTS || textsUsed + length + 8 > TEXT_BYTES) return 0;
  const key = keyOf(row);
  const slot = slotOf(key);
  const at = TEXTS + textsUsed;
  store<u64>(slot, key);
  store<i32>(slot + 8, at);
  store<i32>(slot + 12, length);
  textsUsed += (length + 7) & -8;
  known++;
  return at;
}

function stop(reason: i32, row: i32): i32 {
  why = reason;
  return row;
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function code(column: i32, row: i32): u64 {
  return <u64>load<u16>(COLUMNS + column * 2 * BATCH_ROWS + (row << 1));
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function keyOf(row: i32): u64 {
  return code(0, row) | (code(1, row) << 16) | (code(2, row) << 32) | (code(3, row) << 48);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function slotOf(key: u64): i32 {
  let slot = <i32>((key * 0x9e3779b97f4a7c15) >>> 49);
  while (true) {
    const at = SLOTS + (slot << 4);
    if (load<i32>(at + 12) === 0 || load<u64>(at) === key) return at;
    slot = (slot + 1) & (MOST_SLOTS - 1);
  }
}

/** Whole words are copied, up to seven bytes too many, which what comes next overwrites. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function put(from: i32, length: i32): void {
  const to = OUT + used;
  for (let i = 0; i < length; i += 8) store<u64>(to + i, load<u64>(from + i));
  used += length;
}

/** Whether an id holds a quote, a comma or a line break. Up to a comma hardly any id has a byte. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function needsQuotes(start: i32, length: i32): bool {
  for (let i = 0; i < length; i += 8) {
    let word = load<u64>(start + i);
    if (length - i < 8) word |= (<u64>-1) << (<u64>(length - i) << 3);
    // The highest bit of a byte is set where it is below 0x2d, and perhaps above such a one.
    if (((word - 0x2d2d2d2d2d2d2d2d) & ~word & 0x8080808080808080) !== 0 && hasMark(start + i, min(8, length - i))) return true;
  }
  return false;
}

function hasMark(start: i32, length: i32): bool {
  for (let p = start; p < start + length; p++) {
    const byte = <i32>load<u8>(p);
    if (byte === COMMA || byte === QUOTE || byte === LF || byte === CR) return true;
  }
  return false;
}
