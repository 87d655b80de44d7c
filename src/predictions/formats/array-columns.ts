import type { Source } from '../source.js';
import { arrayPath, valueAt, type ArrayPath } from './array-path.js';
import { AtRecord, placedAtRecord } from './at-record.js';
import { newCells, Scratch, setCell } from './cells.js';
import { Fault } from './fault.js';
import { ABSENT, NUMBER, type Cells, type ColumnRun, type Format } from './format.js';
import { storeCell } from './json-cell.js';
import { JsonText } from './json-text.js';

/** The column that every file has: the number of the record in it, from 0. It joins files without ids by their order, where a config says so. */
export const ROW_NUMBER = '$row';

/** A format whose columns may also be named by paths through arrays, and by `$row`. A key that is called like the path wins. */
export function withArrayColumns(format: Format, nested: boolean): Format {
  return {
    id: format.id,
    ...(format.oneOf !== undefined && { oneOf: format.oneOf }),
    ...(format.runs !== undefined && { runs: format.runs }),
    numbered: format.numbered === true,
    preview: (source) => format.preview(source),
    ...(format.layout !== undefined && {
      // Records are read from the middle only by columns that the format itself has.
      layout: async (source: Source, columns: readonly string[]) => (new Asked(columns, nested).more ? undefined : format.layout?.(source, columns)),
    }),
    ...(format.readRuns !== undefined && {
      readRuns: (source: Source, columns: readonly string[], most: number, onRun: (run: ColumnRun) => void) => (new Asked(columns, nested).more ? undefined : format.readRuns?.(source, columns, most, onRun)),
    }),
    async read(source, columns, onRecord) {
      const asked = new Asked(columns, nested);
      if (!asked.more) return format.read(source, columns, onRecord);
      try {
        return await format.read(source, asked.inner, (cells) => onRecord(asked.answer(cells)));
      } catch (thrown) {
        throw await placedAtRecord(source, thrown);
      }
    },
  };
}

/** The columns that the format itself is asked for, and the way back to those that were wanted. */
class Asked {
  readonly inner: string[] = [];
  readonly #cells: Cells;
  readonly #columns: readonly Column[];
  readonly #scratch = new Scratch();
  readonly #text = new JsonText();
  #row = 0;

  constructor(columns: readonly string[], nested: boolean) {
    this.#cells = newCells(columns.length);
    this.#columns = columns.map((name): Column => {
      if (name === ROW_NUMBER) return { kind: 'row' };
      const path = nested ? arrayPath(name) : undefined;
      const plain = this.#ask(name);
      if (path === undefined) return { kind: 'plain', plain };
      return { kind: 'array', plain, path, head: this.#ask(path.head), beside: path.beside === undefined ? undefined : this.#ask(path.beside) };
    });
  }

  get more(): boolean {
    return this.#columns.some(({ kind }) => kind !== 'plain');
  }

  answer(cells: Cells): Cells {
    const out = this.#cells;
    this.#scratch.clear();
    out.offset = cells.offset;
    out.count = cells.count;
    this.#columns.forEach((column, i) => {
      if (column.kind === 'row') {
        const digits = Buffer.from(String(this.#row));
        setCell(out, i, NUMBER, digits, 0, digits.length);
      } else if (column.kind === 'plain' || cells.kind[column.plain] !== ABSENT) {
        const { plain } = column;
        setCell(out, i, cells.kind[plain] ?? ABSENT, cells.bytes[plain] as Uint8Array, cells.start[plain] ?? 0, cells.end[plain] ?? 0);
      } else {
        this.#follow(column, cells, i);
      }
    });
    this.#row++;
    return out;
  }

  #follow({ path, head, beside }: ArrayColumn, cells: Cells, i: number): void {
    const bytes = rangeOf(cells, head);
    const value = bytes === undefined ? undefined : this.#valueAt(path, bytes, beside === undefined ? undefined : rangeOf(cells, beside), cells.offset);
    this.#cells.kind[i] = ABSENT;
    if (bytes === undefined || value === undefined) return;
    const end = this.#text.value(bytes, value, bytes.length, 0);
    storeCell(this.#cells, i, bytes, value, end, this.#text.escaped, this.#scratch);
  }

  #valueAt(path: ArrayPath, bytes: Uint8Array, beside: Uint8Array | undefined, offset: number): number | undefined {
    try {
      return valueAt(path, bytes, beside);
    } catch (thrown) {
      throw thrown instanceof Fault ? new AtRecord(offset, thrown.message, thrown.advice) : thrown;
    }
  }

  #ask(name: string): number {
    const known = this.inner.indexOf(name);
    return known === -1 ? this.inner.push(name) - 1 : known;
  }
}

type Column = { readonly kind: 'row' } | { readonly kind: 'plain'; readonly plain: number } | ArrayColumn;

interface ArrayColumn {
  readonly kind: 'array';
  readonly plain: number;
  readonly path: ArrayPath;
  readonly head: number;
  readonly beside: number | undefined;
}

/** The JSON text of a cell that is an array; undefined for anything else. */
function rangeOf(cells: Cells, i: number): Uint8Array | undefined {
  const bytes = cells.bytes[i];
  const start = cells.start[i] ?? 0;
  return cells.kind[i] === ABSENT || bytes?.[start] !== 0x5b ? undefined : bytes.subarray(start, cells.end[i]);
}

/** Whether a column of these might be reached by the name: through arrays that a preview shows as one value. */
export function mayReach(columns: readonly { readonly name: string; readonly samples: readonly string[] }[], name: string): boolean {
  const path = arrayPath(name);
  if (path === undefined) return false;
  const opens = (column: string, mark: string): boolean => columns.some(({ name: other, samples }) => other === column && samples.some((text) => text.startsWith(mark)));
  if (opens(path.head, '[')) return true;
  return columns.some((column) => path.head.startsWith(`${column.name}.`) && opens(column.name, '{'));
}
