import { confusionMatrix, OUTCOMES, type Cell, type ConfusionMatrix, type SetSizes } from '../confusion.js';
import type { Matching, SetTask, Typed } from './matching.js';

/** Counts of one set of documents by the names of the types: every document adds to them, and those of shards add up. */
export class SetCounts {
  documents = 0;
  /** "gold predicted" → count; an absent side is `undefined` in the key: `(missed)`, `(spurious)`. */
  readonly cells = new Map<string, Counted>();
  /** Missed and spurious items that may stand for each other, by their types. */
  readonly overlaps = new Map<string, Counted>();

  /** Documents by how many items are gold, predicted, and both. */
  readonly sizes = new Map<string, { -readonly [Key in keyof SetSizes]: number }>();

  add({ exact, retyped, missed, spurious, overlapping }: Matching<Typed>): void {
    this.documents++;
    const both = exact.length;
    const [gold, predicted] = [missed, spurious].map((left) => both + retyped.length + left.length) as [number, number];
    const key = `${gold} ${predicted} ${both}`;
    const alike = this.sizes.get(key);
    if (alike === undefined) this.sizes.set(key, { gold, predicted, both, count: 1 });
    else alike.count++;
    for (const own of exact) count(this.cells, own.gold.type, own.gold.type);
    for (const own of retyped) count(this.cells, own.gold.type, own.predicted.type);
    for (const { type } of missed) count(this.cells, type, undefined);
    for (const { type } of spurious) count(this.cells, undefined, type);
    for (const own of overlapping) count(this.overlaps, own.gold.type, own.predicted.type);
  }
}

interface Counted {
  readonly gold: string | undefined;
  readonly predicted: string | undefined;
  count: number;
}

function count(counts: Map<string, Counted>, gold: string | undefined, predicted: string | undefined): void {
  const key = JSON.stringify([gold ?? null, predicted ?? null]);
  const found = counts.get(key);
  if (found === undefined) counts.set(key, { gold, predicted, count: 1 });
  else found.count++;
}

/** What a matrix of sets has beside that of examples. */
export interface SetMatrix extends ConfusionMatrix {
  readonly spurious: Float64Array;
  readonly overlaps: readonly Cell[];
}

/**
 * The matrix of these counts over `classes`, which hold every gold type. Its diagonal counts exact matches (conlleval's true positives), row sums are
 * the gold items of a type, column sums the predicted ones. A predicted type that is no class stands in the column `(other)`.
 */
export function setMatrix(counts: SetCounts, classes: readonly string[], of: SetTask<Typed>['of']): SetMatrix {
  const indexOf = new Map(classes.map((name, index) => [name, index]));
  const row = (type: string | undefined): number => (type === undefined ? classes.length : (indexOf.get(type) ?? missingClass(type)));
  const column = (type: string | undefined): number => (type === undefined ? classes.length + OUTCOMES.indexOf('missed') : (indexOf.get(type) ?? classes.length + OUTCOMES.indexOf('other')));
  const placed = (counted: Iterable<Counted>): Cell[] => [...counted].map(({ gold, predicted, count: number }) => ({ actual: row(gold), predicted: column(predicted), count: number }));
  const cells = placed(counts.cells.values());
  const matrix = confusionMatrix(classes.length, cells.filter(({ actual }) => actual < classes.length));
  const spurious = cells.filter(({ actual }) => actual === classes.length).sort((a, b) => a.predicted - b.predicted);
  const predicted = matrix.predicted.slice();
  const sums = new Float64Array(classes.length);
  for (const cell of spurious) {
    if (cell.predicted >= classes.length) continue;
    predicted[cell.predicted] = (predicted[cell.predicted] ?? 0) + cell.count;
    sums[cell.predicted] = (sums[cell.predicted] ?? 0) + cell.count;
  }
  // Several types outside a closed set are one column.
  const others = spurious.filter((cell) => cell.predicted >= classes.length);
  const outside = others.reduce((sum, cell) => sum + cell.count, 0);
  const spuriousRow = [...spurious.filter((cell) => cell.predicted < classes.length), ...(outside > 0 ? [{ actual: classes.length, predicted: classes.length + OUTCOMES.indexOf('other'), count: outside }] : [])];
  return { ...matrix, predicted, spurious: sums, cells: [...matrix.cells, ...spuriousRow], overlaps: placed(counts.overlaps.values()).sort((a, b) => a.actual - b.actual || a.predicted - b.predicted), ...(of === 'labels' && { labelSets: { examples: counts.documents, sizes: [...counts.sizes.values()].sort((a, b) => a.gold - b.gold || a.predicted - b.predicted || a.both - b.both) } }) };
}

function missingClass(type: string): never {
  throw new Error(`the gold type ${JSON.stringify(type)} is no class`);
}
