import type { TextSink } from '../slim.js';
import type { Label, LabelSetsRead } from './options.js';

/**
 * The slim copy of a run's label sets as JSON Lines, one example a line: id (where there are ids), gold, predicted, slices; no text. It is
 * tomorrow's baseline: the same reader reads it without configuration.
 */
export function writeSlimLabelSets({ documents }: Pick<LabelSetsRead, 'documents'>, sliceColumns: readonly string[], sink: TextSink): void {
  const encoder = new TextEncoder();
  for (const { document, gold, candidate } of documents) {
    const { id, slices, predicted } = document;
    const fields = [
      ...(id === undefined ? [] : [`"id":${JSON.stringify(id)}`]),
      `"gold":${listText(gold)}`,
      `"predicted":${predicted === undefined ? 'null' : listText(candidate)}`,
      ...(sliceColumns.length === 0 ? [] : [`"slices":{${sliceColumns.map((name, index) => `${JSON.stringify(name)}:${JSON.stringify(slices[index] ?? '')}`).join(',')}}`]),
    ];
    sink.write(encoder.encode(`{${fields.join(',')}}\n`));
  }
}

function listText(labels: readonly Label[]): string {
  return JSON.stringify(labels.map(({ type }) => type));
}
