import type { Judged } from '../../predictions/documents/read-judged.js';
import type { EntitiesRead } from '../../predictions/entities/options.js';
import type { Span } from '../../predictions/entities/span.js';
import { byCodePoint } from '../../predictions/label-set.js';
import type { Matrices } from '../matrices.js';
import type { Tally } from '../tally.js';
import { EntityChanges } from './changes.js';
import type { EntityFlip } from './flips.js';
import { matchEntities, type Matching } from './match.js';
import { EntityCounts, entityMatrix, type EntityMatrix } from './matrix.js';

/** The matrices of entities, as of examples, with what entities have beside: a spurious row and overlaps. */
export interface EntityMatrices extends Matrices {
  readonly candidate: EntityMatrix;
  readonly comparison?: Matrices['comparison'] & { readonly baseline: EntityMatrix; readonly candidate: EntityMatrix };
}

/** All counts of an evaluation of entities. */
export interface EntityTally extends Tally {
  readonly matrices: EntityMatrices;
  readonly entities: {
    /** Documents that both models have. */
    readonly compared: number;
    readonly flips: readonly EntityFlip[];
  };
}

/** Counts the documents. The classes are the closed set of the config, else the types of gold, candidate and baseline in code-point order. */
export function tallyEntities(read: EntitiesRead, sliceColumns: readonly string[], labels: readonly string[] | undefined): EntityTally {
  const whole = new Counting();
  const slices = sliceColumns.map(() => new Map<string, Counting>());
  for (const judged of read.documents) {
    const candidate = matchEntities(judged.gold, judged.candidate);
    const baseline = judged.baseline === undefined ? undefined : matchEntities(judged.gold, judged.baseline);
    whole.add(judged, candidate, baseline);
    slices.forEach((values, index) => {
      const value = judged.document.slices[index] ?? '';
      let counting = values.get(value);
      if (counting === undefined) values.set(value, (counting = new Counting()));
      counting.add(judged, candidate, baseline);
    });
  }
  for (const { gold, baseline } of read.unpaired) whole.unpaired.add(matchEntities(gold, baseline));
  const classes = labels ?? typesOf(read);
  return {
    classes,
    matrices: whole.matrices(classes, read),
    slices: sliceColumns.map((column, index) => ({
      column,
      values: [...(slices[index] ?? [])].map(([value, counting]) => ({ value, matrices: counting.matrices(classes, read) })).sort((a, b) => byCodePoint(a.value, b.value)),
    })),
    flips: [],
    entities: { compared: read.comparability.kind === 'unpaired' ? read.documents.length : whole.baseline.documents, flips: whole.changes.flips() },
  };
}

function typesOf(read: EntitiesRead): readonly string[] {
  const types = new Set<string>();
  for (const { gold, candidate, baseline = [] } of [...read.documents, ...read.unpaired.map((own) => ({ ...own, candidate: [] }))]) {
    for (const spans of [gold, candidate, baseline]) for (const { type } of spans) types.add(type);
  }
  return [...types].sort(byCodePoint);
}

/** The counts of one set of documents: all of them, or a slice. */
class Counting {
  readonly all = new EntityCounts();
  /** Of the documents that both models have. */
  readonly candidate = new EntityCounts();
  readonly baseline = new EntityCounts();
  readonly unpaired = new EntityCounts();
  readonly changes = new EntityChanges();

  add(judged: Judged<readonly Span[]>, candidate: Matching, baseline: Matching | undefined): void {
    this.all.add(candidate);
    if (baseline === undefined) return;
    this.candidate.add(candidate);
    this.baseline.add(baseline);
    this.changes.add(judged, baseline, candidate);
  }

  matrices(classes: readonly string[], { comparability: { kind } }: EntitiesRead): EntityMatrices {
    const candidate = entityMatrix(this.all, classes);
    if (kind === 'unpaired' && this.unpaired.documents > 0) return { candidate, comparison: { baseline: entityMatrix(this.unpaired, classes), candidate } };
    if (kind !== 'paired') return { candidate };
    return { candidate, comparison: { baseline: entityMatrix(this.baseline, classes), candidate: entityMatrix(this.candidate, classes), changes: this.changes.changes(classes) } };
  }
}
