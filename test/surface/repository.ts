import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { ROOT } from '../bundle/spawn.js';

/** The text of a file of this repository. */
export function textOf(name: string): string {
  return readFileSync(path.join(ROOT, name), 'utf8');
}

/** Every file that is committed or about to be: what git ignores is left out, and so is what was deleted. */
export function repositoryFiles(...below: readonly string[]): readonly string[] {
  const git = (...args: readonly string[]): readonly string[] => execFileSync('git', [...args, '-z', '--', ...below], { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 28 }).split('\0').filter((name) => name !== '');
  const deleted = new Set(git('ls-files', '--deleted'));
  return [...new Set(git('ls-files', '--cached', '--others', '--exclude-standard'))].filter((name) => !deleted.has(name)).toSorted();
}

export type Mapping = ReadonlyMap<string, unknown>;

/** A YAML or JSON mapping by key; an absent one is empty. Throws for anything else, so that no test passes by looking past it. */
export function mapping(value: unknown): Mapping {
  if (value === undefined) return new Map();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`no mapping: ${JSON.stringify(value)}`);
  return new Map(Object.entries(value));
}

export function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`no list: ${JSON.stringify(value)}`);
  return value;
}

export function yaml(text: string): Mapping {
  return mapping(load(text));
}
