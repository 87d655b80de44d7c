import { describe, expect, it } from 'vitest';
import { badGateway, CREATE, LIST, locked, notAccessible, proxyPage, secondaryLimit, tooManyRequests, UPDATE } from '../fake-github/faults.js';
import { CONFIG, spamCsv, WORSE } from './predictions.js';
import { openScene } from './scene.js';

const BETTER = { 'out.csv': spamCsv(2) };
const BOT = 'github-actions[bot]';

// One group around all, so that all run at the same time.
describe.concurrent('the comment', () => {
  describe('the input comment', () => {
    it('on-failure: says nothing while all is well, comments once it is not, and clears up afterwards', async (context) => {
      const { workspace, run, comments } = await openScene(context, { ...WORSE, ...BETTER });
      const inputs = { comment: 'on-failure' };
      expect((await run({ inputs, runId: 100 })).outputs.get('comment-url')).toBe('');
      expect(comments()).toEqual([]);
      workspace.write({ 'out.csv': spamCsv(3) });
      expect((await run({ inputs, runId: 101 })).outputs.get('comment-url')).toContain('#issuecomment-');
      expect(comments().join()).toContain('❌');
      workspace.write(BETTER);
      await run({ inputs, runId: 102 });
      expect(comments()).toHaveLength(1);
      expect(comments().join()).not.toContain('❌');
    });

    it('never: creates none, and yet leaves none red', async (context) => {
      const { workspace, run, comments } = await openScene(context, WORSE);
      await run({ inputs: { comment: 'never' }, runId: 100 });
      expect(comments()).toEqual([]);
      await run({ runId: 101 });
      expect(comments().join()).toContain('❌');
      workspace.write(BETTER);
      await run({ inputs: { comment: 'never' }, runId: 102 });
      expect(comments()).toHaveLength(1);
      expect(comments().join()).not.toContain('❌');
    });

    it('never: without the permission, nothing is remarked', async (context) => {
      const { github, run } = await openScene(context, WORSE);
      github.fault({ ...LIST, answer: notAccessible });
      const { exitCode, annotations } = await run({ inputs: { comment: 'never' } });
      expect(exitCode).toBe(1);
      expect(annotations('notice')).toEqual([]);
    });

    it('comment-key: two gates have a comment each', async (context) => {
      const { run, comments } = await openScene(context, WORSE);
      for (const key of ['one', 'two', 'one']) await run({ inputs: { 'comment-key': key } });
      expect(comments()).toHaveLength(2);
    });

    it('evaluations: the legs of a matrix have a comment each', async (context) => {
      const evaluation = '{ predictions: out.csv, baseline: base.csv, thresholds: [{ metric: accuracy, min: 0.5 }] }';
      const { run, comments } = await openScene(context, { ...WORSE, [CONFIG]: `evaluations:\n  a: ${evaluation}\n  b: ${evaluation}\n` });
      await Promise.all([run({ inputs: { evaluations: 'a' } }), run({ inputs: { evaluations: 'b' }, runAttempt: 2 })]);
      expect(comments()).toHaveLength(2);
    });

    it('comment-author: the comments of a token of one’s own are found again', async (context) => {
      const { run, comments } = await openScene(context, WORSE, { author: 'gate-app[bot]' });
      await run({ inputs: { 'comment-author': 'gate-app[bot]' }, runId: 100 });
      await run({ inputs: { 'comment-author': 'gate-app[bot]' }, runId: 101 });
      expect(comments()).toHaveLength(1);
    });

    it('comment-author: when it is not the one who wrote, that is said', async (context) => {
      const { run } = await openScene(context, WORSE, { author: 'gate-app[bot]' });
      expect((await run()).annotations('notice').join()).toContain('set comment-author to gate-app[bot]');
    });
  });

  describe('a comment that cannot be posted never changes the verdict', () => {
    it('from a fork: a notice, with the report in the job summary', async (context) => {
      const { github, run } = await openScene(context, WORSE);
      github.fault({ ...CREATE, answer: notAccessible });
      const { exitCode, outputs, annotations, summary } = await run({ event: { name: 'pull_request', fixture: 'pull_request.fork' } });
      expect(exitCode).toBe(1);
      expect(outputs.get('conclusion')).toBe('fail');
      expect(outputs.get('comment-url')).toBe('');
      expect(annotations('notice').join()).toContain('from a fork gets a read-only token');
      expect(summary).toContain('1 newly missed');
    });

    it('without the permission: a notice that names it', async (context) => {
      const { github, workspace, run } = await openScene(context, WORSE);
      workspace.write(BETTER);
      github.fault({ ...CREATE, answer: notAccessible });
      const { exitCode, outputs, annotations } = await run();
      expect(exitCode).toBe(0);
      expect(outputs.get('conclusion')).toBe('pass');
      expect(annotations('notice').join()).toContain('issues: write or pull-requests: write');
      expect(annotations('error')).toEqual([]);
    });

    it.for([
      ['a locked conversation', { ...CREATE, answer: locked }, /locked/u],
      ['a page of a proxy', { ...LIST, times: 4, answer: proxyPage }, /not that of a GitHub API/u],
      ['a limit that asks for an hour', { ...LIST, answer: tooManyRequests(3600) }, /GitHub asks to wait 3600 s/u],
    ] as const)('%s: a notice', async ([, fault, expected], context) => {
      const { github, run } = await openScene(context, WORSE);
      github.fault(fault);
      const { exitCode, annotations, outputs } = await run();
      expect(exitCode).toBe(1);
      expect(annotations('notice').join()).toMatch(expected);
      expect(outputs.get('conclusion')).toBe('fail');
    });

    it('without a token: a notice', async (context) => {
      const { run } = await openScene(context, WORSE);
      const { exitCode, annotations } = await run({ inputs: { 'github-token': '' } });
      expect(exitCode).toBe(1);
      expect(annotations('notice').join()).toContain('no github-token was given');
    });

    it('without a server that answers: a notice', async (context) => {
      const { run } = await openScene(context, WORSE);
      const { exitCode, annotations, log } = await run({ environment: { GITHUB_API_URL: 'no address at all' } });
      expect(exitCode).toBe(1);
      expect(annotations('notice').join()).toContain('no answer from no address at all');
      expect(log).not.toMatch(/^ {4}at /mu);
    });
  });

  describe('a comment is posted once', () => {
    it('although the creation seemed to fail', async (context) => {
      const { github, run, comments, methods } = await openScene(context, WORSE);
      github.fault({ ...CREATE, answer: badGateway, stored: true });
      const { outputs } = await run();
      expect(comments()).toHaveLength(1);
      expect(outputs.get('comment-url')).toContain('#issuecomment-1001');
      expect(methods()).not.toContain('POST POST');
    });

    it('although the connection was cut', async (context) => {
      const { github, run, comments } = await openScene(context, WORSE);
      github.fault({ ...LIST, answer: 'reset' });
      github.fault({ ...CREATE, answer: 'reset', stored: true });
      await run();
      expect(comments()).toHaveLength(1);
    });

    it('although the creation truly failed at first', async (context) => {
      const { github, run, comments } = await openScene(context, WORSE);
      github.fault({ ...CREATE, answer: badGateway });
      const { annotations } = await run();
      expect(comments()).toHaveLength(1);
      expect(annotations('notice')).toEqual([]);
    });

    it.for([
      ['429', tooManyRequests(1)],
      ['the secondary limit', secondaryLimit(1)],
    ] as const)('after the time that %s asks for', async ([, answer], context) => {
      const { github, run, comments } = await openScene(context, WORSE);
      github.fault({ ...CREATE, answer });
      const before = Date.now();
      await run();
      expect(Date.now() - before).toBeGreaterThan(1000);
      expect(comments()).toHaveLength(1);
    });

    it('although two jobs find none at the same time', async (context) => {
      const { github, run, comments } = await openScene(context, WORSE);
      github.fault({ ...LIST, together: 2 });
      await Promise.all([run({ runAttempt: 1 }), run({ runAttempt: 2 })]);
      expect(comments()).toHaveLength(1);
    });
  });

  describe('the comment that is updated', () => {
    it('is found on the third page', async (context) => {
      const { github, run } = await openScene(context, WORSE);
      for (let index = 0; index < 230; index++) github.plant({ author: 'octocat', body: `remark ${index}`, pullRequest: 2 });
      await run({ runId: 100 });
      expect(github.comments(2)).toHaveLength(231);
      const { outputs } = await run({ runId: 101 });
      expect(github.comments(2)).toHaveLength(231);
      expect(outputs.get('comment-url')).toContain(`#issuecomment-${github.comments(2)[230]?.id}`);
      expect(github.comments(2)[230]?.body).toContain('run=101');
    });

    it('is never one where somebody else planted the marker', async (context) => {
      const { github, run, comments } = await openScene(context, WORSE);
      await run({ runId: 100 });
      const [own] = github.comments();
      github.unplant(own?.id ?? 0);
      const planted = github.plant({ author: 'mallory', body: own?.body ?? '', pullRequest: 2 });
      github.plant({ author: BOT, body: `quoted:\n${own?.body}`, pullRequest: 2 });
      await run({ runId: 101 });
      expect(comments()).toHaveLength(3);
      expect(github.comments().find(({ id }) => id === planted.id)?.body).toBe(own?.body);
    });

    it('is not overwritten by an older run', async (context) => {
      const { github, workspace, run } = await openScene(context, { ...WORSE, ...BETTER });
      await run({ runId: 200 });
      const [newer] = github.comments();
      workspace.write({ 'out.csv': spamCsv(3) });
      const { exitCode, outputs, log } = await run({ runId: 199 });
      expect(github.comments()).toEqual([newer]);
      expect(exitCode).toBe(1);
      expect(outputs.get('comment-url')).toBe('');
      expect(log).toContain('run 200 (attempt 1), which is later than this one');
    });

    it('is brought up to date after a first failure to update', async (context) => {
      const { github, workspace, run, comments } = await openScene(context, WORSE);
      await run({ runId: 100 });
      workspace.write(BETTER);
      github.fault({ ...UPDATE, answer: badGateway });
      await run({ runId: 101 });
      expect(comments()).toHaveLength(1);
      expect(comments().join()).toContain('run=101');
    });
  });

  describe('other servers', () => {
    it.for(['/api/v3', '/api/v1'] as const)('below the path %s', async (basePath, context) => {
      const { github, run, comments } = await openScene(context, WORSE, { basePath });
      await run({ runId: 100 });
      const { outputs } = await run({ runId: 101 });
      expect(comments()).toHaveLength(1);
      expect(comments().join()).toContain('run=101');
      expect(outputs.get('comment-url')).toMatch(new RegExp(`^${github.serverUrl}/octo-org/spam-filter/pulls?/2#issuecomment-`, 'u'));
      expect(comments().join()).toContain(`${github.serverUrl}/octo-org/spam-filter/actions/runs/101`);
    });
  });

  describe('the token', () => {
    it('is never printed, whatever the server says', async (context) => {
      const token = 'ghs_thisIsTheTokenOfThisJob1234567890';
      const { github, workspace, run, comments } = await openScene(context, WORSE, { token });
      github.fault({ ...LIST, answer: { status: 403, message: `token ${token} is not accessible` } });
      const { log, outputs, summary } = await run();
      expect(github.requests[0]?.headers.authorization).toContain(token);
      const everything = [log, ...outputs.values(), summary, ...comments(), workspace.read('confusion-gate-report/report.json'), workspace.read('confusion-gate-report/report.md')];
      for (const text of everything) expect(text).not.toContain(token);
    });
  });
});
