import { ProblemError, type Problem } from '../../../problem.js';
import type { Source } from '../../source.js';
import { newCells } from '../cells.js';
import { columnProblems, columnsCalled, refuseColumns } from '../columns.js';
import { PREVIEW_RECORDS, type Cells, type ColumnRun, type Format } from '../format.js';
import { shown } from '../quoting.js';
import { BadValue, CellValues } from './cell-values.js';
import type { ValueReader } from './column-reader.js';
import { previewColumns } from './first-values.js';
import { damaged, damagedColumn, readFooter, type Footer } from './footer.js';
import { rowGroups, type WantedColumn } from './row-groups.js';
import { columnsOf, type ParquetColumn } from './schema.js';

/**
 * Apache Parquet: its columns of text, numbers and booleans, and lists, maps and structs of those as JSON; a Hugging Face ClassLabel by its names. Read one row group at a time, and of it
 * only the columns that are asked for. The offset of a record is its number, from 0.
 */
export const parquet: Format = {
  id: 'parquet',
  numbered: true,

  async preview(source) {
    const footer = await readFooter(source);
    const records = Math.min(Number(footer.metadata.num_rows), PREVIEW_RECORDS);
    return { format: 'parquet', columns: await previewColumns(source, footer, columnsOf(footer.metadata)), records };
  },

  async read(source, columns, onRecord) {
    const footer = await readFooter(source);
    return { records: await readColumns(source, footer, askedOf(footer, columns, source.name), onRecord), nonFinite: 0 };
  },

  async readRuns(source, columns, most, onRun) {
    const footer = await readFooter(source);
    return { records: await readRuns(source, footer, askedOf(footer, columns, source.name), most, onRun), nonFinite: 0 };
  },
};

/** The columns by their names. Throws ProblemError for those that are not there and those that cannot be read. */
function askedOf({ metadata }: Footer, columns: readonly string[], file: string): readonly ParquetColumn[] {
  const known = columnsOf(metadata);
  const header = known.map(({ name }) => name);
  const found = new Map(columns.map((name) => [name, columnsCalled(name, header)]));
  refuseColumns(columnProblems(found, header, { file }));
  const asked = columns.map((name) => known[found.get(name)?.[0] ?? 0] as ParquetColumn);
  const problems = asked.flatMap((column) => (column.unreadable === undefined ? [] : [unreadable(column, column.unreadable, file)]));
  if (problems.length > 0) throw new ProblemError(problems);
  return asked;
}

async function readColumns(source: Source, footer: Footer, columns: readonly ParquetColumn[], onRecord: (cells: Cells) => void): Promise<number> {
  const cells = newCells(columns.length);
  let record = 0;
  for await (const { group, rows, columns: readers } of rowGroups(source, footer, wanted(columns))) {
    const first = record;
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < readers.length; i++) {
        try {
          (readers[i] as ValueReader).next(cells, i);
        } catch (thrown) {
          throw unreadValue(columns[i] as ParquetColumn, thrown, source.name, group, first + row);
        }
      }
      cells.offset = record++;
      onRecord(cells);
    }
  }
  checkCount(record, footer, source.name);
  return record;
}

async function readRuns(source: Source, footer: Footer, columns: readonly ParquetColumn[], most: number, onRun: (run: ColumnRun) => void): Promise<number> {
  const cells = newCells(columns.length);
  let record = 0;
  for await (const { group, rows, columns: readers } of rowGroups(source, footer, wanted(columns))) {
    const first = record;
    const taking = (column: number, take: (reader: ValueReader) => void): void => {
      const reader = readers[column] as ValueReader;
      try {
        take(reader);
      } catch (thrown) {
        if (thrown instanceof ProblemError) throw thrown;
        throw unreadValue(columns[column] as ParquetColumn, thrown, source.name, group, first + reader.taken - 1);
      }
    };
    for (let from = 0; from < rows; from += most) {
      const size = Math.min(most, rows - from);
      onRun({
        size,
        first: record,
        codes: (column, into, codeOf) => taking(column, (reader) => reader.nextCodes(size, into, cells, column, codeOf)),
        values: (column, onText, onOther) => taking(column, (reader) => reader.nextTexts(size, cells, column, onText, (row) => onOther(row, cells))),
      });
      record += size;
    }
  }
  checkCount(record, footer, source.name);
  return record;
}

function checkCount(records: number, { metadata }: Footer, file: string): void {
  if (BigInt(records) !== metadata.num_rows) throw damaged(file, `its row groups hold ${records} rows, but its footer says ${metadata.num_rows}`);
}

function wanted(columns: readonly ParquetColumn[]): readonly WantedColumn[] {
  return columns.map((column) => ({ column, values: new CellValues(column) }));
}

function unreadValue(column: ParquetColumn, thrown: unknown, file: string, group: number, record: number): ProblemError {
  if (thrown instanceof BadValue) return new ProblemError({ message: `the column ${shown(column.name)} ${thrown.message}`, place: { file, line: record + 1 } });
  return damagedColumn(column.name, group, file, thrown);
}

function unreadable({ name }: ParquetColumn, why: string, file: string): Problem {
  return { message: `the column ${shown(name)} cannot be read: ${why}`, place: { file }, advice: 'Columns of text, whole and broken numbers and booleans are read, and lists and structs of them. Write this one as text.' };
}
