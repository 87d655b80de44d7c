import type { DocumentsRead } from '../documents/document.js';
import type { Sides } from '../documents/join.js';
import type { Kind } from '../documents/kind.js';
import { listed } from '../formats/quoting.js';
import { byCodePoint } from '../label-set.js';
import type { Label, LabelSetOptions } from './options.js';
import { readLabelSets } from './read-label-sets.js';

/** Sets of labels as answers. */
export function labelSetKind(options: LabelSetOptions): Kind<readonly Label[]> {
  return {
    one: 'example',
    many: 'examples',
    gold: 'gold labels',
    emptyAdvice: 'An example of no label has an empty list of them.',
    cutAdvice: '',
    unanswered: [],
    differences(one, other) {
      const [mine, theirs] = [without(one, other), without(other, one)];
      return mine.length + theirs.length === 0 ? undefined : [wordsOf(mine), wordsOf(theirs)];
    },
    plain: (labels) => labels.map(({ type }) => type).sort(byCodePoint),
    contradiction: (one, other, sides) => (options.labels === undefined ? otherColumns(one, other, sides) : undefined),
    read: async (sources, wanted) => readLabelSets(sources, wanted, options),
  };
}

/** A label that has a column of its own in one file and none in the other would be judged by nobody. */
function otherColumns(one: DocumentsRead<unknown>, other: DocumentsRead<unknown>, sides: Sides): string | undefined {
  if (one.declared === undefined || other.declared === undefined) return undefined;
  const [mine, theirs] = [new Set(one.declared), new Set(other.declared)];
  const [onlyMine, onlyTheirs] = [one.declared.filter((label) => !theirs.has(label)), other.declared.filter((label) => !mine.has(label))];
  if (onlyMine.length + onlyTheirs.length === 0) return undefined;
  const parts = [
    ...(onlyMine.length === 0 ? [] : [`columns only in ${sides.one}: ${listed(onlyMine)}`]),
    ...(onlyTheirs.length === 0 ? [] : [`columns only in ${sides.other}: ${listed(onlyTheirs)}`]),
  ];
  return `the files are not about the same labels: ${parts.join('; ')}. Name those that count under labels`;
}

function without(labels: readonly Label[], others: readonly Label[]): readonly string[] {
  return labels.map(({ type }) => type).filter((type) => !others.some((other) => other.type === type));
}

function wordsOf(labels: readonly string[]): string {
  return labels.length === 0 ? 'nothing else' : listed(labels);
}
