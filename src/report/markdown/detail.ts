/** How much a Markdown report shows. */
export interface Detail {
  /** Named examples of each group of flips. */
  readonly flips: number;
  /** Graphemes of an example's text. */
  readonly text: number;
  /** Rows of the per-class table. */
  readonly classes: number;
  /** Rows of a table of slice values. */
  readonly slices: number;
  readonly metrics: boolean;
  readonly provenance: boolean;
  readonly matrix: boolean;
  /** Rows of the thresholds table; failing ones come first when they do not all fit. */
  readonly thresholds: number;
  /** Failing members listed below an expanded threshold. */
  readonly members: number;
  readonly problems: number;
  /** Graphemes of a problem's message. */
  readonly message: number;
  /** What to do about a problem. */
  readonly advice: boolean;
  readonly evaluations: number;
}

/** report.md: nothing left out. Texts are kept to 1,000 characters when they are fetched, flips to 200 of a kind. */
export const EVERYTHING: Detail = {
  flips: Infinity,
  text: 1_000,
  classes: Infinity,
  slices: Infinity,
  metrics: true,
  provenance: true,
  matrix: true,
  thresholds: Infinity,
  members: Infinity,
  problems: Infinity,
  message: 1_000,
  advice: true,
  evaluations: Infinity,
};

const FULL: Detail = { ...EVERYTHING, flips: 20, text: 160, classes: 1_000, slices: 40, thresholds: 1_000, members: 50, problems: 50 };
const FEWER_CLASSES: Detail = { ...FULL, classes: 40 };
const WITHOUT_METRICS: Detail = { ...FEWER_CLASSES, metrics: false };
const WITHOUT_TABLES: Detail = { ...WITHOUT_METRICS, classes: 0, slices: 0 };
const FEWER_FLIPS: Detail = { ...WITHOUT_TABLES, flips: 5, text: 80, members: 10, problems: 20 };
const MATRIX_AND_THRESHOLDS: Detail = { ...FEWER_FLIPS, flips: 0, provenance: false, thresholds: 50, members: 5, evaluations: 50 };
const THRESHOLDS: Detail = { ...MATRIX_AND_THRESHOLDS, matrix: false, thresholds: 25, members: 3, problems: 10, evaluations: 20 };
const WORST: Detail = { ...THRESHOLDS, thresholds: 5, members: 0, problems: 3, message: 300, advice: false, evaluations: 10 };

/**
 * A comment fits its medium by taking the first of these that does. Their order is the order in which things are shed: what a reviewer needs
 * least goes first, the verdict never.
 */
export const LEVELS: readonly Detail[] = [FULL, FEWER_CLASSES, WITHOUT_METRICS, WITHOUT_TABLES, FEWER_FLIPS, MATRIX_AND_THRESHOLDS, THRESHOLDS, WORST];

/** One rendering: how much is shown, and what that left out, in words for the reader. */
export interface Rendering {
  readonly detail: Detail;
  readonly leftOut: Set<string>;
}

/** The first `most` of a list. When that is not all, `what` is noted as left out, for the footer. */
export function first<T>(list: readonly T[], most: number, what: string, { leftOut }: Rendering): readonly T[] {
  if (list.length <= most) return list;
  leftOut.add(most === 0 ? what : `most ${what}`);
  return list.slice(0, most);
}
