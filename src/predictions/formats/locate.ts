import type { Source } from '../source.js';

const LF = 0x0a;
const CR = 0x0d;

/** Line and column, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * The line and column of the byte at `offset` of the decompressed file, found by reading it again, so that the readers
 * need not count lines. A column counts characters (code points); a leading byte order mark is none.
 *
 * LF and CRLF end a line. A lone CR does so only where the first line break of the file is a lone CR, as in the CSV files
 * of old spreadsheets; elsewhere it is a character like any other. The CSV reader decides by the same first line break.
 *
 * In a file without lines the offset is the number of a record, from 0, and the record takes the place of the line.
 */
export async function locate(source: Source, offset: number): Promise<Position> {
  if (source.numbered === true) return { line: offset + 1, column: 1 };
  const counter = new LineCounter(offset);
  for await (const chunk of source.open()) {
    if (counter.count(chunk)) break;
  }
  return counter.position();
}

/** Counts lines and characters up to an offset. */
class LineCounter {
  readonly #offset: number;
  #read = 0;
  #line = 1;
  #column = 1;
  /** The byte before was a CR that ends its line unless an LF follows. */
  #afterCr = false;
  /** Unknown until the first line break. */
  #loneCrBreaks: boolean | undefined;

  constructor(offset: number) {
    this.#offset = offset;
  }

  /** True once the byte at the offset has been seen: whether it is an LF decides what a CR before it was. */
  count(chunk: Uint8Array): boolean {
    for (const byte of chunk) {
      if (this.#afterCr) this.#endCr(byte === LF);
      if (this.#read === this.#offset) return true;
      this.#pass(byte);
      this.#read++;
    }
    return false;
  }

  position(): Position {
    if (this.#afterCr) this.#endCr(false);
    return { line: this.#line, column: this.#column };
  }

  #pass(byte: number): void {
    if (byte === LF) {
      this.#loneCrBreaks ??= false;
      this.#breakLine();
    } else if (byte === CR && this.#loneCrBreaks !== false) {
      this.#afterCr = true;
      this.#column++;
    } else if ((byte & 0xc0) !== 0x80 && !(byte === 0xef && this.#read === 0)) {
      // Continuation bytes are no characters of their own. No file may start with U+F000…U+FFFF but for the byte order mark.
      this.#column++;
    }
  }

  #endCr(lineFeedFollows: boolean): void {
    this.#afterCr = false;
    if (lineFeedFollows) return;
    this.#loneCrBreaks = true;
    this.#breakLine();
  }

  #breakLine(): void {
    this.#line++;
    this.#column = 1;
  }
}
