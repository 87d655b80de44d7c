import type { Changes } from '../matrix/changes.js';
import { OUTCOMES, type ConfusionMatrix, type Outcome } from '../matrix/confusion.js';
import type { MetricDefinition, Selector } from './definition.js';

/** The place of a matrix that a metric is about: a class, or a cell. */
export interface Own {
  readonly actual: number;
  readonly predicted: number;
}

/**
 * Of a metric that is the number, or the share, of examples of a fixed set that count: which set, and which count. The set does not depend on what
 * a model says, so two models differ by single examples, and a test of their signs is exact.
 */
export interface Indicator {
  readonly among: 'all' | 'class' | 'others';
  readonly counts: (actual: number, predicted: number, own: Own, classes: number) => boolean;
  /** Examples that counted before only, and that count now only, where they are counted already. */
  readonly moved?: (changes: Changes, own: Own) => readonly [before: number, now: number];
}

const at = (counts: Float64Array, index: number): number => counts[index] ?? 0;

export const RIGHT: Indicator = { among: 'all', counts: (actual, predicted) => actual === predicted, moved: ({ newlyWrong, newlyRight }) => [newlyWrong, newlyRight] };
export const WRONG: Indicator = { among: 'all', counts: (actual, predicted) => actual !== predicted, moved: ({ newlyWrong, newlyRight }) => [newlyRight, newlyWrong] };
export const FOUND: Indicator = { among: 'class', counts: (actual, predicted) => actual === predicted, moved: ({ missed, caught }, own) => [at(missed, own.actual), at(caught, own.actual)] };
export const MISSED: Indicator = { among: 'class', counts: (actual, predicted) => actual !== predicted, moved: ({ missed, caught }, own) => [at(caught, own.actual), at(missed, own.actual)] };
export const RAISED: Indicator = { among: 'others', counts: (_, predicted, own) => predicted === own.predicted, moved: ({ alarms, cleared }, own) => [at(cleared, own.predicted), at(alarms, own.predicted)] };
export const CLEAR: Indicator = { among: 'others', counts: (_, predicted, own) => predicted !== own.predicted, moved: ({ alarms, cleared }, own) => [at(alarms, own.predicted), at(cleared, own.predicted)] };
export const PREDICTED: Indicator = { among: 'all', counts: (_, predicted, own) => predicted === own.predicted };
export const CELL: Indicator = { among: 'class', counts: (_, predicted, own) => predicted === own.predicted };

export function outcomeIndicator(outcome: Outcome): Indicator {
  const index = OUTCOMES.indexOf(outcome);
  return { among: 'all', counts: (_, predicted, __, classes) => predicted === classes + index };
}

/** An indicator for one selector. */
export interface Counting {
  /** How many examples of a matrix it is about. */
  readonly size: (matrix: ConfusionMatrix) => number;
  readonly isAmong: (actual: number) => boolean;
  readonly counts: (actual: number, predicted: number) => boolean;
  readonly moved: ((changes: Changes) => readonly [before: number, now: number]) | undefined;
}

/** Undefined where the metric is no share of fixed examples. */
export function countingOf({ indicator }: MetricDefinition, selector: Selector, classes: number): Counting | undefined {
  if (indicator === undefined || selector.kind === 'average') return undefined;
  const own = selector.kind === 'class' ? { actual: selector.index, predicted: selector.index } : selector.kind === 'cell' ? selector : { actual: -1, predicted: -1 };
  const { among, counts, moved } = indicator;
  return {
    size: ({ total, support }) => (among === 'all' ? total : among === 'class' ? at(support, own.actual) : total - at(support, own.actual)),
    isAmong: (actual) => among === 'all' || (actual === own.actual) === (among === 'class'),
    counts: (actual, predicted) => counts(actual, predicted, own, classes),
    moved: moved === undefined ? undefined : (changes) => moved(changes, own),
  };
}
