import type { ConfusionMatrix } from '../matrix/confusion.js';
import type { MetricDefinition } from './definition.js';
import { NO_EXAMPLES } from './reasons.js';
import { divide, type Value } from './value.js';

/** What is wrong, weighed by what it costs. */
export const COST: MetricDefinition = {
  id: 'cost',
  title: 'cost per 1,000 examples',
  unit: 'number',
  range: [0, Infinity],
  better: 'lower',
  formula: '1000 · Σ costᵢⱼ·countᵢⱼ / n, by the table `costs`',
  undefinedWhen: 'there are no examples; a confusion occurs of which the table says nothing',
  source: 'Elkan 2001, the cost of a cost matrix',
  needs: 'costs',
  averages: [],
  whole: cost,
};

/** For so many examples, so that costs read like prices and not like fractions of one. */
const PER_EXAMPLES = 1000;

function cost({ cells, costs, total }: ConfusionMatrix): Value {
  if (costs === undefined) return { defined: false, reason: 'no costs are given' };
  let sum = 0;
  let unknown = 0;
  for (const { actual, predicted, count } of cells) {
    const each = costs.of(actual, predicted);
    if (each === undefined) unknown += count;
    else sum += each * count;
  }
  if (unknown > 0) return { defined: false, reason: `${unknown} ${unknown === 1 ? 'example is' : 'examples are'} confused in a way of which costs says nothing (the matrix shows them; "*" stands for every other class)` };
  return divide(PER_EXAMPLES * sum, total * costs.unitsOfOne, NO_EXAMPLES);
}
