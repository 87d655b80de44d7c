import type { IdColumn } from './id-column.js';
import type { ScoreTable } from './scores/score-table.js';

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
  /** How many examples each row stands for, in files of counts, and of repeats in units of which several are an example; undefined where each is one. */
  readonly counts?: Float64Array | undefined;
  /** The numbers of its rows in the files of each side, for their scores: `NO_ROW` where a side has none. Undefined where no scores are read. */
  readonly sideRows?: SideRows | undefined;
  /** Undefined where each example has one answer. */
  readonly repeats?: Repeats | undefined;
}

/** Of examples with several runs, a row for each pair of a candidate's and a baseline's answer. Of the first rows of examples also how runs agree. */
export interface Repeats {
  /** 1 for the first row of an example. */
  readonly first: Uint8Array;
  /** How many runs of either side stand in this row and in no other. */
  readonly runs: Float64Array;
  readonly baselineRuns: Float64Array;
  /** Pairs of runs, and those of them that agree. */
  readonly agreeing: Float64Array;
  readonly pairs: Float64Array;
  readonly baselineAgreeing: Float64Array;
  readonly baselinePairs: Float64Array;
}

export interface SideRows {
  readonly candidate: Uint32Array;
  readonly baseline: Uint32Array;
  /** The candidate's scores, as far as they are read. */
  readonly scores: ScoreTable | undefined;
}

export const NO_ROW = 0xffff_ffff;

/** The numbers of rows from one on. */
export function numbered(first: number, size: number): Uint32Array {
  return Uint32Array.from({ length: size }, (_, i) => first + i);
}

/** Leaves only the examples that are kept, in their order. */
export function keepExamples(batch: ExampleBatch, isKept: (index: number) => boolean): void {
  const { actual, baseline, candidate, slices, ids, rows, counts, sideRows, repeats } = batch;
  const columns = [actual, baseline, candidate, ...slices, rows, ...(counts === undefined ? [] : [counts]), ...(sideRows === undefined ? [] : [sideRows.candidate, sideRows.baseline]), ...Object.values<Float64Array | Uint8Array>({ ...repeats })];
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
