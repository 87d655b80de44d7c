import type { ConfusionMatrix } from '../../src/matrix/confusion.js';
import type { Selector } from '../../src/metrics/definition.js';
import { matrixOf, orZero, valueOf, WHOLE } from './oracle.js';

const STAT_SCORES = ['true_positives', 'false_positives', 'true_negatives', 'false_negatives', 'support'];

/** By the class name without its task, in small letters. A Hamming distance averaged over classes is the mean miss rate. */
const OF_CLASS = new Map([
  ['f1score', ['f1']],
  ['hammingdistance', ['false_negative_rate']],
  ['jaccardindex', ['jaccard']],
  ['negativepredictivevalue', ['negative_predictive_value']],
  ['precision', ['precision']],
  ['recall', ['recall']],
  ['statscores', STAT_SCORES],
]);

const OF_WHOLE = new Map([
  ['cohenkappa', 'cohen_kappa'],
  ['matthewscorrcoef', 'mcc'],
]);

/** A documented call of torchmetrics, answered from the catalogue: the printed numbers in their order. */
export function torchmetricsScores(metric: string, options: string, predictions: readonly (number | readonly number[])[], target: readonly number[]): readonly number[] {
  const [, task, name = ''] = /^(binary|multiclass)(.*)$/.exec(metric.toLowerCase().replaceAll('_', '')) ?? [];
  const classes = task === 'binary' ? 2 : 3;
  const labels = Array.from({ length: classes }, (_, index) => String(index));
  const matrix = matrixOf(labels, target.map(String), predictions.map((prediction) => String(labelOf(prediction))));

  const whole = OF_WHOLE.get(name);
  if (whole !== undefined) return [orZero(valueOf(whole, WHOLE, matrix))];
  const ids = OF_CLASS.get(name);
  if (ids === undefined) throw new Error(`nothing here answers ${metric}`);
  const each = (selectors: readonly Selector[]): readonly number[] => selectors.flatMap((selector) => ids.map((id) => orZero(valueOf(id, selector, matrix))));

  if (task === 'binary') return each([{ kind: 'class', index: 1 }]);
  if (options.includes('average=None')) return each(labels.map((_, index) => ({ kind: 'class', index })));
  if (options.includes("average='micro'")) return ids.map((id) => summed(id, matrix));
  return each([{ kind: 'average', average: 'macro' }]);
}

/** A label; a probability of the positive class; or a row of probabilities. */
function labelOf(prediction: number | readonly number[]): number {
  if (typeof prediction !== 'number') return prediction.indexOf(Math.max(...prediction));
  return Number.isInteger(prediction) ? prediction : Number(prediction > 0.5);
}

function summed(id: string, matrix: ConfusionMatrix): number {
  return Array.from({ length: matrix.classes }, (_, index) => orZero(valueOf(id, { kind: 'class', index }, matrix))).reduce((sum, value) => sum + value, 0);
}
