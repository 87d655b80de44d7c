import type { Matrices } from '../matrix/matrices.js';
import type { Selector } from '../metrics/definition.js';
import type { Chance, Tested } from './chance.js';
import { limitToDouble } from './exact.js';
import { isChange, type Threshold } from './threshold.js';
import type { Measurement } from './verdict.js';

/** A threshold whose members are measured, and not judged yet. */
export interface Draft {
  readonly threshold: Threshold;
  /** It stands for several members: each class, each slice. */
  readonly expands: boolean;
  readonly members: readonly Member[];
}

export interface Member {
  readonly measurement: Measurement;
  readonly selector: Selector;
  readonly matrices: Matrices;
  /** What chance is asked; undefined where nothing is, or where it is known already. */
  readonly test: Tested | undefined;
  readonly chance?: Chance;
}

/** What chance is to be asked of a change. Of an absolute bound it is asked otherwise, and of what was not measured not at all. */
export function testOf({ metric, bound, policy }: Threshold, { state, baseline }: Measurement, selector: Selector, matrices: Matrices): Tested | undefined {
  if (!isChange(bound) || (state !== 'pass' && state !== 'fail') || baseline?.defined !== true) return undefined;
  const allowed = limitToDouble(bound.allowed);
  const margin = bound.unit === 'percent_of_baseline' ? allowed * Math.abs(baseline.value) : allowed;
  return { metric, selector, bound, matrices, margin, exceeds: state === 'fail', rulesOut: policy === 'non_inferiority' };
}
