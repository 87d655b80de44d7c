import type { Source } from '../source.js';
import { newCells, setCell, textOf } from './cells.js';
import { scanFile, STOP, type Scanner } from './chunks.js';
import { CsvRow, INCOMPLETE, type Dialect } from './csv-row.js';
import { emptyFile, Fault } from './fault.js';
import { TEXT, type Cells } from './format.js';
import { shown } from './quoting.js';
import type { RecordScanner } from './record-scanner.js';

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;

/** As much of a ragged row as its message shows. */
const ROW_SHOWN = 240;

/** What a pass over a table is for. */
export interface TableVisitor {
  /** Says which field of the header goes into each cell; undefined refuses the header and ends the pass. */
  onHeader(names: readonly string[]): readonly number[] | undefined;
  /** False ends the pass. */
  onRecord(cells: Cells): boolean;
}

/** How the rows of a table are read, once its header is known. */
export interface TableLayout extends Dialect {
  /** Fields of a row. */
  readonly width: number;
  /** Which field goes into each cell. */
  readonly fields: readonly number[];
  /** Where the rows start, in bytes from the start of the file. */
  readonly start: number;
}

const ADVICE = 'Look for a quote that opens in this row and is never closed: everything behind it belongs to one field.';

/**
 * A header and rows of equally many fields. Blank lines are skipped, and so are lines of spaces where they cannot be a row.
 * Throws ProblemError for an empty file, a ragged row, and what `CsvRow` and `scanFile` refuse.
 */
export class CsvTable {
  readonly #delimiter: number;
  readonly #visitor: TableVisitor;
  #dialect: Dialect | undefined;
  /** Known once the header is. */
  #layout: TableLayout | undefined;
  #rows: CsvRows | undefined;
  headerOffset = 0;
  /** Whether the visitor has refused the header. */
  refused = false;

  constructor(delimiter: string, visitor: TableVisitor) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#visitor = visitor;
  }

  /** Rows read so far, the header not among them. */
  get records(): number {
    return this.#rows?.records ?? 0;
  }

  get layout(): TableLayout | undefined {
    return this.#layout;
  }

  async read(source: Source): Promise<void> {
    await scanFile(source, (bytes, start, end, last, origin) => this.#scan(bytes, start, end, last, origin), ADVICE);
  }

  #scan(bytes: Buffer, start: number, end: number, last: boolean, origin: number): number {
    let p = start;
    if (this.#dialect === undefined) {
      this.#dialect = findDialect(this.#delimiter, bytes, p, end, last);
      if (this.#dialect === undefined) return p;
    }
    while (this.#rows === undefined) {
      p = skipBlankLines(bytes, p, end, last, this.#dialect.loneCr);
      if (p === end) {
        if (last) throw emptyFile();
        return p;
      }
      const next = this.#readHeader(this.#dialect, bytes, p, end, last, origin);
      if (next === STOP) return STOP;
      if (next === p) return p;
      p = next;
    }
    return this.#rows.scan(bytes, p, end, last, origin);
  }

  /** Returns where the rows start, `from` while the header is incomplete, or STOP when it is refused. */
  #readHeader(dialect: Dialect, bytes: Buffer, from: number, end: number, last: boolean, origin: number): number {
    const counter = new CsvRow(dialect, new Int32Array(0), newCells(0));
    const next = counter.read(bytes, from, end, last);
    if (next === INCOMPLETE) return from;
    if (isBlank(bytes, from, next)) return next;
    const header = newCells(counter.fields);
    new CsvRow(dialect, Int32Array.from(header.kind.keys()), header).read(bytes, from, end, last);
    const names = header.bytes.map((value, i) => textOf(value, header.start[i] ?? 0, header.end[i] ?? 0));
    this.headerOffset = origin + from;
    const fields = this.#visitor.onHeader(names);
    if (fields === undefined) {
      this.refused = true;
      return STOP;
    }
    this.#layout = { ...dialect, width: names.length, fields, start: origin + next };
    this.#rows = new CsvRows(this.#layout, (cells) => this.#visitor.onRecord(cells));
    return next;
  }
}

