import type { BaselineSource } from '../config/baseline-source.js';
import { ProblemError } from '../problem.js';
import { commitLabel, phrase, type Phrase } from '../report/phrase.js';
import { bytesSource } from './bytes-source.js';
import type { Sought } from './choose.js';
import { refuseDeleted } from './from-path.js';
import type { BaselineStores, Commit, CommitStore } from './stores.js';

/** A file as it is committed, whatever the change has made of it. `here`: whether the workspace has it. */
export async function fromRef({ path, at, place }: Extract<BaselineSource, { kind: 'ref' }>, here: () => Promise<boolean>, stores: BaselineStores): Promise<Sought> {
  const commits = await stores.commits?.();
  if (commits === undefined) throw new ProblemError({ message: `the baseline ${path} at ${at} is in a repository, and there is none here`, ...(place !== undefined && { place }), advice: 'Check out the repository with git, or give the action a token.' });
  // The change may not throw away what it is compared with.
  if (!(await here())) await refuseDeleted(path, commits, place);
  const commit = await commitAt(at, commits);
  const bytes = await commits.file(commit.sha, path);
  if (bytes === undefined) return { kind: 'absent', why: phrase`is not in ${commitLabel(commit.sha)}` };
  return { kind: 'found', sources: [bytesSource(`${path} at ${commit.sha.slice(0, 7)}`, bytes)], commit: { ...commit, relation: RELATIONS.get(at) ?? phrase`as named` } };
}

const RELATIONS: ReadonlyMap<string, Phrase> = new Map([
  ['merge-base', phrase`where this change began`],
  ['base', phrase`where its branch stands now`],
]);

async function commitAt(at: string, commits: CommitStore): Promise<Commit> {
  if (at === 'merge-base') return (await commits.base()).mergeBase;
  return at === 'base' ? (await commits.base()).tip : commits.named(at);
}
