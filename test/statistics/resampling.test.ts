import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { benjaminiHochberg, holm, taroneHolm } from '../../src/statistics/adjust.js';
import { bcaInterval, bootstrap, bootstrapOfCandidate, influencesOf, percentileInterval } from '../../src/statistics/bootstrap.js';
import { deLong } from '../../src/statistics/delong.js';
import { normalIntervals, standardError } from '../../src/statistics/delta.js';
import { mcnemar, smallestMidP } from '../../src/statistics/mcnemar.js';
import type { PairedUnits, Statistic } from '../../src/statistics/paired-units.js';
import { DEFAULT_SEED, Random } from '../../src/statistics/random.js';
import { detectableDrop, examplesForDrop, examplesForMargin, visibleDrop } from '../../src/statistics/sensitivity.js';
import { signFlipTest } from '../../src/statistics/sign-flip.js';
import { swapsByGradient, swapTest } from '../../src/statistics/swap-test.js';
import { binomialPmf } from '../../src/statistics/binomial-density.js';
import { expectClose, GOLDEN, type JointCase } from './golden.js';
import '../seed.js';

/** Cells (actual, predicted) of both models as one vector each. */
function unitsOf({ classes, cells }: Pick<JointCase, 'classes' | 'cells'>): PairedUnits {
  const one = (actual: number, predicted: number) => ({ places: [actual * classes + predicted], amounts: [1] });
  return { width: classes * classes, units: cells.map(([actual, baseline, candidate, count]) => ({ count, baseline: one(actual, baseline), candidate: one(actual, candidate) })) };
}

/** Over classes with gold examples in the whole table, as the oracle has it. */
function macroF1(classes: number, cells: JointCase['cells']): (state: Float64Array) => number {
  const gold = Array.from({ length: classes }, (_, k) => k).filter((k) => cells.some(([actual]) => actual === k));
  return (state) => {
    let sum = 0;
    for (const k of gold) {
      let [row, column] = [0, 0];
      for (let other = 0; other < classes; other++) {
        row += state[k * classes + other] as number;
        column += state[other * classes + k] as number;
      }
      sum += row + column === 0 ? 0 : (2 * (state[k * classes + k] as number)) / (row + column);
    }
    return sum / gold.length;
  };
}

describe.each(GOLDEN.joint_tables.map((table, index) => [index, table] as const))('joint table %i', (_, table) => {
  const units = unitsOf(table);
  const value = macroF1(table.classes, table.cells);

  test('the swap test of macro F1 is that of the oracle', () => {
    const { obs_diff: observed, method, p_le: expected, tolerance_for_B10000: tolerance } = table.macro_f1_swap_test;
    const drop: Statistic = (baseline, candidate) => value(baseline) - value(candidate);
    const [result] = swapTest(units, [drop], DEFAULT_SEED);
    if (observed === 0 && expected === 1) expect(result?.p).toBe(1);
    else if (method === 'exact' && result?.exact === true) expectClose(result.p, expected);
    else expect(Math.abs((result?.p ?? NaN) - expected)).toBeLessThanOrEqual(tolerance ?? 4 * Math.sqrt((expected * (1 - expected)) / 10_000) + 1e-4);
  });

  test('the standard error of macro F1 is that of its influences', () => {
    const { baseline_se: before, candidate_se: after, diff_se: difference } = table.influence_se['macro_f1'] ?? { baseline_se: NaN, candidate_se: NaN, diff_se: NaN };
    const found = [value, (_: Float64Array, own: Float64Array) => value(own), (own: Float64Array, other: Float64Array) => value(other) - value(own)].map((statistic) => standardError(units, statistic) ?? NaN);
    [before, after, difference].forEach((expected, index) => expect(Math.abs((found[index] ?? NaN) - expected)).toBeLessThanOrEqual(1e-7 * Math.max(expected, 0.01)));
  });

  test('the bootstrap of macro F1 has the quantiles of the oracle', () => {
    const { baseline, candidate, diff } = table.macro_f1_bootstrap;
    const found = bootstrap(units, [value, (_before, after) => value(after), (before, after) => value(after) - value(before)], DEFAULT_SEED, 10_000);
    [baseline, candidate, diff].forEach((expected, index) => {
      const sorted = found?.[index] ?? new Float64Array(0);
      const interval = percentileInterval(sorted, 0.05);
      if (!interval.defined) {
        expect(expected.q025).toBe(expected.q975);
        return;
      }
      expect(Math.abs(interval.lower - expected.q025)).toBeLessThanOrEqual(expected.tolerance_for_B10000.q025);
      expect(Math.abs(interval.upper - expected.q975)).toBeLessThanOrEqual(expected.tolerance_for_B10000.q975);
      if (index === 2 || expected.bca === null) return;
      const side: Statistic = index === 0 ? value : (_before, after) => value(after);
      const influences = influencesOf(units, side);
      const [squares, cubes] = [2, 3].map((power) => influences.reduce((sum, { count, influence }) => sum + count * influence ** power, 0)) as [number, number];
      expect(cubes / (6 * squares ** 1.5)).toBeCloseTo(expected.bca.acceleration, 6);
      const states = units.units.reduce((state, unit) => {
        const place = (index === 0 ? unit.baseline : unit.candidate).places[0] ?? 0;
        state[place] = (state[place] as number) + unit.count;
        return state;
      }, new Float64Array(units.width));
      const bca = bcaInterval(sorted, value(states), influences, 0.05);
      if (!bca.defined) throw new Error(bca.reason);
      // Its ends are other quantiles, and further out: twice the error of those that are given.
      expect(Math.abs(bca.lower - expected.bca.ci95[0])).toBeLessThanOrEqual(2.5 * expected.tolerance_for_B10000.q025);
      expect(Math.abs(bca.upper - expected.bca.ci95[1])).toBeLessThanOrEqual(2.5 * expected.tolerance_for_B10000.q975);
    });
  });
});

