import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confusionMatrix, type ConfusionMatrix } from '../../src/matrix/confusion.js';
import type { ClassScores } from '../../src/matrix/scores.js';
import { areaUnderRoc, averagePrecision, ranked } from '../../src/metrics/scores/ranking.js';
import { betterCut, contradictions, cutRange, roundIn } from '../../src/metrics/scores/cut-off.js';
import type { Selector } from '../../src/metrics/definition.js';
import { NO_ROW } from '../../src/predictions/example-batch.js';
import { MISSING } from '../../src/predictions/label-forms.js';
import { expectClose, golden, valueOf, WHOLE } from './oracle.js';

interface Golden {
  readonly binary: readonly { readonly name: string; readonly actual: readonly number[]; readonly scores: readonly number[]; readonly values: Readonly<Record<string, number>> }[];
  readonly several: readonly { readonly name: string; readonly actual: readonly number[]; readonly rows: readonly (readonly number[])[]; readonly values: Readonly<Record<string, number | readonly number[]>> }[];
}

/** scripts/golden/scikit_learn_scores.py */
const GOLDEN = JSON.parse(readFileSync(new URL('../../__fixtures__/scores/scikit-learn.json', import.meta.url), 'utf8')) as Golden;

const WHOLE_COLUMNS = { others: [], positive: undefined, logits: false, listed: Infinity } as const;

function matrixOf(classes: number, actual: readonly number[], columns: Partial<ClassScores> & Pick<ClassScores, 'byClass'>, said: readonly number[] = actual, rows?: Uint32Array): ConfusionMatrix {
  const set = { size: actual.length, actual: Uint16Array.from(actual), predicted: Uint16Array.from(said), rows: rows ?? Uint32Array.from(actual, (_, i) => i), columns: { ...WHOLE_COLUMNS, ...columns } };
  return { ...confusionMatrix(classes, actual.map((index) => ({ actual: index, predicted: index, count: 1 }))), scores: () => set };
}

function single(actual: readonly number[], scores: readonly number[], more: Partial<ClassScores> = {}, said?: readonly number[]): ConfusionMatrix {
  return matrixOf(2, actual, { byClass: [undefined, Float64Array.from(scores)], positive: 1, ...more }, said);
}

const ofClass = (index: number): Selector => ({ kind: 'class', index });
const number = (value: ReturnType<typeof valueOf>): number => (value.defined ? value.value : Number.NaN);
const reason = (value: ReturnType<typeof valueOf>): string => (value.defined ? 'defined' : value.reason);

describe.each(GOLDEN.binary)('scikit-learn, one score of the positive class, $name', ({ actual, scores, values }) => {
  it('gives the same', () => {
    const matrix = single(actual, scores);
    const found: Readonly<Record<string, number>> = {
      roc_auc: number(valueOf('roc_auc', ofClass(1), matrix)),
      average_precision: number(valueOf('average_precision', ofClass(1), matrix)),
      roc_auc_other: number(valueOf('roc_auc', ofClass(0), matrix)),
      average_precision_other: number(valueOf('average_precision', ofClass(0), matrix)),
      log_loss: number(valueOf('log_loss', WHOLE, matrix)),
      brier: number(valueOf('brier', WHOLE, matrix)),
      calibration_error: number(valueOf('calibration_error', WHOLE, matrix)),
    };
    expect(Object.keys(found)).toEqual(Object.keys(values));
    for (const [key, expected] of Object.entries(values)) expectClose(found[key] as number, expected, key);
  });
});

describe.each(GOLDEN.several)('scikit-learn, scores of all classes, $name', ({ actual, rows, values }) => {
  const classes = rows[0]?.length ?? 0;
  const matrix = matrixOf(classes, actual, { byClass: Array.from({ length: classes }, (_, k) => Float64Array.from(rows, (row) => row[k] as number)) });

  it('gives the same', () => {
    for (const [key, expected] of Object.entries(values)) {
      if (typeof expected !== 'number') {
        expected.forEach((own, index) => expectClose(number(valueOf(key, ofClass(index), matrix)), own, `${key}[${index}]`));
        continue;
      }
      const [, id = key, average] = /^(.*)_(macro|weighted)$/.exec(key) ?? [];
      expectClose(number(valueOf(id, average === undefined ? WHOLE : { kind: 'average', average: average as 'macro' }, matrix)), expected, key);
    }
  });
});

/** Calls of scikit-learn's own test suite (`test_ranking.py`), with their results. Labels are their own places in the order of the scores. */
interface RankingCall {
  readonly test: string;
  readonly function: 'roc_auc_score' | 'average_precision_score' | 'top_k_accuracy_score';
  readonly args: readonly [actual: readonly (number | string)[], scores: readonly number[] | readonly (readonly number[])[]];
  readonly kwargs: { readonly average?: 'weighted' | null; readonly k?: number };
  readonly result: number | readonly number[];
}

