import type { Example, ExamplesRead } from '../predictions/examples.js';
import { isLabel, NONE, type Code } from '../predictions/label-forms.js';
import { byCodePoint } from '../predictions/label-set.js';
import { changesOf, type Changes } from './changes.js';
import type { ConfusionMatrix } from './confusion.js';
import { FlipCollector, type FlipCell } from './flips.js';
import { candidateMatrix, independentMatrices, JointTally, pairedMatrices } from './joint.js';

/** How the value of an empty cell is called. */
const EMPTY_SLICE = '(missing)';

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
  };
}

export interface SliceColumn {
  readonly column: string;
  /** Its values in code-point order; an empty cell is the value `(missing)`. */
  readonly values: readonly { readonly value: string; readonly matrices: Matrices }[];
}

/** All counts of one evaluation. */
export interface Tally {
  readonly classes: readonly string[];
  readonly matrices: Matrices;
  readonly slices: readonly SliceColumn[];
  readonly flips: readonly FlipCell[];
}

/** Takes the examples one by one and gives the counts once the label set is known. */
export class Tallier {
  readonly #whole = new JointTally();
  readonly #flips = new FlipCollector();
  readonly #slices: Map<Code, JointTally>[];
  readonly #columns: readonly string[];

  constructor(sliceColumns: readonly string[]) {
    this.#columns = sliceColumns;
    this.#slices = sliceColumns.map(() => new Map());
  }

  add(example: Example): void {
    const { actual, baseline, candidate, count } = example;
    this.#whole.add(actual, baseline, candidate, count);
    // Counts have no names.
    if (count === undefined) this.#flips.add(example);
    for (let i = 0; i < this.#slices.length; i++) {
      const value = example.slices[i] ?? NONE;
      // An unpaired baseline whose file has no such column.
      if (value === NONE) continue;
      const values = this.#slices[i] as Map<Code, JointTally>;
      let tally = values.get(value);
      if (tally === undefined) values.set(value, (tally = new JointTally()));
      tally.add(actual, baseline, candidate, count);
    }
  }

  tally(read: ExamplesRead): Tally {
    const joint = this.#whole.table(read.labelSet);
    return {
      classes: read.labelSet.classes,
      matrices: matricesOf(this.#whole, read),
      slices: this.#columns.map((name, index) => ({
        column: name,
        values: [...(this.#slices[index] ?? [])]
          .map(([code, tally]) => ({ value: sliceText(read, index, code), matrices: matricesOf(tally, read) }))
          // A value that only a baseline has, one that does not serve, is no slice of this run.
          .filter(({ matrices }) => matrices.candidate.total > 0 || matrices.comparison !== undefined)
          .sort((a, b) => byCodePoint(a.value, b.value)),
      })),
      flips: read.comparability.kind === 'paired' ? this.#flips.flips(read.labelSet, joint) : [],
    };
  }
}

function matricesOf(tally: JointTally, read: ExamplesRead): Matrices {
  const joint = tally.table(read.labelSet);
  const candidate = candidateMatrix(joint);
  switch (read.comparability.kind) {
    case 'paired':
      return { candidate, comparison: { ...pairedMatrices(joint), changes: changesOf(joint) } };
    case 'unpaired': {
      const comparison = independentMatrices(joint);
      return comparison.baseline.total === 0 ? { candidate } : { candidate, comparison };
    }
    case 'none':
    case 'incomparable':
      return { candidate };
  }
}

function sliceText(read: ExamplesRead, index: number, code: Code): string {
  return isLabel(code) ? (read.sliceForms[index]?.text(code) ?? '') : EMPTY_SLICE;
}
