import { FULL, INCOMPLETE, isFull, NOT_WANTED, REACHED, setEscaped, setSpan, SHAPES, stop, take, UNUSUAL } from "./batch";
import { equal } from "./bytes";

// A shape is what records of one program repeat byte by byte: what stands before each value (its joint), and behind the last. SHAPES holds them in
// SHAPE bytes each: how many steps, then for each step where its joint lies, how long it is, the place of its value among SPANS or NOT_WANTED, and
// 1 where an object in its place would not be one value. The last step has a joint only.
const SHAPE: i32 = 1024;

const LF: i32 = 0x0a;
const CR: i32 = 0x0d;
const SPACE: i32 = 0x20;
const QUOTE: i32 = 0x22;
const COMMA: i32 = 0x2c;
const MINUS: i32 = 0x2d;
const ZERO: i32 = 0x30;
const COLON: i32 = 0x3a;
const OPEN_BRACKET: i32 = 0x5b;
const BACKSLASH: i32 = 0x5c;
const CLOSE_BRACKET: i32 = 0x5d;
const OPEN_BRACE: i32 = 0x7b;
const CLOSE_BRACE: i32 = 0x7d;

/** Deeper values are left to others. */
const MOST_DEEP: i32 = 64;

/** Whether the string read last holds an escape. */
let escaped: bool = false;
/** A record ends with its line. */
let oneLine: bool = false;
/** In an array: what stands right before the bytes to come is an item, no bracket. */
let behindItem: bool = false;

/** Where the next array goes on. */
export function beginArray(isBehindItem: bool): void {
  behindItem = isBehindItem;
}

export function isBehindItem(): bool {
  return behindItem;
}

/** Reads JSON Lines from `from` on, as `rows` reads a table, by `shapes` shapes. */
export function lines(from: i32, end: i32, until: i32, base: f64, shapes: i32, columns: i32, hasIds: bool): i32 {
  oneLine = true;
  let start = from;
  while (true) {
    if (start >= end) return stop(INCOMPLETE, start);
    if (start >= until) return stop(REACHED, start);
    if (isFull()) return stop(FULL, start);
    let next = record(start, end, shapes, columns);
    if (next < 0) return stop(~next, start);
    if (next < end && <i32>load<u8>(next) === CR) next++;
    if (next >= end) return stop(INCOMPLETE, start);
    if (<i32>load<u8>(next) !== LF || !take(columns, hasIds, base + <f64>start)) return stop(UNUSUAL, start);
    start = next + 1;
  }
}

/** Reads the items of an array from `from` on, which is where an item starts, or behind one. */
export function items(from: i32, end: i32, until: i32, base: f64, shapes: i32, columns: i32, hasIds: bool): i32 {
  oneLine = false;
  let at = from;
  while (true) {
    let start = behindBlanks(at, end);
    if (behindItem) {
      if (start >= end) return stop(INCOMPLETE, at);
      if (<i32>load<u8>(start) !== COMMA) return stop(UNUSUAL, at);
      start = behindBlanks(start + 1, end);
    }
    if (start >= end) return stop(INCOMPLETE, at);
    if (start >= until) return stop(REACHED, start);
    if (isFull()) return stop(FULL, at);
    const next = record(start, end, shapes, columns);
    if (next < 0) return stop(~next, at);
    if (!take(columns, hasIds, base + <f64>start)) return stop(UNUSUAL, at);
    behindItem = true;
    at = next;
  }
}

