import type { FlipKind, Instead, SetFlip } from '../matrix/sets/flips.js';
import type { Tally } from '../matrix/tally.js';
import { SPURIOUS } from '../metrics/key.js';
import type { DocumentText } from '../predictions/documents/document.js';
import { NAMED_PER_GROUP } from './flip-groups.js';
import { plural } from './numbers.js';
import { phrase } from './phrase.js';
import type { FlipGroup, FlipReport } from './report.js';

type SetsOf = NonNullable<Tally['sets']>['of'];

/** How what is judged is called. */
const DOCUMENT: Readonly<Record<SetsOf, string>> = { entities: 'document', labels: 'example' };

/** What got worse first: what is missed, then false alarms. */
const GROUPS: readonly { readonly kind: FlipKind; readonly title: string; readonly direction: FlipGroup['direction']; readonly what: Readonly<Record<SetsOf, string>> }[] = [
  { kind: 'newly_missed', title: 'newly missed', direction: 'newly_wrong', what: { entities: 'gold entities that only the baseline found', labels: 'gold labels that only the baseline gave' } },
  { kind: 'newly_spurious', title: 'newly spurious', direction: 'newly_wrong', what: { entities: 'predicted entities that are wrong, and that the baseline did not predict', labels: 'wrong labels that the baseline did not give' } },
  { kind: 'newly_found', title: 'newly found', direction: 'newly_right', what: { entities: 'gold entities that only the candidate finds', labels: 'gold labels that only the candidate gives' } },
  { kind: 'no_longer_spurious', title: 'no longer spurious', direction: 'newly_right', what: { entities: 'wrong predictions of the baseline that are gone', labels: 'wrong labels of the baseline that are gone' } },
];

/** Characters on both sides of an entity that are shown of a long document. */
const AROUND = 300;

/** The entities or labels that moved, in the groups a reader asks for, each in its document. */
export function setFlipGroups({ flips, of }: NonNullable<Tally['sets']>): readonly FlipGroup[] {
  return GROUPS.flatMap(({ kind, title, direction, what }) => {
    const own = flips.filter((flip) => flip.kind === kind);
    const documents = new Set(own.map(({ document }) => document)).size;
    return own.length === 0 ? [] : [{ title, description: phrase`${what[of]}, in ${plural(documents, DOCUMENT[of])}`, direction, count: own.length, uniform: false, examples: own.slice(0, NAMED_PER_GROUP).map(flipReport) }];
  });
}

function flipReport({ document: { id, row, text }, place, actual, baseline, candidate }: SetFlip): FlipReport {
  return {
    ...(id !== undefined && { id }),
    row: row + 1,
    ...(text !== undefined && { text: place === undefined ? text.text : inSentence(text, place) }),
    ...(place !== undefined && { place: [place.start, place.end] }),
    actual: actual ?? SPURIOUS,
    baseline: insteadWords(baseline),
    candidate: insteadWords(candidate),
  };
}

/** The type, or what else was said: another place, or nothing. */
function insteadWords({ type, place }: Instead): string {
  if (type === undefined) return '(nothing)';
  return place === undefined ? type : `${type} at ${place.start}–${place.end}`;
}

/** The sentence with the entity between brackets that no tokeniser makes: "She visited ⟦New York⟧ .". */
function inSentence({ text, unit }: DocumentText, { start, end }: { readonly start: number; readonly end: number }): string {
  const pieces = unit === 'token' ? text.split('\n') : unit === 'code point' ? Array.from(text) : text.split('');
  const separator = unit === 'token' ? ' ' : '';
  const [before, own, after] = [pieces.slice(0, start), pieces.slice(start, end), pieces.slice(end)].map((part) => part.join(separator)) as [string, string, string];
  const [left, right] = [Array.from(before), Array.from(after)];
  const shownBefore = left.length > AROUND ? `…${left.slice(-AROUND).join('')}` : before;
  const shownAfter = right.length > AROUND ? `${right.slice(0, AROUND).join('')}…` : after;
  return [shownBefore, `⟦${own}⟧`, shownAfter].filter((part) => part !== '').join(separator);
}
