import { OUTCOMES, rowWidth, type Cell, type ConfusionMatrix, type SetSizes } from './confusion.js';
import { ABSENT_SIDE, type JointTable } from './joint.js';

/** What one model answered on one unit, as what it adds to the matrix. */
export interface UnitAnswers {
  readonly cells: readonly Cell[];
  /** Of sets. */
  readonly overlaps?: readonly Cell[];
  readonly sizes?: readonly SetSizes[];
}

/** Units of which so many are alike: examples with the same answers, or single documents and clusters. */
export interface UnitKind {
  readonly count: number;
  readonly baseline: UnitAnswers;
  readonly candidate: UnitAnswers;
}

/** What is drawn at once when chance is asked: an example, a document, or all examples of a cluster. */
export type UnitOf = 'example' | 'document' | 'cluster';

/** Amounts at places of a vector. */
export interface Added {
  readonly places: readonly number[];
  readonly amounts: readonly number[];
}

/**
 * Two matrices on the same units, as a sum over units: what a test of chance swaps and resamples. The counts of a model are one vector, and a view
 * shows such a vector as a matrix, so that every metric can be measured of what might have been.
 */
export interface PairedMatrices {
  readonly of: UnitOf;
  readonly kinds: readonly UnitKind[];
  readonly width: number;
  readonly units: readonly { readonly count: number; readonly baseline: Added; readonly candidate: Added }[];
  /** The same without cells: for what is made of margins. Its vectors are the beginnings of the others. */
  margins(): { readonly width: number; readonly units: PairedMatrices['units'] };
  /** A matrix that shows what the vector that is shown to it holds. `like` gives what does not change: costs, and how many units are an example. */
  view(like: ConfusionMatrix): MatrixView;
}

/** A matrix whose counts are read from a vector. It is shown again whenever it was written to. */
export interface MatrixView extends ConfusionMatrix {
  show(vector: Float64Array): void;
}

/** The units of a table of examples: those that both models have. */
export function pairedExamples({ classes, cells }: JointTable): PairedMatrices {
  const both = cells.filter(({ baseline, candidate }) => baseline !== ABSENT_SIDE && candidate !== ABSENT_SIDE);
  const width = rowWidth(classes);
  const known = new Map<number, UnitAnswers>();
  // One value for each cell: what it adds is then made once, and most kinds of units share theirs with others.
  const answers = (actual: number, predicted: number): UnitAnswers => {
    const place = actual * width + predicted;
    const own = known.get(place) ?? { cells: [{ actual, predicted, count: 1 }] };
    known.set(place, own);
    return own;
  };
  const kinds = both.map(({ actual, baseline, candidate, count }): UnitKind => ({ count, baseline: answers(actual, baseline), candidate: answers(actual, candidate) }));
  return pairedMatrices(classes, 'example', kinds, undefined);
}

/** The same of any units. `sets`: the matrix is one of entities or of label sets, with a row of what is spurious. */
export function pairedMatrices(classes: number, of: UnitOf, kinds: readonly UnitKind[], sets: 'entities' | 'labels' | undefined): PairedMatrices {
  const layout = new Layout(classes, kinds, sets);
  const added = (withCells: boolean): PairedMatrices['units'] => {
    const known = new Map<UnitAnswers, Added>();
    const addedBy = (answers: UnitAnswers): Added => {
      const own = known.get(answers) ?? layout.added(answers, withCells);
      known.set(answers, own);
      return own;
    };
    return kinds.map(({ count, baseline, candidate }) => ({ count, baseline: addedBy(baseline), candidate: addedBy(candidate) }));
  };
  let units: PairedMatrices['units'] | undefined;
  let margins: ReturnType<PairedMatrices['margins']> | undefined;
  return {
    of,
    kinds,
    get width() {
      return layout.width;
    },
    // Made when somebody asks: there may be many cells, and most metrics are made of margins.
    get units() {
      return (units ??= added(true));
    },
    margins: () => (margins ??= { width: layout.margins, units: added(false) }),
    view: (like) => new View(layout, like),
  };
}

