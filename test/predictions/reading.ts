import type { Comparability, ExamplesRead, ReadRequest } from '../../src/predictions/examples.js';
import { isLabel, NONE, type Code, type LabelForms } from '../../src/predictions/label-forms.js';
import { readExamples } from '../../src/predictions/read-examples.js';
import { describe as describeProblem, ProblemError } from '../../src/problem.js';
import { Tallier, type Tally } from '../../src/matrix/tally.js';
import { memorySource } from './memory-source.js';

/** Content by file name. */
export type Files = Readonly<Record<string, string>>;

/** The defaults of a config, with what a test changes. */
export type Asked = Partial<Omit<ReadRequest, 'sources' | 'options' | 'baseline' | 'gold'>> & {
  readonly columns?: ReadRequest['options']['columns'];
  readonly baseline?: Files | { readonly column: string };
  readonly baselineColumns?: ReadRequest['options']['columns'];
  readonly baselineResponse?: NonNullable<ReadRequest['baseline']>['response'];
  readonly gold?: Files;
};

/** An example as a test writes it: labels by name, outcomes as `(missing)`, nothing as `-`. */
export interface Seen {
  readonly id: string | undefined;
  readonly row: number;
  readonly actual: string;
  readonly baseline: string;
  readonly candidate: string;
  readonly slices: readonly string[];
}

export interface Reading {
  readonly read: ExamplesRead;
  readonly examples: readonly Seen[];
  readonly tally: Tally;
}

/** Reads prediction files that stand in memory, as the gate does. */
export async function reading(files: Files, asked: Asked = {}, chunkSize?: number): Promise<Reading> {
  const { columns = {}, baseline, baselineColumns, baselineResponse, gold, ...rest } = asked;
  const sources = (content: Files) => Object.entries(content).map(([name, text]) => memorySource(name, text, chunkSize));
  const tallier = new Tallier(columns.slices ?? []);
  const examples: Seen[] = [];
  const read = await readExamples(
    {
      sources: sources(files),
      options: { columns },
      gold: gold === undefined ? undefined : { sources: sources(gold), options: typeof columns.actual === 'object' ? columns.actual : { file: Object.keys(gold)[0] ?? '' } },
      baseline: baselineOf(baseline, baselineColumns, baselineResponse, sources),
      pairBy: 'id',
      examples: 'identical',
      unlabelled: 'error',
      uniqueIds: false,
      ...rest,
    },
    (batch, { forms, sliceForms }) => {
      tallier.add(batch);
      const { size, actual, baseline: before, candidate, slices, ids, rows } = batch;
      for (let i = 0; i < size; i++) {
        examples.push({
          id: ids?.text(i),
          row: rows[i] ?? -1,
          actual: textOf(forms, actual[i] ?? NONE),
          baseline: textOf(forms, before[i] ?? NONE),
          candidate: textOf(forms, candidate[i] ?? NONE),
          slices: sliceForms.map((slice, index) => textOf(slice, slices[index]?.[i] ?? NONE)),
        });
      }
    },
  );
  return { read, examples, tally: tallier.tally(read) };
}

function baselineOf(baseline: Asked['baseline'], columns: Asked['baselineColumns'], response: Asked['baselineResponse'], sources: (files: Files) => ReadRequest['sources']): ReadRequest['baseline'] {
  if (baseline === undefined) return undefined;
  if (typeof baseline['column'] === 'string' && Object.keys(baseline).length === 1) return { kind: 'column', column: baseline['column'], response };
  return { kind: 'files', sources: sources(baseline as Files), columns, response };
}

const MARKS = ['(missing)', '(unparsed)', '(refused)', '(other)'];

function textOf(forms: LabelForms, code: Code): string {
  if (isLabel(code)) return forms.text(code);
  return code === NONE ? '-' : (MARKS[code - 65_521] ?? `code ${code}`);
}

/** What a person reads when reading fails. */
export async function problemsOfReading(files: Files, asked?: Asked): Promise<string> {
  try {
    await reading(files, asked);
  } catch (thrown) {
    if (thrown instanceof ProblemError) return thrown.problems.map(describeProblem).join('\n');
    throw thrown;
  }
  return '';
}

/** Why candidate and baseline cannot be compared; empty when they can. */
export function incomparable(comparability: Comparability): string {
  return comparability.kind === 'incomparable' ? comparability.problems.map(describeProblem).join('\n') : '';
}

/** The counts of the candidate's matrix: `actual→predicted: count`, outcomes by name. */
export function counts({ classes, matrices }: Pick<Tally, 'classes' | 'matrices'>, side: 'candidate' | 'baseline' = 'candidate'): Readonly<Record<string, number>> {
  const matrix = side === 'candidate' ? matrices.candidate : matrices.comparison?.baseline;
  const outcomes = ['(unparsed)', '(refused)', '(missing)', '(other)'];
  return Object.fromEntries(
    (matrix?.cells ?? []).map(({ actual, predicted, count }) => [`${classes[actual] ?? ''}→${classes[predicted] ?? outcomes[predicted - classes.length] ?? ''}`, count]),
  );
}
