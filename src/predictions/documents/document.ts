import type { FileRead } from '../examples.js';
import type { Roles } from '../roles.js';
import type { Source } from '../source.js';

/** One record of a file whose answers are not one label: a sentence of a CoNLL file, a line of JSON, a row of a table. */
export interface Document<Answer> {
  /** Undefined where the file has no ids; then `row` names it. */
  readonly id: string | undefined;
  /** Counted from 0 over all files of its side. */
  readonly row: number;
  /** Where it begins, for messages. */
  readonly source: Source;
  readonly offset: number;
  /** Tokens, or UTF-16 units of its text: no span ends behind it. Undefined where the file has neither, and where nothing counts in it. */
  readonly length: number | undefined;
  /** The tokens, one a line, where the file has them: two files that are joined by order must be about the same. */
  readonly words: string | undefined;
  /** Undefined: no gold, and no prediction. An empty list is an answer like any other. */
  readonly gold: Answer | undefined;
  readonly predicted: Answer | undefined;
  /** Of a baseline that is a column of the same file. */
  readonly baseline: Answer | undefined;
  /** Only where `columns.text` asks for it. */
  readonly text: DocumentText | undefined;
  /** One a slice column of the config. */
  readonly slices: readonly string[];
}

/** What is shown of a document. `pieces` are what its spans count: tokens, code points, or UTF-16 units. */
export interface DocumentText {
  readonly text: string;
  readonly unit: 'token' | 'code point' | 'UTF-16 unit';
}

/** The documents of one side, in the order of its files. */
export interface DocumentsRead<Answer> {
  readonly documents: readonly Document<Answer>[];
  readonly files: readonly FileRead[];
  readonly roles: Roles;
  readonly nonFinite: number;
  /** The model that the files themselves name. */
  readonly model: string | undefined;
  /** Documents stand in an order of their own, by which they are joined where there are no ids: sentences of files of tags, and a slim copy of them. */
  readonly ordered: boolean;
  /** Labels that have a column of their own: they are classes whether they occur or not. */
  readonly declared?: readonly string[];
  /** Spans or labels that stood twice in one list, and were read once. */
  readonly repeated: number;
}

/** How a document is called in messages. */
export function nameOf({ id, row }: Pick<Document<unknown>, 'id' | 'row'>, one: string): string {
  return id === undefined ? `${one} ${row + 1}` : JSON.stringify(id);
}
