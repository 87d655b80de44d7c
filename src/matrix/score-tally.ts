import { NO_ROW, type ExampleBatch } from '../predictions/example-batch.js';
import type { ExamplesRead } from '../predictions/examples.js';
import { NONE, type Code } from '../predictions/label-forms.js';
import type { ScoreTable } from '../predictions/scores/score-table.js';
import { eachMatrix, type Matrices, type MatrixOf } from './matrices.js';
import { classScores, type ClassScores, type ScoreSet } from './scores.js';

/** Numbers of examples, growing. */
class Column<T extends Uint16Array | Uint32Array> {
  #values: T;
  readonly #make: (size: number) => T;
  size = 0;

  constructor(make: (size: number) => T) {
    this.#make = make;
    this.#values = make(4096);
  }

  add(values: ArrayLike<number>, count: number): void {
    if (this.size + count > this.#values.length) {
      const larger = this.#make(Math.max(2 * this.#values.length, this.size + count));
      larger.set(this.#values);
      this.#values = larger;
    }
    for (let i = 0; i < count; i++) this.#values[this.size + i] = values[i] as number;
    this.size += count;
  }

  get values(): T {
    return this.#values;
  }
}

const codes = (size: number): Uint16Array => new Uint16Array(size);
const rows = (size: number): Uint32Array => new Uint32Array(size);

/** One value of a slice column. */
export interface SliceOf {
  readonly column: number;
  readonly code: Code;
}

/** What the scores of the examples give. */
export interface ScoredExamples {
  /** Puts scores to the matrices of all examples, or of one value of a slice column. */
  readonly put: (matrices: Matrices, slice?: SliceOf) => Matrices;
  readonly scoresOf: ScoresOf;
}

/** The scores that both models gave an example, by its row among the examples, for one class. */
export type ScoresOf = (row: number, index: number) => { readonly now?: number; readonly before?: number };

function isNumber(score: number | undefined): score is number {
  return score !== undefined && !Number.isNaN(score);
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Keeps for each example its class and its rows on both sides: scores are read from the columns of the sides only when a metric asks. */
export class ScoreTally {
  readonly #actual = new Column(codes);
  readonly #candidate = new Column(codes);
  readonly #baseline = new Column(codes);
  readonly #candidateRows = new Column(rows);
  readonly #baselineRows = new Column(rows);
  readonly #names = new Column(rows);
  readonly #slices: readonly Column<Uint16Array>[];

  constructor(slices: number) {
    this.#slices = Array.from({ length: slices }, () => new Column(codes));
  }

  add({ size, actual, candidate, baseline, slices, rows: names, sideRows }: ExampleBatch): void {
    if (sideRows === undefined) return;
    this.#actual.add(actual, size);
    this.#names.add(names, size);
    this.#candidate.add(candidate, size);
    this.#baseline.add(baseline, size);
    this.#candidateRows.add(sideRows.candidate, size);
    this.#baselineRows.add(sideRows.baseline, size);
    slices.forEach((slice, column) => this.#slices[column]?.add(slice, size));
  }

  /** The examples with the scores that were read, once the label set is known. */
  scored(read: ExamplesRead): ScoredExamples {
    const { candidate, baseline, labelSet } = read;
    const columns = (table: ScoreTable | undefined): ClassScores | undefined => (table === undefined ? undefined : classScores(table, labelSet));
    const [own, before] = [columns(candidate.scores), columns(baseline?.scores)];
    return {
      put: (matrices, slice) =>
        eachMatrix(matrices, (matrix, of) => {
          const scores = of === 'baseline' ? before : own;
          return scores === undefined ? matrix : { ...matrix, scores: once(() => this.#set(of, scores, read, slice)) };
        }),
      scoresOf: this.#scoresOf(own, before),
    };
  }

  #scoresOf(own: ClassScores | undefined, baseline: ClassScores | undefined): ScoresOf {
    const places = once(() => {
      const found = new Map<number, number>();
      for (let i = 0; i < this.#names.size; i++) if (this.#candidate.values[i] !== NONE) found.set(this.#names.values[i] as number, i);
      return found;
    });
    return (row, index) => {
      const place = places().get(row);
      const now = place === undefined ? undefined : own?.byClass[index]?.[this.#candidateRows.values[place] as number];
      const before = place === undefined ? undefined : baseline?.byClass[index]?.[this.#baselineRows.values[place] as number];
      return { ...(isNumber(now) && { now }), ...(isNumber(before) && { before }) };
    };
  }

  #set(of: MatrixOf, columns: ClassScores, { labelSet, comparability }: ExamplesRead, slice: SliceOf | undefined): ScoreSet {
    const size = this.#actual.size;
    const slices = slice === undefined ? undefined : this.#slices[slice.column]?.values;
    const from = of === 'baseline' ? this.#baselineRows.values : this.#candidateRows.values;
    const paired = comparability.kind === 'paired';
    const actual = new Uint16Array(size);
    const predicted = new Uint16Array(size);
    const said = of === 'baseline' ? this.#baseline.values : this.#candidate.values;
    const classOf = of === 'baseline' ? labelSet.baseline : labelSet.candidate;
    const chosen = new Uint32Array(size);
    let count = 0;
    for (let i = 0; i < size; i++) {
      const [hasCandidate, hasBaseline] = [this.#candidate.values[i] !== NONE, this.#baseline.values[i] !== NONE];
      const belongs = of === 'candidate' ? hasCandidate : of === 'baseline' ? hasBaseline && (!paired || hasCandidate) : hasCandidate && (!paired || hasBaseline);
      if (!belongs || (slice !== undefined && slices?.[i] !== slice.code)) continue;
      actual[count] = labelSet.actual[this.#actual.values[i] as number] as number;
      predicted[count] = classOf[said[i] as number] as number;
      chosen[count] = from[i] ?? NO_ROW;
      count++;
    }
    return { size: count, actual: actual.subarray(0, count), predicted: predicted.subarray(0, count), rows: chosen.subarray(0, count), columns };
  }
}
