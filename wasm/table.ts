import { FIELDS, FULL, INCOMPLETE, isFull, NOT_WANTED, REACHED, setSpan, stop, take, UNUSUAL } from "./batch";

const LF: i32 = 0x0a;
const CR: i32 = 0x0d;
const QUOTE: i32 = 0x22;

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
    if (isFull()) return stop(FULL, start);
    const next = row(start, end, delimiter, width);
    if (next < 0) return stop(~next, start);
    if (!take(columns, hasIds, base + <f64>start)) return stop(UNUSUAL, start);
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
    if (wanted !== NOT_WANTED) setSpan(wanted, start, stop);
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
