import { betaTails } from './beta.js';

/** P(X ≤ k) and P(X ≥ k) of Bin(n, p), each as exact as the other: through the incomplete beta function. */
export function binomialTails(k: number, n: number, p: number, q: number = 1 - p): { readonly atMost: number; readonly atLeast: number } {
  return {
    atMost: k >= n ? 1 : k < 0 ? 0 : betaTails(k + 1, n - k, p, q).upper,
    atLeast: k <= 0 ? 1 : k > n ? 0 : betaTails(k, n - k + 1, p, q).lower,
  };
}
