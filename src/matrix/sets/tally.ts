import type { Judged, JudgedRead } from '../../predictions/documents/read-judged.js';
import { byCodePoint } from '../../predictions/label-set.js';
import type { Matrices } from '../matrices.js';
import type { Tally } from '../tally.js';
import { SetChanges } from './changes.js';
import type { Matching, SetTask, Typed } from './matching.js';
import { SetCounts, setMatrix } from './matrix.js';

/** Counts the documents. The classes are the closed set of the config, else what gold, candidate and baseline have, in code-point order. */
export function tallySets<Item extends Typed>(read: JudgedRead<readonly Item[]>, task: SetTask<Item>, sliceColumns: readonly string[], labels: readonly string[] | undefined): Tally {
  const whole = new Counting(task);
  const slices = sliceColumns.map(() => new Map<string, Counting<Item>>());
  for (const judged of read.documents) {
    const candidate = task.match(judged.gold, judged.candidate);
    const baseline = judged.baseline === undefined ? undefined : task.match(judged.gold, judged.baseline);
    whole.add(judged, candidate, baseline);
    slices.forEach((values, index) => {
      const value = judged.document.slices[index] ?? '';
      let counting = values.get(value);
      if (counting === undefined) values.set(value, (counting = new Counting(task)));
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

/** The counts of one set of documents: all of them, or a slice. */
class Counting<Item extends Typed> {
  readonly all = new SetCounts();
  /** Of the documents that both models have. */
  readonly candidate = new SetCounts();
  readonly baseline = new SetCounts();
  readonly unpaired = new SetCounts();
  readonly changes: SetChanges<Item>;
  readonly #of: SetTask<Item>['of'];

  constructor(task: SetTask<Item>) {
    this.changes = new SetChanges(task);
    this.#of = task.of;
  }

  add(judged: Judged<readonly Item[]>, candidate: Matching<Item>, baseline: Matching<Item> | undefined): void {
    this.all.add(candidate);
    if (baseline === undefined) return;
    this.candidate.add(candidate);
    this.baseline.add(baseline);
    this.changes.add(judged, baseline, candidate);
  }

  matrices(classes: readonly string[], { comparability: { kind } }: JudgedRead<readonly Item[]>): Matrices {
    const matrix = (counts: SetCounts) => setMatrix(counts, classes, this.#of);
    const candidate = matrix(this.all);
    if (kind === 'unpaired' && this.unpaired.documents > 0) return { candidate, comparison: { baseline: matrix(this.unpaired), candidate } };
    if (kind !== 'paired') return { candidate };
    return { candidate, comparison: { baseline: matrix(this.baseline), candidate: matrix(this.candidate), changes: this.changes.changes(classes) } };
  }
}
