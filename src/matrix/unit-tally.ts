import type { ExampleBatch } from '../predictions/example-batch.js';
import { NONE, type Code } from '../predictions/label-forms.js';
import type { LabelSet } from '../predictions/label-set.js';
import type { Cell } from './confusion.js';
import { column } from './joint.js';
import { pairedMatrices, type PairedMatrices } from './paired-matrices.js';
import type { SliceOf } from './score-tally.js';
import { UnitCollector } from './unit-collector.js';

/** Collects examples into units larger than a row: the runs of an example, or all examples of a cluster; of all examples and of each slice. */
export class UnitTally {
  readonly #whole = new UnitCollector();
  readonly #slices: readonly Map<Code, UnitCollector>[];
  /** The slice column that names the clusters. */
  readonly #cluster: number | undefined;

  constructor(slices: number, cluster: number | undefined) {
    this.#slices = Array.from({ length: slices }, () => new Map());
    this.#cluster = cluster;
  }

  add({ size, actual, baseline, candidate, counts, slices, repeats }: ExampleBatch): void {
    let from = 0;
    while (from < size) {
      // The rows of one example stand together.
      let end = from + 1;
      while (end < size && repeats !== undefined && repeats.first[end] === 0) end++;
      const rows = Array.from({ length: end - from }, (_, i) => from + i).filter((i) => baseline[i] !== NONE && candidate[i] !== NONE);
      const cells = (said: Uint16Array): readonly Cell[] => rows.map((i) => ({ actual: actual[i] as Code, predicted: said[i] as Code, count: counts?.[i] ?? 1 }));
      const key = this.#cluster === undefined ? undefined : (slices[this.#cluster]?.[from] as Code);
      if (rows.length > 0) {
        const [before, now] = [{ cells: cells(baseline) }, { cells: cells(candidate) }];
        this.#whole.add(key, before, now);
        slices.forEach((codes, index) => this.#of(index, codes[from] as Code).add(key, before, now));
      }
      from = end;
    }
  }

  paired({ classes, actual, baseline, candidate }: LabelSet, slice: SliceOf | undefined): PairedMatrices {
    const collector = slice === undefined ? this.#whole : this.#of(slice.column, slice.code);
    const row = (code: Code): number => actual[code] as number;
    const naming = (map: Uint16Array) => ({ row, column: (code: Code) => column(map, code, classes.length) });
    return pairedMatrices(classes.length, this.#cluster === undefined ? 'example' : 'cluster', collector.kinds(naming(baseline), naming(candidate)), undefined);
  }

  #of(index: number, code: Code): UnitCollector {
    const values = this.#slices[index] as Map<Code, UnitCollector>;
    let found = values.get(code);
    if (found === undefined) values.set(code, (found = new UnitCollector()));
    return found;
  }
}
