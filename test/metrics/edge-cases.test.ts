import { describe, expect, test } from 'vitest';
import { countAt, fromRows, type ConfusionMatrix } from '../../src/matrix/confusion.js';
import { expectClose, expectValue, golden, matrixOf, orZero, valueOf, WHOLE } from './oracle.js';
import { likelihoodRatios, scikitLearnScores } from './scikit-learn-calls.js';
import { torchmetricsScores } from './torchmetrics-calls.js';

interface ScikitLearnRow {
  readonly test: string;
  readonly function: string;
  readonly args: readonly (readonly (string | number)[])[];
  readonly kwargs: Readonly<Record<string, unknown>>;
  readonly result: unknown;
}

interface TorchmetricsRow {
  readonly metric: string;
  readonly arguments: string;
  readonly preds: readonly (number | readonly number[])[];
  readonly target: readonly number[];
  readonly printed: unknown;
}

interface PycmRow {
  readonly id: string;
  readonly expected: Readonly<Record<string, number>>;
  readonly matrix_rows_gold_cols_pred: readonly (readonly number[])[];
}

interface AgreementRow {
  readonly table: readonly (readonly number[])[];
  readonly mcc?: number | null;
  readonly kappa_unweighted?: number | null;
  readonly kappa_linear?: number | null;
  readonly kappa_quadratic?: number | null;
}

describe('calls of the scikit-learn test suite', () => {
  const { rows } = golden<{ readonly rows: readonly ScikitLearnRow[] }>('edge-cases/scikit-learn.json');

  test('all 71 that the catalogue covers are here', () => {
    expect(rows).toHaveLength(71);
  });

  test.each(rows.map((row, index) => [index, row.function, row.test.split('::')[1], row] as const))('%i %s in %s gives the same numbers', (_index, _function, _test, row) => {
    const actual = strings(row.args[0] ?? row.kwargs['y_true']);
    const predicted = strings(row.args[1] ?? row.kwargs['y_pred']);
    if (row.function === 'class_likelihood_ratios') {
      const ratios = likelihoodRatios(actual, predicted);
      (row.result as readonly unknown[]).forEach((expected, place) => {
        const value = ratios[place];
        expect(value).toBeDefined();
        if (value !== undefined) expectValue(value, typeof expected === 'number' ? expected : null, `likelihood ratio ${place}`);
      });
      return;
    }
    const compared = scikitLearnScores(row.function, actual, predicted, row.kwargs, row.result);
    expect(compared.length).toBeGreaterThan(0);
    for (const { what, value, expected, digits } of compared) {
      if (digits === undefined) expectClose(value, expected, what);
      else expect(Math.abs(value - expected), what).toBeLessThanOrEqual(0.5 * 10 ** -digits + 1e-9);
    }
  });
});

describe('examples printed in the documentation of torchmetrics, to 4 decimals', () => {
  const { rows } = golden<{ readonly rows: readonly TorchmetricsRow[] }>('edge-cases/torchmetrics.json');

  test('all 68 that the catalogue covers are here', () => {
    expect(rows).toHaveLength(68);
  });

  test.each(rows.map((row, index) => [index, row.metric, row.arguments, row] as const))('%i %s(%s) gives the same numbers', (_index, _metric, _arguments, row) => {
    const scores = torchmetricsScores(row.metric, row.arguments, row.preds, row.target);
    const printed = [row.printed].flat(2) as number[];
    expect(scores).toHaveLength(printed.length);
    printed.forEach((expected, place) => expect(Math.abs((scores[place] ?? NaN) - expected), `${scores[place]} at ${place}`).toBeLessThanOrEqual(0.5e-4 + 1e-9));
  });
});

describe('cases that pycm verified against papers and other packages', () => {
  const { rows } = golden<{ readonly rows: readonly PycmRow[] }>('edge-cases/pycm.json');
  const first = { kind: 'class', index: 0 } as const;
  const ofFirst = (id: string, matrix: ConfusionMatrix): number => orZero(valueOf(id, first, matrix));
  const definitions = new Map<string, (matrix: ConfusionMatrix) => number>([
    ['Kappa', (matrix) => orZero(valueOf('cohen_kappa', WHOLE, matrix))],
    ['Overall_ACC', (matrix) => orZero(valueOf('accuracy', WHOLE, matrix))],
    // G-mean and Braun-Blanquet are no metrics of the catalogue, but are made of two of them.
    ['GM[1]', (matrix) => Math.sqrt(ofFirst('recall', matrix) * ofFirst('specificity', matrix))],
    ['BB[1]', (matrix) => Math.min(ofFirst('precision', matrix), ofFirst('recall', matrix))],
  ]);

  test('all 5 numbers that the catalogue covers are equal', () => {
    const compared = rows.flatMap((row) =>
      Object.entries(row.expected).map(([name, expected]) => {
        expectClose(definitions.get(name)?.(fromRows(row.matrix_rows_gold_cols_pred)) ?? NaN, expected, `${row.id} ${name}`);
        return name;
      }),
    );
    expect(compared).toEqual(['Kappa', 'Overall_ACC', 'GM[1]', 'GM[1]', 'BB[1]']);
  });
});

describe('tables of statsmodels, R vcd and scikit-learn', () => {
  const { rows } = golden<{ readonly rows: readonly AgreementRow[] }>('edge-cases/agreement-tables.json');
  const columns = [
    ['mcc', 'mcc'],
    ['kappa_unweighted', 'cohen_kappa'],
    ['kappa_linear', 'cohen_kappa_linear'],
    ['kappa_quadratic', 'cohen_kappa_quadratic'],
  ] as const;

  test.each(rows)('kappas or the correlation of $table', (row) => {
    const compared = columns.flatMap(([column, id]) => {
      const expected = row[column];
      if (expected === undefined) return [];
      expectValue(valueOf(id, WHOLE, fromRows(row.table)), expected, id);
      return [id];
    });
    expect(compared.length === 1 || compared.length === 3).toBe(true);
  });
});

test('the matrix of two vectors has the counts of the pairs', () => {
  const matrix = matrixOf(['a', 'b'], ['a', 'b', 'b'], ['a', 'a', 'z']);
  expect([countAt(matrix, 0, 0), countAt(matrix, 1, 0), countAt(matrix, 1, 5)]).toEqual([1, 1, 1]);
});

function strings(vector: unknown): readonly string[] {
  return (vector as readonly (string | number)[]).map(String);
}
