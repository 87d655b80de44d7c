import { byCodePoint } from '../label-set.js';

/** A text of replies in which no label was found. */
export interface UnparsedReply {
  /** What the last step looked at; of a long one the beginning and the end. */
  readonly text: string;
  readonly reason: string;
  /** How often this very text was looked at. */
  readonly count: number;
}

/** How many are shown. */
export const SHOWN_REPLIES = 5;

const MOST_CHARACTERS = 150;
const LONGEST_NAME = 500;
const KEPT = 1_024;

interface Kept {
  readonly key: number;
  readonly text: string;
  readonly reason: string;
  count: number;
}

/**
 * The most frequent distinct texts that could not be read, in bounded memory and whatever their order. Of more than a thousand distinct ones
 * those with the smallest hashes are kept: a choice by chance, but the same one for the same file in any order of its rows, with exact counts.
 */
export class UnparsedReplies {
  readonly #kept = new Map<string, Kept>();
  /** Keys above this one were left out before. */
  #largest = Infinity;
  #replies = 0;

  add(text: string, reason: string): void {
    this.#replies++;
    const name = nameOf(text, reason);
    const known = this.#kept.get(name);
    if (known !== undefined) {
      known.count++;
      return;
    }
    const key = hashOf(name);
    if (key > this.#largest) return;
    this.#kept.set(name, { key, text: abridged(text), reason, count: 1 });
    if (this.#kept.size >= 2 * KEPT) this.#prune();
  }

  /** All of them, repeated ones included. */
  get replies(): number {
    return this.#replies;
  }

  /** The most frequent first, then by code points. */
  shown(): readonly UnparsedReply[] {
    if (this.#kept.size > KEPT) this.#prune();
    return [...this.#kept.values()]
      .toSorted((a, b) => b.count - a.count || byCodePoint(a.text, b.text) || byCodePoint(a.reason, b.reason))
      .slice(0, SHOWN_REPLIES)
      .map(({ text, reason, count }) => ({ text, reason, count }));
  }

  #prune(): void {
    const byKey = [...this.#kept].toSorted(([a, { key: x }], [b, { key: y }]) => x - y || byCodePoint(a, b));
    for (const [reply] of byKey.slice(KEPT)) this.#kept.delete(reply);
    this.#largest = byKey[KEPT - 1]?.[1].key ?? Infinity;
  }
}

/** A long text is known by its beginning, its length and a hash of all of it: it is not kept. */
function nameOf(text: string, reason: string): string {
  return `${reason}\u0000${text.length <= LONGEST_NAME ? text : `${text.slice(0, LONGEST_NAME)}\u0000${text.length}\u0000${hashOf(text)}`}`;
}

/** FNV-1a over UTF-16 units, as an unsigned 32-bit number. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The text, or its beginning and its end, where answers stand. Put together anew: a slice would keep the whole reply in memory. */
function abridged(text: string): string {
  const half = MOST_CHARACTERS / 2;
  const parts = text.length <= MOST_CHARACTERS ? [text] : [text.slice(0, half).replace(/[\uD800-\uDBFF]$/, ''), ' […] ', text.slice(-half).replace(/^[\uDC00-\uDFFF]/, '')];
  return parts.flatMap((part) => Array.from(part)).join('');
}
