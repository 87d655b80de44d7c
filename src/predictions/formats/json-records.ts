import { newCells } from './cells.js';
import { PREVIEW_RECORDS, type Cells, type FormatId, type Preview } from './format.js';
import { addPaths } from './json-members.js';
import { JsonPaths } from './json-paths.js';
import { JsonTemplate, UNFAMILIAR, type OnShape } from './json-template.js';
import { JsonText } from './json-text.js';
import { RAN_OUT } from './json-tokens.js';
import { PREVIEW_BYTES, Samples } from './samples.js';

/** What becomes of the records of a JSON file, one object after the other. */
export interface RecordReader {
  /**
   * Reads the object at p if it has the keys of an earlier one and all its values are valid; returns where it ends, or UNFAMILIAR: then
   * `read` is to be asked.
   */
  familiar(bytes: Buffer, p: number, end: number): number;
  /** Walks over the object at p; returns where it ends, or RAN_OUT: then it is asked again with more bytes. */
  read(bytes: Buffer, p: number, end: number): number;
  /** The object read last is a complete record, at that offset of the file. False: no more is wanted. */
  accept(offset: number): boolean;
}

/** Hands the wanted values of every record on. */
export class CellReader implements RecordReader {
  readonly #text = new JsonText();
  readonly #cells: Cells;
  readonly #paths: JsonPaths;
  readonly #template: JsonTemplate;
  readonly #onRecord: (cells: Cells) => boolean | void;
  records = 0;
  /** Of the records that were accepted; the text also counts in those that are given up halfway or read again. */
  nonFinite = 0;

  /** `oneLine`: a record ends with its line. `onRecord` ends the pass by returning false. `onShape` hears of records with keys unlike those before. */
  constructor(columns: readonly string[], oneLine: boolean, onRecord: (cells: Cells) => boolean | void, onShape?: OnShape) {
    this.#cells = newCells(columns.length);
    this.#paths = new JsonPaths(columns.map((path, cell) => ({ path, cell })), this.#cells, this.#text);
    this.#template = new JsonTemplate(this.#paths, this.#cells, this.#text, oneLine, onShape);
    this.#onRecord = onRecord;
  }

  familiar(bytes: Buffer, p: number, end: number): number {
    this.#text.nonFinite = this.nonFinite;
    return this.#template.read(bytes, p, end);
  }

  read(bytes: Buffer, p: number, end: number): number {
    this.#text.nonFinite = this.nonFinite;
    const next = this.#paths.read(bytes, p, end);
    if (next !== RAN_OUT) this.#template.learn(bytes, p, next);
    return next;
  }

  accept(offset: number): boolean {
    this.nonFinite = this.#text.nonFinite;
    this.records++;
    this.#cells.offset = offset;
    return this.#onRecord(this.#cells) !== false;
  }
}

/** Keeps the first records, to see which columns they have between them. */
export class PreviewReader implements RecordReader {
  readonly #text = new JsonText();
  readonly #records: Buffer[] = [];
  #current: Buffer | undefined;

  familiar(): number {
    return UNFAMILIAR;
  }

  read(bytes: Buffer, p: number, end: number): number {
    const next = this.#text.value(bytes, p, end, 0);
    this.#current = next === RAN_OUT ? undefined : bytes.subarray(p, next);
    return next;
  }

  accept(offset: number): boolean {
    if (this.#current !== undefined) this.#records.push(Buffer.from(this.#current));
    return this.#records.length < PREVIEW_RECORDS && offset < PREVIEW_BYTES;
  }

  preview(format: FormatId): Preview {
    const paths = new Set<string>();
    for (const record of this.#records) addPaths(record, 0, paths);
    const samples = Array.from(paths, (path) => new Samples(path));
    const reader = new CellReader(Array.from(paths), false, (cells) => samples.forEach((sample, i) => sample.add(cells, i)));
    for (const record of this.#records) {
      reader.read(record, 0, record.length);
      reader.accept(0);
    }
    return { format, columns: samples.map((sample) => sample.column()), records: this.#records.length };
  }
}
