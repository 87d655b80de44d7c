import { execFile, type ExecFileException } from 'node:child_process';
import { ProblemError } from '../problem.js';

/** A commit, and when it was made (ISO 8601). */
export interface GitCommit {
  readonly sha: string;
  readonly made?: string;
}

/** What the change on disk is a change of. */
export interface GitCompared {
  readonly branch: string;
  /** Tried in order; names or shas. */
  readonly bases: readonly string[];
  readonly head: string;
}

/** Commits and the files in them, from the repository on disk. Nothing is fetched, and nothing of the repository's own settings is run. */
export interface GitCommits {
  base(): Promise<{ readonly mergeBase: GitCommit; readonly tip: GitCommit; readonly branch: string }>;
  named(name: string): Promise<GitCommit>;
  ancestors(sha: string): Promise<readonly string[]>;
  file(commit: string, path: string): Promise<Buffer | undefined>;
}

/** What other branches are usually made from, in the order in which they are looked for. */
const DEFAULT_BRANCHES = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];

const MOST_BYTES = 512 * 1024 * 1024;

/** The repository that holds the directory; undefined where there is none, or no git. */
export async function gitCommits(root: string, compared?: GitCompared): Promise<GitCommits | undefined> {
  const git = async (...args: readonly string[]): Promise<Said> => said(root, args);
  if ((await git('rev-parse', '--git-dir')).status !== 0) return undefined;

  const commit = async (name: string): Promise<GitCommit | undefined> => {
    const found = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`);
    if (found.status !== 0) return undefined;
    const sha = found.output.toString('utf8').trim();
    const made = (await git('show', '--no-patch', '--format=%cI', sha)).output.toString('utf8').trim();
    return { sha, ...(made !== '' && { made }) };
  };

  const named = async (name: string): Promise<GitCommit> => {
    const found = await commit(name);
    if (found === undefined) throw new ProblemError({ message: `the repository on disk has no commit ${JSON.stringify(name)}`, advice: 'Fetch it first: git fetch --tags' });
    return found;
  };

  const find = async (): ReturnType<GitCommits['base']> => {
    const { bases, head, branch } = compared ?? { bases: DEFAULT_BRANCHES, head: 'HEAD', branch: '' };
    for (const base of bases) {
      const tip = await commit(base);
      if (tip === undefined) continue;
      const parting = await git('merge-base', tip.sha, head);
      if (parting.status === 0) return { mergeBase: await named(parting.output.toString('utf8').trim()), tip, branch: branch === '' ? base.replace(/^origin\//u, '') : branch };
      throw new ProblemError({ message: `where ${head} parts from ${base} is not known to the repository on disk`, advice: 'Its history is not there: fetch it with git fetch --unshallow, or check out with fetch-depth: 0.' });
    }
    throw new ProblemError({ message: `the repository on disk knows none of ${bases.join(', ')}`, advice: 'Fetch the branch that the change goes to.' });
  };

  return {
    base: find,
    named,
    async ancestors(sha) {
      const { status, output, error } = await git('rev-list', '--max-count=100', '--end-of-options', sha);
      if (status !== 0) throw new ProblemError({ message: `the commits before ${sha.slice(0, 7)} cannot be listed: ${error}` });
      return output.toString('utf8').split('\n').filter((line) => line !== '');
    },
    async file(sha, path) {
      // Relative to the directory, which need not be the top of the repository. Where a tree is missing git fails: that is no missing file.
      const listed = await git('ls-tree', '-z', sha, '--', path);
      const where = `${path} at ${sha.slice(0, 7)}`;
      if (listed.status !== 0) throw new ProblemError({ message: `${where} cannot be looked for: ${listed.error}` });
      const [, id] = /^\d+ blob ([0-9a-f]+)\t/u.exec(listed.output.toString('utf8')) ?? [];
      if (id === undefined) return undefined;
      const { status, output, error } = await git('cat-file', 'blob', id);
      if (status !== 0) throw new ProblemError({ message: `${where} cannot be read: ${error}` });
      return output;
    },
  };
}

/** Files of a branch that is in the repository on disk, its own or as it was fetched. */
export interface GitHistory {
  files(branch: string, directory: string): Promise<ReadonlyMap<string, string> | undefined>;
  read(id: string): Promise<Buffer>;
}

export async function gitHistory(root: string): Promise<GitHistory | undefined> {
  const git = async (...args: readonly string[]): Promise<Said> => said(root, args);
  if ((await git('rev-parse', '--git-dir')).status !== 0) return undefined;
  return {
    async files(branch, directory) {
      for (const name of [`refs/remotes/origin/${branch}`, `refs/heads/${branch}`]) {
        if ((await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`)).status !== 0) continue;
        const { status, output, error } = await git('ls-tree', '-z', '--full-tree', name, '--', `${directory}/`);
        if (status !== 0) throw new ProblemError({ message: `the branch ${branch} cannot be read: ${error}` });
        const entries = output.toString('utf8').split('\0').flatMap((line) => {
          const [, id, path] = /^\d+ blob ([0-9a-f]+)\t(.*)$/su.exec(line) ?? [];
          return id === undefined || path === undefined ? [] : [[path.slice(directory.length + 1), id] as const];
        });
        return new Map(entries);
      }
      return undefined;
    },
    async read(id) {
      const { status, output, error } = await git('cat-file', 'blob', id);
      if (status !== 0) throw new ProblemError({ message: `a file of the branch cannot be read: ${error}` });
      return output;
    },
  };
}

interface Said {
  readonly status: number;
  readonly output: Buffer;
  /** The first line of what git complained of. */
  readonly error: string;
}

/** Runs git without a shell. Whatever a checkout might have set up to be run, or to stand in for another commit, is not heeded. */
async function said(root: string, args: readonly string[]): Promise<Said> {
  const safe = ['--no-replace-objects', '--literal-pathspecs', '-c', 'safe.directory=*', '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];
  const environment = { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_GRAFT_FILE: '/dev/null' };
  for (const name of ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_OBJECT_DIRECTORY', 'GIT_ALTERNATE_OBJECT_DIRECTORIES']) Reflect.deleteProperty(environment, name);
  return new Promise((resolve) => {
    execFile('git', [...safe, ...args], { cwd: root, env: environment, encoding: 'buffer', maxBuffer: MOST_BYTES }, (failure: ExecFileException | null, output, error) => {
      const status = failure === null ? 0 : typeof failure.code === 'number' ? failure.code : 127;
      resolve({ status, output, error: (error.toString('utf8').split('\n')[0] ?? '').trim() });
    });
  });
}
