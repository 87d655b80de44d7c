import { TAG_FORMAT_IDS } from '../predictions/formats/format.js';
import { SCHEMES } from '../predictions/entities/scheme.js';
import { LABEL_SET_FORMATS } from '../predictions/multilabel/options.js';
import { shownName, shownValue } from './findings.js';
import type { Findings } from './findings.js';
import type { EvaluationSettings } from './schema.js';
import type { Path } from './yaml.js';

/** Keys that say how candidate and baseline meet. */
const BASELINE_KEYS = ['pair_by', 'examples', 'on_missing_baseline', 'correction', 'cluster_by'] as const;

/** Keys that are there, be it broken, or that the run supplies. */
export interface Present {
  readonly labels: boolean;
  readonly baseline: boolean;
}

/** Keys that are right by themselves but contradict each other, or that would silently do nothing. `given` are the keys as written. */
export function checkCombinations(findings: Findings, path: Path, settings: EvaluationSettings, given: ReadonlyMap<string, unknown>, present: Present): void {
  if (settings.ordered && !present.labels) {
    findings.atKey([...path, 'ordered'], 'ordered: true needs labels: without them the classes have no order but that of the alphabet', 'Add labels: [lowest, …, highest].');
  }
  if (!present.baseline) {
    // Documents and their gold in another file are joined the same way.
    const joinsGold = settings.task !== 'classification' && typeof settings.columns?.actual === 'object';
    for (const key of BASELINE_KEYS.filter((name) => given.has(name) && !(joinsGold && name === 'pair_by'))) {
      findings.atKey([...path, key], `${key} has no effect without a baseline`, `Add baseline: <path of the baseline's predictions>, or remove ${key}.`);
    }
  }
  if (settings.pair_by === 'order' && settings.examples !== 'identical') {
    const why = settings.examples === 'common' ? 'the examples in common are found by id' : 'independent examples are not paired';
    findings.atKey([...path, 'examples'], `examples: ${settings.examples} contradicts pair_by: order: ${why}`, 'Remove one of the two.');
  }
  checkColumns(findings, path, settings);
  checkCounts(findings, path, settings, given);
  checkTask(findings, path, settings, given);
  checkRepeats(findings, path, settings, given);
  checkClusters(findings, path, settings);
  checkResponse(findings, path, settings);
  checkBaseline(findings, path, settings);
}

const ENTITY_KEYS = ['scheme', 'mode', 'nested'] as const;
const ENTITY_FORMATS = [...TAG_FORMAT_IDS, 'json', 'jsonl'] as const;

const CLASSIFICATION_KEYS = ['ordered', 'costs', 'repeats', 'unique_ids', 'response'] as const;

const WHY_NOT: Readonly<Record<'entities' | 'multilabel', Readonly<Record<(typeof CLASSIFICATION_KEYS)[number], string>>>> = {
  entities: {
    ordered: 'Remove it. Entity types have no order.',
    costs: 'Remove it. Costs are those of answers to examples.',
    repeats: 'Remove it. Judge one run of each document.',
    unique_ids: 'Remove it. Ids of documents are always checked.',
    response: 'Remove it. Entities are read from lists of spans; make those of the replies in a step of your own.',
  },
  multilabel: {
    ordered: 'Remove it. Labels of one set have no order.',
    costs: 'Remove it. Costs are those of one label taken for another.',
    repeats: 'Remove it. Judge one run of each example.',
    unique_ids: 'Remove it. Ids are always checked.',
    response: 'Remove it. Sets of labels are read from lists; make those of the replies in a step of your own.',
  },
};

/** Keys that only one task knows would silently do nothing in another. */
function checkTask(findings: Findings, path: Path, { task, format, mode, scheme, baseline }: EvaluationSettings, given: ReadonlyMap<string, unknown>): void {
  const without = (key: string): string => `${key} has no effect with task: ${task}`;
  if (task !== 'classification') {
    const why = WHY_NOT[task];
    for (const key of CLASSIFICATION_KEYS.filter((name) => given.has(name))) findings.atKey([...path, key], without(key), why[key]);
    for (const [index, entry] of [baseline ?? []].flat().entries()) {
      if (typeof entry === 'object' && 'response' in entry) findings.atKey([...path, 'baseline', ...(Array.isArray(baseline) ? [index] : []), 'response'], without('response'), why.response);
    }
  }
  if (task !== 'entities') for (const key of ENTITY_KEYS.filter((name) => given.has(name))) findings.atKey([...path, key], without(key), 'It belongs to task: entities.');
  if (task !== 'multilabel' && given.has('separator')) findings.atKey([...path, 'separator'], without('separator'), 'It belongs to task: multilabel.');
  if (task === 'entities' && mode === 'strict' && scheme === undefined) {
    findings.atKey([...path, 'mode'], 'mode: strict needs a scheme to be strict about', `Add scheme: ${SCHEMES.join(' | ')}.`);
  }
  if (format === undefined) return;
  const isTags = TAG_FORMAT_IDS.some((id) => id === format);
  if (task !== 'entities' && isTags) findings.atValue([...path, 'format'], `${format} is a format of entities`, 'Add task: entities.');
  const accepted: readonly string[] | undefined = task === 'entities' ? ENTITY_FORMATS : task === 'multilabel' ? LABEL_SET_FORMATS : undefined;
  if (accepted?.includes(format) === false && !(isTags && task !== 'entities')) {
    findings.atValue([...path, 'format'], `${task === 'entities' ? 'entities' : 'sets of labels'} are not read from ${format}`, `Accepted with task: ${task}: ${accepted.join(', ')}`);
  }
  if (task === 'entities' && isTags) {
    for (const key of ['records', 'where'] as const) if (given.has(key)) findings.atKey([...path, key], `${key} has no effect with format: ${format}`, 'It belongs to JSON.');
  }
}

