import type { Place, Problem } from '../problem.js';
import { locate } from './formats/locate.js';
import type { Source } from './source.js';

/** How many of a kind are named; the count is always of all. */
export const NAMED = 5;

interface Finding {
  readonly source: Source;
  readonly offset: number;
  readonly detail: string;
}

/** One kind of fault in the rows of a file: counted in full, the first five kept with their place. */
export class Findings {
  readonly #message: (count: number) => string;
  readonly #advice: string;
  readonly #first: Finding[] = [];
  #count = 0;

  constructor(message: (count: number) => string, advice: string) {
    this.#message = message;
    this.#advice = advice;
  }

  /** `detail` is asked only for the ones that are named. */
  add(source: Source, offset: number, detail: () => string): void {
    this.#count++;
    if (this.#first.length < NAMED) this.#first.push({ source, offset, detail: detail() });
  }

  get count(): number {
    return this.#count;
  }

  /** One problem for all of the kind, at the place of the first; none when nothing was found. Lines are looked up only now. */
  async problems(): Promise<readonly Problem[]> {
    const [first] = this.#first;
    if (first === undefined) return [];
    const named: string[] = [];
    let place: Place = { file: first.source.name };
    for (const { source, offset, detail } of this.#first) {
      const { line } = await locate(source, offset);
      if (named.length === 0) place = { file: source.name, line };
      named.push(`${source.name}:${line}${detail === '' ? '' : ` ${detail}`}`);
    }
    const more = this.#count > named.length ? ` and ${this.#count - named.length} more` : '';
    return [{ message: `${this.#message(this.#count)}: ${named.join(', ')}${more}`, place, advice: this.#advice }];
  }
}
