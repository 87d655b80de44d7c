import { createRequire } from 'node:module';
import { commentObject, giteaCommentObject, type Addresses, type StoredComment } from './objects.js';
import type { ArtifactStore } from './artifacts-api.js';
import type { BareRepository } from './bare-repository.js';
import { handleGit } from './git-api.js';
import type { Call, Operation } from './openapi.js';
import { failed, type Reply } from './reply.js';

/** The one repository of the fake: its comments, and what the API's operations do to them. */
export interface Repository {
  comments(): readonly StoredComment[];
  add(comment: Omit<StoredComment, 'id'>): StoredComment;
  remove(id: number): void;
  /** Carries out an operation whose caller may do so. */
  handle(call: Call, operation: Operation, accept: string): Reply;
}

export interface RepositoryOptions {
  readonly addresses: Addresses;
  readonly isGitea: boolean;
  /** Whose comments the token writes. */
  readonly author: string;
  /** Every number when absent. */
  readonly pullRequests?: readonly number[] | undefined;
  readonly artifacts: ArtifactStore;
  readonly git: BareRepository;
  /** What the pull request's own fields are, beside GitHub's example. */
  readonly pulls: ReadonlyMap<number, object>;
}

/** GitHub's limit for a comment's body on its strictest reading: in bytes. */
const MAX_BODY = 65_536;

export function openRepository({ addresses, isGitea, author, pullRequests, artifacts, git, pulls }: RepositoryOptions): Repository {
  let comments: readonly StoredComment[] = [];
  let lastId = 1000;
  const shape = (comment: StoredComment): object => (isGitea ? giteaCommentObject : commentObject)(comment, addresses);
  const exists = (pullRequest: number): boolean => pullRequests === undefined || pullRequests.includes(pullRequest);

  const add = (comment: Omit<StoredComment, 'id'>): StoredComment => {
    lastId += 1;
    const stored = { id: lastId, ...comment };
    comments = [...comments, stored];
    return stored;
  };
  const remove = (id: number): void => {
    comments = comments.filter((comment) => comment.id !== id);
  };

  const list = (pullRequest: number, { path, query }: Call): Reply => {
    const all = comments.filter((comment) => comment.pullRequest === pullRequest);
    if (isGitea) return { status: 200, body: all.map(shape) };
    const perPage = Math.min(Number(query.get('per_page') ?? 30), 100);
    const page = Number(query.get('page') ?? 1);
    const last = Math.max(Math.ceil(all.length / perPage), 1);
    const to = (number: number, rel: string): string => `<${addresses.apiUrl}${path}?per_page=${perPage}&page=${number}>; rel="${rel}"`;
    const links = [
      ...(page > 1 ? [to(page - 1, 'prev'), to(1, 'first')] : []),
      ...(page < last ? [to(page + 1, 'next'), to(last, 'last')] : []),
    ];
    const body = all.slice((page - 1) * perPage, page * perPage).map(shape);
    return { status: 200, body, headers: links.length === 0 ? {} : { link: links.join(', ') } };
  };

  const create = (pullRequest: number, body: string): Reply =>
    Buffer.byteLength(body) > MAX_BODY ? tooLong() : { status: 201, body: shape(add({ pullRequest, author, body })) };

  const update = (before: StoredComment, body: string): Reply => {
    if (Buffer.byteLength(body) > MAX_BODY) return tooLong();
    const after = { ...before, body };
    comments = comments.map((comment) => (comment.id === after.id ? after : comment));
    return { status: 200, body: shape(after) };
  };

  const pullList = ({ query }: Call): Reply => {
    const head = query.get('head');
    const wanted = [...pulls.values()].filter((fields) => head === null || head === Reflect.get(fields, 'label'));
    const example = { ...(pullRequestObject(1) as Record<string, unknown>), auto_merge: null };
    return { status: 200, body: wanted.map((fields) => merged(example, Object.fromEntries(Object.entries(fields).filter(([key]) => key !== 'label')))) };
  };

  return {
    comments: () => comments,
    add,
    remove,
    handle(call, operation, accept) {
      const { template, pathParameters } = operation;
      const parameter = (name: string): string => pathParameters.get(name) ?? '';
      if (`${parameter('owner')}/${parameter('repo')}` !== addresses.repository) return failed(404, 'Not Found');
      if (`${call.method} ${template}` === 'GET /repos/{owner}/{repo}/pulls') return pullList(call);
      const elsewhere = artifacts.handle(call, operation) ?? handleGit(git, call, operation, accept);
      if (elsewhere !== undefined) return elsewhere;
      const pullRequest = Number(pathParameters.get('issue_number') ?? pathParameters.get('pull_number'));
      const comment = comments.find(({ id }) => id === Number(parameter('comment_id')));
      if (pathParameters.has('comment_id') ? comment === undefined : !exists(pullRequest)) return failed(404, 'Not Found');
      switch (`${call.method} ${template}`) {
        case 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments':
          return list(pullRequest, call);
        case 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments':
          return create(pullRequest, bodyOf(call));
        case 'GET /repos/{owner}/{repo}/pulls/{pull_number}':
          return { status: 200, body: { ...pullRequestObject(pullRequest), ...pulls.get(pullRequest) } };
      }
      if (comment === undefined) return failed(404, 'Not Found');
      if (call.method === 'PATCH') return update(comment, bodyOf(call));
      remove(comment.id);
      return { status: 204 };
    },
  };
}

function tooLong(): Reply {
  return {
    status: 422,
    body: {
      message: 'Validation Failed',
      errors: [{ resource: 'IssueComment', code: 'unprocessable', field: 'data', message: `Body is too long (maximum is ${MAX_BODY} characters)` }],
      documentation_url: 'https://docs.github.com/rest',
    },
  };
}

function bodyOf({ body }: Call): string {
  const text: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'body') : undefined;
  return typeof text === 'string' ? text : '';
}

function merged(base: unknown, over: unknown): unknown {
  if (typeof over !== 'object' || over === null || Array.isArray(over)) return over;
  const own = typeof base === 'object' && base !== null ? base : {};
  return { ...own, ...Object.fromEntries(Object.entries(over).map(([key, value]) => [key, merged(Reflect.get(own, key), value)])) };
}

/** GitHub's own example of a pull request, with the number asked for. */
function pullRequestObject(number: number): object {
  const definitions = createRequire(import.meta.url)('@octokit/webhooks-examples') as { name: string; examples: { action?: string; pull_request?: object }[] }[];
  const examples = definitions.find(({ name }) => name === 'pull_request')?.examples ?? [];
  return { ...examples.find(({ action }) => action === 'synchronize')?.pull_request, number };
}
