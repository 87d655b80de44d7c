import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { check } from '../../src/commands/check.js';
import { listedScores } from '../../src/predictions/scores/listed-scores.js';
import type { EvaluationReport, Report } from '../../src/report/report.js';
import { Workspace } from '../../src/workspace/workspace.js';

const ROOT = path.resolve(import.meta.dirname, '../..');

interface Judged {
  readonly report: Report;
  readonly of: EvaluationReport;
  readonly value: (key: string) => number | string | undefined;
  readonly change: (key: string) => number | undefined;
  readonly copy: () => string;
}

async function judged(files: Readonly<Record<string, string>>, config: string): Promise<Judged> {
  const root = mkdtempSync(path.join(tmpdir(), 'scores-'));
  onTestFinished(() => { rmSync(root, { recursive: true }); });
  for (const [name, text] of Object.entries({ ...files, 'gate.yml': config })) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  const report = await check({ config: 'gate.yml', configRequired: true, predictions: [], baseline: [], evaluations: [], reportDirectory: 'report', stores: {}, run: { tool: '0', enforced: true } }, new Workspace(root));
  const [of] = report.evaluations;
  if (of === undefined) throw new Error(report.problems.map(({ message }) => message).join('\n'));
  const all = of.measured === undefined ? [] : [...of.measured.metrics, ...of.measured.averages.flatMap(({ macro, weighted }) => [macro, weighted]), ...of.measured.classMetrics.flatMap(({ metrics }) => metrics)];
  const found = (key: string) => all.find((metric) => metric.key === key);
  return {
    report,
    of,
    value: (key) => {
      const value = found(key)?.value;
      return value?.defined === true ? value.value : value?.reason;
    },
    change: (key) => found(key)?.change,
    copy: () => gunzipSync(readFileSync(path.join(root, 'report/predictions/default.csv.gz'))).toString(),
  };
}

function problems({ of }: Judged): string {
  return of.problems.map(({ message, place, advice }) => `${place?.file ?? ''}:${place?.line ?? ''} ${message} | ${advice ?? ''}`).join('\n');
}

/** Rows of a CSV file, as objects. */
interface Row { readonly id: string; readonly gold: string; readonly pred: string; readonly p: readonly number[] }

const LABELS = ['ham', 'spam', 'egg'];
const ROWS: readonly Row[] = Array.from({ length: 60 }, (_, i) => {
  // Without ties, which rounding would break in one shape and not in another.
  const raw = [0, 1, 2].map((k) => ((i * 7919 * (k + 1) + k * k * 3571 + 17) % 9973) + 100);
  const sum = raw.reduce((total, one) => total + one, 0);
  const p = raw.map((one) => one / sum);
  const best = p.indexOf(Math.max(...p));
  return { id: `e${i}`, gold: LABELS[(i * 11) % 3] ?? '', pred: LABELS[best] ?? '', p };
});

const csv = (header: string, cells: (row: Row) => readonly unknown[], rows = ROWS): string => `${[header, ...rows.map((row) => cells(row).map((cell) => (/[",]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell))).join(','))].join('\n')}\n`;
const objectOf = ({ p }: Row): Record<string, number> => Object.fromEntries(LABELS.map((label, k) => [label, p[k] ?? 0]));
const listOf = (row: Row): readonly object[] => Object.entries(objectOf(row)).map(([label, score]) => ({ label, score })).toSorted((a, b) => b.score - a.score);

const KEYS = ['roc_auc[spam]', 'roc_auc[macro]', 'roc_auc_one_vs_one[weighted]', 'average_precision[egg]', 'log_loss', 'brier', 'calibration_error', 'top_2_accuracy'];

