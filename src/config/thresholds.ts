import { METRIC_BY_ID, METRICS } from '../metrics/catalogue.js';
import { tasksOf, type MetricDefinition, type Task } from '../metrics/definition.js';
import { defaultPolicy } from '../thresholds/policy.js';
import { directionOf } from '../thresholds/direction.js';
import type { Bound, Decimal, NamedSelector, SliceSelector, Threshold } from '../thresholds/threshold.js';
import { changeOf, limitOf } from './bound.js';
import type { Findings } from './findings.js';
import { selectorOf } from './selector.js';
import type { ClassFacts } from './selector.js';
import { PARSING } from './shapes.js';
import { sliceOf } from './slice.js';
import { BOUND_KEYS, SELECTOR_KEYS, thresholdSchema } from './threshold-schema.js';
import type { ThresholdEntry } from './threshold-schema.js';
import type { Path } from './yaml.js';

/** What thresholds need to know of their evaluation. A key that is there but broken gets the benefit of the doubt. */
export interface EvaluationFacts extends ClassFacts {
  readonly ordered: boolean;
  /** Scores are read. */
  readonly scores: boolean;
  /** There is a table of costs. */
  readonly costs: boolean;
  readonly repeats: boolean;
  readonly hasBaseline: boolean;
  /** Slice columns; undefined when they are broken. */
  readonly slices: readonly string[] | undefined;
  readonly minSupport: number;
}

/** Without these nothing can be said about a threshold. */
const SUBJECT_KEYS = ['metric', 'slice', ...SELECTOR_KEYS] as const;

/** The thresholds of one evaluation. What the schema reports as broken is left out; the rest is still checked. */
export function thresholdsOf(findings: Findings, path: Path, entries: readonly unknown[], facts: EvaluationFacts): readonly Threshold[] {
  const thresholds: Threshold[] = [];
  const seen = new Map<string, Threshold>();
  for (const [index, raw] of entries.entries()) {
    const given = new Map<string, unknown>(Object.entries(raw ?? {}));
    const entry = readableEntry(raw, given);
    if (entry === undefined) continue;
    for (const threshold of decodeEntry(findings, [...path, index], entry, given, facts)) {
      checkAgainstEarlier(findings, [...path, index], threshold, seen);
      thresholds.push(threshold);
    }
  }
  return thresholds;
}

/**
 * An entry without the keys whose value is broken; undefined when they leave open what is measured. An unknown key leaves that open too:
 * it may be a misspelt one, and "has no bound" beside it would be the same mistake told twice.
 */
function readableEntry(raw: unknown, given: ReadonlyMap<string, unknown>): ThresholdEntry | undefined {
  const { data, error } = thresholdSchema.safeParse(raw, PARSING);
  if (error === undefined) return data;
  const broken = new Set(error.issues.map((issue) => issue.path[0]));
  const isUnknown = (key: string): boolean => !Object.hasOwn(thresholdSchema.shape, key);
  if (SUBJECT_KEYS.some((key) => broken.has(key)) || [...given.keys()].some(isUnknown)) return undefined;
  const sound = [...given].filter(([key]) => !broken.has(key));
  return thresholdSchema.safeParse(Object.fromEntries(sound), PARSING).data;
}

function decodeEntry(findings: Findings, path: Path, entry: ThresholdEntry, given: ReadonlyMap<string, unknown>, facts: EvaluationFacts): Threshold[] {
  const metric = METRIC_BY_ID.get(entry.metric);
  if (metric === undefined) throw new Error(`the schema accepts the metric ${entry.metric}, which the catalogue does not know`);
  if (!tasksOf(metric).includes(facts.task)) {
    findings.atValue([...path, 'metric'], whyNotOf(metric, facts.task), `Metrics of ${TASK_WORDS[facts.task]}: ${METRICS.filter((other) => tasksOf(other).includes(facts.task)).map(({ id }) => id).join(', ')}`);
    return [];
  }
  if (metric.needs === 'order' && !facts.ordered) {
    findings.atValue([...path, 'metric'], `${metric.id} weighs errors by the order of the classes, and the evaluation has none`, 'Set labels: [lowest, …, highest] and ordered: true for the evaluation.');
  }
  if (metric.needs === 'scores' && !facts.scores) {
    findings.atValue([...path, 'metric'], `${metric.id} is measured of scores, and the evaluation reads none`, 'Name where they stand: columns: { scores: <column> }.');
  }
  if (metric.needs === 'costs' && !facts.costs) {
    findings.atValue([...path, 'metric'], `${metric.id} needs a table of costs, and the evaluation has none`, 'Add costs: { <actual>: { <predicted>: <cost> } } to the evaluation; "*" stands for every other class.');
  }
  if (metric.needs === 'repeats' && !facts.repeats) {
    findings.atValue([...path, 'metric'], `${metric.id} is measured of several runs of an example, and the evaluation reads one`, 'Add repeats: { by: id } to the evaluation.');
  }
  if (facts.labels === undefined && (metric.id === 'other_rate' || entry.predicted === '(other)')) {
    findings.atValue([...path, 'metric'], `${metric.id} of (other) needs labels: without a closed set every label that occurs is a class, and nothing is other`, 'Add labels: [<every class>].');
  }
  const selector = selectorOf(findings, path, metric, entry, facts);
  const slice = entry.slice === undefined ? undefined : sliceOf(findings, [...path, 'slice'], entry.slice, given.get('slice'), facts.slices);
  if (entry.min_support !== undefined && entry.per === undefined && entry.slice === undefined) {
    findings.atKey([...path, 'min_support'], 'min_support has no effect here: what is named is always judged', 'It belongs to per: class and to slice: "*".');
  } else if (entry.min_support !== undefined && entry.per === undefined && slice?.each === false) {
    findings.atKey([...path, 'min_support'], 'min_support has no effect on a slice that is named: it is always judged', 'It belongs to per: class and to slice: "*".');
  }
  if (entry.policy !== undefined && entry.policy !== 'point' && metric.unit === 'count' && (entry.min !== undefined || entry.max !== undefined)) {
    findings.atKey([...path, 'policy'], `policy: ${entry.policy} has no effect on a bound on a count: it is taken literally`, 'Remove it, or bound a rate.');
  }
  const bounds = boundsOf(findings, path, entry, given, metric, selector, facts);
  if (selector === undefined || (entry.slice !== undefined && slice === undefined)) return [];
  return bounds.map(
    (bound): Threshold => ({
      metric,
      selector,
      ...(slice === undefined ? {} : { slice }),
      bound,
      severity: entry.severity,
      policy: entry.policy ?? defaultPolicy(metric, bound),
      minSupport: entry.min_support ?? facts.minSupport,
      place: findings.document.placeOfKey([...path, bound.kind]),
    }),
  );
}

