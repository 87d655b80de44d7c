import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ErrorAnswer, Fault } from './faults.js';
import type { StoredComment } from './objects.js';
import { findOperation, type Call, type Operation } from './openapi.js';
import { openArtifacts, type StoredArtifact } from './artifacts-api.js';
import { openBareRepository, type BareRepository } from './bare-repository.js';
import { failed, type Reply } from './reply.js';
import { openRepository } from './repository.js';

export interface FakeGitHubOptions {
  /** `owner/name` of the one repository there is. */
  readonly repository?: string;
  /** `/api/v3` as GitHub Enterprise Server has it, `/api/v1` as Gitea; empty for github.com. */
  readonly basePath?: '' | '/api/v3' | '/api/v1';
  /** The only token that is accepted. */
  readonly token?: string;
  /** Whose comments the token writes. */
  readonly author?: string;
  /** The pull requests there are; every number when absent. */
  readonly pullRequests?: readonly number[];
}

export interface RecordedRequest {
  readonly method: string;
  /** As sent, with base path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/**
 * GitHub's API for issue comments and pull requests, on a free port of this machine. With the base path `/api/v1` it
 * behaves as Gitea does: lists are not paged, and comments have other fields.
 */
export interface FakeGitHub {
  /** For GITHUB_API_URL. */
  readonly apiUrl: string;
  /** For GITHUB_SERVER_URL. */
  readonly serverUrl: string;
  /** For GITHUB_REPOSITORY. */
  readonly repository: string;
  readonly token: string;
  /** All requests so far, in order of arrival. */
  readonly requests: readonly RecordedRequest[];
  /** Where a request, or an answer of this fake, departs from GitHub's own description of its API. */
  readonly violations: readonly string[];
  /** The comments there are, of one pull request or all, in order of creation. */
  comments(pullRequest?: number): readonly StoredComment[];
  /** Puts a comment there as if someone had written it; on pull request 1 when no other is named. */
  plant(comment: { readonly author: string; readonly body: string; readonly pullRequest?: number }): StoredComment;
  /** Deletes a comment as if someone had. */
  unplant(id: number): void;
  /** The repository's commits and branches: a bare git repository. */
  readonly git: BareRepository;
  /** Leaves an artifact there as if a run had. Answers its id. */
  artifact(artifact: StoredArtifact): number;
  /** Says what a pull request is, beside GitHub's own example of one. */
  pull(number: number, fields: object): void;
  /** What the host that archives lie on was asked. */
  readonly storeRequests: readonly RecordedRequest[];
  /** Scripts a fault, of `faults.ts` or made by hand. Of several that match a request, the first scripted applies. */
  fault(fault: Fault): void;
  /** Closes the server. Throws when there were violations, so that a test which calls it last fails. */
  stop(): Promise<void>;
}

export async function startGitHub(options: FakeGitHubOptions = {}): Promise<FakeGitHub> {
  const { repository = 'octo-org/spam-filter', basePath = '', token = 'a-token-for-tests', author = 'github-actions[bot]', pullRequests } = options;
  const requests: RecordedRequest[] = [];
  const violations: string[] = [];
  const faults: { readonly fault: Fault; left: number; readonly held: (() => void)[] }[] = [];

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      violations.push(`the fake itself failed: ${String(error)}`);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const serverUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const apiUrl = `${serverUrl}${basePath}`;
  const isGitea = basePath === '/api/v1';
  const store = createServer((request, response) => {
    storeRequests.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: undefined });
    const archive = artifacts.archive(Number(/\d+/u.exec(request.url ?? '')?.[0]));
    if (archive === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'application/zip' }).end(archive);
  });
  await new Promise<void>((resolve) => {
    store.listen(0, '127.0.0.1', resolve);
  });
  const storeRequests: RecordedRequest[] = [];
  const artifacts = openArtifacts(() => `http://127.0.0.1:${(store.address() as AddressInfo).port}`);
  const git = lazyRepository();
  const pulls = new Map<number, object>();
  const state = openRepository({ addresses: { apiUrl, serverUrl, repository }, isGitea, author, pullRequests, artifacts, git, pulls });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await readCall(request, basePath);
    requests.push({ method: call.method, url: request.url ?? '', headers: request.headers, body: call.body });
    const operation = findOperation(call.method, call.path);
    const found = operation === undefined ? [`GitHub has no such operation`] : operation.problemsOfRequest(call);
    violations.push(...[...found, ...problemsOfHeaders(request.headers)].map((problem) => `request ${call.method} ${call.path}: ${problem}`));

    const perform = (): Reply => checked(call, operation, handle(call, operation, request.headers));
    const scripted = faults.find(({ fault, left }) => left > 0 && applies(fault, call));
    if (scripted === undefined) {
      send(response, perform());
      return;
    }
    scripted.left -= 1;
    const { delay = 0, together = 1, stored = false, headers, answer: wrong } = scripted.fault;
    await new Promise<void>((resolve) => {
      scripted.held.push(resolve);
      if (scripted.held.length >= together) for (const release of scripted.held) release();
    });
    const reply = stored || wrong === undefined || wrong === 'truncated' ? perform() : undefined;
    await sleep(delay);
    if (wrong === 'reset') request.socket.destroy();
    else if (wrong === 'truncated') sendHalf(response, reply);
    else if (wrong !== undefined) sendError(response, wrong, (error) => checked(call, operation, error));
    else if (reply !== undefined) send(response, { ...reply, headers: { ...reply.headers, ...headers } });
  }

  function checked(call: Call, operation: Operation | undefined, reply: Reply): Reply {
    if (isGitea || operation === undefined || reply.bytes !== undefined) return reply;
    const found = operation.problemsOfResponse(reply.status, reply.body);
    violations.push(...found.map((problem) => `response ${reply.status} to ${call.method} ${call.path}: ${problem}`));
    return reply;
  }

  function handle(call: Call, operation: Operation | undefined, headers: IncomingHttpHeaders): Reply {
    if (!new Set([`token ${token}`, `Bearer ${token}`, `bearer ${token}`]).has(headers.authorization ?? '')) return failed(401, 'Bad credentials');
    return operation === undefined ? failed(404, 'Not Found') : state.handle(call, operation, headers.accept ?? '');
  }

  return {
    apiUrl,
    serverUrl,
    repository,
    token,
    requests,
    violations,
    comments: (pullRequest) => state.comments().filter((comment) => pullRequest === undefined || comment.pullRequest === pullRequest),
    plant: ({ author: by, body, pullRequest = 1 }) => state.add({ pullRequest, author: by, body }),
    unplant: (id) => {
      state.remove(id);
    },
    git,
    artifact: (artifact) => artifacts.add(artifact),
    pull: (number, fields) => {
      pulls.set(number, fields);
    },
    storeRequests,
    fault(fault) {
      faults.push({ fault, left: fault.times ?? fault.together ?? 1, held: [] });
    },
    async stop() {
      server.closeAllConnections();
      store.closeAllConnections();
      store.close();
      git.remove();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      if (violations.length > 0) throw new Error(`Departures from GitHub's API:\n${violations.join('\n')}`);
    },
  };
}

