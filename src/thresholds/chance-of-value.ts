import { oneVersusRest, rowWidth, unitOf, type ConfusionMatrix } from '../matrix/confusion.js';
import type { Matrices } from '../matrix/matrices.js';
import type { PairedMatrices } from '../matrix/paired-matrices.js';
import { isFromMargins, type MetricDefinition, type Selector } from '../metrics/definition.js';
import { measure } from '../metrics/measure.js';
import { bcaInterval, bootstrapOfCandidate, influencesOf } from '../statistics/bootstrap.js';
import { normalIntervals } from '../statistics/delta.js';
import { limits, type Interval, type Limits } from '../statistics/known.js';
import { unitsIn, type PairedUnits, type Statistic } from '../statistics/paired-units.js';
import { clopperPearson, f1Interval } from '../statistics/proportion.js';
import { tailOf } from './chance.js';
import { MANY_UNITS, sides } from './chance-of-swaps.js';
import { unitsOf } from './chance-of-unpaired.js';
import type { ChanceOptions } from './policy.js';

/**
 * An interval of a value on other units drawn the same way. Of single examples Clopper and Pearson's for a share, and through the Jaccard index for F1;
 * for other numbers of the matrix a BCa bootstrap of the cells, or, of an average or the whole with many examples, its standard error. Of documents and
 * clusters, which are known where there is a baseline, likewise. Undefined where neither has one: scores, repeats, what does not vary.
 */
export function intervalOfValue(metric: MetricDefinition, selector: Selector, { candidate: matrix, comparison }: Matrices, options: ChanceOptions): Limits | undefined {
  if (metric.needs === 'scores' || metric.unit === 'count' || matrix.runs !== undefined) return undefined;
  const value = measure(metric, selector, matrix);
  if (!value.defined) return undefined;
  const alpha = 2 * tailOf(options);
  const shared = comparison?.candidate === matrix ? comparison.units?.() : undefined;
  if (shared !== undefined && shared.of !== 'example') return ofUnits(metric, selector, matrix, shared, value.value, options);
  if (options.clustered === true || matrix.spurious !== undefined || unitOf(matrix) > 1) return undefined;
  if (selector.kind !== 'average') {
    const closed = metric.isShare === true && value.ratio !== undefined ? clopperPearson(value.ratio.numerator, value.ratio.denominator, alpha) : metric.isOfJaccard === true && selector.kind === 'class' ? ofJaccard(matrix, selector.index, alpha) : undefined;
    if (closed !== undefined) return closed.defined ? closed : undefined;
  }
  const units = selector.kind === 'class' ? unitsOf(againstRest(matrix, selector.index)) : unitsOf(matrix);
  return ofUnits(metric, selector, matrix, units, value.value, options);
}

function ofJaccard(matrix: ConfusionMatrix, index: number, alpha: number): Interval {
  const { truePositives, falsePositives, falseNegatives } = oneVersusRest(matrix, index);
  return f1Interval(truePositives, falsePositives, falseNegatives, alpha);
}

/** The same as far as one class is concerned: all others are one of them, and the kinds of examples a handful, however many classes there are. */
function againstRest(matrix: ConfusionMatrix, index: number): ConfusionMatrix {
  const { classes, cells } = matrix;
  const rest = index === 0 ? 1 : 0;
  if (classes < 2) return matrix;
  const width = rowWidth(classes);
  const counts = new Map<number, number>();
  for (const { actual, predicted, count } of cells) {
    const place = (actual === index ? index : rest) * width + (predicted === index || predicted >= classes ? predicted : rest);
    counts.set(place, (counts.get(place) ?? 0) + count);
  }
  return { ...matrix, cells: [...counts].sort(([one], [other]) => one - other).map(([place, count]) => ({ actual: Math.floor(place / width), predicted: place % width, count })) };
}

function ofUnits(metric: MetricDefinition, selector: Selector, matrix: ConfusionMatrix, units: PairedMatrices, value: number, options: ChanceOptions): Limits | undefined {
  const alpha = 2 * tailOf(options);
  const paired = isFromMargins(metric, selector) ? units.margins() : units;
  const { candidate } = sides(units, matrix);
  const statistic = (_: Float64Array, vector: Float64Array): number => candidate(metric, selector, vector);
  const total = unitsIn(paired);
  // A rare class is not normal, however many examples there are of others; alone it is a handful of kinds. Clusters are as many as there are.
  const isNormal = total >= MANY_UNITS && (selector.kind !== 'class' || units.of !== 'example');
  const interval = isNormal ? within(metric, normalIntervals(paired, [statistic], alpha, options.seed)[0]) : bootstrapped(paired, statistic, value, alpha, options.seed);
  return interval?.defined === true ? interval : undefined;
}

function within({ range: [least, most] }: MetricDefinition, interval: Interval | undefined): Interval | undefined {
  return interval?.defined === true ? limits(Math.max(least, interval.lower), Math.min(most, interval.upper)) : interval;
}

function bootstrapped(paired: PairedUnits, statistic: Statistic, value: number, alpha: number, seed: number): Interval | undefined {
  const sorted = bootstrapOfCandidate(paired, (vector) => statistic(vector, vector), seed);
  return sorted === undefined ? undefined : bcaInterval(sorted, value, influencesOf(paired, statistic), alpha);
}
