import { NONE, UNPARSED, type Code } from '../label-forms.js';

/** How often each label was said by the runs of one side, in the order of their codes: the same whatever the order of the runs. */
export class Answers {
  readonly #times = new Map<Code, number>();
  #runs = 0;

  add(code: Code): void {
    this.#times.set(code, (this.#times.get(code) ?? 0) + 1);
    this.#runs++;
  }

  get runs(): number {
    return this.#runs;
  }

  get times(): readonly (readonly [code: Code, times: number])[] {
    return [...this.#times].sort(([a], [b]) => a - b);
  }

  /** How many pairs of runs there are, and in how many both said the same. */
  get agreement(): { readonly agreeing: number; readonly pairs: number } {
    let agreeing = 0;
    for (const times of this.#times.values()) agreeing += pairsOf(times);
    return { agreeing, pairs: pairsOf(this.#runs) };
  }

  /** The label that most runs gave; where several did none is the answer, which counts as `(unparsed)`. `NONE` without a run. */
  get majority(): Code {
    const most = Math.max(0, ...this.#times.values());
    const labels = [...this.#times].filter(([, times]) => times === most);
    return labels.length === 0 ? NONE : labels.length === 1 ? (labels[0]?.[0] ?? NONE) : UNPARSED;
  }

  /** Whether several labels were given most often. */
  get isTied(): boolean {
    return this.majority === UNPARSED && (this.#times.get(UNPARSED) ?? 0) < Math.max(0, ...this.#times.values());
  }
}

function pairsOf(count: number): number {
  return (count * (count - 1)) / 2;
}

/** One example with the answers of all runs. */
export interface RepeatedExample {
  readonly id: string;
  actual: Code;
  /** The row of its first run in the candidate's files. */
  readonly row: number;
  readonly slices: readonly Code[];
  readonly candidate: Answers;
  readonly baseline: Answers;
}
