import { unitOf, type ConfusionMatrix } from '../matrix/confusion.js';
import type { MetricDefinition, Selector } from '../metrics/definition.js';
import { measure } from '../metrics/measure.js';
import { bcaInterval, bootstrap, influencesOf } from '../statistics/bootstrap.js';
import type { Limits } from '../statistics/known.js';
import { clopperPearson } from '../statistics/proportion.js';
import { tailOf } from './chance.js';
import { sides } from './chance-of-swaps.js';
import { unitsOf } from './chance-of-unpaired.js';
import type { ChanceOptions } from './policy.js';

/**
 * An interval of a value on other examples drawn the same way: Clopper and Pearson's for a share of examples, a BCa bootstrap of the cells for other
 * numbers of the matrix. Undefined where neither has one: scores, sets, repeats, what does not vary.
 */
export function intervalOfValue(metric: MetricDefinition, selector: Selector, matrix: ConfusionMatrix, options: ChanceOptions): Limits | undefined {
  if (metric.needs === 'scores' || metric.unit === 'count' || matrix.spurious !== undefined || unitOf(matrix) > 1 || matrix.runs !== undefined) return undefined;
  const value = measure(metric, selector, matrix);
  if (!value.defined) return undefined;
  const alpha = 2 * tailOf(options);
  if (metric.isShare === true && value.ratio !== undefined && selector.kind !== 'average') {
    const interval = clopperPearson(value.ratio.numerator, value.ratio.denominator, alpha);
    return interval.defined ? interval : undefined;
  }
  const units = unitsOf(matrix);
  const { candidate } = sides(units, matrix);
  const statistic = (_: Float64Array, vector: Float64Array): number => candidate(metric, selector, vector);
  const [sorted] = bootstrap(units, [statistic], options.seed) ?? [];
  if (sorted === undefined) return undefined;
  const interval = bcaInterval(sorted, value.value, influencesOf(units, statistic), alpha);
  return interval.defined ? interval : undefined;
}
