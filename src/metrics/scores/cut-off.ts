import type { ScoreSet } from '../../matrix/scores.js';
import { partedBy, probabilitiesIn } from './scored.js';

/** Scores between which a cut-off may lie: it is above `over`, and at most `upTo`. */
export interface CutRange {
  readonly over: number;
  readonly upTo: number;
}

/**
 * The cut-off by which the predictions of two classes were made, from what was said at which score of the positive class; undefined where none
 * gives them, or the scores are not whole.
 */
export function cutRange({ size, predicted, rows, columns }: ScoreSet, positive: number): CutRange | undefined {
  const column = columns.byClass[positive];
  if (column === undefined || columns.byClass.length !== 2) return undefined;
  let over = -Infinity;
  let upTo = Infinity;
  for (let i = 0; i < size; i++) {
    const score = column[rows[i] as number] ?? Number.NaN;
    if (Number.isNaN(score)) return undefined;
    if (predicted[i] === positive) upTo = Math.min(upTo, score);
    else if (predicted[i] === 1 - positive) over = Math.max(over, score);
    else return undefined;
  }
  return over < upTo ? { over, upTo } : undefined;
}

/** How many predictions are not what their scores say: of several scores not one of the highest; of one score on the wrong side of the middle, where no cut-off gives them all. */
export function contradictions(set: ScoreSet): number {
  const { size, predicted, columns } = set;
  const { positive } = columns;
  const probabilities = probabilitiesIn(set);
  if ('reason' in probabilities || (positive !== undefined && cutRange(set, positive) !== undefined)) return 0;
  const { classes, of } = probabilities;
  let count = 0;
  for (let i = 0; i < size; i++) {
    const said = predicted[i] as number;
    if (said >= classes) continue;
    const own = of(i, said);
    for (let k = 0; k < classes; k++) {
      if (of(i, k) <= own) continue;
      count++;
      break;
    }
  }
  return count;
}

/** How a cut-off would do: above `over`, at most `upTo`. */
export interface OperatingPoint extends CutRange {
  readonly misses: number;
  readonly falseAlarms: number;
}

/**
 * Of all cut-offs that have fewer misses and fewer false alarms than these (or none where there are none), the one with the fewest errors; of equals
 * the highest. Undefined where there is none.
 */
export function betterCut(set: ScoreSet, positive: number, than: { readonly misses: number; readonly falseAlarms: number }): OperatingPoint | undefined {
  const parted = partedBy(set, positive);
  if ('reason' in parted) return undefined;
  const right = parted.positives.toSorted();
  const wrong = parted.negatives.toSorted();
  const beats = (count: number, other: number): boolean => (other === 0 ? count === 0 : count < other);
  let best: OperatingPoint | undefined;
  let [misses, cleared] = [0, 0];
  let over = -Infinity;
  // Upwards: a cut-off above a score makes misses of the examples of the class there, and clears the others.
  while (misses < right.length || cleared < wrong.length) {
    const upTo = Math.min(right[misses] ?? Infinity, wrong[cleared] ?? Infinity);
    const falseAlarms = wrong.length - cleared;
    if (beats(misses, than.misses) && beats(falseAlarms, than.falseAlarms) && misses + falseAlarms <= (best === undefined ? Infinity : best.misses + best.falseAlarms)) best = { over, upTo, misses, falseAlarms };
    while (right[misses] === upTo) misses++;
    while (wrong[cleared] === upTo) cleared++;
    over = upTo;
  }
  return best;
}

/** The number with the fewest decimals in a range. */
export function roundIn({ over, upTo }: CutRange): number {
  for (let decimals = 0; decimals < 15; decimals++) {
    const factor = 10 ** decimals;
    const candidate = Math.floor(upTo * factor) / factor;
    if (candidate > over && candidate <= upTo) return candidate;
  }
  return upTo;
}
