import { countAt, examplesOf, oneVersusRest, OUTCOMES, type ConfusionMatrix } from '../matrix/confusion.js';
import { costliest } from '../matrix/costs.js';
import type { Matrices } from '../matrix/matrices.js';
import type { Tally } from '../matrix/tally.js';
import { METRIC_BY_ID } from '../metrics/catalogue.js';
import type { MetricDefinition, Selector } from '../metrics/definition.js';
import { outcomeLabel, SPURIOUS } from '../metrics/key.js';
import { measure } from '../metrics/measure.js';
import { change } from '../thresholds/exact.js';
import { firstInOrder } from './first-in-order.js';
import type { CellReport, MatrixReport, MatrixRowReport, NumberReport, OverallReport } from './report.js';

/** A matrix with more classes is shown in part. */
export const MOST_CLASSES_SHOWN = 12;
/** Of a large matrix, this many of the most confused classes. */
const CLASSES_OF_PART = 6;
/** A label is one row. */
const MOST_LABELS_SHOWN = 30;
const PART_OF_LABELS = 12;

/** A metric of the catalogue with its change against the baseline, measured on the compared examples. */
export function numberReport(matrices: Matrices, id: string, selector: Selector): NumberReport {
  const metric = metricOf(id);
  const value = measure(metric, selector, matrices.candidate);
  const { comparison } = matrices;
  if (comparison === undefined) return { unit: metric.unit, value };
  const now = comparison.candidate === matrices.candidate ? value : measure(metric, selector, comparison.candidate);
  const before = measure(metric, selector, comparison.baseline);
  if (metric.unit === 'count' && !countsCompare(matrices)) return { unit: metric.unit, value };
  return { unit: metric.unit, value, ...(now.defined && before.defined && { change: change(now, before) }) };
}

/** Whether a difference of counts says something: not between samples of different sizes. */
export function countsCompare({ comparison }: Matrices): boolean {
  return comparison !== undefined && comparison.candidate.total === comparison.baseline.total && examplesOf(comparison.candidate) === examplesOf(comparison.baseline);
}

/** Throws a plain Error for an id that the catalogue does not have. */
export function metricOf(id: string): MetricDefinition {
  const metric = METRIC_BY_ID.get(id);
  if (metric === undefined) throw new Error(`no metric ${id}`);
  return metric;
}

/** The matrix as it is shown: whole up to twelve classes, else the most confused ones and the rest summed up. No K × K is walked. */
export function matrixReport({ classes, matrices }: Tally): MatrixReport {
  if (matrices.candidate.labelSets !== undefined) return labelTable(classes, matrices);
  const complete = classes.length <= MOST_CLASSES_SHOWN;
  const shown = complete ? classes.map((_, index) => index) : mostConfused(matrices);
  const most = costliest(matrices.candidate)?.cell;
  const marked = (actual: number, predicted: number): CellReport => {
    const report = cellReport(matrices, actual, predicted);
    return most?.actual === actual && most.predicted === predicted ? { ...report, costliest: true } : report;
  };
  const outcomes = OUTCOMES.flatMap((name, index) => (occurs(matrices, index) ? [{ name: outcomeLabel(name), index: classes.length + index }] : []));
  return {
    complete,
    columns: [
      ...shown.map((index) => ({ name: classes[index] ?? '', kind: 'class' as const, precision: numberReport(matrices, 'precision', { kind: 'class', index }) })),
      ...(complete ? [] : [{ name: 'elsewhere', kind: 'elsewhere' as const }]),
      ...outcomes.map(({ name }) => ({ name, kind: 'outcome' as const })),
    ],
    rows: shown.map((actual) => ({
      name: classes[actual] ?? '',
      cells: [
        ...shown.map((predicted) => marked(actual, predicted)),
        ...(complete ? [] : [elsewhere(matrices, actual, shown)]),
        ...outcomes.map(({ index }) => marked(actual, index)),
      ],
      support: matrices.candidate.support[actual] ?? 0,
      recall: numberReport(matrices, 'recall', { kind: 'class', index: actual }),
    })),
    ...(matrices.candidate.spurious !== undefined && {
      spurious: {
        name: SPURIOUS,
        cells: [
          ...shown.map((predicted) => cellReport(matrices, classes.length, predicted)),
          ...(complete ? [] : [elsewhere(matrices, classes.length, shown)]),
          ...outcomes.map(({ index }) => cellReport(matrices, classes.length, index)),
        ],
      },
    }),
    overall: overallReport(matrices),
  };
}

