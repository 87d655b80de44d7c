import { Buffer } from 'node:buffer';
import { hashOf, secondHashOf, tailOf } from './byte-hash.js';
import { textOf } from './formats/cells.js';

/** Longer ids than this are copied by the engine, shorter ones word by word. */
const LONG = 64;

/** The two hashes of each id of a column: `hashOf` and `secondHashOf`. */
export interface IdHashes {
  readonly first: Int32Array;
  readonly second: Int32Array;
}

/**
 * The ids of a batch of rows as bytes, in their order. Each that is set starts at a whole word, and the bytes behind it up to the next word are
 * zero. An empty one is an id that is not there.
 */
export class IdColumn {
  #bytes: Uint8Array;
  #words: DataView;
  /** Where each id starts, and how many bytes it has. */
  readonly starts: Int32Array;
  readonly lengths: Int32Array;
  /** Where somebody has made them already, or makes them faster than this. */
  readonly #known: IdHashes | (() => IdHashes) | undefined;
  #made: IdHashes | undefined;
  #used = 0;
  /** The same bytes, for `binary`. */
  #latin: Buffer | undefined;

  constructor(rows: number, starts: Int32Array = new Int32Array(rows), lengths: Int32Array = new Int32Array(rows), bytes: Uint8Array = new Uint8Array(16 * rows), hashes?: IdHashes | (() => IdHashes)) {
    this.#known = hashes;
    this.starts = starts;
    this.lengths = lengths;
    this.#bytes = bytes;
    this.#words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** A column of ids that stand somewhere already, as such a column has them. Nothing is to be set in it. How many bytes they take, `take` says; `hashes`, or what makes them, are theirs. */
  static over(bytes: Uint8Array, starts: Int32Array, lengths: Int32Array, hashes?: IdHashes | (() => IdHashes)): IdColumn {
    return new IdColumn(starts.length, starts, lengths, bytes, hashes);
  }

  /** Bytes in use. */
  get used(): number {
    return this.#used;
  }

  /** What the ids stand in. It is another one once they outgrow it. */
  get words(): DataView {
    return this.#words;
  }

  /** So many bytes of what they stand in are theirs. */
  take(bytes: number): void {
    this.#used = bytes;
  }

  get bytes(): Uint8Array {
    return this.#bytes;
  }

  clear(): void {
    this.#used = 0;
  }

  /** The id of a row is the bytes [start, end) of `words`. */
  set(row: number, words: DataView, start: number, end: number): void {
    const length = end - start;
    let to = this.#used;
    this.starts[row] = to;
    this.lengths[row] = length;
    if (to + length + 4 > this.#bytes.length) this.#grow(to + length + 4);
    const target = this.#words;
    let p = start;
    if (length > LONG) {
      this.#bytes.set(new Uint8Array(words.buffer, words.byteOffset + start, length & -4), to);
      p += length & -4;
      to += length & -4;
    } else {
      for (const lastWord = end - 4; p <= lastWord; p += 4, to += 4) target.setInt32(to, words.getInt32(p, true), true);
    }
    if (p < end) {
      target.setInt32(to, tailOf(words, p, end), true);
      to += 4;
    }
    this.#used = to;
  }

  /** Row `to` gets the id of row `from`. */
  move(from: number, to: number): void {
    this.starts[to] = this.starts[from] as number;
    this.lengths[to] = this.lengths[from] as number;
    if (typeof this.#known !== 'object') return;
    this.#known.first[to] = this.#known.first[from] as number;
    this.#known.second[to] = this.#known.second[from] as number;
  }

  /** Of the first `size` ids. Made when they are asked for. */
  hashes(size: number): IdHashes {
    if (typeof this.#known === 'object') return this.#known;
    if (this.#known !== undefined) return this.#known();
    this.#made ??= { first: new Int32Array(this.starts.length), second: new Int32Array(this.starts.length) };
    const { first, second } = this.#made;
    const words = this.#words;
    for (let i = 0; i < size; i++) {
      const start = this.starts[i] as number;
      const end = start + (this.lengths[i] as number);
      first[i] = hashOf(words, start, end);
      second[i] = secondHashOf(words, start, end);
    }
    return this.#made;
  }

  /** Where the first `size` ids stand, from a whole word on: bytes that threads share are copied by words only where both sides begin at one. */
  stretch(size: number): { readonly from: number; readonly end: number } {
    return size === 0 ? { from: 0, end: 0 } : { from: (this.starts[0] as number) & -8, end: this.end(size - 1) };
  }

  end(row: number): number {
    return (this.starts[row] as number) + (this.lengths[row] as number);
  }

  text(row: number): string {
    // A copy: they may stand in memory that threads share, which a decoder does not take.
    const id = this.#bytes.slice(this.starts[row], this.end(row));
    return textOf(id, 0, id.length);
  }

  /** The bytes of an id as characters up to U+00FF: such strings have the order of code points, and take far less memory than bytes of their own. */
  binary(row: number): string {
    if (this.#latin?.buffer !== this.#bytes.buffer) this.#latin = Buffer.from(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.byteLength);
    return this.#latin.toString('latin1', this.starts[row], this.end(row));
  }

  #grow(least: number): void {
    const larger = new Uint8Array(Math.max(least, this.#bytes.length * 2));
    larger.set(this.#bytes);
    this.#bytes = larger;
    this.#words = new DataView(larger.buffer);
  }
}
