import type { Comparability, GoldRead, ReadRequest, SideRead } from './examples.js';
import { baselineColumn } from './baseline-column.js';
import { NO_ROW, type ExampleBatch } from './example-batch.js';
import type { ExampleStream } from './example-stream.js';
import type { FileSet } from './file-set.js';
import { duplicateIds } from './findings.js';
import { shown } from './formats/quoting.js';
import type { FirstGold } from './gold-labels.js';
import { BATCH_ROWS } from './row-batch.js';
import type { RowPlaces } from './row-places.js';
import { NOWHERE, RowStore } from './row-store.js';
import { readSide, type SideBatch } from './side.js';

/** What the candidate's files gave, whichever way they were read. */
export interface CandidateRead {
  readonly candidate: SideRead;
  readonly baseline?: SideRead;
  readonly comparability: Comparability;
  readonly firstGold: FirstGold;
  /** Of a gold file. */
  readonly gold?: GoldRead;
  /** Where the examples stand in the candidate's files; undefined where the gold file numbers them. */
  readonly places: RowPlaces | undefined;
}

/** Nothing has to wait for another file: every record is an example at once. */
export async function readStreamed(files: FileSet, request: ReadRequest, stream: ExampleStream): Promise<CandidateRead> {
  const { id } = files.roles;
  const column = baselineColumn(request, files);
  // Without a baseline nobody relies on ids.
  const seen = id !== undefined && (request.uniqueIds || request.baseline !== undefined) ? new RowStore(0) : undefined;
  const duplicates = duplicateIds(id ?? '', true);
  const rows = new Uint32Array(BATCH_ROWS);
  const noRows = new Uint32Array(BATCH_ROWS).fill(NO_ROW);
  const { side, places, firstGold, baselineProblems } = await readSide(
    { files, forms: stream.forms, sliceForms: stream.sliceForms, unlabelled: request.unlabelled, idNeeded: seen !== undefined, baselineColumn: column.name, parsers: { ...request.response, baseline: column.parser }, scores: request.scores, findings: [duplicates] },
    (batch) => {
      const { size, ids, source, offsets, firstRow } = batch;
      if (seen !== undefined) {
        seen.add(ids, size);
        for (let i = 0; i < size; i++) if (seen.places[i] === NOWHERE && ids.lengths[i] !== 0) duplicates.add(source, offsets[i] as number, () => shown(ids.text(i)));
      }
      for (let i = 0; i < size; i++) rows[i] = firstRow + i;
      const sideRows = request.scores === undefined ? undefined : { candidate: rows.slice(), baseline: noRows, scores: batch.scores };
      // The file gives way by itself.
      void stream.emit({ ...exampleBatch(batch, id === undefined ? undefined : ids, rows), sideRows });
    },
  );
  return { candidate: side, firstGold, places, ...column.compared(side, baselineProblems) };
}

function exampleBatch({ size, actual, predicted, baseline, slices, counts }: SideBatch, ids: ExampleBatch['ids'], rows: Uint32Array): ExampleBatch {
  return { size, actual, candidate: predicted, baseline, slices, ids, rows, counts };
}
