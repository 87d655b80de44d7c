import { HashPair } from './byte-hash.js';
import type { Example, ReadRequest, Vocabulary } from './examples.js';
import { Fingerprint } from './fingerprint.js';
import { LabelForms, MOST_LABELS, MOST_SLICES, NONE, PREDICTION_MARKS, SLICE_MARKS, UNLABELLED } from './label-forms.js';
import { codeCounts, labelSet, type CodeCounts, type LabelSet } from './label-set.js';

const NO_ID = new HashPair();

/** How often each label was read, by column. */
export interface LabelCounts {
  readonly actual: CodeCounts;
  readonly candidate: CodeCounts;
  readonly baseline: CodeCounts;
  /** Gold labels of an unpaired baseline's own examples. */
  readonly baselineActual: CodeCounts;
}

/** The one way out for examples: counts what passes, and leaves rows without gold behind. */
export class ExampleStream {
  readonly forms = new LabelForms(MOST_LABELS, PREDICTION_MARKS);
  readonly sliceForms: readonly LabelForms[];
  readonly vocabulary: Vocabulary;
  readonly counts: LabelCounts = { actual: codeCounts(), candidate: codeCounts(), baseline: codeCounts(), baselineActual: codeCounts() };
  /** The example that is passed on next: fill it, then emit. */
  readonly example: Example;
  readonly #fingerprint = new Fingerprint(this.forms);
  readonly #onExample: (example: Example, vocabulary: Vocabulary) => void;
  #examples = 0;
  #dropped = 0;

  constructor({ options }: ReadRequest, onExample: (example: Example, vocabulary: Vocabulary) => void) {
    this.sliceForms = (options.columns.slices ?? []).map(() => new LabelForms(MOST_SLICES, SLICE_MARKS));
    this.vocabulary = { forms: this.forms, sliceForms: this.sliceForms };
    this.example = { actual: NONE, baseline: NONE, candidate: NONE, slices: new Uint16Array(this.sliceForms.length), row: 0, count: undefined, id: () => undefined };
    this.#onExample = onExample;
  }

  /** The candidate's labelled examples so far. */
  get examples(): number {
    return this.#examples;
  }

  get dropped(): number {
    return this.#dropped;
  }

  get fingerprint(): string {
    return this.#fingerprint.text;
  }

  /** An example of the candidate, and of its baseline where they are paired. `id`: the hashes of its id. */
  emit(id: HashPair = NO_ID): void {
    const { actual, baseline, candidate, count: times = 1 } = this.example;
    if (actual === UNLABELLED) {
      this.#dropped += times;
      return;
    }
    count(this.counts.actual, actual, times);
    count(this.counts.candidate, candidate, times);
    if (baseline !== NONE) count(this.counts.baseline, baseline, times);
    this.#examples += times;
    this.#fingerprint.add(id, actual, times);
    this.#onExample(this.example, this.vocabulary);
  }

  /** An example of a baseline that is not paired: it belongs to no run's fingerprint but its own. */
  emitUnpaired(): void {
    const { actual, baseline, count: times = 1 } = this.example;
    count(this.counts.baselineActual, actual, times);
    count(this.counts.baseline, baseline, times);
    this.#onExample(this.example, this.vocabulary);
  }

  /** A baseline that turns out not to serve: its labels are no classes. */
  forgetBaseline(): void {
    this.counts.baseline.fill(0);
    this.counts.baselineActual.fill(0);
  }

  labelSet(labels: readonly string[] | undefined): LabelSet {
    const { candidate, baseline, baselineActual } = this.counts;
    const actual = this.counts.actual.slice();
    for (let code = 0; code < this.forms.size; code++) actual[code] = (actual[code] as number) + (baselineActual[code] as number);
    return labelSet(this.forms, { actual, candidate, baseline }, labels);
  }
}

function count(counts: CodeCounts, code: number, times: number): void {
  counts[code] = (counts[code] as number) + times;
}
