import type { BaselineOrigin, TestSetEdit } from './outcome.js';
import type { MetricDefinition } from '../metrics/definition.js';
import type { Value } from '../metrics/value.js';
import type { Place, Problem } from '../problem.js';
import type { Chance } from '../thresholds/chance.js';
import type { Policy } from '../thresholds/policy.js';
import type { Conclusion, VerdictState } from '../thresholds/verdict.js';
import type { ConfigChange } from './config-changes.js';
import type { Phrase } from './phrase.js';

/** The version of report.json: raised when a field changes its meaning or goes. */
export const REPORT_VERSION = 1;

/** Everything a run found out, once; Markdown, JSON and the terminal only arrange it. No renderer compares a number with a bound. */
export interface Report {
  readonly conclusion: Conclusion;
  /** One line: what a person reads in a list of checks. */
  readonly summary: Phrase;
  /** What was wrong outside of any evaluation, such as the config. */
  readonly problems: readonly Problem[];
  readonly evaluations: readonly EvaluationReport[];
  readonly run: RunReport;
  /** Present when the change edits its own config. */
  readonly guard?: GuardReport;
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
  /** The day of the run in UTC, as in 2026-11-26. It is in no file: the same predictions give the same report. */
  readonly day?: string;
}

export interface EvaluationReport {
  readonly name: string;
  /** Branches that keep its predictions, where this is a run to be kept. */
  readonly history: readonly string[];
  /** The name stands in headings only where there are several. */
  readonly named: boolean;
  readonly conclusion: Conclusion;
  /** How loudly it is told: a pass may warn, and what cannot be decided may be made to count. */
  readonly tone: Tone;
  /** "1 of 4 thresholds failed". */
  readonly status: string;
  /** The worst thing, in integers: the alert of the comment. Undefined when nothing is wrong. */
  readonly headline: Headline | undefined;
  readonly problems: readonly Problem[];
  /** What a reader must know to read the numbers: first run, merged labels, left out rows. The most important first. */
  readonly notices: readonly Phrase[];
  /** What the change did to its test set; changes are then of the model alone, and bounds on values of the test set as it is now. */
  readonly testSet?: TestSetEdit;
  readonly thresholds: readonly ThresholdReport[];
  /** Thresholds that cannot see much with this much data. */
  readonly cautions: readonly Phrase[];
  /** Absent when the predictions could not be read. */
  readonly measured?: MeasuredReport;
}

/** What a change does to its own gate, and what the config says that does not count. */
export interface GuardReport {
  /** Whose config counts: that of the change, or of the commit where it began. */
  readonly counts: 'head' | 'base';
  /** The commit where the change began. */
  readonly base: string;
  readonly changes: readonly ConfigChange[];
  /** By the other config; absent where it cannot be read. */
  readonly other?: { readonly conclusion: Conclusion; readonly summary: Phrase };
  /** Why the config of the base says nothing. */
  readonly problem?: string;
}

/** `bad` is red, `warning` wants a look, `note` is to be known, `good` needs no word. */
export type Tone = 'bad' | 'warning' | 'note' | 'good';

/** "False negatives of `spam` rose 31 → 34", then "(allowed +0): 14 newly missed, 11 newly caught, of 299 `spam` examples". */
export interface Headline {
  readonly claim: Phrase;
  /** With the blank or the colon that parts it from the claim. */
  readonly evidence: Phrase;
}

