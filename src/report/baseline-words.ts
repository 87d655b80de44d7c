import { plural } from './numbers.js';
import type { BaselineOrigin, PassedOver } from './outcome.js';
import { commitLabel, joinPhrases, label, phrase, type Phrase } from './phrase.js';

const MOST_SOURCES = 5;
const DAY = 24 * 60 * 60 * 1000;

/** "`baseline/spam.csv` (`1a2b3c4`, where this change began, 2 days old)". `today`, as in 2026-11-26. */
export function originWords({ name, commit }: BaselineOrigin, today: string | undefined): Phrase {
  if (commit === undefined) return phrase`${label(name)}`;
  const { sha, made, relation } = commit;
  return phrase`${label(name)} (${commitLabel(sha)}, ${relation}${made === undefined ? '' : `, ${ageWords(made.slice(0, 10), today)}`})`;
}

/** How old what was made that day is. A clock that is behind, or none, leaves the day itself. */
function ageWords(day: string, today = ''): string {
  const days = Math.round((Date.parse(today) - Date.parse(day)) / DAY);
  if (!(days >= 0)) return `of ${/^\d{4}-\d\d-\d\d$/u.test(day) ? day : 'an unknown day'}`;
  return days === 0 ? 'of today' : `${plural(days, 'day')} old`;
}

/** "`a` does not exist, `b` has no predictions yet". */
export function passedOverWords(sources: readonly PassedOver[]): Phrase {
  const shown = joinPhrases(sources.slice(0, MOST_SOURCES).map(({ name, why }) => phrase`${label(name)} ${why}`), ', ');
  return sources.length > MOST_SOURCES ? phrase`${shown}, and ${plural(sources.length - MOST_SOURCES, 'more source')}` : shown;
}
