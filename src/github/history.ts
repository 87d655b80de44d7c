import type { Answer, Failure } from './answer.js';
import type { ApiRequest, GitHubClient } from './client.js';
import type { RepositoryName } from './commits.js';
import { at, textAt } from './json-path.js';
import { refusedBy } from './refused.js';

/** A file for the history. */
export interface Entry {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export type Appended =
  | { readonly kind: 'appended'; readonly commit: string }
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * A branch with a history of its own, to which files are only added. It is read and written by the API alone: nothing is checked out, and
 * what else lies there is left as it is.
 */
export interface History {
  /** The files of one directory: name to what `read` takes. Undefined where there is no such branch. */
  files(branch: string, directory: string): Promise<ReadonlyMap<string, string> | undefined>;
  read(id: string): Promise<Buffer>;
  /** Adds the files in one commit, however many do so at once: who loses the race begins again from what the winner left. */
  append(branch: string, entries: readonly Entry[], message: string): Promise<Appended>;
}

export interface HistoryOptions {
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** From 0 to 1: those who collide do not do so again and again. */
  readonly random: () => number;
}

const MOST_BYTES = 100 * 1024 * 1024;
/** Eight writers at once need at most eight; the rest is for bad luck. */
const MOST_TRIES = 20;
const FIRST_WAIT = 200;
const LONGEST_WAIT = 3000;
const NEEDS = 'contents: write';

export function historyOf(client: GitHubClient, { owner, repo }: RepositoryName, { sleep, random }: HistoryOptions): History {
  const of = (more: Readonly<Record<string, unknown>>): ApiRequest<never>['parameters'] => ({ owner, repo, ...more }) as ApiRequest<never>['parameters'];
  const ask = async (route: string, more: Readonly<Record<string, unknown>>, decode: ApiRequest<string>['decode']): Promise<Answer<string>> => client.request({ route: route.replace('/', '/repos/{owner}/{repo}/'), parameters: of(more), decode });
  const head = async (branch: string): Promise<Answer<string>> => ask('GET /git/ref/{ref}', { ref: `heads/${branch}` }, (body) => textAt(body, 'object', 'sha'));

  const tree = async (id: string): Promise<readonly TreeEntry[]> => {
    const answer = await client.request({ route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}', parameters: of({ tree_sha: id }), decode: treeIn });
    if (answer.ok) return answer.value;
    throw refusedBy(`the history at ${id.slice(0, 7)} cannot be read`, answer.failure, 'contents: read');
  };

  /** The new commit on top of `tip`, which nothing points to yet. */
  const commit = async (tip: string | undefined, blobs: readonly { readonly path: string; readonly sha: string }[], message: string): Promise<Answer<string>> => {
    const base = tip === undefined ? undefined : await ask('GET /git/commits/{commit_sha}', { commit_sha: tip }, (body) => textAt(body, 'tree', 'sha'));
    if (base?.ok === false) return base;
    const files = blobs.map(({ path, sha }) => ({ path, mode: '100644', type: 'blob', sha }));
    const made = await ask('POST /git/trees', { tree: files, ...(base?.ok === true && { base_tree: base.value }) }, shaIn);
    return made.ok ? ask('POST /git/commits', { message, tree: made.value, parents: tip === undefined ? [] : [tip] }, shaIn) : made;
  };

  /** One try to move the branch from what it was to what it becomes. */
  const attempt = async (branch: string, blobs: readonly { readonly path: string; readonly sha: string }[], message: string): Promise<Answer<string>> => {
    const tip = await head(branch);
    if (!tip.ok && tip.failure.status !== 404) return tip;
    const made = await commit(tip.ok ? tip.value : undefined, blobs, message);
    if (!made.ok) return made;
    // Never by force: whoever came first stays.
    const moved = tip.ok
      ? await ask('PATCH /git/refs/{ref}', { ref: `heads/${branch}`, sha: made.value, force: false }, (body) => textAt(body, 'object', 'sha'))
      : await ask('POST /git/refs', { ref: `refs/heads/${branch}`, sha: made.value }, (body) => textAt(body, 'object', 'sha'));
    return moved.ok ? made : moved;
  };

  /** Tries again as long as somebody else was faster, or the server was busy. What is sent twice is the same twice, so no harm is done. */
  const persistent = async (send: () => Promise<Answer<string>>): Promise<Answer<string>> => {
    for (let tries = 1; ; tries++) {
      const answer = await send();
      if (answer.ok || tries === MOST_TRIES) return answer;
      // 422: the branch has moved on, or has come to be, since it was looked at. 409: the server is busy with it.
      const lost = answer.failure.status === 422 || answer.failure.status === 409;
      if (lost) await sleep((0.5 + random()) * Math.min(FIRST_WAIT * 2 ** Math.min(tries - 1, 4), LONGEST_WAIT));
      else if (!answer.failure.transient || !(await client.waitFor(answer.failure, tries))) return answer;
    }
  };

  return {
    async files(branch, directory) {
      const tip = await head(branch);
      if (!tip.ok) {
        if (tip.failure.status === 404) return undefined;
        throw refusedBy(`the branch ${JSON.stringify(branch)} cannot be read`, tip.failure, 'contents: read');
      }
      const found = (await tree(tip.value)).find(({ path, type }) => path === directory && type === 'tree');
      if (found === undefined) return new Map();
      return new Map((await tree(found.sha)).flatMap(({ path, type, sha }) => (type === 'blob' ? [[path, sha] as const] : [])));
    },

    async read(id) {
      const answer = await client.download({ route: 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}', parameters: of({ file_sha: id }), accept: 'application/vnd.github.raw+json', maxBytes: MOST_BYTES });
      if (answer.ok) return answer.value;
      throw refusedBy(`the file ${id.slice(0, 7)} of the history cannot be read`, answer.failure, 'contents: read');
    },

    async append(branch, entries, message) {
      const blobs: { readonly path: string; readonly sha: string }[] = [];
      for (const { path, bytes } of entries) {
        const blob = await persistent(() => ask('POST /git/blobs', { content: Buffer.from(bytes).toString('base64'), encoding: 'base64' }, shaIn));
        if (!blob.ok) return notAppended(blob.failure);
        blobs.push({ path, sha: blob.value });
      }
      const moved = await persistent(() => attempt(branch, blobs, message));
      return moved.ok ? { kind: 'appended', commit: moved.value } : notAppended(moved.failure);
    },
  };
}

function notAppended({ reason, permission = NEEDS, status }: Failure): Appended {
  return { kind: 'failed', reason: status === 403 || status === 404 ? `${reason}. The job needs this permission: ${permission}` : reason };
}

interface TreeEntry {
  readonly path: string;
  readonly type: string;
  readonly sha: string;
}

function treeIn(body: unknown): readonly TreeEntry[] | undefined {
  const entries = at(body, 'tree');
  if (!Array.isArray(entries) || at(body, 'truncated') === true) return undefined;
  return entries.flatMap((one: unknown) => {
    const [path, type, sha] = [textAt(one, 'path'), textAt(one, 'type'), textAt(one, 'sha')];
    return path === undefined || type === undefined || sha === undefined ? [] : [{ path, type, sha }];
  });
}

function shaIn(body: unknown): string | undefined {
  return textAt(body, 'sha');
}
