import { configFromInputs } from '../../config/overrides.js';
import type { FoundFile } from '../../predictions/source.js';
import { Tallier, type Tally } from '../../matrix/tally.js';
import { readExamples } from '../../predictions/read-examples.js';
import type { Roles } from '../../predictions/roles.js';
import { ProblemError } from '../../problem.js';
import { offeredColumns, type OfferedColumns } from './columns.js';
import { guessPositive, type PositiveGuess } from './positive.js';

/** The files as the user named them, and what was found for each name. */
export interface Named {
  readonly path: string;
  readonly sources: readonly FoundFile[];
}

/** What one look at the predictions shows: all that the config is written from. */
export interface Survey {
  readonly predictions: string;
  readonly baseline?: string;
  readonly roles: Roles;
  readonly offered: OfferedColumns;
  readonly tally: Tally;
  /** With exactly two classes. */
  readonly positive?: PositiveGuess;
  /** The default of a config that does not say: smaller classes are not judged by `per: class`. */
  readonly minSupport: number;
}

/**
 * Reads the predictions, and the baseline beside them, once, with the defaults of a config that says nothing else. Throws what `check` would
 * say: roles that cannot be inferred, files that cannot be read, a baseline that cannot be compared.
 */
export async function survey(predictions: Named, baseline: Named | undefined): Promise<Survey> {
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
    (batch) => tallier.add(batch),
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
    roles: read.candidate.roles,
    offered: preview === undefined ? { slices: [] } : offeredColumns(preview, read.candidate.roles, classes),
    tally,
    ...(positive !== undefined && { positive }),
    minSupport: defaults.minSupport,
  };
}
