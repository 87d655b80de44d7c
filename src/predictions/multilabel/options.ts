import type { Document, DocumentsRead } from '../documents/document.js';
import type { JudgedRead } from '../documents/read-judged.js';
import type { FormatId } from '../formats/format.js';

/** The formats that sets of labels are read from. */
export const LABEL_SET_FORMATS: readonly FormatId[] = ['csv', 'tsv', 'json', 'jsonl', 'parquet'];

/** One label of a set. */
export interface Label {
  readonly type: string;
}

/** How sets of labels are read. */
export interface LabelSetOptions {
  /** What stands between labels that are written as one text: `|`. Without it a text must be a list. */
  readonly separator?: string;
  /** The closed set of the config. */
  readonly labels?: readonly string[];
}

/** An example with the labels that every side gives it. */
export type LabelledExample = Document<readonly Label[]>;
export type LabelledExamples = DocumentsRead<readonly Label[]>;
export type LabelSetsRead = JudgedRead<readonly Label[]>;
