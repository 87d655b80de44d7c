import type { AnywhereSource, Source } from '../../source.js';

/** Bytes [start, end) of a file. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Takes ranges out of a file: from where they stand, or, in one that can only be read from its start, in one pass and once more for what lies behind. */
export class ByteRanges {
  readonly #source: Source;
  readonly #anywhere: AnywhereSource | undefined;
  #chunks: AsyncIterator<Uint8Array> | undefined;
  #chunk: Uint8Array = new Uint8Array(0);
  /** Where the chunk stands in the file. */
  #at = 0;

  constructor(source: Source) {
    this.#source = source;
    this.#anywhere = source.openAnywhere?.();
  }

  /** The bytes of each range, in memory of their own; shorter where the file ends before. */
  async take(ranges: readonly ByteRange[]): Promise<readonly Uint8Array[]> {
    const file = this.#anywhere;
    if (file !== undefined) {
      // What is written meanwhile must not pile up.
      for (let wait = file.giveWay(); wait !== undefined; wait = file.giveWay()) await wait;
      return ranges.map((range) => readRange(file, range));
    }
    const taken: Uint8Array[] = ranges.map(() => new Uint8Array(0));
    for (const [i, range] of Array.from(ranges.entries()).sort(([, a], [, b]) => a.start - b.start)) taken[i] = await this.#takeOne(range);
    return taken;
  }

  async close(): Promise<void> {
    this.#anywhere?.close();
    await this.#rewind();
  }

  async #rewind(): Promise<void> {
    await this.#chunks?.return?.();
    this.#chunks = undefined;
    this.#chunk = new Uint8Array(0);
    this.#at = 0;
  }

  async #takeOne({ start, end }: ByteRange): Promise<Uint8Array> {
    if (start < this.#at) await this.#rewind();
    this.#chunks ??= this.#source.open()[Symbol.asyncIterator]();
    const bytes = new Uint8Array(end - start);
    let filled = 0;
    for (;;) {
      const from = start + filled - this.#at;
      if (from < this.#chunk.length) {
        const part = this.#chunk.subarray(from, Math.min(this.#chunk.length, end - this.#at));
        bytes.set(part, filled);
        filled += part.length;
        if (start + filled === end) return bytes;
      }
      this.#at += this.#chunk.length;
      this.#chunk = new Uint8Array(0);
      const next = await this.#chunks.next();
      if (next.done === true) return bytes.subarray(0, filled);
      this.#chunk = next.value;
    }
  }
}

/** Bytes of a file that can be read from anywhere; fewer where it ends before. */
export function readRange(file: AnywhereSource, { start, end }: ByteRange): Uint8Array {
  const bytes = new Uint8Array(end - start);
  let filled = 0;
  while (filled < bytes.length) {
    const read = file.read(bytes.subarray(filled), start + filled);
    if (read === 0) break;
    filled += read;
  }
  return bytes.subarray(0, filled);
}
