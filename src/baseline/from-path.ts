import type { BaselineSource } from '../config/baseline-source.js';
import type { Source } from '../predictions/source.js';
import { ProblemError, type Place } from '../problem.js';
import { phrase } from '../report/phrase.js';
import type { Sought } from './choose.js';
import type { BaselineStores, CommitStore } from './stores.js';

/** A path with any of these may be a glob, and names no one file of a commit. */
const GLOB = /[*?[\]{}!()]/u;

/** Files of the workspace. A file that the change has deleted is no file that does not exist yet. */
export async function fromPath({ path, place }: Extract<BaselineSource, { kind: 'path' }>, find: () => Promise<readonly Source[]>, stores: BaselineStores): Promise<Sought> {
  const sources = await find();
  if (sources.length > 0) return { kind: 'found', sources };
  const commits = GLOB.test(path) ? undefined : await stores.commits?.();
  if (commits !== undefined) await refuseDeleted(path, commits, place);
  return { kind: 'absent', why: phrase`does not exist yet` };
}

/** Throws when the file is in the commit where the change began. */
export async function refuseDeleted(path: string, commits: CommitStore, place: Place | undefined): Promise<void> {
  const { mergeBase } = await commits.base();
  if ((await commits.file(mergeBase.sha, path)) === undefined) return;
  throw new ProblemError({
    message: `the baseline ${JSON.stringify(path)} is not here, but it is in ${mergeBase.sha.slice(0, 7)}, where this change began: somebody deleted it`,
    ...(place !== undefined && { place }),
    advice: 'Bring it back. To compare with something else, change `baseline` in a change of its own.',
  });
}
