import type { EvaluationConfig } from '../config/config.js';
import type { Tally } from '../matrix/tally.js';
import type { ExamplesRead } from '../predictions/examples.js';
import type { LabelSet } from '../predictions/label-set.js';
import type { Problem } from '../problem.js';
import type { Conclusion, Verdict } from '../thresholds/verdict.js';

/** What became of the configured baseline. */
export type BaselineState =
  | { readonly kind: 'not_configured' }
  /** Configured, but it does not exist yet: `tried` says where it was looked for. */
  | { readonly kind: 'first_run'; readonly tried: readonly string[] }
  /** Read and compared. `origin` in words: "baseline/spam.csv". */
  | { readonly kind: 'used'; readonly origin: string }
  /** There, but unreadable or about other examples. */
  | { readonly kind: 'unusable'; readonly origin: string; readonly problems: readonly Problem[] };

/** What the report tells of the reading. */
export type ReadOutcome = Omit<ExamplesRead, 'labelSet' | 'files' | 'places' | 'forms' | 'sliceForms'> & {
  readonly labelSet: Pick<LabelSet, 'merged'>;
  /** Of entities: tokens that gold and predictions spell in another way, and spans that stood twice in a list. */
  readonly otherWords?: number;
  readonly repeated?: number;
};

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
}
