import { posix } from 'node:path';
import type { CheckFiles } from '../../src/commands/check.js';
import { memorySource } from '../predictions/memory-source.js';

export type Files = Readonly<Record<string, string>>;

/** A workspace in memory: the files by name, and what a run writes to it. */
export class MemoryWorkspace implements CheckFiles {
  readonly written = new Map<string, string>();
  readonly #files: ReadonlyMap<string, string>;

  constructor(files: Files) {
    this.#files = new Map(Object.entries(files));
  }

  find(patterns: readonly string[]): ReturnType<CheckFiles['find']> {
    const names = (pattern: string): readonly string[] => [...this.#files.keys()].filter((name) => name === pattern || posix.matchesGlob(name, pattern)).toSorted();
    const found = patterns.flatMap(names);
    return Promise.resolve({
      files: [...new Set(found)].map((name) => ({ ...memorySource(name, this.#files.get(name) ?? ''), identity: this.identity(name) })),
      absent: patterns.filter((pattern) => names(pattern).length === 0),
    });
  }

  identity(name: string): string {
    return posix.normalize(name);
  }

  readText(name: string): string | undefined {
    return this.#files.get(name);
  }

  writeText(name: string, text: string): void {
    this.written.set(name, text);
  }

  writeGzip(): ReturnType<CheckFiles['writeGzip']> {
    return { write: () => undefined, close: () => Promise.resolve(), discard: () => Promise.resolve() };
  }
}
