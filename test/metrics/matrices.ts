import fc from 'fast-check';
import { confusionMatrix, OUTCOMES, type Cell, type ConfusionMatrix } from '../../src/matrix/confusion.js';
import { averagesIn, type MetricDefinition, type Selector } from '../../src/metrics/definition.js';

const OUTCOME_COLUMNS = OUTCOMES.length;

/** Small matrices of 1 to 6 classes in which empty cells, rows, columns and whole matrices are common. */
export function matrices(options: { readonly outcomes: boolean } = { outcomes: true }): fc.Arbitrary<ConfusionMatrix> {
  return fc.integer({ min: 1, max: 6 }).chain((classes) => {
    const cell = fc.record({
      actual: fc.nat(classes - 1),
      predicted: fc.nat(classes - 1 + (options.outcomes ? OUTCOME_COLUMNS : 0)),
      count: fc.oneof(fc.nat(3), fc.nat(1000)),
    });
    return fc.array(cell, { maxLength: 20 }).map((cells) => confusionMatrix(classes, cells));
  });
}

/** The matrix as a list of its examples. */
export function examplesOf(matrix: ConfusionMatrix): Cell[] {
  return matrix.cells.flatMap((cell) => Array.from({ length: cell.count }, () => ({ ...cell, count: 1 })));
}

/** Actual and predicted change places. Only for matrices without outcomes. */
export function transposed(matrix: ConfusionMatrix): ConfusionMatrix {
  return confusionMatrix(matrix.classes, matrix.cells.map(({ actual, predicted, count }) => ({ actual: predicted, predicted: actual, count })));
}

/** Class `index` gets the place `places[index]`; outcome columns stay. */
export function reordered(matrix: ConfusionMatrix, places: readonly number[]): ConfusionMatrix {
  const place = (index: number): number => places[index] ?? index;
  return confusionMatrix(matrix.classes, matrix.cells.map((cell) => ({ ...cell, actual: place(cell.actual), predicted: place(cell.predicted) })));
}

/** Every selector a metric can be measured with on a matrix of so many classes. */
export function selectorsOf(metric: MetricDefinition, classes: number): Selector[] {
  const indices = Array.from({ length: classes }, (_, index) => index);
  const columns = Array.from({ length: classes + OUTCOME_COLUMNS }, (_, index) => index);
  return [
    ...(metric.whole === undefined ? [] : [{ kind: 'whole' } as const]),
    ...(metric.ofClass === undefined ? [] : indices.map((index) => ({ kind: 'class', index }) as const)),
    ...averagesIn(metric, 'classification').map((average) => ({ kind: 'average', average }) as const),
    ...(metric.ofCell === undefined ? [] : indices.flatMap((actual) => columns.map((predicted) => ({ kind: 'cell', actual, predicted }) as const))),
  ];
}
