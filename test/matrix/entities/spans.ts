import fc from 'fast-check';
import { checkSpans } from '../../../src/predictions/entities/span-check.js';
import type { Span } from '../../../src/predictions/entities/span.js';

export const TYPES = ['LOC', 'ORG', 'PER', 'creative-work'];

const span = fc.record({ type: fc.constantFrom(...TYPES), start: fc.nat(14), length: fc.integer({ min: 1, max: 5 }) }).map(({ type, start, length }): Span => ({ type, start, end: start + length }));

/** The entities of one side of a document: a set, nested ones among them. */
export const nested: fc.Arbitrary<readonly Span[]> = fc.array(span, { maxLength: 8 }).map((spans) => {
  const checked = checkSpans(spans, undefined, true);
  return typeof checked === 'string' ? [] : checked.spans;
});

/** The same without overlaps, as tags say them. */
export const flat: fc.Arbitrary<readonly Span[]> = nested.map((spans) => {
  const kept: Span[] = [];
  for (const own of spans) if (own.start >= (kept.at(-1)?.end ?? 0)) kept.push(own);
  return kept;
});