const SHAPES: Readonly<Record<string, readonly [file: string, text: string, columns: string]>> = {
  'a column a label': ['p.csv', csv('id,gold,pred,a,b,c', ({ id, gold, pred, p }) => [id, gold, pred, ...p]), 'scores: { ham: a, spam: b, egg: c }'],
  'an object in a CSV cell': ['p.csv', csv('id,gold,pred,s', (row) => [row.id, row.gold, row.pred, JSON.stringify(objectOf(row))]), 'scores: s'],
  'an array in the order of labels': ['p.csv', csv('id,gold,pred,s', (row) => [row.id, row.gold, row.pred, JSON.stringify(row.p)]), 'scores: s'],
  'an object in JSON Lines': ['p.jsonl', ROWS.map((row) => JSON.stringify({ id: row.id, gold: row.gold, pred: row.pred, s: objectOf(row) })).join('\n'), 'scores: s'],
  'a list, as a pipeline writes it': ['p.jsonl', ROWS.map((row) => JSON.stringify({ id: row.id, gold: row.gold, pred: row.pred, s: listOf(row) })).join('\n'), 'scores: s'],
  'a list in a list': ['p.json', JSON.stringify(ROWS.map((row) => ({ id: row.id, gold: row.gold, pred: row.pred, s: [listOf(row)] }))), 'scores: s'],
  'keys inside a record': ['p.jsonl', ROWS.map((row) => JSON.stringify({ id: row.id, gold: row.gold, pred: row.pred, out: { s: objectOf(row) } })).join('\n'), 'scores: { ham: out.s.ham, spam: out.s.spam, egg: out.s.egg }'],
  'logits': ['p.csv', csv('id,gold,pred,a,b,c', ({ id, gold, pred, p }) => [id, gold, pred, ...p.map((one) => Math.log(one) + 3)]), 'scores: { ham: a, spam: b, egg: c }'],
};

const configOf = (file: string, columns: string, more = ''): string => `predictions: ${file}\nlabels: [ham, spam, egg]\ncolumns: { actual: gold, predicted: pred, id: id, ${columns} }\n${more}`;

describe('scores of all classes', async () => {
  const [file, text, columns] = SHAPES['a column a label'] ?? ['', '', ''];
  const expected = (one: Judged): readonly (number | string | undefined)[] => KEYS.map((key) => one.value(key));

  it.each(Object.keys(SHAPES))('from %s give the same numbers', async (shape) => {
    const first = expected(await judged({ [file]: text }, configOf(file, columns)));
    expect(first.every((value) => typeof value === 'number')).toBe(true);
    const [name, content, own] = SHAPES[shape] ?? ['', '', ''];
    const one = await judged({ [name]: content }, configOf(name, own, shape === 'logits' ? 'score_type: logit\n' : ''));
    expect(problems(one)).toBe('');
    const other = expected(one);
    other.forEach((value, index) => expect(value).toBeCloseTo(first[index] as number, 12));
  });

  it('make the predictions where no column holds any', async () => {
    const [name, content] = SHAPES['a list, as a pipeline writes it'] ?? ['', ''];
    const without = content.replaceAll(/"pred":"[a-z]*",/g, '');
    const one = await judged({ [name]: without }, `predictions: ${name}\nlabels: [ham, spam, egg]\ncolumns: { actual: gold, id: id, scores: s }\n`);
    expect(problems(one)).toBe('');
    const told = await judged({ [name]: content }, configOf(name, 'scores: s'));
    expect(one.value('accuracy')).toBe(told.value('accuracy'));
    expect(expected(one)).toEqual(expected(told));
  });
});

