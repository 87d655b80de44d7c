import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A real bare git repository: what the fake GitHub keeps commits, trees and branches in. */
export interface BareRepository {
  readonly path: string;
  /** A commit with exactly these files on top of its parents; a branch of that name is moved to it. */
  commit(commit: { readonly files: Readonly<Record<string, string | Uint8Array>>; readonly parents?: readonly string[]; readonly branch?: string; readonly message?: string; readonly made?: string }): string;
  /** What git says, without the line break at its end; undefined where it fails. */
  git(args: readonly string[], input?: string | Uint8Array): string | undefined;
  bytes(args: readonly string[]): Buffer | undefined;
  remove(): void;
}

const IDENTITY = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.com', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.com', GIT_CONFIG_NOSYSTEM: '1' };

export function openBareRepository(): BareRepository {
  const directory = mkdtempSync(path.join(tmpdir(), 'confusion-gate-git-'));
  execFileSync('git', ['init', '--bare', '--quiet', '--initial-branch=main', directory]);
  const bytes = (args: readonly string[], input?: string | Uint8Array, more: Readonly<Record<string, string>> = {}): Buffer | undefined => {
    try {
      return execFileSync('git', ['--git-dir', directory, ...args], { input, env: { ...process.env, ...IDENTITY, ...more }, stdio: ['pipe', 'pipe', 'ignore'] });
    } catch {
      return undefined;
    }
  };
  const git = (args: readonly string[], input?: string | Uint8Array, more?: Readonly<Record<string, string>>): string | undefined => bytes(args, input, more)?.toString('utf8').replace(/\n$/u, '');

  const treeOf = (files: Readonly<Record<string, string | Uint8Array>>): string => {
    const below = new Map<string, Record<string, string | Uint8Array>>();
    const lines: string[] = [];
    for (const [name, content] of Object.entries(files)) {
      const [first = '', ...rest] = name.split('/');
      if (rest.length === 0) lines.push(`100644 blob ${git(['hash-object', '-w', '--stdin'], content)}\t${first}`);
      else below.set(first, { ...below.get(first), [rest.join('/')]: content });
    }
    for (const [name, inner] of below) lines.push(`040000 tree ${treeOf(inner)}\t${name}`);
    return git(['mktree'], `${lines.join('\n')}\n`) ?? '';
  };

  return {
    path: directory,
    git,
    bytes: (args) => bytes(args),
    commit({ files, parents = [], branch, message = 'change', made = '2026-01-02T03:04:05Z' }) {
      const tree = Object.keys(files).length === 0 ? git(['mktree'], '') : treeOf(files);
      const sha = git(['commit-tree', tree ?? '', ...parents.flatMap((parent) => ['-p', parent]), '-m', message], undefined, { GIT_AUTHOR_DATE: made, GIT_COMMITTER_DATE: made }) ?? '';
      if (branch !== undefined) git(['update-ref', `refs/heads/${branch}`, sha]);
      return sha;
    },
    remove: () => {
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
