import type { Conclusion, Verdict } from './verdict.js';

/** What else decides beside the verdicts. */
export interface ConcludeOptions {
  /** Something was wrong before any threshold: too few examples, an unreadable file. */
  readonly problems: boolean;
  /** A baseline is configured and does not exist yet. */
  readonly firstRun: boolean;
  /** A `thresholds` key exists. */
  readonly gated: boolean;
  readonly onInconclusive: 'notice' | 'warn' | 'fail';
}

/**
 * One conclusion of all verdicts: any error, then any failure that counts, then the first run, then what could not be decided, else pass.
 * Nothing gated is never a pass.
 */
export function conclude(verdicts: readonly Verdict[], options: ConcludeOptions): Conclusion {
  if (options.problems || verdicts.some(({ state }) => state === 'error')) return 'error';
  if (verdicts.some(({ state, threshold }) => state === 'fail' && threshold.severity === 'fail')) return 'fail';
  if (verdicts.some(({ state, threshold }) => state === 'inconclusive' && threshold.severity === 'fail') && options.onInconclusive === 'fail') return 'fail';
  if (!options.gated || options.firstRun || verdicts.some(({ state }) => state === 'skipped' || state === 'inconclusive')) return 'inconclusive';
  return 'pass';
}

const ORDER: readonly Conclusion[] = ['error', 'fail', 'inconclusive', 'pass', 'skipped'];

/** The conclusion of several evaluations: the worst of them; `skipped` only when all were. */
export function worst(conclusions: readonly Conclusion[]): Conclusion {
  return ORDER.find((conclusion) => conclusions.includes(conclusion)) ?? 'error';
}
