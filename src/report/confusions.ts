import { OUTCOMES, type Cell, type ConfusionMatrix } from '../matrix/confusion.js';
import type { Tally } from '../matrix/tally.js';
import { outcomeLabel, SPURIOUS } from '../metrics/key.js';
import { countsCompare } from './matrix-report.js';
import type { ConfusionList, ConfusionReport } from './report.js';

/** Confusions of a kind: more frequent, less frequent, or just frequent. */
const LISTED = 6;

/** Counts of one place of the matrix; `now` and `before` on the compared examples. */
interface Place {
  readonly actual: number;
  readonly predicted: number;
  count: number;
  now: number;
  before: number;
}

/** Every cell that one of the matrices has, by name, in the order of the label set; and of the confusions those a reader must know. */
export function confusionReports({ classes, matrices }: Tally): { readonly cells: readonly ConfusionReport[]; readonly confusions: ConfusionList } {
  const { candidate, comparison } = matrices;
  const comparable = countsCompare(matrices);
  const places = [...placesOf(candidate, comparison)].sort((a, b) => a.actual - b.actual || a.predicted - b.predicted);
  const report = ({ actual, predicted, count, now, before }: Place): ConfusionReport => ({
    actual: classes[actual] ?? SPURIOUS,
    predicted: columnName(classes, predicted),
    count,
    ...(comparison !== undefined && { baseline: before }),
    ...(comparable && { change: now - before }),
  });
  const wrong = places.filter(({ actual, predicted }) => actual !== predicted);
  const changed = !comparable ? [] : wrong.filter(({ now, before }) => now !== before);
  const more = ({ now, before }: Place): number => now - before;
  const chosen =
    changed.length > 0
      ? [...changed.filter((place) => more(place) > 0).sort((a, b) => more(b) - more(a)).slice(0, LISTED), ...changed.filter((place) => more(place) < 0).sort((a, b) => more(a) - more(b)).slice(0, LISTED)]
      : wrong.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count).slice(0, LISTED);
  return { cells: places.map(report), confusions: { by: changed.length > 0 ? 'changed' : 'frequent', pairs: chosen.map(report) } };
}

/** The name of a predicted column: a class, or an outcome as `(missing)`. */
export function columnName(classes: readonly string[], column: number): string {
  return classes[column] ?? outcomeLabel(OUTCOMES[column - classes.length] ?? 'other');
}

function placesOf(candidate: ConfusionMatrix, comparison: Tally['matrices']['comparison']): Iterable<Place> {
  const width = candidate.classes + OUTCOMES.length;
  const places = new Map<number, Place>();
  const at = ({ actual, predicted }: Cell): Place => {
    const key = actual * width + predicted;
    let place = places.get(key);
    if (place === undefined) places.set(key, (place = { actual, predicted, count: 0, now: 0, before: 0 }));
    return place;
  };
  for (const cell of candidate.cells) at(cell).count = cell.count;
  for (const cell of comparison?.candidate.cells ?? []) at(cell).now = cell.count;
  for (const cell of comparison?.baseline.cells ?? []) at(cell).before = cell.count;
  return places.values();
}
