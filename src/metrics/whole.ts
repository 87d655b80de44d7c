import { examplesOf, OUTCOMES, type ConfusionMatrix, type Outcome } from '../matrix/confusion.js';
import type { MetricDefinition } from './definition.js';
import { outcomeIndicator, RIGHT, WRONG } from './indicator.js';
import { NO_EXAMPLES } from './reasons.js';
import { compensatedSum, countSum } from './sum.js';
import { count, divide, inexact, type Value } from './value.js';

/** How often the predictions are right. An outcome is a wrong prediction. */
export const WHOLE: readonly MetricDefinition[] = [
  {
    id: 'accuracy',
    fromMargins: true,
    isShare: true,
    indicator: RIGHT,
    title: 'accuracy',
    unit: 'fraction',
    range: [0, 1],
    better: 'higher',
    formula: 'Σ countₖₖ / n',
    undefinedWhen: 'there are no examples',
    source: 'scikit-learn `accuracy_score`',
    averages: [],
    whole: (matrix) => divide(countSum(matrix.correct), matrix.total, NO_EXAMPLES),
  },
  {
    id: 'balanced_accuracy',
    fromMargins: true,
    title: 'balanced accuracy',
    unit: 'fraction',
    range: [0, 1],
    better: 'higher',
    formula: 'mean of countₖₖ / rowₖ over the classes with gold examples',
    undefinedWhen: 'there are no examples',
    source: 'scikit-learn `balanced_accuracy_score`',
    averages: [],
    whole: balancedAccuracy,
  },
  {
    id: 'error_rate',
    fromMargins: true,
    isShare: true,
    indicator: WRONG,
    title: 'error rate',
    unit: 'fraction',
    range: [0, 1],
    better: 'lower',
    formula: '(n − Σ countₖₖ) / n',
    undefinedWhen: 'there are no examples',
    source: 'scikit-learn `zero_one_loss`',
    averages: [],
    whole: (matrix) => divide(errors(matrix), matrix.total, NO_EXAMPLES),
  },
  {
    id: 'errors',
    fromMargins: true,
    indicator: WRONG,
    title: 'errors',
    unit: 'count',
    range: [0, Infinity],
    better: 'lower',
    formula: 'n − Σ countₖₖ',
    undefinedWhen: 'never',
    source: 'scikit-learn `zero_one_loss`, normalize=False',
    averages: [],
    whole: (matrix) => count(errors(matrix)),
  },
  {
    id: 'examples',
    fromMargins: true,
    tasks: ['classification', 'multilabel'],
    title: 'examples',
    unit: 'count',
    range: [0, Infinity],
    better: 'neither',
    formula: 'n',
    undefinedWhen: 'never',
    source: 'the sum of the matrix',
    averages: [],
    whole: (matrix) => count(examplesOf(matrix)),
  },
];

const OUTCOME_TITLES: Readonly<Record<Exclude<Outcome, 'missed'>, string>> = {
  unparsed: 'rate of unparsed predictions',
  refused: 'rate of refused predictions',
  missing: 'rate of missing predictions',
  other: 'rate of predictions outside the label set',
};

/** `unparsed_rate`, `refused_rate`, `missing_rate`, `other_rate`: how much of the input got no usable answer. */
export const OUTCOME_RATES: readonly MetricDefinition[] = Object.entries(OUTCOME_TITLES).map(([outcome, title]) => ({
  id: `${outcome}_rate`,
  isShare: true,
  indicator: outcomeIndicator(outcome as Outcome),
  title,
  unit: 'fraction',
  range: [0, 1],
  better: 'lower',
  formula: `column of \`(${outcome})\` / n`,
  undefinedWhen: 'there are no examples',
  source: 'the share of the predictions',
  averages: [],
  whole: (matrix) => divide(matrix.outcomes[OUTCOMES.findIndex((name) => name === outcome)] ?? 0, matrix.total, NO_EXAMPLES),
}));

function errors(matrix: ConfusionMatrix): number {
  return matrix.total - countSum(matrix.correct);
}

function balancedAccuracy(matrix: ConfusionMatrix): Value {
  const recalls: number[] = [];
  matrix.support.forEach((support, index) => {
    const recall = divide(matrix.correct[index] ?? 0, support, NO_EXAMPLES);
    if (recall.defined) recalls.push(recall.value);
  });
  return inexact(divide(compensatedSum(recalls), recalls.length, NO_EXAMPLES));
}
