import type { EvaluationConfig } from '../config/config.js';
import type { Tally } from '../matrix/tally.js';
import type { ExamplesRead, TestSetChanges } from '../predictions/examples.js';
import type { LabelSet } from '../predictions/label-set.js';
import type { Problem } from '../problem.js';
import type { Conclusion, Verdict } from '../thresholds/verdict.js';
import type { Phrase } from './phrase.js';

/** A source of a baseline that did not serve. */
export interface PassedOver {
  /** As the config names it. */
  readonly name: string;
  /** "does not exist", "was left by no successful run of `main`". */
  readonly why: Phrase;
}

/** Where a baseline came from. */
export interface BaselineOrigin {
  /** As the config names it: "baseline/spam.csv", "artifact evaluation". */
  readonly name: string;
  /** The commit whose predictions they are, where that is known. `relation`, as in "where this change began". */
  readonly commit?: { readonly sha: string; readonly made?: string; readonly relation: Phrase };
  /** The sources before it in the config. */
  readonly passedOver: readonly PassedOver[];
}

/** What became of the configured baseline. */
export type BaselineState =
  | { readonly kind: 'not_configured' }
  /** Configured, but it does not exist yet: `tried` says where it was looked for. */
  | { readonly kind: 'first_run'; readonly tried: readonly PassedOver[] }
  /** Read and compared. */
  | { readonly kind: 'used'; readonly origin: BaselineOrigin }
  /** There, but unreadable or about other examples. */
  | { readonly kind: 'unusable'; readonly origin: BaselineOrigin; readonly problems: readonly Problem[] };

/** What the report tells of the reading. */
export type ReadOutcome = Omit<ExamplesRead, 'labelSet' | 'files' | 'places' | 'forms' | 'sliceForms'> & {
  readonly labelSet: Pick<LabelSet, 'merged'>;
  /** Of entities: tokens that gold and predictions spell in another way, and spans that stood twice in a list. */
  readonly otherWords?: number;
  /** Of entities and label sets, read by a gold file as it was: what became of it. */
  readonly goldChanges?: TestSetChanges;
  readonly repeated?: number;
};

/** What a change did to its test set. */
export interface TestSetEdit extends TestSetChanges {
  /** Where the gold labels stand. */
  readonly file: string;
  /** The commit whose gold labels they are compared with. */
  readonly base: Pick<NonNullable<BaselineOrigin['commit']>, 'sha' | 'relation'>;
}

/** One evaluation as the gate leaves it: what the report is made of. */
export interface EvaluationOutcome {
  readonly config: EvaluationConfig;
  readonly conclusion: Conclusion;
  /** Faults of the evaluation itself: unreadable predictions, too few examples. */
  readonly problems: readonly Problem[];
  readonly baseline: BaselineState;
  readonly verdicts: readonly Verdict[];
  /** Absent when the predictions could not be read. */
  readonly measured?: {
    readonly read: ReadOutcome;
    readonly tally: Tally;
    /** Texts of shown examples by id or row number. */
    readonly texts: ReadonlyMap<string, string>;
  };
  /**
   * Present when the change edits its test set: `measured` is then of the examples that both have, by the gold labels as they were, and
   * `tally` of the test set as it is now, of which bounds on values speak.
   */
  readonly testSet?: TestSetEdit & { readonly examples: number; readonly tally: Tally };
}
