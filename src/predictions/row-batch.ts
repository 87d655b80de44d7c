import { isBlank, isEmpty, isStructure } from './file-set.js';
import { textOf } from './formats/cells.js';
import type { Cells, ColumnRun } from './formats/format.js';
import { WordView } from './formats/words.js';
import { IdColumn } from './id-column.js';
import type { Code } from './label-forms.js';
import type { Source } from './source.js';

/** Rows handed on at once: enough to pay for the call, few enough to stay in the processor's cache. */
export const BATCH_ROWS = 2048;

/** Rows of a file in columns. One value is reused for all batches: copy what is kept. */
export interface RowBatch {
  /** How many rows it holds; its columns have room for more. */
  readonly size: number;
  /** One array a label column, in the order they were asked for. */
  readonly codes: readonly Uint16Array[];
  /** An empty one where a row has no id. */
  readonly ids: IdColumn;
  /** Where each record stands in its file, in bytes. */
  readonly offsets: Float64Array;
  /** How many examples each record stands for, in files of counts; undefined where each is one. */
  readonly counts?: Float64Array | undefined;
  readonly source: Source;
}

/** The cells of one column as codes. */
export interface CellCoder {
  /** Whether the column may be read without asking for each cell, here or by another thread: what stands in its cells are the labels. */
  readonly ahead: boolean;
  code(cells: Cells, index: number, source: Source): Code;
  /** The code of a label that another thread has read. */
  codeOf(label: string, source: Source): Code;
}

/** Gathers records into batches of rows. The cells of a record are the label columns in their order, then the id where there is one. */
export class RowBatcher {
  readonly #labels: readonly CellCoder[];
  readonly #order: readonly number[];
  readonly #hasIds: boolean;
  readonly #onBatch: (batch: RowBatch) => void;
  readonly #batch: { size: number; readonly codes: readonly Uint16Array[]; readonly ids: IdColumn; readonly offsets: Float64Array; counts: Float64Array | undefined; source: Source };
  readonly #wordView = new WordView();

  /** `order`: in which order the label columns of a record are read. */
  constructor(labels: readonly CellCoder[], hasIds: boolean, source: Source, onBatch: (batch: RowBatch) => void, order: readonly number[] = labels.map((_, column) => column)) {
    this.#labels = labels;
    this.#order = order;
    this.#hasIds = hasIds;
    this.#onBatch = onBatch;
    this.#batch = {
      size: 0,
      codes: labels.map(() => new Uint16Array(BATCH_ROWS)),
      ids: new IdColumn(BATCH_ROWS),
      offsets: new Float64Array(BATCH_ROWS),
      counts: undefined,
      source,
    };
  }

  add(cells: Cells): void {
    const batch = this.#batch;
    const row = batch.size;
    const labels = this.#labels;
    const order = this.#order;
    for (let i = 0; i < order.length; i++) {
      const column = order[i] as number;
      (batch.codes[column] as Uint16Array)[row] = (labels[column] as CellCoder).code(cells, column, batch.source);
    }
    if (this.#hasIds) this.#addId(cells, labels.length, row);
    batch.offsets[row] = cells.offset;
    if (cells.count !== undefined) (batch.counts ??= new Float64Array(BATCH_ROWS))[row] = cells.count;
    batch.size = row + 1;
    if (batch.size === BATCH_ROWS) this.flush();
  }

  /** Records by columns: what `add` does with each of them, and on with them at once. */
  addRun(run: ColumnRun): void {
    const batch = this.#batch;
    this.#labels.forEach((label, column) => run.codes(column, batch.codes[column] as Uint16Array, (cells) => label.code(cells, column, batch.source)));
    const id = this.#labels.length;
    if (this.#hasIds) {
      run.values(
        id,
        (row, words, start, end) => batch.ids.set(row, words, start, isBlankText(words, start, end) ? start : end),
        (row, cells) => this.#addId(cells, id, row),
      );
    }
    for (let row = 0; row < run.size; row++) batch.offsets[row] = run.first + row;
    batch.size = run.size;
    this.flush();
  }

  /** Hands on what is left. */
  flush(): void {
    if (this.#batch.size === 0) return;
    this.#onBatch(this.#batch);
    this.drop();
  }

  /** Forgets what was not handed on. */
  drop(): void {
    this.#batch.size = 0;
    this.#batch.ids.clear();
  }

  #addId(cells: Cells, index: number, row: number): void {
    const bytes = cells.bytes[index] as Uint8Array;
    const words = this.#wordView.of(bytes);
    const start = cells.start[index] as number;
    if (lacksId(cells, index, bytes[start])) this.#batch.ids.set(row, words, 0, 0);
    else this.#batch.ids.set(row, words, start, cells.end[index] as number);
  }
}

/** Only an id that begins with a blank can be blank: nearly none is decoded here. */
function lacksId(cells: Cells, index: number, first: number | undefined): boolean {
  return isEmpty(cells, index) || isStructure(cells, index) || (first !== undefined && first <= 0x20 && isBlank(cells, index));
}

/** The same of plain text. */
function isBlankText(words: DataView, start: number, end: number): boolean {
  if (start === end || words.getUint8(start) > 0x20) return false;
  return textOf(new Uint8Array(words.buffer, words.byteOffset, words.byteLength), start, end).trim() === '';
}
