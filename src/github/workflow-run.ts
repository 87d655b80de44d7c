import type { Artifact } from './artifacts.js';
import type { GitHubClient } from './client.js';
import type { RepositoryName } from './commits.js';
import { at, idAt, textAt } from './json-path.js';
import { refusedBy } from './refused.js';

/** A run of another workflow that has ended, as the event `workflow_run` tells of it. */
export interface EndedRun {
  readonly id: number;
  /** What started it, such as `pull_request`. */
  readonly event: string;
  readonly headSha: string;
  readonly headBranch: string;
  /** Owner and full name of the repository that its head lies in; empty when it is gone. */
  readonly headOwner: string;
  readonly headRepository: string;
  readonly url: string;
}

/** An open pull request whose head is the commit that the run judged. */
export interface JudgedPull {
  readonly number: number;
  readonly baseRef: string;
  readonly baseSha: string;
  readonly fromFork: boolean;
}

export function endedRunIn(payload: unknown): EndedRun | undefined {
  const run = at(payload, 'workflow_run');
  const id = idAt(run, 'id');
  const headSha = textAt(run, 'head_sha');
  if (id === undefined || headSha === undefined) return undefined;
  return {
    id,
    headSha,
    event: textAt(run, 'event') ?? '',
    headBranch: textAt(run, 'head_branch') ?? '',
    headOwner: textAt(run, 'head_repository', 'owner', 'login') ?? '',
    headRepository: textAt(run, 'head_repository', 'full_name') ?? '',
    url: textAt(run, 'html_url') ?? '',
  };
}

/**
 * The open pull requests whose head is exactly the commit of the run, in the repository and on the branch it came from. What the run itself
 * left behind is not asked: a fork could have written any number. Throws ProblemError where GitHub cannot be asked.
 */
export async function pullsOf(client: GitHubClient, { owner, repo }: RepositoryName, run: EndedRun): Promise<readonly JudgedPull[]> {
  if (run.headOwner === '' || run.headBranch === '') return [];
  const answer = await client.request({
    route: 'GET /repos/{owner}/{repo}/pulls',
    parameters: { owner, repo, state: 'open', head: `${run.headOwner}:${run.headBranch}`, per_page: 100 },
    decode: (body) => (Array.isArray(body) ? body.flatMap((one: unknown) => pullIn(one, run, `${owner}/${repo}`)) : undefined),
  });
  if (answer.ok) return answer.value;
  throw refusedBy('the pull requests cannot be listed', answer.failure, 'pull-requests: write');
}

function pullIn(one: unknown, run: EndedRun, here: string): readonly JudgedPull[] {
  const number = idAt(one, 'number');
  const [sha, from, baseRef, baseSha] = [textAt(one, 'head', 'sha'), textAt(one, 'head', 'repo', 'full_name'), textAt(one, 'base', 'ref'), textAt(one, 'base', 'sha')];
  if (number === undefined || baseRef === undefined || baseSha === undefined || sha !== run.headSha || from !== run.headRepository) return [];
  return [{ number, baseRef, baseSha, fromFork: from.toLowerCase() !== here.toLowerCase() }];
}

/** The artifacts of that name that the run left; expired ones are left out. Throws ProblemError where GitHub cannot be asked. */
export async function artifactsOfRun(client: GitHubClient, { owner, repo }: RepositoryName, runId: number, name: string): Promise<readonly Artifact[]> {
  const answer = await client.request({
    route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts',
    parameters: { owner, repo, run_id: runId, name, per_page: 100 },
    decode: (body) => {
      const all = at(body, 'artifacts');
      return Array.isArray(all) ? all.flatMap((one: unknown) => artifactIn(one, runId, name)) : undefined;
    },
  });
  if (answer.ok) return answer.value;
  throw refusedBy(`the artifacts of the run ${runId} cannot be listed`, answer.failure, 'actions: read');
}

function artifactIn(one: unknown, runId: number, name: string): readonly Artifact[] {
  const id = idAt(one, 'id');
  const digest = textAt(one, 'digest');
  if (id === undefined || textAt(one, 'name') !== name || at(one, 'expired') !== false) return [];
  return [{ id, runId, name, sha: textAt(one, 'workflow_run', 'head_sha') ?? '', made: textAt(one, 'created_at') ?? '', ...(digest !== undefined && { digest }) }];
}
