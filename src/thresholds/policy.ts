import type { MetricDefinition } from '../metrics/definition.js';
import { isChange, type Bound } from './threshold.js';

/**
 * When a value beyond its bound fails: `point` always; `significant` when chance does not explain it; `non_inferiority` unless a value beyond the
 * bound is ruled out.
 */
export const POLICIES = ['significant', 'point', 'non_inferiority'] as const;
export type Policy = (typeof POLICIES)[number];

/** A limit on a count is literal, and so is one that was set by looking at the printed value; a change of a rate or an average may be chance. */
export function defaultPolicy({ unit }: MetricDefinition, bound: Bound): Policy {
  return isChange(bound) && unit !== 'count' ? 'significant' : 'point';
}

/** How members of one expansion are judged together. */
export const CORRECTIONS = ['holm', 'benjamini-hochberg', 'none'] as const;
export type Correction = (typeof CORRECTIONS)[number];

/** What an evaluation says about chance. */
export interface ChanceOptions {
  /** Of intervals, two-sided; a test is one-sided at half of what is left. */
  readonly confidence: number;
  readonly correction: Correction;
  readonly seed: number;
  /** Examples belong to clusters (`cluster_by`) and are no units of their own. */
  readonly clustered?: boolean;
  /** Of a swap test that draws; by default as many as a verdict deserves. */
  readonly swaps?: number;
}
