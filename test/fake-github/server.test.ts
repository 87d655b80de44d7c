import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startGitHub, type FakeGitHub } from './server.js';

let github: FakeGitHub;
beforeEach(async () => {
  github = await startGitHub({ pullRequests: [1] });
});
afterEach(async () => {
  await github.stop().catch(() => undefined);
});

const COMMENTS = '/repos/octo-org/spam-filter/issues/1/comments';

function send(path: string, { method = 'GET', body, headers = {} }: { readonly method?: string; readonly body?: unknown; readonly headers?: Record<string, string> } = {}): Promise<Response> {
  return fetch(`${github.apiUrl}${path}`, {
    method,
    headers: { authorization: `Bearer ${github.token}`, 'x-github-api-version': '2022-11-28', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

describe('the fake GitHub', () => {
  it('keeps comments, and answers as GitHub describes it', async () => {
    const created: unknown = await (await send(COMMENTS, { method: 'POST', body: { body: 'hello' } })).json();
    expect(created).toMatchObject({ id: 1001, body: 'hello', user: { login: 'github-actions[bot]', type: 'Bot' } });
    expect((await send('/repos/octo-org/spam-filter/issues/comments/1001', { method: 'PATCH', body: { body: 'bye' } })).status).toBe(200);
    expect(await (await send(COMMENTS)).json()).toMatchObject([{ id: 1001, body: 'bye' }]);
    expect((await send('/repos/octo-org/spam-filter/issues/comments/1001', { method: 'DELETE' })).status).toBe(204);
    expect((await send('/repos/octo-org/spam-filter/issues/comments/1001', { method: 'DELETE' })).status).toBe(404);
    expect(await (await send('/repos/octo-org/spam-filter/pulls/1')).json()).toMatchObject({ number: 1, state: 'open' });
    expect(github.violations).toEqual([]);
    await github.stop();
  });

  it('pages a list as asked', async () => {
    for (let number = 0; number < 5; number += 1) github.plant({ author: 'someone', body: String(number) });
    const page = await send(`${COMMENTS}?per_page=2&page=2`);
    expect(await page.json()).toMatchObject([{ body: '2' }, { body: '3' }]);
    const at = (number: number): string => `<${github.apiUrl}${COMMENTS}?per_page=2&page=${number}>`;
    expect(page.headers.get('link')).toBe(`${at(1)}; rel="prev", ${at(1)}; rel="first", ${at(3)}; rel="next", ${at(3)}; rel="last"`);
    expect((await send(`${COMMENTS}?per_page=2&page=3`)).headers.get('link')).not.toContain('next');
  });

  it('refuses a wrong token, another repository and another pull request', async () => {
    expect((await send(COMMENTS, { headers: { authorization: 'Bearer wrong' } })).status).toBe(401);
    expect((await send(COMMENTS.replace('octo-org', 'other'))).status).toBe(404);
    expect((await send(COMMENTS.replace('/1/', '/2/'))).status).toBe(404);
    expect(github.violations).toEqual([]);
  });

  it.each<[string, string, Parameters<typeof send>[1], string]>([
    ['an unknown operation', '/repos/octo-org/spam-filter/nothing', {}, 'GitHub has no such operation'],
    ['an unknown parameter', `${COMMENTS}?limit=3`, {}, 'parameter limit is unknown'],
    ['a parameter of another type', `${COMMENTS}?page=two`, {}, 'parameter page: /value must be integer'],
    ['a number that is none in the path', COMMENTS.replace('/1/', '/one/'), {}, 'parameter issue_number: /value must be integer'],
    ['no body', COMMENTS, { method: 'POST' }, "body:  must have required property 'value'"],
    ['a body of another type', COMMENTS, { method: 'POST', body: { body: 7 } }, 'body: /value/body must be string'],
    ['a body where none belongs', '/repos/octo-org/spam-filter/issues/comments/1', { method: 'DELETE', body: {} }, 'a body is sent where none is described'],
    ['another version of the API', COMMENTS, { headers: { 'x-github-api-version': '2099-01-01' } }, 'the header x-github-api-version is not 2022-11-28'],
  ])('takes down %s as a violation and fails when it is stopped', async (_, path, options, problem) => {
    await send(path, options);
    expect(github.violations.map((violation) => violation.replace(/^request \S+ \S+: /u, ''))).toEqual([problem]);
    await expect(github.stop()).rejects.toThrow(problem);
  });

  it('takes down an answer of its own that GitHub would not give', async () => {
    github.plant({ author: 'someone', body: undefined as unknown as string });
    github.plant({ author: 7 as unknown as string, body: 'x' });
    await send(COMMENTS).catch(() => undefined);
    expect(github.violations.length).toBeGreaterThan(0);
  });
});
