import type { SlimKind } from '../documents/slim.js';
import type { Span } from './span.js';

/** Entities in a slim copy: the length of their document, and spans as doccano and spaCy write them, `[[0,17,"PER"]]`. */
export const SLIM_ENTITIES: SlimKind<readonly Span[]> = {
  own: ({ length }) => [`"length":${length ?? 'null'}`],
  answer: (spans) => JSON.stringify(spans.map(({ start, end, type }) => [start, end, type])),
};
