import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ConfusionMatrix } from '../../../src/matrix/confusion.js';
import { matchLabels } from '../../../src/matrix/multilabel/match.js';
import { SetCounts, setMatrix } from '../../../src/matrix/sets/matrix.js';
import { METRIC_BY_ID } from '../../../src/metrics/catalogue.js';
import { AVERAGES, type Selector } from '../../../src/metrics/definition.js';
import { measure } from '../../../src/metrics/measure.js';

interface Case {
  readonly name: string;
  readonly labels: number;
  readonly gold: readonly (readonly number[])[];
  readonly predicted: readonly (readonly number[])[];
  readonly whole: Readonly<Record<string, number>>;
  readonly of_labels: Readonly<Record<string, readonly (number | null)[]>>;
}

const { cases } = JSON.parse(readFileSync('__fixtures__/multilabel/scikit-learn.json', 'utf8')) as { readonly cases: readonly Case[] };

function matrixOf({ labels, gold, predicted }: Case): ConfusionMatrix {
  const counts = new SetCounts();
  const set = (own: readonly number[] = []): readonly { readonly type: string }[] => own.map((label) => ({ type: String(label) }));
  gold.forEach((own, index) => counts.add(matchLabels(set(own), set(predicted[index]))));
  return setMatrix(counts, Array.from({ length: labels }, (_, index) => String(index)), 'labels');
}

function valueOf(key: string, matrix: ConfusionMatrix, index?: number): number | null {
  const [id = '', name] = key.split(/[[\]]/);
  const average = AVERAGES.find((own) => own === name);
  const metric = METRIC_BY_ID.get(id);
  if (metric === undefined) throw new Error(`no metric ${id}`);
  const selector: Selector = index !== undefined ? { kind: 'class', index } : average === undefined ? { kind: 'whole' } : { kind: 'average', average };
  const value = measure(metric, selector, matrix);
  return value.defined ? value.value : null;
}

describe.each(cases)('$name', (own) => {
  const matrix = matrixOf(own);

  test.each(Object.entries(own.whole))('%s is that of scikit-learn', (key, expected) => {
    // Where all labels together are 0 / 0 there is no micro average; scikit-learn has 0. Without gold there are no weights.
    expect(Math.abs((valueOf(key, matrix) ?? 0) - expected)).toBeLessThanOrEqual(1e-12);
  });

  test.each(Object.entries(own.of_labels))('%s of each label is that of scikit-learn', (id, expected) => {
    const values = expected.map((_, index) => valueOf(id, matrix, index));
    values.forEach((value, index) => {
      const reference = expected[index] ?? null;
      if (value === null || reference === null) expect([index, value]).toEqual([index, reference]);
      else expect(Math.abs(value - reference)).toBeLessThanOrEqual(1e-12);
    });
  });
});
