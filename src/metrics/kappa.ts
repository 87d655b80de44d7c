import { OUTCOMES, type ConfusionMatrix } from '../matrix/confusion.js';
import type { MetricDefinition } from './definition.js';
import { NO_EXAMPLES } from './reasons.js';
import { countSum } from './sum.js';
import { outcomeSteps } from './steps.js';
import { divide, type Value } from './value.js';

/** What a confusion of class i with class j weighs: |i − j| to this power. 0: every confusion weighs 1. */
type Power = 0 | 1 | 2;

const UNDEFINED_WHEN = 'chance agreement is complete: one class is all of the gold labels and all of the predictions; there are no examples';
const WEIGHTED = '1 − (n·Σ wᵢⱼ·countᵢⱼ) / (Σ wᵢⱼ·rowᵢ·columnⱼ)';
const OUTCOME_WEIGHT = 'an outcome has no place in the order and weighs as much as the class furthest from i';

/** Agreement beyond chance. An outcome is a prediction that agrees with no class. */
export const KAPPAS: readonly MetricDefinition[] = [
  {
    ...kappa(0, 'cohen_kappa', "Cohen's kappa"),
    fromMargins: true,
    formula: '(n·Σ countₖₖ − Σ rowₖ·columnₖ) / (n² − Σ rowₖ·columnₖ)',
    source: 'scikit-learn `cohen_kappa_score`; Cohen 1960',
  },
  {
    ...kappa(1, 'cohen_kappa_linear', "Cohen's kappa (linear weights)"),
    formula: `${WEIGHTED}, wᵢⱼ = |i − j|; ${OUTCOME_WEIGHT}`,
    source: 'scikit-learn `cohen_kappa_score`, weights="linear"; Cohen 1968',
    needs: 'order',
  },
  {
    ...kappa(2, 'cohen_kappa_quadratic', "Cohen's kappa (quadratic weights)"),
    formula: `${WEIGHTED}, wᵢⱼ = (i − j)²; ${OUTCOME_WEIGHT}`,
    source: 'scikit-learn `cohen_kappa_score`, weights="quadratic"; Cohen 1968',
    needs: 'order',
  },
];

function kappa(power: Power, id: string, title: string): Omit<MetricDefinition, 'formula' | 'source'> {
  return { id, title, unit: 'number', range: [-1, 1], better: 'higher', undefinedWhen: UNDEFINED_WHEN, averages: [], whole: (matrix) => chanceCorrected(matrix, power) };
}

function chanceCorrected(matrix: ConfusionMatrix, power: Power): Value {
  if (matrix.total === 0) return { defined: false, reason: NO_EXAMPLES };
  const { classes, total } = matrix;
  const furthest = Math.max(1, classes - 1) ** power;
  // Every sum below is at most furthest·n². Where that is no longer an exact integer, shares take the place of counts.
  const unit = Number.isSafeInteger(furthest * total * total) ? 1 : total;
  const support = shares(matrix.support, unit);
  const predicted = shares(matrix.predicted, unit);

  const observed = disagreement(matrix, power, unit) * (total / unit);

  const outcomes = shares(matrix.outcomes, unit);
  let expected = distances(support, predicted, power) + distances(predicted, support, power);
  for (let outcome = 0; outcome < OUTCOMES.length; outcome++) {
    const column = outcomes[outcome] ?? 0;
    if (column === 0) continue;
    for (let actual = 0; actual < classes; actual++) expected += (support[actual] ?? 0) * column * outcomeWeight(actual, classes, power);
  }
  return divide(expected - observed, expected, 'chance agreement is complete: one class is all of the gold labels and all of the predictions');
}

/** Σ of what is wrong, weighed by how far, in units. Without weights the margins know it. */
function disagreement(matrix: ConfusionMatrix, power: Power, unit: number): number {
  if (power === 0) return (matrix.total - countSum(matrix.correct)) / unit;
  const { classes, cells } = matrix;
  let observed = 0;
  for (const cell of cells) {
    if (cell.actual === cell.predicted) continue;
    const weight = cell.predicted < classes ? Math.abs(cell.actual - cell.predicted) ** power : outcomeWeight(cell.actual, classes, power);
    observed += weight * (cell.count / unit);
  }
  return observed;
}

function outcomeWeight(actual: number, classes: number, power: Power): number {
  return outcomeSteps(actual, classes) ** power;
}

/**
 * Σ over i > j of (i − j)^power · upper[i] · lower[j], in one pass: the sums of lower[j]·(i − j)^p for p = 0, 1, 2 are carried from i to
 * i + 1. All terms are positive, so nothing cancels, and 1,000 classes cost 1,000 steps.
 */
function distances(upper: Float64Array, lower: Float64Array, power: Power): number {
  let [seen, linear, quadratic, sum] = [0, 0, 0, 0];
  for (let index = 0; index < upper.length; index++) {
    sum += (upper[index] ?? 0) * (power === 0 ? seen : power === 1 ? linear : quadratic);
    seen += lower[index] ?? 0;
    quadratic = quadratic + 2 * linear + seen;
    linear += seen;
  }
  return sum;
}

function shares(counts: Float64Array, unit: number): Float64Array {
  return unit === 1 ? counts : counts.map((value) => value / unit);
}
