import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { confusionMatrix, OUTCOMES, type ConfusionMatrix } from '../../src/matrix/confusion.js';
import { METRIC_BY_ID } from '../../src/metrics/catalogue.js';
import type { MetricDefinition, Selector } from '../../src/metrics/definition.js';
import { measure } from '../../src/metrics/measure.js';
import type { Value } from '../../src/metrics/value.js';

export const GOLDEN = new URL('../../__fixtures__/golden-metrics/', import.meta.url);

/** A fixture. JSON.parse answers `any`; the caller says what the file holds. */
export function golden<T>(file: string): T {
  const content: T = JSON.parse(readFileSync(new URL(file, GOLDEN), 'utf8'));
  return content;
}

export const WHOLE: Selector = { kind: 'whole' };

export function metricOf(id: string): MetricDefinition {
  const metric = METRIC_BY_ID.get(id);
  if (metric === undefined) throw new Error(`no metric ${id}`);
  return metric;
}

export function valueOf(id: string, selector: Selector, matrix: ConfusionMatrix): Value {
  return measure(metricOf(id), selector, matrix);
}

/** The matrix of two vectors of labels; a prediction outside the labels is `(other)`. */
export function matrixOf(labels: readonly string[], actual: readonly string[], predicted: readonly string[]): ConfusionMatrix {
  const index = new Map(labels.map((label, place) => [label, place]));
  const other = labels.length + OUTCOMES.indexOf('other');
  expect(predicted).toHaveLength(actual.length);
  return confusionMatrix(
    labels.length,
    actual.map((label, row) => {
      const place = index.get(label);
      if (place === undefined) throw new Error(`gold label ${label} is not in the label set`);
      return { actual: place, predicted: index.get(predicted[row] ?? '') ?? other, count: 1 };
    }),
  );
}

/** 1e-12 relative, as promised; the floor of 1e-15 is for an oracle's "almost 0". */
export function expectClose(value: number, expected: number, what: string): void {
  const distance = Math.abs(value - expected);
  const allowed = 1e-12 * Math.max(Math.abs(value), Math.abs(expected)) + 1e-15;
  expect(distance, `${what}: ${value}, expected ${expected}`).toBeLessThanOrEqual(allowed);
}

/** A defined value that is close, or an undefined value where the oracle has none. */
export function expectValue(value: Value, expected: number | null, what: string): void {
  expect(value.defined, `${what}: ${value.defined ? value.value : value.reason}, expected ${expected}`).toBe(expected !== null);
  if (value.defined && expected !== null) expectClose(value.value, expected, what);
}

/** For oracles that put 0 where a value is undefined. */
export function orZero(value: Value): number {
  return value.defined ? value.value : 0;
}
