import { describe, expect, it } from 'vitest';
import { badGateway } from '../fake-github/faults.js';
import { commitsOf, pullRequestOf, pushOf } from './histories.js';
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
  readonly test_set?: unknown;
  readonly notices: readonly string[];
  readonly thresholds: readonly { readonly state: string; readonly members: readonly { readonly value?: number; readonly baseline?: number; readonly evidence?: string }[] }[];
  readonly measured: { readonly examples: number };
}

const INLINE = `predictions: out.csv
baseline: { ref: { path: base.csv } }
positive: spam
thresholds:
  - { metric: false_negatives, max_increase: 0 }
  - { metric: f1, average: macro, max_drop: 0.01 }
  - { metric: accuracy, min: 0.9 }
`;
/** Gold labels beside the predictions. */
const both = (missed: readonly number[], edit: (id: number) => string = (id) => (id < 20 ? 'spam' : 'ham'), size = 40): string => `id,y_true,y_pred\n${Array.from({ length: size }, (_, id) => `e${id},${edit(id)},${id < 20 && !missed.includes(id) ? 'spam' : 'ham'}`).join('\n')}\n`;

describe.concurrent('a change of gold labels that stand beside the predictions', () => {
  it('cannot relabel the examples that the model newly misses', async (context) => {
    const { github, workspace, run, comments } = await openScene(context, { [CONFIG]: INLINE, 'base.csv': both([0]), 'out.csv': both([0, 1, 2], (id) => (id === 1 || id === 2 || id >= 20 ? 'ham' : 'spam')) });
    const commits = commitsOf(github, { base: { 'base.csv': both([0]), [CONFIG]: INLINE } });
    const { exitCode } = await run({ event: pullRequestOf(commits) });
    expect(exitCode).toBe(1);
    const { evaluations: [evaluation] } = JSON.parse(workspace.read(REPORT)) as { readonly evaluations: readonly [Evaluation] };
    expect(evaluation.thresholds).toMatchObject([{ state: 'fail', members: [{ value: 3, baseline: 1 }] }, { state: 'inconclusive' }, { state: 'pass', members: [{ value: 39 / 40, evidence: '39 of 40' }] }]);
    expect(comments()[0]).toContain(`This change edits its test set \`out.csv\` (compared with \`${commits.base.slice(0, 7)}\`, where this change began): 2 gold labels changed.`);
    expect(workspace.gunzip('confusion-gate-report/predictions/default.csv.gz')).toContain('e1,ham,ham');
  });

  it('and new examples are no change of the model', async (context) => {
    const { github, workspace, run } = await openScene(context, { [CONFIG]: INLINE, 'base.csv': both([0]), 'out.csv': both([], undefined, 50) });
    const commits = commitsOf(github, { base: { 'base.csv': both([0]), [CONFIG]: INLINE } });
    const { exitCode } = await run({ event: pullRequestOf(commits) });
    const { evaluations: [evaluation] } = JSON.parse(workspace.read(REPORT)) as { readonly evaluations: readonly [Evaluation] };
    expect([exitCode, evaluation.measured.examples]).toEqual([0, 40]);
    expect(evaluation.test_set).toEqual({ file: 'out.csv', base: commits.base, relation: 'where this change began', relabelled: 0, added: 10, removed: 0 });
    expect(evaluation.notices).toHaveLength(1);
    expect(evaluation.notices[0]).toContain('10 examples added. The matrix and every change are of the model alone: of the 40 examples that both have');
    expect(evaluation.thresholds).toMatchObject([{ state: 'pass', members: [{ value: 0, baseline: 1 }] }, { state: 'pass' }, { state: 'pass', members: [{ evidence: '50 of 50' }] }]);
  });

  it('that leaves examples out is an error, until the config says that the common ones are compared', async (context) => {
    const files = { 'base.csv': both([0]), 'out.csv': both([0], (id) => (id === 5 ? 'ham' : id < 20 ? 'spam' : 'ham'), 38) };
    for (const [gate, conclusion] of [[INLINE, 'error'], [`examples: common\n${INLINE}`, 'pass']] as const) {
      const { github, run, comments } = await openScene(context, { [CONFIG]: gate, ...files });
      const commits = commitsOf(github, { base: { 'base.csv': both([0]), [CONFIG]: gate } });
      const { outputs } = await run({ event: pullRequestOf(commits) });
      expect(outputs.get('conclusion'), comments()[0]).toBe(conclusion);
      if (conclusion !== 'error') expect(comments()[0]).toContain('1 gold label changed, 2 examples removed.');
    }
  });

  it('is an error for a baseline of which nobody knows the commit', async (context) => {
    const { run } = await openScene(context, { [CONFIG]: INLINE.replace('{ ref: { path: base.csv } }', 'base.csv'), 'base.csv': both([0]), 'out.csv': both([0], () => 'ham') });
    const { outputs } = await run({ event: pullRequestOf({ base: '0'.repeat(40), head: '1'.repeat(40) } as never) });
    expect(outputs.get('conclusion')).toBe('error');
  });
});

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

  it('does not stand in the way of the push that brings it to the main branch, whose baseline is that of the commit before', async (context) => {
    const gate = GATE.replace('baseline: base.csv', 'baseline: { ref: { path: base.csv } }');
    const { github, run } = await openScene(context, { [CONFIG]: gate, 'out.csv': said([0], 50), 'base.csv': said([0]), 'gold.csv': gold((id) => (id < 20 ? 'spam' : 'ham'), 50) });
    const { base, tip } = commitsOf(github, { base: { 'gold.csv': gold(), 'base.csv': said([0]) } });
    const { exitCode, outputs } = await run(pushOf(base, tip));
    expect([exitCode, outputs.get('conclusion')]).toEqual([0, 'pass']);
  });

  it('in a way that cannot be looked at is an error', async (context) => {
    const { github, run } = await openScene(context, { [CONFIG]: GATE, 'out.csv': said([0]), 'base.csv': said([0]), 'gold.csv': gold() });
    const commits = commitsOf(github, { base: { 'gold.csv': gold(), [CONFIG]: GATE } });
    github.fault({ path: /\/contents\/gold/u, times: 9, answer: badGateway });
    const { exitCode, outputs } = await run({ event: pullRequestOf(commits) });
    expect([exitCode, outputs.get('conclusion')]).toEqual([1, 'error']);
  });
});

