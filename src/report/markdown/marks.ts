import type { Conclusion, VerdictState } from '../../thresholds/verdict.js';
import type { CellMark, EvaluationReport, MemberReport, Report, ThresholdReport } from '../report.js';

export const WARNING = '⚠️';
const STATE_MARKS: Readonly<Record<VerdictState, string>> = { pass: '✅', fail: '❌', waived: WARNING, inconclusive: '⚪', skipped: '⏭️', error: '⛔' };
export const CELL_MARKS: Readonly<Record<CellMark, string>> = { right: '🟩', worse: '🟥', wrong: '⬜' };

/** What may help, and decides nothing. */
export const ADVICE = '💡';

/** The cell that pays most. */
export const COSTLIEST = '💰';

export function conclusionMark(conclusion: Conclusion): string {
  return STATE_MARKS[conclusion];
}

export function evaluationMark({ conclusion, tone }: EvaluationReport): string {
  return tone === 'warning' ? WARNING : STATE_MARKS[conclusion];
}

export function reportMark({ conclusion, evaluations, guard }: Report): string {
  const looser = guard?.changes.some(({ kind }) => kind === 'loosened') === true;
  return conclusion === 'pass' && (looser || evaluations.some(({ tone }) => tone === 'warning')) ? WARNING : STATE_MARKS[conclusion];
}

export function thresholdMark({ state, severity }: ThresholdReport): string {
  return state === 'fail' && severity === 'warn' ? WARNING : STATE_MARKS[state];
}

/** Of an expansion's member that is listed because it did not pass. */
export function memberMark({ state }: MemberReport, { severity }: ThresholdReport): string {
  return state === 'error' ? STATE_MARKS.error : severity === 'warn' ? WARNING : STATE_MARKS.fail;
}