test('documents are swapped whole: the exact p of micro F1 of spans', () => {
  for (const { docs, swap_test_exact_p_le: expected } of GOLDEN.clustered_span_f1) {
    if (expected === undefined) continue;
    const contribution = ({ tp, fp, fn }: (typeof docs)[number]['baseline']) => ({ places: [0, 1, 2], amounts: [tp, fp, fn] });
    const units: PairedUnits = { width: 3, units: docs.map(({ baseline, candidate }) => ({ count: 1, baseline: contribution(baseline), candidate: contribution(candidate) })) };
    const f1 = ([tp = 0, fp = 0, fn = 0]: Float64Array): number => (2 * tp) / (2 * tp + fp + fn);
    const [result] = swapTest(units, [(before, after) => f1(before) - f1(after)], DEFAULT_SEED);
    if (result?.exact === true) expectClose(result.p, expected);
    else expect(Math.abs((result?.p ?? NaN) - expected)).toBeLessThan(0.015);
  }
});

test("the swap test of a count is McNemar's, but that mid-p counts ties half", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (broken, fixed) => {
      const hit = { places: [0], amounts: [1] };
      const miss = { places: [], amounts: [] };
      const units: PairedUnits = { width: 1, units: [{ count: broken, baseline: hit, candidate: miss }, { count: fixed, baseline: miss, candidate: hit }] };
      const [result] = swapTest(units, [(before, after) => (before[0] as number) - (after[0] as number)], 1);
      expect(result?.exact).toBe(true);
      expectClose(result?.p ?? NaN, mcnemar(broken, fixed).exact.worse);
    }),
  );
});

test('DeLong is pROC', () => {
  let compared = 0;
  for (const { labels, score_a: a, score_b: b, paired, single } of GOLDEN.auc_delong) {
    const sample = (scores: readonly number[]) => ({ positives: Float64Array.from(scores.filter((_, i) => labels[i] === 1)), negatives: Float64Array.from(scores.filter((_, i) => labels[i] === 0)) });
    const result = deLong(sample(b ?? a), sample(a));
    if (paired === undefined) {
      expect(result.defined).toBe(false);
      continue;
    }
    if (!result.defined) throw new Error(result.reason);
    compared++;
    expectClose(result.areas[1], single.auc[0] ?? NaN);
    expectClose(result.areas[1] - result.areas[0], paired.diff);
    expectClose(result.standardError, paired.diff_se);
    expectClose(2 * Math.min(result.p, 1 - result.p), paired.p_two_sided);
  }
  expect(compared).toBeGreaterThan(0);
});

test('Holm, Benjamini and Hochberg', () => {
  for (const { p, holm: byHolm, bh } of GOLDEN.p_adjust) {
    holm(p).forEach((value, index) => expectClose(value, byHolm[index] ?? NaN));
    benjaminiHochberg(p).forEach((value, index) => expectClose(value, bh[index] ?? NaN));
  }
});

test("Holm after Tarone's screen", () => {
  for (const { pairs, alpha, p, min_p: smallest, rejected } of GOLDEN.tarone_holm) {
    pairs.forEach(([broken, fixed], index) => {
      expectClose(mcnemar(broken, fixed).worse, p[index] ?? NaN);
      expectClose(smallestMidP(broken + fixed), smallest[index] ?? NaN);
    });
    const family = p.map((value, index) => ({ p: value, smallest: smallest[index] ?? 1 }));
    expect([...taroneHolm(family, alpha)].sort((x, y) => x - y)).toEqual([...rejected].sort((x, y) => x - y));
  }
});

