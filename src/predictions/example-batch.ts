import type { IdColumn } from './id-column.js';

/**
 * Examples in columns, as codes of their evaluation's label forms. All arrays have room for more rows than `size`. One value is reused for all
 * batches: copy what is kept.
 */
export interface ExampleBatch {
  size: number;
  /** The gold label. */
  readonly actual: Uint16Array;
  /** `NONE` where the baseline has no prediction for it. */
  readonly baseline: Uint16Array;
  /** `NONE` for an example of an unpaired baseline. */
  readonly candidate: Uint16Array;
  /** The value of each slice column, as codes of `sliceForms`; `NONE` for an example of an unpaired baseline whose file has no such column. */
  readonly slices: readonly Uint16Array[];
  /** Undefined where there are no ids, and for an unpaired baseline. */
  readonly ids: IdColumn | undefined;
  /** Row numbers in the candidate's files, from 0: they name examples that have no id. */
  readonly rows: Uint32Array;
  /** How many examples each row stands for, in files of counts; undefined where each is one. */
  readonly counts?: Float64Array | undefined;
}

/** Leaves only the examples that are kept, in their order. */
export function keepExamples(batch: ExampleBatch, isKept: (index: number) => boolean): void {
  const { actual, baseline, candidate, slices, ids, rows, counts } = batch;
  const columns = [actual, baseline, candidate, ...slices, rows, ...(counts === undefined ? [] : [counts])];
  let to = 0;
  for (let from = 0; from < batch.size; from++) {
    if (!isKept(from)) continue;
    if (from !== to) {
      for (const column of columns) column[to] = column[from] as number;
      ids?.move(from, to);
    }
    to++;
  }
  batch.size = to;
}
