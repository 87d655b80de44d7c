import type { BaselineSource } from '../config/baseline-source.js';
import { ProblemError } from '../problem.js';
import { label, phrase } from '../report/phrase.js';
import { bytesSource } from './bytes-source.js';
import type { Sought } from './choose.js';
import { nearestFirst } from './nearest.js';
import type { BaselineStores } from './stores.js';

/** How predictions of an evaluation are kept on a branch: a directory, and how a commit's file is called behind its name. */
export interface Kept {
  readonly directory: string;
  readonly extension: string;
}

/** A branch to which the runs of the default branch add their predictions. What else lies there is passed over. */
export async function fromBranch({ branch, place }: Extract<BaselineSource, { kind: 'branch' }>, kept: Kept, stores: BaselineStores): Promise<Sought> {
  const [history, commits] = await Promise.all([stores.history?.(), stores.commits?.()]);
  if (history === undefined || commits === undefined) throw new ProblemError({ message: `the baseline is on the branch ${branch} of a repository, and there is none here`, ...(place !== undefined && { place }), advice: 'Check out the repository with git, or give the action a token.' });
  // First, since it fails where the repository cannot be read: a branch that cannot be seen is not one that does not exist.
  const base = await commits.base();
  const files = await history.files(branch, kept.directory);
  if (files === undefined) return { kind: 'absent', why: phrase`does not exist yet` };
  const { extension } = kept;
  const shas = [...files.keys()].flatMap((name) => (/^[0-9a-f]{40,64}$/u.test(name.slice(0, -extension.length)) && name.endsWith(extension) ? [name.slice(0, -extension.length)] : []));
  const [nearest] = await nearestFirst(shas, base, commits);
  if (nearest === undefined) return { kind: 'absent', why: phrase`has no predictions of ${label(kept.directory)} yet` };
  const { sha, relation } = nearest;
  const bytes = await history.read(files.get(`${sha}${extension}`) ?? '');
  const commit = sha === base.mergeBase.sha ? base.mergeBase : { sha };
  return { kind: 'found', sources: [bytesSource(`${kept.directory}/${sha}${extension} of the branch ${branch}`, bytes)], commit: { ...commit, relation } };
}
