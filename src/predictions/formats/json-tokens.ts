import { Fault } from './fault.js';
import { shown } from './quoting.js';

/** The bytes end before the value does. */
export const RAN_OUT = -1;

const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const CLOSE_BRACKET = 0x5d;
const CLOSE_BRACE = 0x7d;

/** Behind the blanks at p, at most `end`. */
export function skipBlanks(bytes: Uint8Array, p: number, end: number): number {
  let q = p;
  while (q < end) {
    const byte = bytes[q];
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) break;
    q++;
  }
  return q;
}

/** From `{` to the quote of the first key, or to `}`. */
export function firstMember(bytes: Uint8Array, open: number, end: number): number {
  const p = skipBlanks(bytes, open + 1, end);
  if (p === end) return RAN_OUT;
  if (bytes[p] !== QUOTE && bytes[p] !== CLOSE_BRACE) throw expected('a key in double quotes or "}"', bytes, p, end);
  return p;
}

/** From behind a value to the quote of the next key, or to `}`. */
export function nextMember(bytes: Uint8Array, afterValue: number, end: number): number {
  let p = skipBlanks(bytes, afterValue, end);
  if (p === end) return RAN_OUT;
  if (bytes[p] === CLOSE_BRACE) return p;
  if (bytes[p] !== COMMA) throw expected('"," or "}"', bytes, p, end);
  p = skipBlanks(bytes, p + 1, end);
  if (p === end) return RAN_OUT;
  if (bytes[p] !== QUOTE) throw expected('a key in double quotes', bytes, p, end);
  return p;
}

/** From `[` to the first item, or to `]`. */
export function firstItem(bytes: Uint8Array, open: number, end: number): number {
  const p = skipBlanks(bytes, open + 1, end);
  return p === end ? RAN_OUT : p;
}

/** From behind an item to the next, or to `]`. */
export function nextItem(bytes: Uint8Array, afterItem: number, end: number): number {
  let p = skipBlanks(bytes, afterItem, end);
  if (p === end) return RAN_OUT;
  if (bytes[p] === CLOSE_BRACKET) return p;
  if (bytes[p] !== COMMA) throw expected('"," or "]"', bytes, p, end);
  p = skipBlanks(bytes, p + 1, end);
  if (p === end) return RAN_OUT;
  if (bytes[p] === CLOSE_BRACKET) throw expected('a value', bytes, p, end, 'JSON allows no comma behind the last value.');
  return p;
}

/** The fault of finding something else. */
export function expected(what: string, bytes: Uint8Array, p: number, end: number, advice?: string): Fault {
  return broken(`expected ${what}, found ${shown(characterAt(bytes, p, end))}`, p, advice);
}

/** The fault of text that is no JSON. */
export function broken(message: string, p: number, advice?: string): Fault {
  return new Fault(p, 'column', `broken JSON: ${message}`, advice);
}

/** The number at `from`, which is a minus or a digit. */
export function number(bytes: Uint8Array, from: number, end: number): number {
  let p = bytes[from] === MINUS ? from + 1 : from;
  if (p < end && bytes[p] === 0x30) {
    p++;
    if (p < end && isDigit(bytes[p] ?? 0)) throw broken('a number starts with a superfluous 0', p - 1, 'Put a code such as 01 in double quotes.');
  } else {
    p = digits(bytes, p, end);
  }
  if (p !== RAN_OUT && p < end && bytes[p] === 0x2e) p = digits(bytes, p + 1, end);
  if (p !== RAN_OUT && p < end && ((bytes[p] ?? 0) | 0x20) === 0x65) {
    p++;
    if (p < end && (bytes[p] === 0x2b || bytes[p] === MINUS)) p++;
    p = digits(bytes, p, end);
  }
  return p;
}

/** At least one digit. */
function digits(bytes: Uint8Array, from: number, end: number): number {
  if (from === end) return RAN_OUT;
  let p = from;
  while (p < end && isDigit(bytes[p] ?? 0)) p++;
  if (p === from) throw expected('a digit', bytes, p, end);
  return p;
}

export function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** One of the few words of JSON, whole. */
export function word(text: Uint8Array, bytes: Uint8Array, p: number, end: number): number {
  for (let i = 0; i < text.length; i++) {
    if (p + i === end) return RAN_OUT;
    if (bytes[p + i] !== text[i]) throw expected('a value', bytes, p, end);
  }
  return p + text.length;
}

/** 1 for each letter that makes an escape with a backslash alone. */
const SHORT_ESCAPES = new Uint8Array(256);
for (const letter of Buffer.from('"\\/bfnrt')) SHORT_ESCAPES[letter] = 1;

/** How long the escape is whose backslash is at p. */
export function escapeLength(bytes: Uint8Array, p: number, end: number): number {
  if (p + 1 === end) return RAN_OUT;
  const byte = bytes[p + 1] ?? 0;
  if (byte !== 0x75) {
    if (SHORT_ESCAPES[byte] !== 1) throw expected('one of " \\ / b f n r t u behind a backslash', bytes, p + 1, end);
    return 2;
  }
  for (let i = 2; i < 6; i++) {
    if (p + i >= end) return RAN_OUT;
    if (hexDigit(bytes[p + i] ?? 0) === -1) throw expected('four hexadecimal digits behind \\u', bytes, p + i, end);
  }
  return 6;
}

/** The value of a hexadecimal digit, or -1. */
export function hexDigit(byte: number): number {
  if (isDigit(byte)) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : -1;
}

/** One whole character. */
function characterAt(bytes: Uint8Array, p: number, end: number): string {
  let q = p + 1;
  while (q < end && ((bytes[q] ?? 0) & 0xc0) === 0x80) q++;
  return new TextDecoder().decode(bytes.subarray(p, q));
}
