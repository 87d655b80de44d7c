import { unitOf, type ConfusionMatrix } from '../matrix/confusion.js';
import type { Matrices } from '../matrix/matrices.js';
import type { PairedMatrices } from '../matrix/paired-matrices.js';
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
 * An interval of a value on other units drawn the same way. Of single examples Clopper and Pearson's for a share, a BCa bootstrap of the cells for
 * other numbers of the matrix; of documents and clusters, which are known where there is a baseline, a BCa bootstrap of those. Undefined where neither
 * has one: scores, repeats, what does not vary.
 */
export function intervalOfValue(metric: MetricDefinition, selector: Selector, { candidate: matrix, comparison }: Matrices, options: ChanceOptions): Limits | undefined {
  if (metric.needs === 'scores' || metric.unit === 'count' || matrix.runs !== undefined) return undefined;
  const value = measure(metric, selector, matrix);
  if (!value.defined) return undefined;
  const shared = comparison?.candidate === matrix ? comparison.units?.() : undefined;
  if (shared !== undefined && shared.of !== 'example') return bootstrapped(metric, selector, matrix, shared, value.value, options);
  if (options.clustered === true || matrix.spurious !== undefined || unitOf(matrix) > 1) return undefined;
  if (metric.isShare === true && value.ratio !== undefined && selector.kind !== 'average') {
    const interval = clopperPearson(value.ratio.numerator, value.ratio.denominator, 2 * tailOf(options));
    return interval.defined ? interval : undefined;
  }
  return bootstrapped(metric, selector, matrix, unitsOf(matrix), value.value, options);
}

function bootstrapped(metric: MetricDefinition, selector: Selector, matrix: ConfusionMatrix, units: PairedMatrices, value: number, options: ChanceOptions): Limits | undefined {
  const { candidate } = sides(units, matrix);
  const statistic = (_: Float64Array, vector: Float64Array): number => candidate(metric, selector, vector);
  const [sorted] = bootstrap(units, [statistic], options.seed) ?? [];
  if (sorted === undefined) return undefined;
  const interval = bcaInterval(sorted, value, influencesOf(units, statistic), 2 * tailOf(options));
  return interval.defined ? interval : undefined;
}
