import type { Problem } from '../problem.js';
import type { ExampleBatch } from './example-batch.js';
import type { FileSet } from './file-set.js';
import type { FormatChoice } from './formats/format.js';
import type { LabelForms } from './label-forms.js';
import type { LabelSet } from './label-set.js';
import type { ColumnOptions, ExamplesPolicy, GoldFile, PairBy, PredictionsOptions } from './options.js';
import type { UnparsedReply } from './responses/unparsed-replies.js';
import type { SideParsers } from './response-parsers.js';
import type { RepeatOptions } from './repeats/options.js';
import type { RunsRead } from './repeats/read-repeated.js';
import type { ResponseParser } from './responses/parser.js';
import type { Roles } from './roles.js';
import type { RowPlaces } from './row-places.js';
import type { ScoreOptions } from './scores/options.js';
import type { ScoreTable } from './scores/score-table.js';
import type { Source } from './source.js';

/** Takes examples as they are read; who has many more of them at hand waits for what it returns, if anything. */
export type OnExamples = (batch: ExampleBatch, vocabulary: Vocabulary) => Promise<void> | undefined;

/** The baseline as asked for: a column of the candidate's file, or files. */
export type BaselineRequest = BaselineColumnRequest | BaselineFiles;

export interface BaselineColumnRequest {
  readonly kind: 'column';
  readonly column: string;
  readonly response?: ResponseParser | 'none' | undefined;
}

export interface BaselineFiles {
  readonly kind: 'files';
  readonly sources: readonly Source[];
  readonly format?: FormatChoice | undefined;
  /** Its own columns where they differ from the candidate's. */
  readonly columns?: ColumnOptions | undefined;
  /** What reads its replies, where that is not what reads the candidate's; `none` where they are labels. */
  readonly response?: ResponseParser | 'none' | undefined;
}

export interface ReadRequest {
  readonly sources: readonly Source[];
  readonly options: PredictionsOptions;
  /** The gold file, when `columns.actual` names one. */
  readonly gold?: { readonly sources: readonly Source[]; readonly options: GoldFile } | undefined;
  readonly baseline?: BaselineRequest | undefined;
  /** What reads the columns of the candidate and of gold, where they hold replies; `columns.predicted` is named then. */
  readonly response?: SideParsers | undefined;
  readonly pairBy: PairBy;
  readonly examples: ExamplesPolicy;
  readonly unlabelled: 'error' | 'drop';
  /** Whose gold labels count where those of candidate and baseline differ; by default nobody's. With `baseline` only examples that it has are read. */
  readonly goldOf?: 'baseline' | undefined;
  readonly uniqueIds: boolean;
  /** Where the scores of the candidate stand, and what they are. */
  readonly scores?: ScoreOptions | undefined;
  /** The same id several times is one example with several answers. */
  readonly repeats?: RepeatOptions | undefined;
  /** The closed label set of the config. */
  readonly labels?: readonly string[] | undefined;
}

/** What became of a test set: examples with other gold labels than before, and those that are new or gone. */
export interface TestSetChanges {
  readonly relabelled: number;
  readonly added: number;
  readonly removed: number;
}

/** Whether candidate and baseline can be compared, and on what. `testSet`: under `goldOf`. */
export type Comparability =
  | { readonly kind: 'none' }
  | { readonly kind: 'paired'; readonly by: 'id' | 'order' | 'column'; readonly onlyCandidate: number; readonly onlyBaseline: number; readonly testSet?: TestSetChanges }
  | { readonly kind: 'unpaired' }
  /** The baseline could not be read, or speaks of other examples. `otherTestSet`: only because examples are new, or have other gold labels than there. */
  | { readonly kind: 'incomparable'; readonly problems: readonly Problem[]; readonly otherTestSet?: boolean };

/** One file as it was read: for provenance. */
export interface FileRead {
  readonly name: string;
  readonly format: string;
  readonly records: number;
}

/** One side as it was read: for provenance. */
export interface SideRead {
  readonly files: readonly FileRead[];
  readonly roles: Roles;
  /** Bare NaN and Infinity in JSON, taken as null. */
  readonly nonFinite: number;
  /** The fingerprint of the parser that made its labels of replies, here or in the run that left the file. Absent where labels are as they stood. */
  readonly parser?: string;
  /** Replies in which no label was found, and the most frequent of them. Absent where labels are as they stood. */
  readonly unparsed?: { readonly replies: number; readonly shown: readonly UnparsedReply[] };
  /** In the order of its rows. Absent where none are read. */
  readonly scores?: ScoreTable;
}

/** The gold file as it was read, and the columns used. */
export interface GoldRead {
  readonly files: readonly FileRead[];
  readonly id: string;
  readonly column: string;
}

/** The texts behind the codes of examples, known from the first example on. */
export interface Vocabulary {
  readonly forms: LabelForms;
  /** One a slice column. */
  readonly sliceForms: readonly LabelForms[];
}

export interface ExamplesRead extends Vocabulary {
  readonly labelSet: LabelSet;
  /** The candidate's labelled examples. */
  readonly examples: number;
  /** Rows without gold that `unlabelled: drop` left out. */
  readonly dropped: number;
  /** Gold ids without a prediction, counted as `(missing)`. */
  readonly withoutPrediction: number;
  readonly comparability: Comparability;
  /** The model that the candidate's files name themselves, in a column `model`. */
  readonly model?: string;
  /** Of ids and gold labels, whatever their order. */
  readonly fingerprint: string;
  readonly candidate: SideRead;
  /** Absent without one, and for a column of the candidate's file that cannot be read. */
  readonly baseline?: SideRead;
  /** Present when gold stands in a file of its own. */
  readonly gold?: GoldRead;
  /** Where examples have several answers: how many units of the joint table an example is, and how often the candidate was run. */
  readonly unit?: number;
  readonly runs?: RunsRead;
  /** The candidate's files, for a second look at the texts that are shown. */
  readonly files: FileSet;
  readonly places: RowPlaces | undefined;
}
