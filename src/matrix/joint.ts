import { MISSING, NONE, OTHER, REFUSED, UNPARSED, type Code } from '../predictions/label-forms.js';
import type { LabelSet } from '../predictions/label-set.js';
import { matrixOf, OUTCOMES, rowWidth, type ConfusionMatrix, type Outcome } from './confusion.js';
import { summed, type Counted } from './places.js';

/** No prediction of this side for the example: in a baseline that is compared on common examples, or in an unpaired tally. */
export const ABSENT_SIDE = -1;

/** How many examples have this gold class, this baseline prediction and this candidate prediction. Indices as in a confusion matrix. */
export interface JointCell {
  readonly actual: number;
  /** A class, an outcome column (K + its index), or `ABSENT_SIDE`. */
  readonly baseline: number;
  readonly candidate: number;
  readonly count: number;
}

/**
 * Counts of (actual, baseline predicted, candidate predicted): the one tally of single-label metrics. Both confusion matrices are its
 * margins, flips and paired tests come from it, and tables of shards add up exactly. Sparse, by actual, baseline, candidate.
 */
export interface JointTable {
  /** K, the number of classes. */
  readonly classes: number;
  readonly cells: readonly JointCell[];
}

/** Collects codes while examples stream by. Open addressing on (actual, baseline, candidate): two words a key, no baseline in the first. */
export class JointTally {
  /** actual × 65,536 + candidate of the key in each slot, and its baseline; a count of 0 where the slot is free. */
  #pairs = new Int32Array(1024);
  #baselines = new Uint16Array(1024);
  #counts = new Float64Array(1024);
  #used = 0;

  add(actual: Code, baseline: Code, candidate: Code, count = 1): void {
    const pair = (actual << 16) | candidate;
    const counts = this.#counts;
    const mask = counts.length - 1;
    const hash = Math.imul(pair, 0x9e3779b1) ^ Math.imul(baseline, 0x85ebca77);
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const known = counts[slot] as number;
      if (known === 0) break;
      if (this.#pairs[slot] === pair && this.#baselines[slot] === baseline) {
        counts[slot] = known + count;
        return;
      }
      slot = (slot + 1) & mask;
    }
    if (count === 0) return;
    this.#pairs[slot] = pair;
    this.#baselines[slot] = baseline;
    counts[slot] = count;
    this.#used++;
    if (this.#used * 2 > counts.length) this.#grow();
  }

  /** Every key that was met, with its count. */
  #forEach(visit: (actual: Code, baseline: Code, candidate: Code, count: number) => void): void {
    const [pairs, baselines] = [this.#pairs, this.#baselines];
    this.#counts.forEach((count, slot) => {
      if (count === 0) return;
      const pair = pairs[slot] as number;
      visit(pair >>> 16, baselines[slot] as number, pair & 0xffff, count);
    });
  }

  /** The table in class indices, once the label set is known. Codes that mean one class fall together. Throws RangeError for gold that is none. */
  table(labels: LabelSet): JointTable {
    const classes = labels.classes.length;
    const width = sideWidth(classes);
    const places: number[] = [];
    const counts: number[] = [];
    this.#forEach((actual, baseline, candidate, count) => {
      const gold = labels.actual[actual] as number;
      if (gold >= classes) {
        // An unpaired baseline that turned out not to serve may have gold labels that are no classes.
        if (candidate === NONE) return;
        throw new RangeError(`the gold label code ${actual} is no class`);
      }
      places.push(placeOf(gold, column(labels.baseline, baseline, classes), column(labels.candidate, candidate, classes), width));
      counts.push(count);
    });
    return tableOf(classes, { places: new Float64Array(places), counts: new Float64Array(counts) });
  }

  #grow(): void {
    const larger = new JointTally();
    const slots = this.#counts.length * 2;
    larger.#pairs = new Int32Array(slots);
    larger.#baselines = new Uint16Array(slots);
    larger.#counts = new Float64Array(slots);
    this.#forEach((actual, baseline, candidate, count) => larger.add(actual, baseline, candidate, count));
    this.#pairs = larger.#pairs;
    this.#baselines = larger.#baselines;
    this.#counts = larger.#counts;
  }
}

