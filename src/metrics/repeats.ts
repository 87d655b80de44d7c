import type { ConfusionMatrix } from '../matrix/confusion.js';
import type { MetricDefinition } from './definition.js';
import { compensatedSum } from './sum.js';
import { divide, inexact, type Value } from './value.js';

/** How far a model agrees with itself. */
export const REPEATS: readonly MetricDefinition[] = [
  {
    id: 'self_agreement',
    needs: 'repeats',
    title: 'agreement between runs',
    unit: 'fraction',
    range: [0, 1],
    better: 'higher',
    formula: 'mean over examples with two runs or more of the share of pairs of runs that say the same',
    undefinedWhen: 'no example has two runs',
    source: 'Fleiss 1971, the observed agreement P̄',
    averages: [],
    whole: selfAgreement,
  },
];

function selfAgreement({ runs }: ConfusionMatrix): Value {
  const agreement = runs?.agreement ?? [];
  const examples = agreement.reduce((sum, { count }) => sum + count, 0);
  return inexact(divide(compensatedSum(agreement.map(({ agreeing, pairs, count }) => (agreeing / pairs) * count)), examples, 'no example has two runs'));
}
