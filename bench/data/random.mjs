/** MurmurHash3's finaliser: a one-to-one map of 32-bit numbers, so that different rows never get the same one. */
export function scramble(number) {
  let h = number;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * Random 32-bit numbers that depend on the seed and a row number only: any row can be made alone, so a shuffled file has the very rows of the
 * ordered one without keeping them.
 */
export class Randomness {
  #state = 0;

  constructor(seed) {
    this.seed = scramble(seed);
  }

  startRow(row) {
    this.#state = scramble(this.seed ^ scramble(row + 1));
  }

  next() {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    return scramble(this.#state);
  }

  /** From 0 up to, but not including, 1. */
  fraction() {
    return this.next() / 2 ** 32;
  }
}

/** The numbers below `count` in a random order (Fisher and Yates). */
export function shuffled(count, randomness) {
  randomness.startRow(count);
  const order = new Uint32Array(count);
  for (let at = 0; at < count; at++) {
    const other = Math.floor(randomness.fraction() * (at + 1));
    order[at] = order[other];
    order[other] = at;
  }
  return order;
}
