import { describe, expect, test } from 'vitest';
import { fromRows } from '../../src/matrix/confusion.js';
import { METRICS } from '../../src/metrics/catalogue.js';
import { tasksOf } from '../../src/metrics/definition.js';
import { expectClose, expectValue, golden, valueOf, WHOLE } from './oracle.js';

type Values = Readonly<Record<string, number | null>>;

interface Case {
  readonly name: string;
  readonly rows: readonly (readonly number[])[];
  readonly whole: Values;
  readonly classes: readonly Values[];
}

interface ScikitLearnCase extends Case {
  readonly confusion_rate: readonly (readonly number[] | null)[];
  readonly costs: { readonly table: readonly (readonly number[])[]; readonly cost: number };
  readonly averages: Readonly<Record<'macro' | 'micro' | 'weighted', Readonly<Record<string, number>>>>;
}

const { cases } = golden<{ readonly cases: readonly ScikitLearnCase[] }>('scikit-learn-current.json');

describe.each(cases)('the current scikit-learn, $name', ({ rows, whole, classes, averages, confusion_rate: rates, costs }) => {
  const matrix = fromRows(rows);

  test('every metric of the whole matrix is equal, and undefined where scikit-learn has no value', () => {
    expect(Object.keys(whole).sort()).toEqual(METRICS.filter((metric) => metric.whole !== undefined && (metric.needs ?? 'order') === 'order' && tasksOf(metric).includes('classification')).map((metric) => metric.id).sort());
    for (const [id, expected] of Object.entries(whole)) expectValue(valueOf(id, WHOLE, matrix), expected, id);
  });

  test('cost is the mean of the costs of the cells, weighed by their counts', () => {
    const hundredths = costs.table.map((row) => row.map((cost) => Math.round(cost * 100)));
    const priced = { ...matrix, costs: { unitsOfOne: 100, of: (actual: number, predicted: number) => hundredths[actual]?.[predicted] } };
    expectValue(valueOf('cost', WHOLE, priced), costs.cost, 'cost');
    expect(valueOf('cost', WHOLE, matrix)).toEqual({ defined: false, reason: 'no costs are given' });
  });

  test('every metric of every class is equal, and undefined where scikit-learn has no value', () => {
    expect(classes).toHaveLength(rows.length);
    classes.forEach((values, index) => {
      expect(Object.keys(values).sort()).toEqual(METRICS.filter((metric) => metric.ofClass !== undefined).map((metric) => metric.id).sort());
      for (const [id, expected] of Object.entries(values)) expectValue(valueOf(id, { kind: 'class', index }, matrix), expected, `${id}[${index}]`);
    });
  });

  test('every average is equal', () => {
    for (const average of ['macro', 'micro', 'weighted'] as const) {
      expect(Object.keys(averages[average]).sort()).toEqual(METRICS.filter((metric) => metric.needs !== 'scores' && metric.averages.includes(average)).map((metric) => metric.id).sort());
      for (const [id, expected] of Object.entries(averages[average])) {
        const value = valueOf(id, { kind: 'average', average }, matrix);
        // Where nothing but outcomes is predicted, scikit-learn's micro precision is 0 / 0 taken as 0; here it is undefined.
        if (value.defined) expectClose(value.value, expected, `${id}[${average}]`);
        else expect([id, average, matrix.predicted.some((count) => count > 0)]).toEqual([expect.stringMatching(/^(precision|false_discovery_rate)$/), 'micro', false]);
      }
    }
  });

  test('every cell and its share of the actual class is equal', () => {
    rows.forEach((row, actual) => {
      row.forEach((count, predicted) => {
        expectValue(valueOf('confusion', { kind: 'cell', actual, predicted }, matrix), count, 'confusion');
        expectValue(valueOf('confusion_rate', { kind: 'cell', actual, predicted }, matrix), rates[actual]?.[predicted] ?? null, 'confusion_rate');
      });
    });
  });
});

describe.each(golden<{ readonly cases: readonly Case[] }>('exact-large-counts.json').cases)('exact arithmetic on large counts, $name', ({ rows, whole, classes }) => {
  const matrix = fromRows(rows);

  test('kappas and correlation of the whole matrix are equal', () => {
    for (const [id, expected] of Object.entries(whole)) expectValue(valueOf(id, WHOLE, matrix), expected, id);
  });

  test('products of counts of one class are equal', () => {
    classes.forEach((values, index) => {
      for (const [id, expected] of Object.entries(values)) expectValue(valueOf(id, { kind: 'class', index }, matrix), expected, `${id}[${index}]`);
    });
  });

  test('kappa is an exact quotient as long as the square of the number of examples is an exact integer', () => {
    const kappa = valueOf('cohen_kappa', WHOLE, matrix);
    expect('ratio' in kappa).toBe(matrix.total ** 2 <= Number.MAX_SAFE_INTEGER);
  });
});
