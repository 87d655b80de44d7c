import { ProblemError } from '../problem.js';
import { keepExamples, type ExampleBatch } from './example-batch.js';
import type { OnExamples, ReadRequest, Vocabulary } from './examples.js';
import { LabelCounts } from './example-counts.js';
import { LabelForms, MOST_LABELS, MOST_SLICES, PREDICTION_MARKS, SLICE_MARKS, UNLABELLED } from './label-forms.js';
import { dividingColumns } from './options.js';
import { labelSet, type CodeCounts, type LabelSet } from './label-set.js';

// The columns that are counted, in the order of `counts`.
const ACTUAL = 0;
const CANDIDATE = 1;
const BASELINE = 2;
const BASELINE_ACTUAL = 3;

/** The one way out for examples: counts what passes, and leaves rows without gold behind. */
export class ExampleStream {
  readonly forms = new LabelForms(MOST_LABELS, PREDICTION_MARKS);
  readonly sliceForms: readonly LabelForms[];
  readonly vocabulary: Vocabulary;
  readonly #counts = new LabelCounts(this.forms);
  readonly #onExamples: OnExamples;
  #examples = 0;
  #ofBaseline = 0;
  #dropped = 0;

  constructor({ options }: ReadRequest, onExamples: OnExamples) {
    // There may be many clusters, and each is a unit of chance; nobody reads them one by one.
    this.sliceForms = dividingColumns(options.columns).map((name, index, all) => new LabelForms(name === options.columns.cluster && index === all.length - 1 ? MOST_LABELS : MOST_SLICES, SLICE_MARKS));
    this.vocabulary = { forms: this.forms, sliceForms: this.sliceForms };
    this.#onExamples = onExamples;
  }

  /** The candidate's labelled examples so far. */
  get examples(): number {
    return this.#examples;
  }

  get dropped(): number {
    return this.#dropped;
  }

  get fingerprint(): string {
    return this.#counts.fingerprint;
  }

  /** How often each label was read, by column; `baselineActual` are the gold labels of an unpaired baseline's own examples. */
  get counts(): { readonly [column in 'actual' | 'candidate' | 'baseline' | 'baselineActual']: CodeCounts } {
    const [actual, candidate, baseline, baselineActual] = this.#counts.sums as [CodeCounts, CodeCounts, CodeCounts, CodeCounts];
    return { actual, candidate, baseline, baselineActual };
  }

  /** Examples of the candidate, and of its baseline where they are paired. Returns what to wait for before many more, if anything. */
  emit(batch: ExampleBatch): Promise<void> | undefined {
    const { actual, counts, repeats } = batch;
    const before = examplesIn(batch);
    keepLabelled(batch);
    const after = examplesIn(batch);
    this.#dropped += before - after;
    if (batch.size === 0) return undefined;
    this.#counts.add(ACTUAL, actual, batch.size, repeats?.runs ?? counts);
    this.#counts.add(CANDIDATE, batch.candidate, batch.size, repeats?.runs ?? counts);
    this.#counts.add(BASELINE, batch.baseline, batch.size, repeats?.baselineRuns ?? counts);
    this.#counts.addToFingerprint(batch.size, batch.ids?.hashes(batch.size), repeats?.first ?? counts);
    this.#examples = exactly(this.#examples + after);
    return this.#onExamples(batch, this.vocabulary);
  }

  /** Examples of a baseline that is not paired: they belong to no run's fingerprint but its own. How many of them have a gold label. */
  emitUnpaired(batch: ExampleBatch): number {
    keepLabelled(batch);
    this.#counts.add(BASELINE_ACTUAL, batch.actual, batch.size, batch.counts);
    this.#counts.add(BASELINE, batch.baseline, batch.size, batch.counts);
    // Its file gives way by itself.
    if (batch.size > 0) void this.#onExamples(batch, this.vocabulary);
    const examples = examplesIn(batch);
    this.#ofBaseline = exactly(this.#ofBaseline + examples);
    return examples;
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

function keepLabelled(batch: ExampleBatch): void {
  const { actual, size } = batch;
  for (let i = 0; i < size; i++) {
    if (actual[i] === UNLABELLED) return keepExamples(batch, (index) => actual[index] !== UNLABELLED);
  }
}

/** Files of counts may say anything. */
function exactly(examples: number): number {
  if (examples <= Number.MAX_SAFE_INTEGER) return examples;
  throw new ProblemError({ message: `the rows stand for more than ${Number.MAX_SAFE_INTEGER} examples, beyond which no sum is exact`, advice: 'Is the column of counts the right one?' });
}

/** How many examples the rows of a batch are. */
function examplesIn({ size, counts, repeats }: ExampleBatch): number {
  if (repeats !== undefined) return repeats.first.subarray(0, size).reduce((sum, isFirst) => sum + isFirst, 0);
  if (counts === undefined) return size;
  let sum = 0;
  for (let i = 0; i < size; i++) sum += counts[i] as number;
  return sum;
}
