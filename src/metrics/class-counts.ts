import type { OneVersusRest } from '../matrix/confusion.js';
import { TASKS, type MetricDefinition } from './definition.js';
import { CLEAR, FOUND, MISSED, PREDICTED, RAISED } from './indicator.js';
import { NO_EXAMPLES } from './reasons.js';
import { count, divide } from './value.js';

const SOURCE = 'scikit-learn `multilabel_confusion_matrix`';

/** The counts of one class against the rest, and the class's share of the examples. */
export const CLASS_COUNTS: readonly MetricDefinition[] = [
  {
    id: 'prevalence',
    title: 'prevalence',
    unit: 'fraction',
    range: [0, 1],
    better: 'neither',
    formula: '(TP + FN) / (TP + FP + FN + TN)',
    undefinedWhen: 'there are no examples',
    source: 'the share of the gold labels',
    averages: [],
    ofClass: (counts) => divide(gold(counts), gold(counts) + counts.falsePositives + counts.trueNegatives, NO_EXAMPLES),
  },
  { ...classCount('true_positives', 'true positives', 'higher', 'TP', (counts) => counts.truePositives), tasks: TASKS, ofGold: true, explainedBy: 'misses', indicator: FOUND },
  { ...classCount('false_positives', 'false positives', 'lower', 'FP', (counts) => counts.falsePositives), tasks: TASKS, ofOthers: true, explainedBy: 'alarms', indicator: RAISED },
  { ...classCount('false_negatives', 'false negatives', 'lower', 'FN', (counts) => counts.falseNegatives), tasks: TASKS, ofGold: true, explainedBy: 'misses', indicator: MISSED },
  { ...classCount('true_negatives', 'true negatives', 'higher', 'TN', (counts) => counts.trueNegatives), ofOthers: true, explainedBy: 'alarms', indicator: CLEAR },
  { ...classCount('support', 'gold examples', 'neither', 'TP + FN', gold), tasks: TASKS, source: 'the row sum of the matrix' },
  { ...classCount('predicted', 'predictions', 'neither', 'TP + FP', (counts) => counts.truePositives + counts.falsePositives), tasks: TASKS, source: 'the column sum of the matrix', indicator: PREDICTED },
];

function classCount(id: string, title: string, better: MetricDefinition['better'], formula: string, of: (counts: OneVersusRest) => number): MetricDefinition {
  return { id, title, unit: 'count', range: [0, Infinity], better, formula, undefinedWhen: 'never', source: SOURCE, averages: [], ofClass: (counts) => count(of(counts)) };
}

function gold({ truePositives, falseNegatives }: OneVersusRest): number {
  return truePositives + falseNegatives;
}
