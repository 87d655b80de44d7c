import { setCell, textOf, Scratch } from './cells.js';
import { BOOLEAN, NULL, NUMBER, STRUCTURE, TEXT, type Cells } from './format.js';
import { unescape } from './json-string.js';

const QUOTE = 0x22;
const MINUS = 0x2d;
const UPPER_I = 0x49;

/** Puts the valid value bytes[start, end) into a cell. `escaped`: it is a string with escapes, which are undone in the scratch. */
export function storeCell(cells: Cells, cell: number, bytes: Uint8Array, start: number, end: number, escaped: boolean, scratch: Scratch): void {
  if (bytes[start] !== QUOTE) {
    setCell(cells, cell, kindOf(bytes, start), bytes, start, end);
  } else if (escaped) {
    const from = unescape(bytes, start + 1, end - 1, scratch);
    setCell(cells, cell, TEXT, scratch.bytes, from, scratch.used);
  } else {
    setCell(cells, cell, TEXT, bytes, start + 1, end - 1);
  }
}

/** Of a valid value that is no string. */
function kindOf(bytes: Uint8Array, p: number): number {
  switch (bytes[p]) {
    case 0x7b: // {
    case 0x5b: // [
      return STRUCTURE;
    case 0x74: // true
    case 0x66: // false
      return BOOLEAN;
    case 0x6e: // null
    case 0x4e: // NaN
    case UPPER_I: // Infinity
      return NULL;
    case MINUS:
      return bytes[p + 1] === UPPER_I ? NULL : NUMBER;
    default:
      return NUMBER;
  }
}

/** The text of a string between its quotes, escapes undone. */
export function stringText(bytes: Uint8Array, start: number, end: number, escaped: boolean): string {
  if (!escaped) return textOf(bytes, start, end);
  const scratch = new Scratch();
  const from = unescape(bytes, start, end, scratch);
  return textOf(scratch.bytes, from, scratch.used);
}
