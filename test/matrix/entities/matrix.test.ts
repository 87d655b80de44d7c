import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countAt, OUTCOMES, oneVersusRest } from '../../../src/matrix/confusion.js';
import { matchEntities } from '../../../src/matrix/entities/match.js';
import { SetCounts, setMatrix, type SetMatrix } from '../../../src/matrix/sets/matrix.js';
import { METRIC_BY_ID } from '../../../src/metrics/catalogue.js';
import type { Selector } from '../../../src/metrics/definition.js';
import { measure } from '../../../src/metrics/measure.js';
import { scorecard } from '../../../src/metrics/scorecard.js';
import { spansOf, type Reading, type Scheme } from '../../../src/predictions/entities/scheme.js';
import type { Span } from '../../../src/predictions/entities/span.js';
import { OUTSIDE, tagOf } from '../../../src/predictions/entities/tag.js';
import { byCodePoint } from '../../../src/predictions/label-set.js';
import '../../seed.js';
import { nested, TYPES } from './spans.js';

type Documents = readonly (readonly [gold: readonly Span[], predicted: readonly Span[]])[];

function matrixOf(documents: Documents, classes: readonly string[] = TYPES): SetMatrix {
  const counts = new SetCounts();
  for (const [gold, predicted] of documents) counts.add(matchEntities(gold, predicted));
  return setMatrix(counts, classes, 'entities');
}

const MISSED = OUTCOMES.indexOf('missed');
const documents = fc.array(fc.tuple(nested, nested), { maxLength: 6 });

describe('the matrix', () => {
  test('has gold entities as its rows, predicted ones as its columns, and exact matches on its diagonal', () => {
    fc.assert(
      fc.property(documents, (all) => {
        const matrix = matrixOf(all);
        TYPES.forEach((type, index) => {
          const of = (side: 0 | 1): number => all.reduce((sum, document) => sum + document[side].filter((span) => span.type === type).length, 0);
          const row = [...TYPES.keys(), TYPES.length + MISSED].reduce((sum, column) => sum + countAt(matrix, index, column), 0);
          const column = Array.from({ length: TYPES.length + 1 }, (_, actual) => countAt(matrix, actual, index)).reduce((sum, count) => sum + count, 0);
          const exact = all.reduce((sum, [gold, predicted]) => sum + gold.filter((span) => span.type === type && predicted.some((other) => other.type === type && other.start === span.start && other.end === span.end)).length, 0);
          expect([row, matrix.support[index]]).toEqual([of(0), of(0)]);
          expect([column, matrix.predicted[index]]).toEqual([of(1), of(1)]);
          expect([countAt(matrix, index, index), matrix.correct[index]]).toEqual([exact, exact]);
          expect(countAt(matrix, TYPES.length, index)).toBe(matrix.spurious[index]);
        });
        expect(matrix.total).toBe(all.reduce((sum, [gold]) => sum + gold.length, 0));
      }),
    );
  });

  test('is transposed when gold and prediction change places', () => {
    fc.assert(
      fc.property(documents, (all) => {
        const [matrix, other] = [matrixOf(all), matrixOf(all.map(([gold, predicted]) => [predicted, gold] as const))];
        for (let i = 0; i < TYPES.length; i++) {
          for (let j = 0; j < TYPES.length; j++) expect(countAt(matrix, i, j)).toBe(countAt(other, j, i));
          expect(countAt(matrix, i, TYPES.length + MISSED)).toBe(other.spurious[i]);
        }
        const flipped = other.overlaps.map(({ actual, predicted, count }) => `${predicted} ${actual} ${count}`);
        expect(matrix.overlaps.map(({ actual, predicted, count }) => `${actual} ${predicted} ${count}`).sort()).toEqual(flipped.sort());
      }),
    );
  });

  test('of two sets of documents is the sum of theirs', () => {
    fc.assert(
      fc.property(documents, documents, (a, b) => {
        const [one, two, both] = [matrixOf(a), matrixOf(b), matrixOf([...a, ...b])];
        for (let i = 0; i <= TYPES.length; i++) for (let j = 0; j < TYPES.length + OUTCOMES.length; j++) expect(countAt(both, i, j)).toBe(countAt(one, i, j) + countAt(two, i, j));
      }),
    );
  });

  test('knows types outside a closed set as (other)', () => {
    const matrix = matrixOf([[[{ type: 'PER', start: 0, end: 1 }], [{ type: 'X', start: 0, end: 1 }, { type: 'Y', start: 3, end: 4 }, { type: 'Z', start: 5, end: 6 }]]], ['PER']);
    const other = 1 + OUTCOMES.indexOf('other');
    expect([countAt(matrix, 0, other), countAt(matrix, 1, other), matrix.predicted[0], matrix.total]).toEqual([1, 2, 0, 1]);
  });
});

