import type { Value } from '../metrics/value.js';
import type { Limits } from '../statistics/known.js';
import type { Chance } from './chance.js';
import type { Threshold } from './threshold.js';
import type { Waiver } from './waiver.js';

export const VERDICT_STATES = ['pass', 'fail', 'waived', 'inconclusive', 'skipped', 'error'] as const;
export type VerdictState = (typeof VERDICT_STATES)[number];

/** One number that a threshold speaks of: the only one, or one class or slice of an expansion. */
export interface Measurement {
  /** As in every report: `recall[spam]{language=de}`. */
  readonly key: string;
  readonly label?: string;
  readonly slice?: { readonly column: string; readonly value: string };
  /** On the examples that the bound speaks of: all for `min` and `max`, the compared ones for a change. */
  readonly value: Value;
  readonly baseline?: Value;
  /** Candidate − baseline; absent where one of them is undefined or there is no comparison. */
  readonly change?: number;
  /** Examples behind the number: gold examples of the class, or all examples. */
  readonly support: number;
  /** `inconclusive`: beyond the bound, but chance explains it. `too_few`: a member of an expansion below `min_support`, listed but not judged. */
  readonly state: 'pass' | 'fail' | 'inconclusive' | 'too_few' | 'error';
  /** What chance says of the change; absent where there is none, and where no test is known. */
  readonly chance?: Chance;
  /** Of a value with an absolute bound: what it could be on other examples. Absent where nobody asked. */
  readonly interval?: Limits;
  /** So many classes of an expansion, each too small to judge, taken together. */
  readonly pooled?: number;
  /** Why it could not be measured. */
  readonly reason?: string;
  /** What a reader must know to understand the bound. */
  readonly note?: string;
  /** Decimals (of the shown unit) from which on the printed number agrees with the verdict. */
  readonly decimals: number;
}

/** The outcome of one threshold. */
export interface Verdict {
  readonly threshold: Threshold;
  readonly state: VerdictState;
  readonly members: readonly Measurement[];
  /** That lets it fail: the state is then `waived`. */
  readonly waiver?: Waiver;
  /** Why it is skipped, inconclusive or in error. */
  readonly reason?: string;
}

export type Conclusion = 'pass' | 'fail' | 'inconclusive' | 'error' | 'skipped';
