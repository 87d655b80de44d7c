import { describe, expect, test } from 'vitest';
import { confusionMatrix, fromRows } from '../../src/matrix/confusion.js';
import { METRICS } from '../../src/metrics/catalogue.js';
import { tasksOf, AVERAGES, type Selector } from '../../src/metrics/definition.js';
import { measure } from '../../src/metrics/measure.js';
import { scorecard } from '../../src/metrics/scorecard.js';
import { selectorsOf } from './matrices.js';
import { metricOf } from './oracle.js';

const MATRIX = fromRows([[5, 1, 0, 0, 2, 0], [2, 7, 0, 0, 0, 0]]);

describe('measuring', () => {
  test.each([
    ['accuracy', { kind: 'class', index: 0 }],
    ['recall', { kind: 'whole' }],
    ['mcc', { kind: 'average', average: 'macro' }],
    ['support', { kind: 'average', average: 'micro' }],
    ['confusion', { kind: 'class', index: 0 }],
    ['recall', { kind: 'cell', actual: 0, predicted: 1 }],
  ] as const)('%s has no form for %j, which is a mistake of the program', (id, selector: Selector) => {
    expect(() => measure(metricOf(id), selector, MATRIX)).toThrow(`${id} has no form for the selector`);
  });

  test.each([
    ['recall', { kind: 'class', index: 2 }, 'the matrix has no class 2: there are 2'],
    ['recall', { kind: 'class', index: -1 }, 'the matrix has no class -1: there are 2'],
    ['recall', { kind: 'class', index: 0.5 }, 'the matrix has no class 0.5: there are 2'],
    ['confusion', { kind: 'cell', actual: 2, predicted: 0 }, 'the matrix has no row 2: there are 2'],
    ['confusion', { kind: 'cell', actual: 0, predicted: 7 }, 'the matrix has no column 7: there are 7'],
  ] as const)('%s of %j is out of the matrix and never a silent 0', (id, selector: Selector, message) => {
    expect(() => measure(metricOf(id), selector, MATRIX)).toThrow(message);
  });

  test('the cell of an outcome column is measured like any other', () => {
    expect(measure(metricOf('confusion'), { kind: 'cell', actual: 0, predicted: 4 }, MATRIX)).toMatchObject({ value: 2 });
    expect(measure(metricOf('confusion_rate'), { kind: 'cell', actual: 0, predicted: 4 }, MATRIX)).toMatchObject({ ratio: { numerator: 2, denominator: 8 } });
  });
});

describe('the scorecard', () => {
  test('holds what measuring one by one gives, for every metric but the cells', () => {
    const priced = { ...MATRIX, costs: { unitsOfOne: 10, of: () => 1 } };
    const card = scorecard(priced, { ordered: true });
    const all = METRICS.filter((metric) => metric.needs !== 'scores' && metric.needs !== 'repeats' && tasksOf(metric).includes('classification')).flatMap((metric) => selectorsOf(metric, 2).filter(({ kind }) => kind !== 'cell').map((selector) => ({ metric, selector, value: measure(metric, selector, priced) })));
    const inCard = [
      ...card.whole.map(({ metric, value }) => ({ metric, selector: { kind: 'whole' }, value })),
      ...card.classes.flatMap(({ metric, values }) => values.map((value, index) => ({ metric, selector: { kind: 'class', index }, value }))),
      ...card.averages.map(({ metric, average, value }) => ({ metric, selector: { kind: 'average', average }, value })),
    ];
    expect(inCard).toHaveLength(all.length);
    for (const entry of all) expect(inCard).toContainEqual(entry);
  });

  test('leaves out the weighted kappas and errors in steps unless the labels are ordered', () => {
    const ids = (ordered: boolean): string[] => scorecard(MATRIX, { ordered }).whole.map(({ metric }) => metric.id);
    expect(ids(true).filter((id) => !ids(false).includes(id))).toEqual(['cohen_kappa_linear', 'cohen_kappa_quadratic', 'mean_absolute_error', 'off_by_one_rate', 'accuracy_within_one']);
  });

  test('stands in the order of the catalogue, averages as macro, micro, weighted', () => {
    const { whole, averages } = scorecard(MATRIX, { ordered: false });
    expect(whole[0]?.metric.id).toBe('accuracy');
    expect(averages.slice(0, 3).map(({ metric, average }) => [metric.id, average])).toEqual(AVERAGES.slice(0, 3).map((average) => ['precision', average]));
  });

  test('of 1,000 classes has a value for each of them', () => {
    const classes = 1000;
    const cells = Array.from({ length: classes }, (_, index) => [
      { actual: index, predicted: index, count: 5 },
      { actual: index, predicted: (index + 1) % classes, count: 1 },
    ]).flat();
    const card = scorecard(confusionMatrix(classes, cells), { ordered: true });
    for (const { values } of card.classes) expect(values).toHaveLength(classes);
    expect(card.classes.find(({ metric }) => metric.id === 'recall')?.values[999]).toMatchObject({ ratio: { numerator: 5, denominator: 6 } });
  });
});
