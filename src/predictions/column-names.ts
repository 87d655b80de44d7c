/**
 * What people and tools call the columns, counted in public repositories and read from the tools' sources. Whole names only, after
 * `normaliseName`: a part of a name proves nothing (`lang_label` is a language).
 */

/** Names that belong together: finding both says what each of them is, even where one alone would be ambiguous. */
export const PAIRED_NAMES: readonly (readonly [actual: string, predicted: string])[] = [
  ['y_true', 'y_pred'],
  ['true_label', 'predicted_label'],
  ['true_label', 'pred_label'],
  ['actual', 'predicted'],
  ['actual_label', 'predicted_label'],
  ['gold_label', 'pred_label'],
  ['gold_label', 'predicted_label'],
  ['gold', 'pred'],
  ['true', 'pred'],
  ['true_class', 'predicted_class'],
  ['true_category', 'predicted_category'],
  ['expected', 'predicted'],
  ['expected', 'output'],
  ['expected', 'picked'],
  ['expected_label', 'predicted_label'],
  ['expected_output', 'actual_output'],
  ['target', 'prediction'],
  ['target', 'outputs'],
  ['ground_truth', 'prediction'],
  ['ground_truth', 'response'],
  ['ground_truth', 'outputs'],
  ['reference', 'response'],
  ['references', 'predictions'],
];

/** `X_orig` with `X_predicted`: a pair when exactly one X has both. */
export const PAIRED_SUFFIXES: readonly (readonly [actual: string, predicted: string])[] = [
  ['_orig', '_predicted'],
  ['_true', '_pred'],
];

/** Names that mean one thing wherever they were seen. */
export const CLEAR_ACTUAL: ReadonlySet<string> = new Set(['y_true', 'true_label', 'gold', 'gold_label', 'ground_truth', 'expected_label', 'true_class']);
export const CLEAR_PREDICTED: ReadonlySet<string> = new Set([
  'y_pred',
  'predicted_label',
  'predicted',
  'pred',
  'pred_label',
  'predicted_class',
  'prediction_label',
  'yhat',
]);

/** Names that mean gold in one tool and the prediction in another: taken only when the other role is clear and the values overlap. */
export const WEAK_ACTUAL: ReadonlySet<string> = new Set(['label', 'target', 'answer', 'class', 'category']);
export const WEAK_PREDICTED: ReadonlySet<string> = new Set(['prediction', 'output', 'response']);

export const ID_NAMES: ReadonlySet<string> = new Set(['id', 'example_id', 'sample_id', 'doc_id', 'custom_id', 'uid', 'guid', 'idx']);

/** `trueLabel`, `True Label` and `true-label` are `true_label`. */
export function normaliseName(name: string): string {
  return name
    .replace(/^\uFEFF/, '')
    .trim()
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
}