describe('the baseline has scores of its own', () => {
  const candidate = csv('id,gold,pred,a,b,c', ({ id, gold, pred, p }) => [id, gold, pred, ...p]);
  const worse = csv('id,gold,pred,a,b,c', ({ id, gold, pred, p: [a, b, c] }) => [id, gold, pred, b, c, a], ROWS.toReversed());
  const config = configOf('p.csv', 'scores: { ham: a, spam: b, egg: c }', 'baseline: b.csv\nthresholds: [{ metric: log_loss, max_increase: 0 }, { metric: roc_auc, per: class, max_drop: 0, min_support: 1 }]\n');

  it('paired by id, in any order', async () => {
    const one = await judged({ 'p.csv': candidate, 'b.csv': worse }, config);
    const alone = await judged({ 'p.csv': worse }, configOf('p.csv', 'scores: { ham: a, spam: b, egg: c }'));
    expect(problems(one)).toBe('');
    for (const key of KEYS) expect((one.value(key) as number) - (one.change(key) ?? Number.NaN)).toBeCloseTo(alone.value(key) as number, 12);
  });

  it('and as the copy of an earlier run gives the same', async () => {
    const first = await judged({ 'p.csv': candidate, 'b.csv': worse }, config);
    const copied = await judged({ 'p.csv': worse }, configOf('p.csv', 'scores: { ham: a, spam: b, egg: c }'));
    const second = await judged({ 'p.csv': candidate, 'b.csv': copied.copy() }, config);
    expect(problems(second)).toBe('');
    for (const key of KEYS) expect(second.change(key)).toBeCloseTo(first.change(key) ?? Number.NaN, 12);
  });

  it('or none: then a change is an error, and never passes', async () => {
    const { report, of } = await judged({ 'p.csv': candidate, 'b.csv': csv('id,gold,pred', ({ id, gold, pred }) => [id, gold, pred]) }, config);
    expect(report.conclusion).toBe('error');
    expect(of.thresholds.map(({ state, reason }) => [state, reason])).toEqual([['error', 'undefined for the baseline: no scores are read (columns.scores)'], ['error', expect.stringContaining('no scores are read')]]);
  });

  it('with gold in a file of its own', async () => {
    const gold = csv('id,label', ({ id, gold: label }) => [id, label]);
    const files = { 'p.csv': csv('id,pred,a,b,c', ({ id, pred, p }) => [id, pred, ...p]), 'b.csv': csv('id,pred,a,b,c', ({ id, pred, p: [a, b, c] }) => [id, pred, b, c, a], ROWS.toReversed()), 'g.csv': gold };
    const apart = await judged(files, `predictions: p.csv\nbaseline: b.csv\nlabels: [ham, spam, egg]\ncolumns: { actual: { file: g.csv, id: id, column: label }, predicted: pred, id: id, scores: { ham: a, spam: b, egg: c } }\n`);
    const together = await judged({ 'p.csv': candidate, 'b.csv': worse }, config);
    for (const key of KEYS) expect([apart.value(key), apart.change(key)]).toEqual([together.value(key), together.change(key)]);
  });
});

