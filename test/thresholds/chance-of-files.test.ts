import { describe, expect, it } from 'vitest';
import { check } from '../../src/commands/check.js';
import type { Report, ThresholdReport } from '../../src/report/report.js';
import { MemoryWorkspace, type Files } from '../report/memory-workspace.js';

async function checked(files: Files, config: string): Promise<Report> {
  const request = { config: 'gate.yml', configRequired: true, predictions: [], baseline: [], evaluations: [], reportDirectory: 'report', stores: {}, run: { tool: '0', enforced: true } };
  return check(request, new MemoryWorkspace({ ...files, 'gate.yml': config }));
}

function only({ evaluations: [evaluation] }: Report): ThresholdReport {
  const [threshold] = evaluation?.thresholds ?? [];
  if (threshold === undefined) throw new Error(evaluation?.problems.map(({ message }) => message).join('\n'));
  return threshold;
}

const notices = ({ evaluations }: Report): readonly string[] => evaluations.flatMap((own) => own.cautions.map((caution) => caution.plainText));

/** Documents of ten examples each. In `worse` of them the candidate misses five that the baseline found, in `better` it finds five more. */
function documents(count: number, worse: number, better: number): Files {
  const rows = Array.from({ length: count }, (_, document) =>
    Array.from({ length: 10 }, (_, example) => {
      const turned = example < 5;
      const before = turned && document >= worse && document < worse + better ? 'b' : 'a';
      const now = turned && document < worse ? 'b' : 'a';
      return `d${document}-${example},d${document},a,${before},${now}`;
    }),
  ).flat();
  return { 'p.csv': ['id,document,actual,old,predicted', ...rows, 'x,x,b,b,b', ''].join('\n') };
}

const CONFIG = 'predictions: p.csv\ncolumns: { predicted: predicted }\nbaseline: { column: old }\nthresholds: [{ metric: recall, class: a, max_drop: 0 }]\n';

describe('clusters', () => {
  it('are the units: thirty-five flips in seven documents are seven', async () => {
    const [alone, clustered] = [await checked(documents(40, 7, 2), CONFIG), await checked(documents(40, 7, 2), `${CONFIG}cluster_by: document\n`)];
    expect(only(alone).state).toBe('fail');
    expect(only(clustered)).toMatchObject({ state: 'inconclusive' });
    const [member] = only(clustered).members;
    // Nine fair coins, seven or more heads.
    expect(member?.chance).toMatchObject({ of: 'cluster', units: 41, p: 46 / 512 });
  });

  it('that all get worse are beyond chance', async () => {
    expect(only(await checked(documents(40, 8, 0), `${CONFIG}cluster_by: document\n`)).state).toBe('fail');
  });

  it('are the units of a value, too, where a baseline tells of them; else its bound is literal', async () => {
    const bounded = CONFIG.replace('max_drop: 0', 'min: 0.95, policy: significant');
    expect(only(await checked(documents(40, 7, 2), bounded)).state).toBe('fail');
    const clustered = await checked(documents(40, 7, 2), `${bounded}cluster_by: document\n`);
    expect(only(clustered).state).toBe('inconclusive');
    const [member] = only(clustered).members;
    expect(member?.interval?.lower).toBeGreaterThan(0.82);
    expect(member?.interval?.lower).toBeLessThan(0.88);
    expect(member?.interval?.upper).toBeGreaterThan(0.95);
    const alone = await checked(documents(40, 7, 2), `${bounded.replace('{ column: old }', 'not-yet.csv')}cluster_by: document\n`);
    expect(only(alone).state).toBe('fail');
    expect(only(alone).members[0]?.evidence.plainText).toContain('taken literally');
    expect(clustered.evaluations[0]?.measured?.provenance.candidate.columns).toContainEqual({ role: 'cluster', name: 'document', inferred: false });
  });

  it('say so where they are too few', async () => {
    expect(notices(await checked(documents(11, 3, 0), `${CONFIG}cluster_by: document\n`))).toContain('12 clusters say little about chance: 20 or more make a test that can be trusted.');
    const few = await checked(documents(4, 4, 0), `${CONFIG}cluster_by: document\n`);
    expect(notices(few)).toContain('5 clusters can show no change that is beyond chance: 6 is the least.');
    expect(only(few).state).toBe('inconclusive');
  });
});

