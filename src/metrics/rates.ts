import type { OneVersusRest } from '../matrix/confusion.js';
import { AVERAGES, TASKS, type Average, type MetricDefinition } from './definition.js';
import { CLEAR, FOUND, MISSED, RAISED } from './indicator.js';
import { NEITHER, NEVER_PREDICTED, NO_GOLD, NO_OTHER_GOLD, NOTHING_ELSE_PREDICTED } from './reasons.js';
import { divide, type Value } from './value.js';

type Rate = Pick<MetricDefinition, 'id' | 'indicator' | 'isOfJaccard' | 'tasks' | 'explainedBy' | 'title' | 'better' | 'formula' | 'undefinedWhen' | 'source'> & { readonly ofClass: (counts: OneVersusRest) => Value };

const OVER_CLASSES: readonly Average[] = AVERAGES.filter((average) => average !== 'samples');
/** Their denominators count hits twice. */
const F_SCORES: ReadonlySet<string> = new Set(['f1', 'f0.5', 'f2']);
/** Those that speak of what was predicted and what is gold alone: they have a value for one example's labels. */
const SET_RATES: ReadonlySet<string> = new Set(['precision', 'recall', 'f1', 'f0.5', 'f2', 'jaccard']);

/** The fractions of one class against the rest, each a quotient of two counts, each with its averages. */
export const RATES: readonly MetricDefinition[] = [
  rate({
    id: 'precision',
    tasks: TASKS,
    explainedBy: 'alarms',
    title: 'precision',
    better: 'higher',
    formula: 'TP / (TP + FP)',
    undefinedWhen: 'the class is never predicted',
    source: 'scikit-learn `precision_score`',
    ofClass: ({ truePositives, falsePositives }) => divide(truePositives, truePositives + falsePositives, NEVER_PREDICTED),
  }),
  rate({
    id: 'recall',
    indicator: FOUND,
    tasks: TASKS,
    explainedBy: 'misses',
    title: 'recall',
    better: 'higher',
    formula: 'TP / (TP + FN)',
    undefinedWhen: 'the class has no gold examples',
    source: 'scikit-learn `recall_score`',
    ofClass: ({ truePositives, falseNegatives }) => divide(truePositives, truePositives + falseNegatives, NO_GOLD),
  }),
  rate({
    id: 'f1',
    tasks: TASKS,
    explainedBy: 'both',
    title: 'F1',
    better: 'higher',
    formula: '2 TP / (2 TP + FN + FP)',
    undefinedWhen: 'the class has no gold examples and is never predicted',
    source: 'scikit-learn `f1_score`',
    ofClass: (counts) => fBeta(counts, 1, 1),
    isOfJaccard: true,
  }),
  rate({
    id: 'f0.5',
    tasks: TASKS,
    explainedBy: 'both',
    title: 'F0.5',
    better: 'higher',
    formula: '5 TP / (5 TP + FN + 4 FP)',
    undefinedWhen: 'the class has no gold examples and is never predicted',
    source: 'scikit-learn `fbeta_score`, beta = 0.5',
    ofClass: (counts) => fBeta(counts, 1, 4),
  }),
  rate({
    id: 'f2',
    tasks: TASKS,
    explainedBy: 'both',
    title: 'F2',
    better: 'higher',
    formula: '5 TP / (5 TP + 4 FN + FP)',
    undefinedWhen: 'the class has no gold examples and is never predicted',
    source: 'scikit-learn `fbeta_score`, beta = 2',
    ofClass: (counts) => fBeta(counts, 4, 1),
  }),
  rate({
    id: 'specificity',
    indicator: CLEAR,
    explainedBy: 'alarms',
    title: 'specificity',
    better: 'higher',
    formula: 'TN / (TN + FP)',
    undefinedWhen: 'no other class has gold examples',
    source: 'scikit-learn `recall_score` of "not this class"',
    ofClass: ({ trueNegatives, falsePositives }) => divide(trueNegatives, trueNegatives + falsePositives, NO_OTHER_GOLD),
  }),
  rate({
    id: 'negative_predictive_value',
    explainedBy: 'misses',
    title: 'negative predictive value',
    better: 'higher',
    formula: 'TN / (TN + FN)',
    undefinedWhen: 'every example is predicted as the class',
    source: 'scikit-learn `precision_score` of "not this class"',
    ofClass: ({ trueNegatives, falseNegatives }) => divide(trueNegatives, trueNegatives + falseNegatives, NOTHING_ELSE_PREDICTED),
  }),
  rate({
    id: 'false_positive_rate',
    indicator: RAISED,
    explainedBy: 'alarms',
    title: 'false positive rate',
    better: 'lower',
    formula: 'FP / (FP + TN)',
    undefinedWhen: 'no other class has gold examples',
    source: '1 − specificity',
    ofClass: ({ falsePositives, trueNegatives }) => divide(falsePositives, falsePositives + trueNegatives, NO_OTHER_GOLD),
  }),
  rate({
    id: 'false_negative_rate',
    indicator: MISSED,
    tasks: TASKS,
    explainedBy: 'misses',
    title: 'false negative rate',
    better: 'lower',
    formula: 'FN / (FN + TP)',
    undefinedWhen: 'the class has no gold examples',
    source: '1 − recall',
    ofClass: ({ falseNegatives, truePositives }) => divide(falseNegatives, falseNegatives + truePositives, NO_GOLD),
  }),
  rate({
    id: 'false_discovery_rate',
    tasks: TASKS,
    explainedBy: 'alarms',
    title: 'false discovery rate',
    better: 'lower',
    formula: 'FP / (FP + TP)',
    undefinedWhen: 'the class is never predicted',
    source: '1 − precision',
    ofClass: ({ falsePositives, truePositives }) => divide(falsePositives, falsePositives + truePositives, NEVER_PREDICTED),
  }),
  rate({
    id: 'false_omission_rate',
    explainedBy: 'misses',
    title: 'false omission rate',
    better: 'lower',
    formula: 'FN / (FN + TN)',
    undefinedWhen: 'every example is predicted as the class',
    source: '1 − negative predictive value',
    ofClass: ({ falseNegatives, trueNegatives }) => divide(falseNegatives, falseNegatives + trueNegatives, NOTHING_ELSE_PREDICTED),
  }),
  rate({
    id: 'jaccard',
    tasks: TASKS,
    explainedBy: 'both',
    title: 'Jaccard index',
    better: 'higher',
    formula: 'TP / (TP + FP + FN)',
    undefinedWhen: 'the class has no gold examples and is never predicted',
    source: 'scikit-learn `jaccard_score`',
    ofClass: ({ truePositives, falsePositives, falseNegatives }) => divide(truePositives, truePositives + falsePositives + falseNegatives, NEITHER),
  }),
];

function rate(definition: Rate): MetricDefinition {
  return { ...definition, ...(!F_SCORES.has(definition.id) && { isShare: true }), unit: 'fraction', range: [0, 1], averages: SET_RATES.has(definition.id) ? AVERAGES : OVER_CLASSES };
}

/** F-beta with beta² = missWeight / falseAlarmWeight, scaled so that every term is an integer and the bound can be compared exactly. */
function fBeta({ truePositives, falsePositives, falseNegatives }: OneVersusRest, missWeight: number, falseAlarmWeight: number): Value {
  const hits = (missWeight + falseAlarmWeight) * truePositives;
  return divide(hits, hits + missWeight * falseNegatives + falseAlarmWeight * falsePositives, NEITHER);
}
