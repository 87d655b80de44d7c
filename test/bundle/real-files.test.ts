import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { metricKey } from '../../src/metrics/key.js';
import { expectClose, golden } from '../metrics/oracle.js';
import { COMMAND_LINE, ROOT, run } from './spawn.js';
import { makeWorkspace } from './workspaces.js';

/** Real predictions, and the numbers that scikit-learn 1.2.1 has for them (`__fixtures__/golden-metrics`). */
const CASES = [
  { name: 'sms_spam', candidate: 'logreg', baseline: 'naive_bayes', conclusion: 'fail', failed: ['false_negatives[spam] max_increase 0'] },
  { name: 'banking77', candidate: 'logreg', baseline: 'complement_nb', conclusion: 'inconclusive', failed: [] },
  { name: 'figqa_llm_choice', candidate: 'bert', baseline: 'gpt2', conclusion: 'pass', failed: [] },
  { name: 'cifar100_manyclass', candidate: 'cleanlab_crossval', conclusion: 'fail', failed: ['recall[*] min 0.5'] },
  { name: 'yardstick_two_class', candidate: 'model', conclusion: 'pass', failed: [] },
  { name: 'yardstick_hpc_multiclass', candidate: 'lda', conclusion: 'fail', failed: ['accuracy{fold=*} min 0.68'] },
  { name: 'nfl_forecasts', candidate: '538', conclusion: 'pass', failed: [] },
] as const;

type Numbers = Readonly<Record<string, number>>;

interface Golden {
  readonly models: Readonly<Record<string, GoldenModel>>;
}

interface GoldenModel {
  readonly labels: readonly (string | number)[];
  readonly confusion_matrix: { readonly matrix?: readonly (readonly number[])[]; readonly sparse_gold_pred_count?: readonly (readonly [gold: number, pred: number, count: number])[] };
  readonly per_class: Readonly<Record<string, Numbers>>;
  readonly averages: Readonly<Record<'macro' | 'micro' | 'weighted', Numbers>>;
  readonly slices?: Readonly<Record<string, { readonly n: number; readonly accuracy: number }>>;
}

/** The oracle's names, and ours. */
const OF_WHOLE = { n: 'examples', accuracy: 'accuracy', zero_one_loss_count: 'errors', balanced_accuracy: 'balanced_accuracy', matthews_corrcoef: 'mcc', cohen_kappa: 'cohen_kappa', cohen_kappa_linear: 'cohen_kappa_linear', cohen_kappa_quadratic: 'cohen_kappa_quadratic' };
const OF_CLASS = { precision: 'precision', recall: 'recall', f1: 'f1', f0_5: 'f0.5', f2: 'f2', jaccard: 'jaccard', support: 'support', predicted: 'predicted', tp: 'true_positives', fp: 'false_positives', fn: 'false_negatives', tn: 'true_negatives', specificity: 'specificity', npv: 'negative_predictive_value' };

/** What of report.json is compared. */
interface ReportFile {
  readonly conclusion: string;
  readonly evaluations: readonly EvaluationOfFile[];
}

interface EvaluationOfFile {
  readonly thresholds: readonly { readonly key: string; readonly state: string; readonly severity: string }[];
  readonly measured: {
    readonly classes: readonly string[];
    readonly examples: number;
    readonly confusion_matrix: readonly { readonly actual: string; readonly predicted: string; readonly count: number; readonly baseline?: number }[];
    readonly metrics: readonly Metric[];
    readonly class_metrics: readonly { readonly class: string; readonly metrics: readonly Metric[] }[];
    readonly slices: readonly { readonly column: string; readonly values: readonly { readonly value: string; readonly examples: number; readonly accuracy: { readonly value?: number } }[] }[];
    readonly flips: readonly { readonly direction: string; readonly count: number; readonly examples: readonly { readonly id: string }[] }[];
  };
}

/** Without a value where it is undefined. */
interface Metric {
  readonly key: string;
  readonly value?: number;
  readonly baseline?: number;
}

interface Gated {
  readonly exitCode: number | null;
  readonly report: ReportFile;
  readonly evaluation: EvaluationOfFile;
  readonly markdown: string;
}

async function gated(name: string): Promise<Gated> {
  const workspace = makeWorkspace();
  workspace.copyFixture(name);
  const { exitCode, stdout } = await run(process.execPath, [COMMAND_LINE, 'check', '--json', '--config', `__fixtures__/${name}/confusion-gate.yml`], { cwd: workspace.path });
  const report = JSON.parse(stdout) as ReportFile;
  const [evaluation] = report.evaluations;
  if (evaluation === undefined) throw new Error('there is no evaluation');
  return { exitCode, report, evaluation, markdown: workspace.read('confusion-gate-report/report.md') };
}

/** The cells that are not zero, as `gold→pred count`. */
function cellsOf({ labels, confusion_matrix: { matrix, sparse_gold_pred_count: sparse } }: GoldenModel): readonly string[] {
  const cells = sparse ?? (matrix ?? []).flatMap((row, gold) => row.map((count, pred) => [gold, pred, count] as const));
  return cells.filter(([, , count]) => count > 0).map(([gold, pred, count]) => `${labels[gold]}→${labels[pred]} ${count}`).toSorted();
}

