import { NONE, type Code } from './label-forms.js';

/** One growing column of 16-bit codes by row number; a row that was never set holds `NONE`. */
export class CodeColumn {
  #codes = new Uint16Array(4096).fill(NONE);

  get(row: number): Code {
    return this.#codes[row] ?? NONE;
  }

  set(row: number, code: Code): void {
    if (row >= this.#codes.length) {
      const larger = new Uint16Array(Math.max(row + 1, this.#codes.length * 2)).fill(NONE, this.#codes.length);
      larger.set(this.#codes);
      this.#codes = larger;
    }
    this.#codes[row] = code;
  }
}
