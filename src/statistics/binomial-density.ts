import { stirlingError } from './log-gamma.js';

/**
 * ln of the probability of k hits in n draws of chance p; `q` is 1 − p, given so that it need not be formed. Saddle-point form: deviances
 * and Stirling's remainders, without the cancellation of three large ln Γ. k and n may be fractions: the density of beta needs that.
 * Edges: p = 0 and q = 0 put all mass on one end. Source: C. Loader 2000, Fast and accurate computation of binomial probabilities.
 */
export function binomialLogPmf(k: number, n: number, p: number, q: number): number {
  if (k < 0 || k > n) return -Infinity;
  if (p === 0) return k === 0 ? 0 : -Infinity;
  if (q === 0) return k === n ? 0 : -Infinity;
  if (n === 0) return 0;
  if (k === 0) return n * logOfShare(q, p);
  if (k === n) return n * logOfShare(p, q);
  const misses = n - k;
  const remainders = stirlingError(n) - stirlingError(k) - stirlingError(misses);
  return remainders - deviance(k, n * p) - deviance(misses, n * q) + 0.5 * Math.log(n / (2 * Math.PI * k * misses));
}

export function binomialPmf(k: number, n: number, p: number, q: number = 1 - p): number {
  return Math.exp(binomialLogPmf(k, n, p, q));
}

/** ln p, where 1 − p is the more exact of the two when p is near 1. */
function logOfShare(p: number, complement: number): number {
  return complement < 0.5 ? Math.log1p(-complement) : Math.log(p);
}

/** x ln(x / mean) + mean − x: a series where the two are close, for there the terms cancel. */
function deviance(x: number, mean: number): number {
  const difference = x - mean;
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * Math.log(x / mean) - difference;
  const ratio = difference / (x + mean);
  const square = ratio * ratio;
  let sum = difference * ratio;
  let term = 2 * x * ratio;
  for (let odd = 3; ; odd += 2) {
    term *= square;
    const next = sum + term / odd;
    if (next === sum) return sum;
    sum = next;
  }
}
