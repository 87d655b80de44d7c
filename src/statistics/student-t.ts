import { betaQuantile, betaTails } from './beta.js';

/** P(T ≥ t) of Student's distribution: ½ I(df/(df + t²); df/2, ½) for t ≥ 0 (Abramowitz & Stegun 1964, 26.7.1). */
export function studentTail(t: number, df: number): number {
  if (t < 0) return 1 - studentTail(-t, df);
  const square = t * t;
  return betaTails(df / 2, 0.5, df / (df + square), square / (df + square)).lower / 2;
}

/** The t with P(T ≥ t) = `tail`, for `df` ≥ 1: from the quantile of the beta distribution, x = df / (df + t²). */
export function studentQuantile(tail: number, df: number): number {
  if (!(tail > 0 && tail < 1) || !(df >= 1)) throw new RangeError(`Student's distribution has no quantile at ${tail} with ${df} degrees of freedom`);
  if (tail > 0.5) return -studentQuantile(1 - tail, df);
  const { x, y } = betaQuantile(2 * tail, 1 - 2 * tail, df / 2, 0.5);
  return Math.sqrt((df * y) / x);
}
