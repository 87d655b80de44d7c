import type { Failure } from './answer.js';
import { MAX_TRIES, tooLong } from './client.js';
import { encodeKey, formatMarker, readMarker, textBelowMarker, type Marker, type MarkerFields } from './comment-marker.js';
import type { Comment, CommentsApi } from './comments-api.js';

export interface CommentRequest extends MarkerFields {
  /** Login whose comments may be updated. */
  readonly author: string;
  /** The Markdown without a marker, made of what stands in the comment now, if there is one. */
  readonly text: (before: string | undefined) => string;
  /** Whether a later run has spoken already. */
  readonly isOutdated: (before: string, marker: Marker) => boolean;
  /** Present where other jobs write parts of their own into the same comment: whether the text has that of this job. */
  readonly isThere?: (text: string) => boolean;
  /** Whether to create the comment where there is none; one that exists is always brought up to date. */
  readonly create: boolean;
  /** Whether the pull request comes from a fork, which explains a refusal. */
  readonly fromFork?: boolean;
}

export type CommentResult =
  /** `note` says what keeps the next run from finding the comment again. */
  | { readonly kind: 'created'; readonly url: string; readonly note?: string }
  | { readonly kind: 'updated'; readonly url: string }
  /** The text was the same already; its marker may have been renewed. */
  | { readonly kind: 'unchanged'; readonly url: string }
  /** A later run has already written the comment. */
  | { readonly kind: 'superseded'; readonly reason: string }
  | { readonly kind: 'absent' }
  /** GitHub does not allow it. */
  | { readonly kind: 'refused'; readonly status: number; readonly permission?: string; readonly reason: string }
  /** It did not work this time. */
  | { readonly kind: 'failed'; readonly reason: string };

/** One of ours: the author's, with this key in the marker of its first line. */
interface OwnComment extends Comment {
  readonly marker: Marker;
}

/**
 * Brings the pull request's one comment of this key up to date, or creates it. Never throws for HTTP or network reasons.
 *
 * GitHub offers no condition on a write, so several jobs may find no comment and create one each. They converge: the
 * oldest comment stays, whoever created a younger one moves its text there and deletes its own.
 */
export async function upsertComment(api: CommentsApi, request: CommentRequest): Promise<CommentResult> {
  const result = await write(api, request);
  return request.isThere === undefined || !('url' in result) ? result : keep(api, request, request.isThere, result);
}

async function write(api: CommentsApi, request: CommentRequest): Promise<CommentResult> {
  const listed = await api.list();
  if (!listed.ok) return explain(listed.failure, request);
  const own = ownComments(listed.value, request);
  if (own.length > 0) return bringUpToDate(api, request, own);
  return request.create ? create(api, request) : { kind: 'absent' };
}

/** How often a job looks whether its part is still there, and how often it writes it again. */
const LOOKS = 2;
const MOST_WRITES = 12;

/**
 * Another job that read the comment before this one wrote it puts back what it read. So a job stays until it has seen its part twice, some
 * time apart: whoever read before the write has written by then.
 */
async function keep(api: CommentsApi, request: CommentRequest, isThere: (text: string) => boolean, first: CommentResult): Promise<CommentResult> {
  let result = first;
  for (let seen = 0, writes = 1; seen < LOOKS && writes < MOST_WRITES; ) {
    await api.pause();
    const listed = await api.list();
    if (!listed.ok) return result;
    const [oldest, ...younger] = ownComments(listed.value, request);
    if (oldest !== undefined && younger.length === 0 && isThere(textBelowMarker(oldest.body))) {
      seen += 1;
      continue;
    }
    seen = 0;
    writes += 1;
    const again = await write(api, request);
    if (!('url' in again)) return again.kind === 'superseded' ? again : result;
    result = again;
  }
  return result;
}

async function create(api: CommentsApi, request: CommentRequest): Promise<CommentResult> {
  for (let tries = 1; ; tries += 1) {
    const created = await api.create(fullBody(request, undefined));
    if (created.ok) return settle(api, request, created.value);
    const { failure } = created;
    if (!failure.transient) return explain(failure, request);
    if (!(await api.waitFor(failure, tries))) return explain(tooLong(failure), request);
    // The creation may have gone through though its answer was lost: look before sending it again.
    const listed = await api.list();
    if (!listed.ok) return explain(listed.failure, request);
    const own = ownComments(listed.value, request);
    const written = own.find((comment) => comment.body === fullBody(request, undefined));
    if (written !== undefined) return settle(api, request, written);
    if (own.length > 0) return bringUpToDate(api, request, own);
    if (tries === MAX_TRIES) return explain(failure, request);
  }
}

