import type { ExampleBatch } from '../predictions/example-batch.js';
import type { ExamplesRead } from '../predictions/examples.js';
import { NONE, type Code } from '../predictions/label-forms.js';
import type { RunAgreement } from './confusion.js';
import { eachMatrix, type Matrices, type MatrixOf } from './matrices.js';
import type { SliceOf } from './score-tally.js';

/** How often the runs of examples agree: of all examples, and of each value of a slice column. */
export class AgreementTally {
  readonly #whole = new Agreements();
  readonly #slices: readonly Map<Code, Agreements>[];

  constructor(slices: number) {
    this.#slices = Array.from({ length: slices }, () => new Map());
  }

  add(batch: ExampleBatch): void {
    const { size, slices, repeats } = batch;
    if (repeats === undefined) return;
    for (let i = 0; i < size; i++) {
      if (repeats.first[i] === 0) continue;
      this.#whole.add(batch, i);
      slices.forEach((codes, column) => this.#of(column, codes[i] as Code).add(batch, i));
    }
  }

  /** Puts agreement and unit to the matrices of all examples, or of one value of a slice column. */
  put(matrices: Matrices, { unit = 1 }: ExamplesRead, slice: SliceOf | undefined): Matrices {
    const agreements = slice === undefined ? this.#whole : this.#of(slice.column, slice.code);
    return eachMatrix(matrices, (matrix, of) => ({ ...matrix, runs: { unit, agreement: agreements.list(of) } }));
  }

  #of(column: number, code: Code): Agreements {
    const values = this.#slices[column] as Map<Code, Agreements>;
    let found = values.get(code);
    if (found === undefined) values.set(code, (found = new Agreements()));
    return found;
  }
}

class Agreements {
  readonly #of: Readonly<Record<MatrixOf, Map<string, { -readonly [Key in keyof RunAgreement]: number }>>> = { candidate: new Map(), compared: new Map(), baseline: new Map() };

  add({ baseline, repeats }: ExampleBatch, i: number): void {
    if (repeats === undefined) return;
    const own = [repeats.agreeing[i] as number, repeats.pairs[i] as number] as const;
    this.#count('candidate', ...own);
    if (baseline[i] === NONE) return;
    this.#count('compared', ...own);
    this.#count('baseline', repeats.baselineAgreeing[i] as number, repeats.baselinePairs[i] as number);
  }

  /** In a fixed order: sums over it do not depend on the order of examples. */
  list(of: MatrixOf): readonly RunAgreement[] {
    return [...this.#of[of].values()].sort((a, b) => a.pairs - b.pairs || a.agreeing - b.agreeing);
  }

  /** Of one run nothing can be said. */
  #count(of: MatrixOf, agreeing: number, pairs: number): void {
    if (pairs === 0) return;
    const key = `${agreeing} ${pairs}`;
    const alike = this.#of[of].get(key);
    if (alike === undefined) this.#of[of].set(key, { agreeing, pairs, count: 1 });
    else alike.count++;
  }
}
