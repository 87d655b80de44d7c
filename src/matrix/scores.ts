import type { LabelSet } from '../predictions/label-set.js';
import { withoutZeroFraction } from '../predictions/numeric-labels.js';
import type { ScoreTable } from '../predictions/scores/score-table.js';

/** The scores of one model on one set of examples. */
export interface ScoreSet {
  /** n, the number of examples. */
  readonly size: number;
  /** [n] the class of each example, by its index in the label set. */
  readonly actual: Uint16Array;
  /** [n] what the model said, likewise, or a mark of label-forms.ts. */
  readonly predicted: Uint16Array;
  /** [n] the row of each example in the columns; `NO_ROW` where it has none. */
  readonly rows: Uint32Array;
  readonly columns: ClassScores;
}

/** The columns of scores by class. */
export interface ClassScores {
  /** [K] of each class of the label set; undefined where none is scored. */
  readonly byClass: readonly (Float64Array | undefined)[];
  /** Of labels that are no class: nobody says them and no example is one. */
  readonly others: readonly Float64Array[];
  /** The class whose score stands alone; undefined where all have theirs. */
  readonly positive: number | undefined;
  /** A score that stands alone is any number, no probability. */
  readonly logits: boolean;
  /** So many of the best labels each example has scores of; Infinity for all. */
  readonly listed: number;
}

/** The columns of a table by the classes of the label set. In numbers `1.0` is `1`, as in labels. */
export function classScores({ columns, single, logits, listed }: ScoreTable, { classes }: LabelSet): ClassScores {
  const indexOf = new Map(classes.map((label, index) => [label, index]));
  const classOf = (label: string): number | undefined => indexOf.get(label) ?? indexOf.get(withoutZeroFraction(label));
  const byClass = classes.map((): Float64Array | undefined => undefined);
  const others: Float64Array[] = [];
  let positive: number | undefined;
  for (const [label, column] of columns) {
    const index = classOf(label);
    if (index === undefined) others.push(column);
    else byClass[index] = column;
    if (single) positive = index;
  }
  return { byClass, others, positive, logits, listed };
}
