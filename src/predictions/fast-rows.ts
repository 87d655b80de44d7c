import { STOP, type Scanner } from './formats/chunks.js';
import type { Layout } from './formats/format.js';
import { scannerOf, type RecordScanner } from './formats/record-scanner.js';
import { RowBatcher } from './row-batch.js';
import { INCOMPLETE, INPUT_BYTES, MOST_FIELDS, REACHED, RowEngine, type EngineRequest, type ReadRows } from './row-engine.js';
import type { RowScanner } from './row-scanner.js';

/** Behind an unusual row so many bytes are read in the plain way at most, too, before the fast way is tried again. */
const MOST_STRETCH = 256 * 1024;

/**
 * Rows by WebAssembly with SIMD, which reads sixteen bytes at a time. Whatever is unusual, be it only a quote in a label, is read by the plain
 * scanner of the format, which is the reference: this is only a faster way to the same rows.
 */
export class FastRows implements RowScanner {
  readonly advice: string;
  readonly #engine: RowEngine;
  readonly #read: ReadRows;
  readonly #plain: RecordScanner;
  readonly #batcher: RowBatcher;
  readonly nonFinite: () => number;
  readonly #isArray: boolean;
  #until = Infinity;
  /** The plain way is in the midst of a record, or at the start of an array. */
  #inPlain = false;
  /** How far the plain way reads on when a row is unusual: farther when they come one after the other. */
  #stretch = 1;
  #recordsBefore = 0;
  #plainRows = 0;
  next = 0;

  /** Whether a file can be read so. */
  static serves(layout: Layout, labels: number): boolean {
    return RowEngine.serves(labels) && (layout.kind !== 'table' || (layout.width <= MOST_FIELDS && !layout.loneCr && new Set(layout.fields).size === layout.fields.length));
  }

  constructor(layout: Layout, request: EngineRequest) {
    const engine = new RowEngine(request);
    this.#engine = engine;
    this.#isArray = layout.kind === 'array';
    this.#read = layout.kind === 'table' ? engine.table(layout.delimiter, layout.width, layout.fields) : engine.json(layout.kind === 'lines' ? 'lines' : 'items');
    this.#batcher = new RowBatcher(request.coders, request.hasIds, request.source, request.onBatch, request.order);
    const { records, nonFinite } = scannerOf(
      layout,
      (cells) => {
        this.#plainRows++;
        this.#batcher.add(cells);
        return true;
      },
      (record, leaves) => engine.learn(record, leaves),
    );
    this.#plain = records;
    this.nonFinite = nonFinite;
    this.advice = records.advice;
  }

  begin(until: number, at: 'start' | 'record' | 'behind', recordsBefore: number): void {
    this.#until = until;
    this.#stretch = 1;
    this.#recordsBefore = recordsBefore - this.#engine.rows - this.#plainRows;
    // Where an array begins the plain way finds; it stops before its first item.
    this.#inPlain = this.#isArray && at === 'start';
    if (this.#inPlain) this.#plain.begin(1, 'start', recordsBefore);
    else this.#engine.beginArray(at === 'behind');
  }

  guess(bytes: Uint8Array): number {
    return this.#plain.guess(bytes);
  }

  readonly scan: Scanner = (bytes, start, end, last, origin) => {
    let p = start;
    for (;;) {
      if (!this.#inPlain) {
        const length = Math.min(end - p, INPUT_BYTES);
        const inputEnd = p + length;
        const read = this.#engine.read(this.#read, bytes.subarray(p, inputEnd), origin + p, this.#until);
        p += read;
        const { status } = this.#engine;
        if (status === REACHED) {
          this.next = origin + p;
          return STOP;
        }
        if (status === INCOMPLETE) {
          // The rest did not fit; or there is no more, and then the plain way says what that means.
          if (inputEnd < end && read > 0) continue;
          if (inputEnd === end && !last) return p;
        } else {
          this.#stretch = read > this.#stretch ? 1 : Math.min(2 * this.#stretch, MOST_STRETCH);
        }
        this.#engine.handOn();
        this.#turnToPlain(origin + p);
      }
      const next = this.#plain.scan(bytes, p, end, last, origin);
      this.#batcher.flush();
      if (next !== STOP) return next;
      // It has stopped where a record starts.
      this.#inPlain = false;
      this.#engine.beginArray(false);
      p = this.#plain.next - origin;
    }
  };

  flush(): void {
    this.#engine.handOn();
  }

  drop(): void {
    this.#engine.drop();
    this.#batcher.drop();
  }

  #turnToPlain(position: number): void {
    this.#inPlain = true;
    const behind = this.#isArray && this.#engine.isBehindItem;
    this.#plain.begin(Math.min(this.#until, position + this.#stretch), behind ? 'behind' : 'record', this.#recordsBefore + this.#engine.rows + this.#plainRows);
  }
}