/** The rows of a table, from any of them on. */
export class CsvRows implements RecordScanner {
  readonly advice = ADVICE;
  readonly #layout: TableLayout;
  readonly #row: CsvRow;
  readonly #cells: Cells;
  /** Pairs of cells for one and the same field: the second is copied from the first. */
  readonly #repeated: readonly (readonly [from: number, to: number])[];
  readonly #onRecord: (cells: Cells) => boolean;
  #until = Infinity;
  records = 0;
  next = 0;

  constructor(layout: TableLayout, onRecord: (cells: Cells) => boolean) {
    const { fields } = layout;
    this.#layout = layout;
    this.#onRecord = onRecord;
    this.#cells = newCells(fields.length);
    this.#cells.kind.fill(TEXT);
    const cellOf = new Int32Array(fields.reduce((width, field) => Math.max(width, field + 1), 0)).fill(-1);
    const repeated: (readonly [number, number])[] = [];
    fields.forEach((field, cell) => {
      const first = cellOf[field] ?? -1;
      if (first === -1) cellOf[field] = cell;
      else repeated.push([first, cell]);
    });
    this.#repeated = repeated;
    this.#row = new CsvRow(layout, cellOf, this.#cells);
  }

  begin(until: number): void {
    this.#until = until;
  }

  readonly scan: Scanner = (bytes, start, end, last, origin) => {
    const { loneCr, width } = this.#layout;
    const row = this.#row;
    const until = this.#until - origin;
    let p = start;
    for (;;) {
      p = skipBlankLines(bytes, p, end, last, loneCr);
      if (p === end) return p;
      if (p >= until) {
        this.next = origin + p;
        return STOP;
      }
      const next = row.read(bytes, p, end, last);
      if (next === INCOMPLETE) return p;
      if (row.fields === width) {
        this.#cells.offset = origin + p;
        if (this.#repeated.length > 0) this.#repeatCells();
        this.records++;
        if (!this.#onRecord(this.#cells)) return STOP;
      } else if (!isBlank(bytes, p, next)) {
        throw ragged(row.fields, width, bytes, p, next);
      }
      p = next;
    }
  };

  /** Behind the first line break: in the middle of a quoted text that is no row, and most likely is told as ragged. */
  guess(bytes: Uint8Array): number {
    return bytes.indexOf(LF) + 1;
  }

  #repeatCells(): void {
    for (const [from, to] of this.#repeated) copyCell(this.#cells, from, to);
  }
}

/** Undefined while no line break has been seen. As in `locate`, the first one of the file tells whether a lone CR is one. */
function findDialect(delimiter: number, bytes: Buffer, start: number, end: number, last: boolean): Dialect | undefined {
  for (let p = start; p < end; p++) {
    if (bytes[p] === LF) return { delimiter, loneCr: false };
    if (bytes[p] === CR && (p + 1 < end || last)) return { delimiter, loneCr: bytes[p + 1] !== LF };
  }
  return last ? { delimiter, loneCr: false } : undefined;
}

/** A CR that ends the bytes stays, unless they end the file: an LF may follow. */
function skipBlankLines(bytes: Buffer, from: number, end: number, last: boolean, loneCr: boolean): number {
  let p = from;
  for (; p < end; p++) {
    const byte = bytes[p];
    if (byte === LF) continue;
    if (byte !== CR) return p;
    if (p + 1 === end) return last ? end : p;
    if (bytes[p + 1] !== LF && !loneCr) return p;
  }
  return p;
}

function isBlank(bytes: Buffer, from: number, end: number): boolean {
  for (let p = from; p < end; p++) {
    const byte = bytes[p];
    if (byte !== SPACE && byte !== LF && byte !== CR) return false;
  }
  return true;
}

function copyCell(cells: Cells, from: number, to: number): void {
  setCell(cells, to, TEXT, cells.bytes[from] ?? new Uint8Array(0), cells.start[from] ?? 0, cells.end[from] ?? 0);
}

function ragged(fields: number, width: number, bytes: Buffer, from: number, end: number): Fault {
  const row = shown(textOf(bytes, from, Math.min(end, from + ROW_SHOWN)).trimEnd());
  return new Fault(
    from,
    'line',
    `the row has ${counted(fields, 'field')}, but the header has ${width}: ${row}`,
    'Every row needs as many fields as the header. A text that holds the separator, a quote or a line break must stand in double quotes.',
  );
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