describe('one score of the positive class', () => {
  const rows = 'id,gold,pred,p\n1,ham,ham,0.1\n2,spam,spam,0.7\n3,spam,ham,0.45\n4,ham,ham,0.3\n';
  const config = (more: string): string => `predictions: p.csv\nlabels: [ham, spam]\npositive: spam\ncolumns: { actual: gold, id: id, scores: p${more}\n`;

  it('cuts predictions anew', async () => {
    const one = await judged({ 'p.csv': rows.replaceAll(/,(?:ham|spam),(?=0)/g, ',') .replace('gold,pred', 'gold') }, config(' }\ndecision_threshold: 0.4'));
    expect(problems(one)).toBe('');
    expect([one.value('accuracy'), one.value('roc_auc[spam]')]).toEqual([1, 1]);
    expect(one.copy()).toBe('id,actual,predicted,outcome,score\n1,ham,ham,,0.1\n2,spam,spam,,0.7\n3,spam,spam,,0.45\n4,ham,ham,,0.3\n');
  });

  it('is cut as a missing prediction where a cell holds blanks only', async () => {
    const one = await judged({ 'p.csv': 'id,gold,p\n1,ham,  \n2,spam,0.7\n3,ham,0.1\n' }, config(' }\ndecision_threshold: 0.4'));
    expect(problems(one)).toBe('');
    expect(one.copy()).toContain('1,ham,,missing,\n');
  });

  it('contradicts a prediction where no cut-off gives it, and that is said', async () => {
    const one = await judged({ 'p.csv': rows.replace('4,ham,ham,0.3', '4,ham,spam,0.3') }, config(', predicted: pred }'));
    expect(one.of.measured?.scoreWords.plainText).toBe('1 prediction contradicts its scores: no cut-off gives them.');
  });

  it('may be absent, and then what needs all of them has no value', async () => {
    const one = await judged({ 'p.csv': rows.replace('0.45', '') }, config(', predicted: pred }'));
    expect([one.value('accuracy'), one.value('roc_auc[spam]'), one.value('log_loss')]).toEqual([0.75, '1 of 4 examples has no scores', '1 of 4 examples has no scores']);
  });

  it.each([
    ['nan', 'p.csv:4 1 row has scores that are none: p.csv:4 "nan"'],
    ['Infinity', 'p.csv:4 1 row has scores that are none: p.csv:4 "Infinity"'],
    ['high', 'p.csv:4 1 row has scores that are none: p.csv:4 "high"'],
    ['1.5', 'p.csv:4 1 row has a score that cannot be a probability: p.csv:4 1.5 | Probabilities lie between 0 and 1. Where the scores are logits, say score_type: logit.'],
    ['"{""a"": 1"', 'p.csv:4 1 row has scores that are none'],
  ])('%s is none', async (cell, message) => {
    expect(problems(await judged({ 'p.csv': rows.replace('0.45', cell) }, config(', predicted: pred }')))).toContain(message);
  });

  it('needs to say of which class', async () => {
    expect(problems(await judged({ 'p.csv': rows }, 'predictions: p.csv\ncolumns: { actual: gold, predicted: pred, id: id, scores: p }\n'))).toContain('4 rows have scores without labels: p.csv:2 0.1');
  });
});

it.each([
  ['holes', '0.5,,0.5', '1 row has scores that are none: p.csv:2 "ham 0.5, spam NaN, egg 0.5"'],
  ['sums', '0.5,0.5,0.5', 'the probabilities of 1 row do not add up to 1: p.csv:2 1.5'],
  ['negative ones', '-0.5,1,0.5', '1 row has a score that cannot be a probability: p.csv:2 "ham -0.5, spam 1, egg 0.5"'],
])('%s of several scores are told by their row', async (_, cells, message) => {
  expect(problems(await judged({ 'p.csv': `id,gold,pred,a,b,c\n1,ham,ham,${cells}\n2,spam,spam,0,1,0\n3,egg,egg,0,0,1\n` }, configOf('p.csv', 'scores: { ham: a, spam: b, egg: c }')))).toContain(message);
});

it('lists of the best labels have top-k accuracy and nothing else, and say how long they are', async () => {
  const lines = ROWS.map((row) => JSON.stringify({ id: row.id, gold: row.gold, pred: row.pred, s: listOf(row).slice(0, 2) })).join('\n');
  const one = await judged({ 'p.jsonl': lines }, configOf('p.jsonl', 'scores: s'));
  const whole = await judged({ 'p.csv': SHAPES['a column a label']?.[1] ?? '' }, configOf('p.csv', 'scores: { ham: a, spam: b, egg: c }'));
  expect(one.value('top_2_accuracy')).toBe(whole.value('top_2_accuracy'));
  expect(one.value('log_loss')).toBe('some examples have scores of their best 2 labels only');
});

