import type { GoldRead, SideRead } from '../predictions/examples.js';
import type { Problem } from '../problem.js';
import { unitOf } from '../matrix/confusion.js';
import { inExamples } from '../matrix/in-examples.js';
import { worst } from '../thresholds/conclude.js';
import { isChange } from '../thresholds/threshold.js';
import type { Verdict } from '../thresholds/verdict.js';
import { confusionReports } from './confusions.js';
import { costWords } from './costs.js';
import { countsOf } from './evidence.js';
import { flipGroups } from './flip-groups.js';
import { originWords } from './baseline-words.js';
import { headline } from './headline.js';
import { matrixReport, overallReport } from './matrix-report.js';
import { metricReports } from './metric-reports.js';
import { notices } from './notices.js';
import { integer } from './numbers.js';
import type { BaselineState, EvaluationOutcome, ReadOutcome } from './outcome.js';
import { overlapReports, overlapWords } from './overlaps.js';
import { phrase, type Phrase } from './phrase.js';
import type { EvaluationReport, GuardReport, MeasuredReport, ProvenanceReport, Report, RunReport, SideReport, ThresholdReport, Tone } from './report.js';
import { scoreWords } from './score-words.js';
import { sensitivityNotices } from './sensitivity-notices.js';
import { setFlipGroups } from './set-flips.js';
import { evaluationStatus } from './status.js';
import { runSummary } from './summary.js';
import { thresholdReport } from './threshold-report.js';

/** The report of a run. `problems` are faults outside of any evaluation; with several evaluations, or a `named` one, names are shown. */
export function buildReport(outcomes: readonly EvaluationOutcome[], named: boolean, problems: readonly Problem[], run: RunReport, guard?: GuardReport): Report {
  const evaluations = outcomes.map((outcome) => evaluationReport(outcome, named, run.day));
  const conclusion = problems.length > 0 ? 'error' : worst(evaluations.map((evaluation) => evaluation.conclusion));
  return { conclusion, summary: runSummary(evaluations, problems), problems, evaluations, run, ...(guard !== undefined && { guard }) };
}

function evaluationReport(outcome: EvaluationOutcome, named: boolean, day: string | undefined): EvaluationReport {
  const { config, conclusion, problems, verdicts, baseline } = outcome;
  const measured = outcome.measured === undefined ? undefined : { ...outcome.measured, tally: inExamples(outcome.measured.tally) };
  const counts = measured === undefined ? undefined : countsOf(measured.tally, { unit: unitOf(outcome.measured?.tally.matrices.candidate ?? measured.tally.matrices.candidate), confidence: config.chance.confidence });
  const today = outcome.testSet === undefined ? counts : countsOf(outcome.testSet.tally, { unit: unitOf(outcome.testSet.tally.matrices.candidate), confidence: config.chance.confidence });
  const thresholds = verdicts.map((verdict) => thresholdReport(verdict, isChange(verdict.threshold.bound) ? counts : today, whyNoBaseline(outcome, verdict)));
  return {
    name: config.name,
    named,
    // What failed is nothing to compare with.
    history: conclusion === 'pass' || conclusion === 'inconclusive' ? config.baseline.flatMap((source) => (source.kind === 'branch' ? [source.branch] : [])) : [],
    conclusion,
    tone: toneOf(outcome, thresholds),
    status: evaluationStatus(conclusion, problems.length > 0, baseline.kind === 'first_run', thresholds),
    headline: headline(verdicts, thresholds, counts),
    problems,
    notices: notices(outcome),
    ...(outcome.testSet !== undefined && { testSet: outcome.testSet }),
    thresholds,
    cautions: sensitivityNotices(verdicts),
    ...(measured !== undefined && { measured: measuredReport(outcome, measured, day) }),
  };
}

/** A change that was not even looked at; a class that does not exist is another matter. */
function whyNoBaseline({ baseline, config }: EvaluationOutcome, { state }: Verdict): string | undefined {
  if (baseline.kind === 'unusable') return 'the baseline cannot be compared';
  return baseline.kind === 'first_run' && (state === 'skipped' || config.onMissingBaseline === 'error') ? 'no baseline yet' : undefined;
}