describe('entities', () => {
  const line = (id: number, gold: number, said: number): string => JSON.stringify({ id: `s${id}`, text: 'a b c d e f g h', gold: Array.from({ length: gold }, (_, i) => [2 * i, 2 * i + 1, 'T']), predicted: Array.from({ length: said }, (_, i) => [2 * i, 2 * i + 1, 'T']) });
  const file = (said: (id: number) => number): string => `${Array.from({ length: 30 }, (_, id) => line(id, 4, said(id))).join('\n')}\n`;

  it('go by document', async () => {
    const report = await checked({ 'p.jsonl': file((id) => (id < 4 ? 0 : 4)), 'b.jsonl': file(() => 4) }, 'task: entities\npredictions: p.jsonl\nbaseline: b.jsonl\nthresholds: [{ metric: f1, average: micro, max_drop: 0.01 }]\n');
    const [member] = only(report).members;
    // Four documents of thirty, all worse: sixteen entities, but one chance in sixteen.
    expect(member?.chance).toMatchObject({ of: 'document', units: 30, p: 1 / 16 });
    expect(only(report).state).toBe('inconclusive');
  });

  it('of which a value is made are drawn by document', async () => {
    const files = { 'p.jsonl': file((id) => (id < 4 ? 0 : 4)), 'b.jsonl': file(() => 4) };
    const bounded = (bound: string): string => `task: entities\npredictions: p.jsonl\nbaseline: b.jsonl\nthresholds: [{ metric: recall, average: micro, ${bound} }]\n`;
    expect(only(await checked(files, bounded('min: 0.9, policy: significant'))).state).toBe('inconclusive');
    expect(only(await checked(files, bounded('min: 0.99, policy: significant'))).state).toBe('fail');
    expect(only(await checked(files, bounded('min: 0.6, policy: non_inferiority'))).state).toBe('pass');
    expect(only(await checked(files, bounded('min: 0.8, policy: non_inferiority'))).state).toBe('fail');
  });
});

describe('repeats', () => {
  it('are swapped with their example', async () => {
    const runs = (said: (id: number, run: number) => string): string => ['id,actual,predicted', ...Array.from({ length: 24 }, (_, id) => [0, 1, 2, 3].map((run) => `e${id},${id < 20 ? 'a' : 'b'},${said(id, run)}`)).flat(), ''].join('\n');
    const report = await checked({ 'p.csv': runs((id) => (id < 3 || id >= 20 ? 'b' : 'a')), 'b.csv': runs((id) => (id < 20 ? 'a' : 'b')) }, 'predictions: p.csv\nbaseline: b.csv\nrepeats: { by: id }\nthresholds: [{ metric: accuracy, max_drop: 0.01 }]\n');
    expect(only(report).members[0]?.chance).toMatchObject({ of: 'example', units: 24, p: 1 / 8 });
    expect(only(report).state).toBe('inconclusive');
  });
});

