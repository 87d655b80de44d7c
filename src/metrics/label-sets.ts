import { countSum } from './sum.js';
import type { ConfusionMatrix, SetSizes } from '../matrix/confusion.js';
import type { MetricDefinition } from './definition.js';
import { NO_EXAMPLES } from './reasons.js';
import { count, divide } from './value.js';

/** How right whole sets of labels are. */
export const LABEL_SETS: readonly MetricDefinition[] = [
  {
    id: 'subset_accuracy',
    tasks: ['multilabel'],
    title: 'subset accuracy',
    unit: 'fraction',
    range: [0, 1],
    better: 'higher',
    formula: 'examples whose predicted labels are exactly the gold ones / n',
    undefinedWhen: 'there are no examples',
    source: 'scikit-learn `accuracy_score` of indicator matrices',
    averages: [],
    whole: (matrix) => divide(examplesWith(matrix, isExact), examplesWith(matrix, () => true), NO_EXAMPLES),
  },
  {
    id: 'inexact_examples',
    tasks: ['multilabel'],
    title: 'inexact examples',
    unit: 'count',
    range: [0, Infinity],
    better: 'lower',
    formula: 'examples in which a label is missed or spurious',
    undefinedWhen: 'never',
    source: 'scikit-learn `zero_one_loss` of indicator matrices, normalize=False',
    averages: [],
    whole: (matrix) => count(examplesWith(matrix, (sizes) => !isExact(sizes))),
  },
  {
    id: 'hamming_loss',
    tasks: ['multilabel'],
    title: 'Hamming loss',
    unit: 'fraction',
    range: [0, 1],
    better: 'lower',
    formula: 'Σ (FNₖ + FPₖ) / (n K)',
    undefinedWhen: 'there are no examples, or no classes',
    source: 'scikit-learn `hamming_loss`',
    averages: [],
    whole: (matrix) => divide(matrix.total + countSum(matrix.predicted) - 2 * countSum(matrix.correct), examplesWith(matrix, () => true) * matrix.classes, NO_EXAMPLES),
  },
];

function isExact({ gold, predicted, both }: SetSizes): boolean {
  return gold === both && predicted === both;
}

function examplesWith({ labelSets }: ConfusionMatrix, belongs: (sizes: SetSizes) => boolean): number {
  return (labelSets?.sizes ?? []).reduce((sum, sizes) => sum + (belongs(sizes) ? sizes.count : 0), 0);
}
