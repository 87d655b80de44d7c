import { newCells, Scratch } from './cells.js';
import { columnsCalled } from './columns.js';
import { ABSENT, type Cells } from './format.js';
import { storeCell } from './json-cell.js';
import type { Wanted } from './json-levels.js';
import { splitsOf } from './json-members.js';
import { JsonPaths } from './json-paths.js';
import type { JsonTable } from './json-table.js';
import { JsonText } from './json-text.js';

const OPEN_BRACE = 0x7b;

/** The column of a table that a name means: a column of that name, else the longest start of a dotted path that is one. */
export interface Binding {
  /** None or several are for the caller to refuse. */
  readonly positions: readonly number[];
  /** The path inside the values of the column; empty for the values themselves. */
  readonly inner: string;
}

export function bind(name: string, header: readonly string[]): Binding {
  const positions = columnsCalled(name, header);
  if (positions.length > 0) return { positions, inner: '' };
  for (const [key, inner] of splitsOf(name)) {
    const of = columnsCalled(key, header);
    if (of.length > 0) return { positions: of, inner };
  }
  return { positions: [], inner: '' };
}

/** Reads rows of a table into cells, one a binding; a binding that is not to exactly one column stays absent. */
export function* cellsOf(table: JsonTable, bindings: readonly Binding[], bytes: Buffer, origin: number): Generator<Cells> {
  const cells = newCells(bindings.length);
  const columns = boundColumns(bindings, cells);
  const scratch = new Scratch();
  const text = new JsonText();
  for (const starts of table.rows(columns.map((column) => column.position))) {
    scratch.clear();
    cells.kind.fill(ABSENT);
    columns.forEach((column, i) => {
      const start = starts[i] ?? 0;
      const end = text.value(bytes, start, bytes.length, 0);
      for (const cell of column.cells) storeCell(cells, cell, bytes, start, end, text.escaped, scratch);
      if (column.paths !== undefined && bytes[start] === OPEN_BRACE) column.paths.read(bytes, start, end);
    });
    cells.offset = origin + (starts[0] ?? table.header);
    yield cells;
  }
}

/** One column of the table, and all that is wanted from its values. */
interface BoundColumn {
  readonly position: number;
  readonly cells: readonly number[];
  readonly paths: JsonPaths | undefined;
}

function boundColumns(bindings: readonly Binding[], cells: Cells): readonly BoundColumn[] {
  const wanted = new Map<number, Wanted[]>();
  bindings.forEach(({ positions, inner }, cell) => {
    const [position, another] = positions;
    if (position === undefined || another !== undefined) return;
    const of = wanted.get(position) ?? [];
    of.push({ path: inner, cell });
    wanted.set(position, of);
  });
  return Array.from(wanted, ([position, of]) => {
    const inner = of.filter(({ path }) => path !== '');
    return {
      position,
      cells: of.filter(({ path }) => path === '').map(({ cell }) => cell),
      paths: inner.length > 0 ? new JsonPaths(inner, cells, new JsonText()) : undefined,
    };
  });
}
