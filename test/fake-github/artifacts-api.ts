import { createHash } from 'node:crypto';
import type { Call, Operation } from './openapi.js';
import { failed, type Reply } from './reply.js';
import { sampleOf } from './samples.js';

/** An artifact as a test leaves it; what is not said is that of a good run of main. */
export interface StoredArtifact {
  readonly name: string;
  readonly archive: Uint8Array;
  readonly sha: string;
  readonly branch?: string;
  readonly made?: string;
  readonly event?: string;
  readonly conclusion?: string | null;
  readonly fromFork?: boolean;
  readonly expired?: boolean;
  /** What the server says of the archive; by default the truth. */
  readonly digest?: string;
  /** The run that left it; by default one of its own. */
  readonly runId?: number;
}

export interface ArtifactStore {
  add(artifact: StoredArtifact): number;
  archive(id: number): Uint8Array | undefined;
  handle(call: Call, operation: Operation): Reply | undefined;
}

const REPOSITORY = 186_853_002;
const FORK = 999;

/** `storeUrl`: where archives are fetched from, which is another host. */
export function openArtifacts(storeUrl: () => string): ArtifactStore {
  const all = new Map<number, StoredArtifact & { readonly run: number }>();
  const artifact = (id: number, { name, archive, sha, branch = 'main', made = '2026-01-02T03:04:05Z', fromFork = false, expired = false, digest, run }: StoredArtifact & { readonly run: number }): object => ({
    id, name, size_in_bytes: archive.length, expired, created_at: made, updated_at: made, expires_at: made,
    digest: digest ?? `sha256:${createHash('sha256').update(archive).digest('hex')}`,
    workflow_run: { id: run, repository_id: REPOSITORY, head_repository_id: fromFork ? FORK : REPOSITORY, head_branch: branch, head_sha: sha },
  });
  const list = (template: string, method: string, wanted: (stored: StoredArtifact & { readonly run: number }) => boolean, query: URLSearchParams): Reply => {
    const name = query.get('name');
    const found = [...all].filter(([, stored]) => wanted(stored) && (name === null || stored.name === name)).toReversed();
    const perPage = Number(query.get('per_page') ?? 30);
    const page = Number(query.get('page') ?? 1);
    const artifacts = found.slice((page - 1) * perPage, page * perPage).map(([id, stored]) => sampleOf2(artifact(id, stored)));
    return { status: 200, body: sampleOf(template, method, 200, { total_count: found.length, artifacts }) };
  };
  const sampleOf2 = (over: object): object => ({ node_id: 'A', url: 'https://example.com', archive_download_url: 'https://example.com', ...over });

  return {
    add(stored) {
      const id = 5000 + all.size;
      all.set(id, { ...stored, run: stored.runId ?? 9000 + all.size });
      return id;
    },
    archive: (id) => all.get(id)?.archive,
    handle({ method, query }, { template, pathParameters }) {
      const id = Number(pathParameters.get('artifact_id'));
      const run = Number(pathParameters.get('run_id'));
      switch (`${method} ${template}`) {
        case 'GET /repos/{owner}/{repo}/actions/artifacts':
          return list(template, method, () => true, query);
        case 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts':
          return list(template, method, (stored) => stored.run === run, query);
        case 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}': {
          const stored = all.get(id);
          if (stored === undefined) return failed(404, 'Not Found');
          if (stored.expired === true) return failed(410, 'Artifact has expired');
          return { status: 302, headers: { location: `${storeUrl()}/archives/${id}?sig=a%2Fb` } };
        }
        case 'GET /repos/{owner}/{repo}/actions/runs/{run_id}': {
          const stored = [...all.values()].find((one) => one.run === run);
          if (stored === undefined) return failed(404, 'Not Found');
          const { branch = 'main', sha, event = 'push', conclusion = 'success', fromFork = false } = stored;
          return { status: 200, body: sampleOf(template, method, 200, { id: run, head_branch: branch, head_sha: sha, event, status: 'completed', conclusion, repository: { id: REPOSITORY }, head_repository: { id: fromFork ? FORK : REPOSITORY } }) };
        }
      }
      return undefined;
    },
  };
}
