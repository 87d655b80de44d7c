import { baselineColumn } from './baseline-column.js';
import type { ExampleBatch } from './example-batch.js';
import type { GoldRead, ReadRequest } from './examples.js';
import type { ExampleStream } from './example-stream.js';
import type { FileSet } from './file-set.js';
import { duplicateIds, Findings } from './findings.js';
import { shown } from './formats/quoting.js';
import { readGold } from './gold-file.js';
import { IdColumn } from './id-column.js';
import { ACTUAL, BASELINE, CANDIDATE, FIRST_SLICE, JoinedRows } from './joined-rows.js';
import { MISSING, NONE } from './label-forms.js';
import { pairWithFiles } from './pairing.js';
import type { CandidateRead } from './read-streamed.js';
import { BATCH_ROWS } from './row-batch.js';
import { NOWHERE, type Place } from './row-store.js';
import { readSide, type SideBatch } from './side.js';
import { pairedFiles } from './side-roles.js';

/** What was read of a candidate that had to wait for another file. */
export interface JoinedRead extends CandidateRead {
  readonly gold?: GoldRead;
  /** Gold ids that the candidate's files lack. */
  readonly withoutPrediction: number;
  readonly rows: JoinedRows;
}

/** Rows wait for gold or for the baseline: they are kept as columns of codes, joined, and then passed on in order. */
export async function readJoined(files: FileSet, request: ReadRequest, stream: ExampleStream): Promise<JoinedRead> {
  const { gold, pairBy } = request;
  const rows = new JoinedRows({
    byOrder: gold === undefined && pairBy === 'order',
    fromGold: gold !== undefined,
    hasIds: gold !== undefined || files.roles.id !== undefined,
    slices: stream.sliceForms.length,
  });
  const goldFile = gold === undefined ? undefined : await readGold({ ...gold, sharedId: files.roles.id, unlabelled: request.unlabelled, parser: request.response?.actual }, stream.forms, rows);
  const { firstGold, ...candidate } = await readCandidate(files, request, stream, rows);
  const paired = pairedFiles(request);
  const compared = paired === undefined ? candidate : { ...candidate, ...(await pairWithFiles(paired, request, stream.forms, rows)) };
  const withoutPrediction = passOn(rows, stream, compared.comparability.kind === 'paired');
  return { ...compared, firstGold: goldFile?.first ?? firstGold, ...(goldFile !== undefined && { gold: goldFile.gold }), withoutPrediction, rows };
}

async function readCandidate(files: FileSet, request: ReadRequest, stream: ExampleStream, rows: JoinedRows): Promise<CandidateRead> {
  const { roles } = files;
  const column = baselineColumn(request, files);
  const duplicates = duplicateIds(roles.id ?? '');
  const withoutGold = new Findings(
    (count) => `${count} ${count === 1 ? 'prediction has' : 'predictions have'} an id that the gold file lacks`,
    'Every prediction needs a gold label. Is this the gold file of these predictions?',
  );
  const at = new Uint32Array(BATCH_ROWS);
  const { side, places, firstGold, baselineProblems } = await readSide(
    {
      files,
      forms: stream.forms,
      sliceForms: stream.sliceForms,
      unlabelled: request.unlabelled,
      idNeeded: roles.id !== undefined,
      baselineColumn: column.name,
      parsers: { ...request.response, baseline: column.parser },
      findings: [duplicates, withoutGold],
    },
    (batch) => {
      const { size, ids, source, offsets, firstRow } = batch;
      if (firstRow === 0 && rows.hasIds && !rows.fromGold) rows.store.expect(rowsExpected(files, batch));
      placeRows(rows, batch, at);
      for (let i = 0; i < size; i++) {
        const place = at[i] as Place;
        if (place !== NOWHERE && !rows.hasCandidate(place)) keepRow(rows, place, batch, i, column.name !== undefined);
        // A row without an id is told as that.
        else if (ids.lengths[i] !== 0) (rows.fromGold && place === NOWHERE ? withoutGold : duplicates).add(source, offsets[i] as number, () => shown(ids.text(i)));
      }
    },
  );
  return { candidate: side, firstGold, places: rows.fromGold ? undefined : places, ...column.compared(side, baselineProblems) };
}

/** How many rows all files will have, by the first of them. Compressed files have more; then the store grows. */
function rowsExpected({ files }: FileSet, { size, offsets }: SideBatch): number {
  if (size < BATCH_ROWS) return size;
  const bytes = files.reduce((sum, { source }) => sum + (source.size ?? 0), 0);
  return Math.ceil((bytes / ((offsets[size - 1] as number) - (offsets[0] as number))) * (size - 1));
}

/** Where the rows of a batch belong; `NOWHERE` for an id that the gold file lacks, or that was there before. */
function placeRows({ store, fromGold, hasIds }: JoinedRows, { ids, size }: SideBatch, places: Uint32Array): void {
  if (fromGold) store.find(ids, size, places);
  else if (hasIds) store.add(ids, size, places);
  else store.append(ids, size, places);
}

function keepRow({ store, fromGold, slices }: JoinedRows, place: Place, batch: SideBatch, i: number, withBaseline: boolean): void {
  if (!fromGold) store.set(place, ACTUAL, batch.actual[i] as number);
  store.set(place, CANDIDATE, batch.predicted[i] as number);
  if (withBaseline) store.set(place, BASELINE, batch.baseline[i] as number);
  for (let slice = 0; slice < slices; slice++) store.set(place, FIRST_SLICE + slice, (batch.slices[slice] as Uint16Array)[i] as number);
}

/** Passes the rows on as examples; how many of them the candidate says nothing of. */
function passOn(rows: JoinedRows, stream: ExampleStream, compared: boolean): number {
  const { store } = rows;
  const ids = rows.hasIds ? new IdColumn(BATCH_ROWS) : undefined;
  const batch: ExampleBatch = {
    size: 0,
    actual: new Uint16Array(BATCH_ROWS),
    candidate: new Uint16Array(BATCH_ROWS),
    baseline: new Uint16Array(BATCH_ROWS),
    slices: Array.from({ length: rows.slices }, () => new Uint16Array(BATCH_ROWS)),
    ids,
    rows: new Uint32Array(BATCH_ROWS),
  };
  const emit = (): void => {
    stream.emit(batch);
    batch.size = 0;
    ids?.clear();
  };
  let withoutPrediction = 0;
  let row = 0;
  const cursor = store.cursor();
  for (let place = cursor.next(); place !== NOWHERE; place = cursor.next()) {
    const known = rows.hasCandidate(place);
    if (!known && rows.isLabelled(place)) withoutPrediction++;
    const i = batch.size++;
    batch.actual[i] = store.get(place, ACTUAL);
    batch.candidate[i] = known ? store.get(place, CANDIDATE) : MISSING;
    // An example that neither side has is missing in both.
    batch.baseline[i] = !compared ? NONE : known || rows.hasBaseline(place) ? store.get(place, BASELINE) : MISSING;
    for (let slice = 0; slice < rows.slices; slice++) (batch.slices[slice] as Uint16Array)[i] = known ? store.get(place, FIRST_SLICE + slice) : MISSING;
    batch.rows[i] = row++;
    if (ids !== undefined) store.copyId(place, ids, i);
    if (batch.size === BATCH_ROWS) emit();
  }
  if (batch.size > 0) emit();
  return withoutPrediction;
}
