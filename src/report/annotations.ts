import type { Problem } from '../problem.js';
import { terminal } from './escape.js';
import type { EvaluationReport, Report, ThresholdReport } from './report.js';

/** A mark on the run and, with a place, on a line of a file. */
export interface AnnotationReport {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  readonly place?: NonNullable<Problem['place']>;
}

/** What to mark, the most important first: problems, then failed thresholds on their lines of the config, then the rest. */
export function annotationsOf({ problems, evaluations, run }: Report): readonly AnnotationReport[] {
  return [
    ...problems.map((problem) => fromProblem('Confusion gate', problem)),
    ...evaluations.flatMap((evaluation) => [
      ...evaluation.problems.map((problem) => fromProblem(titleOf(evaluation), problem)),
      ...evaluation.thresholds.flatMap((threshold) => fromThreshold(evaluation, threshold, run.enforced)),
      ...evaluation.notices.map((notice): AnnotationReport => ({ level: 'notice', title: titleOf(evaluation), message: terminal(notice) })),
    ]),
  ];
}

function titleOf({ name, named }: EvaluationReport): string {
  return named ? `Confusion gate · ${name}` : 'Confusion gate';
}

function fromProblem(title: string, { message, advice, place }: Problem): AnnotationReport {
  return { level: 'error', title, message: advice === undefined ? message : `${message}\n${advice}`, ...(place !== undefined && { place }) };
}

function fromThreshold(evaluation: EvaluationReport, { state, severity, reason, outcome, words, place }: ThresholdReport, enforced: boolean): readonly AnnotationReport[] {
  if (state === 'pass') return [];
  const level = state === 'error' ? 'error' : state === 'fail' && severity === 'fail' ? (enforced ? 'error' : 'warning') : state === 'fail' ? 'warning' : 'notice';
  const what = state === 'fail' ? terminal(outcome) : (reason ?? state);
  return [{ level, title: `${titleOf(evaluation)}: ${state}`, message: `${terminal(words)}: ${what}`, ...(place !== undefined && { place }) }];
}
