import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { decodeConfig } from '../../../src/config/decode.js';
import { gate } from '../../../src/gate.js';
import { wholeMetrics } from '../../../src/report/json-document.js';
import { reportMarkdown } from '../../../src/report/markdown/markdown.js';
import type { MeasuredReport, Report } from '../../../src/report/report.js';
import { Workspace } from '../../../src/workspace/workspace.js';

async function run(directory: string, config: string, reportDirectory = 'report'): Promise<Report> {
  return gate({ config: decodeConfig(config, 'confusion-gate.yml'), trusted: { predictions: false, baseline: false }, reportDirectory, copyPredictions: true, stores: {}, run: { tool: '0', enforced: true } }, new Workspace(directory));
}

function measured({ evaluations: [evaluation] }: Report): MeasuredReport {
  if (evaluation?.measured === undefined) throw new Error(evaluation?.problems.map(({ message }) => message).join('\n') ?? 'no evaluation');
  return evaluation.measured;
}

/** All that a report says went wrong. */
function wrong({ evaluations }: Report): string {
  return evaluations.flatMap(({ problems, thresholds }) => [...problems.map(({ message, place }) => `${place?.file ?? ''}:${place?.line ?? ''} ${message}`), ...thresholds.map(({ reason = '' }) => reason)]).join('\n');
}

const README_CONFIG = /### Several labels[\s\S]*?```yaml\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';

type Numbers = Readonly<Record<string, number>>;

interface Model {
  readonly subset_accuracy: number;
  readonly hamming_loss: number;
  readonly gold_label_assignments: number;
  readonly averages: Readonly<Record<string, Numbers>>;
  readonly per_class: Readonly<Record<string, Numbers>>;
}

const golden = JSON.parse(readFileSync('__fixtures__/goemotions/golden.json', 'utf8')) as { readonly models: Readonly<Record<'logreg' | 'logreg_small', Model>>; readonly paired: Readonly<Record<string, Numbers>> };

