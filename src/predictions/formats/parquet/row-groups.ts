import type { FileMetaData } from 'hyparquet';
import type { Source } from '../../source.js';
import { shown } from '../quoting.js';
import { ByteRanges, type ByteRange } from './byte-ranges.js';
import type { CellValues } from './cell-values.js';
import { ColumnReader, type ColumnChunk, type ValueReader } from './column-reader.js';
import { damaged, damagedColumn, type Footer } from './footer.js';
import { NestedReader } from './nested-reader.js';
import type { ParquetColumn } from './schema.js';

/** More of one row group is not read: its wanted columns must fit into memory as they are packed. */
const MOST_GROUP_BYTES = 2 * 1024 * 1024 * 1024;

/** The wanted columns of one row group. */
export interface RowGroup {
  /** Its number, for messages. */
  readonly group: number;
  readonly rows: number;
  readonly columns: readonly ValueReader[];
}

/** A column that is wanted, and what makes cells of its values. */
export interface WantedColumn {
  readonly column: ParquetColumn;
  readonly values: CellValues;
}

/** Fetches one row group after the other, and of it only the wanted columns. Throws ProblemError for what lies outside the file. */
export async function* rowGroups(source: Source, { metadata, dataEnd }: Footer, wanted: readonly WantedColumn[]): AsyncGenerator<RowGroup> {
  const ranges = new ByteRanges(source);
  try {
    for (const [group, { columns: chunks, num_rows: count }] of metadata.row_groups.entries()) {
      // Of an empty group nothing is written.
      if (count === 0n) continue;
      const columns = wanted.map(({ column }) => chunksOf(column, chunks, group, source.name));
      const size = columns.flat().reduce((sum, chunk) => sum + Number(chunk.total_compressed_size), 0);
      if (size > MOST_GROUP_BYTES) throw damaged(source.name, `row group ${group} holds more than ${MOST_GROUP_BYTES / (1024 * 1024 * 1024)} GiB in its columns`, 'Write it with smaller row groups.');
      const bytes = await ranges.take(columns.flatMap((own, i) => own.map((chunk) => rangeOf(chunk, dataEnd, group, wanted[i]?.column.name ?? '', source.name))));
      const rows = Number(count);
      let at = 0;
      yield { group, rows, columns: wanted.map((one, i) => readerOf(one, columns[i] ?? [], bytes.slice(at, (at += columns[i]?.length ?? 0)), { group, rows, file: source.name })) };
    }
  } finally {
    await ranges.close();
  }
}

/** What goes over the values of a column, by its chunks as they stand in the file. */
export function readerOf({ column, values }: WantedColumn, chunks: readonly ColumnChunk[], bytes: readonly Uint8Array[], { group, rows, file }: { readonly group: number; readonly rows: number; readonly file: string }): ValueReader {
  if (!column.isNested) return new ColumnReader(column, chunks[0] as ColumnChunk, bytes[0] as Uint8Array, values);
  try {
    return new NestedReader(column, chunks, bytes, rows);
  } catch (thrown) {
    throw damagedColumn(column.name, group, file, thrown);
  }
}

/** A column's data in a row group: of one that is nested that of all its leaves. */
export function chunksOf({ name, isNested }: ParquetColumn, chunks: FileMetaData['row_groups'][number]['columns'], group: number, file: string): readonly ColumnChunk[] {
  const own = chunks.filter(({ meta_data: data }) => data?.path_in_schema[0] === name && (isNested || data.path_in_schema.length === 1));
  const found = own.flatMap(({ meta_data: data, file_path: elsewhere }) => (data === undefined || elsewhere !== undefined ? [] : [data]));
  if (found.length === 0 || found.length < own.length) throw damaged(file, `row group ${group} has no data for the column ${shown(name)}`);
  return found;
}

/** Where they stand in the file. */
export function rangeOf(chunk: ColumnChunk, dataEnd: number, group: number, name: string, file: string): ByteRange {
  const { dictionary_page_offset: dictionary, data_page_offset: data, total_compressed_size: size } = chunk;
  // Some writers leave the dictionary's offset at 0.
  const start = Number(dictionary !== undefined && dictionary > 0n && dictionary < data ? dictionary : data);
  const end = start + Number(size);
  if (start < 4 || end < start || end > dataEnd) throw damaged(file, `the column ${shown(name)} of row group ${group} lies outside the file`, 'Check that the step which writes it ran to its end.');
  return { start, end };
}
