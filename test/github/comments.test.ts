import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openClient } from '../../src/github/client.js';
import { COMMENT_BYTES, formatMarker, isLater, MARKER_BYTES, readMarker } from '../../src/github/comment-marker.js';
import { commentsOf, type CommentsApi } from '../../src/github/comments-api.js';
import { upsertComment, type CommentRequest } from '../../src/github/comments.js';
import { badGateway, CREATE, issuesDisabled, LIST, locked, notAccessible, notFound, REMOVE, secondaryLimit, tooManyRequests, UPDATE, type Fault } from '../fake-github/faults.js';
import { startGitHub, type FakeGitHub, type FakeGitHubOptions } from '../fake-github/server.js';

const BOT = 'github-actions[bot]';
const SHA = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
const PULL_REQUEST = 7;

let github: FakeGitHub;
let waits: number[];
const start = async (options: FakeGitHubOptions = {}): Promise<void> => {
  await github.stop();
  github = await startGitHub(options);
};
beforeEach(async () => {
  github = await startGitHub();
  waits = [];
});
afterEach(() => github.stop());

function api({ token = github.token, timeout = 5000 } = {}): CommentsApi {
  const [owner = '', repo = ''] = github.repository.split('/');
  const sleep = (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
    return Promise.resolve();
  };
  const client = openClient({ apiUrl: github.apiUrl, token, sleep, now: Date.now, timeout });
  return commentsOf(client, { owner, repo, pullRequest: PULL_REQUEST });
}

/** A request whose text is the same whatever stands there. */
type Plain = Omit<CommentRequest, 'text' | 'isOutdated' | 'isThere'> & { readonly body: string };
const REQUEST: Plain = { key: 'gate', author: BOT, body: '## ❌ 1 of 4 failed', headSha: SHA, runId: 100, runAttempt: 1, create: true };
const upsert = (on: CommentsApi, { body, ...plain }: Plain): ReturnType<typeof upsertComment> => upsertComment(on, { ...plain, text: () => body, isOutdated: (_, marker) => isLater(marker, plain) });
const markerOf = (of: Partial<Plain> = {}): string => formatMarker({ ...REQUEST, ...of });
const plant = (of: Partial<Plain> = {}, author = BOT): number =>
  github.plant({ author, pullRequest: PULL_REQUEST, body: `${markerOf(of)}\n${of.body ?? 'earlier text'}` }).id;
const bodies = (): string[] => github.comments(PULL_REQUEST).map(({ body }) => body);
const full = (of: Partial<Plain> = {}): string => `${markerOf(of)}\n${of.body ?? REQUEST.body}`;
const methods = (): string => github.requests.map(({ method }) => method).join(' ');

