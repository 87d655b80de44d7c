import type { EvaluationConfig } from '../config/config.js';
import type { Place, Problem } from '../problem.js';
import type { BaselineState, PassedOver, ReadOutcome } from '../report/outcome.js';
import type { NoComparison } from '../thresholds/judge.js';
import type { ChosenBaseline } from './choose.js';

/** What became of the baseline once it was read. */
export function baselineState(chosen: ChosenBaseline, { comparability }: ReadOutcome): BaselineState {
  if (chosen.kind !== 'column' && chosen.kind !== 'files') return chosen;
  return comparability.kind === 'incomparable'
    ? { kind: 'unusable', origin: chosen.origin, problems: comparability.problems }
    : { kind: 'used', origin: chosen.origin };
}

/** Why no change can be judged, or undefined. */
export function noComparison(baseline: BaselineState, config: EvaluationConfig): NoComparison | undefined {
  if (baseline.kind === 'unusable') {
    const [first, ...more] = baseline.problems;
    return { kind: 'error', reason: `the baseline cannot be compared: ${first?.message ?? ''}${more.length > 0 ? ` (and ${more.length} more)` : ''}` };
  }
  if (baseline.kind !== 'first_run') return undefined;
  return { kind: config.onMissingBaseline === 'error' ? 'error' : 'first_run', reason: `no baseline yet: ${baseline.tried.map(({ name, why }) => `${name} ${why.plainText}`).join(', ')}` };
}

export function missingBaseline(tried: readonly PassedOver[], place: Place | undefined): Problem {
  return {
    message: `there is no baseline: ${tried.map(({ name, why }) => `${JSON.stringify(name)} ${why.plainText}`).join(', ')}; and \`on_missing_baseline\` is \`error\``,
    ...(place !== undefined && { place }),
  };
}
