import type { Reading } from './reading.js';

/** Longer replies hardly ever repeat. */
const LONGEST = 256;
const MOST = 16_384;

/** Readings of short replies that were read before, at most `MOST` of them: when it is full it begins anew. */
export class ReplyCache {
  readonly #read: (reply: string) => Reading;
  readonly #known = new Map<string, Reading>();

  constructor(read: (reply: string) => Reading) {
    this.#read = read;
  }

  read(reply: string): Reading {
    if (reply.length > LONGEST) return this.#read(reply);
    const known = this.#known.get(reply);
    if (known !== undefined) return known;
    const reading = this.#read(reply);
    if (this.#known.size === MOST) this.#known.clear();
    this.#known.set(reply, reading);
    return reading;
  }
}