describe('the comment of a pull request', () => {
  it('is created with its marker on the first line', async () => {
    expect(await upsert(api(), REQUEST)).toEqual({ kind: 'created', url: `${github.serverUrl}/octo-org/spam-filter/pull/7#issuecomment-1001` });
    expect(bodies()).toEqual([`${markerOf()}\n## ❌ 1 of 4 failed`]);
  });

  it('is updated in place by a later run, and turns green', async () => {
    const id = plant({ runId: 99 });
    expect(await upsert(api(), { ...REQUEST, body: '✅' })).toMatchObject({ kind: 'updated' });
    expect(github.comments(PULL_REQUEST)).toMatchObject([{ id, body: full({ body: '✅' }) }]);
    expect(methods()).toBe('GET PATCH');
  });

  it('is updated by another attempt, and by another job, of the same run', async () => {
    plant();
    expect(await upsert(api(), { ...REQUEST, runAttempt: 2 })).toMatchObject({ kind: 'updated' });
    expect(await upsert(api(), { ...REQUEST, runAttempt: 2, body: 'other job' })).toMatchObject({ kind: 'updated' });
    expect(bodies()).toEqual([full({ runAttempt: 2, body: 'other job' })]);
  });

  it('is not written again by the run that wrote it', async () => {
    plant({ body: REQUEST.body });
    expect(await upsert(api(), REQUEST)).toMatchObject({ kind: 'unchanged' });
    expect(methods()).toBe('GET');
  });

  it('gets a new marker even when its text stays, so that no run in between overwrites it', async () => {
    plant({ runId: 90, body: REQUEST.body });
    expect(await upsert(api(), REQUEST)).toMatchObject({ kind: 'unchanged' });
    expect(await upsert(api(), { ...REQUEST, runId: 95, body: 'in between' })).toMatchObject({ kind: 'superseded' });
    expect(bodies()).toEqual([full()]);
  });

  it.each([{ runId: 101 }, { runId: 100, runAttempt: 2 }])('of a later run (%o) is never overwritten', async (later) => {
    plant({ ...later, body: 'newer' });
    expect(await upsert(api(), REQUEST)).toEqual({
      kind: 'superseded',
      reason: `run ${later.runId} (attempt ${later.runAttempt ?? 1}), which is later than this one, has already written the comment`,
    });
    expect(bodies()).toEqual([full({ ...later, body: 'newer' })]);
  });

  it('is not created when it need not be, but brought up to date when it is there', async () => {
    expect(await upsert(api(), { ...REQUEST, create: false })).toEqual({ kind: 'absent' });
    plant({ runId: 99 });
    expect(await upsert(api(), { ...REQUEST, create: false })).toMatchObject({ kind: 'updated' });
    expect(bodies()).toEqual([full()]);
  });

  it('is found on the third page', async () => {
    for (let number = 0; number < 230; number += 1) github.plant({ author: 'someone', body: 'talk', pullRequest: PULL_REQUEST });
    const id = plant({ runId: 99 });
    expect(await upsert(api(), REQUEST)).toMatchObject({ kind: 'updated' });
    expect(github.comments().find((comment) => comment.id === id)?.body).toBe(full());
    expect(methods()).toBe('GET GET GET PATCH');
  });

  it('is one for each key', async () => {
    await upsert(api(), { ...REQUEST, key: 'a b' });
    await upsert(api(), { ...REQUEST, key: 'a-b' });
    expect(bodies()).toEqual([full({ key: 'a b' }), full({ key: 'a-b' })]);
  });

  it('is never one that someone else planted, nor one that quotes the marker', async () => {
    plant({ runId: 999, body: 'planted' }, 'mallory');
    github.plant({ author: BOT, pullRequest: PULL_REQUEST, body: `a quotation:\n${markerOf({ runId: 999 })}` });
    expect(await upsert(api(), REQUEST)).toMatchObject({ kind: 'created' });
    expect(bodies()).toHaveLength(3);
    expect(bodies()[2]).toBe(full());
  });

  it('is known by its author whatever the case of the login', async () => {
    plant({ runId: 99 });
    expect(await upsert(api(), { ...REQUEST, author: 'GitHub-Actions[BOT]' })).toMatchObject({ kind: 'updated' });
  });

  it('comes with advice when the token writes under another name than expected', async () => {
    await start({ author: 'my-app[bot]' });
    expect(await upsert(api(), REQUEST)).toMatchObject({
      kind: 'created',
      note: 'The comment was written by my-app[bot], not by github-actions[bot]: set comment-author to my-app[bot], or each run adds another comment',
    });
  });

  it('is created anew when it is deleted while being updated', async () => {
    plant({ runId: 99 });
    const id = github.comments()[0]?.id ?? 0;
    const listening = api();
    const answer = upsert({ ...listening, update: (...given) => {
      github.unplant(id);
      return listening.update(...given);
    } }, REQUEST);
    expect(await answer).toMatchObject({ kind: 'created' });
    expect(bodies()).toEqual([full()]);
  });

  it('stays away when it is deleted while being updated and none is to be created', async () => {
    plant({ runId: 99 });
    github.fault({ ...UPDATE, answer: notFound });
    expect(await upsert(api(), { ...REQUEST, create: false })).toEqual({ kind: 'absent' });
  });

  it.each(['', '/api/v3', '/api/v1'] as const)('is created and found again below the base path "%s"', async (basePath) => {
    await start({ basePath });
    for (let number = 0; number < 120; number += 1) github.plant({ author: 'someone', body: 'talk', pullRequest: PULL_REQUEST });
    expect(await upsert(api(), REQUEST)).toMatchObject({ kind: 'created' });
    expect(await upsert(api(), { ...REQUEST, runId: 101, body: '✅' })).toMatchObject({ kind: 'updated' });
    expect(github.comments(PULL_REQUEST)).toHaveLength(121);
  });

  it('may be as long as a renderer is told', async () => {
    const longest = 'x'.repeat(COMMENT_BYTES - MARKER_BYTES);
    expect(await upsert(api(), { ...REQUEST, body: longest })).toMatchObject({ kind: 'created' });
    expect(await upsert(api(), { ...REQUEST, runId: 101, body: 'é'.repeat(40_000) })).toEqual({
      kind: 'refused',
      status: 422,
      reason: '422 Validation Failed: Body is too long (maximum is 65536 characters)',
    });
    expect(bodies()).toEqual([full({ body: longest })]);
  });

  it('is left to the later run that created its own at the same time, which moves it', async () => {
    const listening = api();
    await upsert({ ...listening, create: async (body) => {
      const created = await listening.create(body);
      plant({ runId: 101, body: 'newer' });
      return created;
    } }, REQUEST);
    expect(bodies()).toEqual([full(), full({ runId: 101, body: 'newer' })]);
  });

  it('has left its marker readable for the next run', async () => {
    await upsert(api(), { ...REQUEST, headSha: '' });
    expect(readMarker(bodies()[0] ?? '')).toMatchObject({ runId: 100, runAttempt: 1, headSha: 'unknown' });
  });
});