type Place = Pick<Cell, 'actual' | 'predicted'>;

const TOTAL = 0;
const EXAMPLES = 1;
const MARGINS = 2;

/** Where in the vector what stands: the totals, the margins of the classes, then cells, overlaps and sizes that occur. */
class Layout {
  readonly classes: number;
  readonly sets: 'entities' | 'labels' | undefined;
  readonly support: number;
  readonly predicted: number;
  readonly correct: number;
  readonly outcomes: number;
  readonly spurious: number;
  /** Where the margins end. */
  readonly margins: number;
  readonly #kinds: readonly UnitKind[];
  #rest: Rest | undefined;

  constructor(classes: number, kinds: readonly UnitKind[], sets: 'entities' | 'labels' | undefined) {
    this.classes = classes;
    this.sets = sets;
    this.support = MARGINS;
    this.predicted = this.support + classes;
    this.correct = this.predicted + classes;
    this.outcomes = this.correct + classes;
    this.spurious = this.outcomes + OUTCOMES.length;
    this.margins = this.spurious + classes;
    this.#kinds = kinds;
  }

  get width(): number {
    return this.sizes.end;
  }

  get cells(): Rest['cells'] {
    return this.#occurring.cells;
  }

  get overlaps(): Rest['overlaps'] {
    return this.#occurring.overlaps;
  }

  get sizes(): Rest['sizes'] {
    return this.#occurring.sizes;
  }

  get #occurring(): Rest {
    return (this.#rest ??= restOf(this.classes, this.margins, this.#kinds));
  }

  /** `withCells`: not the margins alone. */
  added({ cells, overlaps = [], sizes = [] }: UnitAnswers, withCells: boolean): Added {
    const sums = new Map<number, number>();
    const add = (place: number, amount: number): void => void sums.set(place, (sums.get(place) ?? 0) + amount);
    const { classes } = this;
    let gold = 0;
    for (const cell of cells) {
      const { actual, predicted, count } = cell;
      if (withCells) add(this.cells.placeOf(cell), count);
      if (predicted < classes) add(this.predicted + predicted, count);
      if (actual === classes) {
        if (predicted < classes) add(this.spurious + predicted, count);
        continue;
      }
      gold += count;
      add(this.support + actual, count);
      if (predicted >= classes) add(this.outcomes + predicted - classes, count);
      if (actual === predicted) add(this.correct + actual, count);
    }
    if (gold > 0) add(TOTAL, gold);
    if (withCells) for (const overlap of overlaps) add(this.overlaps.placeOf(overlap), overlap.count);
    for (const own of sizes) {
      if (withCells) add(this.sizes.placeOf(own), own.count);
      add(EXAMPLES, own.count);
    }
    return { places: [...sums.keys()], amounts: [...sums.values()] };
  }
}

/** What stands behind the margins: as much of it as occurs. */
interface Rest {
  readonly cells: Occurring<Place>;
  readonly overlaps: Occurring<Place>;
  readonly sizes: Occurring<Omit<SetSizes, 'count'>>;
}

function restOf(classes: number, start: number, kinds: readonly UnitKind[]): Rest {
  const sides = kinds.flatMap(({ baseline, candidate }) => [baseline, candidate]);
  const width = rowWidth(classes);
  const cellKey = ({ actual, predicted }: Place): number => actual * width + predicted;
  const cells = new Occurring<Place>(start, sides.flatMap((side) => side.cells), cellKey);
  const overlaps = new Occurring<Place>(cells.end, sides.flatMap((side) => side.overlaps ?? []), cellKey);
  const sizes = new Occurring<Omit<SetSizes, 'count'>>(overlaps.end, sides.flatMap((side) => side.sizes ?? []), ({ gold, predicted, both }) => (gold * 65_536 + predicted) * 65_536 + both);
  return { cells, overlaps, sizes };
}

