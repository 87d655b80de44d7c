import type { Problem } from '../problem.js';
import { terminal } from './escape.js';
import { guardTitle, otherWords } from './guard-words.js';
import type { EvaluationReport, GuardReport, Report, ThresholdReport } from './report.js';

/** A mark on the run and, with a place, on a line of a file. The text is plain: a log escapes it. */
export interface AnnotationReport {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  readonly place?: NonNullable<Problem['place']>;
}

/** What to mark, the most important first: problems, then failed thresholds on their lines of the config, then what is to be known. */
export function annotationsOf({ problems, evaluations, run, guard }: Report): readonly AnnotationReport[] {
  return [
    ...problems.map((problem) => fromProblem('Confusion gate', problem)),
    ...(guard === undefined ? [] : [fromGuard(guard, run.config)]),
    ...evaluations.flatMap((evaluation) => evaluation.problems.map((problem) => fromProblem(titleOf(evaluation), problem))),
    ...evaluations.flatMap((evaluation) => evaluation.thresholds.flatMap((threshold) => fromThreshold(evaluation, threshold, run.enforced))),
    ...evaluations.flatMap((evaluation) => evaluation.notices.map((notice): AnnotationReport => ({ level: 'notice', title: titleOf(evaluation), message: terminal(notice) }))),
  ];
}

function fromGuard(guard: GuardReport, config: string | undefined): AnnotationReport {
  const { changes } = guard;
  const looser = changes.some(({ kind }) => kind === 'loosened') || guard.problem !== undefined;
  const message = [terminal(guardTitle(guard)), ...changes.map(({ kind, words }) => `${kind === 'changed' ? '' : `${kind}: `}${terminal(words)}`), ...(guard.other === undefined ? [] : [terminal(otherWords(guard))])].join('\n');
  return { level: looser ? 'warning' : 'notice', title: 'Confusion gate', message, ...(config !== undefined && { place: { file: config } }) };
}

function titleOf({ name, named }: EvaluationReport): string {
  return named ? `Confusion gate · ${name}` : 'Confusion gate';
}

function fromProblem(title: string, { message, advice, place }: Problem): AnnotationReport {
  return { level: 'error', title, message: advice === undefined ? message : `${message}\n${advice}`, ...(place !== undefined && { place }) };
}

function fromThreshold(evaluation: EvaluationReport, threshold: ThresholdReport, enforced: boolean): readonly AnnotationReport[] {
  const { state, words, place, members, waiver } = threshold;
  // Passing needs no mark, and of a first run one notice tells all.
  if (state === 'pass' || state === 'skipped') return [];
  // Nothing was measured because of a problem that has its own mark.
  if (state === 'error' && members.length === 0 && evaluation.problems.length > 0) return [];
  return [
    {
      level: levelOf(evaluation, threshold, enforced),
      title: `${titleOf(evaluation)}: ${state}`,
      message: `${terminal(words)}: ${whatHappened(threshold)}${waiver === undefined ? '' : `; ${terminal(waiver)}`}`,
      ...(place !== undefined && { place }),
    },
  ];
}

function levelOf({ tone }: EvaluationReport, { state, severity }: ThresholdReport, enforced: boolean): AnnotationReport['level'] {
  switch (state) {
    case 'error':
      return 'error';
    case 'fail':
      return severity === 'fail' && enforced ? 'error' : 'warning';
    case 'waived':
      return 'warning';
    default:
      return tone === 'note' || tone === 'good' ? 'notice' : 'warning';
  }
}

function whatHappened({ state, outcome, reason = '', members }: ThresholdReport): string {
  if ((state !== 'fail' && state !== 'waived') || outcome === undefined) return reason;
  const [only] = members;
  if (members.length !== 1 || only === undefined) return `${terminal(outcome.subject)} ${terminal(outcome.happened)}`;
  return only.evidence.empty ? terminal(outcome.happened) : `${terminal(outcome.happened)}; ${terminal(only.evidence)}`;
}
