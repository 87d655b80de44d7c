import { describe, expect, it } from 'vitest';
import { badGateway } from '../fake-github/faults.js';
import { commitsOf, pullRequestOf } from './histories.js';
import { CONFIG, NO_MORE_MISSES, spamCsv } from './predictions.js';
import { openScene } from './scene.js';

const LOOSE = NO_MORE_MISSES.replace('max_increase: 0', 'max_increase: 5');
const FILES = { 'out.csv': spamCsv(3), 'base.csv': spamCsv(2) };
const REPORT = 'confusion-gate-report/report.json';

describe.concurrent('a pull request that loosens its own gate', () => {
  it('is judged by its own config, and the comment says what was loosened and what the base would have said', async (context) => {
    const { github, workspace, run, comments } = await openScene(context, { ...FILES, [CONFIG]: LOOSE });
    const commits = commitsOf(github, { base: { [CONFIG]: NO_MORE_MISSES } });
    const { exitCode, annotations } = await run({ event: pullRequestOf(commits) });
    expect(exitCode).toBe(0);
    expect(comments()[0]).toContain(`⚠️ **This change loosens its own gate (compared with \`${commits.base.slice(0, 7)}\`, where it began):**

- loosened: \`max_increase\` of false negatives of \`spam\` 0 → 5

By the config as it was: fail. The threshold failed: false negatives of \`spam\` rose 2 → 3 (allowed +0): 1 newly missed, 0 newly caught, of 20 \`spam\` examples`);
    expect(comments()[0]).toMatch(/^<!--.*\n## ⚠️ Confusion gate/u);
    expect(annotations('warning').join('\n')).toContain('This change loosens its own gate');
    expect(JSON.parse(workspace.read(REPORT))).toMatchObject({ conclusion: 'pass', config_guard: { counts: 'head', base: commits.base, changes: [{ kind: 'loosened' }], other: { conclusion: 'fail' } } });
    expect(workspace.exists('confusion-gate-report/predictions/default.csv.gz')).toBe(true);
  });

  it.for(['pull_request', 'merge_group'])('fails under config-from: base (%s)', async (name, context) => {
    const { github, workspace, run } = await openScene(context, { ...FILES, [CONFIG]: LOOSE });
    const commits = commitsOf(github, { base: { [CONFIG]: NO_MORE_MISSES } });
    const queue = { name, text: JSON.stringify({ merge_group: { base_sha: commits.base, base_ref: 'refs/heads/main', head_sha: commits.head }, repository: { default_branch: 'main' } }) };
    const { exitCode } = await run({ event: name === 'merge_group' ? queue : pullRequestOf(commits), inputs: { 'config-from': 'base' } });
    expect(exitCode).toBe(1);
    expect(JSON.parse(workspace.read(REPORT))).toMatchObject({ conclusion: 'fail', config_guard: { counts: 'base', other: { conclusion: 'pass' } } });
  });

  it('may not bring a waiver for itself under config-from: base', async (context) => {
    const waived = `${NO_MORE_MISSES}waivers:\n  - { threshold: "false_negatives[spam]", reason: r, approver: me, expires: "2999-01-01" }\n`;
    const { github, run, comments } = await openScene(context, { ...FILES, [CONFIG]: waived });
    const commits = commitsOf(github, { base: { [CONFIG]: NO_MORE_MISSES } });
    expect((await run({ event: pullRequestOf(commits) })).exitCode).toBe(0);
    expect(comments()[0]).toContain('a waiver of `false_negatives[spam]` until `2999-01-01` by `me` was added');
    expect(comments()[0]).toContain('↳ waived until 2999-01-01 by `me`: `r`');
    expect((await run({ event: pullRequestOf(commits), inputs: { 'config-from': 'base' }, runId: 101 })).exitCode).toBe(1);
  });

  it('has no waiver back by a clock that is behind: the event says what day it is', async (context) => {
    const waived = `${NO_MORE_MISSES}waivers:\n  - { threshold: "false_negatives[spam]", reason: r, approver: me, expires: "2999-01-01" }\n`;
    const { github, run, comments } = await openScene(context, { ...FILES, [CONFIG]: waived });
    const { name, text } = pullRequestOf(commitsOf(github, { base: { [CONFIG]: waived } }));
    const on = (time: string): { readonly name: string; readonly text: string } => ({ name, text: text.replace('"pull_request":{', `"pull_request":{"updated_at":"${time}",`) });
    expect((await run({ event: on('2999-01-01T23:59:59Z') })).exitCode).toBe(0);
    expect((await run({ event: on('2999-01-02T00:00:00Z'), runId: 101 })).exitCode).toBe(1);
    expect(comments()[0]).toMatch(/the waiver .*ended/u);
  });

  it.for(['head', 'base'])('by deleting its config is an error, or judged by it all the same (%s)', async (from, context) => {
    const { github, workspace, run } = await openScene(context, FILES);
    const commits = commitsOf(github, { base: { [CONFIG]: NO_MORE_MISSES }, head: {} });
    const { exitCode } = await run({ event: pullRequestOf(commits), inputs: { predictions: 'out.csv', 'config-from': from } });
    expect(exitCode).toBe(1);
    expect(workspace.read(REPORT)).toContain(from === 'head' ? 'somebody deleted it' : 'newly missed');
  });

  it('in a way that nobody can read is an error under either', async (context) => {
    for (const from of ['head', 'base']) {
      const { github, run } = await openScene(context, { ...FILES, [CONFIG]: 'predictions: [' });
      const commits = commitsOf(github, { base: { [CONFIG]: NO_MORE_MISSES } });
      expect((await run({ event: pullRequestOf(commits), inputs: { 'config-from': from } })).exitCode).toBe(1);
    }
  });
});

describe.concurrent('the config of the base', () => {
  it('that is the same, or that does not exist yet, is not spoken of', async (context) => {
    for (const base of [{ [CONFIG]: `# as it was\n${NO_MORE_MISSES}` }, {}]) {
      const { github, run, comments } = await openScene(context, { ...FILES, [CONFIG]: NO_MORE_MISSES });
      expect((await run({ event: pullRequestOf(commitsOf(github, { base })), inputs: { 'config-from': 'base' } })).exitCode).toBe(1);
      expect(comments()[0]).not.toContain('its own gate');
    }
  });

  it('that cannot be read is said, and an error where it counts', async (context) => {
    const { github, run, comments } = await openScene(context, { ...FILES, [CONFIG]: LOOSE });
    const commits = commitsOf(github, { base: { [CONFIG]: NO_MORE_MISSES } });
    github.fault({ path: /\/compare\//u, times: 4, answer: badGateway });
    expect((await run({ event: pullRequestOf(commits) })).exitCode).toBe(0);
    expect(comments()[0]).toContain('Whether this change loosens its own gate cannot be told: ');
    github.fault({ path: /\/compare\//u, times: 4, answer: badGateway });
    const counted = await run({ event: pullRequestOf(commits), inputs: { 'config-from': 'base' }, runId: 101 });
    expect([counted.exitCode, counted.outputs.get('conclusion')]).toEqual([1, 'error']);
  });

  it('that an older version could use and this one cannot is said, and an error where it counts', async (context) => {
    const { github, run, comments } = await openScene(context, { ...FILES, [CONFIG]: LOOSE });
    const commits = commitsOf(github, { base: { [CONFIG]: `${NO_MORE_MISSES}old_key: 1\n` } });
    expect((await run({ event: pullRequestOf(commits) })).exitCode).toBe(0);
    expect(comments()[0]).toContain('it cannot be used any more: the key old\\_key is not known here');
    expect((await run({ event: pullRequestOf(commits), inputs: { 'config-from': 'base' }, runId: 101 })).exitCode).toBe(1);
  });
});