/** Things that occur, each once, in the order of their keys, with a place for each. */
class Occurring<T extends object> {
  readonly list: readonly T[];
  readonly end: number;
  readonly start: number;
  readonly #places: ReadonlyMap<number, number>;
  readonly #keyOf: (thing: T) => number;

  constructor(start: number, all: readonly T[], keyOf: (thing: T) => number) {
    const byKey = new Map(all.map((thing) => [keyOf(thing), thing]));
    const keys = [...byKey.keys()].sort((a, b) => a - b);
    this.list = keys.map((key) => byKey.get(key) as T);
    this.#places = new Map(keys.map((key, index) => [key, start + index]));
    this.start = start;
    this.end = start + keys.length;
    this.#keyOf = keyOf;
  }

  placeOf(thing: T): number {
    return this.#places.get(this.#keyOf(thing)) as number;
  }
}

const NOTHING = new Float64Array(0);

class View implements MatrixView {
  readonly classes: number;
  readonly costs?: NonNullable<ConfusionMatrix['costs']>;
  readonly runs?: NonNullable<ConfusionMatrix['runs']>;
  readonly overlaps?: readonly Cell[];
  readonly labelSets?: NonNullable<ConfusionMatrix['labelSets']>;
  support: Float64Array = NOTHING;
  predicted: Float64Array = NOTHING;
  correct: Float64Array = NOTHING;
  outcomes: Float64Array = NOTHING;
  spurious?: Float64Array;
  readonly #layout: Layout;
  #vector: Float64Array = NOTHING;
  #cells: { actual: number; predicted: number; count: number }[] | undefined;

  constructor(layout: Layout, { costs, runs }: ConfusionMatrix) {
    this.#layout = layout;
    this.classes = layout.classes;
    if (costs !== undefined) this.costs = costs;
    if (runs !== undefined) this.runs = runs;
    if (layout.sets === undefined) return;
    this.overlaps = this.#live(layout.overlaps);
    if (layout.sets === 'labels') this.labelSets = Object.defineProperty({ examples: 0, sizes: this.#live(layout.sizes) }, 'examples', { get: () => this.#vector[EXAMPLES] as number });
  }

  /** Made when somebody asks: most metrics are made of margins, and there may be many cells. From then on they follow what is shown. */
  get cells(): readonly Cell[] {
    if (this.#cells === undefined) {
      this.#cells = this.#layout.cells.list.map(({ actual, predicted }) => ({ actual, predicted, count: 0 }));
      this.#fill(this.#cells);
    }
    return this.#cells;
  }

  #fill(cells: { count: number }[]): void {
    const { start } = this.#layout.cells;
    for (let i = 0; i < cells.length; i++) (cells[i] as { count: number }).count = this.#vector[start + i] as number;
  }

  #live<T extends object>({ list, start }: Occurring<T>): readonly (T & { readonly count: number })[] {
    return list.map((thing, index) => Object.defineProperty({ ...thing, count: 0 }, 'count', { get: () => this.#vector[start + index] as number, enumerable: true }));
  }

  get total(): number {
    return this.#vector[TOTAL] as number;
  }

  show(vector: Float64Array): void {
    const isNew = vector !== this.#vector;
    this.#vector = vector;
    // The vector may have been written to since it was shown last; its parts follow by themselves.
    if (this.#cells !== undefined) this.#fill(this.#cells);
    if (!isNew) return;
    const { classes, support, predicted, correct, outcomes, spurious, sets } = this.#layout;
    const part = (start: number, length = classes): Float64Array => vector.subarray(start, start + length);
    this.support = part(support);
    this.predicted = part(predicted);
    this.correct = part(correct);
    this.outcomes = part(outcomes, OUTCOMES.length);
    if (sets !== undefined) this.spurious = part(spurious);
  }
}
