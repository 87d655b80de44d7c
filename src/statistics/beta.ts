import { binomialLogPmf } from './binomial-density.js';

const TINY = 1e-300;
const EPSILON = 1e-16;
const MOST_TERMS = 1_000_000;
const MOST_STEPS = 300;

/**
 * The incomplete beta function I_x(a, b) and its complement; `y` is 1 − x. Continued fraction (Abramowitz & Stegun 1964, 26.5.8) by Lentz's
 * method on the side where it converges, with the prefactor in saddle-point form. Edges: x ≤ 0 and y ≤ 0 are the ends.
 */
export function betaTails(a: number, b: number, x: number, y: number): { readonly lower: number; readonly upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (y <= 0) return { lower: 1, upper: 0 };
  if (x <= (a + 1) / (a + b + 2)) {
    const lower = smallSide(a, b, x, y);
    return { lower, upper: 1 - lower };
  }
  const upper = smallSide(b, a, y, x);
  return { lower: 1 - upper, upper };
}

/** xᵃ yᵇ / (a B(a, b)) / (1 + d₁/(1 + d₂/(1 + …))). */
function smallSide(a: number, b: number, x: number, y: number): number {
  const prefactor = (Math.exp(binomialLogPmf(a, a + b, x, y)) * b) / (a + b);
  let upper = 1;
  let lower = 1 / floored(1 - ((a + b) * x) / (a + 1));
  let fraction = lower;
  for (let m = 1; m < MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    lower = 1 / floored(1 + even * lower);
    upper = floored(1 + even / upper);
    fraction *= lower * upper;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    lower = 1 / floored(1 + odd * lower);
    upper = floored(1 + odd / upper);
    const change = lower * upper;
    fraction *= change;
    if (Math.abs(change - 1) <= EPSILON) break;
  }
  return prefactor * fraction;
}

function floored(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/**
 * The x below which the beta distribution has probability p, and y = 1 − x, both exact to about 1e-12; `q` is 1 − p. The smaller of x and y
 * is solved for: Newton's method on the logarithm of the smaller tail, kept within a bracket. Edges: p = 0 is at 0, q = 0 at 1.
 */
export function betaQuantile(p: number, q: number, a: number, b: number): { readonly x: number; readonly y: number } {
  if (p <= 0) return { x: 0, y: 1 };
  if (q <= 0) return { x: 1, y: 0 };
  const middle = betaTails(a, b, 0.5, 0.5);
  if (p <= q ? p <= middle.lower : q >= middle.upper) {
    const x = lowerHalf(p, q, a, b);
    return { x, y: 1 - x };
  }
  const y = lowerHalf(q, p, b, a);
  return { x: 1 - y, y };
}

/** The quantile where it is at most one half. */
function lowerHalf(p: number, q: number, a: number, b: number): number {
  const byLower = p <= q;
  const target = Math.log(byLower ? p : q);
  let [least, most] = [0, 0.5];
  let x = Math.min(0.5, a / (a + b));
  for (let step = 0; step < MOST_STEPS; step++) {
    const tails = betaTails(a, b, x, 1 - x);
    const tail = byLower ? tails.lower : tails.upper;
    const distance = (Math.log(tail) - target) * (byLower ? 1 : -1);
    if (distance < 0) least = x;
    else most = x;
    const density = (Math.exp(binomialLogPmf(a, a + b, x, 1 - x)) * a * b) / ((a + b) * x * (1 - x));
    const newton = x - (distance * tail) / density;
    const next = newton > least && newton < most ? newton : (least + most) / 2;
    if (Math.abs(next - x) <= 2 * EPSILON * x) return next;
    x = next;
  }
  return x;
}
