import { oneVersusRest, type ConfusionMatrix } from '../matrix/confusion.js';
import { averageOf } from './averages.js';
import { METRICS } from './catalogue.js';
import { appliesTo, type Average, type MetricDefinition } from './definition.js';
import type { Value } from './value.js';

export interface Measured {
  readonly metric: MetricDefinition;
  readonly value: Value;
}

export interface MeasuredAverage extends Measured {
  readonly average: Average;
}

/** Every number of one matrix but its cells, which the matrix itself lists. All lists are in the order of the catalogue. */
export interface Scorecard {
  readonly whole: readonly Measured[];
  /** By class index: the metrics of that class against the rest. */
  readonly classes: readonly (readonly Measured[])[];
  /** By metric, then macro, micro, weighted. */
  readonly averages: readonly MeasuredAverage[];
}

/** The scorecard of a matrix. Metrics that need an order of the labels are left out unless the labels are `ordered`. */
export function scorecard(matrix: ConfusionMatrix, options: { readonly ordered: boolean }): Scorecard {
  const task = matrix.spurious === undefined ? 'classification' : 'entities';
  const metrics = METRICS.filter((metric) => appliesTo(metric, task) && (options.ordered || metric.ordered !== true));
  return {
    whole: metrics.flatMap((metric) => (metric.whole === undefined ? [] : [{ metric, value: metric.whole(matrix) }])),
    classes: Array.from({ length: matrix.classes }, (_, index) => {
      const counts = oneVersusRest(matrix, index);
      return metrics.flatMap((metric) => (metric.ofClass === undefined ? [] : [{ metric, value: metric.ofClass(counts) }]));
    }),
    averages: metrics.flatMap((metric) => {
      const { ofClass } = metric;
      return ofClass === undefined ? [] : metric.averages.map((average) => ({ metric, average, value: averageOf(metric, ofClass, average, matrix) }));
    }),
  };
}
