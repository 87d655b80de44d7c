import { HashPair } from './byte-hash.js';
import type { Comparability, ReadRequest, SideRead } from './examples.js';
import { baselineColumn } from './baseline-column.js';
import type { ExampleStream } from './example-stream.js';
import type { FileSet } from './file-set.js';
import { duplicateIds } from './findings.js';
import { shown } from './formats/quoting.js';
import type { FirstGold } from './gold-labels.js';
import { IdTable } from './id-table.js';
import { idText, readSide, type SideRecord } from './side.js';

/** What the candidate's files gave, whichever way they were read. */
export interface CandidateRead {
  readonly candidate: SideRead;
  readonly baseline?: SideRead;
  readonly comparability: Comparability;
  readonly firstGold: FirstGold;
}

/** Nothing has to wait for another file: every record is an example at once. */
export async function readStreamed(files: FileSet, request: ReadRequest, stream: ExampleStream): Promise<CandidateRead> {
  const { example } = stream;
  const { id } = files.roles;
  const column = baselineColumn(request.baseline, files);
  // Without a baseline nobody relies on ids.
  const seen = id !== undefined && (request.uniqueIds || request.baseline !== undefined) ? new IdTable() : undefined;
  const duplicates = duplicateIds(id ?? '');
  let current: SideRecord | undefined;
  const hash = new HashPair();
  example.id = () => (id === undefined || current === undefined ? undefined : idText(current));
  const { side, firstGold, baselineProblems } = await readSide(
    { files, forms: stream.forms, sliceForms: stream.sliceForms, unlabelled: request.unlabelled, idNeeded: seen !== undefined, baselineColumn: column.name, findings: [duplicates] },
    (record) => {
      const { idBytes, idStart, idEnd } = record;
      if (seen?.add(idBytes, idStart, idEnd).added === false) return duplicates.add(record.source, record.offset, () => shown(idText(record)));
      current = record;
      example.actual = record.actual;
      example.baseline = record.baseline;
      example.candidate = record.predicted;
      example.slices.set(record.slices);
      example.row = record.row;
      example.count = record.count;
      if (id === undefined) stream.emit();
      else stream.emit(hash.take(idBytes, idStart, idEnd));
    },
  );
  return { candidate: side, firstGold, ...column.compared(side, baselineProblems) };
}
