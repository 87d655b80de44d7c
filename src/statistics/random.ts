import { stirlingError } from './log-gamma.js';

/** The seed where the config names none: results are the same in every run. */
export const DEFAULT_SEED = 20240601;

/** More tosses take longer to count than to draw at once. */
const MOST_TOSSED = 4096;

/**
 * Random numbers that are the same on every machine: sfc32 (C. Doty-Humphrey's PractRand), 32-bit integers only, seeded by splitmix32.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: number) {
    let state = seed >>> 0;
    const next = (): number => {
      state = (state + 0x9e3779b9) >>> 0;
      let z = state;
      z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
      z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
      return (z ^ (z >>> 16)) | 0;
    };
    [this.#a, this.#b, this.#c] = [next(), next(), next()];
    for (let i = 0; i < 12; i++) this.bits();
  }

  /** 32 random bits, as a signed integer. */
  bits(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    this.#c |= 0;
    return sum;
  }

  /** Between 0 and 1, both excluded. */
  fraction(): number {
    return ((this.bits() >>> 0) + 0.5) / 4_294_967_296;
  }

  /** Heads of n tosses of a fair coin: by counting random bits, so nothing is rounded; of very many as `binomial` draws them. */
  heads(n: number): number {
    if (n > MOST_TOSSED) return this.binomial(n, 0.5);
    let heads = 0;
    let left = n;
    for (; left >= 32; left -= 32) heads += ones(this.bits());
    return left === 0 ? heads : heads + ones(this.bits() >>> (32 - left));
  }

  /** Heads of several series of tosses, the same as one after the other: the state stays in registers, for this is most of the work of a test. */
  headsOfEach(counts: Float64Array, into: Float64Array): void {
    let [a, b, c, counter] = [this.#a, this.#b, this.#c, this.#counter];
    for (let i = 0; i < counts.length; i++) {
      let left = counts[i] as number;
      if (left > MOST_TOSSED) {
        [this.#a, this.#b, this.#c, this.#counter] = [a, b, c, counter];
        into[i] = this.binomial(left, 0.5);
        [a, b, c, counter] = [this.#a, this.#b, this.#c, this.#counter];
        continue;
      }
      let heads = 0;
      while (left > 0) {
        const sum = (a + b + counter) | 0;
        counter = (counter + 1) | 0;
        a = b ^ (b >>> 9);
        b = (c + (c << 3)) | 0;
        c = (((c << 21) | (c >>> 11)) + sum) | 0;
        heads += ones(left >= 32 ? sum : sum >>> (32 - left));
        left -= 32;
      }
      into[i] = heads;
    }
    [this.#a, this.#b, this.#c, this.#counter] = [a, b, c, counter];
  }

  /**
   * Hits of n draws of chance p. Few expected ones by inversion; many by transformed rejection with squeeze (Hörmann 1993, BTRS), whose
   * acceptance is the exact ratio of densities.
   */
  binomial(n: number, p: number): number {
    if (n <= 0 || p <= 0) return 0;
    if (p >= 1) return n;
    if (p > 0.5) return n - this.binomial(n, 1 - p);
    return n * p < 10 ? this.#inverted(n, p) : this.#rejected(n, p);
  }

  #inverted(n: number, p: number): number {
    const odds = p / (1 - p);
    for (;;) {
      let mass = Math.exp(n * Math.log1p(-p));
      let u = this.fraction();
      for (let k = 0; k <= n; k++) {
        if (u < mass) return k;
        u -= mass;
        mass *= (odds * (n - k)) / (k + 1);
        // What rounding leaves behind the last outcome is drawn again.
        if (mass < 1e-300) break;
      }
    }
  }

  #rejected(n: number, p: number): number {
    const q = 1 - p;
    const spread = Math.sqrt(n * p * q);
    const b = 1.15 + 2.53 * spread;
    const a = -0.0873 + 0.0248 * b + 0.01 * p;
    const c = n * p + 0.5;
    const vr = 0.92 - 4.2 / b;
    const alpha = (2.83 + 5.1 / b) * spread;
    const mode = Math.floor((n + 1) * p);
    for (;;) {
      const u = this.fraction() - 0.5;
      let v = this.fraction();
      const us = 0.5 - Math.abs(u);
      const k = Math.floor((2 * a / us + b) * u + c);
      if (us >= 0.07 && v <= vr) return k;
      if (k < 0 || k > n) continue;
      v = Math.log((v * alpha) / (a / (us * us) + b));
      const ratio =
        (mode + 0.5) * Math.log((mode + 1) / (n - mode + 1) / (p / q)) + stirlingError(mode + 1) + stirlingError(n - mode + 1) +
        (n + 1) * Math.log((n - mode + 1) / (n - k + 1)) +
        (k + 0.5) * Math.log(((n - k + 1) * p) / q / (k + 1)) - stirlingError(k + 1) - stirlingError(n - k + 1);
      if (v <= ratio) return k;
    }
  }
}

function ones(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
