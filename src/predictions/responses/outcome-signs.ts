import { parsePath, valuesAt } from './json-path.js';
import { asText, type JsonOfReply } from './json-reply.js';
import { unparsed, type Ending, type TextStep } from './reading.js';
import type { Sign, Step } from './step.js';
import { tidiedBy } from './tidying.js';

/**
 * Ends with an outcome where its sign is found; any other text stays as it is. Signs are told by the config, never guessed: "I cannot
 * recommend it" is a review. `before`: the steps that the text went through, which the texts of a sign go through, too.
 */
export function outcomeStep(outcome: 'refused' | 'unparsed' | 'missing', sign: Sign, before: readonly Step[], json: JsonOfReply): TextStep {
  const ending: Ending = outcome === 'unparsed' ? unparsed('the config counts it as unparsed') : { outcome };
  const isShown = finder(sign, before, json);
  return (text) => (isShown(text) ? ending : text);
}

function finder(sign: Sign, before: readonly Step[], json: JsonOfReply): (text: string) => boolean {
  if (sign.by === 'json') {
    const path = parsePath(sign.path) ?? [];
    const { is } = sign;
    const isSign = is === undefined ? isThere : (value: unknown): boolean => is.includes(asText(value));
    return (text) => json(text).flatMap((value) => valuesAt(value, path)).some(isSign);
  }
  const texts = sign.texts.map((text) => tidiedBy(text, before));
  if (sign.by === 'contains') return (text) => texts.some((part) => text.includes(part));
  const whole = new Set(texts);
  return (text) => whole.has(text.trim());
}

/** A refusal that is null, empty or false is none. */
function isThere(value: unknown): boolean {
  return value !== null && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0);
}
