import { Fault } from './fault.js';
import { broken, escapeLength, expected, firstItem, firstMember, isDigit, nextItem, nextMember, number, RAN_OUT, skipBlanks, word } from './json-tokens.js';
import { lowest, stringMarks, WordView } from './words.js';

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

/** Fills a word above its lowest byte, to test a byte by itself. */
const BLANKS_ABOVE = 0x20202000;

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

  readonly #wordView = new WordView();

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
    const words = this.#wordView.of(bytes);
    const lastWord = end - 4;
    this.escaped = false;
    let q = p + 1;
    for (;;) {
      let marks = 0;
      for (; q <= lastWord; q += 4) {
        marks = stringMarks(words.getInt32(q, true));
        if (marks !== 0) break;
      }
      if (marks === 0) q = markAtEnd(bytes, q, end);
      else q += lowest(marks);
      if (q === end) return RAN_OUT;
      if (bytes[q] === QUOTE) return q + 1;
      if (bytes[q] !== BACKSLASH) throw broken('a string holds a bare control character', q, 'Write it as an escape, such as \\n or \\t.');
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

  #bareWord(text: Uint8Array, bytes: Uint8Array, p: number, end: number): number {
    const next = word(text, bytes, p, end);
    if (next !== RAN_OUT) this.nonFinite++;
    return next;
  }
}

/** The next quote, backslash or control character among the last bytes, too few for a word, or `end`. */
function markAtEnd(bytes: Uint8Array, from: number, end: number): number {
  let p = from;
  while (p < end && stringMarks((bytes[p] ?? 0) | BLANKS_ABOVE) === 0) p++;
  return p;
}

function checkDepth(depth: number, p: number): void {
  if (depth > MAX_DEPTH) throw new Fault(p, 'column', `the JSON is nested more than ${MAX_DEPTH} levels deep`);
}