function toneOf({ conclusion, config, baseline }: EvaluationOutcome, thresholds: readonly ThresholdReport[]): Tone {
  if (conclusion === 'fail' || conclusion === 'error') return 'bad';
  if (thresholds.some(({ state }) => state === 'fail' || state === 'waived')) return 'warning';
  if (conclusion !== 'inconclusive') return 'good';
  // A first run decides nothing, and that is as it should be.
  return config.onInconclusive === 'warn' && baseline.kind !== 'first_run' && config.thresholds !== undefined ? 'warning' : 'note';
}

function measuredReport({ config, baseline }: EvaluationOutcome, { read, tally, texts }: NonNullable<EvaluationOutcome['measured']>, day: string | undefined): MeasuredReport {
  return {
    classes: tally.classes,
    ...(config.positive !== undefined && { positive: config.positive }),
    examples: read.examples,
    counts: tally.sets?.of ?? 'examples',
    ...(tally.sets !== undefined && { overlaps: overlapReports(tally) }),
    overlapWords: overlapWords(tally),
    costWords: costWords(tally),
    scoreWords: scoreWords(tally, config.positive),
    comparison: comparisonWords(read, baseline),
    compared: tally.matrices.comparison !== undefined,
    matrix: matrixReport(tally),
    ...confusionReports(tally),
    flips: tally.sets === undefined ? flipGroups(tally, config.positive, texts) : setFlipGroups(tally.sets),
    ...unparsedReport(config, read.candidate),
    ...metricReports(tally, config.ordered),
    slices: tally.slices.map(({ column, values }) => ({
      column,
      values: values.map(({ value, matrices }) => ({ value, examples: matrices.candidate.total, overall: overallReport(matrices) })),
    })),
    provenance: provenanceReport(read, baseline, config.columns, config.model ?? read.model, day),
  };
}

function unparsedReport({ response }: EvaluationOutcome['config'], { unparsed }: SideRead): Pick<MeasuredReport, 'unparsed'> {
  return response?.showUnparsed === true && unparsed !== undefined && unparsed.replies > 0 ? { unparsed } : {};
}

function comparisonWords({ comparability, examples }: ReadOutcome, baseline: BaselineState): Phrase {
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
      return phrase`${baseline.kind === 'first_run' ? 'no baseline yet' : baseline.kind === 'unusable' ? 'the baseline cannot be read' : 'no baseline'}`;
  }
}

function provenanceReport(read: ReadOutcome, baseline: BaselineState, { cluster }: EvaluationOutcome['config']['columns'], model: string | undefined, day: string | undefined): ProvenanceReport {
  return {
    candidate: sideReport(read.candidate, cluster),
    ...(read.gold !== undefined && { gold: goldReport(read.gold) }),
    ...(read.baseline !== undefined && (baseline.kind === 'used' || baseline.kind === 'unusable') && { baseline: { ...sideReport(read.baseline, cluster), origin: originWords(baseline.origin, day), from: baseline.origin } }),
    fingerprint: read.fingerprint,
    ...(model !== undefined && { model }),
  };
}

/** `cluster`: the column that is read behind the slices and names clusters. */
function sideReport({ files, roles, parser }: SideRead, cluster: string | undefined): SideReport {
  const column = (role: 'actual' | 'predicted' | 'id' | 'text', name: string | undefined): SideReport['columns'] =>
    name === undefined ? [] : [{ role, name, inferred: role !== 'text' && roles.inferred.includes(role) }];
  return {
    files: files.map(fileReport),
    columns: [
      ...column('actual', roles.actual),
      ...column('predicted', roles.predicted),
      ...column('id', roles.id),
      ...column('text', roles.text),
      ...roles.slices.map((name, index) => ({ role: name === cluster && index === roles.slices.length - 1 ? 'cluster' : 'slice', name, inferred: false })),
    ],
    ...(parser !== undefined && { parser }),
  };
}

function goldReport({ files, id, column }: GoldRead): SideReport {
  return {
    files: files.map(fileReport),
    columns: [
      { role: 'actual', name: column, inferred: false },
      { role: 'id', name: id, inferred: false },
    ],
  };
}

function fileReport({ name, format, records }: SideRead['files'][number]): SideReport['files'][number] {
  return { name, format, rows: records };
}
