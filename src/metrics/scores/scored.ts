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

/** The probabilities of a set of examples, as they were read: their sums were looked at then. */
export interface Probabilities {
  readonly classes: number;
  /** Of example i and class k. A class that nobody scored has none: 0. */
  readonly of: (i: number, k: number) => number;
}

/** A number of the probabilities of a matrix, undefined where it has none. */
export function ofProbabilities(matrix: ConfusionMatrix, measure: (probabilities: Probabilities, set: ScoreSet) => Value): Value {
  const set = scoresIn(matrix);
  if ('reason' in set) return undefinedBecause(set);
  const probabilities = probabilitiesIn(set);
  return 'reason' in probabilities ? undefinedBecause(probabilities) : measure(probabilities, set);
}

/** What was found of a set: every metric of probabilities asks, and looking at all of them is as much work as the metric. */
const FOUND = new WeakMap<ScoreSet, Probabilities | Unscored>();

/** The probabilities, or why there are none. They are read where they stand: a copy would be as large as all scores. */
export function probabilitiesIn(set: ScoreSet): Probabilities | Unscored {
  const known = FOUND.get(set);
  if (known !== undefined) return known;
  const found = lookFor(set);
  FOUND.set(set, found);
  return found;
}

function lookFor(set: ScoreSet): Probabilities | Unscored {
  const { size, actual, columns } = set;
  const { byClass, positive, listed } = columns;
  if (listed !== Infinity) return onlyListed(listed);
  const classes = byClass.length;
  if (positive !== undefined && classes !== 2) return { reason: 'the scores are of one class alone, and there are more than two' };
  const of = reading(set);
  let without = 0;
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < classes; k++) {
      if (!Number.isNaN(of(i, k))) continue;
      without++;
      break;
    }
  }
  if (without > 0) return withoutScores(without, size);
  if (positive === undefined && actual.some((index) => byClass[index] === undefined)) return { reason: 'a class with gold examples has no scores' };
  return { classes, of };
}

/** NaN where an example has no score. */
function reading({ rows, columns: { byClass, positive, logits } }: ScoreSet): Probabilities['of'] {
  if (positive === undefined) {
    return (i, k) => {
      const column = byClass[k];
      return column === undefined ? 0 : (column[rows[i] as number] ?? Number.NaN);
    };
  }
  const column = byClass[positive];
  return (i, k) => {
    const score = column?.[rows[i] as number] ?? Number.NaN;
    const probability = logits ? 1 / (1 + Math.exp(-score)) : score;
    return k === positive ? probability : 1 - probability;
  };
}
