import { countAt, oneVersusRest, OUTCOMES, type ConfusionMatrix } from '../matrix/confusion.js';
import type { Matrices, Tally } from '../matrix/tally.js';
import { METRIC_BY_ID } from '../metrics/catalogue.js';
import type { MetricDefinition, Selector } from '../metrics/definition.js';
import { outcomeLabel } from '../metrics/key.js';
import { measure } from '../metrics/measure.js';
import { change } from '../thresholds/exact.js';
import type { CellReport, ClassReport, ConfusionReport, MatrixReport, NumberReport } from './report.js';

/** A matrix with more classes is shown in part. */
export const MOST_CLASSES_SHOWN = 12;
/** Of a large matrix, this many of the most confused classes. */
const CLASSES_OF_PART = 8;
const CONFUSIONS_LISTED = 20;

/** A metric of the catalogue with its change against the baseline, measured on the compared examples. */
export function numberReport(matrices: Matrices, id: string, selector: Selector): NumberReport {
  const metric = metricOf(id);
  const value = measure(metric, selector, matrices.candidate);
  const { comparison } = matrices;
  if (comparison === undefined) return { unit: metric.unit, value };
  const now = measure(metric, selector, comparison.candidate);
  const before = measure(metric, selector, comparison.baseline);
  return { unit: metric.unit, value, ...(now.defined && before.defined && { change: change(now, before) }) };
}

function metricOf(id: string): MetricDefinition {
  const metric = METRIC_BY_ID.get(id);
  if (metric === undefined) throw new Error(`no metric ${id}`);
  return metric;
}

/** The matrix as it is shown: whole up to twelve classes, else the most confused ones and the rest summed up. */
export function matrixReport({ classes, matrices }: Tally): MatrixReport {
  const complete = classes.length <= MOST_CLASSES_SHOWN;
  const shown = complete ? classes.map((_, index) => index) : mostConfused(matrices);
  const outcomes = OUTCOMES.map((name, index) => ({ name, index: classes.length + index })).filter(
    ({ index }) => (matrices.candidate.outcomes[index - classes.length] ?? 0) > 0 || (matrices.comparison?.baseline.outcomes[index - classes.length] ?? 0) > 0,
  );
  return {
    complete,
    columns: [
      ...shown.map((index) => ({ name: classes[index] ?? '', kind: 'class' as const, precision: numberReport(matrices, 'precision', { kind: 'class', index }) })),
      ...(complete ? [] : [{ name: 'elsewhere', kind: 'elsewhere' as const }]),
      ...outcomes.map(({ name }) => ({ name: outcomeLabel(name), kind: 'outcome' as const })),
    ],
    rows: shown.map((actual) => ({
      name: classes[actual] ?? '',
      cells: [
        ...shown.map((predicted) => cellReport(matrices, actual, predicted)),
        ...(complete ? [] : [elsewhere(matrices, actual, shown)]),
        ...outcomes.map(({ index }) => cellReport(matrices, actual, index)),
      ],
      support: matrices.candidate.support[actual] ?? 0,
      recall: numberReport(matrices, 'recall', { kind: 'class', index: actual }),
    })),
    accuracy: numberReport(matrices, 'accuracy', { kind: 'whole' }),
  };
}

function cellReport({ candidate, comparison }: Matrices, actual: number, predicted: number): CellReport {
  const moved = comparison === undefined ? undefined : countAt(comparison.candidate, actual, predicted) - countAt(comparison.baseline, actual, predicted);
  return cell(countAt(candidate, actual, predicted), moved, actual === predicted);
}

/** What the row has in classes that are not shown. */
function elsewhere({ candidate, comparison }: Matrices, actual: number, shown: readonly number[]): CellReport {
  const rest = (matrix: ConfusionMatrix): number =>
    shown.reduce(
      (left, predicted) => left - countAt(matrix, actual, predicted),
      (matrix.support[actual] ?? 0) - OUTCOMES.reduce((sum, _, index) => sum + countAt(matrix, actual, matrix.classes + index), 0),
    );
  return cell(rest(candidate), comparison === undefined ? undefined : rest(comparison.candidate) - rest(comparison.baseline), false);
}

function cell(count: number, moved: number | undefined, right: boolean): CellReport {
  const mark = right ? 'right' : moved !== undefined && moved > 0 ? 'worse' : 'wrong';
  return moved === undefined ? { count, mark } : { count, change: moved, mark };
}

/** The classes with the most added errors (misses and false alarms), then the most errors, then in order of the label set. */
function mostConfused({ candidate, comparison }: Matrices): readonly number[] {
  const errors = (matrix: ConfusionMatrix, index: number): number => {
    const { falseNegatives, falsePositives } = oneVersusRest(matrix, index);
    return falseNegatives + falsePositives;
  };
  const ranked = Array.from({ length: candidate.classes }, (_, index) => ({
    index,
    errors: errors(candidate, index),
    added: comparison === undefined ? 0 : errors(comparison.candidate, index) - errors(comparison.baseline, index),
  }));
  const chosen = ranked.sort((a, b) => b.added - a.added || b.errors - a.errors || a.index - b.index).slice(0, CLASSES_OF_PART);
  return chosen.map(({ index }) => index).sort((a, b) => a - b);
}

/** The confusions that changed most, then the most frequent: the list beside a matrix that is shown in part. */
export function confusionReports({ classes, matrices }: Tally): readonly ConfusionReport[] {
  const name = (column: number): string => classes[column] ?? outcomeLabel(OUTCOMES[column - classes.length] ?? 'other');
  const { candidate, comparison } = matrices;
  const places = new Map<string, { actual: number; predicted: number }>();
  for (const matrix of [candidate, comparison?.baseline]) {
    for (const { actual, predicted } of matrix?.cells ?? []) if (actual !== predicted) places.set(`${actual} ${predicted}`, { actual, predicted });
  }
  return [...places.values()]
    .map(({ actual, predicted }) => {
      const count = countAt(candidate, actual, predicted);
      if (comparison === undefined) return { actual, predicted, count, moved: 0, report: { actual: name(actual), predicted: name(predicted), count } };
      const baseline = countAt(comparison.baseline, actual, predicted);
      const moved = countAt(comparison.candidate, actual, predicted) - baseline;
      return { actual, predicted, count, moved, report: { actual: name(actual), predicted: name(predicted), count, baseline, change: moved } };
    })
    .sort((a, b) => Math.abs(b.moved) - Math.abs(a.moved) || b.moved - a.moved || b.count - a.count || a.actual - b.actual || a.predicted - b.predicted)
    .slice(0, CONFUSIONS_LISTED)
    .map(({ report }) => report);
}

/** The row of every class, in the order of the label set. */
export function classReports({ classes, matrices }: Tally): readonly ClassReport[] {
  return classes.map((name, index) => {
    const number = (id: string): NumberReport => numberReport(matrices, id, { kind: 'class', index });
    return {
      name,
      support: matrices.candidate.support[index] ?? 0,
      precision: number('precision'),
      recall: number('recall'),
      f1: number('f1'),
      missed: number('false_negatives'),
      falseAlarms: number('false_positives'),
    };
  });
}
