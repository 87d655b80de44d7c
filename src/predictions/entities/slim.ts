import type { TextSink } from '../slim.js';
import type { EntitiesRead } from './options.js';
import type { Span } from './span.js';

/**
 * The slim copy of a run's entities as JSON Lines, one document a line: id (where there are ids), length, gold, predicted, slices; no text. It is
 * tomorrow's baseline: the same reader reads it without configuration. Without ids the order of documents names them.
 */
export function writeSlimDocuments({ documents }: Pick<EntitiesRead, 'documents'>, sliceColumns: readonly string[], sink: TextSink): void {
  const encoder = new TextEncoder();
  for (const { document, gold, candidate } of documents) {
    const { id, length, slices, predicted } = document;
    const said = predicted === undefined ? 'null' : listText(candidate);
    const fields = [
      ...(id === undefined ? [] : [`"id":${JSON.stringify(id)}`]),
      `"length":${length ?? 'null'}`,
      `"gold":${listText(gold)}`,
      `"predicted":${said}`,
      ...(sliceColumns.length === 0 ? [] : [`"slices":{${sliceColumns.map((name, index) => `${JSON.stringify(name)}:${JSON.stringify(slices[index] ?? '')}`).join(',')}}`]),
    ];
    sink.write(encoder.encode(`{${fields.join(',')}}\n`));
  }
}

/** `[[0,17,"PER"]]`, as doccano and spaCy write spans. */
function listText(spans: readonly Span[]): string {
  return JSON.stringify(spans.map(({ start, end, type }) => [start, end, type]));
}