interface Scores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly support: number;
}
interface Golden {
  readonly cases: readonly {
    readonly scheme: Scheme;
    readonly gold: readonly string[];
    readonly predicted: readonly string[];
    readonly strict: { readonly scores: GoldenScores };
    readonly default?: { readonly scores: GoldenScores };
  }[];
}
type GoldenScores = Readonly<Record<'micro' | 'macro' | 'weighted', Scores>> & { readonly types: readonly Scores[] };

describe('scores are those of seqeval', () => {
  const { cases } = JSON.parse(readFileSync('__fixtures__/seqeval/seqeval-1.2.2.json', 'utf8')) as Golden;
  const spans = (sentence: string, reading: Reading): readonly Span[] => spansOf(sentence.split(' ').map((text) => tagOf(text) ?? OUTSIDE), reading);

  function compare(gold: readonly string[], predicted: readonly string[], reading: Reading, expected: GoldenScores): void {
    const all = gold.map((sentence, index) => [spans(sentence, reading), spans(predicted[index] ?? '', reading)] as const);
    const classes = [...new Set(all.flat().flatMap((side) => side.map(({ type }) => type)))].sort(byCodePoint);
    const matrix = matrixOf(all, classes);
    const value = (id: 'precision' | 'recall' | 'f1', selector: Selector): number => {
      const metric = METRIC_BY_ID.get(id);
      const measured = metric === undefined ? undefined : measure(metric, selector, matrix);
      // seqeval warns of 0 / 0 and gives 0.
      return measured?.defined === true ? measured.value : 0;
    };
    const check = (selector: Selector, scores: Scores | undefined): void => {
      for (const id of ['precision', 'recall', 'f1'] as const) expect(Math.abs(value(id, selector) - (scores?.[id] ?? NaN))).toBeLessThanOrEqual(1e-12);
    };
    expect(expected.types).toHaveLength(classes.length);
    classes.forEach((_, index) => {
      check({ kind: 'class', index }, expected.types[index]);
      expect(matrix.support[index]).toBe(expected.types[index]?.support);
    });
    for (const average of ['macro', 'micro', 'weighted'] as const) check({ kind: 'average', average }, expected[average]);
  }

  const indexed = cases.map((entry, index) => [`${entry.scheme} ${index}`, entry] as const);
  test.each(indexed.filter(([, { scheme }]) => scheme !== 'IOE1'))('strict %s', (_, { scheme, gold, predicted, strict }) => compare(gold, predicted, { mode: 'strict', scheme }, strict.scores));
  test.each(indexed.filter(([, entry]) => entry.default !== undefined))('default %s', (_, { gold, predicted, default: own }) => {
    if (own !== undefined) compare(gold, predicted, { mode: 'lenient' }, own.scores);
  });
});

test('metrics that need true negatives are not among those of entities', () => {
  const matrix = matrixOf([[[{ type: 'PER', start: 0, end: 1 }], []]]);
  const { whole, classes, averages } = scorecard(matrix, { ordered: true });
  expect(whole.map(({ metric }) => metric.id)).toEqual(['type_errors', 'boundary_errors']);
  expect(classes.map(({ metric }) => metric.id)).toEqual(['precision', 'recall', 'f1', 'f0.5', 'f2', 'false_negative_rate', 'false_discovery_rate', 'jaccard', 'true_positives', 'false_positives', 'false_negatives', 'support', 'predicted']);
  expect(new Set(averages.map(({ metric }) => metric.id))).toEqual(new Set(['precision', 'recall', 'f1', 'f0.5', 'f2', 'false_negative_rate', 'false_discovery_rate', 'jaccard']));
  expect(oneVersusRest(matrix, TYPES.indexOf('PER'))).toMatchObject({ truePositives: 0, falseNegatives: 1 });
});
