import { FastRows } from './fast-rows.js';
import type { Layout } from './formats/format.js';
import { scannerOf, type RecordScanner } from './formats/record-scanner.js';
import { RowBatcher, type CellCoder, type RowBatch } from './row-batch.js';
import type { Source } from './source.js';

/** Reads the records of a file from any of them on, as batches of rows. */
export interface RowScanner extends RecordScanner {
  /** Hands on what is left. */
  flush(): void;
  /** Forgets what was not handed on. */
  drop(): void;
  /** Bare NaN and Infinity in JSON, so far. */
  nonFinite(): number;
}

/**
 * In which order the label columns of a record are read, whoever reads them: new labels get their codes in this order. In a table it is that of
 * its fields, one pass from left to right.
 */
export function columnOrder(layout: Layout, labels: number): readonly number[] {
  const columns = Array.from({ length: labels }, (_, column) => column);
  if (layout.kind !== 'table') return columns;
  return columns.sort((a, b) => (layout.fields[a] as number) - (layout.fields[b] as number));
}

/** The fastest scanner there is for a layout. */
export function rowScannerOf(layout: Layout, coders: readonly CellCoder[], hasIds: boolean, source: Source, onBatch: (batch: RowBatch) => void): RowScanner {
  const order = columnOrder(layout, coders.length);
  if (FastRows.serves(layout, coders.length)) return new FastRows(layout, { coders, order, hasIds, source, onBatch });
  const batcher = new RowBatcher(coders, hasIds, source, onBatch, order);
  const { records, nonFinite } = scannerOf(layout, (cells) => {
    batcher.add(cells);
    return true;
  });
  return {
    scan: records.scan,
    advice: records.advice,
    begin: (...to) => records.begin(...to),
    get next() {
      return records.next;
    },
    guess: (bytes) => records.guess(bytes),
    flush: () => batcher.flush(),
    drop: () => batcher.drop(),
    nonFinite,
  };
}
