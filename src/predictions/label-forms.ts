import { equalBytes, hashOf } from './byte-hash.js';
import { textOf } from './formats/cells.js';
import { WordView } from './formats/words.js';

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
/** A cell with nothing in it. What that means depends on the column: no code of an example. */
export const BLANK: Code = 65_526;
/** A cell with a JSON object or array. Likewise. */
export const STRUCTURED: Code = 65_527;
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
  /** The bytes of all forms, side by side, and by form where it starts, how many bytes it has, its hash and its meaning. */
  #words = new DataView(new ArrayBuffer(4096));
  #starts = new Int32Array(128);
  #lengths = new Int32Array(128);
  #hashes = new Int32Array(128);
  #meanings = new Uint16Array(128);
  #forms = 0;
  #used = 0;
  #slots = new Int32Array(256).fill(-1);
  readonly #most: number;
  readonly #marks: ReadonlyMap<string, Code>;
  readonly #wordView = new WordView();
  /** The form that was asked for last: what is predicted is mostly what is true, so it is asked for twice. */
  #last = 0;

  constructor(most: number, marks: ReadonlyMap<string, Code>) {
    this.#most = most;
    this.#marks = marks;
  }

  /** The code of a label's bytes. Empty and blank is `BLANK`. Throws TooManyValues for a new label beyond `most`. */
  code(bytes: Uint8Array, start: number, end: number, most = this.#most): Code {
    const words = this.#wordView.of(bytes);
    const length = end - start;
    if (this.#isForm(this.#last, words, start, length)) return this.#meanings[this.#last] as Code;
    const hash = hashOf(words, start, end);
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const form = slots[slot] as number;
      if (form === -1) return this.#learn(bytes, start, end, hash, slot, most);
      if (this.#hashes[form] === hash && this.#isForm(form, words, start, length)) {
        this.#last = form;
        return this.#meanings[form] as Code;
      }
      slot = (slot + 1) & mask;
    }
  }

  /** The code of a label that is known as text, without blanks around it. Throws as `code` does. */
  codeOf(label: string, most = this.#most): Code {
    return this.#codes.get(label) ?? this.#newLabel(label, most);
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

  /** False for form 0 while there is none: no label that is asked for is empty. */
  #isForm(form: number, words: DataView, start: number, length: number): boolean {
    return this.#lengths[form] === length && length > 0 && equalBytes(this.#words, this.#starts[form] as number, words, start, length);
  }

  #learn(bytes: Uint8Array, start: number, end: number, hash: number, slot: number, most: number): Code {
    const text = textOf(bytes, start, end).trim();
    const meaning = text === '' ? BLANK : (this.#marks.get(text) ?? this.codeOf(text, most));
    // Spellings that differ in blanks only can be many, too.
    if (this.#forms >= 4 * this.#most) throw new TooManyValues(`more than ${4 * this.#most} distinct values`);
    const form = this.#forms++;
    this.#reserve(end - start);
    this.#slots[slot] = form;
    this.#starts[form] = this.#used;
    this.#lengths[form] = end - start;
    this.#hashes[form] = hash;
    this.#meanings[form] = meaning;
    // A copy, for the bytes belong to a chunk that is about to be overwritten.
    new Uint8Array(this.#words.buffer).set(bytes.subarray(start, end), this.#used);
    this.#used += end - start;
    if (this.#forms * 2 > this.#slots.length) this.#grow();
    return meaning;
  }

  /** Makes room for one more form of that many bytes. */
  #reserve(bytes: number): void {
    if (this.#forms > this.#starts.length) {
      this.#starts = grown(this.#starts, new Int32Array(2 * this.#starts.length));
      this.#lengths = grown(this.#lengths, new Int32Array(2 * this.#lengths.length));
      this.#hashes = grown(this.#hashes, new Int32Array(2 * this.#hashes.length));
      this.#meanings = grown(this.#meanings, new Uint16Array(2 * this.#meanings.length));
    }
    const { byteLength } = this.#words;
    if (this.#used + bytes > byteLength) {
      const larger = new Uint8Array(Math.max(2 * byteLength, this.#used + bytes));
      this.#words = new DataView(grown(new Uint8Array(this.#words.buffer), larger).buffer);
    }
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
    for (let form = 0; form < this.#forms; form++) {
      let slot = (this.#hashes[form] as number) & mask;
      while (slots[slot] !== -1) slot = (slot + 1) & mask;
      slots[slot] = form;
    }
    this.#slots = slots;
  }
}

function grown<T extends { set(from: T): void }>(from: T, into: T): T {
  into.set(from);
  return into;
}
