/**
 * How much a Markdown report shows. A comment fits its medium by taking the first level that does; the order of the levels is the order in
 * which things are shed: what a reviewer needs least goes first, and the verdict never.
 */
export interface Detail {
  /** Named examples of each group of flips. */
  readonly flips: number;
  /** Characters of an example's text. */
  readonly text: number;
  /** Rows of the per-class table. */
  readonly classes: number;
  readonly metrics: boolean;
  readonly slices: boolean;
  readonly provenance: boolean;
  readonly matrix: boolean;
  /** Rows of the thresholds table; failing ones come first when they do not all fit. */
  readonly thresholds: number;
  /** Members listed below an expanded threshold. */
  readonly members: number;
  readonly problems: number;
  readonly evaluations: number;
  /** What this level leaves out compared with the fullest, for the reader. */
  readonly leftOut: string;
}

export const FULL: Detail = {
  flips: 20,
  text: 160,
  classes: 1_000,
  metrics: true,
  slices: true,
  provenance: true,
  matrix: true,
  thresholds: 1_000,
  members: 50,
  problems: 50,
  evaluations: 1_000,
  leftOut: '',
};

/** From the fullest to the barest. */
export const LEVELS: readonly Detail[] = [
  FULL,
  { ...FULL, classes: 40, leftOut: 'most rows of the per-class tables' },
  { ...FULL, classes: 40, metrics: false, leftOut: 'the table of all metrics and most rows of the per-class tables' },
  { ...FULL, classes: 0, metrics: false, slices: false, leftOut: 'the per-class, per-slice and all-metrics tables' },
  { ...FULL, flips: 5, text: 80, classes: 0, metrics: false, slices: false, members: 10, leftOut: 'the per-class, per-slice and all-metrics tables and most flipped examples' },
  { ...FULL, flips: 0, classes: 0, metrics: false, slices: false, members: 5, thresholds: 50, provenance: false, leftOut: 'everything but the matrix and the first thresholds' },
  { ...FULL, flips: 0, classes: 0, metrics: false, slices: false, members: 3, thresholds: 25, matrix: false, provenance: false, problems: 10, evaluations: 20, leftOut: 'everything but the first thresholds' },
  { ...FULL, flips: 0, classes: 0, metrics: false, slices: false, members: 0, thresholds: 5, matrix: false, provenance: false, problems: 3, evaluations: 10, leftOut: 'everything but the worst' },
];
