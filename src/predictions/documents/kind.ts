import type { Source } from '../source.js';
import type { DocumentsRead } from './document.js';
import type { Sides } from './join.js';
import type { ReadWanted } from './wanted.js';

/** What answers are in one task: spans of entities, or sets of labels. The words of its messages, and what only it knows. */
export interface Kind<Answer> {
  /** What a record is called: "document", "example". */
  readonly one: string;
  readonly many: string;
  /** What is true of it: "gold spans". */
  readonly gold: string;
  /** How a record is written of which nothing is true, in a sentence. */
  readonly emptyAdvice: string;
  /** How files without ids are made whole where one has fewer than the other. */
  readonly cutAdvice: string;
  /** What a record without a prediction counts as. */
  readonly unanswered: Answer;
  /** What each of two answers has and the other lacks, in words; undefined where they are the same. */
  differences(one: Answer, other: Answer): readonly [one: string, other: string] | undefined;
  /** Plain data that is the same for the same answer. */
  plain(answer: Answer): readonly unknown[];
  /** What is wrong with an answer about a text of this length, of answers that speak of places in one. */
  outside?(answer: Answer, length: number): string | undefined;
  /** Why two files cannot be about the same, whatever their records hold. */
  contradiction?(one: DocumentsRead<Answer>, other: DocumentsRead<Answer>, sides: Sides): string | undefined;
  /** Reads the records of the files of one side. */
  read(sources: readonly Source[], wanted: ReadWanted): Promise<DocumentsRead<Answer>>;
}
