import type { BaselineOrigin } from './outcome.js';
import type { Place, Problem } from '../problem.js';
import { Facts, type Fact, type Json, type JsonObject } from './json-text.js';
import {
  REPORT_VERSION,
  type ConfusionReport,
  type EvaluationReport,
  type FlipGroup,
  type GuardReport,
  type MeasuredReport,
  type MemberReport,
  type MetricReport,
  type NumberReport,
  type Report,
  type SideReport,
  type ThresholdReport,
  type UnparsedReport,
} from './report.js';

/**
 * The report as report.json has it: the one description of the file that other programs read. Absent is left out, never null. What there are
 * thousands of has its keys in their order in the file, so that they need not be sorted.
 */
export function reportDocument({ conclusion, summary, problems, evaluations, run, guard }: Report): Json {
  return {
    version: REPORT_VERSION,
    conclusion,
    summary: summary.plainText,
    problems: problems.map(problemJson),
    evaluations: evaluations.map(evaluationJson),
    run: { tool: run.tool, config: run.config, commit: run.commit, url: run.url, enforced: run.enforced },
    config_guard: guard === undefined ? undefined : guardJson(guard),
  };
}

function guardJson({ counts, base, changes, other, problem }: GuardReport): Json {
  return {
    counts,
    base: base === '' ? undefined : base,
    changes: changes.map(({ kind, words }) => ({ kind, description: words.plainText })),
    other: other === undefined ? undefined : { conclusion: other.conclusion, summary: other.summary.plainText },
    problem,
  };
}

function problemJson({ message, place, advice }: Problem): Json {
  return { message, place: placeJson(place), advice };
}

function placeJson(place: Place | undefined): Json | undefined {
  return place === undefined ? undefined : { file: place.file, line: place.line, column: place.column };
}

function evaluationJson({ name, conclusion, status, headline, problems, notices, testSet, thresholds, cautions, measured }: EvaluationReport): Json {
  return {
    name,
    conclusion,
    status,
    headline: headline === undefined ? undefined : `${headline.claim.plainText}${headline.evidence.plainText}`,
    problems: problems.map(problemJson),
    notices: notices.map((notice) => notice.plainText),
    test_set: testSet === undefined ? undefined : { file: testSet.file, base: testSet.base.sha, relation: testSet.base.relation.plainText, relabelled: testSet.relabelled, added: testSet.added, removed: testSet.removed },
    thresholds: thresholds.map(thresholdJson),
    cautions: cautions.map((caution) => caution.plainText),
    measured: measured === undefined ? undefined : measuredJson(measured),
  };
}

function thresholdJson({ key, words, state, severity, policy, waiver, reason, place, outcome, members }: ThresholdReport): JsonObject {
  return {
    key,
    description: words.plainText,
    state,
    severity,
    policy,
    waiver: waiver?.plainText,
    reason,
    place: placeJson(place),
    outcome: outcome === undefined ? undefined : `${outcome.subject.plainText} ${outcome.happened.plainText}${outcome.allowed.plainText}`,
    members: members.map(memberJson),
  };
}

function memberJson({ key, label, slice, state, shown, value, baseline, change, support, chance, interval, evidence, reason }: MemberReport): JsonObject {
  const limits = interval ?? chance?.interval;
  return {
    baseline: baseline?.defined === true ? baseline.value : undefined,
    change,
    class: label,
    detectable: chance?.detectable,
    evidence: evidence.empty ? undefined : evidence.plainText,
    interval: limits === undefined ? undefined : { lower: limits.lower, upper: limits.upper },
    key,
    needed: chance?.needed,
    p_value: chance?.p,
    reason,
    shown: { baseline: shown.baseline, change: shown.change, value: shown.value },
    slice: slice === undefined ? undefined : { column: slice.column, value: slice.value },
    state,
    support,
    undefined_because: value.defined ? undefined : value.reason,
    value: value.defined ? value.value : undefined,
  };
}

function measuredJson({ scoreWords, costWords, classes, positive, examples, counts, overlaps, comparison, compared, cells, flips, metrics, averages, classMetrics, slices, unparsed, provenance }: MeasuredReport): Json {
  const { candidate, gold, baseline, fingerprint, model } = provenance;
  return {
    classes,
    positive,
    examples,
    counts: counts === 'examples' ? undefined : counts,
    comparison: comparison.plainText,
    compared,
    confusion_matrix: new Facts(cells.map(confusionJson)),
    overlaps: overlaps?.map((own) => ({ ...own })),
    metrics: new Facts(wholeMetrics({ metrics, averages }).map(metricJson)),
    class_metrics: classMetrics.map((own) => ({ class: own.name, metrics: new Facts(own.metrics.map(metricJson)) })),
    slices: slices.map(({ column, values }) => ({
      column,
      values: values.map(({ value, examples: size, overall }) => ({ value, examples: size, [overall.title === 'accuracy' ? 'accuracy' : 'f1_micro']: numberJson(overall) })),
    })),
    flips: flips.map(flipsJson),
    unparsed: unparsed === undefined ? undefined : unparsedJson(unparsed),
    costs: costWords.empty ? undefined : costWords.plainText,
    scores: scoreWords.empty ? undefined : scoreWords.plainText,
    provenance: {
      candidate: sideJson(candidate),
      gold: gold === undefined ? undefined : sideJson(gold),
      baseline: baseline === undefined ? undefined : { ...originJson(baseline.from), ...sideJson(baseline) },
      fingerprint,
      model,
    },
  };
}

function originJson({ name, commit, passedOver }: BaselineOrigin): JsonObject {
  return {
    origin: name,
    commit: commit === undefined ? undefined : { sha: commit.sha, made: commit.made, relation: commit.relation.plainText },
    passed_over: passedOver.length === 0 ? undefined : passedOver.map(({ name: source, why }) => ({ origin: source, why: why.plainText })),
  };
}

/** Every metric of the whole matrix, and behind them every average. */
export function wholeMetrics({ metrics, averages }: Pick<MeasuredReport, 'metrics' | 'averages'>): readonly MetricReport[] {
  return [...metrics, ...averages.flatMap(({ macro, micro, weighted, samples }) => [macro, micro, weighted, samples].filter((own) => own !== undefined))];
}

function confusionJson({ actual, predicted, count, baseline, change }: ConfusionReport): Fact {
  return { actual, baseline, change, count, predicted };
}

function metricJson({ key, unit, value, baseline, change }: MetricReport): Fact {
  return {
    baseline: baseline?.defined === true ? baseline.value : undefined,
    change,
    key,
    undefined_because: value.defined ? undefined : value.reason,
    unit,
    value: value.defined ? value.value : undefined,
  };
}

function numberJson({ unit, value, change }: NumberReport): JsonObject {
  return { change, undefined_because: value.defined ? undefined : value.reason, unit, value: value.defined ? value.value : undefined };
}

function flipsJson({ title, description, direction, count, examples }: FlipGroup): Json {
  return { title, description: description.plainText, direction, count, examples: examples.map(({ score, ...example }) => ({ ...example, ...(score !== undefined && { score: { ...score } }) })) };
}

function unparsedJson({ replies, shown }: UnparsedReport): Json {
  return { replies, shown: shown.map((reply) => ({ ...reply })) };
}

function sideJson({ files, columns, parser }: SideReport): JsonObject {
  return { files: files.map((file) => ({ ...file })), columns: columns.map((column) => ({ ...column })), parser };
}
