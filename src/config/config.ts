import type { BaselineSource } from './baseline-source.js';
import type { Place } from '../problem.js';
import type { CostTable } from '../matrix/costs.js';
import type { FormatChoice } from '../predictions/formats/format.js';
import type { Task } from '../metrics/definition.js';
import type { LabelSetOptions } from '../predictions/multilabel/options.js';
import type { Reading } from '../predictions/entities/scheme.js';
import type { ColumnOptions, ExamplesPolicy, PairBy } from '../predictions/options.js';
import type { RepeatOptions } from '../predictions/repeats/options.js';
import type { ScoreOptions } from '../predictions/scores/options.js';
import type { ResponseOptions } from '../predictions/responses/step.js';
import type { ChanceOptions } from '../thresholds/policy.js';
import type { Threshold } from '../thresholds/threshold.js';
import type { Waiver } from '../thresholds/waiver.js';

/** One evaluation of the config, decoded: every key has its value or its default. */
export interface EvaluationConfig {
  /** `default` when the keys stand at the top level. Safe as a file name. */
  readonly name: string;
  /** Paths and globs; at least one. */
  readonly predictions: readonly string[];
  readonly format?: FormatChoice;
  /** The predictions must be exactly that many files. */
  readonly shards?: number;
  readonly task: Task;
  /** How tags are read, and whether spans of one document may overlap. Present with `task: entities`. */
  readonly entities?: { readonly reading: Reading; readonly nested: boolean };
  /** How sets of labels are read. Present with `task: multilabel`. */
  readonly multilabel?: LabelSetOptions;
  readonly columns: ColumnOptions;
  /** Absent: predictions are labels as they stand. Its column is `columns.predicted`. */
  readonly response?: ResponseOptions;
  /** Tried in order; empty when no baseline is configured. */
  readonly baseline: readonly BaselineSource[];
  /** Order and closed set of the classes; absent: the union of what occurs. */
  readonly labels?: readonly string[];
  readonly ordered: boolean;
  /** What `columns.scores` are. Present with them. */
  readonly scores?: ScoreOptions;
  /** The same id several times is one example with several answers. */
  readonly repeats?: RepeatOptions;
  /** What confusions cost. */
  readonly costs?: CostTable;
  readonly positive?: string;
  readonly pairBy: PairBy;
  readonly examples: ExamplesPolicy;
  readonly unlabelled: 'error' | 'drop';
  readonly minExamples: number;
  readonly minSupport: number;
  /** How chance is asked. */
  readonly chance: ChanceOptions;
  readonly uniqueIds: boolean;
  readonly onMissingBaseline: 'skip' | 'error';
  readonly onInconclusive: 'notice' | 'warn' | 'fail';
  readonly onNoPredictions: 'error' | 'skip';
  /** Free words that name the model, shown under provenance. */
  readonly model?: string;
  /** Absent: nothing is gated, which is said. Never empty. */
  readonly thresholds?: readonly Threshold[];
  /** What may fail for a while. */
  readonly waivers: readonly Waiver[];
  /** Where the evaluation begins in the config file. */
  readonly place?: Place;
}

/** The decoded config. Never without an evaluation. */
export interface Config {
  /** The config file, relative to the workspace; absent when the run was configured by inputs alone. */
  readonly file?: string;
  readonly evaluations: readonly EvaluationConfig[];
  /** One evaluation written at the top level: its name is not shown. */
  readonly single: boolean;
}
