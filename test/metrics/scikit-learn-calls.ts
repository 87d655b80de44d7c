import { countAt, type ConfusionMatrix } from '../../src/matrix/confusion.js';
import type { Selector } from '../../src/metrics/definition.js';
import type { Value } from '../../src/metrics/value.js';
import { matrixOf, orZero, valueOf, WHOLE } from './oracle.js';

/** One number of ours beside scikit-learn's; `digits` where scikit-learn printed it rounded. */
export interface Compared {
  readonly what: string;
  readonly value: number;
  readonly expected: number;
  readonly digits?: number;
}

type Arguments = Readonly<Record<string, unknown>>;

const SCORES = new Map([
  ['precision_score', 'precision'],
  ['recall_score', 'recall'],
  ['f1_score', 'f1'],
  ['jaccard_score', 'jaccard'],
]);

/** A recorded call of scikit-learn, answered from the catalogue. */
export function scikitLearnScores(name: string, actual: readonly string[], predicted: readonly string[], kwargs: Arguments, result: unknown): readonly Compared[] {
  const positive = String((kwargs['pos_label'] as string | number | undefined) ?? 1);
  const average = name === 'precision_recall_fscore_support' ? (kwargs['average'] ?? null) : 'average' in kwargs ? kwargs['average'] : 'binary';
  const labels = labelSet(actual, predicted, kwargs['labels'], average === 'binary' && (SCORES.has(name) || name === 'precision_recall_fscore_support') ? positive : undefined);
  const matrix = matrixOf(labels, actual, predicted);
  const score = SCORES.get(name);
  if (score !== undefined) return compare([score], average, labels, positive, matrix, Array.isArray(result) ? [result] : [[result]]);

  switch (name) {
    case 'precision_recall_fscore_support':
      return compare(['precision', 'recall', 'f1', 'support'], average, labels, positive, matrix, (result as unknown[]).map((entry) => (Array.isArray(entry) ? entry : [entry])));
    case 'matthews_corrcoef':
      return [ofWhole('mcc', matrix, result)];
    case 'balanced_accuracy_score':
      return [ofWhole('balanced_accuracy', matrix, result)];
    case 'zero_one_loss':
      return [ofWhole('error_rate', matrix, result)];
    case 'confusion_matrix':
      return (result as number[][]).flatMap((row, i) => row.map((expected, j) => ({ what: `cell ${i} ${j}`, value: countAt(matrix, i, j), expected })));
    case 'classification_report':
      return typeof result === 'string'
        ? printedReport(result, labels, (kwargs['digits'] as number | undefined) ?? 2, matrix)
        : dictionaryReport(result as Readonly<Record<string, unknown>>, labels, kwargs['target_names'], matrix);
    default:
      throw new Error(`nothing here answers ${name}`);
  }
}

/** Positive and negative likelihood ratio of class 1 of the labels 0 and 1. */
export function likelihoodRatios(actual: readonly string[], predicted: readonly string[]): readonly Value[] {
  const matrix = matrixOf(['0', '1'], actual, predicted);
  return ['positive_likelihood_ratio', 'negative_likelihood_ratio'].map((id) => valueOf(id, { kind: 'class', index: 1 }, matrix));
}

/** As scikit-learn: the labels given, else the sorted union of what occurs. */
function labelSet(actual: readonly string[], predicted: readonly string[], given: unknown, positive: string | undefined): readonly string[] {
  if (Array.isArray(given)) return given.map(String);
  const labels = [...new Set([...actual, ...predicted, ...(positive === undefined ? [] : [positive])])];
  return labels.every((label) => /^-?\d+$/.test(label)) ? labels.sort((a, b) => Number(a) - Number(b)) : labels.sort();
}