/** A repository that comes to be when it is first looked at: most tests have no use for one. */
function lazyRepository(): BareRepository {
  let opened: BareRepository | undefined;
  const open = (): BareRepository => (opened ??= openBareRepository());
  return {
    get path() {
      return open().path;
    },
    commit: (commit) => open().commit(commit),
    git: (args, input) => open().git(args, input),
    bytes: (args) => open().bytes(args),
    remove: () => opened?.remove(),
  };
}

async function readCall(request: IncomingMessage, basePath: string): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const url = new URL(request.url ?? '/', 'http://localhost');
  const path = url.pathname.startsWith(`${basePath}/`) ? url.pathname.slice(basePath.length) : `(outside ${basePath}) ${url.pathname}`;
  return { method: request.method ?? '', path, query: url.searchParams, body: text === '' ? undefined : JSON.parse(text) };
}

function problemsOfHeaders(headers: IncomingHttpHeaders): string[] {
  return [
    // Without the header GitHub would serve another version one day; without a user agent it refuses.
    ...(headers['x-github-api-version'] === '2022-11-28' ? [] : ['the header x-github-api-version is not 2022-11-28']),
    ...(headers['user-agent'] === undefined ? ['there is no user-agent'] : []),
  ];
}

function applies({ method, path }: Fault, call: Call): boolean {
  return (method === undefined || method === call.method) && (path === undefined || path.test(call.path));
}

function send(response: ServerResponse, { status, body, bytes, headers = {} }: Reply): void {
  if (bytes !== undefined) {
    // GitHub calls any file so, whatever is in it.
    response.writeHead(status, { 'content-type': 'application/vnd.github.raw+json; charset=utf-8', ...headers }).end(bytes);
    return;
  }
  response.writeHead(status, { ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }), ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function sendHalf(response: ServerResponse, reply: Reply | undefined): void {
  const text = Buffer.from(JSON.stringify(reply?.body ?? {}));
  response.writeHead(reply?.status ?? 200, { 'content-type': 'application/json; charset=utf-8', 'content-length': text.length });
  response.write(text.subarray(0, text.length / 2), () => {
    response.destroy();
  });
}

function sendError(response: ServerResponse, { status, message, headers = {}, html }: ErrorAnswer, check: (reply: Reply) => Reply): void {
  if (html === undefined) send(response, { ...check(failed(status, message)), headers });
  else response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(html);
}
