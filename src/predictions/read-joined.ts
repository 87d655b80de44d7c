import { HashPair } from './byte-hash.js';
import { baselineColumn } from './baseline-column.js';
import type { GoldRead, ReadRequest } from './examples.js';
import type { ExampleStream } from './example-stream.js';
import type { FileSet } from './file-set.js';
import { duplicateIds, Findings } from './findings.js';
import { shown } from './formats/quoting.js';
import { readGold } from './gold-file.js';
import { JoinedRows } from './joined-rows.js';
import { MISSING, NONE } from './label-forms.js';
import { pairWithFiles } from './pairing.js';
import type { CandidateRead } from './read-streamed.js';
import { idText, readSide, type SideRecord } from './side.js';
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
  const rows = new JoinedRows({ byOrder: gold === undefined && pairBy === 'order', fromGold: gold !== undefined, slices: stream.sliceForms.length });
  const goldFile = gold === undefined ? undefined : await readGold({ ...gold, sharedId: files.roles.id, unlabelled: request.unlabelled }, stream.forms, rows);
  rows.size = rows.ids.size;
  const { firstGold, ...candidate } = await readCandidate(files, request, stream, rows);
  const paired = pairedFiles(request);
  const compared = paired === undefined ? candidate : { ...candidate, ...(await pairWithFiles(paired, request, stream.forms, rows)) };
  const withoutPrediction = passOn(rows, stream, compared.comparability.kind === 'paired');
  return { ...compared, firstGold: goldFile?.first ?? firstGold, ...(goldFile !== undefined && { gold: goldFile.gold }), withoutPrediction, rows };
}

async function readCandidate(files: FileSet, request: ReadRequest, stream: ExampleStream, rows: JoinedRows): Promise<CandidateRead> {
  const { roles } = files;
  const column = baselineColumn(request.baseline, files);
  const duplicates = duplicateIds(roles.id ?? '');
  const withoutGold = new Findings(
    (count) => `${count} ${count === 1 ? 'prediction has' : 'predictions have'} an id that the gold file lacks`,
    'Every prediction needs a gold label. Is this the gold file of these predictions?',
  );
  const place = placing(rows, roles.id !== undefined);
  const { side, firstGold, baselineProblems } = await readSide(
    {
      files,
      forms: stream.forms,
      sliceForms: stream.sliceForms,
      unlabelled: request.unlabelled,
      idNeeded: roles.id !== undefined,
      baselineColumn: column.name,
      findings: [duplicates, withoutGold],
    },
    (record) => {
      const row = place(record);
      if (row === -1) return withoutGold.add(record.source, record.offset, () => shown(idText(record)));
      if (row === undefined || rows.hasCandidate(row)) return duplicates.add(record.source, record.offset, () => shown(idText(record)));
      rows.size = Math.max(rows.size, row + 1);
      if (!rows.fromGold) rows.actual.set(row, record.actual);
      rows.candidate.set(row, record.predicted);
      if (column.name !== undefined) rows.baseline.set(row, record.baseline);
      rows.slices.forEach((slice, index) => slice.set(row, record.slices[index] as number));
    },
  );
  return { candidate: side, firstGold, ...column.compared(side, baselineProblems) };
}

/** The row of a record: −1 for an id that the gold file lacks, undefined for one that was there before. */
function placing(rows: JoinedRows, hasIds: boolean): (record: SideRecord) => number | undefined {
  if (rows.fromGold) return ({ idBytes, idStart, idEnd }) => rows.ids.find(idBytes, idStart, idEnd);
  if (rows.byOrder && !hasIds) return ({ row }) => row;
  return ({ idBytes, idStart, idEnd }) => {
    const { row, added } = rows.ids.add(idBytes, idStart, idEnd);
    return added ? row : undefined;
  };
}

/** Passes the rows on as examples; how many of them the candidate says nothing of. */
function passOn(rows: JoinedRows, stream: ExampleStream, compared: boolean): number {
  const { example } = stream;
  const hasIds = rows.ids.size > 0;
  const hash = new HashPair();
  let withoutPrediction = 0;
  let row = 0;
  example.id = () => (hasIds ? rows.ids.text(row) : undefined);
  for (; row < rows.size; row++) {
    const known = rows.hasCandidate(row);
    if (!known && rows.isLabelled(row)) withoutPrediction++;
    example.actual = rows.actual.get(row);
    example.candidate = known ? rows.candidate.get(row) : MISSING;
    // An example that neither side has is missing in both.
    example.baseline = !compared ? NONE : known || rows.hasBaseline(row) ? rows.baseline.get(row) : MISSING;
    rows.slices.forEach((slice, index) => {
      example.slices[index] = known ? slice.get(row) : MISSING;
    });
    example.row = row;
    if (hasIds) stream.emit(rows.ids.hash(row, hash));
    else stream.emit();
  }
  return withoutPrediction;
}
