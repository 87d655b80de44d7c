// AssemblyScript, not TypeScript: `npm run build` compiles this folder to one WebAssembly module with SIMD. It reads rows out of memory and makes
// codes of their labels. It decides nothing: whatever is not plainly a row with labels it knows, it leaves to the readers in src/predictions, which
// say what such a row means. They are the reference; fuzzed files hold this to them.

import { equal, hashOf as hashOfId, secondHashOf } from "./bytes";
import { BATCH_ROWS } from "./sizes";

/** The reader's code of a label that is not known yet: bytes [start, end), in label column `column`; ESCAPED is added where they are to be unescaped. */
@external("reader", "learn")
declare function learn(column: i32, start: i32, end: i32): i32;

// How much there is of everything, and where it lies in memory. src/predictions/row-engine.ts has the same numbers.
const MOST_COLUMNS: i32 = 16;
const ID_BYTES: i32 = 256 * 1024;
const MOST_SLOTS: i32 = 16384;
const LABEL_BYTES: i32 = 512 * 1024;
const SHAPE_BYTES: i32 = 128 * 1024;

const ESCAPES: i32 = 448; // u8 a span: 1 where it holds escapes
const SPANS: i32 = 512; // start and end, i32 each, of the row's label columns and behind them its id
const ORDER: i32 = 768; // i32 a label column: in which order they are read
export const FIELDS: i32 = 1024; // of a table: i32 a field, its place among SPANS or NOT_WANTED
const OFFSETS: i32 = 8192; // f64 a row
const ID_STARTS: i32 = OFFSETS + 8 * BATCH_ROWS; // i32 a row, from IDS
const ID_LENGTHS: i32 = ID_STARTS + 4 * BATCH_ROWS; // i32 a row
const ID_HASHES: i32 = ID_LENGTHS + 4 * BATCH_ROWS; // i32 a row, once they are asked for
const ID_SECOND_HASHES: i32 = ID_HASHES + 4 * BATCH_ROWS; // i32 a row
const CODES: i32 = ID_SECOND_HASHES + 4 * BATCH_ROWS; // u16 a row, for MOST_COLUMNS label columns
const IDS: i32 = CODES + 2 * BATCH_ROWS * MOST_COLUMNS;
const SLOTS: i32 = IDS + ID_BYTES; // 16 bytes a slot: start, length, hash, code + 1 (0: free) and column above it
const LABELS: i32 = SLOTS + 16 * MOST_SLOTS;
export const SHAPES: i32 = LABELS + LABEL_BYTES; // of JSON records: see json.ts
export const INPUT: i32 = SHAPES + SHAPE_BYTES;

export const NOT_WANTED: i32 = -1;

/** Added to a label column: the same bytes mean another label where they are escaped. */
const ESCAPED: i32 = 32;

const SPACE: i32 = 0x20;

/** A cell with nothing in it, as label-forms.ts has it. */
const BLANK: i32 = 65526;

// Why reading has stopped.
export const INCOMPLETE: i32 = 0;
export const FULL: i32 = 1;
export const UNUSUAL: i32 = 2;
export const REACHED: i32 = 3;

let why: i32 = 0;
let size: i32 = 0;
let idsUsed: i32 = 0;
let labelsUsed: i32 = 0;
let known: i32 = 0;

/** Why reading has stopped last. */
export function status(): i32 {
  return why;
}

/** How many rows the batch has, and how many bytes their ids take. */
export function rowsUsed(): i32 {
  return size;
}

export function idBytesUsed(): i32 {
  return idsUsed;
}

/** The two hashes of each id, as src/predictions/byte-hash.ts makes them. */
export function hashIds(): void {
  for (let at = 0; at < size << 2; at += 4) {
    const start = IDS + load<i32>(ID_STARTS + at);
    const length = load<i32>(ID_LENGTHS + at);
    store<i32>(ID_HASHES + at, hashOfId(start, length));
    store<i32>(ID_SECOND_HASHES + at, secondHashOf(start, length));
  }
}

/** The batch is empty again. */
export function clear(): void {
  size = 0;
  idsUsed = 0;
}

export function stop(reason: i32, at: i32): i32 {
  why = reason;
  return at;
}

