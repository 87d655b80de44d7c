import { oneVersusRest, type ConfusionMatrix, type OneVersusRest } from '../matrix/confusion.js';
import type { MetricDefinition } from './definition.js';
import { NEVER_PREDICTED, NO_EXAMPLES, NO_GOLD, NO_OTHER_GOLD, NOTHING_ELSE_PREDICTED } from './reasons.js';
import { divide, type Value } from './value.js';

/** Agreement as a correlation of gold labels and predictions. Each outcome is a predicted label of its own that is never right. */
export const MCC: MetricDefinition = {
  id: 'mcc',
  fromMargins: true,
  explainedBy: 'both',
  title: 'Matthews correlation coefficient',
  unit: 'number',
  range: [-1, 1],
  better: 'higher',
  formula: '(n·Σ countₖₖ − Σ rowₖ·columnₖ) / √((n² − Σ rowₖ²)·(n² − Σ columnₖ²)); of a class (TP·TN − FP·FN) / √((TP + FP)·(TP + FN)·(TN + FP)·(TN + FN))',
  undefinedWhen: 'all gold labels are the same, or all predictions are the same (of a class: are, or are not, the class); there are no examples',
  source: 'scikit-learn `matthews_corrcoef`; Gorodkin 2004 (R_K)',
  averages: [],
  whole: ofMatrix,
  ofClass,
};

function ofMatrix(matrix: ConfusionMatrix): Value {
  const { classes, total } = matrix;
  if (total === 0) return { defined: false, reason: NO_EXAMPLES };
  let covariance = 0;
  let goldSpread = 0;
  let predictedSpread = 0;
  for (let index = 0; index < classes; index++) {
    // n·countₖₖ − rowₖ·columnₖ = TP·TN − FP·FN, and n² − Σ rowₖ² = Σ rowₖ·(n − rowₖ). Without n² no digits are lost where it is no exact
    // integer any more, from 9·10⁷ examples on.
    covariance += determinant(oneVersusRest(matrix, index));
    goldSpread += spread(matrix.support[index] ?? 0, total);
    predictedSpread += spread(matrix.predicted[index] ?? 0, total);
  }
  for (const column of matrix.outcomes) predictedSpread += spread(column, total);
  return correlation(covariance, goldSpread, predictedSpread, goldSpread === 0 ? 'all gold labels are the same' : 'all predictions are the same');
}

function ofClass(counts: OneVersusRest): Value {
  const { truePositives, falsePositives, falseNegatives, trueNegatives } = counts;
  const gold = truePositives + falseNegatives;
  const predicted = truePositives + falsePositives;
  const total = gold + falsePositives + trueNegatives;
  return correlation(determinant(counts), spread(gold, total), spread(predicted, total), whyUndefined(gold, predicted, total));
}

function whyUndefined(gold: number, predicted: number, total: number): string {
  if (gold === 0) return NO_GOLD;
  if (gold === total) return NO_OTHER_GOLD;
  return predicted === 0 ? NEVER_PREDICTED : NOTHING_ELSE_PREDICTED;
}

function spread(part: number, total: number): number {
  return part * (total - part);
}

function determinant({ truePositives, falsePositives, falseNegatives, trueNegatives }: OneVersusRest): number {
  return truePositives * trueNegatives - falsePositives * falseNegatives;
}

/** One root of the product, not the product of two roots: then perfect predictions give exactly 1. A root is no integer, so no ratio. */
function correlation(covariance: number, goldSpread: number, predictedSpread: number, reason: string): Value {
  const quotient = divide(covariance, Math.sqrt(goldSpread * predictedSpread), reason);
  return quotient.defined ? { defined: true, value: quotient.value } : quotient;
}
