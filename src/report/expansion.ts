import { formatChange, integer } from './numbers.js';
import type { MemberReport, ThresholdReport } from './report.js';

/** The members of an expansion that did not pass and were large enough to judge. What is within noise is counted, not listed: there is much of it where nothing is wrong. */
export function failingMembers({ members }: ThresholdReport): readonly MemberReport[] {
  return members.filter(({ state }) => state === 'fail' || state === 'error');
}

/** "all 14 pass", "11 of 14 pass, 1 within noise; 6 too few to judge", "all 14 pass, and would show drops of 4.1 to 17.5 points". */
export function expansionWords(threshold: ThresholdReport): string {
  const { reason = '' } = threshold;
  const members = threshold.members.filter(({ pooled }) => pooled === undefined);
  const count = (wanted: MemberReport['state']): number => members.filter(({ state }) => state === wanted).length;
  const [few, noise, passed] = [count('too_few'), count('inconclusive'), count('pass')];
  const judged = members.length - few;
  if (judged === 0) return reason;
  const pass = passed === judged ? `all ${integer(judged)} pass` : `${integer(passed)} of ${integer(judged)} pass`;
  return [`${pass}${noise > 0 ? `, ${integer(noise)} within noise` : ''}${sensitivity(threshold)}`, ...(few > 0 ? [`${integer(few)} too few to judge`] : [])].join('; ');
}

/** Which changes the members would have shown: the smallest for the best and the worst of them. */
function sensitivity({ members, policy, unit, shrinks }: ThresholdReport): string {
  if (policy !== 'significant') return '';
  const visible = members.flatMap(({ state, chance, pooled }) => (pooled === undefined && state !== 'too_few' && chance?.detectable !== undefined ? [chance.detectable] : []));
  if (visible.length === 0) return '';
  const [least, most] = [Math.min(...visible), Math.max(...visible)];
  const size = (value: number): string => formatChange(unit, value).slice(1);
  const points = unit === 'fraction' ? ' points' : '';
  return `, and would show ${shrinks ? 'drops' : 'rises'} of ${size(least) === size(most) ? size(least) : `${size(least)} to ${size(most)}`}${points}`;
}
