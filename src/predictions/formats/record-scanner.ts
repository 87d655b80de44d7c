import type { Scanner } from './chunks.js';
import { CsvRows } from './csv-table.js';
import type { Cells, Layout } from './format.js';
import { ArrayItems } from './json-array.js';
import { CellReader } from './json-records.js';
import type { OnShape } from './json-template.js';
import { JsonLines } from './jsonl.js';

/** Reads the records of a file from any of them on. */
export interface RecordScanner {
  readonly scan: Scanner;
  /** What to do about a record without end. */
  readonly advice: string;
  /**
   * Begins anew: at the start of the file, before the first byte of a record, or behind the last of one. It will stop before the first record that
   * starts at `until` or later, in bytes from the start of the file; then `next` is where that is. `recordsBefore`: how many there were, for messages.
   */
  begin(until: number, at: 'start' | 'record' | 'behind', recordsBefore: number): void;
  readonly next: number;
  /** Where in some bytes from the middle of a file a record may start, or 0. It may be wrong: whoever uses it finds out. */
  guess(bytes: Uint8Array): number;
}

/** A scanner from a record on. `onRecord` may end the pass by returning false. `onShape` hears of the shapes of JSON records, see `CellReader`. */
export function scannerOf(layout: Layout, onRecord: (cells: Cells) => boolean, onShape?: OnShape): { readonly records: RecordScanner; readonly nonFinite: () => number } {
  if (layout.kind === 'table') return { records: new CsvRows(layout, onRecord), nonFinite: () => 0 };
  const reader = new CellReader(layout.columns, layout.kind === 'lines', onRecord, onShape);
  return { records: layout.kind === 'lines' ? new JsonLines(reader) : new ArrayItems(reader), nonFinite: () => reader.nonFinite };
}
