import type { Place, Problem } from '../problem.js';
import { subjectKey, thresholdKey } from './threshold-key.js';
import type { Threshold } from './threshold.js';
import type { Verdict } from './verdict.js';

/** That a threshold may fail for a while: who allows it, why, and until when. */
export interface Waiver {
  /** `recall[spam]`, `recall[spam] max_drop` or `recall[spam] max_drop 0.01`. */
  readonly threshold: string;
  readonly reason: string;
  readonly approver: string;
  /** The last day on which it holds, in UTC: 2026-12-31. */
  readonly expires: string;
  readonly place?: Place;
}

/** Whether the waiver speaks of the threshold. */
export function waives({ threshold: named }: Waiver, threshold: Threshold): boolean {
  const subject = subjectKey(threshold);
  return named === subject || named === `${subject} ${threshold.bound.kind}` || named === thresholdKey(threshold);
}

/**
 * The verdicts with what failed and is waived, and what is wrong with the waivers. `today`, as in 2026-11-26; without it none can be told
 * from an expired one. Only failures are waived: what could not be measured stays an error.
 */
export function withWaivers(verdicts: readonly Verdict[], waivers: readonly Waiver[], today: string | undefined): { readonly verdicts: readonly Verdict[]; readonly problems: readonly Problem[] } {
  const isOver = ({ expires }: Waiver): boolean => today === undefined || expires < today;
  const holding = waivers.filter((waiver) => !isOver(waiver));
  return {
    verdicts: verdicts.map((verdict) => {
      const waiver = verdict.state === 'fail' ? holding.find((one) => waives(one, verdict.threshold)) : undefined;
      return waiver === undefined ? verdict : { ...verdict, state: 'waived', waiver };
    }),
    problems: waivers.filter(isOver).map(({ threshold, expires, approver, place }) => ({
      message: today === undefined ? `the waiver of ${threshold} ends on ${expires}, and the day of the run is not known` : `the waiver of ${threshold} by ${approver} ended on ${expires}`,
      ...(place !== undefined && { place }),
      advice: 'Remove it, or have it approved for longer.',
    })),
  };
}
