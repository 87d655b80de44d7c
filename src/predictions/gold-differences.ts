import type { Problem } from '../problem.js';
import { fileProblem } from './file-problem.js';
import { andMore, NAMED } from './findings.js';
import { shown } from './formats/quoting.js';
import { isLabel, type Code, type LabelForms } from './label-forms.js';
import { withoutZeroFraction } from './numeric-labels.js';

interface Difference {
  readonly mine: Code;
  readonly theirs: Code;
  /** The first examples by name. */
  readonly named: string[];
  count: number;
}

/** Examples whose gold label is another one in the baseline. By pair of labels, for there are few of them: most are the same example's. */
export class GoldDifferences {
  readonly #forms: LabelForms;
  readonly #pairs = new Map<number, Difference>();

  constructor(forms: LabelForms) {
    this.#forms = forms;
  }

  compare(mine: Code, theirs: Code, name: () => string): void {
    if (mine === theirs) return;
    const key = mine * 65_536 + theirs;
    let pair = this.#pairs.get(key);
    if (pair === undefined) this.#pairs.set(key, (pair = { mine, theirs, named: [], count: 0 }));
    pair.count++;
    if (pair.named.length < NAMED) pair.named.push(name());
  }

  /** `file`: the baseline's. */
  problems(file: string): readonly Problem[] {
    const differing = [...this.#pairs.values()].filter(({ mine, theirs }) => !this.#sameNumber(mine, theirs));
    const count = differing.reduce((sum, pair) => sum + pair.count, 0);
    if (count === 0) return [];
    const named = differing
      .flatMap(({ mine, theirs, named: examples }) => examples.map((name) => `${name} is ${this.#text(mine)} here and ${this.#text(theirs)} in the baseline`))
      .slice(0, NAMED);
    return [
      fileProblem(
        file,
        `the gold label of ${count} ${count === 1 ? 'example' : 'examples'} differs between candidate and baseline: ${andMore(named, count)}`,
        "A change of gold labels is no change of the model. Judge the baseline again with today's gold labels.",
      ),
    ];
  }

  /** "1" and "1.0" are one label in columns of numbers, and no other column has both for one example. */
  #sameNumber(mine: Code, theirs: Code): boolean {
    return isLabel(mine) && isLabel(theirs) && withoutZeroFraction(this.#forms.text(mine)) === withoutZeroFraction(this.#forms.text(theirs));
  }

  #text(code: Code): string {
    return isLabel(code) ? shown(this.#forms.text(code)) : 'without a gold label';
  }
}
