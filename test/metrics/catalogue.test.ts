import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confusionMatrix, fromRows, type ConfusionMatrix } from '../../src/matrix/confusion.js';
import { METRIC_BY_ID, METRICS } from '../../src/metrics/catalogue.js';
import { compensatedSum } from '../../src/metrics/sum.js';
import { matrices } from './matrices.js';
import { expectClose, valueOf, WHOLE } from './oracle.js';

const BINARY = fromRows([[50, 10], [5, 35]]);
const FIRST = { kind: 'class', index: 0 } as const;

describe('the catalogue', () => {
  test('holds every promised metric of a matrix, once, in the order of the documentation', () => {
    expect(METRICS.map((metric) => metric.id)).toEqual(
      [
        'accuracy balanced_accuracy error_rate errors examples cohen_kappa cohen_kappa_linear cohen_kappa_quadratic mean_absolute_error off_by_one_rate accuracy_within_one cost mcc',
        'precision recall f1 f0.5 f2 specificity negative_predictive_value false_positive_rate false_negative_rate false_discovery_rate false_omission_rate jaccard',
        'informedness markedness positive_likelihood_ratio negative_likelihood_ratio diagnostic_odds_ratio',
        'prevalence true_positives false_positives false_negatives true_negatives support predicted',
        'confusion confusion_rate unparsed_rate refused_rate missing_rate other_rate self_agreement roc_auc roc_auc_one_vs_one average_precision log_loss brier calibration_error top_2_accuracy top_3_accuracy top_5_accuracy top_10_accuracy subset_accuracy inexact_examples hamming_loss type_errors boundary_errors',
      ].flatMap((ids) => ids.split(' ')),
    );
  });

  test.each([...METRICS])('$id is told in full and can be measured', (metric) => {
    for (const text of [metric.title, metric.formula, metric.undefinedWhen, metric.source]) expect(text).toMatch(/^\S.*\S$|^n$/);
    expect(metric.range[0]).toBeLessThan(metric.range[1]);
    if (metric.unit === 'fraction') expect(metric.range).toEqual([0, 1]);
    if (metric.unit === 'count') expect(metric.range).toEqual([0, Infinity]);
    expect(metric.whole ?? metric.ofClass ?? metric.ofCell ?? metric.ofScores ?? metric.averageOfScores).toBeTypeOf('function');
    if (metric.averages.length > 0) expect(metric.ofClass ?? metric.ofScores ?? metric.averageOfScores).toBeTypeOf('function');
    expect(METRIC_BY_ID.get(metric.id)).toBe(metric);
  });

  test.each(['constructor', '__proto__', 'Accuracy', ''])('knows no metric %j', (id) => {
    expect(METRIC_BY_ID.get(id)).toBeUndefined();
  });
});

describe('exact quotients', () => {
  test.each([
    ['precision', 50, 55],
    ['recall', 50, 60],
    ['f1', 100, 115],
    ['f0.5', 250, 280],
    ['f2', 250, 295],
    ['specificity', 35, 40],
    ['jaccard', 50, 65],
    ['informedness', 1700, 2400],
    ['markedness', 1700, 2475],
    ['positive_likelihood_ratio', 2000, 300],
    ['negative_likelihood_ratio', 400, 2100],
    ['diagnostic_odds_ratio', 1750, 50],
    ['prevalence', 60, 100],
  ])('%s of a class is %d / %d', (id, numerator, denominator) => {
    expect(valueOf(id, FIRST, BINARY)).toEqual({ defined: true, value: numerator / denominator, ratio: { numerator, denominator } });
  });

  test.each([
    ['accuracy', 85, 100],
    ['error_rate', 15, 100],
    ['cohen_kappa', 100 * 85 - (60 * 55 + 40 * 45), 100 * 100 - (60 * 55 + 40 * 45)],
  ])('%s is %d / %d', (id, numerator, denominator) => {
    expect(valueOf(id, WHOLE, BINARY)).toMatchObject({ ratio: { numerator, denominator } });
  });

  test('micro averages are exact quotients of the summed counts', () => {
    expect(valueOf('specificity', { kind: 'average', average: 'micro' }, BINARY)).toMatchObject({ ratio: { numerator: 85, denominator: 100 } });
  });

  test.each([
    ['mcc', WHOLE],
    ['mcc', FIRST],
    ['balanced_accuracy', WHOLE],
    ['recall', { kind: 'average', average: 'macro' }],
    ['recall', { kind: 'average', average: 'weighted' }],
  ] as const)('%s %j is no quotient of two counts and claims no ratio', (id, selector) => {
    expect(valueOf(id, selector, fromRows([[4, 0], [0, 4]]))).toEqual({ defined: true, value: 1 });
  });
});