/** After a creation: there may now be an older comment, of a job that was creating its own at the same time. */
async function settle(api: CommentsApi, request: CommentRequest, mine: Comment): Promise<CommentResult> {
  const created: CommentResult = { kind: 'created', url: mine.url, ...authorNote(mine, request) };
  const listed = await api.list();
  if (!listed.ok) return created;
  const own = ownComments(listed.value, request);
  const [oldest] = own;
  if (oldest === undefined) return created;
  if (oldest.id === mine.id) {
    // Of a shared comment whoever wrote a younger one moves its part here.
    if (request.isThere === undefined) await removeAll(api, own.filter(({ id, marker, body }) => id !== mine.id && !request.isOutdated(textBelowMarker(body), marker)));
    return created;
  }
  const result = await bringUpToDate(api, request, own);
  if (result.kind === 'superseded') await api.remove(mine.id);
  const isMine = 'url' in result && result.url === mine.url;
  return isMine || result.kind === 'refused' || result.kind === 'failed' ? created : result;
}

async function bringUpToDate(api: CommentsApi, request: CommentRequest, own: readonly OwnComment[]): Promise<CommentResult> {
  const later = own.find(({ marker, body }) => request.isOutdated(textBelowMarker(body), marker));
  if (later !== undefined) {
    const { runId, runAttempt } = later.marker;
    return { kind: 'superseded', reason: `run ${runId} (attempt ${runAttempt}), which is later than this one, has already written the comment` };
  }
  const [oldest, ...younger] = own;
  if (oldest === undefined) return { kind: 'absent' };
  const before = textBelowMarker(oldest.body);
  const after = fullBody(request, before);
  const same = before === textBelowMarker(after);
  // Equal text is still written when its marker is of another run: else a run between the two could overwrite it.
  if (!same || oldest.body !== after) {
    const updated = await api.update(oldest.id, after);
    if (!updated.ok) {
      // Deleted since it was listed. What is left of ours, if anything, takes its place.
      if (updated.failure.status !== 404) return explain(updated.failure, request);
      if (younger.length > 0) return bringUpToDate(api, request, younger);
      return request.create ? create(api, request) : { kind: 'absent' };
    }
  }
  // A duplicate that cannot be deleted now is found again by the next run. In a shared comment another job's is its own to move.
  await removeAll(api, request.isThere === undefined ? younger : younger.filter(({ body }) => request.isThere?.(textBelowMarker(body)) === true));
  return { kind: same ? 'unchanged' : 'updated', url: oldest.url };
}

async function removeAll(api: CommentsApi, comments: readonly Comment[]): Promise<void> {
  for (const { id } of comments) await api.remove(id);
}

/** The oldest first. The author is compared as GitHub compares logins; anybody may quote or plant a marker. */
function ownComments(comments: readonly Comment[], { key, author }: CommentRequest): OwnComment[] {
  const encoded = encodeKey(key);
  return comments
    .flatMap((comment) => {
      const marker = readMarker(comment.body);
      const isOwn = marker?.key === encoded && comment.author.toLowerCase() === author.toLowerCase();
      return isOwn ? [{ ...comment, marker }] : [];
    })
    .toSorted((a, b) => a.id - b.id);
}

function fullBody(request: CommentRequest, before: string | undefined): string {
  return `${formatMarker(request)}\n${request.text(before)}`;
}

function authorNote({ author }: Comment, request: CommentRequest): { readonly note?: string } {
  if (author === '' || author.toLowerCase() === request.author.toLowerCase()) return {};
  return { note: `The comment was written by ${author}, not by ${request.author}: set comment-author to ${author}, or each run adds another comment` };
}

function explain(failure: Failure, { fromFork }: CommentRequest): CommentResult {
  const { status, permission, transient, reason } = failure;
  if (transient || status === undefined) return { kind: 'failed', reason };
  const lacksPermission = status === 403 && /not accessible|permission|must have/iu.test(reason);
  let hint = '';
  if (fromFork === true && lacksPermission) {
    hint = '. A pull request from a fork gets a read-only token, whatever the workflow asks for; a second workflow can write the comment (README, Pull requests from forks)';
  } else if (lacksPermission) {
    hint = `. The job needs this permission: ${permission ?? 'pull-requests: write'}`;
  }
  return { kind: 'refused', status, ...(permission === undefined ? {} : { permission }), reason: `${reason}${hint}` };
}
