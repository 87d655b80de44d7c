import type { Conclusion } from '../thresholds/verdict.js';
import { integer } from './numbers.js';
import type { EvaluationReport, ThresholdReport } from './report.js';

/** One line for an evaluation: "1 of 4 thresholds failed", "first run: 2 of 4 thresholds are skipped". */
export function evaluationStatus(conclusion: Conclusion, broken: boolean, firstRun: boolean, thresholds: readonly ThresholdReport[]): string {
  if (conclusion === 'skipped') return 'no predictions, skipped';
  if (broken) return 'could not be judged';
  const words = thresholds.length === 0 ? 'nothing is gated' : thresholdCounts(thresholds);
  return firstRun ? `first run: ${words}` : words;
}

/** One line for several evaluations: "1 of 3 evaluations failed, 1 is inconclusive". */
export function runStatus(evaluations: readonly EvaluationReport[]): string {
  return conclusionsStatus(evaluations.map(({ conclusion }) => conclusion), 'evaluation');
}

/** One line for the parts of a comment: "1 of 3 parts failed". */
export function partsStatus(conclusions: readonly Conclusion[]): string {
  return conclusionsStatus(conclusions, 'part');
}

function conclusionsStatus(conclusions: readonly Conclusion[], noun: string): string {
  const number = (wanted: Conclusion): number => conclusions.filter((conclusion) => conclusion === wanted).length;
  return counted(conclusions.length, noun, [
    [number('error'), 'could not be judged', 'could not be judged'],
    [number('fail'), 'failed', 'failed'],
    [number('inconclusive'), 'is inconclusive', 'are inconclusive'],
    [number('skipped'), 'is skipped', 'are skipped'],
  ]);
}

function thresholdCounts(thresholds: readonly ThresholdReport[]): string {
  const number = (wanted: ThresholdReport['state'], weight?: ThresholdReport['severity']): number =>
    thresholds.filter(({ state, severity }) => state === wanted && (weight === undefined || severity === weight)).length;
  return counted(thresholds.length, 'threshold', [
    [number('error'), 'could not be judged', 'could not be judged'],
    [number('fail', 'fail'), 'failed', 'failed'],
    [number('fail', 'warn'), 'warns', 'warn'],
    [number('waived'), 'failed and is waived', 'failed and are waived'],
    [number('inconclusive'), 'is inconclusive', 'are inconclusive'],
    [number('skipped'), 'is skipped', 'are skipped'],
  ]);
}

/** "1 of 4 thresholds failed, 2 are inconclusive"; "all 4 thresholds passed". */
function counted(total: number, noun: string, parts: readonly (readonly [count: number, one: string, many: string])[]): string {
  const [only] = parts.filter(([count]) => count > 0);
  if (total === 1) return `the ${noun} ${only === undefined ? 'passed' : only[1]}`;
  const bad = parts.filter(([count]) => count > 0).map(([count, one, many], index) => `${integer(count)}${index === 0 ? ` of ${integer(total)} ${noun}s` : ''} ${count === 1 ? one : many}`);
  if (bad.length > 0) return bad.join(', ');
  return `${total === 2 ? 'both' : `all ${integer(total)}`} ${noun}s passed`;
}
