import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_TRIES, openClient, type ApiRequest, type GitHubClient } from '../../src/github/client.js';
import { at } from '../../src/github/json-path.js';
import { requestAllPages } from '../../src/github/pages.js';
import { badGateway, LIST, notAccessible, notFound, primaryLimit, proxyPage, secondaryLimit, tooManyRequests, type Fault } from '../fake-github/faults.js';
import { startGitHub, type FakeGitHub } from '../fake-github/server.js';

let github: FakeGitHub;
let waits: number[];
beforeEach(async () => {
  github = await startGitHub();
  waits = [];
});
afterEach(() => github.stop());

const NOW = Date.parse('2026-01-02T03:04:05Z');

function client(options: { readonly apiUrl?: string; readonly token?: string; readonly timeout?: number } = {}): GitHubClient {
  return openClient({
    apiUrl: github.apiUrl,
    token: github.token,
    now: () => NOW,
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    ...options,
  });
}

const comments: ApiRequest<readonly unknown[]> = {
  route: 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
  parameters: { owner: 'octo-org', repo: 'spam-filter', issue_number: 1 },
  decode: (body) => (Array.isArray(body) ? (body as readonly unknown[]) : undefined),
};
const creation: ApiRequest<unknown> = { ...comments, route: comments.route.replace('GET', 'POST'), parameters: { ...comments.parameters, body: 'hello' }, decode: (body) => at(body, 'id') };

