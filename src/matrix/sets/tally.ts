import type { Judged, JudgedRead } from '../../predictions/documents/read-judged.js';
import { byCodePoint } from '../../predictions/label-set.js';
import type { Matrices } from '../matrices.js';
import { OUTCOMES } from '../confusion.js';
import { pairedMatrices, type PairedMatrices, type UnitAnswers } from '../paired-matrices.js';
import type { Tally } from '../tally.js';
import { UnitCollector } from '../unit-collector.js';
import { SetChanges } from './changes.js';
import type { Matching, SetTask, Typed } from './matching.js';
import { SetCounts, setMatrix } from './matrix.js';

/** Counts the documents. `clustered`: behind the slices of a document stands the cluster it belongs to, else each is a unit of its own. The classes are the closed set of the config, else what gold, candidate and baseline have, in code-point order. */
export function tallySets<Item extends Typed>(read: JudgedRead<readonly Item[]>, task: SetTask<Item>, sliceColumns: readonly string[], labels: readonly string[] | undefined, clustered = false): Tally {
  const typeIds = new Map<string, number>();
  const whole = new Counting(task, typeIds, clustered);
  const slices = sliceColumns.map(() => new Map<string, Counting<Item>>());
  for (const judged of read.documents) {
    const candidate = task.match(judged.gold, judged.candidate);
    const baseline = judged.baseline === undefined ? undefined : task.match(judged.gold, judged.baseline);
    whole.add(judged, candidate, baseline);
    slices.forEach((values, index) => {
      const value = judged.document.slices[index] ?? '';
      let counting = values.get(value);
      if (counting === undefined) values.set(value, (counting = new Counting(task, typeIds, clustered)));
      counting.add(judged, candidate, baseline);
    });
  }
  for (const { gold, baseline } of read.unpaired) whole.unpaired.add(task.match(gold, baseline));
  const classes = labels ?? typesOf(read);
  return {
    classes,
    matrices: whole.matrices(classes, read),
    slices: sliceColumns.map((column, index) => ({
      column,
      values: [...(slices[index] ?? [])].map(([value, counting]) => ({ value, matrices: counting.matrices(classes, read) })).sort((a, b) => byCodePoint(a.value, b.value)),
    })),
    flips: [],
    sets: { of: task.of, compared: read.comparability.kind === 'unpaired' ? read.documents.length : whole.baseline.documents, flips: whole.changes.flips() },
  };
}

function typesOf(read: JudgedRead<readonly Typed[]>): readonly string[] {
  const types = new Set<string>(read.declared);
  for (const { gold, candidate, baseline = [] } of [...read.documents, ...read.unpaired.map((own) => ({ ...own, candidate: [] }))]) {
    for (const items of [gold, candidate, baseline]) for (const { type } of items) types.add(type);
  }
  return [...types].sort(byCodePoint);
}

/** The name of what is nothing, while types are numbers. */
const NOTHING_HERE = -1;

/** The counts of one set of documents: all of them, or a slice. */
class Counting<Item extends Typed> {
  readonly all = new SetCounts();
  /** Of the documents that both models have. */
  readonly candidate = new SetCounts();
  readonly baseline = new SetCounts();
  readonly unpaired = new SetCounts();
  readonly changes: SetChanges<Item>;
  readonly #of: SetTask<Item>['of'];
  readonly #units = new UnitCollector();
  /** Of them, once somebody has asked. */
  #made: PairedMatrices | undefined;
  readonly #typeIds: Map<string, number>;
  readonly #clustered: boolean;

  /** `typeIds`: a number for each type, shared by all counts. */
  constructor(task: SetTask<Item>, typeIds: Map<string, number>, clustered: boolean) {
    this.changes = new SetChanges(task);
    this.#of = task.of;
    this.#typeIds = typeIds;
    this.#clustered = clustered;
  }

  add(judged: Judged<readonly Item[]>, candidate: Matching<Item>, baseline: Matching<Item> | undefined): void {
    this.all.add(candidate);
    if (baseline === undefined) return;
    this.candidate.add(candidate);
    this.baseline.add(baseline);
    this.changes.add(judged, baseline, candidate);
    this.#units.add(this.#clustered ? (judged.document.slices.at(-1) ?? '') : undefined, this.#answers(baseline), this.#answers(candidate));
  }

  matrices(classes: readonly string[], { comparability: { kind } }: JudgedRead<readonly Item[]>): Matrices {
    const matrix = (counts: SetCounts) => setMatrix(counts, classes, this.#of);
    const candidate = matrix(this.all);
    if (kind === 'unpaired' && this.unpaired.documents > 0) return { candidate, comparison: { baseline: matrix(this.unpaired), candidate } };
    if (kind !== 'paired') return { candidate };
    const compared = this.candidate.documents === this.all.documents ? candidate : matrix(this.candidate);
    return { candidate, comparison: { baseline: matrix(this.baseline), candidate: compared, changes: this.changes.changes(classes), units: () => (this.#made ??= this.#paired(classes)) } };
  }

  #answers({ exact, retyped, missed, spurious, overlapping }: Matching<Item>): UnitAnswers {
    const id = ({ type }: Item): number => {
      let known = this.#typeIds.get(type);
      if (known === undefined) this.#typeIds.set(type, (known = this.#typeIds.size));
      return known;
    };
    const pair = ({ gold, predicted }: { readonly gold: Item; readonly predicted: Item }) => ({ actual: id(gold), predicted: id(predicted), count: 1 });
    const both = exact.length;
    return {
      cells: [
        ...[...exact, ...retyped].map(pair),
        ...missed.map((item) => ({ actual: id(item), predicted: NOTHING_HERE, count: 1 })),
        ...spurious.map((item) => ({ actual: NOTHING_HERE, predicted: id(item), count: 1 })),
      ],
      overlaps: overlapping.map(pair),
      sizes: [{ gold: both + retyped.length + missed.length, predicted: both + retyped.length + spurious.length, both, count: 1 }],
    };
  }

  #paired(classes: readonly string[]): PairedMatrices {
    const indexOf = new Map(classes.map((name, index) => [name, index]));
    const indices = new Map([...this.#typeIds].map(([type, id]) => [id, indexOf.get(type)]));
    const naming = {
      row: (id: number) => (id === NOTHING_HERE ? classes.length : (indices.get(id) ?? classes.length)),
      column: (id: number) => (id === NOTHING_HERE ? classes.length + OUTCOMES.indexOf('missed') : (indices.get(id) ?? classes.length + OUTCOMES.indexOf('other'))),
    };
    return pairedMatrices(classes.length, this.#clustered ? 'cluster' : this.#of === 'labels' ? 'example' : 'document', this.#units.kinds(naming), this.#of);
  }
}
