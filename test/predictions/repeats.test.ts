import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { decodeConfig } from '../../src/config/decode.js';
import { gate } from '../../src/gate.js';
import { wholeMetrics } from '../../src/report/json-document.js';
import type { MeasuredReport, Report } from '../../src/report/report.js';
import { Workspace } from '../../src/workspace/workspace.js';
import '../seed.js';

interface Ran {
  readonly report: Report;
  readonly directory: string;
}

async function ran(files: Readonly<Record<string, string | Uint8Array>>, config: string): Promise<Ran> {
  const directory = mkdtempSync(path.join(tmpdir(), 'repeats-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(directory, name), content);
  const report = await gate({ config: decodeConfig(config, 'gate.yml'), trusted: { predictions: false, baseline: false }, reportDirectory: 'report', copyPredictions: true, stores: {}, run: { tool: '0', enforced: true } }, new Workspace(directory));
  return { report, directory };
}

function measured({ evaluations: [evaluation] }: Report): MeasuredReport {
  if (evaluation?.measured === undefined) throw new Error(evaluation?.problems.map(({ message }) => message).join('\n') ?? 'no evaluation');
  return evaluation.measured;
}

const wrong = ({ evaluations }: Report): string => evaluations.flatMap(({ problems }) => problems.map(({ message }) => message)).join('\n');

const valueOf = (report: Report, key: string) => {
  const own = measured(report);
  return [...wholeMetrics(own), ...own.classMetrics.flatMap(({ metrics }) => metrics)].find((metric) => metric.key === key)?.value;
};

type Run = readonly [id: string, actual: string, predicted: string];
const csv = (runs: readonly Run[]): string => ['id,actual,predicted', ...runs.map((run) => run.join(',')), ''].join('\n');
const CONFIG = 'predictions: p.csv\nrepeats: { by: id }\nlabels: [a, b, c]\nthresholds: [{ metric: accuracy, min: 0 }]\n';

/** Ids with a gold label and the answers of both models, one at least. */
const answers = fc.array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 4 });
const evaluations = fc.array(fc.record({ gold: fc.constantFrom('a', 'b', 'c'), mine: answers, theirs: answers }), { minLength: 1, maxLength: 8 });

const runsOf = (examples: readonly { readonly gold: string; readonly mine: readonly string[]; readonly theirs: readonly string[] }[], side: 'mine' | 'theirs'): readonly Run[] =>
  examples.flatMap((own, index) => own[side].map((said): Run => [`e${index}`, own.gold, said]));

/** p / q as integers. */
type Fraction = readonly [numerator: bigint, denominator: bigint];
const sum = (parts: readonly Fraction[]): Fraction => parts.reduce<Fraction>(([a, b], [c, d]) => [a * d + c * b, b * d], [0n, 1n]);