describe('one comment remains', () => {
  it.each<[string, Fault]>([
    ['502 though it went through', { answer: badGateway, stored: true }],
    ['502', { answer: badGateway }],
    ['a reset connection though it went through', { answer: 'reset', stored: true }],
    ['a reset connection', { answer: 'reset' }],
    ['an answer that was cut off', { answer: 'truncated' }],
    ['429', { answer: tooManyRequests(2) }],
    ['a secondary limit', { answer: secondaryLimit(2) }],
    ['four failures the last of which went through', { answer: badGateway, times: 3 }],
  ])('when the creation met %s', async (_, fault) => {
    github.fault({ ...CREATE, ...fault });
    if (fault.times === 3) github.fault({ ...CREATE, answer: badGateway, stored: true });
    expect(await upsert(api(), REQUEST)).toMatchObject({ kind: 'created', url: expect.stringContaining('#issuecomment-1001') as unknown });
    expect(bodies()).toEqual([full()]);
    const creations = github.requests.flatMap(({ method }, index) => (method === 'POST' ? [index] : []));
    for (const index of creations.slice(1)) expect(github.requests[index - 1]?.method).toBe('GET');
  });

  it('when the answer to the creation came too late', async () => {
    github.fault({ ...CREATE, delay: 1000 });
    expect(await upsert(api({ timeout: 500 }), REQUEST)).toMatchObject({ kind: 'created' });
    expect(bodies()).toEqual([full()]);
    expect(methods()).toBe('GET POST GET GET');
  });

  it('when two jobs create it at the same time', async () => {
    github.fault({ ...LIST, together: 2 });
    const results = await Promise.all([upsert(api(), { ...REQUEST, body: 'one' }), upsert(api(), { ...REQUEST, body: 'two' })]);
    expect(github.comments(PULL_REQUEST)).toHaveLength(1);
    expect(results.filter(({ kind }) => kind === 'created' || kind === 'updated').length).toBeGreaterThan(0);
  });

  it.each([[100, 101], [101, 100]])('and is the later run’s when runs %i and %i create it at the same time', async (first, second) => {
    github.fault({ ...LIST, together: 2 });
    await Promise.all([first, second].map((runId) => upsert(api(), { ...REQUEST, runId, body: `run ${runId}` })));
    expect(bodies()).toEqual([full({ runId: 101, body: 'run 101' })]);
  });

  it('when earlier runs left several: the oldest is kept and the others deleted', async () => {
    const ids = [plant({ runId: 97 }), plant({ runId: 99 }), plant({ runId: 98 })];
    plant({ runId: 1 }, 'mallory');
    expect(await upsert(api(), REQUEST)).toMatchObject({ kind: 'updated' });
    expect(github.comments(PULL_REQUEST).filter(({ author }) => author === BOT)).toMatchObject([{ id: ids[0], body: full() }]);
    expect(github.comments(PULL_REQUEST)).toHaveLength(2);
  });

  it('in the end, when a duplicate could not be deleted this time', async () => {
    plant({ runId: 97 });
    plant({ runId: 98 });
    github.fault({ ...REMOVE, answer: notAccessible });
    expect(await upsert(api(), REQUEST)).toMatchObject({ kind: 'updated' });
    expect(bodies()).toHaveLength(2);
    expect(await upsert(api(), { ...REQUEST, runId: 101 })).toMatchObject({ kind: 'unchanged' });
    expect(bodies()).toEqual([full({ runId: 101 })]);
  });
});

