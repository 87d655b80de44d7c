import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { confusionMatrix, fromRows, OUTCOMES, type ConfusionMatrix } from '../../src/matrix/confusion.js';
import type { Selector } from '../../src/metrics/definition.js';
import { expectClose, golden, GOLDEN, orZero, valueOf, WHOLE } from './oracle.js';

type Numbers = Readonly<Record<string, number>>;

interface Model {
  readonly labels: readonly (string | number)[];
  readonly confusion_matrix: { readonly matrix?: readonly (readonly number[])[]; readonly sparse_gold_pred_count?: readonly (readonly [number, number, number])[] };
  readonly labels_only_in_pred: readonly (string | number)[];
  readonly per_class: Readonly<Record<string, Numbers>>;
  readonly undefined_as_0: Readonly<Record<string, readonly (string | number)[]>>;
  readonly averages: Readonly<Record<'macro' | 'micro' | 'weighted', Numbers>>;
  readonly macro_over_gold_labels_only?: Numbers;
  readonly binary?: Readonly<Record<string, number | string>>;
  readonly at_threshold?: Readonly<Record<string, Numbers>>;
  readonly slices?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly weighted_kappa_if_labels_were_sorted_alphabetically?: { readonly linear: number; readonly quadratic: number };
}

/** The oracle's names of numbers of the whole matrix, and ours. */
const OF_WHOLE = new Map([
  ['n', 'examples'],
  ['accuracy', 'accuracy'],
  ['zero_one_loss', 'error_rate'],
  ['hamming_loss', 'error_rate'],
  ['zero_one_loss_count', 'errors'],
  ['balanced_accuracy', 'balanced_accuracy'],
  ['matthews_corrcoef', 'mcc'],
  ['mcc', 'mcc'],
  ['cohen_kappa', 'cohen_kappa'],
  ['cohen_kappa_linear', 'cohen_kappa_linear'],
  ['cohen_kappa_quadratic', 'cohen_kappa_quadratic'],
]);

const OF_CLASS = new Map([
  ['precision', 'precision'],
  ['precision_sklearn_binary', 'precision'],
  ['recall', 'recall'],
  ['recall_sklearn_binary', 'recall'],
  ['f1', 'f1'],
  ['f1_sklearn_binary', 'f1'],
  ['f0_5', 'f0.5'],
  ['f2', 'f2'],
  ['jaccard', 'jaccard'],
  ['support', 'support'],
  ['predicted', 'predicted'],
  ['tp', 'true_positives'],
  ['fp', 'false_positives'],
  ['fn', 'false_negatives'],
  ['tn', 'true_negatives'],
  ['specificity', 'specificity'],
  ['npv', 'negative_predictive_value'],
  ['false_positive_rate', 'false_positive_rate'],
  ['false_negative_rate', 'false_negative_rate'],
  ['prevalence', 'prevalence'],
]);

/** What is not a number of the whole matrix and is compared in its own test. */
const ELSEWHERE = new Set(
  'labels labels_only_in_gold labels_only_in_pred confusion_matrix correct per_class undefined_as_0 averages macro_over_gold_labels_only binary at_threshold slices weighted_kappa_if_labels_were_sorted_alphabetically'.split(' '),
);

