import { allAgainstRest, type ConfusionMatrix } from '../matrix/confusion.js';
import { averageOf, averageOfScores } from './averages.js';
import { METRICS } from './catalogue.js';
import { averagesIn, taskOf, tasksOf, type Average, type MetricDefinition } from './definition.js';
import { inExamples } from './measure.js';
import type { Value } from './value.js';

export interface Measured {
  readonly metric: MetricDefinition;
  readonly value: Value;
}

export interface MeasuredAverage extends Measured {
  readonly average: Average;
}

/** A metric of each class against the rest: [K] values. */
export interface MeasuredClasses {
  readonly metric: MetricDefinition;
  readonly values: readonly Value[];
}

/** Every number of one matrix but its cells, which the matrix itself lists. All lists are in the order of the catalogue. */
export interface Scorecard {
  readonly whole: readonly Measured[];
  readonly classes: readonly MeasuredClasses[];
  /** By metric, then macro, micro, weighted, as far as it has them. */
  readonly averages: readonly MeasuredAverage[];
}

/** The scorecard of a matrix. Metrics that need more than labels are left out where that is not there. */
export function scorecard(matrix: ConfusionMatrix, options: { readonly ordered: boolean }): Scorecard {
  const task = taskOf(matrix);
  const has = { order: options.ordered, scores: matrix.scores !== undefined, costs: matrix.costs !== undefined, repeats: matrix.runs !== undefined };
  const metrics = METRICS.filter((metric) => tasksOf(metric).includes(task) && (metric.needs === undefined || has[metric.needs]) && matrix.classes >= (metric.fewestClasses ?? 0));
  const counts = allAgainstRest(matrix);
  const classes: MeasuredClasses[] = [];
  const averages: MeasuredAverage[] = [];
  for (const metric of metrics) {
    const { ofClass, ofScores } = metric;
    const values = ofScores !== undefined ? counts.map((_, index) => ofScores(matrix, index)) : ofClass === undefined ? undefined : counts.map((own) => ofClass(own));
    if (values !== undefined) classes.push({ metric, values: values.map((value) => inExamples(metric, value, matrix)) });
    for (const average of averagesIn(metric, task)) {
      const value = metric.needs === 'scores' ? averageOfScores(metric, average, matrix, values) : ofClass === undefined ? undefined : averageOf(metric, ofClass, average, matrix, values);
      if (value !== undefined) averages.push({ metric, average, value });
    }
  }
  return { whole: metrics.flatMap((metric) => (metric.whole === undefined ? [] : [{ metric, value: inExamples(metric, metric.whole(matrix), matrix) }])), classes, averages };
}
