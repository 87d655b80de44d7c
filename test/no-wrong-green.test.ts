import { describe, expect, it, onTestFinished } from 'vitest';
import { check } from '../src/commands/check.js';
import type { Report } from '../src/report/report.js';
import { Workspace } from '../src/workspace/workspace.js';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Rows of (actual, predicted), so many times each, as CSV with ids. */
function table(rows: readonly (readonly [actual: string, predicted: string, times: number, slice?: string])[], prefix = 'e'): string {
  let id = 0;
  const lines = rows.flatMap(([actual, predicted, times, slice]) => Array.from({ length: times }, () => `${prefix}${id++},${actual},${predicted},${slice ?? ''}`));
  return ['id,actual,predicted,language', ...lines, ''].join('\n');
}

interface Judged {
  readonly report: Report;
  readonly root: string;
  readonly again: () => Promise<Report>;
}

async function judged(files: Readonly<Record<string, string>>, config: string, prepare: (root: string) => void = () => undefined): Promise<Judged> {
  const root = mkdtempSync(path.join(tmpdir(), 'wrong-green-'));
  onTestFinished(() => { rmSync(root, { recursive: true }); });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  writeFileSync(path.join(root, 'gate.yml'), config);
  prepare(root);
  const again = (): Promise<Report> =>
    check({ config: 'gate.yml', configRequired: true, predictions: [], baseline: [], evaluations: [], reportDirectory: 'report', stores: {}, run: { tool: '0', enforced: true } }, new Workspace(root));
  return { report: await again(), root, again };
}

/** All that a report says went wrong. */
function wrong({ evaluations }: Report): string {
  return evaluations.flatMap(({ problems, thresholds }) => [...problems.map(({ message }) => message), ...thresholds.map(({ reason = '' }) => reason)]).join('\n');
}