/** A row for each label: no label is taken for another, so that of its column only the false alarms are left. */
function labelTable(classes: readonly string[], matrices: Matrices): MatrixReport {
  const complete = classes.length <= MOST_LABELS_SHOWN;
  const shown = complete ? classes.map((_, index) => index) : mostConfused(matrices, PART_OF_LABELS);
  const missed = classes.length + OUTCOMES.indexOf('missed');
  const row = (name: string, indices: readonly number[], selector: Selector): MatrixRowReport => {
    const sum = (of: (matrix: ConfusionMatrix, index: number) => number) => (matrix: ConfusionMatrix) => indices.reduce((all, index) => all + of(matrix, index), 0);
    const number = (id: string): NumberReport => numberReport(matrices, id, selector);
    const own = indices.length === 1 ? (indices[0] ?? 0) : classes.length;
    return {
      name,
      cells: [
        cell(matrices, own, sum((matrix, index) => countAt(matrix, index, index)), true),
        cell(matrices, own, sum((matrix, index) => countAt(matrix, index, missed)), false),
        cell(matrices, classes.length, sum((matrix, index) => countAt(matrix, classes.length, index)), false),
      ],
      support: sum(({ support }, index) => support[index] ?? 0)(matrices.candidate),
      recall: number('recall'),
      precision: number('precision'),
      f1: number('f1'),
    };
  };
  return {
    complete,
    columns: ['found', 'missed', 'false alarms'].map((name) => ({ name, kind: 'outcome' as const })),
    rows: shown.map((index) => row(classes[index] ?? '', [index], { kind: 'class', index })),
    total: row('all labels', [...classes.keys()], { kind: 'average', average: 'micro' }),
    overall: overallReport(matrices),
  };
}

/** The one number of a matrix: accuracy, or of entities and labels, of which nobody counts those that are none, F1 (micro). */
export function overallReport(matrices: Matrices): OverallReport {
  return matrices.candidate.spurious === undefined
    ? { title: 'accuracy', ...numberReport(matrices, 'accuracy', { kind: 'whole' }) }
    : { title: 'F1 (micro)', ...numberReport(matrices, 'f1', { kind: 'average', average: 'micro' }) };
}

/** An outcome that neither model gave has no column. */
function occurs({ candidate, comparison }: Matrices, outcome: number): boolean {
  return [candidate, comparison?.baseline].some((matrix) => (matrix?.outcomes[outcome] ?? 0) > 0);
}

function cellReport(matrices: Matrices, actual: number, predicted: number): CellReport {
  return cell(matrices, actual, (matrix) => countAt(matrix, actual, predicted), actual === predicted);
}

/** What the row has in classes that are not shown. */
function elsewhere(matrices: Matrices, actual: number, shown: readonly number[]): CellReport {
  const columns = [...shown, ...OUTCOMES.map((_, index) => matrices.candidate.classes + index)];
  return cell(matrices, actual, (matrix) => columns.reduce((left, predicted) => left - countAt(matrix, actual, predicted), rowSum(matrix, actual)), false);
}

function cell(matrices: Matrices, actual: number, countIn: (matrix: ConfusionMatrix) => number, right: boolean): CellReport {
  const count = countIn(matrices.candidate);
  const { comparison } = matrices;
  if (comparison === undefined) return { count, mark: right ? 'right' : 'wrong' };
  const { candidate, baseline } = comparison;
  const [now, before] = [countIn(candidate), countIn(baseline)];
  // Of samples of different sizes the shares of the class are compared, by products to stay with integers.
  const worse = actual < candidate.classes ? now * (baseline.support[actual] ?? 0) > before * (candidate.support[actual] ?? 0) : now > before;
  return { count, ...(countsCompare(matrices) && { change: now - before }), mark: right ? 'right' : worse ? 'worse' : 'wrong' };
}

/** Behind the classes stands the row of spurious entities, which have no support. */
function rowSum(matrix: ConfusionMatrix, actual: number): number {
  return actual < matrix.classes ? (matrix.support[actual] ?? 0) : matrix.cells.reduce((sum, own) => sum + (own.actual === actual ? own.count : 0), 0);
}

/** The classes with the most added errors (misses and false alarms), then the most errors, then in order of the label set. */
function mostConfused({ candidate, comparison }: Matrices, most = CLASSES_OF_PART): readonly number[] {
  const errors = (matrix: ConfusionMatrix, index: number): number => {
    const { falseNegatives, falsePositives } = oneVersusRest(matrix, index);
    return falseNegatives + falsePositives;
  };
  const ranked = Array.from({ length: candidate.classes }, (_, index) => ({
    index,
    errors: errors(candidate, index),
    added: comparison === undefined ? 0 : errors(comparison.candidate, index) - errors(comparison.baseline, index),
  }));
  const chosen = firstInOrder(ranked, most, (a, b) => b.added - a.added || b.errors - a.errors || a.index - b.index);
  return chosen.map(({ index }) => index).toSorted((a, b) => a - b);
}
