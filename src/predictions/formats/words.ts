// Four bytes at a time. A test of a word answers with a set: the highest bit of each byte that passes. It may hold bytes too many, but only
// above one that passes: the lowest byte of the set, which `lowest` finds, is right, and an empty set is. The trick of all of them: taking n
// from a byte below n borrows, which sets its highest bit; bytes from 0x80 on, parts of longer UTF-8 characters, are taken out by ~word.

const ONES = 0x01010101;
const HIGHEST_BITS = 0x80808080;

/** Every byte of the word is this one. */
export function repeated(byte: number): number {
  return Math.imul(byte, ONES);
}

/** Which bytes of the word are a quote. */
export function quotes(word: number): number {
  return ((word ^ 0x22222222) - ONES) & ~word & HIGHEST_BITS;
}

/** Which bytes end a plain part of a JSON string: a quote, a backslash, or anything below a space. */
export function stringMarks(word: number): number {
  // Flipping the bit of 2 swaps 0x20 with 0x22 and keeps what is below 0x20 there: so both are "below 0x21".
  return (((word ^ 0x02020202) - 0x21212121) | ((word ^ 0x5c5c5c5c) - ONES)) & ~word & HIGHEST_BITS;
}

/** Which bytes may end an unquoted field of CSV: its delimiter (repeated), or a line break or another byte up to 0x0d. */
export function fieldMarks(word: number, delimiters: number): number {
  return (((word ^ delimiters) - ONES) | (word - 0x0e0e0e0e)) & ~word & HIGHEST_BITS;
}

/** The position, 0 to 3, of the lowest byte in a set that is not empty. */
export function lowest(set: number): number {
  return (31 - Math.clz32(set & -set)) >> 3;
}

/** Views of bytes by words. The last two are kept: the values of a record stand in its chunk, and unescaped ones in a scratch. */
export class WordView {
  #bytes: Uint8Array = new Uint8Array(0);
  #words = new DataView(this.#bytes.buffer);
  #otherBytes = this.#bytes;
  #otherWords = this.#words;

  /** Its words are little-endian: `getInt32(p, true)` has the byte at p lowest. */
  of(bytes: Uint8Array): DataView {
    if (this.#bytes !== bytes) this.#turnTo(bytes);
    return this.#words;
  }

  #turnTo(bytes: Uint8Array): void {
    const [last, words] = [this.#bytes, this.#words];
    if (this.#otherBytes === bytes) {
      this.#words = this.#otherWords;
    } else {
      this.#words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    this.#bytes = bytes;
    this.#otherBytes = last;
    this.#otherWords = words;
  }
}
