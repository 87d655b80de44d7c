import { Buffer } from 'node:buffer';
import { assembleNested } from 'hyparquet/src/assemble.js';
import { readColumn } from 'hyparquet/src/column.js';
import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { flatten } from 'hyparquet/src/utils.js';
import type { DecodedArray } from 'hyparquet';
import { setCell } from '../cells.js';
import { NULL, STRUCTURE, type Cells } from '../format.js';
import { BadValue } from './cell-values.js';
import type { ColumnChunk, ValueReader } from './column-reader.js';
import { COMPRESSORS } from './compressors.js';
import { checkPages, pagesOf } from './pages.js';
import { pathTo, type ParquetColumn } from './schema.js';

const NOTHING = new Uint8Array(0);

/** A list, a map or a struct, as JSON: of one row group, put together at once from the columns of its leaves. */
export class NestedReader implements ValueReader {
  readonly #column: ParquetColumn;
  readonly #values: ArrayLike<unknown>;
  #row = 0;

  /** `chunks` and `bytes`: of the leaves. Throws where the pages are damaged. */
  constructor(column: ParquetColumn, chunks: readonly ColumnChunk[], bytes: readonly Uint8Array[], rows: number) {
    this.#column = column;
    const leaves = new Map<string, DecodedArray>(chunks.map((chunk, i) => [chunk.path_in_schema.join('.'), leafOf(column, chunk, bytes[i] as Uint8Array, rows)]));
    assembleNested(leaves, column.tree, DEFAULT_PARSERS);
    const values = leaves.get(column.name);
    if (values === undefined || values.length !== rows) throw new RangeError('it has another number of values than rows');
    this.#values = values;
  }

  get taken(): number {
    return this.#row;
  }

  next(cells: Cells, i: number): void {
    const value = this.#values[this.#row++];
    if (value === null || value === undefined) return setCell(cells, i, NULL, NOTHING, 0, 0);
    const text = Buffer.from(JSON.stringify(this.#named(value), plain));
    setCell(cells, i, STRUCTURE, text, 0, text.length);
  }

  /** None of them is text alone. */
  nextTexts(count: number, cells: Cells, i: number, _: unknown, onOther: (row: number) => void): void {
    for (let row = 0; row < count; row++) {
      this.next(cells, i);
      onOther(row);
    }
  }

  nextCodes(count: number, codes: Uint16Array, cells: Cells, i: number, codeOf: (cells: Cells) => number): void {
    for (let at = 0; at < count; at++) {
      this.next(cells, i);
      codes[at] = codeOf(cells);
    }
  }

  /** The integers of a list of ClassLabel by their names; −100 and −1 are how `datasets` marks what has none. */
  #named(value: unknown): unknown {
    const { classNames } = this.#column;
    if (classNames === undefined || !Array.isArray(value)) return value;
    return value.map((index: unknown) => {
      if (index === null || index === undefined || Number(index) === -1 || Number(index) === -100) return null;
      const name = classNames[Number(index)];
      if (name === undefined) throw new BadValue(`holds ${Number(index)} in a list, but its ClassLabel has the names 0 to ${classNames.length - 1}`);
      return name;
    });
  }
}

function leafOf(column: ParquetColumn, chunk: ColumnChunk, bytes: Uint8Array, rows: number): DecodedArray {
  const schemaPath = pathTo(column, chunk.path_in_schema);
  const { element } = schemaPath.at(-1) as (typeof schemaPath)[number];
  checkPages(bytes);
  const decoder = { pathInSchema: chunk.path_in_schema, type: chunk.type, element, schemaPath, codec: chunk.codec, parsers: DEFAULT_PARSERS, compressors: COMPRESSORS, utf8: true };
  return flatten(readColumn(pagesOf(bytes), { groupStart: 0, selectStart: 0, selectEnd: rows, groupRows: rows }, decoder).data);
}

/** What JSON has no word for. */
function plain(_: string, value: unknown): unknown {
  if (typeof value !== 'bigint') return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}