describe('what was not measured never passes', () => {
  const good = table([['ham', 'ham', 50], ['spam', 'spam', 50]]);

  it.each([
    ['itself, spelt otherwise', './p.csv', undefined],
    ['itself, by a glob', 'p*.csv', undefined],
    ['itself, by a link', 'link.csv', (root: string) => { symlinkSync('p.csv', path.join(root, 'link.csv')); }],
  ])('compared with %s', async (_, baseline, prepare) => {
    const { report } = await judged({ 'p.csv': good }, `predictions: p.csv\nbaseline: ${baseline}\nthresholds: [{ metric: accuracy, max_drop: 0 }]\n`, prepare);
    expect(report.conclusion).toBe('error');
    expect(wrong(report)).toContain('is the file with the predictions that it is to be compared with');
  });

  it('compared with its own column, though that was inferred', async () => {
    const { report } = await judged({ 'p.csv': good }, 'predictions: p.csv\nbaseline: { column: predicted }\nthresholds: [{ metric: accuracy, max_drop: 0 }]\n');
    expect(report.conclusion).toBe('error');
    expect(wrong(report)).toContain('holds the predictions of the candidate itself');
  });

  it.each([
    ['the column of its own entities, though that was inferred', { 'p.jsonl': '{"id":"1","gold":[[0,1,"X"]],"predicted":[]}\n' }, 'predictions: p.jsonl\nbaseline: { column: predicted }', 'which column holds the predicted spans cannot be told'],
    ['the column of its own tags', { 'p.conll': 'a B-X O\n' }, 'predictions: p.conll\ncolumns: { actual: "2" }\nbaseline: { column: "3" }', 'gold and predicted tags need three'],
    ['documents in another order', { 'p.jsonl': '{"id":"1","gold":[],"predicted":[]}\n{"id":"2","gold":[],"predicted":[]}\n', 'b.jsonl': '{"id":"2","gold":[],"predicted":[]}\n{"id":"1","gold":[],"predicted":[]}\n' }, 'predictions: p.jsonl\nbaseline: b.jsonl\npair_by: order', 'their ids contradict it'],
    ['documents whose gold is another', { 'p.jsonl': '{"id":"1","gold":[[0,1,"X"]],"predicted":[]}\n', 'b.jsonl': '{"id":"1","gold":[[0,1,"Y"]],"predicted":[]}\n' }, 'predictions: p.jsonl\nbaseline: b.jsonl', 'the gold spans of 1 document differ'],
    ['other documents', { 'p.jsonl': '{"id":"1","gold":[[0,1,"X"]],"predicted":[]}\n', 'b.jsonl': '{"id":"2","gold":[[0,1,"X"]],"predicted":[]}\n' }, 'predictions: p.jsonl\nbaseline: b.jsonl', '1 document is only in the candidate'],
    ['a baseline that is one sentence shorter', { 'p.conll': 'a B-X O\n\nb O O\n', 'b.conll': 'a B-X O\n' }, 'predictions: p.conll\nbaseline: b.conll', '1 document is only in the candidate'],
  ])('entities compared with %s', async (_, files, config, message) => {
    const { report } = await judged(files as Readonly<Record<string, string>>, `task: entities\n${config}\nthresholds: [{ metric: f1, average: micro, max_drop: 0 }]\n`);
    expect(report.conclusion).toBe('error');
    expect(wrong(report)).toContain(message);
  });

  it.each([
    ['there are none in gold', '{"id":"1","gold":[],"predicted":[]}', '{ metric: f1, average: micro, min: 0 }', 'no classes'],
    ['there are none in gold, and their misses are counted', '{"id":"1","gold":[],"predicted":[[0,1,"X"]]}', '{ metric: false_negatives, class: X, max: 0 }', 'no examples'],
    ['the type does not exist', '{"id":"1","gold":[[0,1,"X"]],"predicted":[]}', '{ metric: recall, class: Y, min: 0 }', 'there is no class "Y"'],
    ['the type is only predicted', '{"id":"1","gold":[[0,1,"X"]],"predicted":[[3,4,"Y"]]}', '{ metric: false_negatives, class: Y, max: 0 }', 'no gold examples of this class'],
    ['the spurious type does not exist', '{"id":"1","gold":[[0,1,"X"]],"predicted":[]}', '{ metric: confusion, actual: (spurious), predicted: Y, max: 0 }', 'there is no class "Y"'],
  ])('entities where %s', async (_, line, threshold, message) => {
    const { report } = await judged({ 'p.jsonl': `${line}\n` }, `task: entities\npredictions: p.jsonl\nthresholds: [${threshold}]\n`);
    expect(report.conclusion).toBe('error');
    expect(wrong(report)).toContain(message);
  });

  it('compared with what the run before left at the same place', async () => {
    const config = 'predictions: p.csv\nbaseline: report/predictions/default.csv.gz\nthresholds: [{ metric: accuracy, max_drop: 0 }]\n';
    const { report, again } = await judged({ 'p.csv': good }, config);
    expect(report.conclusion).toBe('inconclusive');
    const second = await again();
    expect(second.conclusion).toBe('error');
    expect(wrong(second)).toContain('a failed run would be the baseline of the next');
  });

  it('a slice whose examples may be among those without a prediction', async () => {
    const predictions = table([['spam', 'spam', 2, 'de'], ['ham', 'ham', 40, 'en']]);
    const gold = `id,label\n${Array.from({ length: 73 }, (_, id) => `e${id},${id < 2 || id >= 42 ? 'spam' : 'ham'}`).join('\n')}\n`;
    const config = 'predictions: p.csv\ncolumns: { actual: { file: gold.csv }, predicted: predicted, id: id, slices: [language] }\nthresholds: [{ metric: recall, class: spam, slice: { language: de }, min: 0.95 }]\n';
    const { report } = await judged({ 'p.csv': predictions, 'gold.csv': gold }, config);
    expect(report.conclusion).toBe('error');
    expect(wrong(report)).toContain('31 gold examples have no prediction and so no slice');
  });

  it('counts of unpaired samples of different sizes', async () => {
    const files = { 'p.csv': table([['spam', 'ham', 10], ['spam', 'spam', 40], ['ham', 'ham', 9]]), 'old.csv': table([['spam', 'ham', 900], ['spam', 'spam', 90], ['ham', 'ham', 9]], 'o') };
    const config = 'predictions: p.csv\nbaseline: old.csv\nexamples: independent\nthresholds: [{ metric: false_negatives, class: spam, max_increase: 0 }]\n';
    const { report } = await judged(files, config);
    expect(report.conclusion).toBe('error');
    expect(wrong(report)).toContain('counts of unpaired samples of different sizes (59 and 999 examples) cannot be compared: use a rate');
  });

  it('a change on fewer common examples than min_examples', async () => {
    const config = 'predictions: p.csv\nbaseline: old.csv\nexamples: common\nmin_examples: 100\nthresholds: [{ metric: accuracy, max_drop: 0 }]\n';
    const { report } = await judged({ 'p.csv': good, 'old.csv': table([['ham', 'ham', 1]]) }, config);
    expect(report.conclusion).toBe('error');
    expect(wrong(report)).toContain('1 examples that both models have are fewer than `min_examples` (100)');
  });

  it.each(['{ metric: false_positives, class: spam, max: 0 }', '{ metric: true_negatives, class: spam, min: 0 }'])('%s where all gold is spam', async (threshold) => {
    const { report } = await judged({ 'p.csv': table([['spam', 'spam', 30]]) }, `predictions: p.csv\nthresholds: [${threshold}]\n`);
    expect(report.conclusion).toBe('error');
    expect(wrong(report)).toContain('no gold examples of other classes');
  });

  it('a confusion that the costs forget', async () => {
    const files = { 'p.csv': table([['ham', 'ham', 50], ['ham', 'spam', 3], ['spam', 'spam', 50], ['spam', '', 1]]) };
    const { report } = await judged(files, 'predictions: p.csv\ncosts: { ham: { spam: 1 } }\nthresholds: [{ metric: cost, max: 1000 }]\n');
    expect([report.conclusion, wrong(report)]).toEqual(['error', expect.stringContaining('1 example is confused in a way of which costs says nothing')]);
    const { report: priced } = await judged(files, 'predictions: p.csv\ncosts: { ham: { spam: 1 }, "*": { (missing): 0.1 } }\nthresholds: [{ metric: cost, max: 29.9 }]\n');
    // (3 · 1 + 1 · 0.1) / 104 · 1000 is 29.807…
    expect(priced.conclusion).toBe('pass');
  });

  it('costs of a class that does not exist', async () => {
    const { report } = await judged({ 'p.csv': good }, 'predictions: p.csv\ncosts: { spma: { ham: 1 }, "*": { "*": 0 } }\nthresholds: [{ metric: cost, max: 1 }]\n');
    expect([report.conclusion, wrong(report)]).toEqual(['error', expect.stringContaining('`costs` names "spma", which is no class')]);
  });

  it('a positive class that does not exist', async () => {
    const { report } = await judged({ 'p.csv': good }, 'predictions: p.csv\npositive: spma\nthresholds: [{ metric: accuracy, min: 0.5 }]\n');
    expect(report.conclusion).toBe('error');
    expect(wrong(report)).toContain('`positive` is "spma", which is no class');
  });

  it('a class whose examples candidate and baseline do not share', async () => {
    const files = { 'p.csv': table([['ham', 'ham', 30], ['spam', 'ham', 30]]), 'old.csv': table([['ham', 'ham', 30]]) + table([['spam', 'spam', 30]], 'o').split('\n').slice(1).join('\n') };
    const config = 'predictions: p.csv\nbaseline: old.csv\nexamples: common\nthresholds: [{ metric: recall, per: class, max_drop: 0 }]\n';
    const { report } = await judged(files, config);
    expect(report.conclusion).toBe('error');
    expect(wrong(report)).toContain('recall[spam]: no gold examples');
  });

  it('a class that vanished from the candidate', async () => {
    const files = { 'p.csv': table([['ham', 'ham', 30]]), 'old.csv': table([['ham', 'ham', 30], ['spam', 'spam', 50]], 'o') };
    const config = 'predictions: p.csv\nbaseline: old.csv\nexamples: independent\nthresholds: [{ metric: recall, per: class, max_drop: 0 }]\n';
    const { report } = await judged(files, config);
    expect(report.conclusion).toBe('error');
    expect(wrong(report)).toContain('recall[spam]: no gold examples');
  });

  it('false alarms of a class with few gold examples and many predictions', async () => {
    const predictions = table([['a', 'b', 50], ['a', 'a', 45], ['b', 'b', 5]]);
    const config = 'predictions: p.csv\nthresholds: [{ metric: false_positives, per: class, max: 5 }, { metric: precision, per: class, min: 0.5 }]\n';
    const { report } = await judged({ 'p.csv': predictions }, config);
    expect(report.evaluations[0]?.thresholds.map(({ state }) => state)).toEqual(['fail', 'fail']);
  });

  it('a baseline that never names a class', async () => {
    const files = { 'p.csv': table([['Y', 'Y', 3], ['N', 'Y', 2]]), 'old.csv': table([['Y', 'y', 3], ['N', 'n', 2]]) };
    const { report } = await judged(files, 'predictions: p.csv\nbaseline: old.csv\nlabels: ["Y", "N"]\nthresholds: [{ metric: accuracy, max_drop: 0 }]\n');
    expect(report.conclusion).toBe('error');
    expect(wrong(report)).toContain('none of 5 predictions is in `labels`');
  });

  it('a shard that holds a header only', async () => {
    const { report } = await judged({ 'p1.csv': good, 'p2.csv': 'id,actual,predicted\n' }, 'predictions: "p*.csv"\nthresholds: [{ metric: accuracy, min: 0.5 }]\n');
    expect(report.conclusion).toBe('error');
    expect(report.evaluations[0]?.problems[0]?.place?.file).toBe('p2.csv');
  });

  it('gold that is the predictions themselves', async () => {
    const config = 'predictions: p.csv\ncolumns: { actual: { file: p.csv, id: id, column: predicted } }\nthresholds: [{ metric: accuracy, min: 0.5 }]\n';
    const { report } = await judged({ 'p.csv': good }, config);
    expect(report.conclusion).toBe('error');
    expect(wrong(report)).toContain('is the file with the predictions');
  });

  it('predictions that an earlier run of the gate wrote', async () => {
    const { report, again } = await judged({ 'p.csv': good }, 'predictions: "**/*.csv*"\nthresholds: [{ metric: accuracy, min: 0.5 }]\n');
    expect(report.conclusion).toBe('pass');
    const second = await again();
    expect(second.conclusion).toBe('error');
    expect(wrong(second)).toContain('a file that this run writes itself');
  });

  it('a bound on (other) without a closed set', async () => {
    const { report } = await judged({ 'p.csv': good }, 'predictions: p.csv\nthresholds: [{ metric: other_rate, max: 0 }]\n');
    expect(report.conclusion).toBe('error');
    expect(report.problems[0]?.message).toContain('other_rate of (other) needs labels');
  });

  it('rows paired by order although their ids contradict it', async () => {
    const files = { 'p.csv': table([['spam', 'spam', 2], ['spam', 'ham', 2], ['ham', 'ham', 1]]), 'old.csv': 'id,actual,predicted\ne3,spam,ham\ne2,spam,ham\ne1,spam,spam\ne0,spam,spam\ne4,ham,ham\n' };
    const config = 'predictions: p.csv\nbaseline: old.csv\npair_by: order\ncolumns: { id: id }\nthresholds: [{ metric: recall, class: spam, max_drop: 0 }]\n';
    const { report } = await judged(files, config);
    expect(report.conclusion).toBe('error');
    expect(wrong(report)).toContain('4 rows have another id in the baseline than in the candidate: old.csv:2 "e3" instead of "e0"');
  });

  it('a report that could be written in part', async () => {
    const { report, root } = await judged({ 'p.csv': good, 'report/report.md/x': '' }, 'predictions: p.csv\nthresholds: [{ metric: accuracy, min: 0.5 }]\n');
    expect(report.conclusion).toBe('error');
    const written: unknown = JSON.parse(readFileSync(path.join(root, 'report/report.json'), 'utf8'));
    expect(written).toMatchObject({ conclusion: 'error' });
  });
});
