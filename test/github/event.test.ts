import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRunContext, type RunContext } from '../../src/github/event.js';

const ENVIRONMENT = {
  GITHUB_REPOSITORY: 'Codertocat/Hello-World',
  GITHUB_SHA: '1111111111111111111111111111111111111111',
  GITHUB_RUN_ID: '1658821493',
  GITHUB_RUN_NUMBER: '42',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_WORKFLOW: 'Evaluate',
  GITHUB_JOB: 'gate',
  GITHUB_ACTOR: 'octocat',
  GITHUB_SERVER_URL: 'https://github.example/',
  GITHUB_API_URL: 'https://github.example/api/v3/',
  GITHUB_WORKSPACE: '/home/runner/work',
};

function contextOf(eventName: string, fixture: string): RunContext {
  const readFile = (path: string): string => readFileSync(new URL(`../../__fixtures__/events/${path}`, import.meta.url), 'utf8');
  return readRunContext({ ...ENVIRONMENT, GITHUB_EVENT_NAME: eventName, GITHUB_EVENT_PATH: fixture }, readFile);
}

describe('readRunContext', () => {
  it('reads what the runner says about the run', () => {
    expect(contextOf('push', 'push.json')).toEqual({
      owner: 'Codertocat',
      repo: 'Hello-World',
      eventName: 'push',
      sha: '1111111111111111111111111111111111111111',
      headSha: '1111111111111111111111111111111111111111',
      compared: { branch: 'master', from: { kind: 'branches', bases: ['master'], head: '1111111111111111111111111111111111111111' } },
      onDefaultBranch: false,
      runId: 1_658_821_493,
      runNumber: 42,
      runAttempt: 2,
      workflow: 'Evaluate',
      job: 'gate',
      actor: 'octocat',
      serverUrl: 'https://github.example',
      apiUrl: 'https://github.example/api/v3',
      runUrl: 'https://github.example/Codertocat/Hello-World/actions/runs/1658821493',
      workspace: '/home/runner/work',
      notes: [],
    });
  });

  it.each([
    ['pull_request', 'pull_request.opened.json'],
    ['pull_request_target', 'pull_request.opened.json'],
  ])('takes the real head, not the merge commit, of %s', (eventName, fixture) => {
    const context = contextOf(eventName, fixture);
    expect(context.pullRequest).toEqual({
      number: 2,
      headSha: 'ec26c3e57ca3a959ca5aad62de7213c562f8c821',
      baseSha: 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e',
      baseRef: 'master',
      fromFork: false,
    });
    expect(context.headSha).toBe('ec26c3e57ca3a959ca5aad62de7213c562f8c821');
    expect(context.sha).toBe(ENVIRONMENT.GITHUB_SHA);
  });

  it.each([
    ['pull_request', 'pull_request.synchronize.json', 2],
    ['pull_request_review', 'pull_request_review.submitted.json', 2],
    ['issue_comment', 'issue_comment.on-pull-request.json', 1],
  ])('finds the pull request of %s (%s)', (eventName, fixture, number) => {
    expect(contextOf(eventName, fixture).pullRequest?.number).toBe(number);
  });

  it.each([
    ['push', 'push.json'],
    ['merge_group', 'merge_group.checks_requested.json'],
    ['workflow_dispatch', 'workflow_dispatch.json'],
    ['schedule', 'schedule.json'],
    ['workflow_run', 'workflow_run.completed.json'],
    ['issue_comment', 'issue_comment.on-issue.json'],
  ])('finds no pull request in %s (%s)', (eventName, fixture) => {
    const context = contextOf(eventName, fixture);
    expect(context.pullRequest).toBeUndefined();
    expect(context.headSha).toBe(ENVIRONMENT.GITHUB_SHA);
    expect(context.notes).toEqual([]);
  });

  it('knows a fork by its repository, and a deleted fork by having none', () => {
    expect(contextOf('pull_request', 'pull_request.fork.json').pullRequest?.fromFork).toBe(true);
    const deleted = JSON.stringify({ pull_request: { number: 3, head: { sha: 'abc1234', repo: null }, base: { repo: { full_name: 'a/b' } } } });
    expect(readRunContext({ GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: 'x' }, () => deleted).pullRequest).toEqual({ number: 3, headSha: 'abc1234', fromFork: true });
  });

  it('says which day it is by times that GitHub has set', () => {
    const dayOf = (payload: unknown): string | undefined => readRunContext({ GITHUB_EVENT_PATH: 'x' }, () => JSON.stringify(payload)).day;
    expect(dayOf({ pull_request: { number: 1, updated_at: '2026-11-26T10:00:00Z' }, repository: { updated_at: '2026-11-20T10:00:00Z' } })).toBe('2026-11-26');
    expect(dayOf({ workflow_run: { updated_at: '2026-12-01T10:00:00Z' } })).toBe('2026-12-01');
    for (const payload of [{}, { head_commit: { timestamp: '2030-01-01T00:00:00Z' } }, { pull_request: { updated_at: 'tomorrow' } }, { pull_request: { updated_at: 1_700_000_000 } }]) expect(dayOf(payload)).toBeUndefined();
  });

  it('does without a head, a base and a repository', () => {
    const context = contextOf('pull_request', 'pull_request.fields-missing.json');
    expect(context.pullRequest).toEqual({ number: 2, fromFork: false });
    expect(context.headSha).toBe(ENVIRONMENT.GITHUB_SHA);
  });

  it.each(['{}', '[]', 'null', '7', '"text"', '{"pull_request":null}', '{"pull_request":{"number":"2"}}', '{"pull_request":{"number":-1}}', '{"pull_request":{"number":1.5}}', '{"__proto__":{"number":5}}', '{"constructor":1}'])(
    'takes the payload %s for one without a pull request',
    (payload) => {
      expect(readRunContext({ GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: 'x' }, () => payload).pullRequest).toBeUndefined();
    },
  );

  it('says that a malformed or unreadable event file counts as no pull request', () => {
    const environment = { ...ENVIRONMENT, GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: 'event.json' };
    const malformed = readRunContext(environment, () => '{"pull_request":');
    const unreadable = readRunContext(environment, () => {
      throw new Error('ENOENT');
    });
    expect(malformed.pullRequest ?? unreadable.pullRequest).toBeUndefined();
    expect(malformed.notes).toEqual(['The file of the event (GITHUB_EVENT_PATH) is not JSON, so this run counts as one without a pull request.']);
    expect(unreadable.notes).toEqual(['The file of the event (GITHUB_EVENT_PATH) cannot be read, so this run counts as one without a pull request.']);
  });

  it('does with an empty environment', () => {
    expect(readRunContext({}, () => '')).toEqual({
      owner: '',
      repo: '',
      eventName: '',
      sha: '',
      headSha: '',
      onDefaultBranch: false,
      runId: 0,
      runNumber: 0,
      runAttempt: 0,
      workflow: '',
      job: '',
      serverUrl: 'https://github.com',
      apiUrl: 'https://api.github.com',
      runUrl: '',
      workspace: '.',
      notes: [],
    });
  });
});

