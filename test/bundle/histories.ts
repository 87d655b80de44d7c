import { gzipSync } from 'node:zlib';
import type { FakeGitHub } from '../fake-github/server.js';
import { zipOf } from '../predictions/formats/zip-files.js';

/** The commits of a repository whose change began at `base`, two commits ago on main. */
export interface Commits {
  readonly before: string;
  readonly base: string;
  readonly tip: string;
  readonly head: string;
}

type Files = Readonly<Record<string, string | Uint8Array>>;

/** main: before → base → tip; the change: base → head. */
export function commitsOf({ git }: FakeGitHub, files: { readonly before?: Files; readonly base?: Files; readonly tip?: Files; readonly head?: Files } = {}): Commits {
  const before = git.commit({ files: files.before ?? {}, made: '2026-01-01T00:00:00Z' });
  const base = git.commit({ files: files.base ?? {}, parents: [before], made: '2026-01-02T00:00:00Z' });
  const tip = git.commit({ files: files.tip ?? files.base ?? {}, parents: [base], branch: 'main', made: '2026-01-03T00:00:00Z' });
  const head = git.commit({ files: files.head ?? files.base ?? {}, parents: [base], branch: 'change', made: '2026-01-04T00:00:00Z' });
  return { before, base, tip, head };
}

/** The event of a pull request from that head to main. */
export function pullRequestOf({ head, before }: Commits, fork = false): { readonly name: string; readonly text: string } {
  const own = { id: 186_853_002, full_name: 'octo-org/spam-filter' };
  return {
    name: 'pull_request',
    text: JSON.stringify({
      action: 'synchronize',
      number: 2,
      // The base's commit is that of the day the pull request was opened.
      pull_request: { number: 2, head: { sha: head, ref: 'change', repo: fork ? { id: 999, full_name: 'someone/spam-filter' } : own }, base: { sha: before, ref: 'main', repo: own } },
      repository: { ...own, default_branch: 'main' },
    }),
  };
}

/** The event of a push of `after` to main, and the variables the runner sets for it. */
export function pushOf(before: string, after: string): { readonly event: { readonly name: string; readonly text: string }; readonly environment: Readonly<Record<string, string>> } {
  return {
    event: { name: 'push', text: JSON.stringify({ ref: 'refs/heads/main', before, after, repository: { id: 186_853_002, full_name: 'octo-org/spam-filter', default_branch: 'main' } }) },
    environment: { GITHUB_REF: 'refs/heads/main', GITHUB_SHA: after },
  };
}

/** A report directory as an artifact holds it. */
export function reportArchive(predictions: string, name = 'predictions/default.csv.gz'): Buffer {
  return zipOf([{ name: 'report.json', content: '{}' }, { name, content: gzipSync(predictions) }]);
}
