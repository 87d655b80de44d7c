import { describe, expect, it } from 'vitest';
import { badGateway } from '../fake-github/faults.js';
import { commitsOf, pullRequestOf } from './histories.js';
import { CONFIG } from './predictions.js';
import { openScene } from './scene.js';

const GATE = `predictions: out.csv
baseline: base.csv
columns: { actual: { file: gold.csv } }
positive: spam
thresholds:
  - { metric: false_negatives, max_increase: 0 }
  - { metric: accuracy, min: 0.9 }
`;
const REPORT = 'confusion-gate-report/report.json';

/** Forty messages: the first twenty are spam. */
const gold = (edit: (id: number) => string | undefined = (id) => (id < 20 ? 'spam' : 'ham'), size = 40): string => `id,label\n${Array.from({ length: size }, (_, id) => [id, edit(id)] as const).flatMap(([id, label]) => (label === undefined ? [] : [`e${id},${label}`])).join('\n')}\n`;
const said = (missed: readonly number[], size = 40): string => `id,predicted\n${Array.from({ length: size }, (_, id) => `e${id},${id < 20 && !missed.includes(id) ? 'spam' : 'ham'}`).join('\n')}\n`;

interface Evaluation {
  readonly notices: readonly string[];
  readonly thresholds: readonly { readonly state: string; readonly members: readonly { readonly value?: number; readonly baseline?: number; readonly evidence?: string }[] }[];
  readonly measured: { readonly examples: number };
}

describe.concurrent('a pull request that edits its test set', () => {
  it('cannot relabel the examples that its model newly misses', async (context) => {
    // The model newly misses two, and the pull request calls those ham.
    const { github, workspace, run, comments } = await openScene(context, { [CONFIG]: GATE, 'out.csv': said([0, 1, 2]), 'base.csv': said([0]), 'gold.csv': gold((id) => (id === 1 || id === 2 || id >= 20 ? 'ham' : 'spam')) });
    const { base, ...commits } = commitsOf(github, { base: { 'gold.csv': gold(), [CONFIG]: GATE } });
    const { exitCode } = await run({ event: pullRequestOf({ base, ...commits }) });
    expect(exitCode).toBe(1);
    const { evaluations: [evaluation] } = JSON.parse(workspace.read(REPORT)) as { readonly evaluations: readonly [Evaluation] };
    expect(evaluation.thresholds).toMatchObject([{ state: 'fail', members: [{ value: 3, baseline: 1 }] }, { state: 'pass', members: [{ value: 39 / 40, evidence: '39 of 40' }] }]);
    expect(comments()[0]).toContain(`This change edits its test set \`gold.csv\` (compared with \`${base.slice(0, 7)}\`, where it began): 2 gold labels changed.`);
    expect(workspace.gunzip('confusion-gate-report/predictions/default.csv.gz')).toContain('e1,ham,ham');
  });

  it('by adding and removing examples is judged on those that both have', async (context) => {
    const { github, workspace, run } = await openScene(context, { [CONFIG]: GATE, 'out.csv': said([0, 3], 50), 'base.csv': said([0]), 'gold.csv': gold((id) => (id === 3 ? undefined : id < 20 ? 'spam' : 'ham'), 50).replace('e0,', 'e0,') });
    // A prediction without gold would be an error: the example was removed from both.
    workspace.write({ 'out.csv': said([0], 50).replace('e3,spam\n', '') });
    const commits = commitsOf(github, { base: { 'gold.csv': gold(), [CONFIG]: GATE } });
    const { exitCode } = await run({ event: pullRequestOf(commits) });
    const { evaluations: [evaluation] } = JSON.parse(workspace.read(REPORT)) as { readonly evaluations: readonly [Evaluation] };
    expect(evaluation.notices[0]).toContain('10 examples added, 1 example removed.');
    expect(evaluation.notices[0]).toContain('of the 39 examples that both have');
    expect([exitCode, evaluation.measured.examples]).toEqual([0, 39]);
  });

  it('or not: the same labels in another order and spelling are no edit', async (context) => {
    const { github, run, comments } = await openScene(context, { [CONFIG]: GATE, 'out.csv': said([0]), 'base.csv': said([0]), 'gold.csv': gold() });
    const shuffled = gold().trimEnd().split('\n');
    const commits = commitsOf(github, { base: { 'gold.csv': `${[shuffled[0], ...shuffled.slice(1).toReversed()].join('\r\n')}\r\n`, [CONFIG]: GATE } });
    expect((await run({ event: pullRequestOf(commits) })).exitCode).toBe(0);
    expect(comments()[0]).not.toContain('test set');
  });

  it('in a way that cannot be looked at is an error', async (context) => {
    const { github, run } = await openScene(context, { [CONFIG]: GATE, 'out.csv': said([0]), 'base.csv': said([0]), 'gold.csv': gold() });
    const commits = commitsOf(github, { base: { 'gold.csv': gold(), [CONFIG]: GATE } });
    github.fault({ path: /\/contents\/gold/u, times: 9, answer: badGateway });
    const { exitCode, outputs } = await run({ event: pullRequestOf(commits) });
    expect([exitCode, outputs.get('conclusion')]).toEqual([1, 'error']);
  });
});
