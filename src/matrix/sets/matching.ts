import type { Instead } from './flips.js';

/** What answers are sets of: entities with their places, or labels. */
export interface Typed {
  readonly type: string;
}

/** A gold and a predicted item that are about the same. */
export interface Match<Item> {
  readonly gold: Item;
  readonly predicted: Item;
}

/** What became of the items of one document. Every gold and every predicted item stands in exactly one of the first four lists. */
export interface Matching<Item> {
  /** Right. */
  readonly exact: readonly Match<Item>[];
  /** Same place, another type. */
  readonly retyped: readonly Match<Item>[];
  /** Gold that nothing above answers to, and predictions that answer to none. */
  readonly missed: readonly Item[];
  readonly spurious: readonly Item[];
  /** Pairs of a missed and a spurious one that may stand for each other. They stay missed and spurious. */
  readonly overlapping: readonly Match<Item>[];
}

/** What the counting of sets must know of the items of one task. */
export interface SetTask<Item extends Typed> {
  readonly of: 'entities' | 'labels';
  match(gold: readonly Item[], predicted: readonly Item[]): Matching<Item>;
  /** The same for the same item. */
  keyOf(item: Item): string;
  inOrder(a: Item, b: Item): number;
  placeOf(item: Item): { readonly start: number; readonly end: number } | undefined;
  /** What is true where an item that is not gold was predicted; undefined where nothing is. */
  actualOf(item: Item, gold: readonly Item[], matching: Matching<Item>): string | undefined;
  /** What a model has in the place of an item: the item itself, something else, or nothing. */
  insteadOf(item: Item, said: readonly Item[], matching: Matching<Item>, isGold: boolean): Instead;
}
