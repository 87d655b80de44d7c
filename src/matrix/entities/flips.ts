import type { EntityDocument } from '../../predictions/entities/options.js';
import type { Span } from '../../predictions/entities/span.js';

/** What moved between two models: a gold entity that only one of them found, or a false alarm that only one of them raised. */
export type FlipKind = 'newly_missed' | 'newly_found' | 'newly_spurious' | 'no_longer_spurious';

/** What a model had where an entity is: nothing, or something else; `place` where it stands elsewhere. */
export interface Instead {
  readonly type: string | undefined;
  readonly place?: { readonly start: number; readonly end: number };
}

/** One entity that moved, in its document. */
export interface EntityFlip {
  readonly kind: FlipKind;
  readonly document: EntityDocument;
  /** The gold entity, or the false alarm. */
  readonly span: Span;
  /** The gold type at the place of a false alarm; undefined where there is none, and for gold entities their own. */
  readonly actual: string | undefined;
  readonly baseline: Instead;
  readonly candidate: Instead;
}