describe('a comment that cannot be written', () => {
  it('is refused with the permission the job needs', async () => {
    github.fault({ ...CREATE, answer: notAccessible });
    expect(await upsert(api(), REQUEST)).toEqual({
      kind: 'refused',
      status: 403,
      permission: 'issues: write or pull-requests: write',
      reason: '403 Resource not accessible by integration. The job needs this permission: issues: write or pull-requests: write',
    });
    expect(methods()).toBe('GET POST');
  });

  it('is refused on a fork with the reason that no permission helps there', async () => {
    github.fault({ ...CREATE, answer: notAccessible });
    expect(await upsert(api(), { ...REQUEST, fromFork: true })).toMatchObject({
      kind: 'refused',
      reason: '403 Resource not accessible by integration. A pull request from a fork gets a read-only token, whatever the workflow asks for; a second workflow can write the comment (README, Pull requests from forks)',
    });
  });

  it.each<[string, Fault, number]>([
    ['the conversation is locked', { ...CREATE, answer: locked }, 403],
    ['issues are disabled', { ...CREATE, answer: issuesDisabled }, 410],
    ['the pull request is gone', { ...LIST, answer: notFound }, 404],
  ])('is refused when %s, without talk of permissions', async (_, fault, status) => {
    github.fault(fault);
    const result = await upsert(api(), REQUEST);
    expect(result).toMatchObject({ kind: 'refused', status });
    expect(JSON.stringify(result)).not.toContain('permission');
  });

  it('is refused when the token is wrong', async () => {
    expect(await upsert(api({ token: 'wrong' }), REQUEST)).toEqual({ kind: 'refused', status: 401, reason: '401 Bad credentials' });
  });

  it('is refused when an update is', async () => {
    plant({ runId: 99 });
    github.fault({ ...UPDATE, answer: notAccessible });
    expect(await upsert(api(), REQUEST)).toMatchObject({ kind: 'refused', status: 403 });
    expect(bodies()).toEqual([`${markerOf({ runId: 99 })}\nearlier text`]);
  });

  it('fails without a token', async () => {
    expect(await upsert(api({ token: '' }), REQUEST)).toEqual({ kind: 'failed', reason: 'no github-token was given' });
  });

  it('fails after bounded tries when GitHub is down, whichever call meets it', async () => {
    github.fault({ answer: badGateway, times: 100 });
    expect(await upsert(api(), REQUEST)).toEqual({ kind: 'failed', reason: '502 without a message' });
    expect(github.requests).toHaveLength(4);
  });

  it('fails after four creations none of which went through', async () => {
    github.fault({ ...CREATE, answer: badGateway, times: 100 });
    expect(await upsert(api(), REQUEST)).toEqual({ kind: 'failed', reason: '502 without a message' });
    expect(methods()).toBe('GET POST GET POST GET POST GET POST GET');
    expect(waits).toEqual([500, 1000, 2000, 4000]);
  });

  it('fails at once when GitHub asks to wait for long', async () => {
    github.fault({ ...CREATE, answer: secondaryLimit(300) });
    expect(await upsert(api(), REQUEST)).toMatchObject({ kind: 'failed', reason: expect.stringContaining('GitHub asks to wait 300 s') as unknown });
    expect(bodies()).toEqual([]);
    expect(waits).toEqual([]);
  });

  it('is left as created when the look for duplicates fails', async () => {
    github.fault({ ...LIST, delay: 0 });
    github.fault({ ...LIST, answer: notFound });
    expect(await upsert(api(), REQUEST)).toMatchObject({ kind: 'created' });
  });
});
