import type { CellCosts } from './costs.js';
import { summed, type Counted } from './places.js';
import type { ScoreSet } from './scores.js';

/**
 * Extra predicted columns that are no class: what the model said was unreadable, refused, absent, or outside the label set; and a gold entity
 * where nothing was predicted.
 */
export const OUTCOMES = ['unparsed', 'refused', 'missing', 'other', 'missed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One non-zero cell. `actual` is a class index below K; `predicted` is a class index, or K + the index of an outcome. */
export interface Cell {
  readonly actual: number;
  readonly predicted: number;
  readonly count: number;
}

/** How many examples have so many pairs of runs, of which that many agree. */
export interface RunAgreement {
  readonly agreeing: number;
  readonly pairs: number;
  readonly count: number;
}

/** How many examples have that many gold labels, that many predicted ones, and that many that are both. */
export interface SetSizes {
  readonly gold: number;
  readonly predicted: number;
  readonly both: number;
  readonly count: number;
}

/**
 * A confusion matrix: counts[actual][predicted]. Rows are actual, columns are predicted (scikit-learn's order; some texts transpose).
 * Behind the K classes stand the outcome columns: never right, in no class's column. Kept sparse with its margins: 1,000 classes have a
 * million cells, of which a few thousand are not zero.
 */
export interface ConfusionMatrix {
  /** K, the number of classes. */
  readonly classes: number;
  /** All examples. */
  readonly total: number;
  /** [K] examples of each actual class: row sums, outcome columns included. */
  readonly support: Float64Array;
  /** [K] how often each class was predicted: column sums. */
  readonly predicted: Float64Array;
  /** [K] the diagonal. */
  readonly correct: Float64Array;
  /** [OUTCOMES.length] column sums of the outcome columns. */
  readonly outcomes: Float64Array;
  /** The cells that are not zero, by actual, then predicted. */
  readonly cells: readonly Cell[];
  /**
   * [K] of a matrix of sets, of entities or of labels: what was predicted where nothing is. It stands in a row behind the actual classes (`actual`
   * is K), which is in no support and not in the total, but in the columns. The total is then the number of gold entities or labels.
   */
  readonly spurious?: Float64Array;
  /**
   * Of a matrix of sets: missed items beside a spurious one, by both types. Of entities those that overlap, paired one to one, and on the diagonal
   * only the boundaries are wrong; of labels those of one example, each with each.
   */
  readonly overlaps?: readonly Cell[];
  /** Of a matrix of label sets: how many examples there are, of which every label is true or not; entities have no true negatives. */
  readonly labelSets?: { readonly examples: number; readonly sizes: readonly SetSizes[] };
  /** The scores of its examples, where they are read; gathered when somebody asks. */
  readonly scores?: () => ScoreSet;
  /** Of repeats: how often runs agreed, and how many units an example is, for every run of an example counts as a part of it. */
  readonly runs?: { readonly unit: number; readonly agreement: readonly RunAgreement[] };
  /** What its cells cost, where the config says so. */
  readonly costs?: CellCosts;
}

/** The matrix of these cells; cells of the same place are added up. */
export function confusionMatrix(classes: number, cells: Iterable<Cell>): ConfusionMatrix {
  const all = [...cells];
  const width = rowWidth(classes);
  return matrixOf(classes, { places: Float64Array.from(all, ({ actual, predicted }) => actual * width + predicted), counts: Float64Array.from(all, ({ count }) => count) });
}

/** How many places a row has: the one of a cell is `actual * rowWidth(classes) + predicted`. */
export function rowWidth(classes: number): number {
  return classes + OUTCOMES.length;
}

/** The matrix of what was counted at these places. */
export function matrixOf(classes: number, counted: Counted): ConfusionMatrix {
  const width = rowWidth(classes);
  const { places, counts } = summed(counted);
  const support = new Float64Array(classes);
  const predicted = new Float64Array(classes);
  const correct = new Float64Array(classes);
  const outcomes = new Float64Array(OUTCOMES.length);
  const cells: Cell[] = [];
  let total = 0;
  for (let index = 0; index < places.length; index++) {
    const place = places[index] as number;
    const cell = { actual: Math.floor(place / width), predicted: place % width, count: counts[index] as number };
    cells.push(cell);
    total += cell.count;
    add(support, cell.actual, cell.count);
    if (cell.predicted < classes) add(predicted, cell.predicted, cell.count);
    else add(outcomes, cell.predicted - classes, cell.count);
    if (cell.actual === cell.predicted) add(correct, cell.actual, cell.count);
  }
  return { classes, total, support, predicted, correct, outcomes, cells };
}

/** The matrix of dense rows, K rows of K (or K + 4, with outcomes) counts: for tests and small inputs. */
export function fromRows(rows: readonly (readonly number[])[]): ConfusionMatrix {
  return confusionMatrix(rows.length, rows.flatMap((row, actual) => row.map((count, predicted) => ({ actual, predicted, count }))));
}

/** The count of one cell: by bisection, so no dense table is needed. */
export function countAt(matrix: ConfusionMatrix, actual: number, predicted: number): number {
  const { cells } = matrix;
  let low = 0;
  let high = cells.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const cell = cells[middle];
    if (cell === undefined) break;
    if (cell.actual < actual || (cell.actual === actual && cell.predicted < predicted)) low = middle + 1;
    else high = middle;
  }
  const found = cells[low];
  return found !== undefined && found.actual === actual && found.predicted === predicted ? found.count : 0;
}

/** How many units of a matrix an example is: its counts are exact integers where runs of an example are parts of it. */
export function unitOf({ runs }: ConfusionMatrix): number {
  return runs?.unit ?? 1;
}

/** The examples that each class is asked of: what a class is not is a true negative. Entities have none. */
export function examplesOf({ total, labelSets }: ConfusionMatrix): number {
  return labelSets?.examples ?? total;
}

/** One class against the rest. All four are integers and sum to the number of examples. */
export interface OneVersusRest {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
}

/** Class `index` against the rest. An outcome column is "not this class": a miss for its actual class, a true negative for the others. */
export function oneVersusRest(matrix: ConfusionMatrix, index: number): OneVersusRest {
  const truePositives = matrix.correct[index] ?? 0;
  const support = matrix.support[index] ?? 0;
  const predicted = matrix.predicted[index] ?? 0;
  return {
    truePositives,
    falsePositives: predicted - truePositives,
    falseNegatives: support - truePositives,
    trueNegatives: examplesOf(matrix) - support - predicted + truePositives,
  };
}

/** Each class against the rest: [K]. */
export function allAgainstRest(matrix: ConfusionMatrix): readonly OneVersusRest[] {
  return Array.from({ length: matrix.classes }, (_, index) => oneVersusRest(matrix, index));
}

function add(sums: Float64Array, index: number, count: number): void {
  sums[index] = (sums[index] ?? 0) + count;
}