test('what can be detected, and how many examples that takes', () => {
  for (const row of GOLDEN.mde_paired) {
    const found = detectableDrop(row.n, row.discordance, row.alpha_one_sided, row.power);
    if (row.mde === null) expect(found.defined).toBe(false);
    else expectClose(found.defined ? found.drop : NaN, row.mde);
  }
  // Without flips today: 100 examples show the loss of eight of them, 3 nothing at all.
  expect(visibleDrop(100, 0.01, 0.025)).toMatchObject({ drop: expect.closeTo(0.0767, 3) as number });
  expect(visibleDrop(3, 0.01, 0.025).defined).toBe(false);
  expect(visibleDrop(300, 0.05, 0.025)).toEqual(detectableDrop(300, 0.05, 0.025));
  for (const row of GOLDEN.sample_size_paired) expectClose(examplesForDrop(row.drop, row.discordance, row.alpha_one_sided, row.power), row.n_real);
  for (const row of GOLDEN.sample_size_non_inferiority) expectClose(examplesForMargin(row.margin, row.discordance, row.alpha_one_sided, row.power), row.n_real);
});

describe('random numbers', () => {
  test('are the same everywhere', () => {
    const random = new Random(DEFAULT_SEED);
    const drawn = Array.from({ length: 4 }, () => random.bits() >>> 0);
    expect(drawn).toEqual(Array.from({ length: 4 }, ((again) => () => again.bits() >>> 0)(new Random(DEFAULT_SEED))));
    expect(new Set(drawn).size).toBe(4);
    expect(new Random(1).bits()).not.toBe(new Random(2).bits());
  });

  test('of several series are those of one after the other', () => {
    const counts = Float64Array.of(0, 1, 31, 32, 33, 64, 1_000, 4_096, 5_000, 7, 2 ** 40, 3);
    const [one, other] = [new Random(9), new Random(9)];
    const heads = new Float64Array(counts.length);
    for (let round = 0; round < 3; round++) {
      one.headsOfEach(counts, heads);
      expect([...heads]).toEqual([...counts].map((count) => other.heads(count)));
    }
  });

  // χ² of so many draws against the exact distribution: its 99.9 % quantile is below 1.6 · df + 15 for these sizes.
  test.each([
    [1, 0.5],
    [31, 0.5],
    [32, 0.5],
    [75, 0.5],
    [40, 0.03],
    [1_000, 0.005],
    [60, 0.4],
    [5_000, 0.01],
    [5_000, 0.5],
    [300, 0.9],
  ])('Bin(%i, %d) is binomial', (n, p) => {
    const random = new Random(7);
    const draws = 20_000;
    const counts = new Map<number, number>();
    for (let i = 0; i < draws; i++) {
      const k = p === 0.5 ? random.heads(n) : random.binomial(n, p);
      counts.set(k, (counts.get(k) ?? 0) + 1);
    }
    let [statistic, bins, seen] = [0, 0, 0];
    for (let k = 0; k <= n; k++) {
      const expected = draws * binomialPmf(k, n, p);
      if (expected < 5) continue;
      const count = counts.get(k) ?? 0;
      seen += count;
      statistic += (count - expected) ** 2 / expected;
      bins++;
    }
    expect(seen / draws).toBeGreaterThan(0.99);
    expect(statistic).toBeLessThan(1.6 * bins + 15);
  });
});

describe('the sign-flip test', () => {
  test('of ones is the binomial test', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 7 }), (worse, better) => {
        const { p } = signFlipTest(Float64Array.from([...Array<number>(worse).fill(1), ...Array<number>(better).fill(-1), 0, 0]), 1);
        expectClose(p, worse + better === 0 ? 1 : mcnemar(worse, better).exact.worse);
      }),
    );
  });

  test('of some is near that of many, and does not depend on their order', () => {
    const random = new Random(3);
    const values = Float64Array.from({ length: 1_500 }, () => random.fraction() - 0.47);
    const [drawn, turned] = [signFlipTest(values, 5), signFlipTest(values.toReversed(), 5)];
    const many = signFlipTest(Float64Array.from([...values, ...Array<number>(600).fill(1e-9)]), 5);
    expect(drawn).toEqual(turned);
    expect(Math.abs(drawn.p - many.p)).toBeLessThan(0.01);
    expect(many.p).toBeGreaterThan(0);
  });
});

