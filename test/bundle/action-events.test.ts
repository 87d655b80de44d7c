import { describe, expect, it } from 'vitest';
import { WORSE } from './predictions.js';
import { openScene } from './scene.js';

describe.concurrent('events', () => {
  it.for(['push', 'workflow_dispatch', 'schedule', 'workflow_run.completed'])('%s: the gate judges, and asks GitHub nothing', async (fixture, context) => {
    const { github, run } = await openScene(context, WORSE);
    const { exitCode, outputs, annotations, summary } = await run({ event: { name: fixture.replace(/\..*/u, ''), fixture } });
    expect(exitCode).toBe(1);
    expect(github.requests).toEqual([]);
    expect(outputs.get('comment-url')).toBe('');
    expect(annotations('notice')).toEqual([]);
    expect(summary).toContain('1 newly missed');
  });

  it('a merge queue is judged like the change in it, and gets no comment', async (context) => {
    const { github, run } = await openScene(context, WORSE);
    const { exitCode, outputs } = await run({ event: { name: 'merge_group', fixture: 'merge_group.checks_requested' } });
    expect([exitCode, outputs.get('comment-url'), github.comments()]).toEqual([1, '', []]);
  });

  it('a push reports the commit that was pushed', async (context) => {
    const { workspace, run } = await openScene(context, WORSE);
    await run({ event: { name: 'push', fixture: 'push' } });
    expect(JSON.parse(workspace.read('confusion-gate-report/report.json'))).toMatchObject({ run: { commit: '2f1b9d05c1a86a1e4a4ae1e7d5ba0b3a7c1a0001' } });
  });

  it.for([
    ['pull_request_target', 'pull_request.opened', 2],
    ['pull_request_review', 'pull_request_review.submitted', 2],
    ['issue_comment', 'issue_comment.on-pull-request', 1],
  ] as const)('%s belongs to a pull request, which gets its comment', async ([name, fixture, number], context) => {
    const { github, run } = await openScene(context, WORSE);
    await run({ event: { name, fixture } });
    expect(github.comments()).toMatchObject([{ pullRequest: number }]);
  });

  it('a comment on an issue that is no pull request gets no answer', async (context) => {
    const { github, run } = await openScene(context, WORSE);
    expect((await run({ event: { name: 'issue_comment', fixture: 'issue_comment.on-issue' } })).exitCode).toBe(1);
    expect(github.requests).toEqual([]);
  });

  it('a payload without head, base and repository still has its number', async (context) => {
    const { github, run } = await openScene(context, WORSE);
    await run({ event: { name: 'pull_request', fixture: 'pull_request.fields-missing' } });
    expect(github.comments()).toHaveLength(1);
  });

  it.for([
    ['is missing', undefined, /cannot be read, so this run counts as one without a pull request/u],
    ['is not JSON', '{"pull_request": ', /is not JSON, so this run counts as one without a pull request/u],
  ] as const)('a payload that %s means no pull request, which is said', async ([, text, expected], context) => {
    const { github, run } = await openScene(context, WORSE);
    const { exitCode, annotations } = await run({ event: { name: 'pull_request', ...(text !== undefined && { text }) } });
    expect(exitCode).toBe(1);
    expect(github.requests).toEqual([]);
    expect(annotations('notice').join()).toMatch(expected);
  });

  it.for(['null', '{"pull_request": {"number": -1}, "number": "two"}'])('the payload %s means no pull request', async (text, context) => {
    const { github, run } = await openScene(context, WORSE);
    const { exitCode, outputs } = await run({ event: { name: 'pull_request', text } });
    expect(exitCode).toBe(1);
    expect(outputs.get('conclusion')).toBe('fail');
    expect(github.requests).toEqual([]);
  });

  it('a runner that sets next to nothing is enough for a verdict', async (context) => {
    const { workspace, github, run } = await openScene(context, WORSE);
    const nothing = ['API_URL', 'EVENT_NAME', 'EVENT_PATH', 'JOB', 'OUTPUT', 'REF', 'REPOSITORY', 'RUN_ATTEMPT', 'RUN_ID', 'RUN_NUMBER', 'SERVER_URL', 'SHA', 'STEP_SUMMARY', 'WORKFLOW', 'WORKSPACE', 'ACTOR', 'ACTION'];
    const { exitCode, stderr } = await run({ environment: Object.fromEntries(nothing.map((name) => [`GITHUB_${name}`, undefined])) });
    expect(exitCode).toBe(1);
    expect(stderr).toBe('');
    expect(JSON.parse(workspace.read('confusion-gate-report/report.json'))).toMatchObject({ conclusion: 'fail' });
    expect(github.requests).toEqual([]);
  });

  it.for(['GITHUB_STEP_SUMMARY', 'GITHUB_OUTPUT'])('without %s, as on older servers, nothing else changes', async (name, context) => {
    const { run, comments } = await openScene(context, WORSE);
    const { exitCode, annotations } = await run({ environment: { [name]: undefined } });
    expect(exitCode).toBe(1);
    expect(comments()).toHaveLength(1);
    expect(annotations('notice')).toEqual([]);
  });

  it('a summary and outputs that cannot be written are told, and change nothing', async (context) => {
    const { workspace, run, comments } = await openScene(context, WORSE);
    const { exitCode, annotations } = await run({ environment: { GITHUB_STEP_SUMMARY: workspace.outside, GITHUB_OUTPUT: workspace.outside } });
    expect(exitCode).toBe(1);
    expect(comments()).toHaveLength(1);
    expect(annotations().join('\n')).toMatch(/The job summary was not written: EISDIR/u);
    expect(annotations().join('\n')).toMatch(/The outputs were not written: EISDIR/u);
  });
});