describe('kappas', () => {
  test.each([
    ['cohen_kappa', 0n],
    ['cohen_kappa_linear', 1n],
    ['cohen_kappa_quadratic', 2n],
  ])('%s is, exactly, what the full table of weights gives', (id, power) => {
    fc.assert(
      fc.property(matrices().filter((matrix) => matrix.total > 0), (matrix) => {
        const value = valueOf(id, WHOLE, matrix);
        const { numerator, denominator } = kappaOfFullTable(matrix, power);
        expect(value.defined).toBe(denominator !== 0n);
        if (value.defined) {
          expect(value.ratio).toBeDefined();
          expect(BigInt(value.ratio?.numerator ?? NaN) * denominator).toBe(BigInt(value.ratio?.denominator ?? NaN) * numerator);
        }
      }),
    );
  });

  test('1,000 classes give what the full table of weights gives', () => {
    const cells = Array.from({ length: 4000 }, (_, place) => ({ actual: (place * 7) % 1000, predicted: (place * 11 + (place % 3)) % 1004, count: (place % 5) + 1 }));
    const matrix = confusionMatrix(1000, cells);
    for (const [id, power] of [['cohen_kappa', 0n], ['cohen_kappa_linear', 1n], ['cohen_kappa_quadratic', 2n]] as const) {
      const value = valueOf(id, WHOLE, matrix);
      const { numerator, denominator } = kappaOfFullTable(matrix, power);
      expectClose(value.defined ? value.value : NaN, Number(numerator) / Number(denominator), id);
    }
  });

  test.each([
    ['of the first class, 2 places away', 0, 3, 4],
    ['of the middle class, 1 place away', 1, 3, 1],
    ['of the last class, 2 places away', 2, 3, 4],
  ])('an outcome %s, weighs as much as the furthest class of its row', (_what, actual, outcome, weight) => {
    const right = [0, 1, 2].map((index) => ({ actual: index, predicted: index, count: 5 }));
    const value = valueOf('cohen_kappa_quadratic', WHOLE, confusionMatrix(3, [...right, { actual, predicted: outcome, count: 1 }]));
    if (!value.defined || value.ratio === undefined) throw new Error('no exact quotient');
    // kappa = (expected − observed) / expected, and observed = n · Σ weight · count with n = 16 and one error.
    expect(value.ratio.denominator - value.ratio.numerator).toBe(16 * weight);
  });
});

