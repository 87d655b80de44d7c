import { byCodePoint } from '../label-set.js';

/** A reply in which no label was found. */
export interface UnparsedReply {
  /** The beginning of it. */
  readonly text: string;
  readonly reason: string;
  /** How often this very reply was read. */
  readonly count: number;
}

/** How many are shown. */
export const SHOWN_REPLIES = 5;

const MOST_CHARACTERS = 1_000;
const KEPT = 1_024;

interface Kept {
  readonly key: number;
  readonly text: string;
  readonly reason: string;
  count: number;
}

/**
 * The most frequent distinct replies that could not be read, in bounded memory and whatever their order. Of more than a thousand distinct ones
 * those with the smallest hashes are kept: a choice by chance, but the same one for the same file in any order of its rows, with exact counts.
 */
export class UnparsedReplies {
  readonly #kept = new Map<string, Kept>();
  /** Keys above this one were left out before. */
  #largest = Infinity;
  #replies = 0;

  add(reply: string, reason: string): void {
    this.#replies++;
    const name = nameOf(reply);
    const known = this.#kept.get(name);
    if (known !== undefined) {
      known.count++;
      return;
    }
    const key = hashOf(reply);
    if (key > this.#largest) return;
    this.#kept.set(name, { key, text: beginningOf(name), reason, count: 1 });
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
      .toSorted((a, b) => b.count - a.count || byCodePoint(a.text, b.text))
      .slice(0, SHOWN_REPLIES)
      .map(({ text, reason, count }) => ({ text, reason, count }));
  }

  #prune(): void {
    const byKey = [...this.#kept].toSorted(([a, { key: x }], [b, { key: y }]) => x - y || byCodePoint(a, b));
    for (const [reply] of byKey.slice(KEPT)) this.#kept.delete(reply);
    this.#largest = byKey[KEPT - 1]?.[1].key ?? Infinity;
  }
}

/** A long reply is known by its beginning, its length and a hash of all of it: it is not kept. */
function nameOf(reply: string): string {
  return reply.length <= MOST_CHARACTERS ? reply : `${reply.slice(0, MOST_CHARACTERS)}\u0000${reply.length}\u0000${hashOf(reply)}`;
}

/** FNV-1a over UTF-16 units, as an unsigned 32-bit number. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Without half of a character at its end. */
function beginningOf(text: string): string {
  return text.slice(0, MOST_CHARACTERS).replace(/[\uD800-\uDBFF]$/, '');
}
