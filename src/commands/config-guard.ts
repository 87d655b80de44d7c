import type { CommitStore } from '../baseline/stores.js';
import type { Config } from '../config/config.js';
import type { Guard } from '../gate.js';
import { ProblemError } from '../problem.js';
import { configChanges } from '../report/config-changes.js';

/** Which config counts where a change edits it. */
export type ConfigFrom = 'head' | 'base';

export interface GuardRequest {
  /** The path of the config. */
  readonly file: string;
  /** Its text here; undefined where the change has no such file. */
  readonly text: string | undefined;
  readonly counts: ConfigFrom;
  readonly commits: CommitStore;
  /** Makes a config of a text; `file` stands in its messages. Throws ProblemError. */
  readonly decode: (text: string | undefined, file: string) => Promise<Config>;
}

/**
 * The config that counts, and the guard where the one of the commit where the change began says something else. Throws ProblemError where
 * the config that counts cannot be read, and where the change has deleted its config.
 */
export async function guardedConfig({ file, text, counts, commits, decode }: GuardRequest): Promise<{ readonly config: Config; readonly guard?: Guard }> {
  const told = await baseText(file, counts, commits);
  if ('problem' in told) return { config: await decode(text, file), guard: { counts, changes: [], base: '', problem: told.problem } };
  const { sha, text: before } = told;
  // A config that is new in this change is judged by itself: before it there was no gate.
  if (before === undefined || before === text) return { config: await decode(text, file) };
  const at = `${file} at ${sha.slice(0, 7)}`;
  if (text === undefined && counts === 'head') throw new ProblemError({ message: `the config ${file} is not here, but it is in ${sha.slice(0, 7)}, where this change began: somebody deleted it`, advice: 'Bring it back, or remove the step that gates with it.' });
  if (counts === 'base') {
    const config = await decode(before, at);
    // What is merged must work, too.
    const other = await decode(text, file);
    const changes = configChanges(config, other);
    return changes.length === 0 ? { config } : { config, guard: { counts, base: sha, changes, other } };
  }
  const config = await decode(text, file);
  const base = await decoded(async () => decode(before, at));
  if ('problem' in base) return { config, guard: { counts, base: sha, changes: [], problem: base.problem } };
  const changes = configChanges(base.config, config);
  return changes.length === 0 ? { config } : { config, guard: { counts, base: sha, changes, other: base.config } };
}

/** The config as it was; where that cannot be told it is a problem of a run that counts on it, and else to be said. */
async function baseText(file: string, counts: ConfigFrom, commits: CommitStore): Promise<{ readonly sha: string; readonly text: string | undefined } | { readonly problem: string }> {
  try {
    const { mergeBase } = await commits.base();
    const bytes = await commits.file(mergeBase.sha, file);
    return { sha: mergeBase.sha, text: bytes === undefined ? undefined : new TextDecoder().decode(bytes) };
  } catch (thrown) {
    if (counts === 'base' || !(thrown instanceof ProblemError)) throw thrown;
    return { problem: thrown.problems[0]?.message ?? '' };
  }
}

async function decoded(work: () => Promise<Config>): Promise<{ readonly config: Config } | { readonly problem: string }> {
  try {
    return { config: await work() };
  } catch (thrown) {
    if (!(thrown instanceof ProblemError)) throw thrown;
    return { problem: `it cannot be used any more: ${thrown.problems[0]?.message ?? ''}` };
  }
}
