import { NO_ROW, type ExampleBatch } from '../predictions/example-batch.js';
import type { ExamplesRead } from '../predictions/examples.js';
import { NONE, type Code } from '../predictions/label-forms.js';
import type { Matrices } from './tally.js';
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

/** Which examples of which model: all of the candidate's, those that are compared, or the baseline's. */
type Of = 'candidate' | 'compared' | 'baseline';

/** Of an example, by its row among the examples, and a class. */
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

  /** What puts scores to the matrices of all examples, or of one value of a slice column. */
  attacher(read: ExamplesRead): (matrices: Matrices, slice?: { readonly column: number; readonly code: Code }) => Matrices {
    const { candidate, baseline } = read;
    const own = candidate.scores === undefined ? undefined : classScores(candidate.scores, read.labelSet);
    const before = baseline?.scores === undefined ? undefined : classScores(baseline.scores, read.labelSet);
    return (matrices, slice) => {
      const set = (of: Of, columns: ClassScores | undefined): { readonly scores?: () => ScoreSet } => (columns === undefined ? {} : { scores: once(() => this.#set(of, columns, read, slice)) });
      const whole = { ...matrices.candidate, ...set('candidate', own) };
      const { comparison } = matrices;
      if (comparison === undefined) return { candidate: whole };
      const compared = comparison.candidate === matrices.candidate ? whole : { ...comparison.candidate, ...set('compared', own) };
      return { candidate: whole, comparison: { ...comparison, candidate: compared, baseline: { ...comparison.baseline, ...set('baseline', before) } } };
    };
  }

  /** The scores that both models gave an example, which its row names, for one class. */
  scoresOf({ candidate, baseline, labelSet }: ExamplesRead): ScoresOf {
    const places = once(() => {
      const found = new Map<number, number>();
      for (let i = 0; i < this.#names.size; i++) if (this.#candidate.values[i] !== NONE) found.set(this.#names.values[i] as number, i);
      return found;
    });
    const own = candidate.scores === undefined ? undefined : classScores(candidate.scores, labelSet);
    const other = baseline?.scores === undefined ? undefined : classScores(baseline.scores, labelSet);
    return (row, index) => {
      const place = places().get(row);
      const now = place === undefined ? undefined : own?.byClass[index]?.[this.#candidateRows.values[place] as number];
      const before = place === undefined ? undefined : other?.byClass[index]?.[this.#baselineRows.values[place] as number];
      return { ...(isNumber(now) && { now }), ...(isNumber(before) && { before }) };
    };
  }

  #set(of: Of, columns: ClassScores, { labelSet, comparability }: ExamplesRead, slice: { readonly column: number; readonly code: Code } | undefined): ScoreSet {
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
