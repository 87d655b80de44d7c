/** Where scores stand: a column with a score of the positive class, an object, a list or an array of all classes; or a column a label. */
export type ScoreColumns = string | readonly (readonly [label: string, column: string])[];

/** What scores are: between 0 and 1 and, of all classes, 1 in sum; or any numbers. */
export const SCORE_TYPES = ['probability', 'logit'] as const;
export type ScoreType = (typeof SCORE_TYPES)[number];

export interface ScoreOptions {
  readonly from: ScoreColumns;
  readonly type: ScoreType;
  /** The class that a single score is of. */
  readonly positive?: string | undefined;
  /** The closed set: what an array of numbers is in the order of. */
  readonly labels?: readonly string[] | undefined;
  /** Predictions are made anew: the positive class from this score on. */
  readonly cut?: Cut | undefined;
}

export interface Cut {
  readonly from: number;
  readonly positive: string;
  readonly negative: string;
}

/** The columns of a file that hold scores. */
export function scoreColumnNames(from: ScoreColumns): readonly string[] {
  return typeof from === 'string' ? [from] : from.map(([, column]) => column);
}
