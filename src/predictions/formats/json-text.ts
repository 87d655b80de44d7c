import { Fault } from './fault.js';
import { broken, escapeLength, expected, firstItem, firstMember, isDigit, nextItem, nextMember, number, RAN_OUT, skipBlanks, word } from './json-tokens.js';

/** Deeper nesting is refused, so that no file can exhaust the stack. */
export const MAX_DEPTH = 1000;

const QUOTE = 0x22;
const MINUS = 0x2d;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

const TRUE = Buffer.from('true');
const FALSE = Buffer.from('false');
const NULL_WORD = Buffer.from('null');
const NAN = Buffer.from('NaN');
const INFINITY = Buffer.from('Infinity');

/**
 * Walks over strict JSON (RFC 8259) in bytes known to be UTF-8, without making values of it. Every method takes bytes[p, end) and
 * returns the position behind what it has read, or RAN_OUT; it throws a Fault, counted from bytes[0], where the text is no JSON.
 * One liberty: bare NaN, Infinity and -Infinity, which Python writes, are values and are counted.
 */
export class JsonText {
  /** Bare NaN, Infinity and -Infinity met so far. */
  nonFinite = 0;
  /** Whether the string read last holds an escape. */
  escaped = false;

  /** The bytes walked over last, and a view of them by four. */
  #bytes: Uint8Array = new Uint8Array(0);
  #words: DataView = new DataView(this.#bytes.buffer);

  /** Any value at p, which is no blank. `depth`: how many arrays and objects it stands in. */
  value(bytes: Uint8Array, p: number, end: number, depth: number): number {
    switch (bytes[p]) {
      case QUOTE:
        return this.string(bytes, p, end);
      case OPEN_BRACE:
        return this.#object(bytes, p, end, depth + 1);
      case OPEN_BRACKET:
        return this.#array(bytes, p, end, depth + 1);
      default:
        return this.scalar(bytes, p, end);
    }
  }

  /** The string whose opening quote is at p. */
  string(bytes: Uint8Array, p: number, end: number): number {
    const words = this.#wordsOf(bytes);
    this.escaped = false;
    let q = p + 1;
    for (;;) {
      // Most of a string is plain: four bytes at a time, as far as they are, then byte by byte to what is not.
      while (q + 4 <= end && isPlain(words.getInt32(q, true))) q += 4;
      for (; q < end; q++) {
        const byte = bytes[q] ?? 0;
        if (byte > BACKSLASH) continue;
        if (byte === QUOTE) return q + 1;
        if (byte === BACKSLASH) break;
        if (byte < 0x20) throw broken('a string holds a bare control character', q, 'Write it as an escape, such as \\n or \\t.');
      }
      if (q === end) return RAN_OUT;
      this.escaped = true;
      const length = escapeLength(bytes, q, end);
      if (length === RAN_OUT) return RAN_OUT;
      q += length;
    }
  }

  /** A number, true, false, null or one of the bare words. */
  scalar(bytes: Uint8Array, p: number, end: number): number {
    if (p >= end) return RAN_OUT;
    const byte = bytes[p] ?? 0;
    if (isDigit(byte)) return number(bytes, p, end);
    switch (byte) {
      case MINUS:
        if (p + 1 === end) return RAN_OUT;
        return bytes[p + 1] === INFINITY[0] ? this.#bareWord(INFINITY, bytes, p + 1, end) : number(bytes, p, end);
      case TRUE[0]:
        return word(TRUE, bytes, p, end);
      case FALSE[0]:
        return word(FALSE, bytes, p, end);
      case NULL_WORD[0]:
        return word(NULL_WORD, bytes, p, end);
      case NAN[0]:
        return this.#bareWord(NAN, bytes, p, end);
      case INFINITY[0]:
        return this.#bareWord(INFINITY, bytes, p, end);
      default:
        throw expected('a value', bytes, p, end);
    }
  }

  /** From behind a key to the first byte of its value. */
  colon(bytes: Uint8Array, afterKey: number, end: number): number {
    const p = skipBlanks(bytes, afterKey, end);
    if (p === end) return RAN_OUT;
    if (bytes[p] !== COLON) throw expected('":" behind a key', bytes, p, end);
    const value = skipBlanks(bytes, p + 1, end);
    return value === end ? RAN_OUT : value;
  }

  #object(bytes: Uint8Array, from: number, end: number, depth: number): number {
    checkDepth(depth, from);
    let p = firstMember(bytes, from, end);
    while (p !== RAN_OUT && bytes[p] !== CLOSE_BRACE) {
      p = this.string(bytes, p, end);
      if (p === RAN_OUT) return RAN_OUT;
      p = this.colon(bytes, p, end);
      if (p === RAN_OUT) return RAN_OUT;
      p = this.value(bytes, p, end, depth);
      if (p === RAN_OUT) return RAN_OUT;
      p = nextMember(bytes, p, end);
    }
    return p === RAN_OUT ? RAN_OUT : p + 1;
  }

  #array(bytes: Uint8Array, from: number, end: number, depth: number): number {
    checkDepth(depth, from);
    let p = firstItem(bytes, from, end);
    while (p !== RAN_OUT && bytes[p] !== CLOSE_BRACKET) {
      p = this.value(bytes, p, end, depth);
      if (p === RAN_OUT) return RAN_OUT;
      p = nextItem(bytes, p, end);
    }
    return p === RAN_OUT ? RAN_OUT : p + 1;
  }

  #wordsOf(bytes: Uint8Array): DataView {
    if (this.#bytes !== bytes) {
      this.#bytes = bytes;
      this.#words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    return this.#words;
  }

  #bareWord(text: Uint8Array, bytes: Uint8Array, p: number, end: number): number {
    const next = word(text, bytes, p, end);
    if (next !== RAN_OUT) this.nonFinite++;
    return next;
  }
}

/**
 * Whether none of four bytes ends a run of plain characters: no quote, no backslash, nothing below a space. A byte of x is zero exactly
 * where (x - 0x01…) & ~x has its highest bit set and no lower byte is zero; "below 0x20" works alike.
 */
function isPlain(word: number): boolean {
  const quotes = word ^ 0x22222222;
  const backslashes = word ^ 0x5c5c5c5c;
  const hits = ((quotes - 0x01010101) & ~quotes) | ((backslashes - 0x01010101) & ~backslashes) | ((word - 0x20202020) & ~word);
  return (hits & 0x80808080) === 0;
}

function checkDepth(depth: number, p: number): void {
  if (depth > MAX_DEPTH) throw new Fault(p, 'column', `the JSON is nested more than ${MAX_DEPTH} levels deep`);
}
