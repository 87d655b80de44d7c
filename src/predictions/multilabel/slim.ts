import type { SlimKind } from '../documents/slim.js';
import type { Label } from './options.js';

/** Label sets in a slim copy. */
export const SLIM_LABEL_SETS: SlimKind<readonly Label[]> = {
  own: () => [],
  answer: (labels) => JSON.stringify(labels.map(({ type }) => type)),
};
