import type { MetricDefinition } from '../metrics/definition.js';
import type { Value } from '../metrics/value.js';
import type { Problem } from '../problem.js';
import type { Conclusion, VerdictState } from '../thresholds/verdict.js';
import type { Phrase } from './phrase.js';

/** The version of report.json: raised when a field changes its meaning or goes. */
export const REPORT_VERSION = 1;

/** Everything a run found out, once; Markdown, JSON and the terminal only arrange it. No renderer compares a number with a bound. */
export interface Report {
  readonly version: typeof REPORT_VERSION;
  readonly conclusion: Conclusion;
  /** One line: what a person reads in a list of checks. */
  readonly summary: Phrase;
  /** What was wrong outside of any evaluation, such as the config. */
  readonly problems: readonly Problem[];
  readonly evaluations: readonly EvaluationReport[];
  readonly run: RunReport;
}

/** Where and for what the run was made; all of it optional, because a laptop has none of it. */
export interface RunReport {
  /** The version of confusion-gate. */
  readonly tool: string;
  readonly config?: string;
  readonly commit?: string;
  readonly url?: string;
  /** `false`: the step does not fail on a verdict. */
  readonly enforced: boolean;
}

export interface EvaluationReport {
  readonly name: string;
  /** The name stands in headings only where there are several. */
  readonly named: boolean;
  readonly conclusion: Conclusion;
  /** The worst thing, in integers: the alert of the comment. */
  readonly headline: Phrase | undefined;
  readonly problems: readonly Problem[];
  /** What a reader must know to read the numbers: first run, merged labels, left out rows. */
  readonly notices: readonly Phrase[];
  readonly thresholds: readonly ThresholdReport[];
  /** Absent when the predictions could not be read. */
  readonly measured?: MeasuredReport;
}

export interface MeasuredReport {
  readonly classes: readonly string[];
  readonly positive?: string;
  readonly examples: number;
  /** "all paired", "2,180 of 2,230 paired", "unpaired", "no baseline". */
  readonly comparison: Phrase;
  readonly compared: boolean;
  readonly matrix: MatrixReport;
  /** The changed or most frequent confusions, for matrices too large to read. */
  readonly confusions: readonly ConfusionReport[];
  readonly flips: readonly FlipGroup[];
  readonly perClass: readonly ClassReport[];
  /** Every metric of the whole matrix. */
  readonly metrics: readonly MetricReport[];
  /** Every metric that has averages over the classes. */
  readonly averages: readonly AveragesReport[];
  /** Every metric of every class; in report.json only. */
  readonly classMetrics: readonly MetricReport[];
  readonly slices: readonly SliceReport[];
  readonly provenance: ProvenanceReport;
}

/** What a cell means: `right` on the diagonal, `worse` when more examples go wrong here than before, `wrong` off the diagonal else. */
export type CellMark = 'right' | 'worse' | 'wrong';

export interface CellReport {
  readonly count: number;
  /** Against the baseline, on the compared examples. */
  readonly change?: number;
  readonly mark: CellMark;
}

/** A matrix as it is shown: all of it, or the most confused classes with the rest summed up. Rows are actual, columns predicted. */
export interface MatrixReport {
  /** All classes are shown. */
  readonly complete: boolean;
  /** Class names, and outcome columns as `(missing)`; a column that sums up the classes left out is "elsewhere". */
  readonly columns: readonly { readonly name: string; readonly kind: 'class' | 'outcome' | 'elsewhere'; readonly precision?: NumberReport }[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly CellReport[]; readonly support: number; readonly recall: NumberReport }[];
  readonly accuracy: NumberReport;
}

/** A number with its change. `value.defined` false carries the reason. */
export interface NumberReport {
  readonly unit: MetricDefinition['unit'];
  readonly value: Value;
  readonly change?: number;
}

export interface ConfusionReport {
  readonly actual: string;
  readonly predicted: string;
  readonly count: number;
  readonly baseline?: number;
  readonly change?: number;
}

export interface FlipGroup {
  /** "newly missed", "newly caught", "new false alarms", … */
  readonly title: string;
  /** What the group is about, as in "baseline `spam`, now `ham`". */
  readonly description: Phrase;
  readonly direction: 'newly_wrong' | 'newly_right';
  readonly count: number;
  /** Named examples, at most `NAMED_PER_GROUP`, by id. */
  readonly examples: readonly FlipReport[];
}

export interface FlipReport {
  /** The id, or "row 17" where there are no ids. */
  readonly name: string;
  readonly text?: string;
  readonly actual: string;
  readonly baseline: string;
  readonly candidate: string;
}

export interface ClassReport {
  readonly name: string;
  readonly support: number;
  readonly precision: NumberReport;
  readonly recall: NumberReport;
  readonly f1: NumberReport;
  readonly missed: NumberReport;
  readonly falseAlarms: NumberReport;
}

export interface MetricReport {
  readonly key: string;
  readonly title: Phrase;
  readonly unit: MetricDefinition['unit'];
  readonly value: Value;
  readonly baseline?: Value;
  readonly change?: number;
}

/** The averages of one metric. */
export interface AveragesReport {
  readonly title: Phrase;
  readonly macro: MetricReport;
  readonly micro: MetricReport;
  readonly weighted: MetricReport;
}

export interface SliceReport {
  readonly column: string;
  readonly values: readonly { readonly value: string; readonly examples: number; readonly accuracy: NumberReport }[];
}

export interface ThresholdReport {
  /** `recall[spam] max_drop 0.01`: names the threshold in outputs and messages. */
  readonly key: string;
  readonly words: Phrase;
  readonly state: VerdictState;
  readonly severity: 'fail' | 'warn';
  readonly reason?: string;
  readonly place?: Problem['place'];
  /** What happened, for the worst member: "rose 31 → 34 (allowed +0)". */
  readonly outcome: Phrase;
  readonly members: readonly MemberReport[];
}

export interface MemberReport {
  readonly key: string;
  readonly subject: Phrase;
  readonly state: 'pass' | 'fail' | 'too_few' | 'error' | 'skipped';
  /** Formatted with as many decimals as the verdict needs. */
  readonly value: string;
  readonly baseline: string;
  readonly change: string;
  readonly support: number;
  /** Behind the number: "14 newly missed, 11 newly caught of 299". */
  readonly detail: Phrase;
  readonly raw: { readonly value: Value; readonly baseline?: Value; readonly change?: number };
  readonly reason?: string;
}

export interface ProvenanceReport {
  readonly candidate: SideReport;
  readonly baseline?: SideReport & { readonly origin: string };
  /** How the baseline was found, or why it was not. */
  readonly baselineNotes: readonly string[];
  readonly fingerprint: string;
  readonly model?: string;
}

export interface SideReport {
  readonly files: readonly { readonly name: string; readonly format: string; readonly rows: number }[];
  /** "actual: gold (inferred)". */
  readonly columns: readonly { readonly role: string; readonly name: string; readonly inferred: boolean }[];
}