// @ts-ignore: a decorator of AssemblyScript
@inline
export function isFull(): bool {
  return size === BATCH_ROWS;
}

// @ts-ignore: a decorator of AssemblyScript
@inline
export function setSpan(place: i32, start: i32, end: i32): void {
  store<i32>(SPANS + (place << 3), start);
  store<i32>(SPANS + (place << 3) + 4, end);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
export function setEscaped(place: i32, isEscaped: bool): void {
  store<u8>(ESCAPES + place, <u8>isEscaped);
}

/** Adds the row whose spans were found, and that starts at `offset` in the file, to the batch; false where it is left to others. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function take(columns: i32, hasIds: bool, offset: f64): bool {
  if (hasIds && !addId(load<i32>(SPANS + (columns << 3)), load<i32>(SPANS + (columns << 3) + 4))) return false;
  for (let i = 0; i < columns; i++) {
    const column = load<i32>(ORDER + (i << 2));
    const start = load<i32>(SPANS + (column << 3));
    const stop = load<i32>(SPANS + (column << 3) + 4);
    const code = start === stop ? BLANK : codeOf(load<u8>(ESCAPES + column) === 0 ? column : column + ESCAPED, start, stop);
    if (code < 0) return false;
    store<u16>(CODES + ((column * BATCH_ROWS + size) << 1), <u16>code);
  }
  if (hasIds) idsUsed += (load<i32>(ID_LENGTHS + (size << 2)) + 3) & -4;
  store<f64>(OFFSETS + (size << 3), offset);
  size++;
  return true;
}

/** Puts an id behind the others. False for an id that may be blank, and for one that does not fit. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function addId(start: i32, end: i32): bool {
  const length = end - start;
  const at = IDS + idsUsed;
  if (length > 0 && <i32>load<u8>(start) <= SPACE) return false;
  if (idsUsed + length + 16 > ID_BYTES) return false;
  store<i32>(ID_STARTS + (size << 2), idsUsed);
  store<i32>(ID_LENGTHS + (size << 2), length);
  for (let i = 0; i < length; i += 16) v128.store(at + i, v128.load(start + i));
  // The bytes up to the next whole word are zero.
  store<u32>(at + length, 0);
  return true;
}

/** The code of the label [start, end), which is not empty; -1 where it is left to others. */
function codeOf(column: i32, start: i32, end: i32): i32 {
  const length = end - start;
  const hash = hashOf(start, length) ^ (column * 0x3c6ef372);
  let slot = hash & (MOST_SLOTS - 1);
  while (true) {
    const at = SLOTS + (slot << 4);
    const entry = load<u32>(at + 12);
    if (entry === 0) break;
    if (load<i32>(at + 8) === hash && load<i32>(at + 4) === length && <i32>(entry >>> 20) === column && equal(load<i32>(at), start, length)) return <i32>((entry & 0xfffff) - 1);
    slot = (slot + 1) & (MOST_SLOTS - 1);
  }
  // A label that finds no room is the reader's, each time.
  if (known * 2 > MOST_SLOTS || labelsUsed + length + 16 > LABEL_BYTES) return -1;
  const code = learn(column, start, end);
  const at = SLOTS + (slot << 4);
  const copy = LABELS + labelsUsed;
  for (let i = 0; i < length; i++) store<u8>(copy + i, load<u8>(start + i));
  store<i32>(at, copy);
  store<i32>(at + 4, length);
  store<i32>(at + 8, hash);
  store<u32>(at + 12, <u32>(code + 1) | (<u32>column << 20));
  labelsUsed += length;
  known++;
  return code;
}

const K: u64 = 0x9e3779b97f4a7c15;

// @ts-ignore: a decorator of AssemblyScript
@inline
function hashOf(start: i32, length: i32): i32 {
  let hash: u64 = <u64>length * K;
  let i = 0;
  for (; i + 8 <= length; i += 8) hash = (rotl(hash, 27) ^ load<u64>(start + i)) * K;
  if (i < length) hash = (rotl(hash, 27) ^ (load<u64>(start + i) & ((<u64>1 << ((<u64>(length - i)) << 3)) - 1))) * K;
  return <i32>(hash >>> 32);
}
