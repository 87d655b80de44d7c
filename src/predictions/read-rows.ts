import { readSections } from './ahead/read-sections.js';
import type { OpenedFile } from './file-set.js';
import { scanFile } from './formats/chunks.js';
import type { Layout, ReadNotes } from './formats/format.js';
import { BATCH_ROWS, RowBatcher, type CellCoder, type RowBatch } from './row-batch.js';
import { rowScannerOf } from './row-scanner.js';

/**
 * From this size on a second thread pays. It starts beside code that is just being compiled, on a machine with two processors for both: up to some
 * 100 MB a file is read before that is made up for.
 */
export const LARGE_BYTES = 128 * 1024 * 1024;

/** Which columns of a file make its rows. */
export interface RowsWanted extends Pick<OpenedFile, 'source' | 'format'> {
  /** The label columns, what makes codes of their cells, and for each its set of labels: 0 for labels, 1 and up for slices. */
  readonly names: readonly string[];
  readonly coders: readonly CellCoder[];
  readonly sets: readonly number[];
  readonly id: string | undefined;
}

/** Reads the records of one file as batches of rows, in the order of the file. */
export async function readRows(wanted: RowsWanted, onBatch: (batch: RowBatch) => void): Promise<ReadNotes> {
  const { source, format, names, coders, id } = wanted;
  const columns = id === undefined ? names : [...names, id];
  const layout = coders.every(({ ahead }) => ahead) ? await format.layout?.(source, columns) : undefined;
  if (layout !== undefined) {
    const file = source.openAnywhere?.();
    try {
      if (file?.hand !== undefined && file.size >= LARGE_BYTES) return await readSections(file, file.hand, layout, wanted, onBatch);
    } finally {
      file?.close();
    }
    return readFromStart(layout, wanted, onBatch);
  }
  const batcher = new RowBatcher(coders, id !== undefined, source, onBatch);
  const runs = coders.every(({ ahead }) => ahead) ? format.readRuns?.(source, columns, BATCH_ROWS, (run) => batcher.addRun(run)) : undefined;
  if (runs !== undefined) return runs;
  const notes = await format.read(source, columns, (cells) => batcher.add(cells));
  batcher.flush();
  return notes;
}

/** From its start, as every file can be read. */
async function readFromStart(layout: Layout, { source, coders, id }: RowsWanted, onBatch: (batch: RowBatch) => void): Promise<ReadNotes> {
  let records = 0;
  const rows = rowScannerOf(layout, coders, id !== undefined, source, (batch) => {
    records += batch.size;
    onBatch(batch);
  });
  rows.begin(Infinity, 'start', 0);
  await scanFile(source, (bytes, start, end, last, origin) => rows.scan(bytes, Math.max(start, Math.min(end, layout.start - origin)), end, last, origin), rows.advice);
  rows.flush();
  return { records, nonFinite: rows.nonFinite() };
}