describe.each(readdirSync(new URL('cases/', GOLDEN)))('%s', (file) => {
  const { models } = golden<{ readonly models: Readonly<Record<string, Model>> }>(`cases/${file}`);

  describe.each(Object.entries(models))('%s', (_name, model) => {
    const matrix = matrixOfModel(model);
    const labels = model.labels.map(String);

    test('every number of the whole matrix equals the oracle', () => {
      let compared = 0;
      for (const [key, expected] of Object.entries(model)) {
        if (ELSEWHERE.has(key)) continue;
        expectClose(orZero(valueOf(ours(OF_WHOLE, key), WHOLE, matrix)), Number(expected), key);
        compared++;
      }
      expect(compared).toBeGreaterThanOrEqual(8);
    });

    test('every number of every class equals the oracle', () => {
      expect(Object.keys(model.per_class).sort()).toEqual([...labels].sort());
      for (const [label, numbers] of Object.entries(model.per_class)) expectClassNumbers(matrix, labels.indexOf(label), numbers, label);
    });

    test('what the oracle lists as "undefined, taken as 0" is undefined here, and nothing else', () => {
      const lists = [
        ['precision', 'precision (never predicted)'],
        ['recall', 'recall (no gold)'],
        ['f1', 'f1 (neither)'],
      ] as const;
      for (const [id, list] of lists) {
        const undefinedHere = labels.filter((_, index) => !valueOf(id, { kind: 'class', index }, matrix).defined);
        expect(undefinedHere).toEqual(model.undefined_as_0[list]?.map(String));
      }
    });

    test('every average equals the oracle', () => {
      for (const average of ['macro', 'micro', 'weighted'] as const) {
        for (const [key, expected] of Object.entries(model.averages[average])) {
          expectClose(orZero(valueOf(ours(OF_CLASS, key), { kind: 'average', average }, matrix)), expected, `${key}[${average}]`);
        }
      }
    });

    if (model.binary !== undefined) {
      const oracle = model.binary;
      test('the numbers of the positive class equal the oracle', () => {
        const { pos_label: positive, ...numbers } = oracle;
        expectClassNumbers(matrix, labels.indexOf(String(positive)), numbers as Numbers, String(positive));
      });
    }

    if (model.at_threshold !== undefined) {
      const oracle = model.at_threshold;
      test('the numbers at other score thresholds equal the oracle', () => {
        for (const [threshold, { tn = 0, fp = 0, fn = 0, tp = 0, ...numbers }] of Object.entries(oracle)) {
          expectMixed(fromRows([[tn, fp], [fn, tp]]), { kind: 'class', index: 1 }, numbers, threshold);
        }
      });
    }

    if (model.slices !== undefined) {
      const oracle = model.slices;
      test('the numbers of every slice equal the oracle', () => {
        for (const [slice, { matrix: rows, correct, macro, ...numbers }] of Object.entries(oracle)) {
          const sliced = fromRows(rows as number[][]);
          expectMixed(sliced, WHOLE, numbers as Numbers, slice);
          expectMixed(sliced, { kind: 'average', average: 'macro' }, (macro ?? {}) as Numbers, slice);
          if (correct !== undefined) expect(sliced.correct.reduce((sum, count) => sum + count, 0)).toBe(correct);
        }
      });
    }

    if (model.macro_over_gold_labels_only !== undefined) {
      const oracle = model.macro_over_gold_labels_only;
      test('with the gold labels as a closed set, other predictions are an outcome and in no average', () => {
        const gold = labels.filter((label) => !model.labels_only_in_pred.map(String).includes(label));
        const other = gold.length + OUTCOMES.indexOf('other');
        const place = (index: number): number => {
          const found = gold.indexOf(labels[index] ?? '');
          return found === -1 ? other : found;
        };
        const closed = confusionMatrix(gold.length, matrix.cells.map((cell) => ({ ...cell, actual: place(cell.actual), predicted: place(cell.predicted) })));
        expectMixed(closed, { kind: 'average', average: 'macro' }, oracle, 'closed set');
        expect(valueOf('accuracy', WHOLE, closed)).toEqual(valueOf('accuracy', WHOLE, matrix));
      });
    }

    if (model.weighted_kappa_if_labels_were_sorted_alphabetically !== undefined) {
      const oracle = model.weighted_kappa_if_labels_were_sorted_alphabetically;
      test('weighted kappas depend on the order of the labels', () => {
        const alphabetical = [...labels].sort();
        const place = (index: number): number => alphabetical.indexOf(labels[index] ?? '');
        const sorted = confusionMatrix(labels.length, matrix.cells.map((cell) => ({ ...cell, actual: place(cell.actual), predicted: place(cell.predicted) })));
        for (const [weights, expected] of Object.entries(oracle)) {
          expectClose(orZero(valueOf(`cohen_kappa_${weights}`, WHOLE, sorted)), expected, weights);
        }
      });
    }
  });
});

function matrixOfModel({ labels, confusion_matrix: { matrix, sparse_gold_pred_count: sparse } }: Model): ConfusionMatrix {
  if (matrix !== undefined) return fromRows(matrix);
  return confusionMatrix(labels.length, (sparse ?? []).map(([actual, predicted, count]) => ({ actual, predicted, count })));
}

function expectClassNumbers(matrix: ConfusionMatrix, index: number, numbers: Numbers, label: string): void {
  expect(Object.keys(numbers).length).toBeGreaterThanOrEqual(14);
  for (const [key, expected] of Object.entries(numbers)) {
    expectClose(orZero(valueOf(ours(OF_CLASS, key), { kind: 'class', index }, matrix)), expected, `${key}[${label}]`);
  }
}

/** Numbers of a class or average among numbers of the whole matrix. */
function expectMixed(matrix: ConfusionMatrix, selector: Selector, numbers: Numbers, what: string): void {
  for (const [key, expected] of Object.entries(numbers)) {
    const whole = OF_WHOLE.get(key);
    const value = whole === undefined ? valueOf(ours(OF_CLASS, key), selector, matrix) : valueOf(whole, WHOLE, matrix);
    expectClose(orZero(value), expected, `${key} at ${what}`);
  }
}

/** A name the table does not know is a number that would be skipped. */
function ours(names: ReadonlyMap<string, string>, theirs: string): string {
  const id = names.get(theirs);
  if (id === undefined) throw new Error(`the oracle's ${theirs} is compared with nothing`);
  return id;
}
