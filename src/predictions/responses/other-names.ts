import { withoutZeroFraction } from '../numeric-labels.js';
import type { TextStep } from './reading.js';
import type { Alias, IndexBase, Step } from './step.js';
import { tidiedBy } from './tidying.js';

/** A text that is, as a whole, another name of a label is that label; any other text stays as it is. Names are tidied by the steps `before`. */
export function aliasStep(aliases: readonly Alias[], before: readonly Step[]): TextStep {
  const labels = new Map(aliases.flatMap(({ label, texts }) => texts.map((text) => [tidiedBy(text, before), { label }] as const)));
  return (text) => labels.get(text.trim()) ?? text;
}

/** A text that is nothing but the place of a label in the label set is that label; any other text, and a place beyond the last, stays as it is. */
export function indexStep(from: IndexBase, labels: readonly string[]): TextStep {
  return (text) => {
    const label = labels[placeOf(text.trim(), from) ?? -1];
    return label === undefined ? text : { label };
  };
}

/** The place that a text means, from 0; undefined where it means none. */
export function placeOf(text: string, from: IndexBase): number | undefined {
  if (from === 'A') return /^[A-Za-z]$/.test(text) ? text.toUpperCase().charCodeAt(0) - 65 : undefined;
  const number = withoutZeroFraction(text);
  return /^\d{1,6}$/.test(number) ? Number(number) - from : undefined;
}