function compare(ids: readonly string[], average: unknown, labels: readonly string[], positive: string, matrix: ConfusionMatrix, results: readonly (readonly unknown[])[]): readonly Compared[] {
  const selectors = selectorsOf(average, labels, positive);
  return ids.flatMap((id, place) =>
    selectors.flatMap((selector, index) => {
      const expected = results[place]?.[index];
      // scikit-learn has no support for an average.
      if (expected === null || expected === undefined) return [];
      return [{ what: `${id} ${JSON.stringify(selector)}`, value: orZero(valueOf(id, selector, matrix)), expected: expected as number }];
    }),
  );
}

function selectorsOf(average: unknown, labels: readonly string[], positive: string): readonly Selector[] {
  switch (average) {
    case null:
      return labels.map((_, index) => ({ kind: 'class', index }));
    case 'binary':
      return [{ kind: 'class', index: labels.indexOf(positive) }];
    case 'macro':
    case 'micro':
    case 'weighted':
      return [{ kind: 'average', average }];
    default:
      throw new Error(`nothing here answers average=${String(average)}`);
  }
}

function ofWhole(id: string, matrix: ConfusionMatrix, expected: unknown): Compared {
  return { what: id, value: orZero(valueOf(id, WHOLE, matrix)), expected: expected as number };
}

const REPORT_COLUMNS = [
  ['precision', 'precision'],
  ['recall', 'recall'],
  ['f1-score', 'f1'],
] as const;

function dictionaryReport(report: Readonly<Record<string, unknown>>, labels: readonly string[], names: unknown, matrix: ConfusionMatrix): readonly Compared[] {
  const titles = Array.isArray(names) ? names.map(String) : labels;
  return Object.entries(report).flatMap(([title, entry]): readonly Compared[] => {
    if (title === 'accuracy') return [ofWhole('accuracy', matrix, entry)];
    const average = /^(macro|weighted|micro) avg$/.exec(title)?.[1];
    const selector = average === undefined ? ({ kind: 'class', index: titles.indexOf(title) } as const) : selectorsOf(average, labels, '')[0];
    if (selector === undefined) throw new Error(`no selector for ${title}`);
    const numbers = entry as Readonly<Record<string, unknown>>;
    return [
      ...REPORT_COLUMNS.map(([column, id]) => {
        const expected = numbers[column];
        // An empty input: scikit-learn answers NaN or 0, here the average is undefined, which counts as 0.
        return { what: `${title} ${column}`, value: orZero(valueOf(id, selector, matrix)), expected: typeof expected === 'number' ? expected : 0 };
      }),
      average === undefined
        ? { what: `${title} support`, value: orZero(valueOf('support', selector, matrix)), expected: numbers['support'] as number }
        : { what: `${title} support`, value: matrix.total, expected: numbers['support'] as number },
    ];
  });
}

/** The report as scikit-learn prints it: one line a class in the order of the labels, then accuracy and the averages. */
function printedReport(text: string, labels: readonly string[], digits: number, matrix: ConfusionMatrix): readonly Compared[] {
  const lines = text.split('\n').slice(1).filter((line) => line.trim() !== '');
  if (lines.length !== labels.length + 3) throw new Error(`a report of ${lines.length} lines for ${labels.length} labels`);
  return lines.flatMap((line, index): readonly Compared[] => {
    const numbers = line.trim().split(/\s+/).map(Number);
    if (line.trim().startsWith('accuracy')) return [{ ...ofWhole('accuracy', matrix, numbers.at(-2)), digits }];
    const average = /^\s*(macro|weighted) avg/.exec(line)?.[1];
    const selector = average === undefined ? ({ kind: 'class', index } as const) : selectorsOf(average, labels, '')[0];
    if (selector === undefined) throw new Error(`no selector for ${line}`);
    return REPORT_COLUMNS.map(([column, id], place) => ({
      what: `${line.trim()} ${column}`,
      value: orZero(valueOf(id, selector, matrix)),
      expected: numbers.at(place - 4) ?? NaN,
      digits,
    }));
  });
}
