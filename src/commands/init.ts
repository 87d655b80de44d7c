import { sharedFile } from '../predictions/source.js';
import { ProblemError } from '../problem.js';
import { DEFAULT_CONFIG, type CheckFiles } from './check.js';
import { configText } from './init/config-text.js';
import { surveyOf, type Named, type Survey } from './init/survey.js';
import type { Task } from '../metrics/definition.js';

// They are loaded together, when they are asked for.
export { initSummary } from './init/summary.js';
export { TASKS } from '../metrics/definition.js';

export interface InitRequest {
  /** A path or glob below the working directory, as it is to stand in the config. */
  readonly predictions: string;
  readonly baseline?: string;
  /** What the predictions are of; by default it is told from the file. */
  readonly task?: Task;
  /** Where the config goes. */
  readonly config: string;
  /** An existing config may be overwritten. */
  readonly force: boolean;
  /** The shipped JSON schema as an editor finds it from the config: a relative path or a URL. Absent where there is no such place. */
  readonly schema?: string;
}

export type InitFiles = Pick<CheckFiles, 'readText' | 'writeText' | 'find'>;

/** A config that was written, and what it was written from. */
export interface Initialised {
  readonly config: string;
  readonly nextCommand: string;
  readonly survey: Survey;
}

/**
 * Looks at predictions, and at a baseline when one is named, and writes a commented config whose first check passes. Throws ProblemError,
 * with nothing written, when a config is there already or when the files cannot be read without guessing.
 */
export async function init(request: InitRequest, files: InitFiles): Promise<Initialised> {
  const { config, task } = request;
  if (!request.force && files.readText(config) !== undefined) {
    throw new ProblemError({
      message: `there is a config at ${config} already`,
      place: { file: config },
      advice: 'It is left as it is. Write to another file with `--config FILE`, or overwrite it with `--force`.',
    });
  }
  const predictions = await named(request.predictions, files);
  const baseline = request.baseline === undefined ? undefined : await named(request.baseline, files);
  if (baseline !== undefined) refuseSameFiles(predictions, baseline);
  const found = await surveyOf(task, predictions, baseline);
  files.writeText(config, configText(found, request.schema));
  return { config, nextCommand: `confusion-gate check${config === DEFAULT_CONFIG ? '' : ` --config ${shellWord(config)}`}`, survey: found };
}

/** Not trusted: the config may name only files below the workspace, so what lies outside is refused here, before it is written. */
async function named(path: string, files: InitFiles): Promise<Named> {
  const found = await files.find([path], false);
  if (found.absent.length > 0) throw new ProblemError({ message: `no file answers to ${JSON.stringify(path)}`, advice: 'Paths are relative to the working directory. A glob needs quotes, or the shell expands it.' });
  return { path, sources: found.files };
}

function refuseSameFiles(predictions: Named, baseline: Named): void {
  const shared = sharedFile(baseline.sources, predictions.sources);
  if (shared === undefined) return;
  throw new ProblemError({
    message: `${shared.name} is named as predictions and as baseline: nothing could ever change`,
    place: { file: shared.name },
    advice: 'Name the predictions of the model before the change as the baseline, or leave it out.',
  });
}

function shellWord(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
