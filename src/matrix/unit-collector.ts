import type { Cell, SetSizes } from './confusion.js';
import type { UnitAnswers, UnitKind } from './paired-matrices.js';

/** From the names of rows and columns to indices of a matrix. */
export interface Naming {
  readonly row: (name: number) => number;
  readonly column: (name: number) => number;
}

type Sums = Map<string, number>;

interface Collected {
  count: number;
  readonly baseline: Sums;
  readonly candidate: Sums;
}

/** Collects units that are more than one example: those with the same answers are one kind, and parts with the same key one unit. */
export class UnitCollector {
  readonly #alike = new Map<string, Collected>();
  readonly #byKey = new Map<number | string, Collected>();

  /** A unit, or with a key a part of one. Rows and columns have names of the caller's here, which are whole numbers. */
  add(key: number | string | undefined, baseline: UnitAnswers, candidate: UnitAnswers): void {
    if (key === undefined) {
      const unit: Collected = { count: 1, baseline: sumsOf(baseline, new Map()), candidate: sumsOf(candidate, new Map()) };
      const alike = JSON.stringify([textOf(unit.baseline), textOf(unit.candidate)]);
      const known = this.#alike.get(alike);
      if (known === undefined) this.#alike.set(alike, unit);
      else known.count++;
      return;
    }
    let unit = this.#byKey.get(key);
    if (unit === undefined) this.#byKey.set(key, (unit = { count: 1, baseline: new Map(), candidate: new Map() }));
    sumsOf(baseline, unit.baseline);
    sumsOf(candidate, unit.candidate);
  }

  /** The kinds of units once names are known, in an order that does not depend on that of examples. */
  kinds(ofBaseline: Naming, ofCandidate: Naming = ofBaseline): readonly UnitKind[] {
    const kinds = [...this.#alike.values(), ...this.#byKey.values()].map(({ count, baseline, candidate }): UnitKind => ({ count, baseline: answersOf(baseline, ofBaseline), candidate: answersOf(candidate, ofCandidate) }));
    return kinds.map((kind) => ({ kind, text: JSON.stringify(kind) })).sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)).map(({ kind }) => kind);
  }
}

function sumsOf({ cells, overlaps = [], sizes = [] }: UnitAnswers, sums: Sums): Sums {
  const add = (key: string, count: number): void => void sums.set(key, (sums.get(key) ?? 0) + count);
  for (const { actual, predicted, count } of cells) add(`c ${actual} ${predicted}`, count);
  for (const { actual, predicted, count } of overlaps) add(`o ${actual} ${predicted}`, count);
  for (const { gold, predicted, both, count } of sizes) add(`s ${gold} ${predicted} ${both}`, count);
  return sums;
}

function textOf(sums: Sums): readonly string[] {
  return [...sums].map(([key, count]) => `${key} ${count}`).sort();
}

function answersOf(sums: Sums, { row, column }: Naming): UnitAnswers {
  const cells: Cell[] = [];
  const overlaps: Cell[] = [];
  const sizes: SetSizes[] = [];
  for (const [key, count] of sums) {
    const [kind, ...numbers] = key.split(' ');
    const [a = 0, b = 0, c = 0] = numbers.map(Number);
    if (kind === 's') sizes.push({ gold: a, predicted: b, both: c, count });
    else (kind === 'c' ? cells : overlaps).push({ actual: row(a), predicted: column(b), count });
  }
  const inOrder = (x: Cell, y: Cell): number => x.actual - y.actual || x.predicted - y.predicted;
  return { cells: cells.sort(inOrder), ...(overlaps.length > 0 && { overlaps: overlaps.sort(inOrder) }), ...(sizes.length > 0 && { sizes }) };
}
