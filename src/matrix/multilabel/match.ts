import type { Label } from '../../predictions/multilabel/options.js';
import { byCodePoint } from '../../predictions/label-set.js';
import type { Matching, SetTask } from '../sets/matching.js';

/**
 * Labels as items of a set: a label is found, missed or spurious, and no label stands in the place of another. What a model said instead of a
 * missed one are all its wrong labels of the same example.
 */
export const LABELS: SetTask<Label> = {
  of: 'labels',
  match: matchLabels,
  keyOf: ({ type }) => type,
  inOrder: (a, b) => byCodePoint(a.type, b.type),
  placeOf: () => undefined,
  actualOf: (_, __, { missed }) => together(missed),
  insteadOf: (label, said, { spurious }, isGold) => (said.some(({ type }) => type === label.type) ? { type: label.type } : { type: isGold ? together(spurious) : undefined }),
};

/** Which labels are in both sets, and which in one. Every missed label is paired with every spurious one. */
export function matchLabels(gold: readonly Label[], predicted: readonly Label[]): Matching<Label> {
  const [isGold, isPredicted] = [gold, predicted].map((labels) => new Set(labels.map(({ type }) => type))) as [Set<string>, Set<string>];
  const missed = gold.filter(({ type }) => !isPredicted.has(type));
  const spurious = predicted.filter(({ type }) => !isGold.has(type));
  return {
    exact: gold.filter(({ type }) => isPredicted.has(type)).map((label) => ({ gold: label, predicted: label })),
    retyped: [],
    missed,
    spurious,
    overlapping: missed.flatMap((own) => spurious.map((other) => ({ gold: own, predicted: other }))),
  };
}

/** Labels as one name: "joy, love". */
function together(labels: readonly Label[]): string | undefined {
  return labels.length === 0 ? undefined : labels.map(({ type }) => type).sort(byCodePoint).join(', ');
}