describe('the calls of scikit-learn\'s tests of ranking', () => {
  const { rows } = golden<{ readonly rows: readonly RankingCall[] }>('edge-cases/scikit-learn-ranking.json');
  it('are all here', () => expect(rows).toHaveLength(32));

  it.each(rows.map((row, index) => [`${index} ${row.test}`, row] as const))('%s', (_, { function: name, args: [actual, scores], kwargs, result }) => {
    const places = actual.map((label) => (typeof label === 'string' ? label.charCodeAt(0) - 97 : label));
    const rows2d = scores.filter((row) => typeof row !== 'number');
    if (rows2d.length === 0) {
      const value = valueOf(name === 'roc_auc_score' ? 'roc_auc' : 'average_precision', ofClass(1), single(places, scores as readonly number[]));
      // scikit-learn warns and answers 0 for a class without examples; without another class it answers 1. Neither was measured.
      if (new Set(places).size === 1) expect(value.defined).toBe(false);
      else expectClose(number(value), result as number, name);
      return;
    }
    const classes = rows2d[0]?.length ?? 0;
    const matrix = matrixOf(classes, places, { byClass: Array.from({ length: classes }, (_2, k) => Float64Array.from(rows2d, (row) => row[k] as number)), logits: name === 'top_k_accuracy_score' });
    if (typeof result !== 'number') result.forEach((own, index) => expectClose(number(valueOf('roc_auc', ofClass(index), matrix)), own, `class ${index}`));
    else if (name === 'top_k_accuracy_score') expectClose(number(valueOf(`top_${kwargs.k}_accuracy`, WHOLE, matrix)), result, name);
    else expectClose(number(valueOf('roc_auc', { kind: 'average', average: kwargs.average ?? 'macro' }, matrix)), result, name);
  });
});

describe('ranking', () => {
  const scores = fc.array(fc.integer({ min: 0, max: 12 }).map((value) => value / 12), { minLength: 1, maxLength: 30 });

  it('is the share of pairs that are in order, exactly', () => {
    fc.assert(
      fc.property(scores, scores, (above, below) => {
        const twice = above.flatMap((a) => below.map((b) => (a > b ? 2 : a === b ? 1 : 0))).reduce((sum: number, pair) => sum + pair, 0);
        expect(areaUnderRoc(ranked({ positives: Float64Array.from(above), negatives: Float64Array.from(below) }))).toMatchObject({ ratio: { numerator: twice, denominator: 2 * above.length * below.length } });
      }),
    );
  });

  it('of the average precision lies between the share of the class and 1', () => {
    fc.assert(
      fc.property(scores, scores, (above, below) => {
        const value = averagePrecision(ranked({ positives: Float64Array.from(above), negatives: Float64Array.from(below) }));
        expect(value).toBeLessThanOrEqual(1 + 1e-12);
        expect(value).toBeGreaterThan(0);
        if (new Set([...above, ...below]).size === 1) expectClose(value, above.length / (above.length + below.length), 'no ranking at all');
      }),
    );
  });
});

describe('what is not there has no value', () => {
  it.each([
    ['no scores', 'roc_auc', ofClass(1), confusionMatrix(2, [{ actual: 0, predicted: 0, count: 1 }]), 'no scores are read (columns.scores)'],
    ['an example without a score', 'roc_auc', ofClass(1), single([0, 1, 1], [0.1, Number.NaN, 0.9]), '1 of 3 examples has no scores'],
    ['an example without a score, in a loss', 'log_loss', WHOLE, single([0, 1, 1], [0.1, Number.NaN, Number.NaN]), '2 of 3 examples have no scores'],
    ['an example without a prediction', 'brier', WHOLE, matrixOf(2, [0, 1], { byClass: [undefined, Float64Array.of(0.1)], positive: 1 }, [0, MISSING], Uint32Array.of(0, NO_ROW)), '1 of 2 examples has no scores'],
    ['an example without a prediction, where all classes have scores', 'log_loss', WHOLE, matrixOf(2, [0, 1], { byClass: [Float64Array.of(0.1), Float64Array.of(0.9)] }, [0, MISSING], Uint32Array.of(0, NO_ROW)), '1 of 2 examples has no scores'],
    ['no examples of the class', 'roc_auc', ofClass(1), single([0, 0], [0.1, 0.2]), 'no gold examples of this class'],
    ['no examples of another', 'average_precision', ofClass(1), single([1, 1], [0.1, 0.2]), 'no gold examples of any other class'],
    ['one score for three classes', 'log_loss', WHOLE, matrixOf(3, [0, 1, 2], { byClass: [undefined, Float64Array.of(0.1, 0.2, 0.3), undefined], positive: 1 }), 'the scores are of one class alone, and there are more than two'],
    ['a class that is not scored', 'brier', WHOLE, matrixOf(3, [0, 1, 2], { byClass: [Float64Array.of(1, 0, 0), Float64Array.of(0, 1, 0), undefined] }), 'a class with gold examples has no scores'],
    ['lists of the best', 'roc_auc', ofClass(0), matrixOf(3, [0, 1, 2], { byClass: [Float64Array.of(1, 0, 0), Float64Array.of(0, 1, 0), undefined], listed: 2 }), 'some examples have scores of their best 2 labels only'],
    ['longer lists than there are', 'top_3_accuracy', WHOLE, matrixOf(4, [0], { byClass: [Float64Array.of(1), undefined, undefined, undefined], listed: 2 }), 'some examples have scores of their best 2 labels only'],
    ['as many classes as are looked at', 'top_3_accuracy', WHOLE, matrixOf(3, [0], { byClass: [Float64Array.of(1), Float64Array.of(0), Float64Array.of(0)] }), 'there are 3 classes, so every one is among the best 3'],
    ['an average where a class has no gold examples', 'roc_auc', { kind: 'average', average: 'macro' } as const, matrixOf(3, [0, 1], { byClass: [0, 1, 2].map(() => Float64Array.of(0.3, 0.4)) }), 'a class has none: no gold examples of this class'],
  ])('%s', (_, id, selector: Selector, matrix, expected) => {
    expect(reason(valueOf(id, selector, matrix))).toBe(expected);
  });
});

