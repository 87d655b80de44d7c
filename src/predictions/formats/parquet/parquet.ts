import { ProblemError, type Problem } from '../../../problem.js';
import type { Source } from '../../source.js';
import { newCells } from '../cells.js';
import { columnProblems, columnsCalled, refuseColumns } from '../columns.js';
import { NULL, PREVIEW_RECORDS, type Cells, type Format, type PreviewColumn } from '../format.js';
import { shown } from '../quoting.js';
import { Samples } from '../samples.js';
import { BadValue, CellValues } from './cell-values.js';
import type { ColumnReader } from './column-reader.js';
import { damaged, readFooter, reasonOf, type Footer } from './footer.js';
import { rowGroups, type WantedColumn } from './row-groups.js';
import { columnsOf, type ParquetColumn } from './schema.js';

/**
 * Apache Parquet: its columns of text, numbers and booleans; a Hugging Face ClassLabel by its names. Read one row group at a time, and of it
 * only the columns that are asked for. The offset of a record is its number, from 0.
 */
export const parquet: Format = {
  id: 'parquet',
  numbered: true,

  async preview(source) {
    const footer = await readFooter(source);
    const columns = columnsOf(footer.metadata);
    const read = columns.filter(({ unreadable }) => unreadable === undefined);
    const samples = new Map(read.map(({ name }) => [name, new Samples(name)]));
    const records = await firstRows(source, footer, read, (cells) => read.forEach(({ name }, i) => samples.get(name)?.add(cells, i)));
    const seen = columns.map(({ name }): PreviewColumn => samples.get(name)?.column() ?? { name, samples: [], kind: 'structure' });
    return { format: 'parquet', columns: seen, records };
  },

  async read(source, columns, onRecord) {
    const footer = await readFooter(source);
    const known = columnsOf(footer.metadata);
    const header = known.map(({ name }) => name);
    const found = new Map(columns.map((name) => [name, columnsCalled(name, header)]));
    refuseColumns(columnProblems(found, header, { file: source.name }));
    const asked = columns.map((name) => known[found.get(name)?.[0] ?? 0] as ParquetColumn);
    const problems = asked.flatMap((column) => (column.unreadable === undefined ? [] : [unreadable(column, column.unreadable, source.name)]));
    if (problems.length > 0) throw new ProblemError(problems);
    return { records: await readColumns(source, footer, asked, onRecord), nonFinite: 0 };
  },
};

async function readColumns(source: Source, footer: Footer, columns: readonly ParquetColumn[], onRecord: (cells: Cells) => void): Promise<number> {
  const cells = newCells(columns.length);
  let record = 0;
  for await (const { group, rows, columns: readers } of rowGroups(source, footer, wanted(columns))) {
    const first = record;
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < readers.length; i++) {
        try {
          (readers[i] as ColumnReader).next(cells, i);
        } catch (thrown) {
          throw unreadValue(columns[i] as ParquetColumn, thrown, source.name, group, first + row);
        }
      }
      cells.offset = record++;
      onRecord(cells);
    }
  }
  const { num_rows: promised } = footer.metadata;
  if (BigInt(record) !== promised) throw damaged(source.name, `its row groups hold ${record} rows, but its footer says ${promised}`);
  return record;
}

function wanted(columns: readonly ParquetColumn[]): readonly WantedColumn[] {
  return columns.map((column) => ({ column, values: new CellValues(column) }));
}

/** The first rows, for a preview. A value that cannot be read is null here: it is told to whoever asks for its column. */
async function firstRows(source: Source, footer: Footer, columns: readonly ParquetColumn[], onRecord: (cells: Cells) => void): Promise<number> {
  const cells = newCells(columns.length);
  let records = 0;
  for await (const { group, rows, columns: readers } of rowGroups(source, footer, wanted(columns))) {
    for (let row = 0; row < rows && records < PREVIEW_RECORDS; row++) {
      readers.forEach((reader, i) => {
        try {
          reader.next(cells, i);
        } catch (thrown) {
          if (!(thrown instanceof BadValue)) throw unreadValue(columns[i] as ParquetColumn, thrown, source.name, group, records);
          cells.kind[i] = NULL;
        }
      });
      records++;
      onRecord(cells);
    }
    if (records === PREVIEW_RECORDS) break;
  }
  return records;
}

function unreadValue(column: ParquetColumn, thrown: unknown, file: string, group: number, record: number): ProblemError {
  if (thrown instanceof BadValue) return new ProblemError({ message: `the column ${shown(column.name)} ${thrown.message}`, place: { file, line: record + 1 } });
  return damaged(file, `the column ${shown(column.name)} of row group ${group} cannot be read (${reasonOf(thrown)})`, undefined, thrown);
}

function unreadable({ name }: ParquetColumn, why: string, file: string): Problem {
  return { message: `the column ${shown(name)} cannot be read: ${why}`, place: { file }, advice: 'Columns of text, whole and broken numbers and booleans are read. Write this one as text.' };
}
