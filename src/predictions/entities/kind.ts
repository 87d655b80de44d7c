import type { Kind } from '../documents/kind.js';
import type { DocumentsWanted } from './options.js';
import { readDocuments } from './read-documents.js';
import { inOrder, spanText } from './span-check.js';
import type { Span } from './span.js';

/** Entities as answers: the spans of a document. */
export function entityKind({ reading, nested }: Pick<DocumentsWanted, 'reading' | 'nested'>): Kind<readonly Span[]> {
  return {
    one: 'document',
    many: 'documents',
    gold: 'gold spans',
    emptyAdvice: 'A document without entities has an empty list of them.',
    cutAdvice: 'A sentence that was cut (by the longest input of a model, say) has to be made whole: tokens without a prediction are O.',
    unanswered: [],
    differences: (one, other) => (sameSpans(one, other) ? undefined : [listed(one, other), listed(other, one)]),
    plain: (spans) => spans.map(({ type, start, end }) => [start, end, type]),
    outside(spans, length) {
      const found = spans.find(({ end }) => end > length);
      return found === undefined ? undefined : `has the span [${found.start}, ${found.end}), and its text ends at ${length}`;
    },
    read: async (sources, wanted) => readDocuments(sources, { ...wanted, reading, nested }),
  };
}

function sameSpans(a: readonly Span[], b: readonly Span[]): boolean {
  if (a.length !== b.length) return false;
  const [mine, theirs] = [a.toSorted(inOrder), b.toSorted(inOrder)];
  return mine.every((span, index) => inOrder(span, theirs[index] as Span) === 0);
}

/** The first span that the other side lacks. */
function listed(spans: readonly Span[], others: readonly Span[]): string {
  const first = spans.find((span) => !others.some((other) => inOrder(span, other) === 0));
  return first === undefined ? 'nothing else' : spanText(first);
}
