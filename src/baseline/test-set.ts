import { Buffer } from 'node:buffer';
import { posix } from 'node:path';
import type { EvaluationConfig } from '../config/config.js';
import type { DocumentsRequest } from '../predictions/documents/read-judged.js';
import type { SideRead, TestSetChanges } from '../predictions/examples.js';
import { goldChanges, GOLD_BEFORE } from '../predictions/gold-changes.js';
import type { GoldFile } from '../predictions/options.js';
import type { FoundFile } from '../predictions/source.js';
import type { BaselineOrigin, ReadOutcome, TestSetEdit } from '../report/outcome.js';
import { phrase } from '../report/phrase.js';
import { bytesSource } from './bytes-source.js';
import type { CommitStore } from './stores.js';

/** How an evaluation is read by the gold labels that were there before the change, on the examples that both have. */
export interface TestSetAsItWas {
  readonly config: EvaluationConfig;
  readonly opened: Pick<DocumentsRequest, 'gold' | 'goldBefore' | 'goldOf'>;
  /** What the change did, once it is read in this way; undefined where it cannot be compared so either. */
  readonly edit: (read: ReadOutcome) => TestSetEdit | undefined;
}

/** Of gold in a file: as it is in the commit where the change began. Undefined where it is the same. Throws ProblemError where that cannot be told. */
export async function goldFileAsItWas(config: EvaluationConfig, options: GoldFile, now: readonly FoundFile[], commits: CommitStore): Promise<TestSetAsItWas | undefined> {
  const file = posix.normalize(options.file);
  // A glob of shards names no one file of a commit, and what lies outside is not the repository's.
  if (now.length !== 1 || file.startsWith('/') || file.startsWith('..')) return undefined;
  const { mergeBase } = await commits.base();
  const bytes = await commits.file(mergeBase.sha, file);
  if (bytes === undefined) return undefined;
  if (await isSame(now[0] as FoundFile, bytes)) return undefined;
  const then = bytesSource(`${file} at ${mergeBase.sha.slice(0, 7)}`, bytes);
  const base = { sha: mergeBase.sha, relation: phrase`where it began` };
  if (config.task !== 'classification') {
    return {
      config: { ...config, examples: 'common' },
      opened: { goldBefore: [then] },
      edit: ({ goldChanges: changes }) => (changes === undefined || isNone(changes) ? undefined : { ...changes, file, base }),
    };
  }
  const { before, ...changes } = await goldChanges(options, now, [then]);
  if (isNone(changes)) return undefined;
  const gold: GoldFile = { ...GOLD_BEFORE, file, format: { id: 'csv' } };
  return {
    config: { ...config, unlabelled: 'drop', examples: 'common', columns: { ...config.columns, actual: gold } },
    opened: { gold: { sources: [bytesSource(then.name, before)], options: gold } },
    edit: () => ({ ...changes, file, base }),
  };
}

/** Of gold labels beside the predictions: as they stand beside those of the baseline, which are of that commit. */
export function goldColumnAsItWas(config: EvaluationConfig, { files }: SideRead, commit: NonNullable<BaselineOrigin['commit']>): TestSetAsItWas | undefined {
  // Gold that is read from replies, or that several runs of an example have, is not taken apart.
  if (config.response?.gold !== undefined || config.repeats !== undefined) return undefined;
  return {
    config: { ...config, unlabelled: 'drop' },
    opened: { goldOf: 'baseline' },
    edit: ({ comparability }) =>
      comparability.kind === 'paired' && comparability.testSet !== undefined
        ? { ...comparability.testSet, file: files[0]?.name ?? '', base: { sha: commit.sha, relation: commit.relation } }
        : undefined,
  };
}

function isNone({ relabelled, added, removed }: TestSetChanges): boolean {
  return relabelled + added + removed === 0;
}

async function isSame(file: FoundFile, bytes: Uint8Array): Promise<boolean> {
  let at = 0;
  for await (const chunk of file.open()) {
    if (!Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).equals(bytes.subarray(at, at + chunk.length))) return false;
    at += chunk.length;
  }
  return at === bytes.length;
}
