import { unknown, type Known } from './known.js';
import { normalTail } from './normal.js';

/** The scores of one model: of examples of the class, and of all others, each in an order that both models share. */
export interface TwoSamples {
  readonly positives: Float64Array;
  readonly negatives: Float64Array;
}

export interface DeLong {
  readonly areas: readonly [baseline: number, candidate: number];
  /** Of candidate − baseline. */
  readonly standardError: number;
  /** One-sided: how often equally good models look this bad for the candidate. */
  readonly p: number;
}

/**
 * DeLong's test of two ROC areas on the same examples: covariances of the placements (mid-ranks) of the examples, S₁₀/m + S₀₁/n. O(n log n).
 * Undefined with fewer than two examples on a side, and where the areas do not vary together: both perfect, or all scores tied.
 * Sources: DeLong, DeLong & Clarke-Pearson 1988, Biometrics 44:837; Sun & Xu 2014, IEEE Signal Process. Lett. 21:1389.
 */
export function deLong(baseline: TwoSamples, candidate: TwoSamples): Known<DeLong> {
  const [m, n] = [baseline.positives.length, baseline.negatives.length];
  if (m < 2 || n < 2) return unknown('fewer than two examples of a side');
  const [before, now] = [placements(baseline), placements(candidate)];
  const change = now.area - before.area;
  const difference = (one: Float64Array, other: Float64Array): Float64Array => one.map((value, index) => value - (other[index] as number));
  const variance = varianceOf(difference(now.ofPositives, before.ofPositives)) / m + varianceOf(difference(now.ofNegatives, before.ofNegatives)) / n;
  if (!(variance > 0)) return unknown('the two areas do not vary');
  const standardError = Math.sqrt(variance);
  return { defined: true, areas: [before.area, now.area], standardError, p: normalTail(-change / standardError) };
}

/** Of each positive the share of negatives below it, of each negative the share of positives above it; ties count half. */
function placements({ positives, negatives }: TwoSamples): { readonly area: number; readonly ofPositives: Float64Array; readonly ofNegatives: Float64Array } {
  const [above, below] = [positives.toSorted(), negatives.toSorted()];
  const ofPositives = positives.map((score) => (rank(below, score) / below.length));
  const ofNegatives = negatives.map((score) => 1 - rank(above, score) / above.length);
  return { area: ofPositives.reduce((sum, value) => sum + value, 0) / positives.length, ofPositives, ofNegatives };
}

/** How many are below, ties as a half: by bisection. */
function rank(sorted: Float64Array, score: number): number {
  return (firstNotBelow(sorted, (value) => value < score) + firstNotBelow(sorted, (value) => value <= score)) / 2;
}

function firstNotBelow(sorted: Float64Array, isBelow: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBelow(sorted[middle] as number)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function varianceOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
