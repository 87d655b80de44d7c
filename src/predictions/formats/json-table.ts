import { Fault } from './fault.js';
import { stringText } from './json-cell.js';
import { itemsOf, membersOf } from './json-members.js';
import { describeValue, SHAPES } from './json-shapes.js';
import { JsonText } from './json-text.js';
import { listed, shown } from './quoting.js';

const QUOTE = 0x22;
const OPEN_BRACKET = 0x5b;
const OPEN_BRACE = 0x7b;

/** A table inside one JSON document. */
export interface JsonTable {
  readonly columns: readonly string[];
  /** Where in the document the columns are named. */
  readonly header: number;
  /** Row by row, where in the document the values of these columns start, in their order. Throws a Fault for a crooked row. */
  rows(positions: readonly number[]): Iterable<readonly number[]>;
}

/** The table of the valid document whose object is at `start`. Throws a Fault when it is none. */
export function findTable(bytes: Buffer, start: number): JsonTable {
  const members = new Map(membersOf(bytes, start));
  const columns = members.get('columns');
  const data = members.get('data');
  if (columns !== undefined && data !== undefined && bytes[columns] === OPEN_BRACKET && bytes[data] === OPEN_BRACKET) {
    return splitTable(bytes, columns, data);
  }
  const [first, ...others] = new Set(Array.from(members.values(), (value) => bytes[value]));
  if (others.length === 0 && first === OPEN_BRACKET) return columnTable(members, start, listReader(bytes));
  if (others.length === 0 && first === OPEN_BRACE) return columnTable(members, start, seriesReader(bytes));
  const keys = members.size === 0 ? 'is empty' : `with the keys ${listed(members.keys())} is no table of records`;
  throw new Fault(start, 'column', `the JSON object ${keys}`, SHAPES);
}

/** The one column of an array of arrays: the whole record. `$record[0]` is its first value. */
export const WHOLE_RECORD = '$record';

/** `[[…], …]`, as a pipeline of Hugging Face writes the scores of all labels: records without keys. */
export function itemTable(bytes: Buffer, start: number): JsonTable {
  return {
    columns: [WHOLE_RECORD],
    header: start,
    *rows(positions) {
      let row = 0;
      for (const item of itemsOf(bytes, start)) {
        row++;
        if (bytes[item] !== OPEN_BRACKET) throw new Fault(item, 'column', `item ${row} of the array is ${describeValue(bytes[item])}, but the first is an array`, SHAPES);
        yield positions.map(() => item);
      }
    },
  };
}

/** `{"columns": […], "data": [[…], …]}`, as pandas (orient="split"), MLflow and Weights & Biases write it. */
function splitTable(bytes: Buffer, header: number, data: number): JsonTable {
  const columns = Array.from(itemsOf(bytes, header), (item) => columnName(bytes, item));
  return {
    columns,
    header,
    *rows(positions) {
      let row = 0;
      for (const start of itemsOf(bytes, data)) {
        row++;
        if (bytes[start] !== OPEN_BRACKET) {
          throw new Fault(start, 'column', `row ${row} of "data" is ${describeValue(bytes[start])}, not an array`, SHAPES);
        }
        const values = Array.from(itemsOf(bytes, start));
        if (values.length !== columns.length) {
          throw new Fault(start, 'column', `row ${row} of "data" has ${values.length} values, but "columns" has ${columns.length}`);
        }
        yield positions.map((position) => values[position] ?? start);
      }
    },
  };
}

/** A name is a string; pandas also writes numbers, which name themselves. */
function columnName(bytes: Buffer, p: number): string {
  if (bytes[p] === OPEN_BRACKET || bytes[p] === OPEN_BRACE) {
    throw new Fault(p, 'column', `a name in "columns" is ${describeValue(bytes[p])}, not a string`, 'Give every column one name before writing the file.');
  }
  const text = new JsonText();
  const end = text.value(bytes, p, bytes.length, 0);
  return bytes[p] === QUOTE ? stringText(bytes, p + 1, end - 1, text.escaped) : bytes.toString('latin1', p, end);
}

/** Where the values of a column start, in the order of the rows. The first column it reads decides what the rows are. */
type ColumnReader = (name: string, p: number) => readonly number[];

/** `{"column": {"0": value, …}, …}` or `{"column": [value, …], …}`. All columns must have the same rows. */
function columnTable(members: ReadonlyMap<string, number>, header: number, read: ColumnReader): JsonTable {
  const columns = Array.from(members);
  const lengths = columns.map(([name, p]) => read(name, p).length);
  return {
    columns: Array.from(members.keys()),
    header,
    *rows(positions) {
      const starts = positions.map((position) => {
        const [name, p] = columns[position] ?? ['', 0];
        return read(name, p);
      });
      for (let row = 0; row < (lengths[0] ?? 0); row++) yield starts.map((column) => column[row] ?? 0);
    },
  };
}

function listReader(bytes: Buffer): ColumnReader {
  let first: { readonly name: string; readonly length: number } | undefined;
  return (name, p) => {
    const starts = Array.from(itemsOf(bytes, p));
    first ??= { name, length: starts.length };
    if (starts.length !== first.length) {
      throw unequal(p, `the column ${shown(name)} has ${starts.length} values, but ${shown(first.name)} has ${first.length}`);
    }
    return starts;
  };
}

function seriesReader(bytes: Buffer): ColumnReader {
  let first: { readonly name: string; readonly rows: ReadonlyMap<string, number> } | undefined;
  return (name, p) => {
    first ??= { name, rows: rowsByKey(bytes, p) };
    const { rows } = first;
    const starts: number[] = Array.from({ length: rows.size }, () => -1);
    let found = 0;
    for (const [key, value] of membersOf(bytes, p)) {
      const row = rows.get(key);
      if (row === undefined) throw unequal(value, `the column ${shown(name)} has a row ${shown(key)}, which ${shown(first.name)} lacks`);
      if (starts[row] === -1) found++;
      starts[row] = value;
    }
    if (found < rows.size) {
      const missing = Array.from(rows.keys()).find((_, row) => starts[row] === -1) ?? '';
      throw unequal(p, `the column ${shown(name)} lacks the row ${shown(missing)}, which ${shown(first.name)} has`);
    }
    return starts;
  };
}

function unequal(p: number, message: string): Fault {
  return new Fault(p, 'column', message, `An object of arrays, or of objects, is a table by columns, and all of them need the same rows. ${SHAPES}`);
}

/** The rows in the order of their keys in the file. */
function rowsByKey(bytes: Buffer, p: number): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  for (const [key] of membersOf(bytes, p)) if (!rows.has(key)) rows.set(key, rows.size);
  return rows;
}
