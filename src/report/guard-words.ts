import { capital, commitLabel, NOTHING, phrase, type Phrase } from './phrase.js';
import type { GuardReport } from './report.js';

/** "This change loosens its own gate" and what else is to be said of it, in one sentence. */
export function guardTitle({ changes, problem, base }: GuardReport): Phrase {
  const since = base === '' ? NOTHING : phrase` (compared with ${commitLabel(base)}, where it began)`;
  if (problem !== undefined) return phrase`Whether this change loosens its own gate cannot be told${since}: ${problem}.`;
  return phrase`This change ${changes.some(({ kind }) => kind === 'loosened') ? 'loosens' : 'edits'} its own gate${since}:`;
}

/** What the config that does not count would have said; empty where it cannot be read. */
export function otherWords({ counts, other }: GuardReport): Phrase {
  if (other === undefined) return NOTHING;
  const whose = counts === 'head' ? 'By the config as it was' : 'The config as it was counts. By that of this change';
  return phrase`${whose}: ${other.conclusion}. ${capital(other.summary)}.`;
}
