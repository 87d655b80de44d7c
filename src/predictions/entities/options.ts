import type { Document, DocumentsRead } from '../documents/document.js';
import type { JudgedRead } from '../documents/read-judged.js';
import type { ReadWanted } from '../documents/wanted.js';
import type { Reading } from './scheme.js';
import type { Span } from './span.js';

/** What is asked of the files of one side. */
export interface DocumentsWanted extends ReadWanted {
  readonly reading: Reading;
  /** Spans of one list may overlap, as nested entities do. */
  readonly nested: boolean;
}

/** A sentence of a CoNLL file, or a line of JSON, with the entities that every side sees in it. */
export type EntityDocument = Document<readonly Span[]>;
export type EntityDocuments = DocumentsRead<readonly Span[]>;
export type EntitiesRead = JudgedRead<readonly Span[]>;
