import type { Scratch } from './cells.js';
import { hexDigit } from './json-tokens.js';

const BACKSLASH = 0x5c;
const REPLACEMENT = 0xfffd;

/** What stands for the letter behind a backslash; a letter that is not named stands for itself. */
const SHORT_ESCAPES: ReadonlyMap<number, number> = new Map([
  [0x62, 0x08],
  [0x66, 0x0c],
  [0x6e, 0x0a],
  [0x72, 0x0d],
  [0x74, 0x09],
]);

/**
 * Writes the text of a string with escapes, bytes[start, end) between its quotes, into the scratch as UTF-8; returns where it
 * starts there, and it ends at `scratch.used`. The escapes are known to be valid. A surrogate without its other half, which
 * UTF-8 cannot say, becomes U+FFFD.
 */
export function unescape(bytes: Uint8Array, start: number, end: number, scratch: Scratch): number {
  // No escape is shorter than its character in UTF-8.
  const target = scratch.room(end - start);
  const from = scratch.used;
  let to = from;
  for (let p = start; p < end; p++) {
    const byte = bytes[p] ?? 0;
    if (byte !== BACKSLASH) {
      target[to++] = byte;
      continue;
    }
    const letter = bytes[++p] ?? 0;
    if (letter !== 0x75) {
      target[to++] = SHORT_ESCAPES.get(letter) ?? letter;
      continue;
    }
    const unit = hexUnit(bytes, p + 1);
    const low = isHigh(unit) && bytes[p + 5] === BACKSLASH && bytes[p + 6] === 0x75 ? hexUnit(bytes, p + 7) : 0;
    const paired = isLow(low);
    to = writeCodePoint(target, to, paired ? 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00) : isHigh(unit) || isLow(unit) ? REPLACEMENT : unit);
    p += paired ? 10 : 4;
  }
  scratch.take(to);
  return from;
}

function hexUnit(bytes: Uint8Array, p: number): number {
  let unit = 0;
  for (let i = 0; i < 4; i++) unit = unit * 16 + hexDigit(bytes[p + i] ?? 0);
  return unit;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function writeCodePoint(target: Uint8Array, at: number, code: number): number {
  let p = at;
  if (code < 0x80) {
    target[p++] = code;
    return p;
  }
  if (code < 0x800) {
    target[p++] = 0xc0 | (code >> 6);
  } else {
    if (code < 0x10000) {
      target[p++] = 0xe0 | (code >> 12);
    } else {
      target[p++] = 0xf0 | (code >> 18);
      target[p++] = 0x80 | ((code >> 12) & 0x3f);
    }
    target[p++] = 0x80 | ((code >> 6) & 0x3f);
  }
  target[p++] = 0x80 | (code & 0x3f);
  return p;
}