const OUTCOME_OF_MARK: ReadonlyMap<Code, Outcome> = new Map([
  [UNPARSED, 'unparsed'],
  [REFUSED, 'refused'],
  [MISSING, 'missing'],
  [OTHER, 'other'],
]);

/** The column of a code: its class, its outcome behind the classes, or `ABSENT_SIDE`. */
export function column(map: Uint16Array, code: Code, classes: number): number {
  if (code === NONE) return ABSENT_SIDE;
  const meaning = map[code] as number;
  const outcome = OUTCOME_OF_MARK.get(meaning);
  return outcome === undefined ? meaning : classes + OUTCOMES.indexOf(outcome);
}

/** The table of these cells: cells of the same place are added up, zeros left out, sorted. */
export function jointTable(classes: number, cells: Iterable<JointCell>): JointTable {
  const all = [...cells];
  const width = sideWidth(classes);
  return tableOf(classes, {
    places: Float64Array.from(all, ({ actual, baseline, candidate }) => placeOf(actual, baseline, candidate, width)),
    counts: Float64Array.from(all, ({ count }) => count),
  });
}

/** How many values a side has: the classes, the outcomes, and `ABSENT_SIDE`. */
export function sideWidth(classes: number): number {
  return classes + OUTCOMES.length + 1;
}

/** Sorts as (actual, baseline, candidate) does. Below 2^48, so exact. */
export function placeOf(actual: number, baseline: number, candidate: number, width: number): number {
  return (actual * width + baseline + 1) * width + candidate + 1;
}

function tableOf(classes: number, counted: Counted): JointTable {
  const width = sideWidth(classes);
  const { places, counts } = summed(counted);
  const cells: JointCell[] = [];
  for (let index = 0; index < places.length; index++) {
    const place = places[index] as number;
    const upper = Math.floor(place / width);
    cells.push({ actual: Math.floor(upper / width), baseline: (upper % width) - 1, candidate: (place % width) - 1, count: counts[index] as number });
  }
  return { classes, cells };
}

/** The sum of tables over one label set: of shards, for instance. */
export function mergeJoint(tables: readonly JointTable[]): JointTable {
  const [first] = tables;
  if (first === undefined) throw new RangeError('nothing to merge');
  return jointTable(first.classes, tables.flatMap((table) => table.cells));
}

/** All of the candidate's examples. */
export function candidateMatrix(joint: JointTable): ConfusionMatrix {
  return margin(joint, 'candidate');
}

/** What a change is measured between. */
export interface TwoMatrices {
  readonly baseline: ConfusionMatrix;
  readonly candidate: ConfusionMatrix;
}

/**
 * The two matrices of a paired comparison, on the examples that both have. `all` is the matrix of all of the candidate's examples: where both
 * have them all it is the compared one itself, so that who measures both can see that they are one.
 */
export function pairedMatrices(joint: JointTable, all: ConfusionMatrix = candidateMatrix(joint)): TwoMatrices {
  const both = joint.cells.filter((cell) => cell.baseline !== ABSENT_SIDE && cell.candidate !== ABSENT_SIDE);
  const whole = both.length === joint.cells.length;
  const common = { classes: joint.classes, cells: both };
  return { baseline: margin(common, 'baseline'), candidate: whole ? all : margin(common, 'candidate') };
}

/** The two matrices of an unpaired comparison, each on its own examples; `all` as above. */
export function independentMatrices(joint: JointTable, all: ConfusionMatrix = candidateMatrix(joint)): TwoMatrices {
  return { baseline: margin(joint, 'baseline'), candidate: all };
}

/** The matrix of one side; examples that this side does not have do not count. */
function margin({ classes, cells }: JointTable, side: 'baseline' | 'candidate'): ConfusionMatrix {
  const width = rowWidth(classes);
  const places = new Float64Array(cells.length);
  const counts = new Float64Array(cells.length);
  let used = 0;
  for (const cell of cells) {
    const predicted = cell[side];
    if (predicted === ABSENT_SIDE) continue;
    places[used] = cell.actual * width + predicted;
    counts[used++] = cell.count;
  }
  return matrixOf(classes, { places: places.subarray(0, used), counts: counts.subarray(0, used) });
}