describe('every run counts as an equal part of its example', () => {
  test('in exact fractions, whatever the order of the runs', async () => {
    await fc.assert(
      fc.asyncProperty(evaluations, fc.infiniteStream(fc.nat()), async (examples, noise) => {
        fc.pre(examples.some(({ mine }) => mine.some((said) => said !== '')) && examples.some(({ theirs }) => theirs.some((said) => said !== '')));
        const shuffled = runsOf(examples, 'mine').map((run) => ({ run, place: noise.next().value as number })).sort((a, b) => a.place - b.place).map(({ run }) => run);
        const config = `${CONFIG}baseline: b.csv\n`;
        const [one, other] = [await ran({ 'p.csv': csv(runsOf(examples, 'mine')), 'b.csv': csv(runsOf(examples, 'theirs')) }, config), await ran({ 'p.csv': csv(shuffled), 'b.csv': csv(runsOf(examples, 'theirs').toReversed()) }, config)];
        const { fingerprint } = measured(one.report).provenance;
        expect(measured(other.report).provenance.fingerprint).toBe(fingerprint);
        expect(measured(other.report).metrics).toEqual(measured(one.report).metrics);
        expect(measured(other.report).confusions).toEqual(measured(one.report).confusions);
        for (const [index, label] of ['a', 'b', 'c'].entries()) {
          const parts = (gold: boolean, side: 'mine' | 'theirs'): Fraction => sum(examples.filter((own) => own.gold === label).map((own): Fraction => [BigInt(gold ? own[side].length : own[side].filter((said) => said === label).length), BigInt(own[side].length)]));
          const [found, foundBefore] = [parts(false, 'mine'), parts(false, 'theirs')];
          const recall = valueOf(one.report, `recall[${label}]`);
          const [gold] = parts(true, 'mine').map(BigInt) as [bigint];
          if (gold === 0n) expect(recall?.defined).toBe(false);
          else {
            const support = examples.filter((own) => own.gold === label).length;
            const value = Number(found[0]) / Number(found[1]);
            expect(recall).toMatchObject({ defined: true, value: expect.closeTo(value / support, 12) as number });
            expect(valueOf(one.report, `true_positives[${label}]`)).toMatchObject({ value: expect.closeTo(value, 12) as number });
          }
          const row = measured(one.report).matrix.rows[index];
          expect(row?.cells[index]?.count ?? 0).toBeCloseTo(Number(found[0]) / Number(found[1]), 10);
          expect((row?.cells[index]?.count ?? 0) - (row?.cells[index]?.change ?? 0)).toBeCloseTo(Number(foundBefore[0]) / Number(foundBefore[1]), 10);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a third and two thirds make a whole: bounds are met exactly', async () => {
    // 0.1 of ten runs, three times.
    const runs = Array.from({ length: 10 }, (_, run): readonly Run[] => [['x', 'a', run < 7 ? 'a' : 'b'], ['y', 'a', run < 1 ? 'a' : 'b'], ['z', 'b', 'b']]).flat();
    const { report } = await ran({ 'p.csv': csv(runs) }, 'predictions: p.csv\nrepeats: { by: id }\nthresholds:\n  - { metric: recall, class: a, min: 0.4, max: 0.4 }\n  - { metric: true_positives, class: a, min: 0.8, max: 0.8 }\n  - { metric: false_negatives, class: a, max: 1.2 }\n  - { metric: accuracy, min: 0.6, max: 0.6 }\n');
    expect(wrong(report)).toBe('');
    expect(report.evaluations[0]?.thresholds.map(({ state }) => state)).toEqual(Array.from({ length: 7 }, () => 'pass'));
    expect(report.evaluations[0]?.notices.map((notice) => notice.plainText)).toContain('30 runs, 10 of each example: each counts as an equal part of its example.');
  });

  test('the same answers as before are no change, however often they were asked', async () => {
    const [three, six] = [1, 2].map((times) => Array.from({ length: times }, (): readonly Run[] => [['x', 'a', 'a'], ['x', 'a', 'b'], ['x', 'a', 'b'], ['y', 'b', 'b']]).flat());
    const { report } = await ran({ 'p.csv': csv(three ?? []), 'b.csv': csv(six ?? []) }, `${CONFIG}baseline: b.csv\n`);
    expect(measured(report).flips).toEqual([]);
    for (const { key, change } of measured(report).metrics) if (key !== 'self_agreement') expect(change, key).toBe(key === 'mcc' || key.startsWith('cohen') ? change : 0);
  });

  test('the copy of the predictions has a row for each run, and is a baseline', async () => {
    const runs: readonly Run[] = [['x', 'a', 'a'], ['x', 'a', 'b'], ['y', 'b', 'b'], ['y', 'b', ''], ['y', 'b', 'b']];
    const first = await ran({ 'p.csv': csv(runs) }, CONFIG);
    const copy = readFileSync(path.join(first.directory, 'report/predictions/default.csv.gz'));
    expect(gunzipSync(copy).toString().trimEnd().split('\n').slice(1).sort()).toEqual(['x,a,a,', 'x,a,b,', 'y,b,,missing', 'y,b,b,', 'y,b,b,']);
    const second = await ran({ 'p.csv': csv(runs), 'base.csv.gz': copy }, `${CONFIG}baseline: base.csv.gz\n`);
    expect(wrong(second.report)).toBe('');
    expect(measured(second.report).flips).toEqual([]);
  });
});

// Fleiss, J. L. (1971), the table of 10 subjects and 14 raters that textbooks give: the observed agreement is 0.378.
const FLEISS = [[0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1], [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7]];

test('the agreement between runs is the observed agreement of Fleiss', async () => {
  const runs = FLEISS.flatMap((counts, subject) => counts.flatMap((times, label) => Array.from({ length: times }, (): Run => [`s${subject}`, 'l0', `l${label}`])));
  const { report } = await ran({ 'p.csv': csv(runs) }, 'predictions: p.csv\nrepeats: { by: id }\nlabels: [l0, l1, l2, l3, l4]\nthresholds: [{ metric: self_agreement, min: 0.378, max: 0.3781 }]\n');
  expect(report.evaluations[0]?.thresholds.map(({ state }) => state)).toEqual(['pass', 'pass']);
});

test('without a second run there is no agreement to measure', async () => {
  const { report } = await ran({ 'p.csv': csv([['x', 'a', 'a'], ['y', 'b', 'b']]) }, 'predictions: p.csv\nrepeats: { by: id }\nthresholds: [{ metric: self_agreement, min: 0.5 }]\n');
  expect(report.evaluations[0]?.thresholds[0]).toMatchObject({ state: 'error', reason: 'no example has two runs' });
});

test('combine: majority judges one answer for each example, and a tie is none', async () => {
  const runs: readonly Run[] = [['x', 'a', 'a'], ['x', 'a', 'a'], ['x', 'a', 'b'], ['y', 'b', 'a'], ['y', 'b', 'b'], ['z', 'a', 'b']];
  const { report, directory } = await ran({ 'p.csv': csv(runs), 'b.csv': csv([['x', 'a', 'b'], ['y', 'b', 'b'], ['z', 'a', 'b']]) }, 'predictions: p.csv\nbaseline: b.csv\nrepeats: { by: id, combine: majority }\nthresholds: [{ metric: unparsed_rate, max: 0.5 }]\n');
  expect(measured(report).cells.map(({ actual, predicted, count }) => [actual, predicted, count])).toEqual([['a', 'a', 1], ['a', 'b', 1], ['b', 'b', 0], ['b', '(unparsed)', 1]]);
  expect(report.evaluations[0]?.notices.map((notice) => notice.plainText)).toContain('6 runs, 1 to 3 of an example: the label that most runs of an example gave is its answer. Of 1 example several were given equally often: it counts as (unparsed).');
  expect(gunzipSync(readFileSync(path.join(directory, 'report/predictions/default.csv.gz'))).toString()).toBe('id,actual,predicted,outcome\nx,a,a,\ny,b,(unparsed),unparsed\nz,a,b,\n');
});

test('gold of another file is joined by id, and what no run speaks of is missing', async () => {
  const { report } = await ran({ 'g.csv': 'id,label\nx,a\ny,b\nz,b\n', 'p.csv': 'id,predicted\nx,a\nx,b\ny,b\n' }, 'predictions: p.csv\ncolumns: { actual: { file: g.csv } }\nrepeats: { by: id }\nthresholds: [{ metric: accuracy, min: 0 }]\n');
  expect(measured(report).cells.map(({ actual, predicted, count }) => [actual, predicted, count])).toEqual([['a', 'a', 0.5], ['a', 'b', 0.5], ['b', 'b', 1], ['b', '(missing)', 1]]);
  expect(measured(report).examples).toBe(3);
});

test('the runs of an example flip by name, and in parts', async () => {
  const { report } = await ran({ 'p.csv': csv([['x', 'a', 'a'], ['x', 'a', 'b'], ['y', 'b', 'b']]), 'b.csv': csv([['x', 'a', 'a'], ['y', 'b', 'b']]) }, `${CONFIG}baseline: b.csv\n`);
  expect(measured(report).flips).toMatchObject([{ direction: 'newly_wrong', count: 0.5, examples: [{ id: 'x', baseline: 'a', candidate: 'b' }] }]);
});

test('slices have the agreement of their own examples', async () => {
  const { report } = await ran(
    { 'p.csv': 'id,lang,actual,predicted\nx,de,a,a\nx,de,a,b\ny,en,b,b\ny,en,b,b\n' },
    'predictions: p.csv\ncolumns: { slices: [lang] }\nrepeats: { by: id }\nmin_support: 1\nthresholds:\n  - { metric: self_agreement, slice: { lang: de }, max: 0 }\n  - { metric: self_agreement, slice: { lang: en }, min: 1 }\n  - { metric: accuracy, slice: { lang: "*" }, min: 0.5 }\n',
  );
  expect(report.evaluations[0]?.thresholds.map(({ state }) => state)).toEqual(['pass', 'pass', 'pass']);
});

describe('what is refused', () => {
  test.each([
    ['runs with other gold', csv([['x', 'a', 'a'], ['x', 'b', 'a'], ['y', 'b', 'b']]), CONFIG, '1 run has another gold label than an earlier one of the same id: p.csv:3 "x"'],
    ['runs in other slices', 'id,seed,actual,predicted\nx,1,a,a\nx,2,a,a\n', `${CONFIG}columns: { slices: [seed] }\n`, '1 run is in another slice than an earlier one of the same id: p.csv:3 "x"'],
    ['no ids', 'actual,predicted\na,a\nb,b\n', CONFIG, 'the runs of an example cannot be found: no column is named like an id'],
    ['a row without an id', csv([['', 'a', 'a'], ['x', 'a', 'a']]), CONFIG, '1 row has no id in the column "id"'],
  ])('%s', async (_, file, config, message) => {
    const { report } = await ran({ 'p.csv': file }, config);
    expect(report.conclusion).toBe('error');
    expect(wrong(report)).toContain(message);
  });

  test('a baseline of other examples, and of other gold', async () => {
    const runs: readonly Run[] = [['x', 'a', 'a'], ['x', 'a', 'b'], ['y', 'b', 'b']];
    const config = `${CONFIG.replace('accuracy, min: 0', 'accuracy, max_drop: 0')}baseline: b.csv\n`;
    expect(wrong((await ran({ 'p.csv': csv(runs), 'b.csv': csv([['x', 'a', 'a'], ['w', 'a', 'a']]) }, config)).report)).toMatch(/1 row is of examples that only the baseline has.*\n.*1 example is only in the candidate: "y"/);
    expect(wrong((await ran({ 'p.csv': csv(runs), 'b.csv': csv([['x', 'b', 'a'], ['y', 'b', 'b']]) }, config)).report)).toContain('the gold label of 1 example differs between candidate and baseline: "x" is "a" here and "b" in the baseline');
  });
});

test('epochs of an inspect log are runs', async () => {
  const sample = (id: number, epoch: number, answer: string): object => ({ id, epoch, target: 'A', scores: { choice: { value: answer === 'A' ? 'C' : 'I', answer } } });
  const log = { version: 2, status: 'success', eval: { task: 't', model: 'm', created: '2026-01-01', config: { epochs: 2 } }, samples: [sample(1, 1, 'A'), sample(1, 2, 'B'), sample(2, 1, 'A'), sample(2, 2, 'A')] };
  const { report } = await ran({ 'log.json': JSON.stringify(log) }, 'predictions: log.json\nrepeats: { by: id }\nlabels: [A, B]\nthresholds: [{ metric: accuracy, min: 0.75, max: 0.75 }]\n');
  expect(wrong(report)).toBe('');
  expect(report.evaluations[0]?.thresholds.map(({ state }) => state)).toEqual(['pass', 'pass']);
});
