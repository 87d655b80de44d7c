// AssemblyScript, not TypeScript: `npm run build` compiles it to WebAssembly with SIMD. It reads the rows of a table (RFC 4180) out of memory and
// makes codes of their labels. It decides nothing: whatever is not plainly a row with labels it knows, it leaves to `formats/csv-row.ts` and
// `label-column.ts`, which say what such a row means. Those are the reference; fuzzed files hold this to them.

/** The reader's code of a label that is not known yet: bytes [start, end), in label column `column`. */
@external("reader", "learn")
declare function learn(column: i32, start: i32, end: i32): i32;

// How much there is of everything, and where it lies in memory. formats/fast-table.ts has the same numbers.
const BATCH_ROWS: i32 = 2048;
const MOST_COLUMNS: i32 = 16;
const ID_BYTES: i32 = 256 * 1024;
const MOST_SLOTS: i32 = 16384;
const LABEL_BYTES: i32 = 512 * 1024;
const SPANS: i32 = 512; // start and end, i32 each, of the row's label columns and behind them its id
const ORDER: i32 = 768; // i32 a label column: in which order they are read
const FIELDS: i32 = 1024; // i32 a field of the row: its place among SPANS, or NOT_WANTED
const OFFSETS: i32 = 8192; // f64 a row
const ID_STARTS: i32 = OFFSETS + 8 * BATCH_ROWS; // i32 a row, from IDS
const ID_LENGTHS: i32 = ID_STARTS + 4 * BATCH_ROWS; // i32 a row
const CODES: i32 = ID_LENGTHS + 4 * BATCH_ROWS; // u16 a row, for MOST_COLUMNS label columns
const IDS: i32 = CODES + 2 * BATCH_ROWS * MOST_COLUMNS;
const SLOTS: i32 = IDS + ID_BYTES; // 16 bytes a slot: start, length, hash, code + 1 (0: free) and column above it
const LABELS: i32 = SLOTS + 16 * MOST_SLOTS;
export const INPUT: i32 = LABELS + LABEL_BYTES;

const NOT_WANTED: i32 = -1;

const LF: i32 = 0x0a;
const CR: i32 = 0x0d;
const SPACE: i32 = 0x20;
const QUOTE: i32 = 0x22;

/** A cell with nothing in it, as label-forms.ts has it. */
const BLANK: i32 = 65526;

// Why `rows` has stopped.
const INCOMPLETE: i32 = 0;
const FULL: i32 = 1;
const UNUSUAL: i32 = 2;
const REACHED: i32 = 3;

export let status: i32 = 0;
export let size: i32 = 0;
export let idsUsed: i32 = 0;

let labelsUsed: i32 = 0;
let known: i32 = 0;

/** The batch is empty again. */
export function clear(): void {
  size = 0;
  idsUsed = 0;
}

/**
 * Reads rows from `from` on and adds them to the batch; returns where the first one starts that it has not read. It stops before a row that starts at
 * `until` or later, when the batch is full, at a row that does not end before `end`, and at one it leaves to others. `base`: where in the file
 * address 0 would lie. Up to 16 bytes behind `end` are looked at, and mean nothing.
 */
