import type { FileMetaData } from 'hyparquet';
import type { Source } from '../../source.js';
import { shown } from '../quoting.js';
import { ByteRanges, type ByteRange } from './byte-ranges.js';
import type { CellValues } from './cell-values.js';
import { ColumnReader, type ColumnChunk } from './column-reader.js';
import { damaged, type Footer } from './footer.js';
import type { ParquetColumn } from './schema.js';

/** More of one row group is not read: its wanted columns must fit into memory as they are packed. */
const MOST_GROUP_BYTES = 2 * 1024 * 1024 * 1024;

/** The wanted columns of one row group. */
export interface RowGroup {
  /** Its number, for messages. */
  readonly group: number;
  readonly rows: number;
  readonly columns: readonly ColumnReader[];
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
      const columns = wanted.map(({ column }) => chunkOf(column, chunks, group, source.name));
      const size = columns.reduce((sum, chunk) => sum + Number(chunk.total_compressed_size), 0);
      if (size > MOST_GROUP_BYTES) throw damaged(source.name, `row group ${group} holds more than ${MOST_GROUP_BYTES / (1024 * 1024 * 1024)} GiB in its columns`, 'Write it with smaller row groups.');
      const bytes = await ranges.take(columns.map((chunk, i) => rangeOf(chunk, dataEnd, group, wanted[i]?.column.name ?? '', source.name)));
      yield { group, rows: Number(count), columns: wanted.map(({ column, values }, i) => new ColumnReader(column, columns[i] as ColumnChunk, bytes[i] as Uint8Array, values)) };
    }
  } finally {
    await ranges.close();
  }
}

/** A column's data in a row group. */
export function chunkOf({ name }: ParquetColumn, chunks: FileMetaData['row_groups'][number]['columns'], group: number, file: string): ColumnChunk {
  const chunk = chunks.find(({ meta_data: data }) => data?.path_in_schema.length === 1 && data.path_in_schema[0] === name);
  if (chunk?.meta_data === undefined || chunk.file_path !== undefined) throw damaged(file, `row group ${group} has no data for the column ${shown(name)}`);
  return chunk.meta_data;
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
