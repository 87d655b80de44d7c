import { ProblemError } from '../problem.js';
import type { GitHubClient } from './client.js';
import type { Compared } from './event.js';
import { at, textAt } from './json-path.js';
import { refusedBy } from './refused.js';

/** A commit, and when it was made, where that is known. */
export interface Commit {
  readonly sha: string;
  /** ISO 8601. */
  readonly made?: string;
}

/** Where a change parts from the branch it goes to, and where that branch stands now. */
export interface Base {
  readonly mergeBase: Commit;
  readonly tip: Commit;
  /** Without `refs/heads/`; empty when unknown. */
  readonly branch: string;
}

/** The commits of the repository and the files in them, by GitHub's API: it needs no git and no deep checkout. */
export interface Commits {
  base(): Promise<Base>;
  /** The commit of a tag, a branch or a commit's name. */
  named(name: string): Promise<Commit>;
  /** The commit itself and those before it, the newest first, up to a hundred. */
  ancestors(sha: string): Promise<readonly string[]>;
  /** The bytes of a file in a commit that exists; undefined where it has no such file. */
  file(commit: string, path: string): Promise<Buffer | undefined>;
}

export interface RepositoryName {
  readonly owner: string;
  readonly repo: string;
}

/** The API hands out files up to this size. */
const MOST_BYTES = 100 * 1024 * 1024;
const CONTENTS = 'contents: read';

/** Every failure is a ProblemError: what cannot be read is never the same as what is not there. */
export function commitsOf(client: GitHubClient, { owner, repo }: RepositoryName, compared: Compared | undefined): Commits {
  let base: Promise<Base> | undefined;

  /** Commits that the API has shown: of these it shows the files, too. */
  const shown = new Set<string>();
  const seen = (commit: Commit): Commit => {
    shown.add(commit.sha);
    return commit;
  };

  const named = async (name: string): Promise<Commit> => {
    const answer = await client.request({ route: 'GET /repos/{owner}/{repo}/commits/{ref}', parameters: { owner, repo, ref: name }, decode: commitIn });
    if (answer.ok) return seen(answer.value);
    if (answer.failure.status === 422) throw new ProblemError({ message: `the repository has no commit ${JSON.stringify(name)}` });
    throw refusedBy(`the commit ${JSON.stringify(name)} cannot be found`, answer.failure, CONTENTS);
  };

  const parted = async (bases: readonly string[], head: string, branch: string): Promise<Base> => {
    let failed: ProblemError | undefined;
    for (const from of bases) {
      const answer = await client.request({ route: 'GET /repos/{owner}/{repo}/compare/{basehead}', parameters: { owner, repo, basehead: `${from}...${head}`, per_page: 1, page: 1 }, decode: partingIn });
      if (answer.ok) return { mergeBase: seen(answer.value.mergeBase), tip: seen(answer.value.tip), branch };
      failed ??= refusedBy(`where ${head.slice(0, 7)} parts from ${JSON.stringify(from)} cannot be found`, answer.failure, CONTENTS);
      // A branch that is gone: its last known commit may serve.
      if (answer.failure.status !== 404) break;
    }
    throw failed ?? new ProblemError({ message: 'there is no branch to compare with' });
  };

  const find = async (): Promise<Base> => {
    if (compared === undefined) throw new ProblemError({ message: 'the event of this run names no branch and no commit to compare with' });
    const { branch, from } = compared;
    if (from.kind === 'branches') return parted(from.bases, from.head, branch);
    if (from.kind === 'commit') {
      const commit = await named(from.sha);
      return { mergeBase: commit, tip: commit, branch };
    }
    const answer = await client.request({ route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}', parameters: { owner, repo, pull_number: from.number }, decode: endsIn });
    if (!answer.ok) throw refusedBy(`the pull request ${from.number} cannot be read`, answer.failure, 'pull-requests: read');
    const { ref, sha, head } = answer.value;
    return parted([ref, sha], head, ref);
  };

  return {
    base: () => (base ??= find()),
    named,
    async ancestors(sha) {
      const answer = await client.request({
        route: 'GET /repos/{owner}/{repo}/commits',
        parameters: { owner, repo, sha, per_page: 100 },
        decode: (body) => (Array.isArray(body) ? body.map((one) => textAt(one, 'sha')).filter((one) => one !== undefined) : undefined),
      });
      if (answer.ok) return answer.value;
      throw refusedBy(`the commits before ${sha.slice(0, 7)} cannot be listed`, answer.failure, CONTENTS);
    },
    async file(commit, path) {
      // A repository that the token may not read answers as one without the file.
      if (!shown.has(commit)) await named(commit);
      const answer = await client.download({ route: 'GET /repos/{owner}/{repo}/contents/{path}', parameters: { owner, repo, path, ref: commit }, accept: 'application/vnd.github.raw+json', maxBytes: MOST_BYTES });
      if (answer.ok) return answer.value;
      if (answer.failure.status === 404) return undefined;
      throw refusedBy(`${path} at ${commit.slice(0, 7)} cannot be read`, answer.failure, CONTENTS);
    },
  };
}

function commitIn(body: unknown): Commit | undefined {
  const sha = textAt(body, 'sha');
  const made = textAt(body, 'commit', 'committer', 'date');
  return sha === undefined ? undefined : { sha, ...(made !== undefined && { made }) };
}

function partingIn(body: unknown): Pick<Base, 'mergeBase' | 'tip'> | undefined {
  const mergeBase = commitIn(at(body, 'merge_base_commit'));
  const tip = commitIn(at(body, 'base_commit'));
  return mergeBase === undefined || tip === undefined ? undefined : { mergeBase, tip };
}

function endsIn(body: unknown): { readonly ref: string; readonly sha: string; readonly head: string } | undefined {
  const [ref, sha, head] = [textAt(body, 'base', 'ref'), textAt(body, 'base', 'sha'), textAt(body, 'head', 'sha')];
  return ref === undefined || sha === undefined || head === undefined ? undefined : { ref, sha, head };
}
