import { equalBytes, hashBytes } from './byte-hash.js';
import { textOf } from './formats/cells.js';

/**
 * A label code: the index of a distinct label, in order of appearance, the same for all columns of an evaluation. Codes from
 * `FIRST_MARK` on are no labels. They fit 16 bits: a column of an evaluation of ten million examples is 20 MB.
 */
export type Code = number;

/** More distinct values than these are no label column and no slice column (but a text, an id, a measurement). */
export const MOST_LABELS = 50_000;
export const MOST_SLICES = 1_000;

const FIRST_MARK = 65_520;
/** The model said nothing: null, empty, absent, or the mark `(missing)`. */
export const MISSING: Code = 65_521;
export const UNPARSED: Code = 65_522;
export const REFUSED: Code = 65_523;
/** A clear label outside the closed set. */
export const OTHER: Code = 65_524;
/** A row without a gold label. */
export const UNLABELLED: Code = 65_525;
/** No value on this side: the example has no baseline prediction. */
export const NONE: Code = 65_535;

/** An outcome written out in a predictions file, as this product's own files do it. */
export const PREDICTION_MARKS: ReadonlyMap<string, Code> = new Map([
  ['(missing)', MISSING],
  ['(unparsed)', UNPARSED],
  ['(refused)', REFUSED],
  ['(other)', OTHER],
]);

/** The only mark of a slice: an empty cell, and how it is shown. */
export const SLICE_MARKS: ReadonlyMap<string, Code> = new Map([['(missing)', MISSING]]);

export function isLabel(code: Code): boolean {
  return code < FIRST_MARK;
}

/** A column has more distinct values than labels can be. Whoever reads the column knows where, and says so. */
export class TooManyValues extends Error {
  override readonly name = 'TooManyValues';
}

/**
 * Bytes to label codes without a string per row. Every distinct form (sequence of bytes) is decoded once and given its meaning: surrounding
 * blanks are trimmed, so " Yes" and "Yes" are two forms of one label. Open addressing over hashes; the bytes are kept and compared.
 */
export class LabelForms {
  /** label text by code */
  readonly #labels: string[] = [];
  readonly #codes = new Map<string, Code>();
  #forms: Uint8Array[] = [];
  #meanings: Code[] = [];
  #hashes: number[] = [];
  #slots = new Int32Array(256).fill(-1);
  readonly #most: number;
  readonly #marks: ReadonlyMap<string, Code>;

  constructor(most: number, marks: ReadonlyMap<string, Code>) {
    this.#most = most;
    this.#marks = marks;
  }

  /** The code of a label's bytes. Empty and blank is `MISSING`. Throws TooManyValues for a new label beyond `most`. */
  code(bytes: Uint8Array, start: number, end: number, most = this.#most): Code {
    const hash = hashBytes(bytes, start, end);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const form = this.#slots[slot] as number;
      if (form === -1) return this.#learn(bytes, start, end, hash, slot, most);
      const known = this.#forms[form] as Uint8Array;
      if (this.#hashes[form] === hash && equalBytes(known, 0, known.length, bytes, start, end)) return this.#meanings[form] as Code;
      slot = (slot + 1) & mask;
    }
  }

  /** The text of a label code. */
  text(code: Code): string {
    const text = this.#labels[code];
    if (text === undefined) throw new RangeError(`no label has the code ${code}`);
    return text;
  }

  /** How many distinct labels there are; their codes are 0 … size − 1. */
  get size(): number {
    return this.#labels.length;
  }

  #learn(bytes: Uint8Array, start: number, end: number, hash: number, slot: number, most: number): Code {
    const text = textOf(bytes, start, end).trim();
    const meaning = text === '' ? MISSING : (this.#marks.get(text) ?? this.#codes.get(text) ?? this.#newLabel(text, most));
    // Spellings that differ in blanks only can be many, too.
    if (this.#forms.length >= 4 * this.#most) throw new TooManyValues(`more than ${4 * this.#most} distinct values`);
    this.#slots[slot] = this.#forms.length;
    // A copy, for the bytes belong to a chunk that is about to be overwritten; `slice` of a Buffer would be no copy.
    this.#forms.push(new Uint8Array(bytes.subarray(start, end)));
    this.#hashes.push(hash);
    this.#meanings.push(meaning);
    if (this.#forms.length * 2 > this.#slots.length) this.#grow();
    return meaning;
  }

  #newLabel(text: string, most: number): Code {
    const code = this.#labels.length;
    if (code >= most) throw new TooManyValues(`more than ${most} distinct values`);
    this.#labels.push(text);
    this.#codes.set(text, code);
    return code;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 4).fill(-1);
    const mask = slots.length - 1;
    this.#hashes.forEach((hash, form) => {
      let slot = hash & mask;
      while (slots[slot] !== -1) slot = (slot + 1) & mask;
      slots[slot] = form;
    });
    this.#slots = slots;
  }
}
