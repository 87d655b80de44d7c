import { isUtf8 } from 'node:buffer';
import { Fault } from './fault.js';
import { FORMAT_IDS } from './format.js';

/** As many bytes of a file's start as `bodyStart` must see, unless the file is shorter. */
export const START_LENGTH = 8;

const UTF8_ADVICE = 'Save the file as UTF-8. In Python: open(path, "w", encoding="utf-8"), or to_csv(path, encoding="utf-8").';
const READABLE = `Readable are ${FORMAT_IDS.join(', ')}. Is another one named under \`format\`?`;

/** First bytes of formats that people hand in by mistake. */
const BINARY_FORMATS: readonly (readonly [name: string, start: readonly number[]])[] = [
  ['a zip file (as .xlsx and .npz files are)', [0x50, 0x4b, 0x03, 0x04]],
  ['a Parquet file', [0x50, 0x41, 0x52, 0x31]],
  ['an Arrow or Feather file', [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31]],
  ['an HDF5 file', [0x89, 0x48, 0x44, 0x46]],
  ['a NumPy file', [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]],
  ['an old Excel file', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a SQLite database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
  ['a Zstandard file', [0x28, 0xb5, 0x2f, 0xfd]],
  ['a gzip file, compressed once more or under a wrong name', [0x1f, 0x8b]],
  ['a Python pickle', [0x80, 0x02]],
  ['a Python pickle', [0x80, 0x03]],
  ['a Python pickle', [0x80, 0x04]],
  ['a Python pickle', [0x80, 0x05]],
];

/** Where the text of a file starts: 3 behind a UTF-8 byte order mark, else 0. Throws a Fault for UTF-16 and binary files. */
export function bodyStart(start: Uint8Array): number {
  if (looksUtf16(start)) throw new Fault(0, 'file', 'the file is UTF-16, not UTF-8', UTF8_ADVICE);
  for (const [name, magic] of BINARY_FORMATS) {
    if (magic.every((byte, i) => start[i] === byte)) throw new Fault(0, 'file', `the file is ${name}`, READABLE);
  }
  return start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? 3 : 0;
}

/** A byte order mark, or Latin letters with a NUL before or behind each. */
function looksUtf16(start: Uint8Array): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = start;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return true;
  if (start.length < 4) return false;
  return (a !== 0 && b === 0 && c !== 0 && d === 0) || (a === 0 && b !== 0 && c === 0 && d !== 0);
}

/**
 * Lets through what is valid UTF-8 without NUL, in pieces that never cut a character. What a chunk edge cuts is held back
 * and comes with the next chunk.
 */
export class TextGuard {
  readonly #held = Buffer.alloc(4);
  #heldLength = 0;
  readonly #pass: (piece: Buffer) => void;

  /** `pass` gets every valid piece, in order and without gap. It must copy what it keeps. */
  constructor(pass: (piece: Buffer) => void) {
    this.#pass = pass;
  }

  /** Returns the fault of the first bad byte, after everything before it has been passed. `origin`: where the chunk stands in the file. */
  check(chunk: Buffer, origin: number): Fault | undefined {
    const held = this.#heldLength;
    const joined = this.#completeHeld(chunk);
    if (joined === undefined) return badByte(this.#held[0] ?? 0, origin - held);
    const edge = characterEdge(chunk, joined);
    const body = chunk.subarray(joined, edge);
    const nul = body.indexOf(0);
    const checked = nul === -1 ? body : body.subarray(0, nul);
    if (!isUtf8(checked)) {
      const bad = firstBadByte(checked);
      this.#pass(checked.subarray(0, bad));
      return badByte(checked[bad] ?? 0, origin + joined + bad);
    }
    if (checked.length > 0) this.#pass(checked);
    if (nul !== -1) return nulByte(origin + joined + nul);
    this.#hold(chunk, edge);
    return undefined;
  }

  /** The end of the file, whose length in bytes is `size`. */
  finish(size: number): Fault | undefined {
    return this.#heldLength > 0 ? badByte(this.#held[0] ?? 0, size - this.#heldLength) : undefined;
  }

  /** Completes the character the last edge has cut; returns how many bytes of the chunk that took, or undefined when it is no character. */
  #completeHeld(chunk: Buffer): number | undefined {
    if (this.#heldLength === 0) return 0;
    const length = sequenceLength(this.#held[0] ?? 0);
    const taken = Math.min(length - this.#heldLength, chunk.length);
    this.#hold(chunk.subarray(0, taken), 0);
    if (this.#heldLength < length) return taken;
    const character = this.#held.subarray(0, length);
    if (!isUtf8(character)) return undefined;
    this.#heldLength = 0;
    this.#pass(character);
    return taken;
  }

  #hold(chunk: Buffer, from: number): void {
    for (let i = from; i < chunk.length; i++) this.#held[this.#heldLength++] = chunk[i] ?? 0;
  }
}

/** Where the last character that may be incomplete starts; the end where there is none. */
function characterEdge(chunk: Buffer, from: number): number {
  for (let i = chunk.length - 1; i >= from && i >= chunk.length - 3; i--) {
    const byte = chunk[i] ?? 0;
    if ((byte & 0xc0) !== 0x80) return sequenceLength(byte) > chunk.length - i ? i : chunk.length;
  }
  return chunk.length;
}

/** How many bytes the character takes that this byte begins; 1 for a byte that cannot begin one. */
function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 1;
}

function firstBadByte(bytes: Buffer): number {
  let i = 0;
  while (i < bytes.length) {
    const length = sequenceLength(bytes[i] ?? 0);
    if (!isUtf8(bytes.subarray(i, i + length))) break;
    i += length;
  }
  return i;
}

function badByte(byte: number, offset: number): Fault {
  const value = `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  return new Fault(offset, 'column', `the byte ${value} at offset ${describeOffset(offset)} is not UTF-8`, UTF8_ADVICE);
}

function nulByte(offset: number): Fault {
  return new Fault(
    offset,
    'column',
    `there is a NUL byte at offset ${describeOffset(offset)}, which no text file holds`,
    'The file is binary or damaged. Write it again as UTF-8 text.',
  );
}

function describeOffset(offset: number): string {
  return `${offset} (0x${offset.toString(16).toUpperCase()})`;
}