describe('independent samples', () => {
  const sample = (prefix: string, right: number, n: number): string => ['id,actual,predicted', ...Array.from({ length: n }, (_, i) => `${prefix}${i},a,${i < right ? 'a' : 'b'}`), `${prefix}x,b,b`, ''].join('\n');
  const config = (metric: string): string => `predictions: p.csv\nbaseline: b.csv\nexamples: independent\nthresholds: [{ ${metric} }]\n`;

  it('have the interval of Newcombe, and a p that agrees with it', async () => {
    const report = await checked({ 'p.csv': sample('p', 264, 300), 'b.csv': sample('b', 270, 300) }, config('metric: recall, class: a, max_drop: 0'));
    const [member] = only(report).members;
    // statsmodels confint_proportions_2indep, method newcomb.
    expect(member?.chance?.interval?.lower).toBeCloseTo(-0.07078776544823423, 10);
    expect(member?.chance?.interval?.upper).toBeCloseTo(0.030607906067881975, 10);
    expect(only(report).state).toBe('inconclusive');
    expect(member?.evidence.plainText).toContain('as independent samples, within noise: 22 % by chance');
    expect(only(await checked({ 'p.csv': sample('p', 240, 300), 'b.csv': sample('b', 270, 300) }, config('metric: recall, class: a, max_drop: 0'))).state).toBe('fail');
  });

  it('say what they would catch, how many would settle it, and what pairing would gain', async () => {
    const files = { 'p.csv': sample('p', 264, 300), 'b.csv': sample('b', 264, 300) };
    const report = await checked(files, config('metric: recall, class: a, max_drop: 0'));
    // The detectable drop of statistics.md at n = 300 and 88 %: 7.4 points unpaired.
    expect(only(report).members[0]?.evidence.plainText).toContain('as independent samples, would catch drops of 7.4 points or more');
    const told = report.evaluations[0]?.notices.map((notice) => notice.plainText).join(' ');
    // And 5.6 of models that differ on 12 % of the examples: Connor's formula, solved by bisection in Python.
    expect(told).toContain('So a drop of accuracy is caught from 7.4 points on. Paired by id on these 301 examples, models that make half of their errors alike would show it from 5.6 points on.');
    const fewer = await checked({ ...files, 'p.csv': sample('p', 255, 300) }, config('metric: recall, class: a, max_drop: 0'));
    expect(only(fewer).members[0]?.evidence.plainText).toContain('about 2,040 examples would settle it');
  });

  it('are resampled each by itself for other numbers', async () => {
    const files = (right: number): Files => ({ 'p.csv': sample('p', right, 300), 'b.csv': sample('b', 270, 300) });
    expect(only(await checked(files(264), config('metric: f1, class: a, max_drop: 0'))).state).toBe('inconclusive');
    expect(only(await checked(files(235), config('metric: f1, class: a, max_drop: 0'))).state).toBe('fail');
  });
});

describe('scores', () => {
  const scored = (shift: number, jitter = 0): string => ['id,actual,predicted,score', ...Array.from({ length: 400 }, (_, i) => { const spam = i % 4 === 0; const noise = ((i * 7919) % 1000) / 1000; const score = Math.min(0.99, Math.max(0.01, spam ? 0.35 + noise / 2 - shift * ((i * 104729) % 1000) / 1000 : noise * 0.6)) + (i % 3 === 0 ? jitter : i % 3 === 1 ? -jitter : 0); return `e${i},${spam ? 'spam' : 'ham'},${score > 0.5 ? 'spam' : 'ham'},${score.toFixed(3)}`; }), ''].join('\n');
  const config = (metric: string): string => `predictions: p.csv\nbaseline: b.csv\nlabels: [ham, spam]\npositive: spam\ncolumns: { scores: score }\nthresholds: [{ ${metric} }]\n`;

  it.each([
    ['roc_auc, max_drop: 0', 0.4],
    ['log_loss, max_increase: 0', 0.5],
    ['brier, max_increase: 0', 0.5],
  ])('%s fails beyond chance, and not within', async (metric, much) => {
    const [noise, real] = [await checked({ 'p.csv': scored(0, 0.004), 'b.csv': scored(0) }, config(`metric: ${metric}`)), await checked({ 'p.csv': scored(much), 'b.csv': scored(0) }, config(`metric: ${metric}`))];
    expect(only(real).state).toBe('fail');
    expect(only(real).members[0]?.chance?.p).toBeLessThan(0.001);
    expect(['pass', 'inconclusive']).toContain(only(noise).state);
    expect(only(noise).members[0]?.chance?.p).toBeGreaterThan(0.05);
  });

  it('of which no test is known are taken literally, and that is said', async () => {
    const report = await checked({ 'p.csv': scored(0.4), 'b.csv': scored(0) }, config('metric: average_precision, max_drop: 0'));
    expect(only(report).state).toBe('fail');
    expect(only(report).members[0]?.evidence.plainText).toContain('no test of chance is known for it, so the bound is taken literally');
    expect(only(await checked({ 'p.csv': scored(0), 'b.csv': scored(0) }, config('metric: average_precision, max_drop: 0, policy: non_inferiority'))).state).toBe('error');
  });
});