describe.concurrent.each(CASES)('$name', ({ name, candidate, conclusion, failed, ...rest }) => {
  const baseline = 'baseline' in rest ? rest.baseline : undefined;
  const { models } = golden<Golden>(`cases/${name}.json`);
  let ended: Gated;
  let measured: EvaluationOfFile['measured'];
  let byKey: ReadonlyMap<string, Metric>;
  beforeAll(async () => {
    ended = await gated(name);
    ({ measured } = ended.evaluation);
    byKey = new Map([...measured.metrics, ...measured.class_metrics.flatMap(({ metrics }) => metrics)].map((metric) => [metric.key, metric]));
  });

  function expectNumber(key: string, expected: number, side: 'value' | 'baseline'): void {
    const metric = byKey.get(key);
    if (metric === undefined) throw new Error(`no ${key}`);
    // The oracle puts 0 where a value is undefined.
    expectClose(metric[side] ?? 0, expected, `${side} of ${key}`);
  }

  it('has the verdict of its config', () => {
    expect(ended.report.conclusion).toBe(conclusion);
    expect(ended.exitCode).toBe(conclusion === 'fail' ? 1 : 0);
    expect(ended.evaluation.thresholds.filter(({ state, severity }) => state !== 'pass' && state !== 'inconclusive' && severity === 'fail').map(({ key }) => key)).toEqual(failed);
    expect(Buffer.byteLength(ended.markdown)).toBeLessThan(65_536);
  });

  it.each([['value', candidate] as const, ...(baseline === undefined ? [] : [['baseline', baseline] as const])])('measures the %s as scikit-learn does', (side, model) => {
    const expected = models[model];
    if (expected === undefined) throw new Error(`no golden numbers of ${model}`);
    for (const [theirs, ours] of Object.entries(OF_WHOLE)) {
      const number: unknown = Reflect.get(expected, theirs);
      if (typeof number === 'number') expectNumber(ours, number, side);
    }
    expect(new Set(measured.classes)).toEqual(new Set(expected.labels.map(String)));
    for (const [label, numbers] of Object.entries(expected.per_class)) {
      for (const [theirs, ours] of Object.entries(OF_CLASS)) expectNumber(metricKey(ours, { kind: 'class', label }), numbers[theirs] ?? Number.NaN, side);
    }
    for (const [average, numbers] of Object.entries(expected.averages)) {
      for (const theirs of ['precision', 'recall', 'f1', 'f0_5', 'f2', 'jaccard'] as const) expectNumber(`${OF_CLASS[theirs]}[${average}]`, numbers[theirs] ?? Number.NaN, side);
    }
  });

  it('counts every cell of the matrix', () => {
    const cells = (side: 'count' | 'baseline'): string[] => measured.confusion_matrix.filter((cell) => (cell[side] ?? 0) > 0).map((cell) => `${cell.actual}→${cell.predicted} ${cell[side]}`).toSorted();
    for (const [side, model] of [['count', candidate], ['baseline', baseline]] as const) {
      const expected = models[model ?? ''];
      expect(cells(side)).toEqual(expected === undefined ? [] : cellsOf(expected));
    }
  });

  it('slices as the golden numbers do', () => {
    const shown = measured.slices.flatMap(({ column, values }) => values.map(({ value, examples, accuracy }) => ({ name: `${column}=${value}`, examples, accuracy: accuracy.value })));
    const expected = Object.entries(models[candidate]?.slices ?? {});
    expect(shown.map(({ name: slice }) => slice).toSorted()).toEqual(expected.map(([slice]) => slice).toSorted());
    for (const [slice, { n, accuracy }] of expected) {
      const found = shown.find(({ name: other }) => other === slice);
      expect(found?.examples).toBe(n);
      expectClose(found?.accuracy ?? Number.NaN, accuracy, slice);
    }
  });
});

interface Flips {
  readonly n: number;
  readonly both_correct: number;
  readonly both_wrong: number;
  readonly right_to_wrong_ids: readonly string[];
  readonly wrong_to_right_ids: readonly string[];
}

/** Counted here, from the files, without the code under test. */
function flipsOf(candidate: string, baseline: string): Flips {
  interface Row { readonly id: string; readonly gold: number; readonly pred: number }
  const rows = (file: string): Row[] => readFileSync(path.join(ROOT, '__fixtures__', 'figqa_llm_choice', file), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Row);
  const before = new Map(rows(baseline).map((row) => [row.id, row.pred === row.gold]));
  const after = rows(candidate).map(({ id, gold, pred }) => ({ id, was: before.get(id), is: pred === gold }));
  const ids = (was: boolean, is: boolean): string[] => after.filter((row) => row.was === was && row.is === is).map(({ id }) => id);
  return { n: after.length, both_correct: ids(true, true).length, both_wrong: ids(false, false).length, right_to_wrong_ids: ids(true, false), wrong_to_right_ids: ids(false, true) };
}

const stored = (name: string): Flips => JSON.parse(readFileSync(path.join(ROOT, '__fixtures__', name, 'flips.json'), 'utf8')) as Flips;

describe.concurrent('flips', () => {
  it.each([
    ['sms_spam', stored('sms_spam')],
    ['banking77', stored('banking77')],
    ['figqa_llm_choice', flipsOf('bert.jsonl', 'gpt2.jsonl')],
  ])('of %s are those of the golden numbers, by name', async (name, expected) => {
    const { evaluation: { measured } } = await gated(name);
    for (const [direction, ids] of [['newly_wrong', expected.right_to_wrong_ids], ['newly_right', expected.wrong_to_right_ids]] as const) {
      const groups = measured.flips.filter((group) => group.direction === direction);
      expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(ids.length);
      const named = groups.flatMap(({ examples }) => examples.map(({ id }) => id));
      for (const { count, examples } of groups) expect(examples.length).toBeGreaterThanOrEqual(Math.min(count, 20));
      expect(new Set(named).size).toBe(named.length);
      for (const id of named) expect(ids).toContain(id);
    }
    expect(measured.examples).toBe(expected.n);
    expect(expected.both_correct + expected.both_wrong + expected.right_to_wrong_ids.length + expected.wrong_to_right_ids.length).toBe(expected.n);
  });
});