export interface MeasuredReport {
  readonly classes: readonly string[];
  readonly positive?: string;
  readonly examples: number;
  /** What the matrix counts, and what examples are called: entities are found in documents, any number of labels in an example. */
  readonly counts: 'examples' | 'entities' | 'labels';
  /** Of entities what stands where one was missed, when it overlaps; of labels what an example had instead of one. */
  readonly overlaps?: readonly OverlapReport[];
  /** Of entities the same in a sentence; empty where nothing overlaps. */
  readonly overlapWords: Phrase;
  /** Which confusion costs most; empty without costs. */
  readonly costWords: Phrase;
  /** What the scores say beside their numbers; empty without. */
  readonly scoreWords: Phrase;
  /** "all paired", "2,180 of 2,230 paired", "not paired with the baseline", "no baseline". */
  readonly comparison: Phrase;
  readonly compared: boolean;
  readonly matrix: MatrixReport;
  /** Every cell of the matrix that is not zero; in report.json only. */
  readonly cells: readonly ConfusionReport[];
  /** The changed or most frequent confusions, for matrices too large to read. */
  readonly confusions: ConfusionList;
  readonly flips: readonly FlipGroup[];
  /** Replies in which no label was found. Absent where there are none, and where the config does not want them shown. */
  readonly unparsed?: UnparsedReport;
  readonly perClass: readonly ClassReport[];
  /** Every metric of the whole matrix. */
  readonly metrics: readonly MetricReport[];
  /** Every metric that has averages over the classes. */
  readonly averages: readonly AveragesReport[];
  /** Every metric of every class, in the order of `classes`. */
  readonly classMetrics: readonly { readonly name: string; readonly metrics: readonly MetricReport[] }[];
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
  /** No other cell pays more. */
  readonly costliest?: true;
}

/** A matrix as it is shown: all of it, or the most confused classes with the rest summed up. Rows are actual, columns predicted. */
export interface MatrixReport {
  /** All classes are shown. */
  readonly complete: boolean;
  /**
   * First the classes, in the order of the rows. Outcome columns are called `(missing)`; the one that sums up the classes left out is "elsewhere".
   * Of label sets there are no classes among them: no label is taken for another, and each has a table of its own, in its row.
   */
  readonly columns: readonly { readonly name: string; readonly kind: 'class' | 'outcome' | 'elsewhere'; readonly precision?: NumberReport }[];
  readonly rows: readonly MatrixRowReport[];
  /** Of entities: what was predicted where nothing is, by its type. Of label sets that is a column. */
  readonly spurious?: { readonly name: string; readonly cells: readonly CellReport[] };
  /** Of label sets: all labels together, each counting as often as it occurs. */
  readonly total?: MatrixRowReport;
  /** What the corner says: accuracy, or of entities and labels F1 (micro). */
  readonly overall: OverallReport;
}

export interface MatrixRowReport {
  readonly name: string;
  readonly cells: readonly CellReport[];
  readonly support: number;
  readonly recall: NumberReport;
  /** Of label sets, which have no columns of classes. */
  readonly precision?: NumberReport;
  readonly f1?: NumberReport;
}

/** The one number of a matrix, with its name. */
export interface OverallReport extends NumberReport {
  readonly title: string;
}

/** A number with its change. `value.defined` false carries the reason. */
export interface NumberReport {
  readonly unit: MetricDefinition['unit'];
  readonly value: Value;
  readonly change?: number;
}

/** One cell of the matrix, by name; `predicted` may be an outcome. */
export interface ConfusionReport {
  readonly actual: string;
  readonly predicted: string;
  readonly count: number;
  readonly baseline?: number;
  readonly change?: number;
}

/** Gold entities of a type that are missed and overlapped by a predicted one, by its type: the same type has wrong boundaries only. */
export interface OverlapReport {
  readonly actual: string;
  readonly predicted: string;
  readonly count: number;
  readonly change?: number;
}

export interface ConfusionList {
  /** `changed`: those that grew most, then those that shrank most; `frequent`: the most frequent, because nothing changed or there is nothing to compare with. */
  readonly by: 'changed' | 'frequent';
  readonly pairs: readonly ConfusionReport[];
}

export interface FlipGroup {
  /** "newly missed", "newly caught", "new false alarms", … in the number of `count`. */
  readonly title: string;
  /** What the group is about, as in "baseline `spam`, now `ham`". */
  readonly description: Phrase;
  readonly direction: 'newly_wrong' | 'newly_right';
  readonly count: number;
  /** All of them moved alike, which the description then says in full. */
  readonly uniform: boolean;
  /** Named examples, at most `NAMED_PER_GROUP`, by id. */
  readonly examples: readonly FlipReport[];
}

