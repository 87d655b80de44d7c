import type { Answer, Failure } from './answer.js';
import type { ApiRequest, GitHubClient } from './client.js';
import { at, idAt, textAt } from './json-path.js';
import { requestAllPages } from './pages.js';

/** A comment of a pull request's conversation. */
export interface Comment {
  readonly id: number;
  readonly url: string;
  /** Login; empty for a deleted account. */
  readonly author: string;
  readonly body: string;
}

/** What the sticky comment needs of GitHub. Answers are values: nothing here throws for HTTP or network reasons. */
export interface CommentsApi {
  /** All comments, of all pages. */
  list(): Promise<Answer<readonly Comment[]>>;
  /** Sent once: a creation that failed transiently may have gone through. */
  create(body: string): Promise<Answer<Comment>>;
  update(id: number, body: string): Promise<Answer<Comment>>;
  remove(id: number): Promise<Answer<null>>;
  /** Waits before another try; false when the waiting has taken long enough. */
  waitFor(failure: Failure, tries: number): Promise<boolean>;
  /** Lets other jobs do what they have begun, a little longer or shorter each time. */
  pause(): Promise<void>;
}

/** Longer than a request takes, in milliseconds. */
const PAUSE = 1500;

export interface Conversation {
  readonly owner: string;
  readonly repo: string;
  readonly pullRequest: number;
}

export function commentsOf(client: GitHubClient, { owner, repo, pullRequest }: Conversation): CommentsApi {
  const ofPullRequest = { owner, repo, issue_number: pullRequest };
  const ofComment = (id: number): ApiRequest<Comment>['parameters'] => ({ owner, repo, comment_id: id });
  return {
    list: () =>
      requestAllPages(client, {
        route: 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
        parameters: ofPullRequest,
        decode: (body) => (Array.isArray(body) ? body.map(decodeComment).filter((comment) => comment !== undefined) : undefined),
      }),
    create: (body) =>
      client.request({
        route: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
        parameters: { ...ofPullRequest, body },
        decode: decodeComment,
      }),
    update: (id, body) =>
      client.request({
        route: 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
        parameters: { ...ofComment(id), body },
        decode: decodeComment,
      }),
    remove: (id) =>
      client.request({
        route: 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}',
        parameters: ofComment(id),
        decode: () => null,
      }),
    waitFor: (failure, tries) => client.waitFor(failure, tries),
    pause: () => client.pause(PAUSE),
  };
}

function decodeComment(value: unknown): Comment | undefined {
  const id = idAt(value, 'id');
  const body = at(value, 'body');
  if (id === undefined) return undefined;
  return {
    id,
    url: textAt(value, 'html_url') ?? '',
    author: textAt(value, 'user', 'login') ?? '',
    body: typeof body === 'string' ? body : '',
  };
}
