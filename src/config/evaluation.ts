import type { BaselineFileSource, BaselineSource } from './baseline-source.js';
import type { EvaluationConfig } from './config.js';
import { costsOf } from './costs.js';
import { checkCombinations } from './combinations.js';
import { shownName, type Findings } from './findings.js';
import { reportIssues } from './issues.js';
import { checkClass, checkLabels } from './labels.js';
import type { Reading } from '../predictions/entities/scheme.js';
import { didYouMean, nearest } from './nearest.js';
import { baselineResponseOf, responseOf } from './response.js';
import type { LabelFacts } from './response-steps.js';
import { evaluationSchema, settingsSchema } from './schema.js';
import type { EvaluationSettings } from './schema.js';
import { scoreColumns, scoresOf } from './scores.js';
import { PARSING } from './shapes.js';
import { thresholdsOf } from './thresholds.js';
import { subjectKey } from '../thresholds/threshold-key.js';
import type { Threshold } from '../thresholds/threshold.js';
import { waives, type Waiver } from '../thresholds/waiver.js';
import type { Path } from './yaml.js';
import type { FormatChoice } from '../predictions/formats/format.js';
import type { ColumnOptions } from '../predictions/options.js';

/** What the inputs of the run supply, so that the config may leave it out. */
export interface Supplied {
  readonly predictions: boolean;
  readonly baseline: boolean;
}

/**
 * One evaluation. Problems go to `findings`; keys of the wrong shape count as absent, so that they hide nothing else. The result is
 * meant to be used only when nothing was found.
 */
export function evaluationOf(findings: Findings, path: Path, name: string, raw: unknown, supplied: Supplied): EvaluationConfig {
  const parsed = evaluationSchema.safeParse(raw, PARSING);
  const issues = parsed.error?.issues ?? [];
  reportIssues(findings, path, issues.filter((issue) => !(supplied.predictions && issue.path[0] === 'predictions' && issue.input === undefined)));
  const given = new Map<string, unknown>(typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? Object.entries(raw) : []);
  const broken = new Set<unknown>(issues.map((issue) => issue.path[0]));
  // A misspelt key counts as given but broken: its absence is no second mistake.
  for (const key of given.keys()) if (!Object.hasOwn(evaluationSchema.shape, key)) broken.add(nearest(key, Object.keys(evaluationSchema.shape)));
  const isGiven = (key: keyof EvaluationSettings): boolean => given.has(key) || broken.has(key);
  const hasBaseline = isGiven('baseline') || supplied.baseline;
  const sound = (): object => Object.fromEntries([...given].filter(([key]) => Object.hasOwn(settingsSchema.shape, key) && !broken.has(key)));
  const settings: EvaluationSettings = parsed.success ? parsed.data : settingsSchema.parse(sound(), PARSING);

  const { labels, positive } = settings;
  const closedSet = labels === undefined ? undefined : new Set(labels);
  if (labels !== undefined) checkLabels(findings, [...path, 'labels'], labels);
  const positiveIsClass = positive !== undefined && checkClass(findings, [...path, 'positive'], positive, closedSet);
  checkCombinations(findings, path, settings, given, { labels: isGiven('labels'), baseline: hasBaseline });

  const labelFacts: LabelFacts = { labels: closedSet, given: isGiven('labels') };
  const response = given.has('response') ? responseOf(findings, [...path, 'response'], given.get('response'), labelFacts) : undefined;
  const costs = settings.costs === undefined ? undefined : costsOf(findings, [...path, 'costs'], given.get('costs'), closedSet);
  const rawColumns = given.get('columns');
  const scoreNames = settings.columns?.scores === undefined ? undefined : scoreColumns((rawColumns as { readonly scores?: unknown }).scores);
  const scores = scoresOf(findings, path, settings, scoreNames);
  const entries = given.get('thresholds');
  const thresholds = Array.isArray(entries)
    ? thresholdsOf(findings, [...path, 'thresholds'], entries, {
        ...(closedSet === undefined ? {} : { labels: closedSet }),
        ...(positiveIsClass ? { positive } : {}),
        task: settings.task,
        positiveBroken: isGiven('positive') && !positiveIsClass,
        ordered: settings.ordered || broken.has('ordered'),
        costs: isGiven('costs'),
        repeats: isGiven('repeats'),
        scores: settings.columns?.scores !== undefined || broken.has('columns'),
        hasBaseline,
        slices: broken.has('columns') ? undefined : (settings.columns?.slices ?? []),
        minSupport: settings.min_support,
      })
    : undefined;

  return {
    name,
    predictions: [settings.predictions ?? []].flat(),
    ...formatOf(settings),
    ...(settings.shards === undefined ? {} : { shards: settings.shards }),
    task: settings.task,
    ...(settings.task === 'entities' && { entities: { reading: readingOf(settings), nested: settings.nested } }),
    ...(settings.task === 'multilabel' && { multilabel: { ...(settings.separator !== undefined && { separator: settings.separator }), ...(labels !== undefined && { labels }) } }),
    columns: { ...columnsOf(settings.columns), ...(settings.cluster_by !== undefined && { cluster: settings.cluster_by }), ...(scoreNames !== undefined && { scores: scoreNames }), ...(response !== undefined && { predicted: response.column }) },
    ...(response === undefined ? {} : { response }),
    baseline: baselineOf(findings, [...path, 'baseline'], settings.baseline, labelFacts),
    ...(labels === undefined ? {} : { labels }),
    ordered: settings.ordered,
    ...(scores === undefined ? {} : { scores }),
    ...(costs === undefined ? {} : { costs }),
    ...(settings.repeats === undefined ? {} : { repeats: { combine: settings.repeats.combine } }),
    ...(positive === undefined ? {} : { positive }),
    pairBy: settings.pair_by,
    examples: settings.examples,
    unlabelled: settings.unlabelled,
    minExamples: settings.min_examples,
    minSupport: settings.min_support,
    chance: { confidence: settings.confidence, correction: settings.correction, seed: settings.seed, ...(settings.cluster_by !== undefined && { clustered: true }) },
    uniqueIds: settings.unique_ids,
    waivers: waiversOf(findings, [...path, 'waivers'], settings.waivers ?? [], thresholds),
    onMissingBaseline: settings.on_missing_baseline,
    onInconclusive: settings.on_inconclusive,
    onNoPredictions: settings.on_no_predictions,
    ...(settings.model === undefined ? {} : { model: settings.model }),
    ...(thresholds === undefined ? {} : { thresholds }),
    place: findings.document.placeOfKey(path),
  };
}

