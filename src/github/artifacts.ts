import { createHash } from 'node:crypto';
import { ProblemError } from '../problem.js';
import type { GitHubClient } from './client.js';
import type { RepositoryName } from './commits.js';
import { at, idAt, textAt } from './json-path.js';
import { refusedBy } from './refused.js';

/** An artifact that a run of this repository's own branch left. */
export interface Artifact {
  readonly id: number;
  readonly name: string;
  /** The commit of its run. */
  readonly sha: string;
  /** When it was made, ISO 8601. */
  readonly made: string;
  readonly runId: number;
  /** `sha256:…` of the archive; absent on servers that do not keep one. */
  readonly digest?: string;
}

export interface Artifacts {
  /** Artifacts of that name from the branch, the newest first, and what kept others out. Whether their runs were good is asked by `isGood`. */
  list(name: string, branch: string): Promise<{ readonly artifacts: readonly Artifact[]; readonly refused: readonly string[] }>;
  /** Why the run that left it cannot be trusted with a baseline; undefined when it can. */
  objection(artifact: Artifact, branch: string): Promise<string | undefined>;
  /** The bytes of the archive, as they were uploaded. */
  read(artifact: Artifact): Promise<Buffer>;
}

/** A baseline is a fraction of this. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Artifacts of a hundred a page: no branch keeps more good ones than that unless it is much busier than its pull requests. */
const MOST_PAGES = 5;
const PER_PAGE = 100;

/** Events whose runs measure what was merged. What a pull request runs is its own claim, whatever its branch is called. */
const TRUSTED_EVENTS: ReadonlySet<string> = new Set(['push', 'schedule', 'workflow_dispatch', 'repository_dispatch']);
const NEEDS = 'actions: read';

interface Listed extends Omit<Artifact, 'digest'> {
  readonly digest: string | undefined;
  readonly expired: boolean;
  readonly branch: string;
  readonly fromHere: boolean;
}

/** Every failure is a ProblemError: an artifact that cannot be read is never the same as none. */
export function artifactsOf(client: GitHubClient, { owner, repo }: RepositoryName): Artifacts {
  return {
    async list(name, branch) {
      const artifacts: Artifact[] = [];
      const refused = { expired: 0, elsewhere: 0, otherBranches: 0 };
      for (let page = 1; page <= MOST_PAGES; page++) {
        const answer = await client.request({ route: 'GET /repos/{owner}/{repo}/actions/artifacts', parameters: { owner, repo, name, per_page: PER_PAGE, page }, decode: listIn });
        if (!answer.ok) throw refusedBy(`the artifacts ${JSON.stringify(name)} cannot be listed`, answer.failure, NEEDS);
        for (const { expired, branch: from, fromHere, digest, ...artifact } of answer.value) {
          // The server filters by name; what it lists is looked at all the same.
          if (artifact.name !== name) continue;
          if (!fromHere) refused.elsewhere++;
          else if (from !== branch) refused.otherBranches++;
          else if (expired) refused.expired++;
          else artifacts.push({ ...artifact, ...(digest !== undefined && { digest }) });
        }
        if (answer.value.length < PER_PAGE) break;
      }
      const newest = artifacts.toSorted((a, b) => (a.made < b.made ? 1 : a.made > b.made ? -1 : b.id - a.id));
      return { artifacts: newest, refused: reasons(refused, branch) };
    },

    async objection({ runId }, branch) {
      const answer = await client.request({ route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}', parameters: { owner, repo, run_id: runId }, decode: runIn });
      if (!answer.ok) throw refusedBy(`the run ${runId} cannot be looked at`, answer.failure, NEEDS);
      const { event, conclusion, branch: from, fromHere } = answer.value;
      if (!fromHere) return 'its run is of another repository';
      if (from !== branch) return `its run is of the branch ${JSON.stringify(from)}`;
      if (!TRUSTED_EVENTS.has(event)) return `its run was started by ${event}`;
      return conclusion === 'success' ? undefined : `its run ${conclusion === '' ? 'has not ended' : `ended in ${conclusion}`}`;
    },

    async read({ id, name, digest }) {
      const answer = await client.download({ route: 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}', parameters: { owner, repo, artifact_id: id, archive_format: 'zip' }, maxBytes: MOST_BYTES });
      if (!answer.ok) throw refusedBy(`the artifact ${JSON.stringify(name)} (${id}) cannot be downloaded`, answer.failure, NEEDS);
      const found = `sha256:${createHash('sha256').update(answer.value).digest('hex')}`;
      if (digest !== undefined && digest !== found) {
        throw new ProblemError({ message: `the artifact ${JSON.stringify(name)} (${id}) is not what was uploaded: its digest is ${found.slice(0, 19)}…, and should be ${digest.slice(0, 19)}…`, advice: 'Run the workflow again. If it stays so, the store of artifacts has changed or lost it.' });
      }
      return answer.value;
    },
  };
}

function reasons({ expired, elsewhere, otherBranches }: { readonly expired: number; readonly elsewhere: number; readonly otherBranches: number }, branch: string): readonly string[] {
  return [
    ...(expired > 0 ? [`${expired} expired`] : []),
    ...(elsewhere > 0 ? [`${elsewhere} from forks`] : []),
    ...(otherBranches > 0 ? [`${otherBranches} from other branches than ${branch}`] : []),
  ];
}

function listIn(body: unknown): readonly Listed[] | undefined {
  const all = at(body, 'artifacts');
  return Array.isArray(all) ? all.flatMap((one: unknown) => artifactIn(one) ?? []) : undefined;
}

function artifactIn(one: unknown): Listed | undefined {
  const [id, runId] = [idAt(one, 'id'), idAt(one, 'workflow_run', 'id')];
  const [name, sha, made] = [textAt(one, 'name'), textAt(one, 'workflow_run', 'head_sha'), textAt(one, 'created_at')];
  if (id === undefined || runId === undefined || name === undefined || sha === undefined || made === undefined) return undefined;
  const own = idAt(one, 'workflow_run', 'repository_id');
  return {
    id, runId, name, sha, made,
    digest: textAt(one, 'digest'),
    expired: at(one, 'expired') !== false,
    branch: textAt(one, 'workflow_run', 'head_branch') ?? '',
    fromHere: own !== undefined && own === idAt(one, 'workflow_run', 'head_repository_id'),
  };
}

function runIn(body: unknown): { readonly event: string; readonly conclusion: string; readonly branch: string; readonly fromHere: boolean } | undefined {
  const event = textAt(body, 'event');
  if (event === undefined) return undefined;
  const own = idAt(body, 'repository', 'id');
  return { event, conclusion: textAt(body, 'conclusion') ?? '', branch: textAt(body, 'head_branch') ?? '', fromHere: own !== undefined && own === idAt(body, 'head_repository', 'id') };
}
