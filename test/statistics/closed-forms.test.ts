import { expect, test } from 'vitest';
import { betaTails } from '../../src/statistics/beta.js';
import { logGamma } from '../../src/statistics/log-gamma.js';
import { mcnemar, smallestMidP } from '../../src/statistics/mcnemar.js';
import { normalQuantile } from '../../src/statistics/normal.js';
import { newcombeIndependent, newcombePaired, nonInferiority, tangoInterval } from '../../src/statistics/paired-difference.js';
import { binomialTest, clopperPearson, f1Interval, jeffreys, wilson } from '../../src/statistics/proportion.js';
import { studentQuantile } from '../../src/statistics/student-t.js';
import { expectClose, expectInterval, GOLDEN } from './golden.js';

test('ln Γ, the incomplete beta function and the quantiles are those of 40-digit arithmetic', () => {
  for (const { x, value } of GOLDEN.lgamma) expectClose(logGamma(x), value, `lgamma ${x}`);
  for (const { a, b, x, lower, upper } of GOLDEN.betainc) {
    expectClose(betaTails(a, b, x, 1 - x).lower, lower, `I_${x}(${a}, ${b})`);
    expectClose(betaTails(a, b, x, 1 - x).upper, upper, `1 - I_${x}(${a}, ${b})`);
  }
  for (const { p, z } of GOLDEN.normal_quantile) expectClose(-normalQuantile(p), z, `z at ${p}`);
  for (const { p, df, t } of GOLDEN.t_quantile) expectClose(studentQuantile(1 - p, df), t, `t at ${p}, df ${df}`);
});

test('intervals of proportions', () => {
  for (const row of GOLDEN.proportion_ci) {
    const what = `${row.x} of ${row.n}, alpha ${row.alpha}`;
    expectInterval(clopperPearson(row.x, row.n, row.alpha), row.clopper_pearson, `Clopper–Pearson ${what}`);
    expectInterval(wilson(row.x, row.n, row.alpha), row.wilson, `Wilson ${what}`);
    expectInterval(jeffreys(row.x, row.n, row.alpha), row.jeffreys, `Jeffreys ${what}`);
  }
  for (const row of GOLDEN.f1_ci) {
    if (row.clopper_pearson === undefined || row.wilson === undefined) {
      expect(f1Interval(row.tp, row.fp, row.fn, row.alpha)).toEqual({ defined: false, reason: 'nothing was counted' });
      continue;
    }
    expectInterval(f1Interval(row.tp, row.fp, row.fn, row.alpha), row.clopper_pearson, 'F1');
    expectInterval(f1Interval(row.tp, row.fp, row.fn, row.alpha, wilson), row.wilson, 'F1 by Wilson');
  }
});

test('the binomial test', () => {
  for (const row of GOLDEN.binomial_test) {
    const found = binomialTest(row.x, row.n, row.p0);
    expectClose(found.atMost, row.p_less, 'at most');
    expectClose(found.atLeast, row.p_greater, 'at least');
    expectClose(found.midAtMost, row.midp_less, 'mid-p');
  }
});

test("McNemar's test: mid-p, exact and χ², one- and two-sided", () => {
  for (const row of GOLDEN.mcnemar) {
    const what = `b ${row.b}, c ${row.c}`;
    const found = mcnemar(row.b, row.c);
    expectClose(found.worse, row.midp_greater, what);
    expectClose(found.better, row.midp_less, what);
    expectClose(found.twoSided, row.midp_two, what);
    expectClose(found.exact.worse, row.exact_greater, what);
    expectClose(found.exact.better, row.exact_less, what);
    expectClose(found.exact.twoSided, row.exact_two, what);
    if (row.chi2 === null || row.chi2_p === null || row.chi2_cc === null || row.chi2_cc_p === null) {
      expect(found.chiSquare).toEqual({ defined: false, reason: 'no example flipped' });
      continue;
    }
    if (!found.chiSquare.defined) throw new Error(what);
    expectClose(found.chiSquare.value, row.chi2, what);
    expectClose(found.chiSquare.p, row.chi2_p, what);
    expectClose(found.chiSquare.corrected, row.chi2_cc, what);
    expectClose(found.chiSquare.correctedP, row.chi2_cc_p, what);
  }
});

