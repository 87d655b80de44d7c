import type { Tally } from '../matrix/tally.js';
import type { Verdict } from '../thresholds/verdict.js';
import { integer } from './numbers.js';
import { label, NOTHING, phrase, type Phrase } from './phrase.js';
import type { ThresholdReport } from './report.js';
import { thresholdReport, worstMember } from './threshold-report.js';

/**
 * The worst thing of an evaluation, in integers where there are some: what cannot be judged first, then what fails, misses before all else.
 * Undefined when nothing is wrong.
 */
export function headline(verdicts: readonly Verdict[], tally: Tally | undefined): Phrase | undefined {
  const worst = worstVerdict(verdicts);
  if (worst === undefined) return undefined;
  const report = thresholdReport(worst, tally);
  if (worst.state === 'error') return phrase`${report.words}: ${worst.reason ?? 'cannot be measured'}`;
  const member = worstMember(worst);
  if (member === undefined) return report.words;
  const detail = movement(member.label, member.slice, tally);
  return detail.empty ? report.outcome : phrase`${report.outcome}: ${detail}`;
}

/** Which threshold a reader must hear of first. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict | undefined {
  const rank = ({ state, threshold }: Verdict): number => {
    if (state === 'error') return 0;
    const misses = threshold.metric.explainedBy === 'misses' ? 0 : 1;
    return (threshold.severity === 'fail' ? 1 : 3) + misses;
  };
  const bad = verdicts.filter(({ state }) => state === 'error' || state === 'fail');
  return bad.sort((a, b) => rank(a) - rank(b))[0];
}

function movement(name: string | undefined, slice: { readonly column: string; readonly value: string } | undefined, tally: Tally | undefined): Phrase {
  const matrices =
    slice === undefined ? tally?.matrices : tally?.slices.find(({ column }) => column === slice.column)?.values.find(({ value }) => value === slice.value)?.matrices;
  const comparison = matrices?.comparison;
  if (tally === undefined || comparison?.changes === undefined) return NOTHING;
  const { changes, candidate } = comparison;
  if (name === undefined) {
    return phrase`${integer(changes.newlyWrong)} newly wrong, ${integer(changes.newlyRight)} newly right, of ${integer(candidate.total)} examples`;
  }
  const index = tally.classes.indexOf(name);
  return phrase`${integer(changes.missed[index] ?? 0)} newly missed, ${integer(changes.caught[index] ?? 0)} newly caught, of ${integer(candidate.support[index] ?? 0)} ${label(name)} examples`;
}

/** One line for a whole evaluation: "1 of 4 thresholds failed: false negatives of spam rose 31 → 34 (allowed +0)". */
export function countsWords(thresholds: readonly ThresholdReport[]): string {
  const number = (state: ThresholdReport['state'], severity?: 'fail' | 'warn'): number =>
    thresholds.filter((threshold) => threshold.state === state && (severity === undefined || threshold.severity === severity)).length;
  const of = (count: number, verb: string): string => `${integer(count)} of ${integer(thresholds.length)} ${thresholds.length === 1 ? 'threshold' : 'thresholds'} ${verb}`;
  const parts: string[] = [];
  if (number('error') > 0) parts.push(of(number('error'), 'could not be judged'));
  if (number('fail', 'fail') > 0) parts.push(of(number('fail', 'fail'), 'failed'));
  if (number('fail', 'warn') > 0) parts.push(of(number('fail', 'warn'), 'warned'));
  if (number('inconclusive') > 0) parts.push(of(number('inconclusive'), number('inconclusive') === 1 ? 'is inconclusive' : 'are inconclusive'));
  if (number('skipped') > 0) parts.push(of(number('skipped'), 'skipped'));
  if (parts.length > 0) return parts.join(', ');
  return thresholds.length === 0 ? 'nothing is gated' : `${thresholds.length === 1 ? 'the threshold' : `all ${integer(thresholds.length)} thresholds`} passed`;
}
