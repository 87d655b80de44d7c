import { decodeConfig } from '../../config/decode.js';
import { configFromInputs } from '../../config/overrides.js';
import type { FoundFile } from '../../predictions/source.js';
import { Tallier, type Tally } from '../../matrix/tally.js';
import type { Task } from '../../metrics/definition.js';
import { TAG_FORMAT_IDS } from '../../predictions/formats/format.js';
import { readExamples } from '../../predictions/read-examples.js';
import type { Roles } from '../../predictions/roles.js';
import { ProblemError } from '../../problem.js';
import { readAndCount } from '../../reading.js';
import { offeredColumns, type OfferedColumns } from './columns.js';
import { guessPositive, type PositiveGuess } from './positive.js';
import { quoted } from './yaml-text.js';

/** The files as the user named them, and what was found for each name. */
export interface Named {
  readonly path: string;
  readonly sources: readonly FoundFile[];
}

/** What one look at the predictions shows: all that the config is written from. */
export interface Survey {
  readonly predictions: string;
  readonly baseline?: string;
  readonly task: Task;
  readonly roles: Roles;
  /** A file of tags, whose columns have no names. */
  readonly numbered?: boolean;
  /** What parts labels of one text. */
  readonly separator?: string;
  readonly offered: OfferedColumns;
  readonly tally: Tally;
  readonly examples: number;
  /** With exactly two classes. */
  readonly positive?: PositiveGuess;
  /** The default of a config that does not say: smaller classes are not judged by `per: class`. */
  readonly minSupport: number;
}

/** Of the task that was asked for; without one, of what the file can be read as: one label an example, else entities, else several labels. */
export async function surveyOf(task: Task | undefined, predictions: Named, baseline: Named | undefined): Promise<Survey> {
  if (task !== undefined) return task === 'classification' ? survey(predictions, baseline) : surveySets(task, predictions, baseline);
  try {
    return await survey(predictions, baseline);
  } catch (thrown) {
    if (!(thrown instanceof ProblemError)) throw thrown;
    for (const other of ['entities', 'multilabel'] as const) {
      const found = await orProblem(surveySets(other, predictions, baseline));
      if (!(found instanceof ProblemError)) return found;
    }
    throw thrown;
  }
}

/** Whether labels look like several in one: parted, there are far fewer of them. */
export function looksParted({ task, tally: { classes } }: Survey): boolean {
  return task === 'classification' && SEPARATORS.some((separator) => classes.some((label) => label.includes(separator)) && 2 * new Set(classes.flatMap((label) => label.split(separator))).size <= classes.length);
}

/** What is wrong with a file, as a value: another attempt may do better. A fault of the program is thrown on. */
async function orProblem<Found>(attempt: Promise<Found>): Promise<Found | ProblemError> {
  try {
    return await attempt;
  } catch (thrown) {
    if (thrown instanceof ProblemError) return thrown;
    throw thrown;
  }
}

/** What people write between labels, the likeliest first. */
const SEPARATORS = ['|', ';', ','] as const;

/**
 * The same of a task whose answers are sets. Labels that are one text are parted by whatever leaves the fewest of them: what does not occur leaves each
 * text a label of its own.
 */
async function surveySets(task: Exclude<Task, 'classification'>, predictions: Named, baseline: Named | undefined): Promise<Survey> {
  const read = async (separator: string | undefined): Promise<Survey> => {
    const lines = [`task: ${task}`, `predictions: ${quoted(predictions.path)}`, ...(separator === undefined ? [] : [`separator: ${quoted(separator)}`]), ...(baseline === undefined ? [] : [`baseline: ${quoted(baseline.path)}`])];
    const [config] = decodeConfig(lines.join('\n'), 'init').evaluations;
    const [from] = config?.baseline ?? [];
    if (config === undefined) throw new Error('a config without an evaluation');
    const chosen = baseline === undefined || from === undefined || from.kind === 'column' ? ({ kind: 'not_configured' } as const) : ({ kind: 'files', sources: baseline.sources, from, origin: { name: baseline.path, passedOver: [] } } as const);
    const { read: found, tally } = await readAndCount(config, { sources: predictions.sources, gold: undefined, chosen });
    if (found.comparability.kind === 'incomparable') throw new ProblemError(found.comparability.problems);
    return {
      predictions: predictions.path,
      ...(baseline !== undefined && { baseline: baseline.path }),
      task,
      roles: found.candidate.roles,
      ...(found.candidate.files.some(({ format }) => TAG_FORMAT_IDS.some((id) => id === format)) && { numbered: true }),
      ...(separator !== undefined && { separator }),
      offered: { slices: [] },
      tally,
      examples: found.examples,
      minSupport: config.minSupport,
    };
  };
  if (task === 'entities') return read(undefined);
  const whole = await orProblem(read(undefined));
  // Lists and columns of their own need no separator.
  if (!(whole instanceof ProblemError)) return whole;
  const parted: Survey[] = [];
  for (const separator of SEPARATORS) {
    const found = await orProblem(read(separator));
    if (!(found instanceof ProblemError)) parted.push(found);
  }
  const [best] = parted.toSorted((a, b) => a.tally.classes.length - b.tally.classes.length);
  if (best === undefined) throw whole;
  return best;
}

/**
 * Reads the predictions, and the baseline beside them, once, with the defaults of a config that says nothing else. Throws what `check` would
 * say: roles that cannot be inferred, files that cannot be read, a baseline that cannot be compared.
 */
async function survey(predictions: Named, baseline: Named | undefined): Promise<Survey> {
  const { evaluations } = configFromInputs({ predictions: [predictions.path] });
  const [defaults] = evaluations;
  if (defaults === undefined) throw new Error('a config without an evaluation');
  const tallier = new Tallier([]);
  const read = await readExamples(
    {
      sources: predictions.sources,
      options: { columns: {} },
      baseline: baseline === undefined ? undefined : { kind: 'files', sources: baseline.sources },
      pairBy: defaults.pairBy,
      examples: defaults.examples,
      unlabelled: defaults.unlabelled,
      uniqueIds: defaults.uniqueIds,
    },
    (batch) => {
      tallier.add(batch);
      return undefined;
    },
  );
  if (read.comparability.kind === 'incomparable') throw new ProblemError(read.comparability.problems);
  const tally = tallier.tally(read);
  const { classes, matrices } = tally;
  const { support } = matrices.candidate;
  const [first, second] = classes;
  const positive =
    classes.length === 2 && first !== undefined && second !== undefined ? guessPositive([first, second], [support[0] ?? 0, support[1] ?? 0]) : undefined;
  const preview = read.files.files[0]?.preview;
  return {
    predictions: predictions.path,
    ...(baseline !== undefined && { baseline: baseline.path }),
    task: 'classification',
    roles: read.candidate.roles,
    offered: preview === undefined ? { slices: [] } : offeredColumns(preview, read.candidate.roles, classes),
    tally,
    examples: read.examples,
    ...(positive !== undefined && { positive }),
    minSupport: defaults.minSupport,
  };
}
