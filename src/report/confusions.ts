import { OUTCOMES, rowWidth, type Cell, type ConfusionMatrix } from '../matrix/confusion.js';
import type { Tally } from '../matrix/tally.js';
import { outcomeLabel, SPURIOUS } from '../metrics/key.js';
import { firstInOrder } from './first-in-order.js';
import { countsCompare } from './matrix-report.js';
import type { ConfusionList, ConfusionReport } from './report.js';

/** Confusions of a kind: more frequent, less frequent, or just frequent. */
const LISTED = 6;

/** Counts of one place of the matrix; `now` and `before` on the compared examples. */
interface Place {
  readonly actual: number;
  readonly predicted: number;
  readonly count: number;
  readonly now: number;
  readonly before: number;
}

/** Every cell that one of the matrices has, by name, in the order of the label set; and of the confusions those a reader must know. */
export function confusionReports({ classes, matrices }: Tally): { readonly cells: readonly ConfusionReport[]; readonly confusions: ConfusionList } {
  const { candidate, comparison } = matrices;
  const comparable = countsCompare(matrices);
  const places = placesOf(candidate, comparison);
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
      ? [...firstInOrder(changed.filter((place) => more(place) > 0), LISTED, (a, b) => more(b) - more(a)), ...firstInOrder(changed.filter((place) => more(place) < 0), LISTED, (a, b) => more(a) - more(b))]
      : firstInOrder(wrong.filter(({ count }) => count > 0), LISTED, (a, b) => b.count - a.count);
  return { cells: places.map(report), confusions: { by: changed.length > 0 ? 'changed' : 'frequent', pairs: chosen.map(report) } };
}

/** The name of a predicted column: a class, or an outcome as `(missing)`. */
export function columnName(classes: readonly string[], column: number): string {
  return classes[column] ?? outcomeLabel(OUTCOMES[column - classes.length] ?? 'other');
}

/** The places of all cells, by actual, then predicted, as the cells of each matrix are. */
function placesOf(candidate: ConfusionMatrix, comparison: Tally['matrices']['comparison']): readonly Place[] {
  const width = rowWidth(candidate.classes);
  const all = new Cursor(candidate.cells, width);
  const now = new Cursor(comparison?.candidate.cells ?? [], width);
  const before = new Cursor(comparison?.baseline.cells ?? [], width);
  const places: Place[] = [];
  for (;;) {
    const next = Math.min(all.next, now.next, before.next);
    if (next === Infinity) return places;
    places.push({ actual: Math.floor(next / width), predicted: next % width, count: all.take(next), now: now.take(next), before: before.take(next) });
  }
}

/** Goes through cells in their order. */
class Cursor {
  readonly #cells: readonly Cell[];
  readonly #width: number;
  #index = 0;
  /** The place of the cell that comes next; Infinity behind the last. */
  next: number;

  constructor(cells: readonly Cell[], width: number) {
    this.#cells = cells;
    this.#width = width;
    this.next = this.#place();
  }

  /** The count of this place, which no cell left behind has. */
  take(place: number): number {
    if (this.next !== place) return 0;
    const count = this.#cells[this.#index]?.count ?? 0;
    this.#index++;
    this.next = this.#place();
    return count;
  }

  #place(): number {
    const cell = this.#cells[this.#index];
    return cell === undefined ? Infinity : cell.actual * this.#width + cell.predicted;
  }
}