export interface FlipReport {
  /** Absent where there are no ids. */
  readonly id?: string;
  /** Row of the candidate's files, from 1. */
  readonly row: number;
  readonly text?: string;
  /** Of an entity: where it stands in its document, in tokens or characters, the end exclusive. */
  readonly place?: readonly [start: number, end: number];
  readonly actual: string;
  readonly baseline: string;
  readonly candidate: string;
  /** What both models gave the positive class, or without one the actual class. */
  readonly score?: { readonly baseline?: number; readonly candidate?: number };
}

export interface UnparsedReport {
  /** How many, repeated ones included. */
  readonly replies: number;
  /** The most frequent of them, each once. */
  readonly shown: readonly { readonly text: string; readonly reason: string; readonly count: number }[];
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

export interface MetricReport extends NumberReport {
  readonly key: string;
  /** In words, without its class or average. */
  readonly title: string;
  readonly baseline?: Value;
}

/** The averages of one metric. */
export interface AveragesReport {
  readonly title: string;
  readonly macro: MetricReport;
  /** Absent where the metric has none. */
  readonly micro?: MetricReport;
  readonly weighted: MetricReport;
  /** Of label sets. */
  readonly samples?: MetricReport;
}

export interface SliceReport {
  readonly column: string;
  readonly values: readonly { readonly value: string; readonly examples: number; readonly overall: OverallReport }[];
}

export interface ThresholdReport {
  /** `recall[spam] max_drop 0.01`: names the threshold in outputs and messages. */
  readonly key: string;
  readonly words: Phrase;
  readonly state: VerdictState;
  readonly severity: 'fail' | 'warn';
  readonly policy: Policy;
  /** The unit of its metric, and whether a drop of it is what the bound forbids. */
  readonly unit: MetricDefinition['unit'];
  readonly shrinks: boolean;
  /** "waived until 2026-12-31 by `alice`: `new labels`". */
  readonly waiver?: Phrase;
  readonly reason?: string;
  readonly place?: Place;
  /** What became of the worst member; absent when nothing was measured. */
  readonly outcome?: OutcomeReport;
  readonly members: readonly MemberReport[];
}

export interface OutcomeReport {
  readonly subject: Phrase;
  /** "rose 31 → 34", "is 88.6 %, below 90 %". */
  readonly happened: Phrase;
  /** " (allowed +0)", or nothing. */
  readonly allowed: Phrase;
}

export interface MemberReport {
  readonly key: string;
  readonly subject: Phrase;
  readonly label?: string;
  /** So many small classes together. */
  readonly pooled?: number;
  readonly slice?: { readonly column: string; readonly value: string };
  readonly state: 'pass' | 'fail' | 'inconclusive' | 'too_few' | 'error';
  /** Formatted with as many decimals as the verdict needs; `baseline` and `change` are empty where there are none. */
  readonly shown: { readonly value: string; readonly baseline: string; readonly change: string };
  readonly value: Value;
  readonly baseline?: Value;
  readonly change?: number;
  readonly support: number;
  /** What chance says of the change. */
  readonly chance?: Chance;
  /** Of a value with an absolute bound. */
  readonly interval?: { readonly lower: number; readonly upper: number };
  /** Behind the number: "14 newly missed, 11 newly caught". */
  readonly evidence: Phrase;
  readonly reason?: string;
}

export interface ProvenanceReport {
  readonly candidate: SideReport;
  /** Gold labels of a file of their own. */
  readonly gold?: SideReport;
  /** `origin`: where it came from, in words. */
  readonly baseline?: SideReport & { readonly origin: Phrase; readonly from: BaselineOrigin };
  readonly fingerprint: string;
  readonly model?: string;
}

export interface SideReport {
  readonly files: readonly { readonly name: string; readonly format: string; readonly rows: number }[];
  /** "actual: gold (inferred)". */
  readonly columns: readonly { readonly role: string; readonly name: string; readonly inferred: boolean }[];
  /** The fingerprint of the parser that made labels of replies. */
  readonly parser?: string;
}
