import type { Matrices } from '../matrix/matrices.js';
import type { UnitOf } from '../matrix/paired-matrices.js';
import type { MetricDefinition, Selector } from '../metrics/definition.js';
import type { Limits } from '../statistics/known.js';
import type { ChanceOptions } from './policy.js';
import type { ChangeBound } from './threshold.js';

/** A change that may be chance, or not. */
export interface Tested {
  readonly metric: MetricDefinition;
  readonly selector: Selector;
  readonly bound: ChangeBound;
  readonly matrices: Matrices;
  /** How far it may go in the bad direction, in the unit of the metric. */
  readonly margin: number;
  /** It went further. */
  readonly exceeds: boolean;
  /** The bound asks that a change beyond it is ruled out. */
  readonly rulesOut: boolean;
}

/** What chance says of a change. All numbers are in the unit of the metric. */
export interface Chance {
  /** One-sided: how often equally good models look as bad as this. */
  readonly p: number;
  /** The smallest p that this much data could have given, whichever way it points. */
  readonly smallest: number;
  /** Of candidate − baseline. Absent where there is none, or nobody asked. */
  readonly interval?: Limits;
  /** A change beyond the bound is ruled out. Present where that was asked. */
  readonly ruledOut?: boolean;
  /** The smallest change in the bad direction that would be caught four times out of five. Absent where none would. */
  readonly detectable?: number;
  /** How many units it would take to settle a change of this size, or to rule out one beyond the bound. */
  readonly needed?: number;
  /** What was drawn at once, and how many of them both models have. */
  readonly of: UnitOf;
  readonly units: number;
  readonly paired: boolean;
}

/** +1 where an increase of the metric is what the bound forbids, −1 where a drop is. */
export function badDirection({ kind }: ChangeBound): 1 | -1 {
  return kind === 'max_increase' ? 1 : -1;
}

/** Of one tail: half of what the confidence leaves. */
export function tailOf({ confidence }: Pick<ChanceOptions, 'confidence'>): number {
  return (1 - confidence) / 2;
}