describe('what is degenerate has a reason or a width', () => {
  const units = (count: number): PairedUnits => ({ width: 1, units: [{ count, baseline: { places: [0], amounts: [1] }, candidate: { places: [0], amounts: [1] } }] });

  test('no unit differs', () => {
    expect(swapTest(units(50), [() => 0], 1)).toEqual([{ p: 1, exact: true, spread: 0, differing: 0 }]);
    const [sorted = new Float64Array(0)] = bootstrap(units(50), [() => 0], 1, 100) ?? [];
    expect(percentileInterval(sorted, 0.05)).toEqual({ defined: false, reason: 'no resample differs' });
  });

  test('too few units, and values that are none', () => {
    expect(bootstrap(units(19), [() => 0], 1)).toBeUndefined();
    expect(percentileInterval(Float64Array.of(0, 1, NaN), 0.05)).toEqual({ defined: false, reason: 'some resamples have no value' });
    expect(signFlipTest(new Float64Array(5), 1)).toEqual({ p: 1, spread: 0 });
    expect(holm([])).toEqual([]);
    expect([...taroneHolm([], 0.025)]).toEqual([]);
  });
});

test('a p of the swap test that is too small to count is never below the exact one, and not far above', () => {
  for (const n of [16, 20, 30, 60]) {
    const units = { width: n, units: Array.from({ length: n }, (_, place) => ({ count: 1, baseline: { places: [place], amounts: [1] }, candidate: { places: [], amounts: [] } })) };
    const sum = (state: Float64Array): number => state.reduce((total, value) => total + value, 0);
    const [result] = swapTest(units, [(baseline, candidate) => sum(baseline) - sum(candidate)], DEFAULT_SEED);
    expect(result?.exact).toBe(false);
    expect(result?.p).toBeGreaterThanOrEqual(0.5 ** n);
    expect(result?.p).toBeLessThanOrEqual(3 / 10_001);
    if (n >= 30) expect(result?.p).toBeLessThan(1e-6);
  }
});

test('of many units the spread by the gradient is that of draws, and its p the same to a percent', () => {
  for (const table of GOLDEN.joint_tables) {
    // As many again as make thousands: what is drawn depends on the counts alone.
    const times = Math.ceil(4_000 / table.n);
    const units = unitsOf({ classes: table.classes, cells: table.cells.map(([actual, baseline, candidate, count]) => [actual, baseline, candidate, count * times] as const) });
    const value = macroF1(table.classes, table.cells);
    const drop: Statistic = (baseline, candidate) => value(baseline) - value(candidate);
    const [drawn] = swapTest(units, [drop], DEFAULT_SEED);
    const [direct] = swapsByGradient(units, [drop]);
    expect(direct?.differing).toBe(drawn?.differing);
    if (drawn === undefined || direct === undefined || drawn.spread === 0) continue;
    expect(direct.spread / drawn.spread).toBeGreaterThan(0.96);
    expect(direct.spread / drawn.spread).toBeLessThan(1.04);
    expect(Math.abs(direct.p - drawn.p)).toBeLessThan(0.02);
  }
});

test('resamples of one model are those of both, kept or not', () => {
  for (const table of GOLDEN.joint_tables) {
    const units = unitsOf(table);
    const value = macroF1(table.classes, table.cells);
    const expected = bootstrap(units, [(_, after) => value(after)], 5, 300)?.[0];
    expect(bootstrapOfCandidate(units, value, 5, 300)).toEqual(expected);
    expect(bootstrapOfCandidate(units, value, 5, 300)).toEqual(expected);
    expect(bootstrapOfCandidate(units, (vector) => vector[0] ?? 0, 6, 300)).toEqual(bootstrap(units, [(_, after) => after[0] ?? 0], 6, 300)?.[0]);
  }
});

test('the error of long vectors is drawn, and near that of the gradient', () => {
  const random = new Random(3);
  const classes = 40;
  const cells = Array.from({ length: 600 }, () => [random.binomial(39, 0.5), random.binomial(39, 0.5), random.binomial(39, 0.5), 1 + random.binomial(20, 0.5)] as const).map(([actual, baseline, candidate, count]) => [actual, random.fraction() < 0.7 ? actual : baseline, random.fraction() < 0.7 ? actual : candidate, count] as const);
  const units = unitsOf({ classes, cells });
  expect(units.width).toBeGreaterThan(1_000);
  const share = (state: Float64Array): number => state.reduce((sum, count, place) => sum + (Math.floor(place / classes) === place % classes ? count : 0), 0) / state.reduce((sum, count) => sum + count, 0);
  const change: Statistic = (before, after) => share(after) - share(before);
  const [interval] = normalIntervals(units, [change], 0.05, DEFAULT_SEED);
  const error = standardError(units, change) ?? NaN;
  if (interval?.defined !== true) throw new Error(interval?.reason);
  expect((interval.upper - interval.lower) / (2 * 1.959964 * error)).toBeGreaterThan(0.88);
  expect((interval.upper - interval.lower) / (2 * 1.959964 * error)).toBeLessThan(1.12);
});
