import type { Document } from '../../predictions/documents/document.js';
import type { Typed } from './matching.js';

/** What moved between two models: a gold item that only one of them found, or a false alarm that only one of them raised. */
export type FlipKind = 'newly_missed' | 'newly_found' | 'newly_spurious' | 'no_longer_spurious';

/** What a model had in the place of an item: nothing, or something else; `place` where it stands elsewhere. */
export interface Instead {
  readonly type: string | undefined;
  readonly place?: { readonly start: number; readonly end: number };
}

/** One entity or label that moved, in its document. */
export interface SetFlip {
  readonly kind: FlipKind;
  readonly document: Document<readonly Typed[]>;
  /** Where an entity stands. */
  readonly place?: { readonly start: number; readonly end: number };
  /** Of a gold item its type; of a false alarm what is true in its place, undefined where nothing is. */
  readonly actual: string | undefined;
  readonly baseline: Instead;
  readonly candidate: Instead;
}
