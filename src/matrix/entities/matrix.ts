import { confusionMatrix, OUTCOMES, type Cell, type ConfusionMatrix } from '../confusion.js';
import type { Matching } from './match.js';

/** Counts of one set of documents by the names of the types: every document adds to them, and those of shards add up. */
export class EntityCounts {
  documents = 0;
  /** "gold predicted" → count; an absent side is `undefined` in the key: `(missed)`, `(spurious)`. */
  readonly cells = new Map<string, Counted>();
  /** Missed and spurious entities that overlap, by their types. */
  readonly overlaps = new Map<string, Counted>();

  add({ exact, retyped, missed, spurious, overlapping }: Matching): void {
    this.documents++;
    for (const { gold } of exact) count(this.cells, gold.type, gold.type);
    for (const { gold, predicted } of retyped) count(this.cells, gold.type, predicted.type);
    for (const { type } of missed) count(this.cells, type, undefined);
    for (const { type } of spurious) count(this.cells, undefined, type);
    for (const { gold, predicted } of overlapping) count(this.overlaps, gold.type, predicted.type);
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

/** What a matrix of entities has beside that of examples. */
export interface EntityMatrix extends ConfusionMatrix {
  readonly spurious: Float64Array;
  readonly overlaps: readonly Cell[];
}

/**
 * The matrix of these counts over `classes`, which hold every gold type. Its diagonal counts exact matches (conlleval's true positives), row sums are
 * the gold entities of a type, column sums the predicted ones. A predicted type that is no class stands in the column `(other)`.
 */
export function entityMatrix(counts: EntityCounts, classes: readonly string[]): EntityMatrix {
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
  return { ...matrix, predicted, spurious: sums, cells: [...matrix.cells, ...spuriousRow], overlaps: placed(counts.overlaps.values()).sort((a, b) => a.actual - b.actual || a.predicted - b.predicted) };
}

function missingClass(type: string): never {
  throw new Error(`the gold type ${JSON.stringify(type)} is no class`);
}