describe('28 emotions of 5,427 comments, by the config of the README', () => {
  let directory = '';
  let report: Report;
  beforeAll(async () => {
    directory = mkdtempSync(path.join(tmpdir(), 'multilabel-'));
    for (const name of ['logreg', 'logreg_small']) writeFileSync(path.join(directory, `${name}.csv`), gunzipSync(readFileSync(`__fixtures__/goemotions/${name}.csv.gz`)));
    report = await run(directory, README_CONFIG);
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  test('which has at most eight lines', () => {
    expect(README_CONFIG.trimEnd().split('\n').length).toBeLessThanOrEqual(8);
  });

  test.each([['value', 'logreg'], ['baseline', 'logreg_small']] as const)('every %s is that of scikit-learn', (side, name) => {
    const { metrics, averages, classMetrics } = measured(report);
    const all = new Map([...wholeMetrics({ metrics, averages }), ...classMetrics.flatMap((own) => own.metrics)].map((metric) => [metric.key, metric[side]]));
    const model = golden.models[name];
    const expected = new Map<string, number>([['subset_accuracy', model.subset_accuracy], ['hamming_loss', model.hamming_loss]]);
    const ids: Readonly<Record<string, string>> = { f0_5: 'f0.5', tp: 'true_positives', fp: 'false_positives', fn: 'false_negatives', tn: 'true_negatives' };
    for (const [average, numbers] of Object.entries(model.averages)) for (const [id, number] of Object.entries(numbers)) expected.set(`${ids[id] ?? id}[${average}]`, number);
    for (const [label, numbers] of Object.entries(model.per_class)) for (const [id, number] of Object.entries(numbers)) if (id !== 'mcc') expected.set(`${ids[id] ?? id}[${label}]`, number);
    expect(expected.size).toBeGreaterThan(220);
    for (const [key, number] of expected) {
      const value = all.get(key);
      expect(value, key).toBeDefined();
      expect(Math.abs((value?.defined === true ? value.value : 0) - number), key).toBeLessThanOrEqual(1e-12);
    }
  });

  test('newly wrong and newly right are examples whose whole set changed', () => {
    const { only_baseline_correct: worse, only_candidate_correct: better } = golden.paired['logreg_small -> logreg'] ?? {};
    const shown = report.evaluations[0]?.thresholds.flatMap(({ members }) => members.map(({ evidence }) => evidence.plainText));
    expect(shown?.some((text) => text.startsWith(`${worse} newly wrong, ${better} newly right`))).toBe(true);
  });

  test('the copy of the predictions is a baseline that says the same', async () => {
    const config = README_CONFIG.replace('logreg_small.csv', 'report/predictions/default.jsonl.gz');
    const again = await run(directory, config, 'second');
    expect(wrong(again).trim()).toBe('');
    const [first, second] = [measured(report), measured(again)];
    expect(second.provenance.fingerprint).toBe(first.provenance.fingerprint);
    expect(second.flips).toEqual([]);
    for (const { change, key } of wholeMetrics(second)) expect(change ?? 0, key).toBe(0);
  });

  test('the comment has a row for each label, all of them together, and what was said instead', () => {
    const markdown = reportMarkdown(report).replaceAll('\u00A0', ' ');
    expect(markdown).toContain('| label | _found_ | _missed_ | _false alarms_ | support | recall | precision | F1 |');
    expect(markdown).toContain('| **`love`** | 🟩 174 (+44) | ⬜ 64 (−44) | 🟥 60 (+25) | 238 |');
    expect(markdown).toContain(`| **all labels** | 🟩 3,157 (+1,255) | ⬜ 3,172 (−1,255) | 🟥 2,190 (+1,426) | ${golden.models.logreg.gold_label_assignments.toLocaleString('en')} |`);
    expect(markdown).toContain('| `approval` | `neutral` | 162 | +89 |');
  });
});

/** Runs a config on files of these texts. */
async function runOn(files: Readonly<Record<string, string>>, config: string): Promise<Report> {
  const directory = mkdtempSync(path.join(tmpdir(), 'multilabel-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(directory, name)), { recursive: true });
    writeFileSync(path.join(directory, name), text);
  }
  return run(directory, `task: multilabel\nthresholds: [{ metric: f1, average: micro, min: 0.5 }]\n${config}`);
}

/** a: {joy, love} as {joy}; b: {} as {anger}; c: {joy} as {joy}. */
const TICKED = 'id,true_joy,true_love,true_anger,pred_joy,pred_love,pred_anger\na,1,1,0,1,0,0\nb,0,0,0,0,0,1\nc,1,0,0,1,0,0\n';

describe('the same sets, written otherwise', () => {
  test.each([
    ['JSON lists', { 'p.jsonl': '{"id":"a","gold":["joy","love"],"pred":["joy"]}\n{"id":"b","gold":[],"pred":["anger"]}\n{"id":"c","gold":["joy"],"pred":["joy"]}\n' }, 'predictions: p.jsonl'],
    ['JSON objects of 0 and 1', { 'p.jsonl': '{"id":"a","gold":{"joy":1,"love":true},"pred":{"joy":1,"love":0}}\n{"id":"b","gold":{"joy":0},"pred":{"anger":1.0}}\n{"id":"c","gold":{"joy":1},"pred":{"joy":1}}\n' }, 'predictions: p.jsonl'],
    ['separated texts', { 'p.csv': 'id,gold,pred\na,joy; love,joy\nb,,anger\nc,joy,joy\n' }, 'predictions: p.csv\nseparator: ";"'],
    ['JSON lists in a table', { 'p.csv': 'id,gold,pred\na,"[""joy"", ""love""]","[""joy""]"\nb,[],"[""anger""]"\nc,"[""joy""]","[""joy""]"\n' }, 'predictions: p.csv'],
    ['lists as Python prints them', { 'p.csv': `id,gold,pred\na,"['joy', ""love""]",['joy']\nb,[],['anger']\nc,['joy'],['joy']\n` }, 'predictions: p.csv'],
    ['a column for each label', { 'p.csv': TICKED }, 'predictions: p.csv\ncolumns: { actual: "true_*", predicted: "pred_*" }'],
    ['columns of True and False', { 'p.csv': TICKED.replaceAll(',1', ',True').replaceAll(',0', ',False') }, 'predictions: p.csv\ncolumns: { actual: "true_*", predicted: "pred_*" }'],
    ['gold columns that are the labels themselves', { 'p.csv': TICKED.replaceAll('true_', '') }, 'predictions: p.csv\nlabels: [anger, joy, love]\ncolumns: { actual: "*", predicted: "pred_*" }'],
    ['gold in another file', { 'g.csv': 'id,labels\nc,joy\nb,\na,love|joy\n', 'p.jsonl': '{"id":"a","labels":["joy"]}\n{"id":"b","labels":["anger"]}\n{"id":"c","labels":["joy"]}\n' }, 'predictions: p.jsonl\nseparator: "|"\ncolumns: { actual: { file: g.csv, id: id, column: labels }, predicted: labels }'],
  ])('%s', async (_, files, config) => {
    const report = await runOn(files, config);
    expect(wrong(report)).toBe('');
    const { classes, matrix, metrics } = measured(report);
    expect(classes).toEqual(['anger', 'joy', 'love']);
    expect(matrix.rows.map(({ name, cells }) => [name, ...cells.map(({ count }) => count)])).toEqual([['anger', 0, 0, 1], ['joy', 2, 0, 0], ['love', 0, 1, 0]]);
    expect(metrics.find(({ key }) => key === 'hamming_loss')?.value).toMatchObject({ ratio: { numerator: 2, denominator: 9 } });
    expect(metrics.find(({ key }) => key === 'examples')?.value).toMatchObject({ value: 3 });
  });
});

describe('what is refused', () => {
  const COLUMNS = 'predictions: p.csv\ncolumns: { actual: "true_*", predicted: "pred_*" }';
  test.each([
    ['a text without a separator', { 'p.csv': 'id,gold,pred\na,joy,joy\n' }, 'predictions: p.csv', 'p.csv:2 the column "gold" holds the text "joy", which is no list of labels. Where labels are separated by a sign, name it: separator: "|"'],
    ['a list of 0 and 1', { 'p.jsonl': '{"id":"a","gold":[1,0],"pred":[0,1]}\n' }, 'predictions: p.jsonl', 'p.jsonl:1 the column "gold" holds the list "[1,0]", which says yes or no to labels that it does not name. Write the names of the labels, or a column for each of them'],
    ['an object that is no answer', { 'p.jsonl': '{"id":"a","gold":{"joy":0.7},"pred":["joy"]}\n' }, 'predictions: p.jsonl', 'p.jsonl:1 the column "gold" holds an object in which "joy" is "0.7", neither 0 nor 1'],
    ['a list of lists', { 'p.jsonl': '{"id":"a","gold":[["joy"]],"pred":["joy"]}\n' }, 'predictions: p.jsonl', 'p.jsonl:1 the column "gold" holds a list whose entry 1 is "[\\"joy\\"]", no label'],
    ['a column that says neither', { 'p.csv': 'id,true_joy,pred_joy\na,1,0.7\n' }, COLUMNS, 'p.csv:2 the column "pred_joy" holds "0.7", neither 0 nor 1'],
    ['a gold label without a column of predictions', { 'p.csv': 'id,true_joy,true_love,pred_joy\na,1,1,1\n' }, COLUMNS, 'p.csv: no column "pred_*" is there for the label "love"'],
    ['a label of labels without a column', { 'p.csv': 'id,true_joy,pred_joy\na,1,1\n' }, `${COLUMNS}\nlabels: [joy, love]`, 'p.csv: no column "true_*" is there for the label "love"'],
    [
      'columns for other labels in two files',
      { 'g.csv': 'id,true_joy,true_love\na,1,1\n', 'p.csv': 'id,pred_joy\na,1\n' },
      'predictions: p.csv\ncolumns: { actual: { file: g.csv, id: id, column: "true_*" }, predicted: "pred_*" }',
      'g.csv: the files are not about the same labels: columns only in the gold file: "love". Name those that count under labels',
    ],
    ['a baseline with columns for other labels', { 'p.csv': TICKED, 'b.csv': TICKED.replaceAll('anger', 'fear') }, `${COLUMNS}\nbaseline: b.csv`, 'b.csv: the files are not about the same labels: columns only in the candidate: "anger"; columns only in the baseline: "fear". Name those that count under labels'],
    ['gold outside of labels', { 'p.jsonl': '{"id":"a","gold":["joy","hate"],"pred":["joy"]}\n' }, 'predictions: p.jsonl\nlabels: [joy, love]', 'p.jsonl:1 1 gold label is outside of labels: p.jsonl:1 "hate" in "a"'],
    ['a star that could be anything', { 'p.csv': 'id,joy,pred_joy\na,1,1\n' }, 'predictions: p.csv\ncolumns: { actual: "*", predicted: "pred_*" }', 'p.csv: which of all columns are labels cannot be told from "*": name them under labels'],
    ['an id that stands twice', { 'p.jsonl': '{"id":"a","gold":["joy"],"pred":["joy"]}\n{"id":"a","gold":["joy"],"pred":["joy"]}\n' }, 'predictions: p.jsonl', 'p.jsonl:2 1 duplicate id in the column "id"'],
    ['an example without gold', { 'p.jsonl': '{"id":"a","gold":null,"pred":["joy"]}\n{"id":"b","gold":["joy"],"pred":["joy"]}\n' }, 'predictions: p.jsonl', 'p.jsonl:1 1 example has no gold labels'],
  ])('%s', async (_, files, config, message) => {
    const report = await runOn(files, config);
    expect(report.conclusion).toBe('error');
    expect(wrong(report)).toContain(message);
  });
});

test('an example without a prediction has all its labels missed, and that is said', async () => {
  const report = await runOn({ 'p.jsonl': '{"id":"a","gold":["joy","love"]}\n{"id":"b","gold":["joy"],"pred":["joy"]}\n' }, 'predictions: p.jsonl');
  const { matrix } = measured(report);
  expect(matrix.rows.map(({ name, cells }) => [name, ...cells.map(({ count }) => count)])).toEqual([['joy', 1, 1, 0], ['love', 0, 1, 0]]);
  expect(report.evaluations[0]?.notices.map((notice) => notice.plainText)).toContain('1 example has no prediction: all its labels count as missed.');
});

test('a label that has a column is a class even where nobody has it', async () => {
  const { classes } = measured(await runOn({ 'p.csv': 'id,true_joy,true_love,pred_joy,pred_love\na,1,0,1,0\n' }, 'predictions: p.csv\ncolumns: { actual: "true_*", predicted: "pred_*" }'));
  expect(classes).toEqual(['joy', 'love']);
});

test('a predicted label outside of labels makes its example inexact, and is in no label', async () => {
  const { metrics, matrix } = measured(await runOn({ 'p.jsonl': '{"id":"a","gold":["joy"],"pred":["joy","hate"]}\n' }, 'predictions: p.jsonl\nlabels: [joy, love]'));
  expect(metrics.find(({ key }) => key === 'subset_accuracy')?.value).toMatchObject({ value: 0 });
  expect(matrix.total?.cells.map(({ count }) => count)).toEqual([1, 0, 0]);
});

test('samples of other sizes are compared by rates, and their counts are not', async () => {
  const report = await runOn({ 'p.jsonl': '{"id":"a","gold":["joy"],"pred":["joy"]}\n{"id":"b","gold":[],"pred":[]}\n', 'b.jsonl': '{"id":"x","gold":["joy"],"pred":[]}\n' }, 'predictions: p.jsonl\nbaseline: b.jsonl\nexamples: independent');
  const { matrix } = measured(report);
  expect(matrix.rows[0]?.cells[0]).toEqual({ count: 1, mark: 'right' });
  expect(matrix.rows[0]?.recall.change).toBe(1);
});

test('lists of ClassLabel in Parquet are sets of their names', async () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'multilabel-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  writeFileSync(path.join(directory, 'nested.parquet'), readFileSync('__fixtures__/parquet/nested.parquet'));
  // pyarrow wrote them: in row i stands class k of joy, love and anger where bit k of i is set.
  const gold = Array.from({ length: 120 }, (_, i) => `${JSON.stringify({ id: `n${i}`, gold: ['joy', 'love', 'anger'].filter((__, k) => ((i >> k) & 1) === 1) })}\n`);
  writeFileSync(path.join(directory, 'gold.jsonl'), gold.join(''));
  const report = await run(directory, 'task: multilabel\npredictions: nested.parquet\ncolumns: { actual: { file: gold.jsonl, id: id, column: gold }, predicted: classes, id: id }\nthresholds: [{ metric: subset_accuracy, min: 1 }]\n');
  expect([wrong(report), report.conclusion]).toEqual(['', 'pass']);
  expect(measured(report).classes).toEqual(['anger', 'joy', 'love']);
});