function checkColumns(findings: Findings, path: Path, { columns }: EvaluationSettings): void {
  const { actual, predicted, slices = [] } = columns ?? {};
  if (predicted !== undefined && actual === predicted) {
    findings.atValue([...path, 'columns', 'predicted'], `predicted and actual are the same column ${shownName(predicted)}: the model would always be right`);
  }
  for (const [index, slice] of slices.entries()) {
    if (slices.indexOf(slice) < index) findings.atValue([...path, 'columns', 'slices', index], `the column ${shownName(slice)} stands twice in columns.slices`, 'Remove one of the two.');
  }
}

/** Counts have no ids, so nothing that is done by id can be asked of them. */
function checkCounts(findings: Findings, path: Path, settings: EvaluationSettings, given: ReadonlyMap<string, unknown>): void {
  const { format, columns, examples } = settings;
  if (format !== 'counts') {
    if (columns?.count !== undefined && format !== undefined) findings.atValue([...path, 'columns', 'count'], `columns.count has no effect with format: ${format}`, 'Say format: counts, or remove it.');
    return;
  }
  for (const key of ['id', 'text'] as const) {
    if (columns?.[key] !== undefined) findings.atValue([...path, 'columns', key], `columns.${key} contradicts format: counts: a row of counts stands for many examples`, 'Remove one of the two.');
  }
  for (const key of ['pair_by', 'unique_ids'] as const) {
    if (given.has(key)) findings.atKey([...path, key], `${key} has no effect with format: counts, which has no ids`, `Remove ${key}.`);
  }
  if (given.has('examples') && examples !== 'independent') findings.atKey([...path, 'examples'], `examples: ${examples} contradicts format: counts: without ids examples cannot be paired`, 'Remove it, or say examples: independent.');
}

/** Runs find each other by id, and every run has one label. */
function checkRepeats(findings: Findings, path: Path, { repeats, format, columns, pair_by: pairBy, examples }: EvaluationSettings, given: ReadonlyMap<string, unknown>): void {
  if (repeats === undefined) return;
  const contradicts = (key: string, why: string): void => findings.atKey([...path, ...key.split('.')], `${key} contradicts repeats: ${why}`, 'Remove one of the two.');
  if (given.has('unique_ids')) contradicts('unique_ids', 'an id stands once for each run');
  if (pairBy === 'order') contradicts('pair_by', 'the runs of an example are found by its id');
  if (examples === 'independent') contradicts('examples', 'examples with several runs are compared one by one');
  if (columns?.scores !== undefined) contradicts('columns.scores', 'scores are those of one answer');
  if (format === 'counts') contradicts('format', 'a row of counts stands for many examples');
}

/** Clusters are those of examples that both models have. */
function checkClusters(findings: Findings, path: Path, { cluster_by: cluster, columns, examples, format }: EvaluationSettings): void {
  if (cluster === undefined) return;
  const at = [...path, 'cluster_by'];
  if (columns?.slices?.includes(cluster) === true) findings.atKey(at, `the column ${shownName(cluster)} stands in columns.slices, too: it names either slices or clusters`, 'Remove one of the two.');
  if (examples === 'independent') findings.atKey(at, 'cluster_by contradicts examples: independent: clusters are swapped between two models on the same examples', 'Remove one of the two.');
  if (format === 'counts') findings.atKey(at, 'cluster_by contradicts format: counts: a row of counts stands for many examples', 'Remove one of the two.');
}

/** The column of replies is the column of predictions. */
function checkResponse(findings: Findings, path: Path, { columns, response }: EvaluationSettings): void {
  if (response === undefined) return;
  const { column } = response;
  const shown = shownName(column);
  if (columns?.predicted !== undefined && columns.predicted !== column) {
    findings.atValue([...path, 'columns', 'predicted'], `predictions come from the replies in response.column, ${shown}, and from the column ${shownName(columns.predicted)}`, 'Remove one of the two.');
  }
  if (columns?.actual === column) findings.atValue([...path, 'response', 'column'], `the column of replies ${shown} is the actual column: the model would always be right`);
}

/** A baseline that is the candidate itself never differs from it: every change threshold would pass unmeasured. */
function checkBaseline(findings: Findings, path: Path, settings: EvaluationSettings): void {
  const { baseline, columns } = settings;
  if (baseline === undefined) return;
  const candidate = [settings.predictions ?? []].flat();
  for (const [index, entry] of [baseline].flat().entries()) {
    const entryPath = Array.isArray(baseline) ? [...path, 'baseline', index] : [...path, 'baseline'];
    if (typeof entry === 'object' && 'column' in entry) {
      const role = entry.column === columns?.predicted ? 'predicted' : entry.column === columns?.actual ? 'actual' : undefined;
      if (role !== undefined) findings.atValue([...entryPath, 'column'], `the baseline's column ${shownName(entry.column)} is the ${role} column`, "Name the column of the baseline's predictions.");
      continue;
    }
    // What is committed, or was kept by an earlier run, is not the file that this run wrote.
    if (typeof entry === 'object' && !('path' in entry)) continue;
    const file = typeof entry === 'string' ? entry : entry.path;
    const readsOtherColumns = typeof entry === 'object' && entry.columns?.predicted !== undefined && entry.columns.predicted !== columns?.predicted;
    if (candidate.includes(file) && !readsOtherColumns) {
      findings.atValue(typeof entry === 'string' ? entryPath : [...entryPath, 'path'], `the baseline ${shownValue(file, undefined)} is the candidate's own file: nothing could ever change`, "Name the file of the baseline's predictions, or a column of the same file: baseline: { column: base_prediction }");
    }
  }
}
