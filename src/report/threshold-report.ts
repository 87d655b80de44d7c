import { isChange, type NamedSelector, type Threshold } from '../thresholds/threshold.js';
import { thresholdKey } from '../thresholds/threshold-key.js';
import type { Measurement, Verdict } from '../thresholds/verdict.js';
import type { Waiver } from '../thresholds/waiver.js';
import { evidence, type Counts } from './evidence.js';
import { firstInOrder } from './first-in-order.js';
import { formatChange, formatValue, integer } from './numbers.js';
import { label, NOTHING, phrase, type Phrase } from './phrase.js';
import type { MemberReport, ThresholdReport } from './report.js';
import { allowedWords, happenedWords, subject, thresholdWords } from './words.js';

/**
 * The outcome of one threshold, in words and formatted numbers. `counts` are absent when nothing was read. Why there is no baseline is told
 * once for the whole evaluation: `noBaseline` says so in a few words.
 */
export function thresholdReport(verdict: Verdict, counts: Counts | undefined, noBaseline: string | undefined): ThresholdReport {
  const { threshold, state, members } = verdict;
  const unmeasured = members.length === 0 && isChange(threshold.bound) && (state === 'skipped' || state === 'error');
  const reason = unmeasured ? (noBaseline ?? verdict.reason) : verdict.reason;
  const worst = worstMember(verdict);
  return {
    key: thresholdKey(threshold),
    words: thresholdWords(threshold),
    state,
    severity: threshold.severity,
    policy: threshold.policy,
    unit: threshold.metric.unit,
    shrinks: threshold.bound.kind === 'max_drop' || threshold.bound.kind === 'min',
    ...(verdict.waiver !== undefined && { waiver: waiverWords(verdict.waiver) }),
    ...(reason !== undefined && { reason }),
    ...(threshold.place !== undefined && { place: threshold.place }),
    ...(worst?.value.defined === true && {
      outcome: { subject: memberSubject(threshold, worst), happened: happenedWords(threshold, worst), allowed: allowedWords(threshold) },
    }),
    members: members.map((member) => memberReport(threshold, member, counts)),
  };
}

function waiverWords({ expires, approver, reason }: Waiver): Phrase {
  return phrase`waived until ${expires} by ${label(approver)}: ${label(reason)}`;
}

/** The member to tell first: one that cannot be judged, else the failing one that moved furthest, else the first. */
export function worstMember({ threshold: { bound }, members }: Verdict): Measurement | undefined {
  const order = { error: 0, fail: 1, inconclusive: 2, pass: 3, too_few: 4 } as const;
  const sign = bound.kind === 'max' || bound.kind === 'max_increase' ? 1 : -1;
  const badness = ({ change, value }: Measurement): number => sign * (isChange(bound) ? (change ?? 0) : value.defined ? value.value : 0);
  return firstInOrder(members, 1, (a, b) => order[a.state] - order[b.state] || badness(b) - badness(a))[0];
}

function memberReport(threshold: Threshold, member: Measurement, counts: Counts | undefined): MemberReport {
  const { unit } = threshold.metric;
  const { key, label, slice, state, value, baseline, change, support, chance, interval, reason, decimals } = member;
  return {
    key,
    subject: memberSubject(threshold, member),
    ...(label !== undefined && { label }),
    ...(member.pooled !== undefined && { pooled: member.pooled }),
    ...(slice !== undefined && { slice }),
    state,
    shown: {
      value: formatValue(unit, value, decimals),
      baseline: baseline === undefined ? '' : formatValue(unit, baseline, decimals),
      change: change === undefined ? '' : formatChange(unit, change, decimals),
    },
    value,
    ...(baseline !== undefined && { baseline }),
    ...(change !== undefined && { change }),
    support,
    ...(chance !== undefined && { chance }),
    ...(interval !== undefined && { interval }),
    evidence: counts === undefined ? NOTHING : evidence(threshold, member, counts),
    ...(reason !== undefined && { reason }),
  };
}

function memberSubject({ metric, selector, slice }: Threshold, member: Measurement): Phrase {
  if (member.pooled !== undefined) return phrase`${metric.title} of ${integer(member.pooled)} small classes together`;
  const own: NamedSelector = selector.kind === 'per-class' ? { kind: 'class', label: member.label ?? '' } : selector;
  return subject(metric, own, member.slice ?? slice);
}
