import { plural } from '../report/numbers.js';
import { label, phrase, type Phrase } from '../report/phrase.js';
import type { Base, CommitStore } from './stores.js';

/** A commit that has something, and how it stands to the change, in words. */
export interface Near {
  readonly sha: string;
  readonly relation: Phrase;
}

/**
 * The commits of `having` in the order in which they serve: the one where the change began, those before it from the nearest on, then those
 * that came after it on the branch, from the newest on. Others follow in their own order.
 */
export async function nearestFirst(having: readonly string[], { mergeBase, tip, branch }: Base, commits: CommitStore): Promise<readonly Near[]> {
  const left = new Set(having);
  const order: Near[] = [];
  const take = (sha: string, relation: Phrase): void => {
    if (left.delete(sha)) order.push({ sha, relation });
  };
  take(mergeBase.sha, phrase`where this change began`);
  if (left.size > 0) (await commits.ancestors(mergeBase.sha)).forEach((sha, before) => take(sha, phrase`${plural(before, 'commit')} before this change began`));
  const name = branch === '' ? phrase`its branch` : phrase`${label(branch)}`;
  if (left.size > 0 && tip.sha !== mergeBase.sha) for (const sha of await commits.ancestors(tip.sha)) take(sha, phrase`of ${name}, after this change began`);
  for (const sha of having) take(sha, phrase`of ${name}, not among the last commits before this change`);
  return order;
}
