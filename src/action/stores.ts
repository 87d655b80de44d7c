import { either } from '../baseline/either.js';
import type { BaselineStores, CommitStore } from '../baseline/stores.js';
import { artifactsOf } from '../github/artifacts.js';
import { commitsOf } from '../github/commits.js';
import { historyOf } from '../github/history.js';
import { sleep, type Step } from './step.js';

/** Where baselines are kept: in the repository, by the API or, where that cannot tell, by git on disk; as artifacts; on a branch. */
export function storesOf({ client, inputs: { githubToken }, context: { owner, repo, compared, workspace } }: Step): BaselineStores {
  if (compared === undefined) return {};
  const onDisk = once(async (): Promise<CommitStore | undefined> => {
    const { from, branch } = compared;
    const { gitCommits } = await import('../workspace/git.js');
    if (from.kind === 'pull_request') return gitCommits(workspace);
    return gitCommits(workspace, from.kind === 'commit' ? { branch, bases: [from.sha], head: from.sha } : { branch, bases: from.bases.flatMap((base) => [base, `origin/${base}`]), head: from.head });
  });
  // Asked once and then kept: what it has learnt serves all evaluations.
  const commits = once(async () => (githubToken === '' ? onDisk() : either(commitsOf(client, { owner, repo }, compared), onDisk)));
  return {
    commits,
    artifacts: () => Promise.resolve(artifactsOf(client, { owner, repo })),
    history: () => Promise.resolve(historyOf(client, { owner, repo }, { sleep, random: Math.random })),
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
