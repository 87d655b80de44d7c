/** What stands before the value of a record, or behind its last: keys, punctuation and blanks, made ready to be compared by words. */
export class Joint {
  readonly bytes: Buffer;
  /** All words but the last, little-endian. */
  readonly #words: readonly number[];
  readonly #last: number;
  /** The bits of the last word that count. */
  readonly #lastBits: number;

  constructor(bytes: Buffer) {
    this.bytes = Buffer.from(bytes);
    const unused = -bytes.length & 3;
    const padded = Buffer.concat([bytes, Buffer.alloc(unused)]);
    const words = Array.from({ length: padded.length / 4 }, (_, i) => padded.readInt32LE(4 * i));
    this.#words = words.slice(0, -1);
    this.#last = words.at(-1) ?? 0;
    this.#lastBits = (-1 >>> (8 * unused)) | 0;
  }

  /** The position behind it if it stands at p, else -1. It compares whole words, so it may miss itself in the last three bytes before `end`. */
  behind(words: DataView, p: number, end: number): number {
    const expected = this.#words;
    const last = p + 4 * expected.length;
    if (last + 4 > end) return -1;
    for (let i = 0; i < expected.length; i++) if (words.getInt32(p + 4 * i, true) !== expected[i]) return -1;
    return ((words.getInt32(last, true) ^ this.#last) & this.#lastBits) === 0 ? p + this.bytes.length : -1;
  }
}
