import { Buffer } from 'node:buffer';
import type { ExampleBatch } from '../predictions/example-batch.js';
import type { IdColumn } from '../predictions/id-column.js';
import { NONE, type Code } from '../predictions/label-forms.js';
import type { LabelSet } from '../predictions/label-set.js';
import { ABSENT_SIDE, column, placeOf, sideWidth, type JointTable } from './joint.js';

/** How many examples of one (actual, baseline, candidate) cell are kept by name; fewer where there are very many cells. */
export const NAMED_PER_CELL = 200;

/** About so many names are kept in all, and at least one a cell: a million flips are not a million strings. */
const NAMED_IN_ALL = 50_000;

/** An example whose correctness changed, by name. */
export interface FlippedExample {
  /** Undefined where there are no ids; then `row` names it. */
  readonly id: string | undefined;
  /** Row number in the candidate's files, from 0. */
  readonly row: number;
}

/** All flips of one cell of the joint table. */
export interface FlipCell {
  readonly actual: number;
  readonly baseline: number;
  readonly candidate: number;
  /** Newly wrong: the baseline was right. Newly right: the candidate is. */
  readonly direction: 'newly_wrong' | 'newly_right';
  /** All examples of the cell; `examples` names at most `NAMED_PER_CELL` of them. */
  readonly count: number;
  /** By id in code-point order (by row where there are no ids): the same whatever the order of the files. */
  readonly examples: readonly FlippedExample[];
}

/** The name of an example that may be a flip. */
interface Kept {
  /** As `IdColumn.binary` has it: in the order of code points. Undefined where there are no ids. */
  readonly id: string | undefined;
  readonly row: number;
}

/** Keeps the names of examples that may be flips while they stream by: a bounded number a cell, chosen by id, not by order. */
export class FlipCollector {
  readonly #cells = new Map<number, Kept[]>();
  /** Names a cell. It only ever falls, so the first by id are kept whatever the order of examples. */
  #most = NAMED_PER_CELL;

  /** Labels are codes yet: "1.0" may turn out to be "1". Where both models said the same bytes nothing can have flipped. */
  add({ size, actual, baseline, candidate, ids, rows }: ExampleBatch): void {
    for (let i = 0; i < size; i++) {
      const before = baseline[i] as Code;
      const after = candidate[i] as Code;
      if (before === after || before === NONE || after === NONE) continue;
      this.#keep(((actual[i] as Code) * 65_536 + before) * 65_536 + after, ids, i, rows[i] as number);
    }
  }

  #keep(cell: number, ids: IdColumn | undefined, index: number, row: number): void {
    let kept = this.#cells.get(cell);
    if (kept === undefined) {
      this.#cells.set(cell, (kept = []));
      this.#most = Math.max(1, Math.min(NAMED_PER_CELL, Math.floor(NAMED_IN_ALL / this.#cells.size)));
    }
    const last = kept.length >= this.#most ? kept.at(-1) : undefined;
    if (last !== undefined && !standsBefore(last, ids, index, row)) return;
    const flip = { id: ids?.binary(index), row };
    kept.splice(insertionPoint(kept, flip), 0, flip);
    if (kept.length > this.#most) kept.length = this.#most;
  }

  /** The flips by cell, once the label set is known. Counts come from the joint table, which has all examples. */
  flips(labels: LabelSet, joint: JointTable): readonly FlipCell[] {
    const width = sideWidth(joint.classes);
    const names = new Map<number, Kept[]>();
    for (const [key, kept] of this.#cells) {
      const upper = Math.floor(key / 65_536);
      const place = placeOf(
        labels.actual[Math.floor(upper / 65_536)] as Code,
        column(labels.baseline, upper % 65_536, joint.classes),
        column(labels.candidate, key % 65_536, joint.classes),
        width,
      );
      // Codes that mean one class fall together.
      const others = names.get(place);
      names.set(place, others === undefined ? kept : [...others, ...kept].sort(compare));
    }
    return joint.cells.flatMap(({ actual, baseline, candidate, count }): FlipCell[] => {
      if (baseline === ABSENT_SIDE || candidate === ABSENT_SIDE || (baseline === actual) === (candidate === actual)) return [];
      const examples = (names.get(placeOf(actual, baseline, candidate, width)) ?? []).slice(0, this.#most).map(named);
      return [{ actual, baseline, candidate, direction: baseline === actual ? 'newly_wrong' : 'newly_right', count, examples }];
    });
  }
}

function named({ id, row }: Kept): FlippedExample {
  // Most ids are ASCII, and then they are what they stand for.
  return { id: id !== undefined && /[\u0080-\u00FF]/.test(id) ? Buffer.from(id, 'latin1').toString() : id, row };
}

/** Whether an example comes before the last that is kept, which is asked of very many: no string is made of its id. */
function standsBefore(last: Kept, ids: IdColumn | undefined, index: number, row: number): boolean {
  if (ids === undefined || last.id === undefined) return row < last.row;
  const { bytes } = ids;
  const start = ids.starts[index] as number;
  const length = ids.lengths[index] as number;
  for (let i = 0; i < length && i < last.id.length; i++) {
    const difference = (bytes[start + i] as number) - last.id.charCodeAt(i);
    if (difference !== 0) return difference < 0;
  }
  return length === last.id.length ? row < last.row : length < last.id.length;
}

function compare(a: Kept, b: Kept): number {
  if (a.id === undefined || b.id === undefined || a.id === b.id) return a.row - b.row;
  return a.id < b.id ? -1 : 1;
}

function insertionPoint(kept: readonly Kept[], flip: Kept): number {
  let low = 0;
  let high = kept.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(kept[middle] as Kept, flip) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
