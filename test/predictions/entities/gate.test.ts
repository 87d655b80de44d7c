import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeConfig } from '../../../src/config/decode.js';
import { gate } from '../../../src/gate.js';
import type { Report } from '../../../src/report/report.js';
import { Workspace } from '../../../src/workspace/workspace.js';

/** uh_ritual against spinningbytes, and the copy that it leaves. */
let directory = '';
let report: Report;

const README_CONFIG = /### Entities[\s\S]*?```yaml\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';

async function run(config: string, reportDirectory = 'report'): Promise<Report> {
  const workspace = new Workspace(directory);
  return gate({ config: decodeConfig(config, 'confusion-gate.yml'), trusted: { predictions: false, baseline: false }, reportDirectory, copyPredictions: true, stores: {}, run: { tool: '0', enforced: true } }, workspace);
}

const json = (name: string): unknown => JSON.parse(readFileSync(path.join(directory, name), 'utf8'));

beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'entities-'));
  for (const name of ['gold', 'uh_ritual', 'spinningbytes']) writeFileSync(path.join(directory, `${name}.conll`), gunzipSync(readFileSync(`__fixtures__/wnut17_ner/${name}.conll.gz`)));
  writeFileSync(path.join(directory, 'flytxt.txt'), gunzipSync(readFileSync('__fixtures__/wnut17_ner/flytxt.tags.gz')));
  report = await run(README_CONFIG);
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

const measured = (of: Report) => {
  const own = of.evaluations[0]?.measured;
  if (own === undefined) throw new Error(of.evaluations[0]?.problems.map(({ message }) => message).join('\n') ?? 'no evaluation');
  return own;
};

const valueOf = (of: Report, key: string): number | undefined => {
  const { metrics, averages, classMetrics } = measured(of);
  const all = [...metrics, ...averages.flatMap(({ macro, micro, weighted }) => (micro === undefined ? [macro, weighted] : [macro, micro, weighted])), ...classMetrics.flatMap((own) => own.metrics)];
  const value = all.find((metric) => metric.key === key)?.value;
  return value?.defined === true ? value.value : undefined;
};

describe('the config of the README', () => {
  test('has at most eight lines, and is judged', () => {
    expect(README_CONFIG.trimEnd().split('\n').length).toBeLessThanOrEqual(8);
    expect(report.evaluations[0]?.thresholds.map(({ state }) => state)).toEqual(['pass', 'fail', 'fail']);
    expect(report.summary.plainText).toContain('recall of person fell 63.4 % → 50.1 % (allowed −5 points): 79 newly missed, 22 newly caught, of 429 person entities');
  });

  // seqeval 1.2.2 in its default mode, to all digits.
  test.each([
    ['f1[micro]', 0.4186320754716981],
    ['precision[micro]', 0.5753646677471637],
    ['recall[micro]', 0.3290083410565338],
    ['f1[macro]', 0.31575884017850536],
    ['precision[macro]', 0.4479809949377356],
    ['f1[weighted]', 0.3937201610501292],
    ['f1[corporation]', 0.2654867256637168],
    ['recall[location]', 0.49333333333333335],
  ])('%s is that of seqeval', (key, expected) => {
    expect(Math.abs((valueOf(report, key) ?? NaN) - expected)).toBeLessThanOrEqual(1e-12);
  });

  // Counted with Python sets of (sentence, type, start, end).
  test('what flipped is what sets of spans say', () => {
    expect(measured(report).flips.map(({ title, count }) => [title, count])).toEqual([
      ['newly missed', 120],
      ['newly spurious', 191],
      ['newly found', 87],
      ['no longer spurious', 365],
    ]);
  });

  test('a flip stands in its sentence', () => {
    const [missed] = measured(report).flips;
    expect(missed?.examples[3]).toMatchObject({ row: 54, place: [4, 5], actual: 'group', baseline: 'group', candidate: '(nothing)' });
    expect(missed?.examples[3]?.text).toBe('LMAOOOOOOOO , are the ⟦Democrats⟧ really doubling down on the thing that got Trump elected in first place ?');
  });

  test('without columns.text no sentence is shown', async () => {
    const quiet = await run(README_CONFIG.replace(', text: token', ''));
    expect(measured(quiet).flips.flatMap(({ examples }) => examples).filter(({ text }) => text !== undefined)).toEqual([]);
    expect(JSON.stringify(json('report/report.json'))).not.toContain('LMAO');
  });
});

test('group in the matrix of flytxt', async () => {
  const flytxt = await run('task: entities\npredictions: flytxt.txt\ncolumns: { actual: { file: gold.conll } }\n');
  const cells = new Map(measured(flytxt).cells.map(({ actual, predicted, count }) => [`${actual} ${predicted}`, count]));
  expect(['group', 'location', 'person', '(missed)'].map((predicted) => cells.get(`group ${predicted}`))).toEqual([18, 12, 9, 120]);
  expect(measured(flytxt).classMetrics.map(({ metrics }) => metrics.find(({ key }) => key.startsWith('true_positives'))?.value).reduce((sum, value) => sum + (value?.defined === true ? value.value : 0), 0)).toBe(345);
});

