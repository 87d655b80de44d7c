import { shown } from '../formats/quoting.js';
import type { Span } from './span.js';

/** What is wrong with the spans of one list, as the end of a sentence about the record; undefined when nothing is. */
export interface CheckedSpans {
  /** In the order of their places, each once. */
  readonly spans: readonly Span[];
  readonly repeated: number;
}

/** Spans in the order of start, end and type, which does not depend on the order of the file. */
export function inOrder(a: Span, b: Span): number {
  return a.start - b.start || a.end - b.end || (a.type < b.type ? -1 : a.type > b.type ? 1 : 0);
}

/**
 * The spans of one list as a set. A string says what is wrong: a span that is none, that leaves its text (`length`, where it is known), or that
 * overlaps another where none may.
 */
export function checkSpans(found: readonly Span[], length: number | undefined, nested: boolean): CheckedSpans | string {
  for (const span of found) {
    if (!Number.isSafeInteger(span.start) || !Number.isSafeInteger(span.end) || span.start < 0) return `the span ${spanText(span)} has no whole numbers from 0 on as its ends`;
    if (span.end <= span.start) return `the span ${spanText(span)} is empty: its end is exclusive, and must lie behind its start`;
    if (length !== undefined && span.end > length) return `the span ${spanText(span)} lies outside of its text, which ends at ${length}`;
  }
  const spans: Span[] = [];
  let furthest: Span | undefined;
  for (const span of found.toSorted(inOrder)) {
    const last = spans.at(-1);
    if (last !== undefined && inOrder(last, span) === 0) continue;
    if (!nested && furthest !== undefined && span.start < furthest.end) return `the spans ${spanText(furthest)} and ${spanText(span)} overlap`;
    if (furthest === undefined || span.end > furthest.end) furthest = span;
    spans.push(span);
  }
  return { spans, repeated: found.length - spans.length };
}

/** `[0, 17) "PER"` */
export function spanText({ start, end, type }: Span): string {
  return `[${start}, ${end}) ${shown(type)}`;
}