function boundsOf(findings: Findings, path: Path, entry: ThresholdEntry, given: ReadonlyMap<string, unknown>, metric: MetricDefinition, selector: NamedSelector | undefined, { hasBaseline, repeats }: Pick<EvaluationFacts, 'hasBaseline' | 'repeats'>): Bound[] {
  if (!BOUND_KEYS.some((key) => given.has(key))) {
    findings.atValue(path, `the threshold for ${metric.id} has no bound`, `Give it at least one of ${BOUND_KEYS.join(', ')}.`);
    return [];
  }
  const bounds: (Bound | undefined)[] = [];
  for (const kind of ['min', 'max'] as const) {
    const value = entry[kind];
    if (value !== undefined) bounds.push(limitOf(findings, [...path, kind], kind, value, metric, !repeats));
  }
  for (const kind of ['max_drop', 'max_increase'] as const) {
    const value = entry[kind];
    if (value === undefined) continue;
    if (!hasBaseline) {
      findings.atKey([...path, kind], `${kind} compares with a baseline, and the evaluation has none`, "Add baseline: <path of the baseline's predictions> to the evaluation, or use min or max.");
    }
    if (!fits(findings, [...path, kind], kind, metric, selector)) continue;
    bounds.push(changeOf(findings, [...path, kind], kind, value, metric, !repeats));
  }
  return bounds.filter((bound) => bound !== undefined);
}

/** Whether the direction of the change is the bad one. A selector that is wrong was reported; only the metric's own direction counts then. */
function fits(findings: Findings, path: Path, kind: 'max_drop' | 'max_increase', metric: MetricDefinition, selector: NamedSelector | undefined): boolean {
  if (selector === undefined && metric.ofCell !== undefined) return true;
  const direction = selector === undefined ? metric.better : directionOf(metric, selector);
  const right = direction === 'higher' ? 'max_drop' : 'max_increase';
  if (direction === 'neither' || kind === right) return true;
  const why = selector?.kind === 'cell' && direction === 'higher' ? `${metric.id} of a class with itself counts right answers: higher is better` : `for ${metric.id} ${direction} is better`;
  findings.atKey(path, `${kind} does not fit: ${why}`, `Use ${right} instead.`);
  return false;
}

function checkAgainstEarlier(findings: Findings, path: Path, threshold: Threshold, seen: Map<string, Threshold>): void {
  const { metric, selector, slice, bound } = threshold;
  const key = (kind: Bound['kind']): string => JSON.stringify([metric.id, selector, slice, kind]);
  const twin = seen.get(key(bound.kind));
  if (twin !== undefined) {
    findings.atKey([...path, bound.kind], `${bound.kind} of ${metric.id} stands twice for the same ${subjectOf(selector, slice)}, first in line ${twin.place?.line ?? 0}`, 'Remove one of the two.');
    return;
  }
  seen.set(key(bound.kind), threshold);
  const low = seen.get(key('min'));
  const high = seen.get(key('max'));
  if ((bound.kind !== 'min' && bound.kind !== 'max') || low?.bound.kind !== 'min' || high?.bound.kind !== 'max') return;
  if (isAbove(low.bound.limit, high.bound.limit)) {
    findings.atKey([...path, bound.kind], `min ${low.bound.limit.text} is above max ${high.bound.limit.text}: no value of ${metric.id} could pass`);
  }
}

function isAbove(a: Decimal, b: Decimal): boolean {
  return a.numerator * b.denominator > b.numerator * a.denominator;
}

function subjectOf(selector: NamedSelector, slice: SliceSelector | undefined): string {
  const subject = { whole: 'matrix', class: 'class', 'per-class': 'classes', average: 'average', cell: 'cell' }[selector.kind];
  return slice === undefined ? subject : `${subject} and slice`;
}

const TASK_WORDS: Readonly<Record<Task, string>> = { classification: 'a classification', multilabel: 'label sets', entities: 'entities' };

function whyNotOf(metric: MetricDefinition, task: Task): string {
  const only = tasksOf(metric);
  if (!only.includes('classification')) return `${metric.id} is measured of ${only.map((own) => TASK_WORDS[own]).join(' and ')} only`;
  const why = metric.ofClass !== undefined ? 'it needs true negatives, and there is no number of entities that are none' : 'it needs one prediction for each example';
  return `${metric.id} is not measured of ${TASK_WORDS[task]}: ${why}`;
}
