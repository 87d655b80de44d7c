import { countAt, oneVersusRest, OUTCOMES, unitOf, type ConfusionMatrix } from '../matrix/confusion.js';
import { averageOf, averageOfScores } from './averages.js';
import type { MetricDefinition, Selector } from './definition.js';
import { divide, type Value } from './value.js';

/**
 * The value of a metric for one selector, from the margins or one cell of the matrix; no dense K × K is walked.
 * Throws a plain Error when the metric has no such form or the matrix no such class: the config was to refuse that.
 */
export function measure(metric: MetricDefinition, selector: Selector, matrix: ConfusionMatrix): Value {
  return inExamples(metric, measured(metric, selector, matrix), matrix);
}

/** A count of units as one of examples: a quotient of integers, where runs are parts of their examples. */
export function inExamples({ unit }: MetricDefinition, value: Value, matrix: ConfusionMatrix): Value {
  const ofOne = unitOf(matrix);
  return unit !== 'count' || ofOne === 1 || !value.defined ? value : divide(value.value, ofOne, '');
}

function measured(metric: MetricDefinition, selector: Selector, matrix: ConfusionMatrix): Value {
  switch (selector.kind) {
    case 'whole':
      if (metric.whole === undefined) break;
      return metric.whole(matrix);
    case 'class':
      within(selector.index, matrix.classes, 'class');
      if (metric.ofScores !== undefined) return metric.ofScores(matrix, selector.index);
      if (metric.ofClass === undefined) break;
      return metric.ofClass(oneVersusRest(matrix, selector.index));
    case 'average':
      if (!metric.averages.includes(selector.average)) break;
      if (metric.needs === 'scores') return averageOfScores(metric, selector.average, matrix);
      if (metric.ofClass === undefined) break;
      return averageOf(metric, metric.ofClass, selector.average, matrix);
    case 'cell': {
      if (metric.ofCell === undefined) break;
      const actual = within(selector.actual, matrix.classes + (matrix.spurious === undefined ? 0 : 1), 'row');
      const predicted = within(selector.predicted, matrix.classes + OUTCOMES.length, 'column');
      return metric.ofCell(countAt(matrix, actual, predicted), matrix.support[actual] ?? 0);
    }
  }
  throw new Error(`${metric.id} has no form for the selector ${JSON.stringify(selector)}`);
}

function within(index: number, limit: number, what: string): number {
  if (Number.isInteger(index) && index >= 0 && index < limit) return index;
  throw new Error(`the matrix has no ${what} ${index}: there are ${limit}`);
}