describe('a request', () => {
  it('names the API version, the program and the token', async () => {
    expect((await client().request(comments)).ok).toBe(true);
    expect(github.requests[0]?.headers).toMatchObject({
      'x-github-api-version': '2022-11-28',
      'user-agent': expect.stringMatching(/^confusion-gate/u) as unknown,
      authorization: `token ${github.token}`,
    });
  });

  it('answers with a value, not an exception, when GitHub refuses', async () => {
    github.fault({ answer: notAccessible });
    expect(await client().request(comments)).toEqual({
      ok: false,
      failure: { status: 403, reason: '403 Resource not accessible by integration', permission: 'issues: write or pull-requests: write', transient: false },
    });
    expect(github.requests).toHaveLength(1);
  });

  it('is not sent without a token', async () => {
    expect(await client({ token: '' }).request(comments)).toEqual({ ok: false, failure: { reason: 'no github-token was given', transient: false } });
    expect(github.requests).toEqual([]);
  });

  it('tells a wrong token from a network fault', async () => {
    expect(await client({ token: 'wrong' }).request(comments)).toMatchObject({ ok: false, failure: { status: 401, reason: '401 Bad credentials', transient: false } });
  });

  it.each<[string, Fault, number[]]>([
    ['502', { answer: badGateway, times: 3 }, [500, 1000, 2000]],
    ['a reset connection', { answer: 'reset', times: 2 }, [500, 1000]],
    ['an answer that is cut off', { answer: 'truncated' }, [500]],
    ["a proxy's page", { answer: proxyPage }, [500]],
    ['429', { answer: tooManyRequests(7), times: 2 }, [7000, 7000]],
    ['429 without a time', { answer: tooManyRequests() }, [60_000]],
    ['a secondary limit', { answer: secondaryLimit(3) }, [3000]],
    ['a secondary limit without a time', { answer: secondaryLimit() }, [60_000]],
    ['the hourly limit when it is renewed soon', { answer: primaryLimit(NOW / 1000 + 20) }, [20_000]],
    ['the hourly limit when it has been renewed', { answer: primaryLimit(NOW / 1000 - 20) }, [0]],
  ])('is repeated after %s', async (_, fault, expected) => {
    github.fault(fault);
    expect((await client().request(comments)).ok).toBe(true);
    expect(waits).toEqual(expected);
  });

  it('is given up after four tries', async () => {
    github.fault({ answer: badGateway, times: 10 });
    expect(await client().request(comments)).toEqual({ ok: false, failure: { status: 502, reason: '502 without a message', transient: true } });
    expect(github.requests).toHaveLength(MAX_TRIES);
  });

  it('takes a date for the time to wait until', async () => {
    github.fault({ answer: { status: 503, message: 'busy', headers: { 'retry-after': 'Fri, 02 Jan 2026 03:04:15 GMT' } } });
    expect((await client().request(comments)).ok).toBe(true);
    expect(waits).toEqual([10_000]);
  });

  it.each([
    ['one wait', secondaryLimit(61), [], '403 You have exceeded a secondary rate limit. Please wait a few minutes before you try again. (GitHub asks to wait 61 s; this action waits no longer than 60 s in all)'],
    ['all waits together', tooManyRequests(40), [40_000], '429 Too many requests (GitHub asks to wait 40 s; this action waits no longer than 60 s in all)'],
    ['the hour', primaryLimit(NOW / 1000 + 1800), [], '403 API rate limit exceeded for installation. (GitHub asks to wait 1800 s; this action waits no longer than 60 s in all)'],
  ])('is given up, with the reason, when %s would take more than a minute', async (_, answer, expected, reason) => {
    github.fault({ answer, times: 10 });
    expect(await client().request(comments)).toMatchObject({ ok: false, failure: { reason } });
    expect(waits).toEqual(expected);
  });

  it('is given up when nothing answers in time', async () => {
    github.fault({ delay: 2000, times: 10 });
    const answer = await client({ timeout: 100 }).request(comments);
    expect(answer).toEqual({ ok: false, failure: { reason: `no answer from ${github.apiUrl} (it took too long)`, transient: true } });
    expect(github.requests).toHaveLength(MAX_TRIES);
  });

  it('names the fault of the connection', async () => {
    const free = await startGitHub();
    await free.stop();
    expect(await client({ apiUrl: free.apiUrl }).request(comments)).toMatchObject({ ok: false, failure: { reason: `no answer from ${free.apiUrl} (ECONNREFUSED)` } });
  });

  it.each<[string, Fault]>([
    ['502', { answer: badGateway }],
    ['a reset connection', { answer: 'reset' }],
    ['429', { answer: tooManyRequests(1) }],
    ['an answer that is cut off', { answer: 'truncated' }],
  ])('that creates is never repeated, not even after %s', async (_, fault) => {
    github.fault(fault);
    expect(await client().request(creation)).toMatchObject({ ok: false, failure: { transient: true } });
    expect(github.requests).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  it.each(['ghs_0123456789abcdef', 'two\nlines', 'naïve✓', 'a"b\\c'])('never tells the token %j, whatever goes wrong', async (token) => {
    github.fault({ answer: { status: 400, message: `${'x'.repeat(275)} your token ${token} is bad` } });
    const answers = [await client({ token }).request(comments), await client({ token, apiUrl: 'http://[bad' }).request(comments), await client({ token }).request(comments)];
    for (const answer of answers) {
      expect(answer.ok).toBe(false);
      expect(inspect(answer, { depth: 9 })).not.toContain(token.slice(0, 6));
      expect(JSON.stringify(answer)).not.toContain(JSON.stringify(token).slice(1, -1));
    }
  });

  it("makes one short line of GitHub's words, in which nothing is a workflow command", async () => {
    github.fault({ answer: { status: 400, message: `::error::a\n##[error]b${'c'.repeat(500)}` } });
    const answer = await client().request(comments);
    expect(!answer.ok && answer.failure.reason).toMatch(/^400 : :error::a\\n# #\[error\]bc+…$/u);
    expect(!answer.ok && answer.failure.reason.length).toBe('400 '.length + 300 + '…'.length);
  });
});

describe('requestAllPages', () => {
  const fill = (count: number): void => {
    for (let number = 1; number <= count; number += 1) github.plant({ author: 'someone', body: `comment ${number}` });
  };

  it.each([[0, 1], [99, 1], [100, 1], [101, 2], [250, 3]])('finds all of %i items on %i pages, in order', async (count, pages) => {
    fill(count);
    const answer = await requestAllPages(client(), comments);
    expect(answer.ok && answer.value.map((item) => at(item, 'body'))).toEqual(Array.from({ length: count }, (_, index) => `comment ${index + 1}`));
    expect(github.requests).toHaveLength(pages);
  });

  it('comes to an end at an empty page, even when each page claims that there is a next', async () => {
    fill(150);
    github.fault({ ...LIST, times: 100, headers: { link: '<https://github.example/?page=2>; rel="next"' } });
    const answer = await requestAllPages(client(), comments);
    expect(answer.ok && answer.value).toHaveLength(150);
    expect(github.requests).toHaveLength(3);
  });

  it('fails as a whole when one page cannot be had', async () => {
    fill(150);
    github.fault({ ...LIST, delay: 1 });
    github.fault({ ...LIST, answer: notFound });
    expect(await requestAllPages(client(), comments)).toMatchObject({ ok: false, failure: { status: 404 } });
  });

  it('never sends the token to the address a Link header names', async () => {
    const elsewhere = await startGitHub();
    fill(1);
    github.fault({ ...LIST, headers: { link: `<${elsewhere.apiUrl}/repositories/1/issues/1/comments?page=2>; rel="next"` } });
    await requestAllPages(client(), comments);
    expect(github.requests.map(({ url }) => url)).toEqual([
      '/repos/octo-org/spam-filter/issues/1/comments?per_page=100&page=1',
      '/repos/octo-org/spam-filter/issues/1/comments?per_page=100&page=2',
    ]);
    expect(elsewhere.requests).toEqual([]);
    await elsewhere.stop();
  });
});
