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

/** Collects codes while examples stream by. Open addressing on (actual, baseline, candidate) packed in 48 bits. */
export class JointTally {
  #keys = new Float64Array(1024).fill(-1);
  #counts = new Float64Array(1024);
  #used = 0;

  add(actual: Code, baseline: Code, candidate: Code, count = 1): void {
    const key = (actual * 65_536 + baseline) * 65_536 + candidate;
    const slot = this.#slot(key, Math.imul(actual, 0x9e3779b1) ^ Math.imul(baseline, 0x85ebca77) ^ Math.imul(candidate, 0xc2b2ae3d));
    if (this.#keys[slot] === -1) {
      this.#keys[slot] = key;
      this.#used++;
    }
    this.#counts[slot] = (this.#counts[slot] as number) + count;
    if (this.#used * 2 > this.#keys.length) this.#grow();
  }

  /** The table in class indices, once the label set is known. Codes that mean one class fall together. Throws RangeError for gold that is none. */
  table(labels: LabelSet): JointTable {
    const classes = labels.classes.length;
    const cells: JointCell[] = [];
    this.#keys.forEach((key, slot) => {
      if (key === -1) return;
      const [actual, baseline, candidate] = unpack(key);
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
        count: this.#counts[slot] as number,
      });
    });
    return jointTable(classes, cells);
  }

  #slot(key: number, hash: number): number {
    const mask = this.#keys.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (this.#keys[slot] !== -1 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [keys, counts] = [this.#keys, this.#counts];
    this.#keys = new Float64Array(keys.length * 2).fill(-1);
    this.#counts = new Float64Array(keys.length * 2);
    this.#used = 0;
    keys.forEach((key, slot) => {
      if (key !== -1) this.add(...unpack(key), counts[slot] as number);
    });
  }
}

function unpack(key: number): [actual: Code, baseline: Code, candidate: Code] {
  const upper = Math.floor(key / 65_536);
  return [Math.floor(upper / 65_536), upper % 65_536, key % 65_536];
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
