import type { ConfusionMatrix } from '../../matrix/confusion.js';
import type { ScoreSet } from '../../matrix/scores.js';
import { NO_EXAMPLES, NO_GOLD, NO_OTHER_GOLD } from '../reasons.js';
import type { Value } from '../value.js';

/** Why a number has no value. */
export interface Unscored {
  readonly reason: string;
}

/** The scores of a matrix. */
export function scoresIn(matrix: ConfusionMatrix): ScoreSet | Unscored {
  if (matrix.scores === undefined) return { reason: 'no scores are read (columns.scores)' };
  return matrix.total === 0 ? { reason: NO_EXAMPLES } : matrix.scores();
}

export function undefinedBecause({ reason }: Unscored): Value {
  return { defined: false, reason };
}

/** The scores of one class, apart: of the examples of the class, and of all others. */
export interface Parted {
  readonly positives: Float64Array;
  readonly negatives: Float64Array;
}

/**
 * Parts the scores of a class. Of a score that stands alone the other of two classes has what is left: 1 − p, or −z of a logit.
 */
export function partedBy(set: ScoreSet, index: number): Parted | Unscored {
  const { size, actual, rows, columns } = set;
  if (columns.listed !== Infinity) return onlyListed(columns.listed);
  const { positive } = columns;
  const own = columns.byClass[index];
  const flipped = own === undefined && positive !== undefined && columns.byClass.length === 2 ? columns.byClass[positive] : undefined;
  const column = own ?? flipped;
  if (column === undefined) return { reason: positive === undefined ? 'no scores of this class' : 'the scores are of one class alone, and there are more than two' };
  const positives = new Float64Array(size);
  const negatives = new Float64Array(size);
  let [p, n, without] = [0, 0, 0];
  for (let i = 0; i < size; i++) {
    const score = column[rows[i] as number] ?? Number.NaN;
    if (Number.isNaN(score)) without++;
    const value = flipped === undefined ? score : columns.logits ? -score : 1 - score;
    if (actual[i] === index) positives[p++] = value;
    else negatives[n++] = value;
  }
  if (without > 0) return withoutScores(without, size);
  if (p === 0) return { reason: NO_GOLD };
  if (n === 0) return { reason: NO_OTHER_GOLD };
  return { positives: positives.subarray(0, p), negatives: negatives.subarray(0, n) };
}

export function withoutScores(without: number, size: number): Unscored {
  return { reason: `${without} of ${size} examples ${without === 1 ? 'has' : 'have'} no scores` };
}

export function onlyListed(listed: number): Unscored {
  return { reason: `some examples have scores of their best ${listed} labels only` };
}

/**
 * [n × K] probabilities of the classes, row by row, as they were read: their sums were looked at then. The reason where there are none.
 */
export function probabilitiesIn(set: ScoreSet): { readonly values: Float64Array; readonly classes: number } | Unscored {
  const { size, rows, columns, actual } = set;
  const { byClass, positive, logits, listed } = columns;
  if (listed !== Infinity) return onlyListed(listed);
  const classes = byClass.length;
  if (positive !== undefined && classes !== 2) return { reason: 'the scores are of one class alone, and there are more than two' };
  const values = new Float64Array(size * classes);
  let without = 0;
  for (let i = 0; i < size; i++) {
    const row = rows[i] as number;
    let isWithout = false;
    if (positive !== undefined) {
      const score = byClass[positive]?.[row] ?? Number.NaN;
      const probability = logits ? 1 / (1 + Math.exp(-score)) : score;
      values[i * 2 + positive] = probability;
      values[i * 2 + 1 - positive] = 1 - probability;
      isWithout = Number.isNaN(probability);
    } else {
      for (let k = 0; k < classes; k++) {
        const column = byClass[k];
        // A class that nobody scored has the probability that is left: none. An example without a row has no scores.
        const probability = column === undefined ? 0 : (column[row] ?? Number.NaN);
        values[i * classes + k] = probability;
        if (Number.isNaN(probability)) isWithout = true;
      }
    }
    if (isWithout) without++;
  }
  if (without > 0) return withoutScores(without, size);
  const unscored = actual.findIndex((index) => positive === undefined && byClass[index] === undefined);
  if (unscored !== -1) return { reason: 'a class with gold examples has no scores' };
  return { values, classes };
}
