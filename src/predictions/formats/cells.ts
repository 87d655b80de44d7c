import { ABSENT, type Cells } from './format.js';

const NOTHING = new Uint8Array(0);

/** Cells for that many columns, all absent. */
export function newCells(columns: number): Cells {
  return {
    kind: new Uint8Array(columns).fill(ABSENT),
    bytes: Array.from({ length: columns }, () => NOTHING),
    start: new Int32Array(columns),
    end: new Int32Array(columns),
    offset: 0,
  };
}

/** Column i is bytes[start, end) of that kind. */
export function setCell(cells: Cells, i: number, kind: number, bytes: Uint8Array, start: number, end: number): void {
  cells.kind[i] = kind;
  cells.bytes[i] = bytes;
  cells.start[i] = start;
  cells.end[i] = end;
}

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });
const LONGEST_BY_HAND = 24;

/** The text of bytes. Ids and labels are mostly short ASCII, for which calling the decoder costs more than decoding. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > LONGEST_BY_HAND) return UTF8.decode(bytes.subarray(start, end));
  let text = '';
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte >= 0x80) return UTF8.decode(bytes.subarray(start, end));
    text += String.fromCharCode(byte);
  }
  return text;
}

/**
 * Where unescaped values of one record stand, as the file holds them only escaped. Reused from record to record; when it must
 * grow, cells that are already set keep the old bytes.
 */
export class Scratch {
  #bytes = new Uint8Array(1024);
  #used = 0;

  get bytes(): Uint8Array {
    return this.#bytes;
  }

  get used(): number {
    return this.#used;
  }

  clear(): void {
    this.#used = 0;
  }

  /** Makes room for a value of at most that many bytes, to be written from `used` on, and returns the bytes to write into. */
  room(size: number): Uint8Array {
    if (this.#used + size > this.#bytes.length) {
      this.#bytes = new Uint8Array(Math.max(this.#bytes.length * 2, size));
      this.#used = 0;
    }
    return this.#bytes;
  }

  /** Everything below `end` is taken. */
  take(end: number): void {
    this.#used = end;
  }
}
