import type { ConfusionMatrix } from '../matrix/confusion.js';
import type { MetricDefinition } from './definition.js';
import type { Indicator } from './indicator.js';
import { NO_EXAMPLES } from './reasons.js';
import { divide, type Value } from './value.js';

const OUTCOME_STEPS = 'an outcome has no place in the order and counts as the class furthest from i';

/** How far wrong answers lie from the right ones, in steps of the order of the labels. */
export const STEPS: readonly MetricDefinition[] = [
  {
    id: 'mean_absolute_error',
    title: 'mean absolute error in steps',
    unit: 'number',
    range: [0, Infinity],
    better: 'lower',
    formula: `Σ |i − j|·countᵢⱼ / n; ${OUTCOME_STEPS}`,
    undefinedWhen: 'there are no examples',
    source: 'scikit-learn `mean_absolute_error` of the class indices',
    needs: 'order',
    averages: [],
    whole: (matrix) => share(matrix, (steps) => steps),
  },
  {
    id: 'off_by_one_rate',
    isShare: true,
    indicator: withinSteps(1, 1),
    title: 'off-by-one rate',
    unit: 'fraction',
    range: [0, 1],
    // Fewer of them is better or worse: they may have become right, or gone further wrong.
    better: 'neither',
    formula: 'Σ countᵢⱼ over |i − j| = 1, / n',
    undefinedWhen: 'there are no examples',
    source: 'the share of the examples',
    needs: 'order',
    averages: [],
    whole: (matrix) => share(matrix, (steps, isOutcome) => (steps === 1 && !isOutcome ? 1 : 0)),
  },
  {
    id: 'accuracy_within_one',
    isShare: true,
    indicator: withinSteps(0, 1),
    title: 'accuracy within one step',
    unit: 'fraction',
    range: [0, 1],
    better: 'higher',
    formula: 'Σ countᵢⱼ over |i − j| ≤ 1, / n',
    undefinedWhen: 'there are no examples',
    source: '1-off accuracy: Gaudette and Japkowicz 2009',
    needs: 'order',
    averages: [],
    whole: (matrix) => share(matrix, (steps, isOutcome) => (steps <= 1 && !isOutcome ? 1 : 0)),
  },
];

function withinSteps(least: number, most: number): Indicator {
  return { among: 'all', counts: (actual, predicted, _, classes) => predicted < classes && Math.abs(actual - predicted) >= least && Math.abs(actual - predicted) <= most };
}

/** Σ of what a cell counts for, each time, over n. */
function share(matrix: ConfusionMatrix, weigh: (steps: number, isOutcome: boolean) => number): Value {
  const { classes, cells, total } = matrix;
  let sum = 0;
  for (const { actual, predicted, count } of cells) {
    const isOutcome = predicted >= classes;
    sum += count * weigh(isOutcome ? outcomeSteps(actual, classes) : Math.abs(actual - predicted), isOutcome);
  }
  return divide(sum, total, NO_EXAMPLES);
}

/** How far an outcome lies from a class: as far as the class furthest from it. At least 1: with a single class an outcome is still wrong. */
export function outcomeSteps(actual: number, classes: number): number {
  return Math.max(1, actual, classes - 1 - actual);
}