/** A strict reading without a scheme is reported; until it is mended the lenient one stands for it. */
function readingOf({ mode, scheme }: Pick<EvaluationSettings, 'mode' | 'scheme'>): Reading {
  if (scheme === undefined) return { mode: 'lenient' };
  return { mode, scheme };
}

/** A waiver of nothing is a slip of the pen, or of a threshold that is gone. */
function waiversOf(findings: Findings, path: Path, waivers: NonNullable<EvaluationSettings['waivers']>, thresholds: readonly Threshold[] | undefined): readonly Waiver[] {
  return waivers.map((own, index): Waiver => {
    const waiver = { ...own, place: findings.document.placeOf([...path, index]) };
    if (thresholds?.some((threshold) => waives(waiver, threshold)) !== true) {
      const keys = [...new Set((thresholds ?? []).map((threshold) => subjectKey(threshold)))];
      findings.atValue([...path, index, 'threshold'], `no threshold is called ${shownName(own.threshold)}`, ...didYouMean(own.threshold, keys), keys.length === 0 ? 'There are no thresholds.' : `Thresholds: ${keys.join(', ')}`);
    }
    return waiver;
  });
}

function baselineOf(findings: Findings, path: Path, baseline: EvaluationSettings['baseline'], facts: LabelFacts): readonly BaselineSource[] {
  if (baseline === undefined) return [];
  const isList = Array.isArray(baseline);
  return [baseline].flat().map((entry, index): BaselineSource => {
    const at = isList ? [...path, index] : path;
    const place = findings.document.placeOf(at);
    if (typeof entry === 'string') return { kind: 'path', path: entry, place };
    const response = entry.response === undefined ? {} : { response: baselineResponseOf(findings, [...at, 'response'], entry.response, facts) };
    if ('column' in entry) return { kind: 'column', column: entry.column, ...response, place };
    const { columns } = entry;
    const { count: _, scores: ownScores, ...others } = columns ?? {};
    const scores = scoreColumns(ownScores);
    const named = { ...others, ...(scores !== undefined && { scores }) };
    return { ...placeOfBaseline(entry), ...(columns !== undefined && { columns: named }), ...formatOf(entry), ...response, place };
  });
}

type BaselineEntry = Exclude<NonNullable<EvaluationSettings['baseline']>, string | readonly unknown[]>;

function placeOfBaseline(source: Exclude<BaselineEntry, { column: string }>): BaselineFileSource {
  if ('path' in source) return { kind: 'path', path: source.path };
  if ('ref' in source) return { kind: 'ref', ...(typeof source.ref === 'string' ? { path: source.ref, at: 'merge-base' } : source.ref) };
  if ('artifact' in source) return { kind: 'artifact', ...(typeof source.artifact === 'string' ? { name: source.artifact } : source.artifact) };
  return { kind: 'branch', branch: source.branch };
}

/** The keys that say how a file is read, as one choice; nothing where none is given. */
function formatOf({ format: id, records, where, columns }: FormatKeys): { readonly format?: FormatChoice } {
  const count = columns?.count;
  if (id === undefined && records === undefined && where === undefined && count === undefined) return {};
  return {
    format: {
      ...(id !== undefined && { id }),
      ...(records !== undefined && { records }),
      ...(count !== undefined && { count }),
      ...(where !== undefined && { where: Object.entries(where) }),
    },
  };
}

type FormatKeys = Pick<EvaluationSettings, 'format' | 'records' | 'where'> & { readonly columns?: { readonly count?: string } | undefined };

function columnsOf(columns: EvaluationSettings['columns'] = {}): ColumnOptions {
  const { actual, count: _count, scores: _scores, ...others } = columns;
  if (actual === undefined || typeof actual === 'string') return { ...others, ...(actual !== undefined && { actual }) };
  const { format: _format, records: _records, where: _where, ...gold } = actual;
  return { ...others, actual: { ...gold, ...formatOf(actual) } };
}
