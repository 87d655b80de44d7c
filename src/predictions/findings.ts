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
  add(source: Source, offset: number, detail: () => string = () => ''): void {
    this.#count++;
    if (this.#first.length < NAMED) this.#first.push({ source, offset, detail: detail() });
  }

  get count(): number {
    return this.#count;
  }

  /** One problem for all of the kind, at the place of the first; none when nothing was found. Lines are looked up only now. */
  async problems(): Promise<readonly Problem[]> {
    const named: string[] = [];
    let place: Place | undefined;
    for (const { source, offset, detail } of this.#first) {
      const { line } = await locate(source, offset);
      place ??= { file: source.name, line };
      named.push(`${source.name}:${line}${detail === '' ? '' : ` ${detail}`}`);
    }
    if (place === undefined) return [];
    return [{ message: `${this.#message(this.#count)}: ${andMore(named, this.#count)}`, place, advice: this.#advice }];
  }
}

/** "a, b and 7 more": the first of `count`. */
export function andMore(named: readonly string[], count: number): string {
  return `${named.join(', ')}${count > named.length ? ` and ${count - named.length} more` : ''}`;
}

export async function problemsIn(kinds: readonly Findings[]): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const kind of kinds) problems.push(...(await kind.problems()));
  return problems;
}

/** `mayRepeat`: several answers to one example could be what they are. */
export function duplicateIds(column: string, mayRepeat = false): Findings {
  return new Findings(
    (count) => `${count} duplicate ${count === 1 ? 'id' : 'ids'} in the column "${column}"`,
    `An id must name one example, within a file and across shards. If another column is the id, name it: \`columns: { id: <column> }\`.${mayRepeat ? ' Several answers to one example count with `repeats: { by: id }`.' : ''}`,
  );
}

/** Rows with a JSON object or array where a label belongs. */
export function structuresIn(column: string): Findings {
  return new Findings(
    (count) => `${count} ${count === 1 ? 'row holds' : 'rows hold'} a JSON object or array in the column "${column}", where a label belongs`,
    'Name the key inside it with a dotted path, such as `response.label`.',
  );
}
