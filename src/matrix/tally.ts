import type { ExampleBatch } from '../predictions/example-batch.js';
import type { ExamplesRead } from '../predictions/examples.js';
import { isLabel, type Code } from '../predictions/label-forms.js';
import { byCodePoint } from '../predictions/label-set.js';
import { AgreementTally } from './agreement.js';
import { changesOf } from './changes.js';
import { FlipCollector, type FlipCell } from './flips.js';
import type { Matrices } from './matrices.js';
import type { SetFlip } from './sets/flips.js';
import { pairedExamples, type PairedMatrices } from './paired-matrices.js';
import { ScoreTally, type ScoresOf, type SliceOf } from './score-tally.js';
import { UnitTally } from './unit-tally.js';
import { candidateMatrix, IN_NO_SLICE, independentMatrices, JointTally, pairedMatrices, type JointTable } from './joint.js';

/** How the value of an empty cell is called. */
const EMPTY_SLICE = '(missing)';

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
  /** Where scores are read. */
  readonly scoresOf?: ScoresOf;
  /** Of entities and label sets, which their matrices count: what moved, and how many documents both models have. */
  readonly sets?: { readonly of: 'entities' | 'labels'; readonly compared: number; readonly flips: readonly SetFlip[] };
}

/** Takes the examples as they are read and gives the counts once the label set is known. */
export class Tallier {
  readonly #whole = new JointTally();
  readonly #flips = new FlipCollector();
  readonly #slices: readonly JointTally[];
  readonly #columns: readonly string[];
  readonly #scores: ScoreTally | undefined;
  readonly #agreement: AgreementTally | undefined;
  readonly #units: UnitTally | undefined;

  /** `scored`: the examples have scores. `repeated`: they have several answers. `cluster`: behind the slice columns of a batch stands one that names clusters. */
  constructor(sliceColumns: readonly string[], { scored = false, repeated = false, cluster = false }: { readonly scored?: boolean; readonly repeated?: boolean; readonly cluster?: boolean } = {}) {
    this.#columns = sliceColumns;
    this.#scores = scored ? new ScoreTally(sliceColumns.length) : undefined;
    this.#units = repeated || cluster ? new UnitTally(sliceColumns.length + (cluster ? 1 : 0), cluster ? sliceColumns.length : undefined) : undefined;
    this.#agreement = repeated ? new AgreementTally(sliceColumns.length) : undefined;
    this.#slices = sliceColumns.map(() => new JointTally());
  }

  add(batch: ExampleBatch): void {
    this.#whole.add(batch, IN_NO_SLICE);
    // An unpaired baseline whose file has no such column has no value in it.
    this.#slices.forEach((slice, column) => slice.add(batch, batch.slices[column] as Uint16Array));
    this.#scores?.add(batch);
    this.#agreement?.add(batch);
    this.#units?.add(batch);
    // Counts have no names.
    if (batch.counts === undefined || batch.repeats !== undefined) this.#flips.add(batch);
  }

  tally(read: ExamplesRead): Tally {
    const joint = this.#whole.table(read.labelSet);
    const scored = this.#scores?.scored(read);
    const matrices = (table: JointTable, slice?: SliceOf): Matrices => {
      const units = this.#units;
      const plain = matricesOf(table, read, units === undefined ? () => pairedExamples(table) : () => units.paired(read.labelSet, slice));
      const counted = this.#agreement?.put(plain, read, slice) ?? plain;
      return scored === undefined ? counted : scored.put(counted, slice);
    };
    return {
      classes: read.labelSet.classes,
      matrices: matrices(joint),
      slices: this.#columns.map((name, index) => ({
        column: name,
        values: [...(this.#slices[index]?.tables(read.labelSet) ?? [])]
          .map(([code, table]) => ({ value: sliceText(read, index, code), matrices: matrices(table, { column: index, code }) }))
          // A value that only a baseline has, one that does not serve, is no slice of this run.
          .filter(({ matrices: own }) => own.candidate.total > 0 || own.comparison !== undefined)
          .sort((a, b) => byCodePoint(a.value, b.value)),
      })),
      ...(scored !== undefined && { scoresOf: scored.scoresOf }),
      flips: read.comparability.kind === 'paired' ? this.#flips.flips(read.labelSet, joint) : [],
    };
  }
}

function matricesOf(joint: JointTable, read: ExamplesRead, units: () => PairedMatrices): Matrices {
  const candidate = candidateMatrix(joint);
  switch (read.comparability.kind) {
    case 'paired':
      return { candidate, comparison: { ...pairedMatrices(joint, candidate), changes: changesOf(joint), units: once(units) } };
    case 'unpaired': {
      const comparison = independentMatrices(joint, candidate);
      return comparison.baseline.total === 0 ? { candidate } : { candidate, comparison };
    }
    case 'none':
    case 'incomparable':
      return { candidate };
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function sliceText(read: ExamplesRead, index: number, code: Code): string {
  return isLabel(code) ? (read.sliceForms[index]?.text(code) ?? '') : EMPTY_SLICE;
}
