import { integer } from './numbers.js';
import type { MemberReport, ThresholdReport } from './report.js';

/** The members of an expansion that did not pass and were large enough to judge. */
export function failingMembers({ members }: ThresholdReport): readonly MemberReport[] {
  return members.filter(({ state }) => state === 'fail' || state === 'error');
}

/** "all 14 pass", "11 of 14 pass; 6 too few to judge". */
export function expansionWords(threshold: ThresholdReport): string {
  const { members, reason = '' } = threshold;
  const few = members.filter(({ state }) => state === 'too_few').length;
  const judged = members.length - few;
  if (judged === 0) return reason;
  const bad = failingMembers(threshold).length;
  const pass = bad === 0 ? `all ${integer(judged)} pass` : `${integer(judged - bad)} of ${integer(judged)} pass`;
  return few > 0 ? `${pass}; ${integer(few)} too few to judge` : pass;
}
