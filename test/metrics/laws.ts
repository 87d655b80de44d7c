/** What a metric becomes when actual and predicted change places, the labels and the counts staying the same. */
export type SwapLaw =
  /** The same value. */
  | 'symmetric'
  /** The value of this other metric. */
  | { readonly becomes: string }
  /** No law: the reason, and the identity that pins the metric down instead is in the tests. */
  | { readonly none: string };

/** Every metric stands here once: a metric without a line fails the tests. */
export const SWAP_LAWS: ReadonlyMap<string, SwapLaw> = new Map<string, SwapLaw>([
  ['accuracy', 'symmetric'],
  ['balanced_accuracy', { none: 'a mean over the gold classes' }],
  ['error_rate', 'symmetric'],
  ['errors', 'symmetric'],
  ['examples', 'symmetric'],
  ['cohen_kappa', 'symmetric'],
  ['cohen_kappa_linear', 'symmetric'],
  ['cohen_kappa_quadratic', 'symmetric'],
  ['mean_absolute_error', 'symmetric'],
  ['off_by_one_rate', 'symmetric'],
  ['accuracy_within_one', 'symmetric'],
  ['cost', { none: 'a table of costs need not be symmetric' }],
  ['mcc', 'symmetric'],
  ['precision', { becomes: 'recall' }],
  ['recall', { becomes: 'precision' }],
  ['f1', 'symmetric'],
  ['f0.5', { becomes: 'f2' }],
  ['f2', { becomes: 'f0.5' }],
  ['specificity', { becomes: 'negative_predictive_value' }],
  ['negative_predictive_value', { becomes: 'specificity' }],
  ['false_positive_rate', { becomes: 'false_omission_rate' }],
  ['false_negative_rate', { becomes: 'false_discovery_rate' }],
  ['false_discovery_rate', { becomes: 'false_negative_rate' }],
  ['false_omission_rate', { becomes: 'false_positive_rate' }],
  ['jaccard', 'symmetric'],
  ['informedness', { becomes: 'markedness' }],
  ['markedness', { becomes: 'informedness' }],
  ['positive_likelihood_ratio', { none: 'a quotient of gold-wise rates' }],
  ['negative_likelihood_ratio', { none: 'a quotient of gold-wise rates' }],
  ['diagnostic_odds_ratio', 'symmetric'],
  ['prevalence', { none: 'the share of the gold labels' }],
  ['true_positives', 'symmetric'],
  ['false_positives', { becomes: 'false_negatives' }],
  ['false_negatives', { becomes: 'false_positives' }],
  ['true_negatives', 'symmetric'],
  ['support', { becomes: 'predicted' }],
  ['predicted', { becomes: 'support' }],
  ['confusion', 'symmetric'],
  ['confusion_rate', { none: 'a share of the actual class' }],
  ['unparsed_rate', { none: 'an outcome is never a gold label' }],
  ['refused_rate', { none: 'an outcome is never a gold label' }],
  ['missing_rate', { none: 'an outcome is never a gold label' }],
  ['subset_accuracy', { none: 'of label sets' }],
  ['inexact_examples', { none: 'of label sets' }],
  ['hamming_loss', { none: 'of label sets' }],
  ['type_errors', { none: 'of entities' }],
  ['boundary_errors', { none: 'of entities' }],
  ['other_rate', { none: 'an outcome is never a gold label' }],
]);

/** Pairs that add up to 1, in every form both have. */
export const COMPLEMENTS = [
  ['accuracy', 'error_rate'],
  ['recall', 'false_negative_rate'],
  ['specificity', 'false_positive_rate'],
  ['precision', 'false_discovery_rate'],
  ['negative_predictive_value', 'false_omission_rate'],
] as const;
