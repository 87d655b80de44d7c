import { unparsed, type Ending, type TextStep } from './reading.js';
import type { Step } from './step.js';
import { tidiedBy } from './tidying.js';
import { wholeWords, type Entry } from './whole-words.js';

/** What the texts of an evaluation's labels look like when a reply is compared with them. */
export function namesOfLabels(labels: readonly string[], steps: readonly Step[]): readonly Entry[] {
  return labels.map((label) => ({ text: tidiedBy(label, steps), label }));
}

/** As `namesOfLabels`, for what else the steps call labels. */
export function otherNames(steps: readonly Step[]): readonly Entry[] {
  return steps.flatMap((step) => (step.kind === 'aliases' ? step.aliases.flatMap(({ label, texts }) => texts.map((text) => ({ text: tidiedBy(text, steps), label }))) : []));
}

/**
 * Finds the label in a text: the text is one (`exact`), or one occurs in it as a whole word (`whole_word`), under its own name or an alias.
 * Where two different labels occur it is `(unparsed)`, never the first of them. Always the end: a text without a label is `(unparsed)`, or
 * `(other)` if the config says that what is left by then is an answer.
 */
export function matchStep({ by, otherwise }: Step & { readonly kind: 'match' }, labels: readonly string[], steps: readonly Step[]): TextStep {
  const names = namesOfLabels(labels, steps);
  const none: Ending = otherwise === 'other' ? { outcome: 'other' } : unparsed(by === 'exact' ? 'it is no label' : 'no label occurs in it');
  if (by === 'exact') {
    const exact = new Map(names.map(({ text, label }) => [text, { label }]));
    return (text) => (text.trim() === '' ? unparsed('nothing is left of it') : (exact.get(text.trim()) ?? none));
  }
  const occurring = wholeWords([...names, ...otherNames(steps)]);
  return (text) => {
    const [label, ...others] = occurring(text);
    if (label === undefined) return text.trim() === '' ? unparsed('nothing is left of it') : none;
    if (others.length === 0) return { label };
    return unparsed(`several labels occur in it: ${[label, ...others].slice(0, 4).map((found) => JSON.stringify(found)).join(', ')}`);
  };
}
