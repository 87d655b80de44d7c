import type { Problem } from '../problem.js';
import { fileProblem } from './file-problem.js';
import { andMore, NAMED } from './findings.js';
import { shown } from './formats/quoting.js';
import { isLabel, type Code, type LabelForms } from './label-forms.js';
import { withoutZeroFraction } from './numeric-labels.js';

/** Examples whose gold label is another one in the baseline: counted, the first five kept by name. */
export class GoldDifferences {
  readonly #forms: LabelForms;
  /** Pairs of labels that are one: where one file writes "1" and the other "1.0", every row asks. */
  readonly #same = new Set<number>();
  readonly #named: string[] = [];
  #count = 0;

  constructor(forms: LabelForms) {
    this.#forms = forms;
  }

  compare(mine: Code, theirs: Code, name: () => string): void {
    if (mine === theirs || this.#same.has(mine * 65_536 + theirs)) return;
    if (this.#areOneNumber(mine, theirs)) {
      this.#same.add(mine * 65_536 + theirs);
      return;
    }
    this.#count++;
    if (this.#named.length < NAMED) this.#named.push(`${name()} is ${this.#text(mine)} here and ${this.#text(theirs)} in the baseline`);
  }

  get count(): number {
    return this.#count;
  }

  /** `file`: the baseline's. */
  problems(file: string): readonly Problem[] {
    if (this.#count === 0) return [];
    const message = `the gold label of ${this.#count} ${this.#count === 1 ? 'example' : 'examples'} differs between candidate and baseline: ${andMore(this.#named, this.#count)}`;
    return [fileProblem(file, message, "A change of gold labels is no change of the model. Judge the baseline again with today's gold labels.")];
  }

  /** "1" and "1.0" are one label in columns of numbers, and no other column calls one example both. */
  #areOneNumber(mine: Code, theirs: Code): boolean {
    return isLabel(mine) && isLabel(theirs) && withoutZeroFraction(this.#forms.text(mine)) === withoutZeroFraction(this.#forms.text(theirs));
  }

  #text(code: Code): string {
    return isLabel(code) ? shown(this.#forms.text(code)) : 'without a gold label';
  }
}
