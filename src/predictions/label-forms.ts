import { ProblemError } from '../problem.js';

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
/** A row without a gold label, under `unlabelled: drop`. */
export const UNLABELLED: Code = 65_525;
/** No value on this side: the example has no baseline prediction. */
export const NONE: Code = 65_535;

/** An outcome written out in a predictions file, as this product's own files do it. */
const MARKS: ReadonlyMap<string, Code> = new Map([
  ['(missing)', MISSING],
  ['(unparsed)', UNPARSED],
  ['(refused)', REFUSED],
  ['(other)', OTHER],
]);

export function isLabel(code: Code): boolean {
  return code < FIRST_MARK;
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
  readonly #noun: string;
  readonly #most: number;

  /** `noun` names the values in errors: "labels", "values of the slice column region". */
  constructor(noun: string, most: number) {
    this.#noun = noun;
    this.#most = most;
  }

  /** The code of a label's bytes. Empty and blank is `MISSING`. */
  code(bytes: Uint8Array, start: number, end: number): Code {
    let hash = 0x811c9dc5;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const form = this.#slots[slot] as number;
      if (form === -1) return this.#learn(bytes, start, end, hash, slot);
      if (this.#hashes[form] === hash && equal(this.#forms[form] as Uint8Array, bytes, start, end)) return this.#meanings[form] as Code;
      slot = (slot + 1) & mask;
    }
  }

  /** The code of a label given as text, as in a config. */
  codeOf(text: string): Code {
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    const code = this.#labels.length;
    if (code >= this.#most) {
      throw new ProblemError({
        message: `more than ${this.#most} distinct ${this.#noun}, the last one ${JSON.stringify(text.slice(0, 60))}`,
        advice: 'Such a column has few distinct values. Is this one a text, an id or a measurement? Name the right columns under `columns:`.',
      });
    }
    this.#labels.push(text);
    this.#codes.set(text, code);
    return code;
  }

  /** The text of a label code. */
  text(code: Code): string {
    const text = this.#labels[code];
    if (text === undefined) throw new RangeError(`no label has the code ${code}`);
    return text;
  }

  get size(): number {
    return this.#labels.length;
  }

  #learn(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): Code {
    // A copy: the bytes belong to a chunk that is about to be overwritten.
    const form = bytes.slice(start, end);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(form).trim();
    const meaning = text === '' ? MISSING : (MARKS.get(text) ?? this.codeOf(text));
    if (this.#forms.length >= 4 * this.#most) {
      throw new ProblemError({ message: `more than ${4 * this.#most} spellings of ${this.#noun} that differ in blanks only` });
    }
    this.#slots[slot] = this.#forms.length;
    this.#forms.push(form);
    this.#hashes.push(hash);
    this.#meanings.push(meaning);
    if (this.#forms.length * 2 > this.#slots.length) this.#grow();
    return meaning;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 4).fill(-1);
    const mask = slots.length - 1;
    this.#hashes.forEach((hash, form) => {
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (slots[slot] !== -1) slot = (slot + 1) & mask;
      slots[slot] = form;
    });
    this.#slots = slots;
  }
}

function equal(form: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (form.length !== end - start) return false;
  for (let i = 0; i < form.length; i++) if (form[i] !== bytes[start + i]) return false;
  return true;
}
