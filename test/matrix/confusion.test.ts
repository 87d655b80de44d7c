import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confusionMatrix, countAt, fromRows, oneVersusRest, OUTCOMES } from '../../src/matrix/confusion.js';

describe('a confusion matrix', () => {
  it('has actual in rows, predicted in columns, and outcomes behind the classes', () => {
    const matrix = fromRows([[5, 1, 0, 0, 2, 0], [0, 7, 1, 0, 0, 0]]);
    expect(matrix).toMatchObject({ classes: 2, total: 16, support: Float64Array.of(8, 8), predicted: Float64Array.of(5, 8), correct: Float64Array.of(5, 7), outcomes: Float64Array.of(1, 0, 2, 0, 0) });
    expect([countAt(matrix, 0, 1), countAt(matrix, 1, 0), countAt(matrix, 0, 4), countAt(matrix, 1, 2)]).toEqual([1, 0, 2, 1]);
  });

  it('is what a dense table of the same cells says', () => {
    const size = fc.integer({ min: 1, max: 7 });
    const table = size.chain((classes) => fc.array(fc.array(fc.oneof(fc.constant(0), fc.nat(9)), { minLength: classes + OUTCOMES.length, maxLength: classes + OUTCOMES.length }), { minLength: classes, maxLength: classes }));
    fc.assert(
      fc.property(table, (rows) => {
        const matrix = fromRows(rows);
        const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
        const column = (index: number): number => sum(rows.map((row) => row[index] ?? 0));
        expect(matrix.total).toBe(sum(rows.map(sum)));
        expect([...matrix.support]).toEqual(rows.map(sum));
        expect([...matrix.predicted]).toEqual(rows.map((_, index) => column(index)));
        expect([...matrix.outcomes]).toEqual(OUTCOMES.map((_, index) => column(rows.length + index)));
        expect([...matrix.correct]).toEqual(rows.map((row, index) => row[index]));
        rows.forEach((row, actual) => row.forEach((count, predicted) => expect(countAt(matrix, actual, predicted)).toBe(count)));
        rows.forEach((row, index) => {
          const { truePositives, falsePositives, falseNegatives, trueNegatives } = oneVersusRest(matrix, index);
          expect(truePositives).toBe(row[index]);
          expect(falseNegatives).toBe(sum(row) - (row[index] ?? 0));
          expect(falsePositives).toBe(column(index) - (row[index] ?? 0));
          expect(truePositives + falsePositives + falseNegatives + trueNegatives).toBe(matrix.total);
        });
        // Cells of one place add up, whatever their order.
        const halves = matrix.cells.flatMap((cell) => [{ ...cell, count: cell.count - 1 }, { ...cell, count: 1 }]).reverse();
        expect(confusionMatrix(rows.length, halves)).toEqual(matrix);
      }),
    );
  });
});
