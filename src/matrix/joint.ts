import type { ExampleBatch } from '../predictions/example-batch.js';
import { RowCounts } from '../predictions/example-counts.js';
import { MISSING, NONE, OTHER, REFUSED, UNPARSED, type Code } from '../predictions/label-forms.js';
import type { LabelSet } from '../predictions/label-set.js';
import { BATCH_ROWS } from '../predictions/row-batch.js';
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

/** What examples are counted by. */
export type JointBatch = Pick<ExampleBatch, 'size' | 'actual' | 'baseline' | 'candidate' | 'counts'>;

/** The slice of all examples. */
const WHOLE: Code = 0;
export const IN_NO_SLICE = new Uint16Array(BATCH_ROWS).fill(WHOLE);

/** Collects codes while examples stream by, of all of them or by slice. */
export class JointTally {
  readonly #rows = new RowCounts();

  /** `slices`: the value of each row in a slice column, `IN_NO_SLICE` where it is none of; rows with `NONE` are left out. */
  add({ size, actual, baseline, candidate, counts }: JointBatch, slices: Uint16Array): void {
    this.#rows.add([actual, baseline, candidate, slices], size, counts);
  }

  /** The table of all examples in class indices, once the label set is known. Codes that mean one class fall together. Throws RangeError for gold that is none. */
  table(labels: LabelSet): JointTable {
    return this.tables(labels).get(WHOLE) ?? jointTable(labels.classes.length, []);
  }

  /** The same for each slice. */
  tables(labels: LabelSet): ReadonlyMap<Code, JointTable> {
    const classes = labels.classes.length;
    const width = sideWidth(classes);
    const slices = new Map<Code, { readonly places: number[]; readonly counts: number[] }>();
    for (const [actual, baseline, candidate, slice, count] of this.#rows.rows()) {
      let counted = slices.get(slice);
      if (counted === undefined) slices.set(slice, (counted = { places: [], counts: [] }));
      const gold = labels.actual[actual] as number;
      if (gold >= classes) {
        // An unpaired baseline that turned out not to serve may have gold labels that are no classes.
        if (candidate === NONE) continue;
        throw new RangeError(`the gold label code ${actual} is no class`);
      }
      counted.places.push(placeOf(gold, column(labels.baseline, baseline, classes), column(labels.candidate, candidate, classes), width));
      counted.counts.push(count);
    }
    return new Map([...slices].map(([slice, { places, counts }]) => [slice, tableOf(classes, { places: new Float64Array(places), counts: new Float64Array(counts) })]));
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
