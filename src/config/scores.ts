import type { ScoreColumns, ScoreOptions } from '../predictions/scores/options.js';
import type { Findings } from './findings.js';
import { didYouMean } from './nearest.js';
import type { EvaluationSettings } from './schema.js';
import type { Path } from './yaml.js';

/** `columns.scores` as it was written: the labels of a mapping may have any name. */
export function scoreColumns(raw: unknown): ScoreColumns | undefined {
  if (typeof raw === 'string') return raw;
  if (typeof raw !== 'object' || raw === null) return undefined;
  return Object.entries(raw).map(([label, column]) => [label, String(column)] as const);
}

/** What the scores of an evaluation are; undefined without any. Keys that do nothing without scores, and what contradicts them, are reported. */
export function scoresOf(findings: Findings, path: Path, settings: EvaluationSettings, from: ScoreColumns | undefined): ScoreOptions | undefined {
  const { score_type: type, decision_threshold: threshold, labels, positive } = settings;
  if (from === undefined) {
    for (const key of ['score_type', 'decision_threshold'] as const) {
      if (settings[key] !== undefined) findings.atKey([...path, key], `${key} has no effect without scores`, 'Name their column: columns: { scores: <column> }.');
    }
    return undefined;
  }
  if (settings.task !== 'classification') findings.atKey([...path, 'columns', 'scores'], `scores are not read with task: ${settings.task}`, 'Remove it.');
  if (settings.format === 'counts') findings.atKey([...path, 'columns', 'scores'], 'columns.scores contradicts format: counts: a row of counts stands for many examples', 'Remove one of the two.');
  if (typeof from !== 'string' && labels !== undefined) {
    for (const [label] of from) {
      if (!labels.includes(label)) findings.atKey([...path, 'columns', 'scores', label], `columns.scores names the label ${JSON.stringify(label)}, which is not one of labels`, ...didYouMean(label, labels));
    }
    const unscored = labels.filter((label) => !from.some(([scored]) => scored === label));
    if (unscored.length > 0) findings.atKey([...path, 'columns', 'scores'], `columns.scores has no column for ${unscored.map((label) => JSON.stringify(label)).join(', ')}`, 'Name one for each of labels.');
  }
  return { from, type: type ?? 'probability', positive, labels, ...cutOf(findings, path, settings, from, threshold) };
}

function cutOf(findings: Findings, path: Path, { labels, positive, score_type: type, response, columns }: EvaluationSettings, from: ScoreColumns, threshold: number | undefined): Pick<ScoreOptions, 'cut'> {
  if (threshold === undefined) return {};
  const at = [...path, 'decision_threshold'];
  const problem = (message: string, advice: string): Pick<ScoreOptions, 'cut'> => {
    findings.atKey(at, message, advice);
    return {};
  };
  const negative = labels?.find((label) => label !== positive);
  if (positive === undefined || negative === undefined || labels?.length !== 2) return problem('decision_threshold needs two labels and the positive one of them', 'Add labels: [<negative>, <positive>] and positive: <positive>.');
  if (typeof from !== 'string') return problem('decision_threshold cuts one column with the score of the positive class', `Name it alone: columns: { scores: <column of ${positive}> }.`);
  if (response !== undefined) return problem('decision_threshold contradicts response: both make the predictions', 'Remove one of the two.');
  if (columns?.predicted !== undefined) return problem('decision_threshold contradicts columns.predicted: both say what the predictions are', 'Remove one of the two.');
  if (type !== 'logit' && (threshold < 0 || threshold > 1)) return problem(`decision_threshold is ${threshold}, but probabilities lie between 0 and 1`, 'Where the scores are logits, say score_type: logit.');
  return { cut: { from: threshold, positive, negative } };
}