test('intervals of a change on the same examples, and of two independent rates', () => {
  for (const row of GOLDEN.paired_difference_ci) {
    const what = `${row.a} ${row.b} ${row.c} ${row.d}, alpha ${row.alpha}`;
    expectInterval(tangoInterval(row.b, row.c, row.n, row.alpha), row.tango, `Tango ${what}`);
    expectInterval(newcombePaired({ rightRight: row.a, rightWrong: row.b, wrongRight: row.c, wrongWrong: row.d }, row.alpha), row.newcombe, `Newcombe ${what}`);
  }
  for (const row of GOLDEN.independent_difference_ci) {
    // The reference is first − second; ours is the change, second − first.
    const first = { hits: row.x1, n: row.n1 };
    const second = { hits: row.x2, n: row.n2 };
    expectInterval(newcombeIndependent(second, first, row.alpha), row.newcombe, `independent ${row.x1}/${row.n1}, ${row.x2}/${row.n2}`);
  }
});

test('non-inferiority by the score test', () => {
  for (const row of GOLDEN.non_inferiority_score_test) {
    const found = nonInferiority(row.b, row.c, row.n, row.margin);
    expectClose(found.z, row.z, 'z');
    expectClose(found.p, row.p_noninferior, 'p');
  }
});

test('nothing counted, all correct and no flips are values with a reason or with a width', () => {
  const nothing = { defined: false, reason: 'nothing was counted' };
  expect(clopperPearson(0, 0, 0.05)).toEqual(nothing);
  expect(wilson(0, 0, 0.05)).toEqual(nothing);
  expect(f1Interval(0, 0, 0, 0.05)).toEqual(nothing);
  expect(tangoInterval(0, 0, 0, 0.05)).toEqual({ defined: false, reason: 'there are no examples' });
  expect(newcombeIndependent({ hits: 0, n: 0 }, { hits: 1, n: 2 }, 0.05)).toEqual(nothing);
  expect(nonInferiority(0, 0, 0, 0.1)).toEqual({ z: -Infinity, p: 1 });
  // All of 300 right: (α/2)^(1/300). No flip among 300: ±z²/(n + z²).
  expectInterval(clopperPearson(300, 300, 0.05), [0.025 ** (1 / 300), 1]);
  const square = normalQuantile(0.025) ** 2;
  expectInterval(tangoInterval(0, 0, 300, 0.05), [-square / (300 + square), square / (300 + square)]);
  expect(tangoInterval(5, 0, 5, 0.05)).toMatchObject({ defined: true, lower: -1 });
  expect(tangoInterval(0, 5, 5, 0.05)).toMatchObject({ defined: true, upper: 1 });
  expect(mcnemar(0, 0)).toMatchObject({ worse: 0.5, better: 0.5, twoSided: 1, exact: { worse: 1, better: 1, twoSided: 1 } });
  expectClose(mcnemar(5, 0).worse, smallestMidP(5));
});

test('counts that are none, and more flips than examples, are mistakes of the caller', () => {
  expect(() => mcnemar(-1, 2)).toThrow('broken is -1, not a count');
  expect(() => clopperPearson(0.5, 2, 0.05)).toThrow('hits is 0.5, not a count');
  expect(() => wilson(3, 2, 0.05)).toThrow('3 hits of 2');
  expect(() => tangoInterval(2, 2, 3, 0.05)).toThrow('4 of 3 examples flipped');
  expect(() => nonInferiority(1, 1, 3, -0.1)).toThrow('a margin of -0.1');
});
