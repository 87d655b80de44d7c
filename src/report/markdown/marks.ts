import type { Conclusion, VerdictState } from '../../thresholds/verdict.js';
import type { CellMark, MemberReport, ThresholdReport } from '../report.js';

export const CONCLUSION_MARKS: Readonly<Record<Conclusion, string>> = { pass: '✅', fail: '❌', inconclusive: '⚪', error: '⛔', skipped: '⏭️' };
export const CELL_MARKS: Readonly<Record<CellMark, string>> = { right: '🟩', worse: '🟥', wrong: '⬜' };
const STATE_MARKS: Readonly<Record<VerdictState, string>> = { pass: '✅', fail: '❌', inconclusive: '⚪', skipped: '⏭️', error: '⛔' };
const MEMBER_MARKS: Readonly<Record<MemberReport['state'], string>> = { pass: '✅', fail: '❌', too_few: '▫️', error: '⛔', skipped: '⏭️' };

export function thresholdMark({ state, severity }: ThresholdReport): string {
  return state === 'fail' && severity === 'warn' ? '⚠️' : STATE_MARKS[state];
}

export function memberMark({ state }: MemberReport): string {
  return MEMBER_MARKS[state];
}
