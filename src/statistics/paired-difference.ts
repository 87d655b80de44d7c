import { limits, requireCounts, unknown, type Interval } from './known.js';
import { normalQuantile, normalTail } from './normal.js';
import { wilson } from './proportion.js';

const NO_EXAMPLES = 'there are no examples';

/**
 * Tango's score statistic for the difference of two paired proportions: how many standard errors (c − b)/n lies above δ, with the variance at
 * the most likely rates that differ by δ. 2n q² + B q + C = 0 with B = −c − b + (2n − c + b)δ and C = −bδ(1 − δ) gives the rate q of newly
 * broken; z = (c − b − nδ) / √(n(2q + δ(1 − δ))). At δ = 0 it is McNemar's. Edge: nothing flipped and δ = 0 is 0.
 * Source: Tango 1998, Stat. Med. 17:891.
 */
export function tangoZ(broken: number, fixed: number, n: number, delta: number): number {
  const linear = -fixed - broken + (2 * n - fixed + broken) * delta;
  const constant = -broken * delta * (1 - delta);
  const root = Math.sqrt(Math.max(0, linear * linear - 8 * n * constant));
  // Of the two ways to write the root of a quadratic equation the one that adds: the other would cancel.
  const rate = linear <= 0 ? (root - linear) / (4 * n) : (-2 * constant) / (root + linear);
  const variance = n * (2 * rate + delta * (1 - delta));
  const difference = fixed - broken - n * delta;
  if (variance > 0) return difference / Math.sqrt(variance);
  return difference === 0 ? 0 : difference * Infinity;
}

/**
 * Tango's score interval for the change of a rate, (c − b)/n: all δ that z does not reject, by bisection to the last bit. Edges: n = 0 has
 * none; without flips it is ±z²/(n + z²), never 0 to 0; a change of ±1 ends there. Source: as above.
 */
export function tangoInterval(broken: number, fixed: number, n: number, alpha: number): Interval {
  requireFlips(broken, fixed, n);
  if (n === 0) return unknown(NO_EXAMPLES);
  const z = normalQuantile(alpha / 2);
  const change = (fixed - broken) / n;
  return limits(
    change === -1 ? -1 : crossing(-1, change, (delta) => tangoZ(broken, fixed, n, delta) > z),
    change === 1 ? 1 : crossing(change, 1, (delta) => tangoZ(broken, fixed, n, delta) > -z),
  );
}

/**
 * One-sided p of "the rate fell by `margin` or more": how often models that differ by just the margin would look this good. A small p rules
 * the drop out. By Tango's z at −`margin`, which keeps its level where Wald's does not (Liu, Hsueh, Hsieh & Chen 2002, Stat. Med. 21:231).
 * `margin` 0 is the test of "better". Edge: no examples rule nothing out, p = 1.
 */
export function nonInferiority(broken: number, fixed: number, n: number, margin: number): { readonly z: number; readonly p: number } {
  requireFlips(broken, fixed, n);
  if (!(margin >= 0)) throw new RangeError(`a margin of ${margin}`);
  if (n === 0) return { z: -Infinity, p: 1 };
  const z = tangoZ(broken, fixed, n, -margin);
  return { z, p: normalTail(z) };
}

/** Counts of the four ways in which two models are right (r) or wrong (w) on an example: baseline first. */
export interface FourFold {
  readonly rightRight: number;
  readonly rightWrong: number;
  readonly wrongRight: number;
  readonly wrongWrong: number;
}

/**
 * Newcombe's interval for the change of a paired rate: Wilson's limits of both rates, squared and added with the correlation φ, whose
 * numerator is corrected for continuity when positive (method 10). Edge: n = 0 has none. Source: Newcombe 1998, Stat. Med. 17:2635.
 */
export function newcombePaired({ rightRight: a, rightWrong: b, wrongRight: c, wrongWrong: d }: FourFold, alpha: number): Interval {
  requireCounts({ a, b, c, d });
  const n = a + b + c + d;
  const [before, after] = [wilson(a + b, n, alpha), wilson(a + c, n, alpha)];
  if (!before.defined || !after.defined) return unknown(NO_EXAMPLES);
  const product = (a + b) * (c + d) * (a + c) * (b + d);
  const cross = a * d - b * c;
  const phi = product === 0 ? 0 : (cross > 0 ? Math.max(cross - n / 2, 0) : cross) / Math.sqrt(product);
  const [p1, p2] = [(a + b) / n, (a + c) / n];
  const distance = (x: number, y: number): number => Math.sqrt(Math.max(0, x * x + y * y - 2 * phi * x * y));
  return limits(p2 - p1 - distance(p2 - after.lower, before.upper - p1), p2 - p1 + distance(after.upper - p2, p1 - before.lower));
}

/**
 * Newcombe's interval for the difference of two independent rates, second − first: Wilson's limits, squared and added (method 10). For
 * baselines that are not paired; on the same examples it is too wide, not wrong. Edge: either n = 0 has none.
 * Source: Newcombe 1998, Stat. Med. 17:873.
 */
export function newcombeIndependent(first: { readonly hits: number; readonly n: number }, second: { readonly hits: number; readonly n: number }, alpha: number): Interval {
  const [before, after] = [wilson(first.hits, first.n, alpha), wilson(second.hits, second.n, alpha)];
  if (!before.defined) return before;
  if (!after.defined) return after;
  const [p1, p2] = [first.hits / first.n, second.hits / second.n];
  return limits(p2 - p1 - Math.hypot(p2 - after.lower, before.upper - p1), p2 - p1 + Math.hypot(after.upper - p2, p1 - before.lower));
}

function requireFlips(broken: number, fixed: number, n: number): void {
  requireCounts({ broken, fixed, n });
  if (broken + fixed > n) throw new RangeError(`${broken + fixed} of ${n} examples flipped`);
}

/** The last number for which `holds` is true, when it is true at `from` and false at `to`. */
function crossing(from: number, to: number, holds: (value: number) => boolean): number {
  let [yes, no] = [from, to];
  for (;;) {
    const middle = (yes + no) / 2;
    if (middle === yes || middle === no) return middle;
    if (holds(middle)) yes = middle;
    else no = middle;
  }
}
