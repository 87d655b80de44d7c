import { hashOf, secondHashOf } from './byte-hash.js';
import { EXAMPLE_COUNTS } from './example-counts-wasm.js';
import type { IdHashes } from './id-column.js';
import { NONE, type Code, type LabelForms } from './label-forms.js';
import type { CodeCounts } from './label-set.js';
import { BATCH_ROWS } from './row-batch.js';
import { instantiate, type Memory } from './web-assembly.js';

// Where everything lies in memory: as in wasm/counts.ts.
const CODES = 65_536;
const MOST_COLUMNS = 4;
const COLUMNS = 1024;
const TIMES = COLUMNS + MOST_COLUMNS * 2 * BATCH_ROWS;
const ID_HASHES = TIMES + 8 * BATCH_ROWS;
const ID_SECOND_HASHES = ID_HASHES + 4 * BATCH_ROWS;
const LABEL_HASHES = ID_SECOND_HASHES + 4 * BATCH_ROWS;
const LABEL_SECOND_HASHES = LABEL_HASHES + 4 * CODES;
const LABELS = LABEL_SECOND_HASHES + 4 * CODES;
const TABLE = LABELS + 4 * 8 * CODES;

interface Exports {
  readonly memory: Memory;
  countLabels(column: number, size: number, weighted: number): void;
  addToFingerprint(size: number, weighted: number, hasIds: number): void;
  lane(index: number): number;
  countRows(size: number, weighted: number): void;
  slotsNow(): number;
}

interface Views {
  readonly buffer: ArrayBuffer;
  readonly columns: readonly Uint16Array[];
  readonly times: Float64Array;
}

/** The columns of a batch of rows, in the memory of one instance of the module. */
class Batch {
  readonly exports = instantiate<Exports>(EXAMPLE_COUNTS);
  #views = viewsOf(this.exports.memory);

  /** Puts a column at hand. */
  setColumn(column: number, codes: Uint16Array, size: number): void {
    this.#now().columns[column]?.set(codes.subarray(0, size));
  }

  /** How often each row counts; once, where that is undefined. Returns whether the rows have weights, for the exports. */
  setTimes(times: Float64Array | Uint8Array | undefined, size: number): 0 | 1 {
    if (times === undefined) return 0;
    this.#now().times.set(times.subarray(0, size));
    return 1;
  }

  #now(): Views {
    if (this.#views.buffer !== this.exports.memory.buffer) this.#views = viewsOf(this.exports.memory);
    return this.#views;
  }
}

function viewsOf({ buffer }: Memory): Views {
  return {
    buffer,
    columns: Array.from({ length: MOST_COLUMNS }, (_, column) => new Uint16Array(buffer, COLUMNS + 2 * BATCH_ROWS * column, BATCH_ROWS)),
    times: new Float64Array(buffer, TIMES, BATCH_ROWS),
  };
}

/**
 * How often each label was met in each of up to four columns, and what examples were judged: a sum over examples of a hash of id and gold label, so that the
 * order of rows and the cut into shards do not matter. 128 bits in four lanes. It tells test sets apart; it is no signature.
 */
export class LabelCounts {
  /** By column. They are live. */
  readonly sums: readonly CodeCounts[];
  readonly #batch = new Batch();
  readonly #forms: LabelForms;
  readonly #ofLabels: IdHashes;
  readonly #ofIds: IdHashes;
  /** Labels whose hashes are made. */
  #hashed = 0;

  constructor(forms: LabelForms) {
    this.#forms = forms;
    const { buffer } = this.#batch.exports.memory;
    this.sums = Array.from({ length: MOST_COLUMNS }, (_, sum) => new Float64Array(buffer, LABELS + 8 * CODES * sum, CODES));
    this.#ofLabels = { first: new Int32Array(buffer, LABEL_HASHES, CODES), second: new Int32Array(buffer, LABEL_SECOND_HASHES, CODES) };
    this.#ofIds = { first: new Int32Array(buffer, ID_HASHES, BATCH_ROWS), second: new Int32Array(buffer, ID_SECOND_HASHES, BATCH_ROWS) };
  }

  /** Counts the labels of a column. `NONE` is counted nowhere. `times`: how often each row counts, if not once. */
  add(column: number, codes: Uint16Array, size: number, times: Float64Array | undefined): void {
    this.#batch.setColumn(column, codes, size);
    this.#batch.exports.countLabels(column, size, this.#batch.setTimes(times, size));
    (this.sums[column] as CodeCounts)[NONE] = 0;
  }

  /** Adds examples to the fingerprint, by the labels that were counted last in the first column. */
  addToFingerprint(size: number, ids: IdHashes | undefined, times: Float64Array | Uint8Array | undefined): void {
    for (; this.#hashed < this.#forms.size; this.#hashed++) this.#hash(this.#hashed);
    if (ids !== undefined) {
      this.#ofIds.first.set(ids.first.subarray(0, size));
      this.#ofIds.second.set(ids.second.subarray(0, size));
    }
    this.#batch.exports.addToFingerprint(size, this.#batch.setTimes(times, size), ids === undefined ? 0 : 1);
  }

  /** 32 hexadecimal digits. */
  get fingerprint(): string {
    return [0, 1, 2, 3].map((lane) => (this.#batch.exports.lane(lane) >>> 0).toString(16).padStart(8, '0')).join('');
  }

  #hash(label: Code): void {
    const bytes = new TextEncoder().encode(this.#forms.text(label));
    const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#ofLabels.first[label] = hashOf(words, 0, bytes.length);
    this.#ofLabels.second[label] = secondHashOf(words, 0, bytes.length);
  }
}

/** Rows of four codes that were met, each with how often. */
export type CountedRow = readonly [first: Code, second: Code, third: Code, last: Code, times: number];

/** How often each row of four codes was met. Of rows whose last code is `NONE` nothing is counted. */
export class RowCounts {
  readonly #batch = new Batch();

  add(columns: readonly [Uint16Array, Uint16Array, Uint16Array, Uint16Array], size: number, times: Float64Array | undefined): void {
    columns.forEach((codes, column) => this.#batch.setColumn(column, codes, size));
    this.#batch.exports.countRows(size, this.#batch.setTimes(times, size));
  }

  /** In no order. */
  *rows(): Generator<CountedRow> {
    const { buffer } = this.#batch.exports.memory;
    const slots = this.#batch.exports.slotsNow();
    const codes = new Uint16Array(buffer, TABLE, 8 * slots);
    const counts = new Float64Array(buffer, TABLE, 2 * slots);
    for (let slot = 0; slot < slots; slot++) {
      const times = counts[2 * slot + 1] as number;
      if (times !== 0) yield [codes[8 * slot] as Code, codes[8 * slot + 1] as Code, codes[8 * slot + 2] as Code, codes[8 * slot + 3] as Code, times];
    }
  }
}