it('scores of real data give the numbers of scikit-learn and yardstick', async () => {
  const fixture = (name: string): string => readFileSync(path.join(ROOT, '__fixtures__', name), 'utf8');
  const sms = await judged(
    { 'c.csv': fixture('sms_spam/logreg.csv'), 'b.csv': fixture('sms_spam/naive_bayes.csv') },
    'predictions: c.csv\nbaseline: b.csv\npositive: spam\ncolumns: { actual: gold, predicted: pred, id: id, scores: p_spam }\n',
  );
  const close = (one: Judged, numbers: Readonly<Record<string, number>>): void => {
    for (const [key, expected] of Object.entries(numbers)) expect(one.value(key), key).toBeCloseTo(expected, 11);
  };
  close(sms, { 'roc_auc[spam]': 0.9936089398634149, 'average_precision[spam]': 0.9799015525511174, log_loss: 0.06843559953896478, brier: 0.015105806274452129, calibration_error: 0.028856261320681597 });
  expect(sms.change('roc_auc[spam]')).toBeCloseTo(0.9936089398634149 - 0.9813585419376518, 12);
  expect(sms.of.measured?.scoreWords.plainText).toBe('The ranking got better (ROC AUC 0.981 → 0.994); the misses come from the cut-off. At 0.407 instead of 0.5 this model misses 28 and raises 5 false alarms: better than the baseline on both (31 and 8).');
  const nfl = await judged({ 'p.csv': fixture('nfl_forecasts/predictions.csv') }, 'predictions: p.csv\npositive: win\ncolumns: { actual: gold, predicted: pred, id: id, scores: p_win }\n');
  close(nfl, { 'roc_auc[win]': 0.6917817585122384, 'average_precision[win]': 0.7234909923186961, log_loss: 0.6315162289302523 });
  const twoClass = await judged({ 'p.csv': fixture('yardstick_two_class/predictions.csv') }, 'predictions: p.csv\npositive: Class1\ncolumns: { actual: gold, predicted: pred, id: id, scores: p_Class1 }\n');
  close(twoClass, { 'roc_auc[Class1]': 0.9393138573899673, 'average_precision[Class1]': 0.9465570239988341, log_loss: 0.328309649885314, brier: 0.10561859198953906, calibration_error: 0.06166322773875637 });
  const hpc = await judged({ 'p.csv': fixture('yardstick_hpc_multiclass/predictions.csv') }, 'predictions: p.csv\nlabels: [VF, F, M, L]\ncolumns: { actual: gold, predicted: pred, id: id, slices: [fold], scores: { VF: p_VF, F: p_F, M: p_M, L: p_L } }\nthresholds: [{ metric: roc_auc_one_vs_one, average: macro, slice: { fold: "*" }, min: 0.81, severity: warn }]\n');
  close(hpc, {
    'roc_auc[macro]': 0.8692636277122696, 'roc_auc[weighted]': 0.8683178673528015, 'roc_auc_one_vs_one[macro]': 0.8288674724037483, 'roc_auc_one_vs_one[weighted]': 0.8606910909362719,
    'roc_auc[L]': 0.9322526966742984, 'average_precision[F]': 0.6058097799098994, 'average_precision[macro]': 0.6235660786074309, 'average_precision[weighted]': 0.7388957371742289,
    log_loss: 0.8021367509155384, brier: 0.42167892806596574, top_2_accuracy: 0.9065474473608307, top_3_accuracy: 0.980674935102394,
  });
  // Folds of the golden file.
  const folds = hpc.of.thresholds[0]?.members.map(({ value }) => (value.defined ? value.value : Number.NaN)) ?? [];
  [0.8131924075495799, 0.816526398886534, 0.869300415775658, 0.8488459745124758].slice(0, 3).forEach((expected, index) => expect(folds[index]).toBeCloseTo(expected, 12));
});

it('no text of a cell stops the reader of scores', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.constantFrom('[]', '[[]]', '[[[1]]]', '[{}]', '{"label":1,"score":2}', '[{"label":"a","score":1},{"label":"a","score":0}]')), fc.option(fc.array(fc.string(), { maxLength: 3 }), { nil: undefined }), (text, order) => {
      const listed = listedScores(text, order);
      if (listed === undefined || listed === 'unclear') return;
      expect(listed.labels.length).toBe(listed.scores.length);
      expect(listed.scores.every((score) => typeof score === 'number')).toBe(true);
    }),
  );
});
