import { Scratch } from './cells.js';
import { Fault } from './fault.js';
import { TEXT, type Cells } from './format.js';
import { fieldMarks, lowest, quotes, repeated, WordView } from './words.js';

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;

/** The row does not end before the bytes do. */
export const INCOMPLETE = -1;

/** A quote up to this far away is looked for by words; further away a native search, which costs much to call, is faster. */
const NEAR = 128;

/** How rows are told apart. */
export interface Dialect {
  /** The byte between fields: a comma or a tab. */
  readonly delimiter: number;
  /** Whether a lone CR ends a row, as it does in files whose first line break is one. */
  readonly loneCr: boolean;
}

/**
 * The grammar of RFC 4180, one row at a time, over bytes. The fields that are wanted go into cells; the others are only counted.
 * Two liberties: a quote inside an unquoted field is a character like any other, and rows may end in CRLF, LF or (see `Dialect`) CR.
 */
export class CsvRow {
  readonly #delimiter: number;
  readonly #delimiters: number;
  readonly #loneCr: boolean;
  readonly #cellOf: Int32Array;
  readonly #cells: Cells;
  readonly #scratch = new Scratch();
  readonly #wordView = new WordView();
  /** How many fields the last complete row had. */
  fields = 0;

  /** `cellOf[i]` is the cell that field i goes into, or -1. */
  constructor(dialect: Dialect, cellOf: Int32Array, cells: Cells) {
    this.#delimiter = dialect.delimiter;
    this.#delimiters = repeated(dialect.delimiter);
    this.#loneCr = dialect.loneCr;
    this.#cellOf = cellOf;
    this.#cells = cells;
    cells.kind.fill(TEXT);
  }

  /**
   * Reads the row that starts at `from`; returns where the next one starts, or INCOMPLETE. With `last`, the end of the bytes ends
   * the row. Throws a Fault, counted from bytes[0].
   */
  read(bytes: Buffer, from: number, end: number, last: boolean): number {
    const delimiter = this.#delimiter;
    const cellOf = this.#cellOf;
    const words = this.#wordView.of(bytes);
    let field = 0;
    let p = from;
    this.#scratch.clear();
    for (;;) {
      const cell = field < cellOf.length ? (cellOf[field] ?? -1) : -1;
      field++;
      if (p < end && bytes[p] === QUOTE) {
        const open = p;
        let close = open + 1;
        let doubled = 0;
        for (;;) {
          close = nextQuote(bytes, words, close, end);
          if (close === end) {
            if (last) throw neverClosed(open);
            return INCOMPLETE;
          }
          if (close + 1 === end && !last) return INCOMPLETE;
          if (close + 1 === end || bytes[close + 1] !== QUOTE) break;
          doubled++;
          close += 2;
        }
        p = close + 1;
        if (cell >= 0) this.#setQuoted(cell, bytes, open + 1, close, doubled);
        if (p < end) {
          const next = bytes[p];
          if (next !== delimiter && next !== LF && next !== CR) throw textBehindQuote(p);
        }
      } else {
        const start = p;
        p = this.#endOfField(bytes, words, p, end);
        if (cell >= 0) this.#set(cell, bytes, start, p);
      }
      if (p === end) {
        if (!last) return INCOMPLETE;
        this.fields = field;
        return end;
      }
      const byte = bytes[p];
      p++;
      if (byte === delimiter) continue;
      this.fields = field;
      if (byte === LF) return p;
      if (p < end && bytes[p] === LF) return p + 1;
      if (p === end && !last) return INCOMPLETE;
      if (p < end && !this.#loneCr) throw textBehindQuote(p - 1);
      return p;
    }
  }

  /** Where the unquoted field that goes on at `from` ends. */
  #endOfField(bytes: Buffer, words: DataView, from: number, end: number): number {
    const delimiter = this.#delimiter;
    for (let p = from; ; p++) {
      p = nextMark(bytes, words, p, end, this.#delimiters);
      if (p === end) return end;
      const byte = bytes[p];
      if (byte === delimiter || byte === LF) return p;
      if (byte === CR && this.#endsRow(bytes, p, end)) return p;
    }
  }

  /** Whether the CR at p ends a row or is a character. One that ends the bytes may be half of a CRLF, or close the file. */
  #endsRow(bytes: Buffer, p: number, end: number): boolean {
    return this.#loneCr || p + 1 === end || bytes[p + 1] === LF;
  }

  #set(cell: number, bytes: Uint8Array, start: number, end: number): void {
    const cells = this.#cells;
    cells.bytes[cell] = bytes;
    cells.start[cell] = start;
    cells.end[cell] = end;
  }

  #setQuoted(cell: number, bytes: Buffer, start: number, end: number, doubled: number): void {
    if (doubled === 0) {
      this.#set(cell, bytes, start, end);
      return;
    }
    const size = end - start - doubled;
    const plain = this.#scratch.room(size);
    const target = this.#scratch.used;
    let to = target;
    for (let p = start; p < end; p++) {
      const byte = bytes[p] ?? 0;
      plain[to++] = byte;
      // The second of two quotes is left out.
      if (byte === QUOTE) p++;
    }
    this.#scratch.take(to);
    this.#set(cell, plain, target, to);
  }
}

/** The next byte that may end an unquoted field, or `end`. */
function nextMark(bytes: Buffer, words: DataView, from: number, end: number, delimiters: number): number {
  const lastWord = end - 4;
  let p = from;
  for (; p <= lastWord; p += 4) {
    const marks = fieldMarks(words.getInt32(p, true), delimiters);
    if (marks !== 0) return p + lowest(marks);
  }
  while (p < end && (bytes[p] ?? 0) > CR && bytes[p] !== (delimiters & 0xff)) p++;
  return p;
}

/** The next quote, or `end`. */
function nextQuote(bytes: Buffer, words: DataView, from: number, end: number): number {
  const near = Math.min(from + NEAR, end - 3);
  let p = from;
  for (; p < near; p += 4) {
    const found = quotes(words.getInt32(p, true));
    if (found !== 0) return p + lowest(found);
  }
  const found = p >= end ? end : bytes.indexOf(QUOTE, p);
  return found === -1 || found > end ? end : found;
}

function neverClosed(open: number): Fault {
  return new Fault(
    open,
    'column',
    'the quote that opens here is never closed',
    'Close it, or write a quote that is part of the text as two quotes, and the field in quotes: "say ""so""".',
  );
}

function textBehindQuote(p: number): Fault {
  return new Fault(
    p,
    'column',
    'there is text behind a closing quote',
    'A comma, a tab or the end of the line must follow. Write a quote that is part of the text as two quotes: "say ""so""".',
  );
}