it('a label that is not listed is below those that are, and one that is no class counts among those above', () => {
  const nan = Number.NaN;
  const matrix = matrixOf(4, [0, 1, 2, 3], { byClass: [Float64Array.of(0.5, nan, 0.5, nan), Float64Array.of(0.3, 0.2, nan, nan), Float64Array.of(nan, 0.7, 0.1, 0.6), Float64Array.of(nan, nan, nan, 0.1)], others: [Float64Array.of(nan, nan, 0.3, 0.2)], listed: 2 });
  expect(number(valueOf('top_2_accuracy', WHOLE, matrix))).toBe(0.5);
});

it('a logit ranks as it stands, however large, and is a probability where one is needed', () => {
  const matrix = single([1, 0, 1], [50, 40, -1], { logits: true });
  expect(number(valueOf('roc_auc', ofClass(1), matrix))).toBe(0.5);
  expect(number(valueOf('roc_auc', ofClass(0), matrix))).toBe(0.5);
  expectClose(number(valueOf('brier', WHOLE, single([1, 0], [0, Math.log(3)], { logits: true }))), (0.25 + 0.5625) / 2, 'brier');
});

describe('the cut-off', () => {
  const set = (actual: readonly number[], scores: readonly number[], said: readonly number[]) => {
    const found = single(actual, scores, {}, said).scores?.();
    if (found === undefined) throw new Error('no scores');
    return found;
  };

  it('is told from what was said', () => {
    expect(cutRange(set([1, 0, 1], [0.2, 0.5, 0.9], [0, 1, 1]), 1)).toEqual({ over: 0.2, upTo: 0.5 });
    expect(cutRange(set([1, 0, 1], [0.2, 0.5, 0.9], [1, 0, 1]), 1)).toBeUndefined();
    expect(cutRange(set([1, 0, 1], [0.2, 0.5, 0.9], [MISSING, 0, 1]), 1)).toBeUndefined();
    expect(contradictions(set([1, 0, 1], [0.2, 0.5, 0.9], [0, 1, 1]))).toBe(0);
    expect(contradictions(set([1, 0, 1], [0.2, 0.4, 0.9], [1, 0, 1]))).toBe(1);
  });

  it('that beats both kinds of error is the one with the fewest of all, as trying every one finds', () => {
    const examples = fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 20 }).map((value) => value / 20)), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(examples, fc.nat(6), fc.nat(6), (rows, misses, falseAlarms) => {
        const actual = rows.map(([label]) => label);
        const scores = rows.map(([, score]) => score);
        const found = betterCut(set(actual, scores, actual), 1, { misses, falseAlarms });
        const errorsAt = (cut: number) => ({ misses: rows.filter(([label, score]) => label === 1 && score < cut).length, falseAlarms: rows.filter(([label, score]) => label === 0 && score >= cut).length });
        const better = [...new Set(scores)].map(errorsAt).filter((own) => (misses === 0 ? own.misses === 0 : own.misses < misses) && (falseAlarms === 0 ? own.falseAlarms === 0 : own.falseAlarms < falseAlarms));
        const hasBoth = new Set(actual).size === 2;
        expect(found === undefined).toBe(!hasBoth || better.length === 0);
        if (found === undefined) return;
        expect(found.misses + found.falseAlarms).toBe(Math.min(...better.map((own) => own.misses + own.falseAlarms)));
        expect(errorsAt(roundIn(found))).toEqual({ misses: found.misses, falseAlarms: found.falseAlarms });
      }),
    );
  });
});
