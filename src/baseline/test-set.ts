import { posix } from 'node:path';
import { goldChanges, GOLD_BEFORE, type GoldChanges } from '../predictions/gold-changes.js';
import type { GoldFile } from '../predictions/options.js';
import type { FoundFile, Source } from '../predictions/source.js';
import { bytesSource } from './bytes-source.js';
import type { CommitStore } from './stores.js';

/** What a change did to its test set. */
export interface TestSetEdit extends Omit<GoldChanges, 'before'> {
  readonly file: string;
  /** The commit where the change began. */
  readonly base: string;
  /** The gold labels as they were. */
  readonly gold: { readonly sources: readonly Source[]; readonly options: GoldFile };
}

/** Whether the change edits its gold labels; undefined when it does not. Throws ProblemError where that cannot be told. */
export async function testSetEdit(options: GoldFile, now: readonly FoundFile[], commits: CommitStore): Promise<TestSetEdit | undefined> {
  const file = posix.normalize(options.file);
  // A glob of shards names no one file of a commit, and what lies outside is not the repository's.
  if (now.length !== 1 || file.startsWith('/') || file.startsWith('..')) return undefined;
  const { mergeBase } = await commits.base();
  const bytes = await commits.file(mergeBase.sha, file);
  if (bytes === undefined) return undefined;
  const then = bytesSource(`${file} at ${mergeBase.sha.slice(0, 7)}`, bytes);
  const { before, ...changes } = await goldChanges(options, now, [then]);
  if (changes.relabelled + changes.added + changes.removed === 0) return undefined;
  return { ...changes, file, base: mergeBase.sha, gold: { sources: [bytesSource(then.name, before)], options: { ...GOLD_BEFORE, file, format: { id: 'csv' } } } };
}
