import { OUTCOMES, type Cell, type ConfusionMatrix } from './confusion.js';
import { eachMatrix, type Matrices } from './matrices.js';
import type { Tally } from './tally.js';

/** Stands in a table for every class and outcome that is not named. */
export const EVERY_OTHER = '*';

/** What a confusion costs, by the names of the config, in whole units of 1 / `unitsOfOne`: actual, then predicted, which may be an outcome. */
export interface CostTable {
  readonly unitsOfOne: number;
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** The same by the indices of a matrix. */
export interface CellCosts {
  readonly unitsOfOne: number;
  /** In units; undefined where the table says nothing of this confusion. A right answer of which it says nothing costs nothing. */
  of(actual: number, predicted: number): number | undefined;
}

/** All matrices of a tally with what their cells cost. */
export function withCosts(tally: Tally, table: CostTable | undefined): Tally {
  if (table === undefined) return tally;
  const costs = costsOf(table, tally.classes);
  const all = (matrices: Matrices): Matrices => eachMatrix(matrices, (matrix) => ({ ...matrix, costs }));
  return { ...tally, matrices: all(tally.matrices), slices: tally.slices.map(({ column, values }) => ({ column, values: values.map(({ value, matrices }) => ({ value, matrices: all(matrices) })) })) };
}

/** The cell that pays most, and what all cells pay; undefined where nothing costs anything. */
export interface Costliest {
  readonly cell: Cell;
  readonly cost: number;
  readonly total: number;
}

/** Of cells that pay the same, the first in the order of the label set. */
export function costliest({ cells, costs }: ConfusionMatrix): Costliest | undefined {
  if (costs === undefined) return undefined;
  let most: Cell | undefined;
  let cost = 0;
  let total = 0;
  for (const cell of cells) {
    const own = (costs.of(cell.actual, cell.predicted) ?? 0) * cell.count;
    total += own;
    if (own > cost) [most, cost] = [cell, own];
  }
  return most === undefined ? undefined : { cell: most, cost: cost / costs.unitsOfOne, total: total / costs.unitsOfOne };
}

function costsOf({ unitsOfOne, rows }: CostTable, classes: readonly string[]): CellCosts {
  const columns = [...classes, ...OUTCOMES.map((outcome) => `(${outcome})`)];
  const others = rows.get(EVERY_OTHER);
  const looked = (actual: number, predicted: number): number | undefined => {
    const name = columns[predicted] ?? '';
    const row = rows.get(classes[actual] ?? '');
    if (actual === predicted) return row?.get(name) ?? 0;
    return row?.get(name) ?? row?.get(EVERY_OTHER) ?? others?.get(name) ?? others?.get(EVERY_OTHER);
  };
  // Tests of chance ask thousands of times, always of the same cells.
  const known = new Map<number, number>();
  return {
    unitsOfOne,
    of(actual, predicted) {
      const place = actual * columns.length + predicted;
      let cost = known.get(place);
      if (cost === undefined) {
        cost = looked(actual, predicted);
        if (cost !== undefined) known.set(place, cost);
      }
      return cost;
    },
  };
}