/** Finds the values of the record at `start` by the first shape that it has; returns where it ends, or ~why it was not read. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function record(start: i32, end: i32, shapes: i32, columns: i32): i32 {
  let reason = ~UNUSUAL;
  for (let shape = 0; shape < shapes; shape++) {
    for (let place = 0; place <= columns; place++) setSpan(place, start, start);
    const next = shaped(SHAPES + shape * SHAPE, start, end, columns);
    if (next >= 0) return next;
    // The bytes may end before it can be told which shape it is.
    if (next === ~INCOMPLETE) reason = next;
  }
  return reason;
}

function shaped(shape: i32, start: i32, end: i32, idPlace: i32): i32 {
  const steps = shape + 4 + (load<i32>(shape) << 4);
  let p = start;
  let step = shape + 4;
  while (true) {
    const length = load<i32>(step + 4);
    if (p + length > end) return ~INCOMPLETE;
    if (!equal(load<i32>(step), p, length)) return ~UNUSUAL;
    p += length;
    const wanted = load<i32>(step + 8);
    const leads = load<i32>(step + 12) !== 0;
    step += 16;
    if (step === steps) return p;
    if (p >= end) return ~INCOMPLETE;
    const from = p;
    const byte = <i32>load<u8>(p);
    if (byte === QUOTE) {
      p = behindString(p, end);
      if (p < 0) return p;
      if (wanted === NOT_WANTED) continue;
      if (escaped && wanted === idPlace) return ~UNUSUAL;
      setSpan(wanted, from + 1, p - 1);
      setEscaped(wanted, escaped);
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      if (wanted !== NOT_WANTED || (leads && byte === OPEN_BRACE)) return ~UNUSUAL;
      p = behindStructure(p, end, 1);
      if (p < 0) return p;
    } else {
      p = behindScalar(p, end);
      if (p < 0) return p;
      // null is nothing.
      if (wanted === NOT_WANTED || byte === 0x6e) continue;
      setSpan(wanted, from, p);
      setEscaped(wanted, false);
    }
  }
}

function behindString(open: i32, end: i32): i32 {
  const quotes = i8x16.splat(<i8>QUOTE);
  const backslashes = i8x16.splat(<i8>BACKSLASH);
  const spaces = i8x16.splat(<i8>SPACE);
  escaped = false;
  let p = open + 1;
  while (true) {
    const bytes = v128.load(p);
    const found = i8x16.bitmask(v128.or(v128.or(i8x16.eq(bytes, quotes), i8x16.eq(bytes, backslashes)), i8x16.lt_u(bytes, spaces)));
    if (found === 0) {
      p += 16;
      if (p >= end) return ~INCOMPLETE;
      continue;
    }
    p += ctz(found);
    if (p >= end) return ~INCOMPLETE;
    const byte = <i32>load<u8>(p);
    if (byte === QUOTE) return p + 1;
    if (byte !== BACKSLASH) return ~UNUSUAL;
    if (p + 6 > end) return ~INCOMPLETE;
    escaped = true;
    const letter = <i32>load<u8>(p + 1);
    if (letter === 0x75) {
      for (let i = 2; i < 6; i++) if (!isHex(<i32>load<u8>(p + i))) return ~UNUSUAL;
      p += 6;
    } else {
      // " \\ / b f n r t
      if (letter !== QUOTE && letter !== BACKSLASH && letter !== 0x2f && letter !== 0x62 && letter !== 0x66 && letter !== 0x6e && letter !== 0x72 && letter !== 0x74) return ~UNUSUAL;
      p += 2;
    }
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function isHex(byte: i32): bool {
  const lower = byte | 0x20;
  return isDigit(byte) || (lower >= 0x61 && lower <= 0x66);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function isDigit(byte: i32): bool {
  return <u32>(byte - ZERO) < 10;
}

/** A number, true, false or null. Where it ends, what must follow tells: it is no longer than that. */
function behindScalar(start: i32, end: i32): i32 {
  const byte = <i32>load<u8>(start);
  if (byte === 0x74 || byte === 0x6e) {
    if (start + 4 > end) return ~INCOMPLETE;
    const word = load<u32>(start);
    return word === 0x65757274 || word === 0x6c6c756e ? start + 4 : ~UNUSUAL;
  }
  if (byte === 0x66) {
    if (start + 5 > end) return ~INCOMPLETE;
    return load<u32>(start + 1) === 0x65736c61 ? start + 5 : ~UNUSUAL;
  }
  let p = byte === MINUS ? start + 1 : start;
  const first = <i32>load<u8>(p);
  if (p < end && first === ZERO) p++;
  else {
    p = behindDigits(p, end);
    if (p < 0) return p;
  }
  if (p < end && <i32>load<u8>(p) === 0x2e) {
    p = behindDigits(p + 1, end);
    if (p < 0) return p;
  }
  if (p < end && (<i32>load<u8>(p) | 0x20) === 0x65) {
    p++;
    if (p < end && (<i32>load<u8>(p) === 0x2b || <i32>load<u8>(p) === MINUS)) p++;
    p = behindDigits(p, end);
    if (p < 0) return p;
  }
  if (p >= end) return ~INCOMPLETE;
  return isDigit(<i32>load<u8>(p)) ? ~UNUSUAL : p;
}

function behindDigits(from: i32, end: i32): i32 {
  let p = from;
  while (p < end && isDigit(<i32>load<u8>(p))) p++;
  if (p >= end) return ~INCOMPLETE;
  return p === from ? ~UNUSUAL : p;
}

function behindStructure(open: i32, end: i32, depth: i32): i32 {
  if (depth > MOST_DEEP) return ~UNUSUAL;
  const isObject = <i32>load<u8>(open) === OPEN_BRACE;
  const close = isObject ? CLOSE_BRACE : CLOSE_BRACKET;
  let p = behindBlanks(open + 1, end);
  if (p >= end) return ~INCOMPLETE;
  if (<i32>load<u8>(p) === close) return p + 1;
  while (true) {
    if (isObject) {
      if (<i32>load<u8>(p) !== QUOTE) return ~UNUSUAL;
      p = behindString(p, end);
      if (p < 0) return p;
      p = behindBlanks(p, end);
      if (p >= end) return ~INCOMPLETE;
      if (<i32>load<u8>(p) !== COLON) return ~UNUSUAL;
      p = behindBlanks(p + 1, end);
      if (p >= end) return ~INCOMPLETE;
    }
    const byte = <i32>load<u8>(p);
    if (byte === QUOTE) p = behindString(p, end);
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) p = behindStructure(p, end, depth + 1);
    else p = behindScalar(p, end);
    if (p < 0) return p;
    p = behindBlanks(p, end);
    if (p >= end) return ~INCOMPLETE;
    const next = <i32>load<u8>(p);
    if (next === close) return p + 1;
    if (next !== COMMA) return ~UNUSUAL;
    p = behindBlanks(p + 1, end);
    if (p >= end) return ~INCOMPLETE;
  }
}

/** Where a record ends with its line, a line break is no blank. */
function behindBlanks(from: i32, end: i32): i32 {
  let p = from;
  while (p < end) {
    const byte = <i32>load<u8>(p);
    if (byte !== SPACE && byte !== CR && byte !== 0x09 && (byte !== LF || oneLine)) return p;
    p++;
  }
  return p;
}
