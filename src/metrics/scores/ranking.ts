import { compensatedSum } from '../sum.js';
import { divide, type Value } from '../value.js';
import type { Parted } from './scored.js';

/**
 * The area under the ROC curve: how often a score of the class lies above one of the others, ties as a half. An exact quotient of counts: the
 * statistic of Mann and Whitney. O(n log n).
 */
export function areaUnderRoc({ positives, negatives }: Parted): Value {
  const above = positives.toSorted();
  const below = negatives.toSorted();
  let twice = 0;
  let [lower, upTo] = [0, 0];
  for (const score of above) {
    while (lower < below.length && (below[lower] as number) < score) lower++;
    if (upTo < lower) upTo = lower;
    while (upTo < below.length && below[upTo] === score) upTo++;
    twice += lower + upTo;
  }
  return divide(twice, 2 * above.length * below.length, 'no pair to compare');
}

/** Average precision: Σ (Rₙ − Rₙ₋₁)·Pₙ over the distinct scores, from the highest on; no interpolation. O(n log n). */
export function averagePrecision({ positives, negatives }: Parted): number {
  const right = positives.toSorted();
  const wrong = negatives.toSorted();
  const terms: number[] = [];
  let [p, n] = [right.length, wrong.length];
  while (p > 0) {
    const score = right[p - 1] as number;
    const before = p;
    while (p > 0 && right[p - 1] === score) p--;
    while (n > 0 && (wrong[n - 1] as number) >= score) n--;
    const found = right.length - p;
    terms.push(((before - p) / right.length) * (found / (found + wrong.length - n)));
  }
  return compensatedSum(terms);
}
