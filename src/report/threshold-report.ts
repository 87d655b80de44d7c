import type { Matrices, Tally } from '../matrix/tally.js';
import { metricKey, outcomeLabel, type SelectorNames } from '../metrics/key.js';
import { OUTCOMES } from '../matrix/confusion.js';
import { isChange, type NamedSelector, type Threshold } from '../thresholds/threshold.js';
import type { Measurement, Verdict } from '../thresholds/verdict.js';
import { formatValue, integer, plural } from './numbers.js';
import { joinPhrases, NOTHING, phrase, type Phrase } from './phrase.js';
import type { MemberReport, ThresholdReport } from './report.js';
import { changeWords, outcomeWords, subject, thresholdWords } from './words.js';

/** The outcome of one threshold, in words and formatted numbers. */
export function thresholdReport(verdict: Verdict, tally: Tally | undefined): ThresholdReport {
  const { threshold, state, members, reason } = verdict;
  const worst = worstMember(verdict);
  return {
    key: thresholdKey(threshold),
    words: thresholdWords(threshold),
    state,
    severity: threshold.severity,
    ...(reason !== undefined && { reason }),
    ...(threshold.place !== undefined && { place: threshold.place }),
    outcome: worst === undefined ? NOTHING : phrase`${memberSubject(threshold, worst)} ${outcomeWords(threshold, worst)}`,
    members: members.map((member) => memberReport(threshold, member, tally)),
  };
}

/** `recall[spam] max_drop 0.01`. */
export function thresholdKey({ metric, selector, slice, bound }: Threshold): string {
  return `${metricKey(metric.id, keyNames(selector), slice)} ${bound.kind} ${isChange(bound) ? bound.allowed.text : bound.limit.text}`;
}

function keyNames(selector: NamedSelector): SelectorNames {
  if (selector.kind !== 'cell') return selector;
  const outcome = OUTCOMES.find((name) => outcomeLabel(name) === selector.predicted);
  return outcome === undefined ? selector : { kind: 'cell', actual: selector.actual, predicted: { outcome } };
}

/** The member to tell first: one that cannot be judged, else the failing one that moved furthest, else the first. */
export function worstMember({ threshold, members }: Verdict): Measurement | undefined {
  const order = { error: 0, fail: 1, pass: 2, skipped: 3, too_few: 4 } as const;
  const badness = (member: Measurement): number => {
    const sign = threshold.bound.kind === 'max' || threshold.bound.kind === 'max_increase' ? 1 : -1;
    if (isChange(threshold.bound)) return sign * (member.change ?? 0);
    return sign * (member.value.defined ? member.value.value : 0);
  };
  return [...members].sort((a, b) => order[a.state] - order[b.state] || badness(b) - badness(a))[0];
}

function memberReport(threshold: Threshold, member: Measurement, tally: Tally | undefined): MemberReport {
  const { metric } = threshold;
  const { unit } = metric;
  return {
    key: member.key,
    subject: memberSubject(threshold, member),
    state: member.state,
    value: formatValue(unit, member.value, member.decimals),
    baseline: member.baseline === undefined ? '' : formatValue(unit, member.baseline, member.decimals),
    change: changeWords(metric, member),
    support: member.support,
    detail: detail(threshold, member, tally),
    raw: {
      value: member.value,
      ...(member.baseline !== undefined && { baseline: member.baseline }),
      ...(member.change !== undefined && { change: member.change }),
    },
    ...(member.reason !== undefined && { reason: member.reason }),
  };
}

function memberSubject({ metric, selector, slice }: Threshold, member: Measurement): Phrase {
  const own: NamedSelector = selector.kind === 'per-class' ? { kind: 'class', label: member.label ?? '' } : selector;
  return subject(metric, own, member.slice ?? slice);
}

/** The examples behind a number: what moved where models are paired, else the counts it is made of. */
function detail(threshold: Threshold, member: Measurement, tally: Tally | undefined): Phrase {
  if (member.state === 'error') return phrase`${member.reason ?? ''}`;
  const { metric, bound } = threshold;
  if (!isChange(bound) && metric.unit === 'fraction' && member.value.defined && member.value.ratio !== undefined) {
    const { numerator, denominator } = member.value.ratio;
    return phrase`${integer(numerator)} of ${integer(denominator)}`;
  }
  const changes = tally === undefined ? undefined : matricesOf(member, tally)?.comparison?.changes;
  if (changes === undefined || tally === undefined) return NOTHING;
  if (member.label === undefined) return phrase`${integer(changes.newlyWrong)} newly wrong, ${integer(changes.newlyRight)} newly right`;
  const index = tally.classes.indexOf(member.label);
  const misses = phrase`${integer(changes.missed[index] ?? 0)} newly missed, ${integer(changes.caught[index] ?? 0)} newly caught`;
  const alarms = phrase`${plural(changes.alarms[index] ?? 0, 'new false alarm')}, ${integer(changes.cleared[index] ?? 0)} cleared`;
  if (metric.explainedBy === 'both') return joinPhrases([misses, alarms], '; ');
  return metric.explainedBy === 'misses' ? misses : metric.explainedBy === 'alarms' ? alarms : NOTHING;
}

function matricesOf(member: Measurement, tally: Tally): Matrices | undefined {
  const { slice } = member;
  if (slice === undefined) return tally.matrices;
  return tally.slices.find(({ column }) => column === slice.column)?.values.find(({ value }) => value === slice.value)?.matrices;
}
