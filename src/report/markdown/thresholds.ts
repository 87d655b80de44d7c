import { markdown, message } from '../escape.js';
import { expansionWords, failingMembers } from '../expansion.js';
import { integer, plural } from '../numbers.js';
import type { Phrase } from '../phrase.js';
import type { MemberReport, ThresholdReport } from '../report.js';
import { first, type Rendering } from './detail.js';
import { memberMark, thresholdMark } from './marks.js';
import { table, unbroken } from './table.js';

const ORDER: Readonly<Record<ThresholdReport['state'], number>> = { error: 0, fail: 1, waived: 2, inconclusive: 3, skipped: 4, pass: 5 };

/** Every threshold with value, baseline, change and the examples behind them, in the order of the config while all of them fit. */
export function thresholdsSection(thresholds: readonly ThresholdReport[], rendering: Rendering): string {
  if (thresholds.length === 0) return '';
  const most = rendering.detail.thresholds;
  const ordered = thresholds.length <= most ? thresholds : thresholds.toSorted((a, b) => ORDER[a.state] - ORDER[b.state] || Number(a.severity === 'warn') - Number(b.severity === 'warn'));
  const shown = first(ordered, most, 'thresholds', rendering);
  // Without any baseline its two columns would only part what belongs together.
  const compared = shown.some(({ members }) => members.some(({ baseline }) => baseline !== undefined));
  const grid = table(
    ['', 'threshold', 'value', ...(compared ? ['baseline', 'change'] : []), ''],
    ['centre', 'left', 'right', ...(compared ? (['right', 'right'] as const) : []), 'left'],
    shown.flatMap((threshold) => [...rowsOf(threshold, compared, rendering), ...(threshold.waiver === undefined ? [] : [waiverRow(threshold.waiver, compared)])]),
  );
  const hidden = thresholds.length - shown.length;
  return hidden > 0 ? `${grid}\n\n… and ${plural(hidden, 'more threshold')}, none of them worse than these.` : grid;
}

function waiverRow(waiver: Phrase, compared: boolean): readonly string[] {
  return ['', `↳ ${markdown(waiver)}`, '', ...(compared ? ['', ''] : []), ''];
}

function rowsOf(threshold: ThresholdReport, compared: boolean, rendering: Rendering): readonly (readonly string[])[] {
  const { members, words, reason = '' } = threshold;
  const [only] = members;
  const row = (mark: string, what: string, { value, baseline, change }: MemberReport['shown'], last: string): readonly string[] =>
    compared ? [mark, what, unbroken(value), unbroken(baseline), change, last] : [mark, what, unbroken(value), last];
  const mark = thresholdMark(threshold);
  if (only === undefined) return [row(mark, markdown(words), { value: '–', baseline: '', change: '' }, message(reason, rendering.detail.message))];
  if (members.length === 1 && only.state !== 'too_few') return [row(mark, markdown(words), only.shown, markdown(only.evidence))];
  // An expansion: one row for all of it, then the members that did not pass.
  const bad = failingMembers(threshold);
  const listed = first(bad, rendering.detail.members, 'failing classes and slices', rendering);
  const more = bad.length - listed.length;
  return [
    row(mark, markdown(words), NO_NUMBERS, message(expansionWords(threshold), rendering.detail.message)),
    ...listed.map((member) => row(memberMark(member, threshold), `↳ ${markdown(member.subject)}`, member.shown, markdown(member.evidence))),
    ...(more > 0 ? [row('', `↳ … and ${integer(more)} more`, NO_NUMBERS, '')] : []),
  ];
}

const NO_NUMBERS: MemberReport['shown'] = { value: '', baseline: '', change: '' };
