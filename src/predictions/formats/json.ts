import { ProblemError } from '../../problem.js';
import type { Source } from '../source.js';
import { arrayPath } from './array-path.js';
import { scanFile, STOP } from './chunks.js';
import { columnProblems, refuseColumns } from './columns.js';
import { emptyFile, Fault, placed } from './fault.js';
import { PREVIEW_RECORDS, type Cells, type Format, type Preview, type ReadNotes } from './format.js';
import { readArray } from './json-array.js';
import { checkDocument, readDocument, type Document } from './json-document.js';
import { addPath } from './json-members.js';
import { CellReader, PreviewReader } from './json-records.js';
import { findRecords, readItems, type RecordsWanted } from './json-nested.js';
import { bind, cellsOf } from './json-rows.js';
import { findTable, itemTable, type JsonTable } from './json-table.js';
import { JsonText } from './json-text.js';
import { expected, skipBlanks } from './json-tokens.js';
import { jsonl } from './jsonl.js';
import { locate } from './locate.js';
import { shown } from './quoting.js';
import { Samples } from './samples.js';

const OPEN_BRACE = 0x7b;
const OPEN_BRACKET = 0x5b;

/** JSON in one document, whose records stand where they are found. */
export const json: Format = jsonWith(undefined);

/**
 * JSON in one document. An array of objects is read record by record, whatever its size. A table in one object (see `findTable`), an
 * array of records inside it (see `findRecords`), or an array of arrays (see `itemTable`), is read whole. A file of several objects is
 * JSON Lines under another name, and is read as that.
 */
export function jsonWith(records: RecordsWanted | undefined): Format {
  return {
    id: 'json',

    async preview(source) {
      const shape = await shapeOf(source);
      if (shape !== 'object') refuseRecords(source, records);
      if (shape === 'records') {
        const reader = new PreviewReader();
        await readArray(source, reader);
        return reader.preview('json');
      }
      const document = await readDocument(source);
      if (document === undefined) return jsonl.preview(source);
      return inDocument(source, document, () => previewDocument(document, records));
    },

    async read(source, columns, onRecord) {
      const shape = await shapeOf(source);
      if (shape !== 'object') refuseRecords(source, records);
      if (shape === 'records') {
        const reader = new CellReader(columns, false, onRecord);
        await readArray(source, reader);
        return { records: reader.records, nonFinite: reader.nonFinite };
      }
      const document = await readDocument(source);
      if (document === undefined) return jsonl.read(source, columns, onRecord);
      return inDocument(source, document, () => readWhole(source, document, records, columns, onRecord));
    },

    async layout(source, columns) {
      return (await shapeOf(source)) === 'records' ? { kind: 'array', columns, start: 0 } : undefined;
    },
  };
}

/** `records` names a place in an object, which an array has not. */
function refuseRecords({ name: file }: Source, records: RecordsWanted | undefined): void {
  if (records === undefined || records.inherited) return;
  throw new ProblemError({ message: `the file is an array, so there is no ${shown(records.path)} in it, which \`records\` names`, place: { file }, advice: 'Remove `records`: the items of the array are the records.' });
}

/** What the file is by its first brackets: an array of records, an array of arrays, or something in an object. */
async function shapeOf(source: Source): Promise<'records' | 'arrays' | 'object'> {
  let shape: 'records' | 'arrays' | 'object' = 'object';
  await scanFile(
    source,
    (bytes, start, end, last) => {
      const p = skipBlanks(bytes, start, end);
      if (p === end) {
        if (last) throw emptyFile();
        return end;
      }
      if (bytes[p] === OPEN_BRACE) return STOP;
      if (bytes[p] !== OPEN_BRACKET) throw expected('"[" or "{"', bytes, p, end, 'If the file is a table of text, say format: csv or format: tsv.');
      const item = skipBlanks(bytes, p + 1, end);
      if (item === end && !last) return p;
      shape = bytes[item] === OPEN_BRACKET ? 'arrays' : 'records';
      return STOP;
    },
    '',
  );
  return shape;
}

/** Does `work` with the document; its Faults count from the start of the document. */
async function inDocument<T>(source: Source, document: Document, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw await placed(source, thrown instanceof Fault ? thrown.movedBy(document.origin) : thrown);
  }
}

function previewDocument({ bytes, origin }: Document, records: RecordsWanted | undefined): Preview {
  const start = checkDocument(bytes, new JsonText());
  if (bytes[start] === OPEN_BRACKET) return previewTable(itemTable(bytes, start), bytes, origin);
  const array = findRecords(bytes, start, records);
  if (array === undefined) return previewTable(findTable(bytes, start), bytes, origin);
  const reader = new PreviewReader();
  readItems(bytes, array, 0, reader);
  return reader.preview('json');
}

function previewTable(table: JsonTable, bytes: Buffer, origin: number): Preview {
  const paths = new Set<string>();
  for (const values of firstOf(table.rows(Array.from(table.columns.keys())))) {
    values.forEach((value, i) => addPath(bytes, value, paths, table.columns[i] ?? '', 1));
  }
  const names = Array.from(paths.size > 0 ? paths : table.columns);
  const samples = names.map((name) => new Samples(name));
  const bindings = names.map((name) => bind(name, table.columns));
  let records = 0;
  for (const cells of firstOf(cellsOf(table, bindings, bytes, origin))) {
    records++;
    samples.forEach((sample, i) => sample.add(cells, i));
  }
  return { format: 'json', columns: samples.map((sample) => sample.column()), records };
}

function* firstOf<T>(records: Iterable<T>): Generator<T> {
  let left = PREVIEW_RECORDS;
  for (const record of records) {
    yield record;
    if (--left === 0) return;
  }
}

async function readWhole(
  source: Source,
  { bytes, origin }: Document,
  records: RecordsWanted | undefined,
  columns: readonly string[],
  onRecord: (cells: Cells) => void,
): Promise<ReadNotes> {
  const text = new JsonText();
  const start = checkDocument(bytes, text);
  const items = bytes[start] === OPEN_BRACKET;
  const array = items ? undefined : findRecords(bytes, start, records);
  if (array === undefined) return { records: await readTable(source, items ? itemTable(bytes, start) : findTable(bytes, start), bytes, origin, columns, onRecord), nonFinite: text.nonFinite };
  const reader = new CellReader(columns, false, onRecord);
  readItems(bytes, array, origin, reader);
  return { records: reader.records, nonFinite: reader.nonFinite };
}

async function readTable(source: Source, table: JsonTable, bytes: Buffer, origin: number, columns: readonly string[], onRecord: (cells: Cells) => void): Promise<number> {
  const bindings = columns.map((name) => bind(name, table.columns));
  // Of a path through arrays the head must be there. The path itself is asked for in case that a column is called so.
  const leadsOn = (name: string): boolean => {
    const path = arrayPath(name);
    return path !== undefined && columns.includes(path.head);
  };
  const found = new Map(columns.map((name, i) => [name, bindings[i]?.positions ?? []] as const).filter(([name, positions]) => positions.length > 0 || !leadsOn(name)));
  if (Array.from(found.values()).some(({ length }) => length !== 1)) {
    const place = { file: source.name, line: (await locate(source, origin + table.header)).line };
    refuseColumns(columnProblems(found, table.columns, place));
  }
  let records = 0;
  for (const cells of cellsOf(table, bindings, bytes, origin)) {
    records++;
    onRecord(cells);
  }
  return records;
}