describe('what a change is compared with', () => {
  const sha = (digit: string): string => digit.repeat(40);
  const repository = { default_branch: 'main' };
  const of = (name: string, payload: object, ref = ''): Pick<RunContext, 'compared' | 'onDefaultBranch'> => {
    const { compared, onDefaultBranch } = readRunContext({ GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: 'e', GITHUB_SHA: sha('9'), GITHUB_REF: ref }, () => JSON.stringify(payload));
    return { ...(compared !== undefined && { compared }), onDefaultBranch };
  };

  it.each([
    ["a pull request's base branch, else the commit it had", 'pull_request', { pull_request: { number: 3, head: { sha: sha('2') }, base: { ref: 'dev', sha: sha('1') } }, repository }, '', { branch: 'dev', from: { kind: 'branches', bases: ['dev', sha('1')], head: sha('2') } }, false],
    ['a pull request of which only the number is known', 'issue_comment', { issue: { number: 3, pull_request: {} }, repository }, '', { branch: '', from: { kind: 'pull_request', number: 3 } }, false],
    ['the base of a merge queue', 'merge_group', { merge_group: { base_sha: sha('1'), base_ref: 'refs/heads/main' }, repository }, '', { branch: 'main', from: { kind: 'commit', sha: sha('1') } }, false],
    ['what the default branch was before a push', 'push', { before: sha('1'), repository }, 'refs/heads/main', { branch: 'main', from: { kind: 'commit', sha: sha('1') } }, true],
    ['itself, where a push makes the branch', 'push', { before: sha('0'), repository }, 'refs/heads/main', { branch: 'main', from: { kind: 'commit', sha: sha('9') } }, true],
    ['the default branch, for a push to another one', 'push', { before: sha('1'), repository }, 'refs/heads/dev', { branch: 'main', from: { kind: 'branches', bases: ['main'], head: sha('9') } }, false],
    ['itself, for a schedule', 'schedule', { repository }, 'refs/heads/main', { branch: 'main', from: { kind: 'commit', sha: sha('9') } }, true],
    ['nothing, where the payload says nothing', 'schedule', {}, 'refs/heads/main', undefined, false],
    ['nothing to be kept, for a tag', 'push', { before: sha('1'), repository }, 'refs/tags/main', { branch: 'main', from: { kind: 'branches', bases: ['main'], head: sha('9') } }, false],
  ] as const)('%s', (_, name, payload, ref, compared, onDefaultBranch) => {
    expect(of(name, payload, ref)).toEqual({ ...(compared !== undefined && { compared }), onDefaultBranch });
  });
});
