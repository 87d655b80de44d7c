import type { Place } from '../../problem.js';

/** What becomes of a text that a step which takes something out does not fit: nothing can be read, or it is kept as it is. */
export type Otherwise = 'unparsed' | 'keep';

/** Of several matches: the `only` one (different ones are different answers), the `first`, or the `last`. */
export type Take = 'only' | 'first' | 'last';

/** Where a label begins its count: `A` counts letters. */
export type IndexBase = 0 | 1 | 'A';

/** What shows an outcome: a text that is or contains one of these, or a JSON value that is there, or is one of these. */
export type Sign =
  | { readonly by: 'equals' | 'contains'; readonly texts: readonly string[] }
  | { readonly by: 'json'; readonly path: string; readonly is?: readonly string[] };

/** A step that only tidies text. It is applied to labels and aliases, too, before they are compared with a reply. */
export type Tidying =
  | { readonly kind: 'fold_case' }
  | { readonly kind: 'unicode'; readonly form: 'NFC' | 'NFKC' }
  | { readonly kind: 'collapse_blanks' }
  | { readonly kind: 'strip_punctuation' }
  | { readonly kind: 'strip_prefix'; readonly prefixes: readonly string[] };

/** One step on the way from a reply to a label, as the config has it. */
export type Step =
  | Tidying
  | { readonly kind: 'json'; readonly path: string; readonly otherwise: Otherwise }
  | { readonly kind: 'drop_reasoning'; readonly tags: readonly string[] }
  | { readonly kind: 'regex'; readonly pattern: string; readonly take: Take; readonly otherwise: Otherwise; readonly place?: Place }
  | { readonly kind: 'first_line' }
  | { readonly kind: 'last_line' }
  | { readonly kind: 'aliases'; readonly aliases: readonly Alias[] }
  | { readonly kind: 'index'; readonly from: IndexBase }
  | { readonly kind: 'outcome'; readonly outcome: 'refused' | 'unparsed' | 'missing'; readonly sign: Sign }
  | { readonly kind: 'match'; readonly by: 'exact' | 'whole_word'; readonly otherwise: 'unparsed' | 'other' };

/** What else a label is called. */
export interface Alias {
  readonly label: string;
  readonly texts: readonly string[];
}

/** How replies become labels. */
export interface ResponseSteps {
  readonly steps: readonly Step[];
  /** The closed set. `match` and `index` need it. */
  readonly labels?: readonly string[] | undefined;
}

/** The `response:` of an evaluation: where replies stand and how they are read. */
export interface ResponseOptions {
  readonly column: string;
  readonly steps: readonly Step[];
  /** How the gold column is read, where it is no column of plain labels. */
  readonly gold?: readonly Step[];
  /** Whether the report shows replies that could not be read. */
  readonly showUnparsed: boolean;
}

/** The same of a baseline: replies of its own, or labels as they stand. */
export type BaselineResponse = 'none' | { readonly steps: readonly Step[] };
