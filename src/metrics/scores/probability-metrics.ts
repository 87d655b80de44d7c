import type { ConfusionMatrix } from '../../matrix/confusion.js';
import type { ScoreSet } from '../../matrix/scores.js';
import type { MetricDefinition } from '../definition.js';
import { NO_EXAMPLES } from '../reasons.js';
import { CompensatedSum } from '../sum.js';
import { divide, inexact, type Value } from '../value.js';
import { ofProbabilities, onlyListed, probabilitiesIn, scoresIn, undefinedBecause, withoutScores, type Probabilities } from './scored.js';

/** Equally wide bins of the probability. */
const BINS = 10;

const WITHOUT = 'examples without scores, or with scores of their best labels only; a class with gold examples that is not scored';

export const PROBABILITY_METRICS: readonly MetricDefinition[] = [
  {
    id: 'log_loss',
    title: 'log loss',
    unit: 'number',
    range: [0, Infinity],
    better: 'lower',
    formula: 'mean of −ln p of the actual class, p between 2⁻⁵² and 1 − 2⁻⁵²',
    undefinedWhen: WITHOUT,
    source: 'scikit-learn `log_loss`',
    needs: 'scores',
    averages: [],
    ofExample: (matrix) => eachExample(matrix, logLossOf),
    whole: (matrix) => ofProbabilities(matrix, (probabilities, set) => meanOver(probabilities, set, logLossOf)),
  },
  {
    id: 'brier',
    title: 'Brier score',
    unit: 'number',
    range: [0, 2],
    better: 'lower',
    formula: 'mean over examples of Σ (pₖ − yₖ)² over the classes; of two classes half of it, which is (p − y)² of either',
    undefinedWhen: WITHOUT,
    source: 'scikit-learn `brier_score_loss`; Brier 1950',
    needs: 'scores',
    averages: [],
    ofExample: (matrix) => eachExample(matrix, brierOf),
    whole: (matrix) => ofProbabilities(matrix, (probabilities, set) => meanOver(probabilities, set, brierOf)),
  },
  {
    id: 'calibration_error',
    title: 'expected calibration error',
    unit: 'fraction',
    range: [0, 1],
    better: 'lower',
    formula: 'Σ of share · |mean p − how often true| over 10 equally wide bins of p; with `positive` p is that of the positive class, else of the class with the highest p',
    undefinedWhen: WITHOUT,
    source: 'Naeini et al. 2015; Guo et al. 2017',
    needs: 'scores',
    averages: [],
    whole: (matrix) => ofProbabilities(matrix, calibrationError),
  },
  ...[2, 3, 5, 10].map(topAccuracy),
];

/** A number of one example, by its probabilities and its class. */
type OfExample = (probabilities: Probabilities, i: number, actual: number) => number;

function logLossOf({ of }: Probabilities, i: number, actual: number): number {
  return -Math.log(Math.min(Math.max(of(i, actual), Number.EPSILON), 1 - Number.EPSILON));
}

function brierOf({ classes, of }: Probabilities, i: number, actual: number): number {
  let sum = 0;
  for (let k = 0; k < classes; k++) {
    const difference = of(i, k) - (actual === k ? 1 : 0);
    sum += difference * difference * (classes === 2 ? 0.5 : 1);
  }
  return sum;
}

function meanOver(probabilities: Probabilities, { size, actual }: ScoreSet, ofExample: OfExample): Value {
  const sum = new CompensatedSum();
  for (let i = 0; i < size; i++) sum.add(ofExample(probabilities, i, actual[i] as number));
  return meanOf(sum, size);
}

function eachExample(matrix: ConfusionMatrix, ofExample: OfExample): Float64Array | undefined {
  const set = scoresIn(matrix);
  if ('reason' in set) return undefined;
  const probabilities = probabilitiesIn(set);
  if ('reason' in probabilities) return undefined;
  return Float64Array.from({ length: set.size }, (_, i) => ofExample(probabilities, i, set.actual[i] as number));
}

function calibrationError(probabilities: Probabilities, { size, actual, columns }: ScoreSet): Value {
  const said = new Float64Array(BINS);
  const happened = new Float64Array(BINS);
  for (let i = 0; i < size; i++) {
    const k = columns.positive ?? highest(probabilities, i);
    const p = probabilities.of(i, k);
    const bin = Math.min(BINS - 1, Math.floor(p * BINS));
    said[bin] = (said[bin] as number) + p;
    happened[bin] = (happened[bin] as number) + (actual[i] === k ? 1 : 0);
  }
  const sum = new CompensatedSum();
  for (let bin = 0; bin < BINS; bin++) sum.add(Math.abs((said[bin] as number) - (happened[bin] as number)));
  return meanOf(sum, size);
}

function meanOf(sum: CompensatedSum, size: number): Value {
  return inexact(divide(sum.value, size, NO_EXAMPLES));
}

/** The first of the classes with the highest probability. */
function highest({ classes, of }: Probabilities, i: number): number {
  let best = 0;
  for (let k = 1; k < classes; k++) if (of(i, k) > of(i, best)) best = k;
  return best;
}

function topAccuracy(k: number): MetricDefinition {
  return {
    id: `top_${k}_accuracy`,
    title: `top-${k} accuracy`,
    unit: 'fraction',
    range: [0, 1],
    better: 'higher',
    formula: `share of examples whose actual class is among the ${k} with the highest scores; of equal scores the later class is the higher one`,
    undefinedWhen: `examples without scores, or with fewer than ${k}; there are no more than ${k} classes`,
    source: 'scikit-learn `top_k_accuracy_score`',
    needs: 'scores',
    fewestClasses: k + 1,
    averages: [],
    whole: (matrix) => topShare(matrix, k),
  };
}

function topShare(matrix: ConfusionMatrix, k: number): Value {
  const set = scoresIn(matrix);
  if ('reason' in set) return undefinedBecause(set);
  const { size, actual, rows, columns } = set;
  const { byClass, others, positive, listed } = columns;
  if (positive !== undefined) return { defined: false, reason: 'the scores are of one class alone' };
  if (k >= byClass.length) return { defined: false, reason: `there are ${byClass.length} classes, so every one is among the best ${k}` };
  if (listed < k) return undefinedBecause(onlyListed(listed));
  let right = 0;
  let without = 0;
  for (let i = 0; i < size; i++) {
    const row = rows[i] as number;
    const own = byClass[actual[i] as number]?.[row] ?? Number.NaN;
    let above = 0;
    let known = 0;
    const count = (score: number, isLater: boolean): void => {
      if (Number.isNaN(score)) return;
      known++;
      if (score > own || (score === own && isLater)) above++;
    };
    byClass.forEach((column, index) => count(column?.[row] ?? Number.NaN, index > (actual[i] as number)));
    for (const other of others) count(other[row] ?? Number.NaN, true);
    if (known === 0) without++;
    // A label that is not listed is below those that are.
    else if (!Number.isNaN(own) && above < k) right++;
  }
  if (without > 0) return undefinedBecause(withoutScores(without, size));
  return divide(right, size, NO_EXAMPLES);
}
