import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Interval } from '../../src/statistics/known.js';

export type Pair = readonly [number, number];

export interface JointCase {
  readonly classes: number;
  readonly n: number;
  readonly cells: readonly (readonly [number, number, number, number])[];
  readonly influence_se: Readonly<Record<string, Readonly<Record<'baseline' | 'baseline_se' | 'candidate' | 'candidate_se' | 'diff' | 'diff_se', number>>>>;
  readonly macro_f1_bootstrap: Readonly<Record<'baseline' | 'candidate' | 'diff', {
    readonly bca: { readonly acceleration: number; readonly ci95: Pair } | null;
    readonly q025: number;
    readonly q975: number;
    readonly tolerance_for_B10000: { readonly q025: number; readonly q975: number };
  }>>;
  readonly macro_f1_swap_test: { readonly obs_diff: number; readonly method: 'exact' | 'monte-carlo'; readonly p_le: number; readonly tolerance_for_B10000?: number };
}

interface AucOf<T> {
  readonly auc: readonly number[];
  readonly cov: readonly (readonly number[])[] | null;
  readonly se?: readonly number[];
  readonly ci95_logit?: readonly (Pair | null)[];
  readonly paired?: T;
}

export interface SpanCounts {
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
}

interface Golden {
  readonly proportion_ci: readonly { readonly x: number; readonly n: number; readonly alpha: number; readonly wilson: Pair; readonly clopper_pearson: Pair; readonly jeffreys: Pair }[];
  readonly binomial_test: readonly { readonly x: number; readonly n: number; readonly p0: number; readonly p_less: number; readonly p_greater: number; readonly midp_less: number }[];
  readonly normal_quantile: readonly { readonly p: number; readonly z: number }[];
  readonly t_quantile: readonly { readonly p: number; readonly df: number; readonly t: number }[];
  readonly lgamma: readonly { readonly x: number; readonly value: number }[];
  readonly betainc: readonly { readonly a: number; readonly b: number; readonly x: number; readonly lower: number; readonly upper: number }[];
  readonly mcnemar: readonly (Readonly<Record<'b' | 'c' | 'exact_two' | 'midp_two' | 'exact_greater' | 'midp_greater' | 'exact_less' | 'midp_less', number>> &
    Readonly<Record<'chi2' | 'chi2_p' | 'chi2_cc' | 'chi2_cc_p', number | null>>)[];
  readonly paired_difference_ci: readonly (Readonly<Record<'a' | 'b' | 'c' | 'd' | 'n' | 'alpha', number>> & Readonly<Record<'tango' | 'newcombe', Pair>>)[];
  readonly non_inferiority_score_test: readonly Readonly<Record<'b' | 'c' | 'n' | 'margin' | 'z' | 'p_noninferior', number>>[];
  readonly independent_difference_ci: readonly (Readonly<Record<'x1' | 'n1' | 'x2' | 'n2' | 'alpha', number>> & { readonly newcombe: Pair })[];
  readonly mde_paired: readonly (Readonly<Record<'n' | 'discordance' | 'alpha_one_sided' | 'power', number>> & { readonly mde: number | null })[];
  readonly sample_size_paired: readonly Readonly<Record<'drop' | 'discordance' | 'alpha_one_sided' | 'power' | 'n_real' | 'n', number>>[];
  readonly sample_size_non_inferiority: readonly Readonly<Record<'margin' | 'discordance' | 'alpha_one_sided' | 'power' | 'n_real', number>>[];
  readonly p_adjust: readonly Readonly<Record<'p' | 'holm' | 'bh', readonly number[]>>[];
  readonly tarone_holm: readonly { readonly pairs: readonly Pair[]; readonly alpha: number; readonly p: readonly number[]; readonly min_p: readonly number[]; readonly rejected: readonly number[] }[];
  readonly f1_ci: readonly (Readonly<Record<'tp' | 'fp' | 'fn' | 'alpha', number>> & Partial<Readonly<Record<'wilson' | 'clopper_pearson', Pair>>>)[];
  readonly auc_delong: readonly {
    readonly labels: readonly number[];
    readonly score_a: readonly number[];
    readonly score_b?: readonly number[];
    readonly single: AucOf<never>;
    readonly paired?: AucOf<never> & Readonly<Record<'diff' | 'diff_se' | 'z' | 'p_two_sided', number>>;
  }[];
  readonly kappa: readonly ({ readonly table: readonly (readonly number[])[] } & Readonly<Record<'unweighted' | 'linear' | 'quadratic', { readonly kappa: number | null; readonly se: number | null }>>)[];
  readonly joint_tables: readonly JointCase[];
  readonly clustered_span_f1: readonly {
    readonly docs: readonly { readonly baseline: SpanCounts; readonly candidate: SpanCounts }[];
    readonly micro_f1: Readonly<Record<'baseline' | 'candidate' | 'diff', number>>;
    readonly cluster_se: Readonly<Record<'baseline' | 'candidate' | 'diff', number>>;
    readonly diff_ci95: Pair;
    readonly swap_test_exact_p_le?: number;
  }[];
  readonly repeated_runs: readonly {
    readonly baseline: readonly (readonly number[])[];
    readonly candidate: readonly (readonly number[])[];
    readonly accuracy: Readonly<Record<'baseline' | 'candidate' | 'diff', number>>;
    readonly se_by_example: Readonly<Record<'baseline' | 'candidate' | 'diff', number>>;
    readonly share_of_diff_variance_from_runs: number;
  }[];
}

/** The reference values; see the README beside them. */
export const GOLDEN = JSON.parse(readFileSync('__fixtures__/golden-statistics/statistics.json', 'utf8')) as Golden;

/** 1e-10 relative, 1e-12 near 0: what the reference values ask for. */
export function expectClose(actual: number, expected: number, what = ''): void {
  const allowed = Math.max(1e-10 * Math.abs(expected), 1e-12);
  expect(Math.abs(actual - expected), `${what}: ${actual} instead of ${expected}`).toBeLessThanOrEqual(allowed);
}

export function expectInterval(actual: Interval, expected: Pair, what = ''): void {
  if (!actual.defined) throw new Error(`${what}: ${actual.reason}`);
  expectClose(actual.lower, expected[0], `${what}, lower`);
  expectClose(actual.upper, expected[1], `${what}, upper`);
}