export function rows(from: i32, end: i32, until: i32, base: f64, delimiter: i32, width: i32, columns: i32, hasIds: bool): i32 {
  let start = from;
  while (true) {
    start = behindBlankLines(start, end);
    if (start >= end) return stop(INCOMPLETE, start);
    if (start >= until) return stop(REACHED, start);
    if (size === BATCH_ROWS) return stop(FULL, start);
    const next = row(start, end, delimiter, width);
    if (next < 0) return stop(~next, start);
    if (!take(columns, hasIds)) return stop(UNUSUAL, start);
    store<f64>(OFFSETS + (size << 3), base + <f64>start);
    size++;
    start = next;
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function behindBlankLines(from: i32, end: i32): i32 {
  let p = from;
  while (p < end) {
    const byte = <i32>load<u8>(p);
    if (byte === LF) p += 1;
    else if (byte === CR && p + 1 < end && <i32>load<u8>(p + 1) === LF) p += 2;
    else return p;
  }
  return p;
}

function stop(why: i32, at: i32): i32 {
  status = why;
  return at;
}

/** Finds the fields of one row; returns where the next row starts, or ~why this one was not read. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function row(from: i32, end: i32, delimiter: i32, width: i32): i32 {
  const delimiters = i8x16.splat(<i8>delimiter);
  const breaks = i8x16.splat(<i8>LF);
  const returns = i8x16.splat(<i8>CR);
  const quotes = i8x16.splat(<i8>QUOTE);
  let p = from;
  let field = 0;
  while (true) {
    const wanted = field < width ? load<i32>(FIELDS + (field << 2)) : NOT_WANTED;
    let start = p;
    let stop: i32;
    if (p < end && <i32>load<u8>(p) === QUOTE) {
      start = ++p;
      let doubled = false;
      while (true) {
        let found = i8x16.bitmask(i8x16.eq(v128.load(p), quotes));
        while (found === 0) {
          p += 16;
          if (p >= end) return ~INCOMPLETE;
          found = i8x16.bitmask(i8x16.eq(v128.load(p), quotes));
        }
        p += ctz(found);
        // What a quote at the very end is, the next byte tells.
        if (p + 1 >= end) return ~INCOMPLETE;
        if (<i32>load<u8>(p + 1) !== QUOTE) break;
        doubled = true;
        p += 2;
      }
      if (doubled && wanted !== NOT_WANTED) return ~UNUSUAL;
      stop = p++;
    } else {
      while (true) {
        const bytes = v128.load(p);
        const found = i8x16.bitmask(v128.or(v128.or(i8x16.eq(bytes, delimiters), i8x16.eq(bytes, breaks)), i8x16.eq(bytes, returns)));
        if (found !== 0) {
          p += ctz(found);
          break;
        }
        p += 16;
        if (p >= end) return ~INCOMPLETE;
      }
      if (p >= end) return ~INCOMPLETE;
      stop = p;
    }
    field++;
    if (wanted !== NOT_WANTED) {
      store<i32>(SPANS + (wanted << 3), start);
      store<i32>(SPANS + (wanted << 3) + 4, stop);
    }
    const byte = <i32>load<u8>(p++);
    if (byte === delimiter) continue;
    if (byte === CR) {
      if (p >= end) return ~INCOMPLETE;
      // A CR alone is a character of an unquoted field here, which is rare.
      if (<i32>load<u8>(p++) !== LF) return ~UNUSUAL;
    } else if (byte !== LF) {
      return ~UNUSUAL;
    }
    return field === width ? p : ~UNUSUAL;
  }
}

/** Adds the row whose fields were found to the batch; false where it is left to others. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function take(columns: i32, hasIds: bool): bool {
  if (hasIds && !addId(load<i32>(SPANS + (columns << 3)), load<i32>(SPANS + (columns << 3) + 4))) return false;
  for (let i = 0; i < columns; i++) {
    const column = load<i32>(ORDER + (i << 2));
    const start = load<i32>(SPANS + (column << 3));
    const stop = load<i32>(SPANS + (column << 3) + 4);
    const code = start === stop ? BLANK : codeOf(column, start, stop);
    if (code < 0) return false;
    store<u16>(CODES + ((column * BATCH_ROWS + size) << 1), <u16>code);
  }
  if (hasIds) idsUsed += (load<i32>(ID_LENGTHS + (size << 2)) + 3) & -4;
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
  // What is never blank, marked or broken is kept; the reader decides the rest anew each time.
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

// @ts-ignore: a decorator of AssemblyScript
@inline
function equal(a: i32, b: i32, length: i32): bool {
  let i = 0;
  for (; i + 8 <= length; i += 8) if (load<u64>(a + i) !== load<u64>(b + i)) return false;
  if (i === length) return true;
  const mask = (<u64>1 << ((<u64>(length - i)) << 3)) - 1;
  return ((load<u64>(a + i) ^ load<u64>(b + i)) & mask) === 0;
}
