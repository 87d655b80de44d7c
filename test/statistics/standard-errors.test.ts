import { describe, expect, it, test } from 'vitest';
import { jointTable, pairedMatrices } from '../../src/matrix/joint.js';
import { pairedExamples } from '../../src/matrix/paired-matrices.js';
import { METRIC_BY_ID } from '../../src/metrics/catalogue.js';
import type { Selector } from '../../src/metrics/definition.js';
import { measure } from '../../src/metrics/measure.js';
import { standardError } from '../../src/statistics/delta.js';
import type { PairedUnits } from '../../src/statistics/paired-units.js';
import { sides } from '../../src/thresholds/chance-of-swaps.js';
import { GOLDEN, type JointCase, type SpanCounts } from './golden.js';

/** The gradient is taken by differences: so much may be lost. */
const ROUNDING = 1e-7;

function expectError(found: number | undefined, expected: number, what: string): void {
  expect(Math.abs((found ?? Number.NaN) - expected), `${what}: ${found} instead of ${expected}`).toBeLessThanOrEqual(ROUNDING * Math.max(expected, 0.01));
}

const WHOLE: Selector = { kind: 'whole' };

/** "recall[0]" as a metric of ours. */
function ofKey(key: string): readonly [id: string, selector: Selector] {
  const [, id = '', index] = /^(\w+?)(?:\[(\d+)\])?$/.exec(key) ?? [];
  if (index !== undefined) return [id, { kind: 'class', index: Number(index) }];
  if (id === 'macro_f1') return ['f1', { kind: 'average', average: 'macro' }];
  return [id === 'kappa' ? 'cohen_kappa' : id, WHOLE];
}

function of(classes: number, cells: JointCase['cells'], key: string, on?: 'margins') {
  const table = jointTable(classes, cells.map(([actual, baseline, candidate, count]) => ({ actual, baseline, candidate, count })));
  const units = pairedExamples(table);
  const { candidate } = pairedMatrices(table);
  const [id, selector] = ofKey(key);
  const metric = METRIC_BY_ID.get(id);
  if (metric === undefined) throw new Error(`no metric ${id}`);
  const values = sides(units, candidate);
  const paired: PairedUnits = on === 'margins' ? units.margins() : units;
  return {
    value: measure(metric, selector, candidate),
    baseline: standardError(paired, (before) => values.baseline(metric, selector, before)),
    candidate: standardError(paired, (_, after) => values.candidate(metric, selector, after)),
    difference: standardError(paired, (before, after) => values.candidate(metric, selector, after) - values.baseline(metric, selector, before)),
  };
}

/** Every class occurs in gold, so that averages are over all of them, as the oracle's are. */
const WHOLE_TABLES = GOLDEN.joint_tables.filter(({ classes, cells }) => Array.from({ length: classes }, (_, k) => k).every((k) => cells.some(([actual]) => actual === k)));

describe.each(WHOLE_TABLES.map((table, index) => [index, table] as const))('joint table %i', (_, { classes, cells, influence_se: all }) => {
  const defined = Object.entries(all).filter(([, { baseline, candidate }]) => Number.isFinite(baseline) && Number.isFinite(candidate));

  it.each(defined)('has the standard errors of %s', (key, expected) => {
    const found = of(classes, cells, key);
    // A share with no variation of its own is flat there, and the oracle's derivative is one-sided.
    expectError(found.baseline, expected.baseline_se, `${key}, baseline`);
    expectError(found.candidate, expected.candidate_se, `${key}, candidate`);
    expectError(found.difference, expected.diff_se, `${key}, change`);
  });
});

describe.each(GOLDEN.kappa.map((own, index) => [index, own] as const))('kappa table %i', (_, { table, ...kinds }) => {
  const n = table.flat().reduce((sum, count) => sum + count, 0);
  const cells = table.flatMap((row, actual) => row.map((count, predicted) => [actual, predicted, predicted, count] as const)).filter(([, , , count]) => count > 0);

  it.each([
    ['unweighted', 'cohen_kappa'],
    ['linear', 'cohen_kappa_linear'],
    ['quadratic', 'cohen_kappa_quadratic'],
  ] as const)('has the %s kappa and its standard error', (kind, id) => {
    const expected = kinds[kind];
    const { value, candidate } = of(table.length, cells, id);
    if (expected.kappa === null) {
      expect(value.defined).toBe(false);
      return;
    }
    expect(value.defined && value.value).toBeCloseTo(expected.kappa, 12);
    // The large-sample formula divides by n, ours by n − 1.
    if (expected.se !== null) expectError(candidate, expected.se * Math.sqrt(n / (n - 1)), kind);
  });
});

test('documents are units: the standard errors of micro F1 of spans', () => {
  for (const { docs, cluster_se: expected } of GOLDEN.clustered_span_f1) {
    const contribution = ({ tp, fp, fn }: SpanCounts) => ({ places: [0, 1, 2], amounts: [tp, fp, fn] });
    const units: PairedUnits = { width: 3, units: docs.map(({ baseline, candidate }) => ({ count: 1, baseline: contribution(baseline), candidate: contribution(candidate) })) };
    const f1 = ([tp = 0, fp = 0, fn = 0]: Float64Array): number => (2 * tp) / (2 * tp + fp + fn);
    expectError(standardError(units, f1), expected.baseline, 'baseline');
    expectError(standardError(units, (_, after) => f1(after)), expected.candidate, 'candidate');
    expectError(standardError(units, (before, after) => f1(after) - f1(before)), expected.diff, 'change');
  }
});

test('examples with several runs are units: the standard errors of their accuracy', () => {
  for (const { baseline, candidate, se_by_example: expected } of GOLDEN.repeated_runs) {
    const contribution = (runs: readonly number[] = []) => ({ places: [0, 1], amounts: [runs.reduce((sum, right) => sum + right, 0) / runs.length, 1] });
    const units: PairedUnits = { width: 2, units: baseline.map((runs, index) => ({ count: 1, baseline: contribution(runs), candidate: contribution(candidate[index]) })) };
    const share = ([right = 0, all = 0]: Float64Array): number => right / all;
    expectError(standardError(units, share), expected.baseline, 'baseline');
    expectError(standardError(units, (_, after) => share(after)), expected.candidate, 'candidate');
    expectError(standardError(units, (before, after) => share(after) - share(before)), expected.diff, 'change');
  }
});
