import { ProblemError } from '../../problem.js';
import type { ExampleBatch, Repeats } from '../example-batch.js';
import type { ExampleStream } from '../example-stream.js';
import { IdColumn } from '../id-column.js';
import { isLabel, MISSING, NONE, type Code, type LabelForms } from '../label-forms.js';
import { byCodePoint } from '../label-set.js';
import { BATCH_ROWS } from '../row-batch.js';
import type { RepeatOptions } from './options.js';
import type { Answers, RepeatedExample } from './repeated-example.js';

/** Sums of parts stay exact integers below this. */
const MOST_UNITS = Number.MAX_SAFE_INTEGER;

/** A row of the joint table that an example has a part in. */
interface Part {
  readonly candidate: Code;
  readonly baseline: Code;
  readonly units: number;
  /** Runs of the candidate, and of the baseline, that no other part speaks of. */
  readonly runs: number;
  readonly baselineRuns: number;
}

/**
 * Passes examples with several runs on. Every run counts as an equal part of its example, in whole units of which so many are one example. An answer
 * of the candidate is held against the same answer of the baseline first, so that what flips is no more than what changed. Returns the number of units.
 */
export async function emitRepeated(examples: Iterable<RepeatedExample>, { combine }: RepeatOptions, compared: boolean, stream: ExampleStream): Promise<number> {
  const all = [...examples];
  const unit = combine === 'majority' ? 1 : unitFor(all, compared);
  const out = new Rows(stream, stream.sliceForms.length);
  for (const example of all) {
    const parts = combine === 'majority' ? [majority(example, compared)] : partsOf(example, unit, compared, stream.forms);
    for (const [index, part] of parts.entries()) {
      const wait = out.add(example, part, index === 0);
      if (wait !== undefined) await wait;
    }
  }
  await out.flush();
  return unit;
}

/** The least number of units that every run of every example is a whole number of. */
function unitFor(examples: readonly RepeatedExample[], compared: boolean): number {
  const numbers = new Set(examples.flatMap(({ candidate, baseline }) => [candidate.runs, compared ? baseline.runs : 1]).filter((runs) => runs > 0));
  let unit = 1;
  for (const runs of numbers) {
    unit = (unit / greatestCommonDivisor(unit, runs)) * runs;
    if (unit * examples.length <= MOST_UNITS) continue;
    throw new ProblemError({ message: `the examples have too many different numbers of runs (${[...numbers].slice(0, 8).join(', ')}, …) to be counted exactly`, advice: 'Run all examples equally often, or judge one answer for each: repeats: { by: id, combine: majority }.' });
  }
  return unit;
}

function partsOf({ candidate, baseline }: RepeatedExample, unit: number, compared: boolean, forms: LabelForms): readonly Part[] {
  const mine = sharesOf(candidate.runs === 0 ? [[MISSING, 1]] : candidate.times, unit, forms);
  if (!compared || baseline.runs === 0) return mine.map(({ code, units, runs }) => ({ candidate: code, baseline: NONE, units, runs, baselineRuns: 0 }));
  const theirs = sharesOf(baseline.times, unit, forms);
  const parts: Part[] = [];
  const pair = (own: Share, other: Share): void => {
    const units = Math.min(own.units, other.units);
    if (units === 0) return;
    parts.push({ candidate: own.code, baseline: other.code, units, runs: own.runs, baselineRuns: other.runs });
    for (const share of [own, other]) {
      share.units -= units;
      share.runs = 0;
    }
  };
  for (const own of mine) for (const other of theirs) if (own.code === other.code) pair(own, other);
  for (const own of mine) for (const other of theirs) pair(own, other);
  return parts;
}

/** What is left of one answer while its units are paired. */
interface Share {
  readonly code: Code;
  units: number;
  /** Its runs, until a part speaks of them. */
  runs: number;
}

/** By text: codes go by which label was met first. */
function sharesOf(times: Answers['times'], unit: number, forms: LabelForms): readonly Share[] {
  const runs = times.reduce((sum, [, own]) => sum + own, 0);
  const name = (code: Code): string => (isLabel(code) ? forms.text(code) : '');
  return times.toSorted(([a], [b]) => byCodePoint(name(a), name(b)) || a - b).map(([code, own]) => ({ code, units: (unit / runs) * own, runs: own }));
}

function majority({ candidate, baseline }: RepeatedExample, compared: boolean): Part {
  const own = candidate.majority;
  return { candidate: own === NONE ? MISSING : own, baseline: compared ? baseline.majority : NONE, units: 1, runs: 1, baselineRuns: baseline.runs > 0 ? 1 : 0 };
}

/** Rows on their way into the stream. */
class Rows {
  readonly #stream: ExampleStream;
  readonly #encoder = new TextEncoder();
  #batch: FilledBatch;

  constructor(stream: ExampleStream, slices: number) {
    this.#stream = stream;
    this.#batch = newBatch(slices);
  }

  add({ id, actual, row, slices, candidate, baseline }: RepeatedExample, part: Part, isFirst: boolean): Promise<void> | undefined {
    const batch = this.#batch;
    const i = batch.size++;
    const bytes = this.#encoder.encode(id);
    const padded = new Uint8Array((bytes.length + 7) & -4);
    padded.set(bytes);
    batch.ids.set(i, new DataView(padded.buffer), 0, bytes.length);
    batch.actual[i] = actual;
    batch.candidate[i] = part.candidate;
    batch.baseline[i] = part.baseline;
    batch.slices.forEach((column, index) => (column[i] = slices[index] ?? MISSING));
    batch.rows[i] = row;
    batch.counts[i] = part.units;
    const { repeats } = batch;
    repeats.first[i] = isFirst ? 1 : 0;
    repeats.runs[i] = part.runs;
    repeats.baselineRuns[i] = part.baselineRuns;
    const [mine, theirs] = [candidate.agreement, baseline.agreement];
    repeats.agreeing[i] = mine.agreeing;
    repeats.pairs[i] = mine.pairs;
    repeats.baselineAgreeing[i] = theirs.agreeing;
    repeats.baselinePairs[i] = theirs.pairs;
    return batch.size === BATCH_ROWS ? this.flush() : undefined;
  }

  flush(): Promise<void> | undefined {
    const wait = this.#batch.size > 0 ? this.#stream.emit(this.#batch) : undefined;
    this.#batch = newBatch(this.#batch.slices.length);
    return wait;
  }
}

type FilledBatch = ExampleBatch & { readonly ids: IdColumn; readonly counts: Float64Array; readonly repeats: Repeats };

function newBatch(slices: number): FilledBatch {
  const codes = (): Uint16Array => new Uint16Array(BATCH_ROWS);
  const numbers = (): Float64Array => new Float64Array(BATCH_ROWS);
  return {
    size: 0,
    actual: codes(),
    candidate: codes(),
    baseline: codes(),
    slices: Array.from({ length: slices }, codes),
    ids: new IdColumn(BATCH_ROWS),
    rows: new Uint32Array(BATCH_ROWS),
    counts: numbers(),
    repeats: { first: new Uint8Array(BATCH_ROWS), runs: numbers(), baselineRuns: numbers(), agreeing: numbers(), pairs: numbers(), baselineAgreeing: numbers(), baselinePairs: numbers() },
  };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
