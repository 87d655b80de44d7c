import type { Changes } from './changes.js';
import type { ConfusionMatrix } from './confusion.js';
import type { PairedMatrices } from './paired-matrices.js';

/** The matrices of one set of examples: the whole evaluation, or one slice of it. */
export interface Matrices {
  /** Every labelled example of the candidate: absolute bounds are judged on it. */
  readonly candidate: ConfusionMatrix;
  /** What a change is measured between; absent without a comparable baseline. */
  readonly comparison?: {
    readonly baseline: ConfusionMatrix;
    readonly candidate: ConfusionMatrix;
    /** What moved, example by example; absent when the two are not paired. */
    readonly changes?: Changes;
    /** The two as a sum over units, for tests of chance; made when somebody asks. Absent when they are not paired. */
    readonly units?: () => PairedMatrices;
  };
}

/** Whose matrix it is: all of the candidate's examples, those that are compared, or the baseline's. */
export type MatrixOf = 'candidate' | 'compared' | 'baseline';

/** The same with every matrix made anew. Where the compared examples are all of the candidate's, they stay one matrix. */
export function eachMatrix({ candidate, comparison }: Matrices, make: (matrix: ConfusionMatrix, of: MatrixOf) => ConfusionMatrix): Matrices {
  const whole = make(candidate, 'candidate');
  if (comparison === undefined) return { candidate: whole };
  const compared = comparison.candidate === candidate ? whole : make(comparison.candidate, 'compared');
  return { candidate: whole, comparison: { ...comparison, candidate: compared, baseline: make(comparison.baseline, 'baseline') } };
}