const lines = (records: readonly unknown[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('');
const TASKS = {
  entities: {
    gate: 'task: entities\n',
    threshold: '{ metric: confusion, actual: PER, predicted: "(missed)", max_increase: 0 }',
    file: (name: string, missed: readonly number[], size: number) => lines(Array.from({ length: size }, (_, id) => ({ id: `d${id}`, text: 'Ada lives in Paris', [name]: missed.includes(id) ? [] : [{ start: 0, end: 3, label: 'PER' }] }))),
  },
  multilabel: {
    gate: 'task: multilabel\n',
    threshold: '{ metric: false_negatives, class: joy, max_increase: 0 }',
    file: (name: string, missed: readonly number[], size: number) => lines(Array.from({ length: size }, (_, id) => ({ id: `d${id}`, [name]: missed.includes(id) ? ['love'] : ['joy', 'love'] }))),
  },
} as const;

describe.concurrent.each(['entities', 'multilabel'] as const)('a change of the gold file of %s', (task) => {
  const { gate, threshold, file } = TASKS[task];
  const config = `${gate}predictions: out.jsonl\nbaseline: { path: base.jsonl, columns: { predicted: predicted } }\ncolumns: { predicted: predicted, actual: { file: gold.jsonl, id: id, column: gold } }\nthresholds: [${threshold}]\n`;

  it('cannot hide what the model newly misses', async (context) => {
    const { github, workspace, run, comments } = await openScene(context, { [CONFIG]: config, 'gold.jsonl': file('gold', [1, 2], 34), 'out.jsonl': file('predicted', [0, 1, 2], 34), 'base.jsonl': file('predicted', [0], 30) });
    const commits = commitsOf(github, { base: { 'gold.jsonl': file('gold', [], 31), [CONFIG]: config } });
    const { exitCode } = await run({ event: pullRequestOf(commits) });
    expect(exitCode, comments()[0]).toBe(1);
    const { evaluations: [evaluation] } = JSON.parse(workspace.read(REPORT)) as { readonly evaluations: readonly [Evaluation] };
    expect(evaluation.test_set).toMatchObject({ file: 'gold.jsonl', relabelled: 2, added: 3, removed: 0 });
    expect(evaluation.thresholds).toMatchObject([{ state: 'fail', members: [{ value: 3, baseline: 1 }] }]);
  });

  it('is none when the file only looks otherwise', async (context) => {
    const { github, run, comments } = await openScene(context, { [CONFIG]: config, 'gold.jsonl': `${file('gold', [], 30)}\n`, 'out.jsonl': file('predicted', [0], 30), 'base.jsonl': file('predicted', [0], 30) });
    const commits = commitsOf(github, { base: { 'gold.jsonl': file('gold', [], 30), [CONFIG]: config } });
    expect((await run({ event: pullRequestOf(commits) })).exitCode, comments()[0]).toBe(0);
    expect(comments()[0]).not.toContain('test set');
  });

  it('beside the predictions is told apart by that beside the baseline', async (context) => {
    const both = (missed: readonly number[], unlabelled: readonly number[], size: number): string => lines(Array.from({ length: size }, (_, id) => ({ ...(JSON.parse(file('gold', unlabelled, size).split('\n')[id] ?? '') as object), ...(JSON.parse(file('predicted', missed, size).split('\n')[id] ?? '') as object) })));
    const inline = `${gate}predictions: out.jsonl\nbaseline: { ref: { path: base.jsonl } }\ncolumns: { predicted: predicted, actual: gold }\nthresholds: [${threshold}]\n`;
    const { github, workspace, run, comments } = await openScene(context, { [CONFIG]: inline, 'out.jsonl': both([0, 1, 2], [1, 2], 33), 'base.jsonl': both([0], [], 30) });
    const commits = commitsOf(github, { base: { 'base.jsonl': both([0], [], 30), [CONFIG]: inline } });
    const { exitCode } = await run({ event: pullRequestOf(commits) });
    expect(exitCode, comments()[0]).toBe(1);
    const { evaluations: [evaluation] } = JSON.parse(workspace.read(REPORT)) as { readonly evaluations: readonly [Evaluation] };
    expect(evaluation.test_set).toMatchObject({ file: 'out.jsonl', relabelled: 2, added: 3, removed: 0 });
    expect(evaluation.thresholds).toMatchObject([{ state: 'fail', members: [{ value: 3, baseline: 1 }] }]);
    expect(evaluation.measured.examples).toBe(30);
  });
});
