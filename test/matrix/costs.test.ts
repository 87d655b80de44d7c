import { describe, expect, it } from 'vitest';
import { confusionMatrix, OUTCOMES } from '../../src/matrix/confusion.js';
import { costliest, withCosts, type CostTable } from '../../src/matrix/costs.js';
import type { Tally } from '../../src/matrix/tally.js';

const CLASSES = ['ham', '*odd', '__proto__'];
const MISSING = CLASSES.length + OUTCOMES.indexOf('missing');

function tableOf(rows: readonly (readonly [actual: string, row: readonly (readonly [predicted: string, cost: number])[]])[]): CostTable {
  return { unitsOfOne: 10, rows: new Map(rows.map(([actual, row]) => [actual, new Map(row)])) };
}

function tallyOf(cells: readonly (readonly [actual: number, predicted: number, count: number])[]): Tally {
  const candidate = confusionMatrix(CLASSES.length, cells.map(([actual, predicted, count]) => ({ actual, predicted, count })));
  return { classes: CLASSES, matrices: { candidate, comparison: { baseline: confusionMatrix(CLASSES.length, []), candidate } }, slices: [], flips: [] };
}

describe('what a cell costs', () => {
  const table = tableOf([
    ['ham', [['*odd', 5], ['*', 7]]],
    ['*', [['ham', 11], ['(missing)', 13], ['*', 17]]],
    ['__proto__', [['__proto__', 3]]],
  ]);
  const { matrices } = withCosts(tallyOf([[0, 0, 1]]), table);
  const of = (actual: number, predicted: number): number | undefined => matrices.candidate.costs?.of(actual, predicted);

  it.each([
    ['is what both names say', 0, 1, 5],
    ['else what the actual class says of every other', 0, 2, 7],
    ['outcomes among them', 0, MISSING, 7],
    ['else what every other class says of this prediction', 1, 0, 11],
    ['or of this outcome', 1, MISSING, 13],
    ['else what all others cost', 2, 1, 17],
    ['and nothing where it is right', 1, 1, 0],
    ['unless that is named', 2, 2, 3],
  ])('%s', (_, actual, predicted, cost) => {
    expect(of(actual, predicted)).toBe(cost);
  });

  it('is unknown where the table says nothing', () => {
    const { matrices: priced } = withCosts(tallyOf([[0, 1, 1]]), tableOf([['ham', [['__proto__', 1]]]]));
    expect(priced.candidate.costs?.of(0, 1)).toBeUndefined();
  });

  it('holds for both models, which stay one matrix where they are', () => {
    expect(matrices.comparison?.candidate).toBe(matrices.candidate);
    expect(matrices.comparison?.baseline.costs).toBe(matrices.candidate.costs);
  });
});

it('the cell that pays most is by count and cost, the first of equals', () => {
  const table = tableOf([['*', [['*', 10]]], ['ham', [['*odd', 40]]]]);
  const most = (cells: Parameters<typeof tallyOf>[0]): ReturnType<typeof costliest> => costliest(withCosts(tallyOf(cells), table).matrices.candidate);
  expect(most([[0, 1, 3], [1, 0, 11], [2, 0, 12]])).toEqual({ cell: { actual: 0, predicted: 1, count: 3 }, cost: 12, total: 35 });
  expect(most([[0, 1, 3], [1, 0, 13]])).toMatchObject({ cell: { actual: 1 }, cost: 13 });
  expect(most([[0, 0, 3]])).toBeUndefined();
  expect(costliest(tallyOf([[0, 1, 3]]).matrices.candidate)).toBeUndefined();
});
