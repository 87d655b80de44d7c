import { isUtf8 } from 'node:buffer';
import { setCell } from '../cells.js';
import { BOOLEAN, NULL, NUMBER, STRUCTURE, TEXT, type Cells } from '../format.js';
import { shown } from '../quoting.js';
import type { ParquetColumn } from './schema.js';

const NOTHING = new Uint8Array(0);
const TRUE = Buffer.from('true');
const FALSE = Buffer.from('false');

/** Up to this length it is faster to look at every byte than to ask. */
const FEW_BYTES = 48;

/** A value that the column cannot hold, by the message. */
export class BadValue extends Error {}

/** Puts values of one column into cells. Text is passed on as the bytes of the file. */
export class CellValues {
  readonly #column: ParquetColumn;
  readonly #names: readonly Uint8Array[] | undefined;
  readonly #kind: number;
  /** The digits of the last number. */
  readonly #digits = new Uint8Array(32);

  constructor(column: ParquetColumn) {
    this.#column = column;
    this.#names = column.classNames?.map((name) => Buffer.from(name));
    const { converted_type: converted, logical_type: logical } = column.element;
    this.#kind = converted === 'JSON' || logical?.type === 'JSON' ? STRUCTURE : TEXT;
  }

  /** Whether all that stands in the column is text, and nothing more. */
  get isText(): boolean {
    return this.#kind === TEXT;
  }

  /** The text bytes[start, end). Throws BadValue where it is none. */
  putText(cells: Cells, i: number, bytes: Uint8Array, start: number, end: number): void {
    if (!isText(bytes, start, end)) throw new BadValue('holds bytes that are no UTF-8 text');
    setCell(cells, i, this.#kind, bytes, start, end);
  }

  /** A value as it was decoded. What a number puts into a cell lasts until the next. Throws BadValue. */
  put(cells: Cells, i: number, value: unknown): void {
    if (value === null || value === undefined) return setCell(cells, i, NULL, NOTHING, 0, 0);
    if (value instanceof Uint8Array) return this.putText(cells, i, value, 0, value.length);
    if (typeof value === 'boolean') {
      const word = value ? TRUE : FALSE;
      return setCell(cells, i, BOOLEAN, word, 0, word.length);
    }
    if (this.#names !== undefined) return this.#putName(cells, i, Number(value));
    // As in JSON, where Python writes them bare.
    if (typeof value === 'number' && !Number.isFinite(value)) return setCell(cells, i, NULL, NOTHING, 0, 0);
    const number = Number(value);
    if (Number.isSafeInteger(number) && !Object.is(number, -0)) return this.#putInteger(cells, i, number);
    const text = Buffer.from(typeof value === 'bigint' ? value.toString() : String(number), 'latin1');
    setCell(cells, i, NUMBER, text, 0, text.length);
  }

  /** −1 is how `datasets` writes an example without a label. */
  #putName(cells: Cells, i: number, index: number): void {
    if (index === -1) return setCell(cells, i, NULL, NOTHING, 0, 0);
    const name = this.#names?.[index];
    if (name === undefined) throw new BadValue(`holds ${index}, but its ClassLabel has the names 0 to ${(this.#names?.length ?? 0) - 1}: ${shown(this.#column.classNames?.join(', ') ?? '')}`);
    setCell(cells, i, TEXT, name, 0, name.length);
  }

  /** Written by hand: a column of numbers needs no string a row. */
  #putInteger(cells: Cells, i: number, value: number): void {
    const digits = this.#digits;
    let start = digits.length;
    let left = Math.abs(value);
    do {
      const rest = Math.floor(left / 10);
      digits[--start] = 0x30 + (left - rest * 10);
      left = rest;
    } while (left > 0);
    if (value < 0) digits[--start] = 0x2d;
    setCell(cells, i, NUMBER, digits, start, digits.length);
  }
}

function isText(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > FEW_BYTES) return isUtf8(bytes.subarray(start, end));
  for (let i = start; i < end; i++) if ((bytes[i] as number) >= 0x80) return isUtf8(bytes.subarray(start, end));
  return true;
}
