import { describe, expect, it } from 'vitest';
import { LIST } from '../fake-github/faults.js';
import { commitsOf, pullRequestOf } from './histories.js';
import { CONFIG, NO_MORE_MISSES, spamCsv } from './predictions.js';
import { openScene } from './scene.js';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const EVALUATIONS = `evaluations:\n${NAMES.map((name) => `  ${name}:\n    predictions: ${name}.csv\n    baseline: base.csv\n    positive: spam\n    thresholds: [{ metric: false_negatives, max_increase: 0 }]\n`).join('')}`;
const FILES = { [CONFIG]: EVALUATIONS, 'base.csv': spamCsv(2), ...Object.fromEntries(NAMES.map((name, index) => [`${name}.csv`, spamCsv(index < 3 ? 3 : 2)])) };

describe('jobs that share a comment', () => {
  it('end with one that has all of them, though eight write at once', async (context) => {
    const { github, run, comments } = await openScene(context, FILES);
    const commits = commitsOf(github);
    // All of them find no comment.
    github.fault({ ...LIST, together: 8 });
    const runs = await Promise.all(NAMES.map((name) => run({ event: pullRequestOf(commits), inputs: { evaluations: name, 'comment-key': 'models', 'report-directory': `report-${name}` }, environment: { GITHUB_JOB: `job-${name}`, GITHUB_OUTPUT: undefined, GITHUB_STEP_SUMMARY: undefined } })));
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([1, 1, 1, 0, 0, 0, 0, 0]);
    expect(comments()).toHaveLength(1);
    expect(comments()[0]).toContain('## ❌ Confusion gate · 3 of 8 parts failed');
    expect(comments()[0]?.match(/^### .*$/gmu)).toEqual(NAMES.map((name, index) => (index < 3 ? `### ❌ ${name}: ${name}: the threshold failed` : `### ✅ ${name}: ${name}: the threshold passed`)));
  }, 120_000);

  it('begin anew with another commit, and an older one changes nothing', async (context) => {
    const { github, run, comments } = await openScene(context, { ...FILES, [CONFIG]: NO_MORE_MISSES });
    const commits = commitsOf(github);
    const asked = (name: string, runId: number, event: ReturnType<typeof pullRequestOf>): Parameters<typeof run>[0] => ({ event, runId, inputs: { predictions: `${name}.csv`, 'comment-key': 'models' } });
    await run(asked('a', 100, pullRequestOf(commits)));
    await run(asked('h', 100, pullRequestOf(commits)));
    expect(comments()[0]).toContain('## ❌ Confusion gate · 1 of 2 parts failed');
    const next = pullRequestOf({ ...commits, head: github.git.commit({ files: {}, parents: [commits.head] }) });
    await run(asked('h', 101, next));
    expect(comments()[0]).toContain('## ✅ Confusion gate · the threshold passed');
    expect(comments()[0]).toContain(`<details><summary>Earlier verdicts</summary>\n\n- \`${commits.head.slice(0, 7)}\` fail: 1 of 2 parts failed`);
    const late = await run(asked('a', 100, pullRequestOf(commits)));
    expect(late.exitCode).toBe(1);
    expect(comments()[0]).toContain('## ✅ Confusion gate · the threshold passed');
    expect(comments()).toHaveLength(1);
  }, 60_000);
});

it('legs of a matrix over predictions have a comment each where no key is named', async (context) => {
  const { github, run, comments } = await openScene(context, { ...FILES, [CONFIG]: NO_MORE_MISSES });
  const commits = commitsOf(github);
  for (const name of ['a', 'h']) await run({ event: pullRequestOf(commits), inputs: { predictions: `${name}.csv` } });
  expect(comments()).toHaveLength(2);
});
