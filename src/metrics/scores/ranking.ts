import { CompensatedSum } from '../sum.js';
import { divide, type Value } from '../value.js';
import type { Parted } from './scored.js';

/** Scores of the class and of the others, each from the lowest on. */
export type Ranked = Parted;

/** Puts both in order, where they stand. */
export function ranked({ positives, negatives }: Parted): Ranked {
  return { positives: positives.sort(), negatives: negatives.sort() };
}

/**
 * The area under the ROC curve: how often a score of the class lies above one of the others, ties as a half. An exact quotient of counts: the
 * statistic of Mann and Whitney. O(n).
 */
export function areaUnderRoc({ positives, negatives }: Ranked): Value {
  let twice = 0;
  let [lower, upTo] = [0, 0];
  for (let i = 0; i < positives.length; i++) {
    const score = positives[i] as number;
    while (lower < negatives.length && (negatives[lower] as number) < score) lower++;
    if (upTo < lower) upTo = lower;
    while (upTo < negatives.length && negatives[upTo] === score) upTo++;
    twice += lower + upTo;
  }
  return divide(twice, 2 * positives.length * negatives.length, 'no pair to compare');
}

/** Average precision: Σ (Rₙ − Rₙ₋₁)·Pₙ over the distinct scores, from the highest on; no interpolation. O(n). */
export function averagePrecision({ positives: right, negatives: wrong }: Ranked): number {
  const terms = new CompensatedSum();
  let [p, n] = [right.length, wrong.length];
  while (p > 0) {
    const score = right[p - 1] as number;
    const before = p;
    while (p > 0 && right[p - 1] === score) p--;
    while (n > 0 && (wrong[n - 1] as number) >= score) n--;
    const found = right.length - p;
    terms.add(((before - p) / right.length) * (found / (found + wrong.length - n)));
  }
  return terms.value;
}