describe('reasons of undefined values', () => {
  const GONE = { kind: 'class', index: 1 } as const;
  test.each([
    ['recall', [[3, 1], [0, 0]], GONE, 'no gold examples of this class'],
    ['precision', [[3, 0], [1, 0]], GONE, 'this class is never predicted'],
    ['f1', [[3, 0], [0, 0]], GONE, 'this class has no gold examples and is never predicted'],
    ['specificity', [[0, 0], [1, 3]], GONE, 'no gold examples of any other class'],
    ['negative_predictive_value', [[0, 1], [0, 3]], GONE, 'no example is predicted as anything but this class'],
    ['informedness', [[3, 1], [0, 0]], GONE, 'no gold examples of this class'],
    ['informedness', [[0, 0], [1, 3]], GONE, 'no gold examples of any other class'],
    ['markedness', [[3, 0], [1, 0]], GONE, 'this class is never predicted'],
    ['markedness', [[0, 1], [0, 3]], GONE, 'no example is predicted as anything but this class'],
    ['positive_likelihood_ratio', [[3, 0], [1, 2]], GONE, 'infinite: no false positives'],
    ['positive_likelihood_ratio', [[3, 0], [1, 0]], GONE, 'this class is never predicted'],
    ['positive_likelihood_ratio', [[3, 0], [0, 0]], GONE, 'no gold examples of this class'],
    ['positive_likelihood_ratio', [[0, 0], [0, 3]], GONE, 'no gold examples of any other class'],
    ['negative_likelihood_ratio', [[0, 3], [1, 2]], GONE, 'infinite: no true negatives'],
    ['negative_likelihood_ratio', [[0, 3], [0, 2]], GONE, 'no example is predicted as anything but this class'],
    ['negative_likelihood_ratio', [[3, 0], [0, 0]], GONE, 'no gold examples of this class'],
    ['diagnostic_odds_ratio', [[3, 0], [1, 2]], GONE, 'infinite: no false positives'],
    ['diagnostic_odds_ratio', [[3, 1], [0, 2]], GONE, 'infinite: no false negatives'],
    ['diagnostic_odds_ratio', [[3, 0], [2, 0]], GONE, 'this class is never predicted'],
    ['diagnostic_odds_ratio', [[0, 3], [0, 2]], GONE, 'no example is predicted as anything but this class'],
    ['diagnostic_odds_ratio', [[0, 0], [1, 2]], GONE, 'no gold examples of any other class'],
    ['mcc', [[3, 1], [0, 0]], GONE, 'no gold examples of this class'],
    ['mcc', [[0, 0], [1, 3]], GONE, 'no gold examples of any other class'],
    ['mcc', [[3, 0], [1, 0]], GONE, 'this class is never predicted'],
    ['mcc', [[0, 3], [0, 1]], GONE, 'no example is predicted as anything but this class'],
    ['mcc', [[3, 1], [0, 0]], WHOLE, 'all gold labels are the same'],
    ['mcc', [[3, 0], [1, 0]], WHOLE, 'all predictions are the same'],
    ['mcc', [[0, 0], [0, 0]], WHOLE, 'no examples'],
    ['accuracy', [[0, 0], [0, 0]], WHOLE, 'no examples'],
    ['balanced_accuracy', [[0, 0], [0, 0]], WHOLE, 'no examples'],
    ['cohen_kappa', [[3, 0], [0, 0]], WHOLE, 'chance agreement is complete: one class is all of the gold labels and all of the predictions'],
    ['cohen_kappa', [[0, 0], [0, 0]], WHOLE, 'no examples'],
    ['confusion_rate', [[3, 1], [0, 0]], { kind: 'cell', actual: 1, predicted: 0 }, 'no gold examples of the actual class'],
    ['precision', [[0, 0, 1], [0, 0, 1]], { kind: 'average', average: 'micro' }, 'precision of the counts summed over all classes is 0 / 0'],
  ] as const)('%s of %j, %j: %s', (id, rows, selector, reason) => {
    expect(valueOf(id, selector, fromRows(rows))).toEqual({ defined: false, reason });
  });
});

test('a sum keeps what plain addition loses', () => {
  expect(compensatedSum([1, 1e100, 1, -1e100])).toBe(2);
  expect(compensatedSum(Array.from({ length: 10 }, () => 0.1))).toBe(1);
  expect(compensatedSum([])).toBe(0);
});

/** The definition as it stands in the papers, over all K × (K + outcomes) cells, in integers. */
function kappaOfFullTable(matrix: ConfusionMatrix, power: bigint): { numerator: bigint; denominator: bigint } {
  const { classes } = matrix;
  const furthest = (actual: number): number => Math.max(1, actual, classes - 1 - actual);
  const weight = (actual: number, predicted: number): bigint => (actual === predicted ? 0n : BigInt(predicted < classes ? Math.abs(actual - predicted) : furthest(actual)) ** power);
  const columns = [...matrix.predicted, ...matrix.outcomes].map(BigInt);
  let expected = 0n;
  [...matrix.support].forEach((row, actual) => {
    if (row > 0) columns.forEach((column, predicted) => (expected += weight(actual, predicted) * BigInt(row) * column));
  });
  const observed = BigInt(matrix.total) * matrix.cells.reduce((sum, cell) => sum + weight(cell.actual, cell.predicted) * BigInt(cell.count), 0n);
  return { numerator: expected - observed, denominator: expected };
}
