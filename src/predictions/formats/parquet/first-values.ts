import type { Source } from '../../source.js';
import { newCells } from '../cells.js';
import { NULL, PREVIEW_RECORDS, type Cells, type PreviewColumn } from '../format.js';
import { Samples } from '../samples.js';
import { ByteRanges, readRange, type ByteRange } from './byte-ranges.js';
import { BadValue, CellValues } from './cell-values.js';
import type { ColumnChunk, ValueReader } from './column-reader.js';
import { damagedColumn, type Footer } from './footer.js';
import { chunksOf, rangeOf, readerOf } from './row-groups.js';
import type { ParquetColumn } from './schema.js';

/** Takes packed bytes out of a file. */
type Take = (range: ByteRange) => Uint8Array;

/**
 * The columns as a preview shows them. The values of a column are unpacked once somebody looks at them: of a wide table, or one with texts, that is
 * a few. What is damaged in them is told then.
 */
export async function previewColumns(source: Source, footer: Footer, columns: readonly ParquetColumn[]): Promise<readonly PreviewColumn[]> {
  const pieces = columns.map((column) => (column.unreadable === undefined ? firstPieces(column, footer, source.name) : []));
  const take = anywhere(source) ?? (await fetched(source, pieces.flat().flatMap(({ ranges }) => ranges)));
  return columns.map((column, i) => new ColumnSeen(column, () => firstValues(column, pieces[i] as readonly Piece[], take, source.name)));
}

/** One column in one row group. */
interface Piece {
  readonly group: number;
  /** Of those in the row group so many are looked at. */
  readonly rows: number;
  readonly of: number;
  readonly chunks: readonly ColumnChunk[];
  readonly ranges: readonly ByteRange[];
}

/** Where the first records are. */
function firstPieces(column: ParquetColumn, { metadata, dataEnd }: Footer, file: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let records = 0;
  for (const [group, { columns, num_rows: count }] of metadata.row_groups.entries()) {
    const rows = Math.min(Number(count), PREVIEW_RECORDS - records);
    if (rows === 0) continue;
    const chunks = chunksOf(column, columns, group, file);
    pieces.push({ group, rows, of: Number(count), chunks, ranges: chunks.map((chunk) => rangeOf(chunk, dataEnd, group, column.name, file)) });
    records += rows;
    if (records === PREVIEW_RECORDS) break;
  }
  return pieces;
}

/** From where the bytes stand, when they are needed; undefined for a file that can be read from its start only. */
function anywhere(source: Source): Take | undefined {
  const opened = source.openAnywhere?.();
  opened?.close();
  if (opened === undefined) return undefined;
  return (range) => {
    const file = source.openAnywhere?.();
    try {
      return file === undefined ? new Uint8Array(0) : readRange(file, range);
    } finally {
      file?.close();
    }
  };
}

/** In one pass, ahead. */
async function fetched(source: Source, wanted: readonly ByteRange[]): Promise<Take> {
  const ranges = new ByteRanges(source);
  try {
    const bytes = await ranges.take(wanted);
    const byRange = new Map(wanted.map((range, i) => [range, bytes[i] as Uint8Array]));
    return (range) => byRange.get(range) as Uint8Array;
  } finally {
    await ranges.close();
  }
}

class ColumnSeen implements PreviewColumn {
  readonly name: string;
  readonly #look: () => PreviewColumn;
  #column: PreviewColumn | undefined;

  constructor({ name, unreadable }: ParquetColumn, look: () => PreviewColumn) {
    this.name = name;
    this.#look = look;
    if (unreadable !== undefined) this.#column = { name, samples: [], kind: 'structure' };
  }

  get samples(): readonly string[] {
    return this.#seen.samples;
  }

  get kind(): PreviewColumn['kind'] {
    return this.#seen.kind;
  }

  get #seen(): PreviewColumn {
    return (this.#column ??= this.#look());
  }
}

/** A value that cannot be read is null here: it is told to whoever reads its column. */
function firstValues(column: ParquetColumn, pieces: readonly Piece[], take: Take, file: string): PreviewColumn {
  const samples = new Samples(column.name);
  const cells = newCells(1);
  const values = new CellValues(column);
  for (const { group, rows, of, chunks, ranges } of pieces) {
    const reader = readerOf({ column, values }, chunks, ranges.map(take), { group, rows: of, file });
    for (let row = 0; row < rows; row++) {
      try {
        putNext(reader, cells);
      } catch (thrown) {
        throw damagedColumn(column.name, group, file, thrown);
      }
      samples.add(cells, 0);
    }
  }
  return samples.column();
}

function putNext(reader: ValueReader, cells: Cells): void {
  try {
    reader.next(cells, 0);
  } catch (thrown) {
    if (!(thrown instanceof BadValue)) throw thrown;
    cells.kind[0] = NULL;
  }
}
