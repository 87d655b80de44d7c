import type { OneVersusRest } from '../matrix/confusion.js';
import type { MetricDefinition } from './definition.js';
import { NEVER_PREDICTED, NO_GOLD, NO_OTHER_GOLD, NOTHING_ELSE_PREDICTED } from './reasons.js';
import { divide } from './value.js';

/** How much a prediction says about one class, beyond its frequency. */
export const ASSOCIATION: readonly MetricDefinition[] = [
  {
    id: 'informedness',
    explainedBy: 'both',
    title: 'informedness',
    unit: 'number',
    range: [-1, 1],
    better: 'higher',
    formula: 'recall + specificity − 1 = (TP·TN − FP·FN) / ((TP + FN)·(TN + FP))',
    undefinedWhen: 'the class, or every other class, has no gold examples',
    source: 'Youden 1950 (J); Powers 2011',
    averages: [],
    ofClass: (counts) => {
      const { positives, negatives } = gold(counts);
      return divide(determinant(counts), positives * negatives, positives === 0 ? NO_GOLD : NO_OTHER_GOLD);
    },
  },
  {
    id: 'markedness',
    explainedBy: 'both',
    title: 'markedness',
    unit: 'number',
    range: [-1, 1],
    better: 'higher',
    formula: 'precision + negative predictive value − 1 = (TP·TN − FP·FN) / ((TP + FP)·(TN + FN))',
    undefinedWhen: 'the class is never predicted, or every example is predicted as the class',
    source: 'Powers 2011',
    averages: [],
    ofClass: (counts) => {
      const positives = counts.truePositives + counts.falsePositives;
      const negatives = counts.trueNegatives + counts.falseNegatives;
      return divide(determinant(counts), positives * negatives, positives === 0 ? NEVER_PREDICTED : NOTHING_ELSE_PREDICTED);
    },
  },
  {
    id: 'positive_likelihood_ratio',
    explainedBy: 'both',
    title: 'positive likelihood ratio',
    unit: 'number',
    range: [0, Infinity],
    better: 'higher',
    formula: 'recall / false positive rate = TP·(FP + TN) / (FP·(TP + FN))',
    undefinedWhen: 'the class, or every other class, has no gold examples; there are no false positives (the ratio would be infinite)',
    source: 'scikit-learn `class_likelihood_ratios`',
    averages: [],
    ofClass: (counts) => {
      const { positives, negatives } = gold(counts);
      const infinite = counts.truePositives === 0 ? NEVER_PREDICTED : 'infinite: no false positives';
      return divide(counts.truePositives * negatives, counts.falsePositives * positives, noGold(counts) ?? infinite);
    },
  },
  {
    id: 'negative_likelihood_ratio',
    explainedBy: 'both',
    title: 'negative likelihood ratio',
    unit: 'number',
    range: [0, Infinity],
    better: 'lower',
    formula: 'false negative rate / specificity = FN·(FP + TN) / (TN·(TP + FN))',
    undefinedWhen: 'the class, or every other class, has no gold examples; there are no true negatives (the ratio would be infinite)',
    source: 'scikit-learn `class_likelihood_ratios`',
    averages: [],
    ofClass: (counts) => {
      const { positives, negatives } = gold(counts);
      const infinite = counts.falseNegatives === 0 ? NOTHING_ELSE_PREDICTED : 'infinite: no true negatives';
      return divide(counts.falseNegatives * negatives, counts.trueNegatives * positives, noGold(counts) ?? infinite);
    },
  },
  {
    id: 'diagnostic_odds_ratio',
    explainedBy: 'both',
    title: 'diagnostic odds ratio',
    unit: 'number',
    range: [0, Infinity],
    better: 'higher',
    formula: 'TP·TN / (FP·FN)',
    undefinedWhen: 'the class, or every other class, has no gold examples; there are no false positives or no false negatives (the ratio would be infinite)',
    source: 'Glas et al. 2003',
    averages: [],
    ofClass: (counts) => {
      const { truePositives, falsePositives, falseNegatives, trueNegatives } = counts;
      const reason = noGold(counts) ?? onePrediction(counts) ?? `infinite: no false ${falsePositives === 0 ? 'positives' : 'negatives'}`;
      return divide(truePositives * trueNegatives, falsePositives * falseNegatives, reason);
    },
  },
];

/** TP·TN − FP·FN. No product exceeds the denominators it is divided by, so it is exact wherever they are. */
function determinant({ truePositives, falsePositives, falseNegatives, trueNegatives }: OneVersusRest): number {
  return truePositives * trueNegatives - falsePositives * falseNegatives;
}

function gold({ truePositives, falsePositives, falseNegatives, trueNegatives }: OneVersusRest): { positives: number; negatives: number } {
  return { positives: truePositives + falseNegatives, negatives: falsePositives + trueNegatives };
}

function noGold(counts: OneVersusRest): string | undefined {
  const { positives, negatives } = gold(counts);
  if (positives === 0) return NO_GOLD;
  return negatives === 0 ? NO_OTHER_GOLD : undefined;
}

function onePrediction({ truePositives, falsePositives, falseNegatives, trueNegatives }: OneVersusRest): string | undefined {
  if (truePositives + falsePositives === 0) return NEVER_PREDICTED;
  return trueNegatives + falseNegatives === 0 ? NOTHING_ELSE_PREDICTED : undefined;
}
