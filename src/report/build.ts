import type { ExamplesRead, SideRead } from '../predictions/examples.js';
import type { Problem } from '../problem.js';
import { worst } from '../thresholds/conclude.js';
import type { Conclusion } from '../thresholds/verdict.js';
import { flipGroups } from './flip-groups.js';
import { countsWords, headline } from './headline.js';
import { classReports, confusionReports, matrixReport, numberReport } from './matrix-report.js';
import { metricReports } from './metric-reports.js';
import { integer, plural } from './numbers.js';
import type { BaselineState, EvaluationOutcome } from './outcome.js';
import { joinPhrases, label, phrase, type Phrase } from './phrase.js';
import { REPORT_VERSION, type EvaluationReport, type MeasuredReport, type Report, type RunReport, type SideReport } from './report.js';
import { thresholdReport } from './threshold-report.js';

/** The report of a run. `problems` are faults outside of any evaluation. */
export function buildReport(outcomes: readonly EvaluationOutcome[], named: boolean, problems: readonly Problem[], run: RunReport): Report {
  const evaluations = outcomes.map((outcome) => evaluationReport(outcome, named));
  const conclusion: Conclusion = problems.length > 0 ? 'error' : worst(evaluations.map((evaluation) => evaluation.conclusion));
  return { version: REPORT_VERSION, conclusion, summary: summaryOf(evaluations, problems), problems, evaluations, run };
}

function summaryOf(evaluations: readonly EvaluationReport[], problems: readonly Problem[]): Phrase {
  const [problem] = problems;
  if (problem !== undefined) return problems.length === 1 ? phrase`${problem.message}` : phrase`${integer(problems.length)} problems, the first: ${problem.message}`;
  return joinPhrases(
    evaluations.map((evaluation) => (evaluation.named ? phrase`${label(evaluation.name)}: ${oneLine(evaluation)}` : oneLine(evaluation))),
    '; ',
  );
}

function oneLine({ problems, thresholds, headline: worstThing, conclusion }: EvaluationReport): Phrase {
  const [problem] = problems;
  if (problem !== undefined) return phrase`${problem.message}`;
  if (conclusion === 'skipped') return phrase`no predictions, skipped`;
  const counts = countsWords(thresholds);
  return worstThing === undefined ? phrase`${counts}` : phrase`${counts}: ${worstThing}`;
}

function evaluationReport(outcome: EvaluationOutcome, named: boolean): EvaluationReport {
  const { config, conclusion, problems, verdicts, measured } = outcome;
  return {
    name: config.name,
    named,
    conclusion,
    headline: headline(verdicts, measured?.tally),
    problems,
    notices: notices(outcome),
    thresholds: verdicts.map((verdict) => thresholdReport(verdict, measured?.tally)),
    ...(measured !== undefined && { measured: measuredReport(outcome, measured) }),
  };
}

function measuredReport(outcome: EvaluationOutcome, { read, tally, texts }: NonNullable<EvaluationOutcome['measured']>): MeasuredReport {
  const { config, baseline } = outcome;
  return {
    classes: tally.classes,
    ...(config.positive !== undefined && { positive: config.positive }),
    examples: read.examples,
    comparison: comparisonWords(read, baseline),
    compared: tally.matrices.comparison !== undefined,
    matrix: matrixReport(tally),
    confusions: confusionReports(tally),
    flips: flipGroups(tally, config.positive, texts),
    perClass: classReports(tally),
    ...metricReports(tally, config.ordered),
    slices: tally.slices.map(({ column, values }) => ({
      column,
      values: values.map(({ value, matrices }) => ({ value, examples: matrices.candidate.total, accuracy: numberReport(matrices, 'accuracy', { kind: 'whole' }) })),
    })),
    provenance: {
      candidate: sideReport(read.candidate),
      ...(read.baseline !== undefined && (baseline.kind === 'used' || baseline.kind === 'unusable') && { baseline: { ...sideReport(read.baseline), origin: baseline.origin } }),
      baselineNotes: baseline.kind === 'first_run' ? baseline.tried.map((where) => `no baseline at ${where}`) : [],
      fingerprint: read.fingerprint,
      ...(config.model !== undefined && { model: config.model }),
    },
  };
}

function comparisonWords({ comparability, examples }: ExamplesRead, baseline: BaselineState): Phrase {
  switch (comparability.kind) {
    case 'paired': {
      const paired = examples - comparability.onlyCandidate;
      const how = comparability.by === 'order' ? ' by row order' : '';
      return paired === examples ? phrase`all paired${how}` : phrase`${integer(paired)} of ${integer(examples)} paired${how}`;
    }
    case 'unpaired':
      return phrase`not paired with the baseline`;
    case 'incomparable':
      return phrase`the baseline cannot be compared`;
    case 'none':
      return phrase`${baseline.kind === 'first_run' ? 'no baseline yet' : 'no baseline'}`;
  }
}

function notices({ config, baseline, measured, conclusion }: EvaluationOutcome): readonly Phrase[] {
  const notes: Phrase[] = [];
  if (config.thresholds === undefined && conclusion !== 'skipped') notes.push(phrase`Nothing is gated: there are no thresholds. Add some under ${label('thresholds:')} to block merges.`);
  if (baseline.kind === 'first_run') notes.push(phrase`First run: baseline recorded, nothing compared. ${joinPhrases(baseline.tried.map((where) => phrase`${label(where)}`), ', ')} does not exist yet.`);
  if (measured === undefined) return notes;
  const { read } = measured;
  if (read.dropped > 0) notes.push(phrase`${plural(read.dropped, 'row')} without a gold label left out (unlabelled: drop).`);
  if (read.withoutPrediction > 0) notes.push(phrase`${plural(read.withoutPrediction, 'gold id')} without a prediction, counted as (missing).`);
  const nonFinite = read.candidate.nonFinite + (read.baseline?.nonFinite ?? 0);
  if (nonFinite > 0) notes.push(phrase`${plural(nonFinite, 'bare NaN or Infinity', 'bare NaN or Infinity values')} in JSON taken as null.`);
  const { merged } = read.labelSet;
  if (merged.length > 0) {
    const shown = merged.slice(0, 3).map(({ from, to }) => phrase`${label(from)} as ${label(to)}`);
    const more = merged.length > 3 ? ` and ${merged.length - 3} more` : '';
    notes.push(phrase`Columns of numbers: ${joinPhrases(shown, ', ')}${more} read as one label.`);
  }
  if (read.comparability.kind === 'paired') {
    const { onlyCandidate, onlyBaseline } = read.comparability;
    if (onlyCandidate + onlyBaseline > 0) {
      notes.push(phrase`Compared on common examples: ${integer(onlyCandidate)} only in the candidate, ${integer(onlyBaseline)} only in the baseline. Absolute bounds are judged on all of the candidate's examples.`);
    }
  }
  if (read.comparability.kind === 'unpaired') notes.push(phrase`Candidate and baseline are compared as independent samples: which examples flipped is not known.`);
  return notes;
}

function sideReport({ files, roles }: SideRead): SideReport {
  const column = (role: 'actual' | 'predicted' | 'id' | 'text', name: string | undefined): SideReport['columns'] =>
    name === undefined ? [] : [{ role, name, inferred: role !== 'text' && roles.inferred.includes(role) }];
  return {
    files: files.map(({ name, format, records }) => ({ name, format, rows: records })),
    columns: [
      ...column('actual', roles.actual),
      ...column('predicted', roles.predicted),
      ...column('id', roles.id),
      ...column('text', roles.text),
      ...roles.slices.map((name) => ({ role: 'slice', name, inferred: false })),
    ],
  };
}
