import { baselineColumn } from './baseline-column.js';
import type { ExampleBatch } from './example-batch.js';
import type { ReadRequest } from './examples.js';
import type { ExampleStream } from './example-stream.js';
import type { FileSet } from './file-set.js';
import { duplicateIds, Findings } from './findings.js';
import { shown } from './formats/quoting.js';
import { readGold } from './gold-file.js';
import { ACTUAL, BASELINE, CANDIDATE, FIRST_SLICE, JoinedRows } from './joined-rows.js';
import { MISSING, NONE, UNLABELLED } from './label-forms.js';
import { pairWithFiles } from './pairing.js';
import type { CandidateRead } from './read-streamed.js';
import { BATCH_ROWS } from './row-batch.js';
import { NOWHERE } from './row-store.js';
import { readSide, type SideBatch } from './side.js';
import type { ScoreTable } from './scores/score-table.js';
import { pairedFiles } from './side-roles.js';

/** What was read of a candidate that had to wait for another file. */
export interface JoinedRead extends CandidateRead {
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
    withSideRows: request.scores !== undefined,
  });
  const goldFile = gold === undefined ? undefined : await readGold({ ...gold, sharedId: files.roles.id, unlabelled: request.unlabelled, parser: request.response?.actual }, stream.forms, rows);
  const { firstGold, ...candidate } = await readCandidate(files, request, stream, rows);
  const paired = pairedFiles(request);
  const compared = paired === undefined ? candidate : { ...candidate, ...(await pairWithFiles(paired, request, stream.forms, rows)) };
  const withoutPrediction = await passOn(rows, stream, compared.comparability.kind === 'paired', candidate.candidate.scores);
  return { ...compared, firstGold: goldFile?.first ?? firstGold, ...(goldFile !== undefined && { gold: goldFile.gold }), withoutPrediction, rows };
}

async function readCandidate(files: FileSet, request: ReadRequest, stream: ExampleStream, rows: JoinedRows): Promise<CandidateRead> {
  const { roles } = files;
  const column = baselineColumn(request, files);
  const duplicates = duplicateIds(roles.id ?? '', true);
  const withoutGold = new Findings(
    (count) => `${count} ${count === 1 ? 'prediction has' : 'predictions have'} an id that the gold file lacks`,
    'Every prediction needs a gold label. Is this the gold file of these predictions?',
  );
  const { store } = rows;
  const { side, places, firstGold, baselineProblems } = await readSide(
    {
      files,
      forms: stream.forms,
      sliceForms: stream.sliceForms,
      unlabelled: request.unlabelled,
      idNeeded: roles.id !== undefined,
      baselineColumn: column.name,
      parsers: { ...request.response, baseline: column.parser },
      scores: request.scores,
      findings: [duplicates, withoutGold],
    },
    (batch) => {
      const { size, ids, source, offsets, firstRow } = batch;
      if (firstRow === 0 && rows.hasIds && !rows.fromGold) store.expect(rowsExpected(files, batch));
      putAtHand(rows, batch);
      const left = keepRows(rows, batch, column.name !== undefined);
      rows.setSideRows('candidate', size, firstRow);
      for (let i = 0; left > 0 && i < size; i++) {
        // A row without an id is told as that.
        if (store.marked[i] === 0 || ids.lengths[i] === 0) continue;
        (rows.fromGold && store.places[i] === NOWHERE ? withoutGold : duplicates).add(source, offsets[i] as number, () => shown(ids.text(i)));
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

/** Finds or makes the rows that a batch belongs to: nowhere is an id that the gold file lacks, or that was there before. */
function putAtHand({ store, fromGold, hasIds }: JoinedRows, { ids, size }: SideBatch): void {
  if (fromGold) store.find(ids, size);
  else if (hasIds) store.add(ids, size);
  else store.append(ids, size);
}

/** How many rows belong nowhere, or to an id that the candidate has had already: the store marks them, and nothing is kept of them. */
function keepRows({ store, fromGold }: JoinedRows, { size, actual, predicted, baseline, slices }: SideBatch, withBaseline: boolean): number {
  const left = store.claim(CANDIDATE, size, predicted);
  if (!fromGold) store.setCodes(ACTUAL, size, actual);
  if (withBaseline) store.setCodes(BASELINE, size, baseline);
  slices.forEach((slice, index) => store.setCodes(FIRST_SLICE + index, size, slice));
  return left;
}

/** Passes the rows on as examples; how many of them the candidate says nothing of. */
async function passOn(rows: JoinedRows, stream: ExampleStream, compared: boolean, scores: ScoreTable | undefined): Promise<number> {
  const { store, hasIds } = rows;
  const columns = {
    actual: new Uint16Array(BATCH_ROWS),
    candidate: new Uint16Array(BATCH_ROWS),
    baseline: new Uint16Array(BATCH_ROWS).fill(NONE),
    slices: Array.from({ length: rows.slices }, () => new Uint16Array(BATCH_ROWS)),
    rows: new Uint32Array(BATCH_ROWS),
    sideRows: rows.withSideRows ? { candidate: new Uint32Array(BATCH_ROWS), baseline: new Uint32Array(BATCH_ROWS), scores } : undefined,
  };
  let withoutPrediction = 0;
  let row = 0;
  const cursor = store.cursor();
  for (let size = cursor.next(); size > 0; size = cursor.next()) {
    store.codes(ACTUAL, size, columns.actual);
    store.codes(CANDIDATE, size, columns.candidate);
    if (compared) store.codes(BASELINE, size, columns.baseline);
    columns.slices.forEach((slice, index) => store.codes(FIRST_SLICE + index, size, slice));
    if (columns.sideRows !== undefined) {
      rows.sideRows('candidate', size, columns.sideRows.candidate);
      rows.sideRows('baseline', size, columns.sideRows.baseline);
    }
    for (let i = 0; i < size; i++) {
      columns.rows[i] = row++;
      if (columns.candidate[i] !== NONE) continue;
      if (columns.actual[i] !== UNLABELLED) withoutPrediction++;
      settleMissing(columns, i, compared);
    }
    const wait = stream.emit({ size, ...columns, ids: hasIds ? store.ids(size) : undefined });
    if (wait !== undefined) await wait;
  }
  return withoutPrediction;
}

/** What the candidate lacks is missing there, and, where the baseline lacks it, too, in both. */
function settleMissing({ candidate, baseline, slices }: Pick<ExampleBatch, 'candidate' | 'baseline' | 'slices'>, i: number, compared: boolean): void {
  candidate[i] = MISSING;
  if (compared && baseline[i] === NONE) baseline[i] = MISSING;
  for (const slice of slices) slice[i] = MISSING;
}
