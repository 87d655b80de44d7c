import { MISSING, NONE, OTHER, REFUSED, UNPARSED, type Code } from '../predictions/label-forms.js';
import type { LabelSet } from '../predictions/label-set.js';
import { confusionMatrix, OUTCOMES, type ConfusionMatrix, type Outcome } from './confusion.js';

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
    const cells: JointCell[] = [];
    this.#forEach((actual, baseline, candidate, count) => {
      const gold = labels.actual[actual] as number;
      if (gold >= classes) {
        // An unpaired baseline that turned out not to serve may have gold labels that are no classes.
        if (candidate === NONE) return;
        throw new RangeError(`the gold label code ${actual} is no class`);
      }
      cells.push({
        actual: gold,
        baseline: column(labels.baseline, baseline, classes),
        candidate: column(labels.candidate, candidate, classes),
        count,
      });
    });
    return jointTable(classes, cells);
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
  const width = classes + OUTCOMES.length + 1;
  const sums = new Map<number, number>();
  for (const { actual, baseline, candidate, count } of cells) {
    const place = (actual * width + baseline + 1) * width + candidate + 1;
    sums.set(place, (sums.get(place) ?? 0) + count);
  }
  return {
    classes,
    cells: [...sums]
      .filter(([, count]) => count !== 0)
      .sort(([a], [b]) => a - b)
      .map(([place, count]) => ({
        actual: Math.floor(place / width / width),
        baseline: (Math.floor(place / width) % width) - 1,
        candidate: (place % width) - 1,
        count,
      })),
  };
}

/** The sum of tables over one label set: of shards, for instance. */
export function mergeJoint(tables: readonly JointTable[]): JointTable {
  const [first] = tables;
  if (first === undefined) throw new RangeError('nothing to merge');
  return jointTable(first.classes, tables.flatMap((table) => table.cells));
}

/** All of the candidate's examples. */
export function candidateMatrix(joint: JointTable): ConfusionMatrix {
  return margin(joint, joint.cells, 'candidate');
}

/** The two matrices a change is measured between, on the examples that both have. */
export function pairedMatrices(joint: JointTable): { readonly baseline: ConfusionMatrix; readonly candidate: ConfusionMatrix } {
  const both = joint.cells.filter((cell) => cell.baseline !== ABSENT_SIDE && cell.candidate !== ABSENT_SIDE);
  return { baseline: margin(joint, both, 'baseline'), candidate: margin(joint, both, 'candidate') };
}

/** The two matrices of an unpaired comparison, each on its own examples. */
export function independentMatrices(joint: JointTable): { readonly baseline: ConfusionMatrix; readonly candidate: ConfusionMatrix } {
  return { baseline: margin(joint, joint.cells, 'baseline'), candidate: margin(joint, joint.cells, 'candidate') };
}

function margin(joint: JointTable, cells: readonly JointCell[], side: 'baseline' | 'candidate'): ConfusionMatrix {
  return confusionMatrix(
    joint.classes,
    cells.filter((cell) => cell[side] !== ABSENT_SIDE).map((cell) => ({ actual: cell.actual, predicted: cell[side], count: cell.count })),
  );
}
