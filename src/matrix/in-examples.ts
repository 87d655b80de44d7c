import type { Changes } from './changes.js';
import { unitOf, type ConfusionMatrix } from './confusion.js';
import { eachMatrix, type Matrices } from './matrices.js';
import type { Tally } from './tally.js';

/**
 * A tally whose counts are numbers of examples: what a person reads. Where runs are parts of their examples those are fractions, rounded to
 * doubles, and nothing is judged by them; everywhere else it is the tally itself.
 */
export function inExamples(tally: Tally): Tally {
  const unit = unitOf(tally.matrices.candidate);
  if (unit === 1) return tally;
  const all = (matrices: Matrices): Matrices => {
    const { candidate, comparison } = eachMatrix(matrices, (matrix) => scaled(matrix, unit));
    return comparison === undefined ? { candidate } : { candidate, comparison: { ...comparison, ...(comparison.changes !== undefined && { changes: scaledChanges(comparison.changes, unit) }) } };
  };
  return {
    ...tally,
    matrices: all(tally.matrices),
    slices: tally.slices.map(({ column, values }) => ({ column, values: values.map(({ value, matrices }) => ({ value, matrices: all(matrices) })) })),
    flips: tally.flips.map((flip) => ({ ...flip, count: flip.count / unit })),
  };
}

function scaled(matrix: ConfusionMatrix, unit: number): ConfusionMatrix {
  const each = (counts: Float64Array): Float64Array => counts.map((count) => count / unit);
  return {
    ...matrix,
    total: matrix.total / unit,
    support: each(matrix.support),
    predicted: each(matrix.predicted),
    correct: each(matrix.correct),
    outcomes: each(matrix.outcomes),
    cells: matrix.cells.map((cell) => ({ ...cell, count: cell.count / unit })),
    ...(matrix.runs !== undefined && { runs: { ...matrix.runs, unit: 1 } }),
  };
}

function scaledChanges({ newlyWrong, newlyRight, missed, caught, alarms, cleared }: Changes, unit: number): Changes {
  const each = (counts: Float64Array): Float64Array => counts.map((count) => count / unit);
  return { newlyWrong: newlyWrong / unit, newlyRight: newlyRight / unit, missed: each(missed), caught: each(caught), alarms: each(alarms), cleared: each(cleared) };
}