describe('the copy a run leaves', () => {
  const config = (baseline: string): string => `task: entities\npredictions: uh_ritual.conll\ncolumns: { actual: { file: gold.conll } }\nbaseline: ${baseline}\nthresholds: [{ metric: false_negatives, per: class, max_increase: 0 }, { metric: f1, average: macro, max_drop: 0 }]\n`;

  test('is a baseline from which nothing differs', async () => {
    await run(README_CONFIG, 'yesterday');
    const again = await run(config('yesterday/predictions/default.jsonl.gz'));
    expect(again.conclusion).toBe('pass');
    expect(measured(again).flips).toEqual([]);
    expect(measured(again).comparison.plainText).toBe('all paired by row order');
  });

  test('as a candidate gives the same matrix', async () => {
    await run(README_CONFIG, 'yesterday');
    const copy = await run('task: entities\npredictions: yesterday/predictions/default.jsonl.gz\n');
    expect(measured(copy).cells.map(({ actual, predicted, count }) => [actual, predicted, count])).toEqual(measured(report).cells.filter(({ count }) => count > 0).map(({ actual, predicted, count }) => [actual, predicted, count]));
    expect(measured(copy).provenance.fingerprint).toBe(measured(report).provenance.fingerprint);
  });

  test('is not the baseline of its own run', async () => {
    const own = await run(config('report/predictions/default.jsonl.gz'));
    expect(own.conclusion).toBe('error');
  });
});

test('the order of documents and of spans changes nothing', async () => {
  const line = (index: number): string => JSON.stringify({ id: `d${index}`, gold: [[0, 2, 'A'], [3, 5, 'B']].slice(index % 3), predicted: [[0, 2, 'B'], [3, 6, 'B'], [7, 8, 'A']].slice(index % 2) });
  const base = (index: number): string => JSON.stringify({ id: `d${index}`, gold: [[0, 2, 'A'], [3, 5, 'B']].slice(index % 3), predicted: [[0, 2, 'A'], [3, 5, 'B']].slice(index % 4) });
  const reversed = (text: string): string => text.replace(/\[\[.*?\]\]/g, (list) => JSON.stringify((JSON.parse(list) as unknown[]).reverse()));
  const numbers = Array.from({ length: 12 }, (_, index) => index);
  writeFileSync(path.join(directory, 'a.jsonl'), numbers.map(line).join('\n'));
  writeFileSync(path.join(directory, 'b.jsonl'), numbers.map(base).join('\n'));
  const config = 'task: entities\npredictions: a.jsonl\nbaseline: b.jsonl\nthresholds: [{ metric: recall, per: class, max_drop: 0, min_support: 1 }]\n';
  const first = measured(await run(config));
  writeFileSync(path.join(directory, 'a.jsonl'), numbers.toReversed().map(line).map(reversed).join('\n'));
  writeFileSync(path.join(directory, 'b.jsonl'), numbers.toSpliced(3, 2).concat(3, 4).map(base).map(reversed).join('\n'));
  const second = measured(await run(config));
  const withoutRows = (of: typeof first): unknown => ({ ...of, flips: of.flips.map((group) => ({ ...group, examples: group.examples.map((example) => ({ ...example, row: 0 })) })) });
  expect(withoutRows(second)).toEqual(withoutRows(first));
});

describe('all six schemes', () => {
  const spans = gunzipSync(readFileSync('__fixtures__/wnut17_ner/uh_ritual.conll.gz')).toString().replaceAll('\r', '').split('\n\n').filter((text) => text.trim() !== '');
  const tagged = spans.map((text) => text.trim().split('\n').map((line) => line.split('\t')[1] ?? ''));

  /** IOB2 tags in another scheme. */
  function written(tags: readonly string[], scheme: string): readonly string[] {
    const type = (index: number): string => tags[index]?.slice(2) ?? '';
    const inside = (index: number): boolean => tags[index]?.startsWith('I-') === true && type(index) === type(index - 1);
    return tags.map((tag, index) => {
      if (tag === 'O') return 'O';
      const [first, last] = [!inside(index), !inside(index + 1)];
      const touches = (other: number): boolean => type(other) === type(index) && tags[other] !== 'O' && tags[other] !== undefined;
      const prefix = {
        IOB1: first && touches(index - 1) ? 'B' : 'I',
        IOB2: first ? 'B' : 'I',
        IOE1: last && touches(index + 1) ? 'E' : 'I',
        IOE2: last ? 'E' : 'I',
        IOBES: first && last ? 'S' : first ? 'B' : last ? 'E' : 'I',
        BILOU: first && last ? 'U' : first ? 'B' : last ? 'L' : 'I',
      }[scheme];
      return `${prefix ?? ''}-${type(index)}`;
    });
  }

  // seqeval loses six entities of one token in IOE1, and gives 0.41912632821723733 there.
  test.each(['IOB1', 'IOB2', 'IOE1', 'IOE2', 'IOBES', 'BILOU'])('say the same in %s, strict and lenient', async (scheme) => {
    writeFileSync(path.join(directory, `${scheme}.txt`), tagged.map((tags) => written(tags, scheme).join(' ')).join('\n'));
    writeFileSync(path.join(directory, 'gold.iob2.txt'), gunzipSync(readFileSync('__fixtures__/wnut17_ner/gold.conll.gz')));
    const gold = gunzipSync(readFileSync('__fixtures__/wnut17_ner/gold.conll.gz')).toString().split('\n\n').filter((text) => text.trim() !== '');
    writeFileSync(path.join(directory, `gold.${scheme}.txt`), gold.map((text) => written(text.trim().split('\n').map((line) => line.split('\t')[1] ?? ''), scheme).join(' ')).join('\n'));
    for (const mode of ['strict', 'lenient']) {
      const same = await run(`task: entities\nscheme: ${scheme}\nmode: ${mode}\nformat: tags\npredictions: ${scheme}.txt\ncolumns: { actual: { file: gold.${scheme}.txt, format: tags } }\n`);
      expect(Math.abs((valueOf(same, 'f1[micro]') ?? NaN) - 0.4186320754716981)).toBeLessThanOrEqual(1e-12);
    }
  });
});
