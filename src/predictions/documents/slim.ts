import type { TextSink } from '../slim.js';
import type { Judged, JudgedRead } from './read-judged.js';

/** What a slim copy says of a document in the way of its kind. */
export interface SlimKind<Answer> {
  /** Fields of its own, as JSON. */
  readonly own: (document: Judged<Answer>['document']) => readonly string[];
  readonly answer: (answer: Answer) => string;
}

/**
 * The slim copy of a run's documents as JSON Lines, one a line: id (where there are ids), what the kind says, gold, predicted, slices; no text. It is
 * tomorrow's baseline: the same reader reads it without configuration. Without ids the order of documents names them.
 */
export async function writeSlimDocuments<Answer>({ documents }: Pick<JudgedRead<Answer>, 'documents'>, { own, answer }: SlimKind<Answer>, sliceColumns: readonly string[], sink: TextSink): Promise<void> {
  const encoder = new TextEncoder();
  for (const { document, gold, candidate } of documents) {
    const { id, slices, predicted } = document;
    const fields = [
      ...(id === undefined ? [] : [`"id":${JSON.stringify(id)}`]),
      ...own(document),
      `"gold":${answer(gold)}`,
      `"predicted":${predicted === undefined ? 'null' : answer(candidate)}`,
      ...(sliceColumns.length === 0 ? [] : [`"slices":{${sliceColumns.map((name, index) => `${JSON.stringify(name)}:${JSON.stringify(slices[index] ?? '')}`).join(',')}}`]),
    ];
    sink.write(encoder.encode(`{${fields.join(',')}}\n`));
    const wait = sink.busy;
    if (wait !== undefined) await wait;
  }
}
