import { mkdirSync, readFileSync, realpathSync, statSync, writeFileSync, type Stats } from 'node:fs';
import path from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { ProblemError, type Place, type Problem } from '../problem.js';
import { openFile } from './bytes.js';
import { GzipFile } from './gzip-file.js';

/** A file that can be read again and again, decompressed. */
export interface WorkspaceFile {
  readonly name: string;
  /** Bytes on disk. */
  readonly size: number;
  open(): AsyncIterable<Uint8Array>;
}

/** What became of a list of paths and globs. `absent` names the ones that no file answers to. */
export interface Found {
  readonly files: readonly WorkspaceFile[];
  readonly absent: readonly string[];
}

/**
 * The files below one directory. Every path is relative to it; a path that leads outside, by `..` or by a link, is refused, because whoever
 * opens a pull request writes the config. Paths that the workflow's own inputs name are trusted.
 */
export class Workspace {
  readonly #root: string;

  constructor(root: string) {
    this.#root = realpathSync(root);
  }

  /** The files of paths and globs, each once, by name. Unreadable is an error; absent is told. */
  async find(patterns: readonly string[], trusted: boolean, place?: Place): Promise<Found> {
    const problems: Problem[] = [];
    const absent: string[] = [];
    const names = new Set<string>();
    for (const pattern of patterns) {
      const literal = this.#stat(pattern);
      const matches = literal !== undefined ? [pattern] : isDynamicPattern(pattern) ? await this.#glob(pattern) : [];
      if (matches.length === 0) absent.push(pattern);
      for (const match of matches) {
        const problem = this.#refusal(match, trusted, place);
        if (problem === undefined) names.add(path.normalize(match));
        else problems.push(problem);
      }
    }
    if (problems.length > 0) throw new ProblemError(problems);
    const files = [...names].sort().map((name): WorkspaceFile => {
      const absolute = path.resolve(this.#root, name);
      return { name: name.split(path.sep).join('/'), size: statSync(absolute).size, open: () => openFile(absolute, name) };
    });
    return { files, absent };
  }

  /** A small text file, or undefined when there is none. */
  readText(name: string, trusted: boolean): string | undefined {
    if (this.#stat(name) === undefined) return undefined;
    const problem = this.#refusal(name, trusted, undefined);
    if (problem !== undefined) throw new ProblemError(problem);
    try {
      return readFileSync(path.resolve(this.#root, name), 'utf8');
    } catch (error) {
      throw new ProblemError({ message: `${name} cannot be read: ${reasonOf(error)}`, place: { file: name } }, { cause: error });
    }
  }

  /** Writes a file and the directories above it. Where it goes is the workflow's choice, so it is trusted. */
  writeText(name: string, text: string): void {
    this.#writing(name, (absolute) => writeFileSync(absolute, text));
  }

  /** A gzipped file that is written piece by piece. */
  writeGzip(name: string): GzipFile {
    return this.#writing(name, (absolute) => new GzipFile(absolute));
  }

  #writing<T>(name: string, write: (absolute: string) => T): T {
    const absolute = path.resolve(this.#root, name);
    try {
      mkdirSync(path.dirname(absolute), { recursive: true });
      return write(absolute);
    } catch (error) {
      throw new ProblemError({ message: `${name} cannot be written: ${reasonOf(error)}`, place: { file: name } }, { cause: error });
    }
  }

  async #glob(pattern: string): Promise<readonly string[]> {
    return glob(pattern, { cwd: this.#root, onlyFiles: true, dot: true, expandDirectories: false, followSymbolicLinks: false });
  }

  #stat(name: string): Stats | undefined {
    return statSync(path.resolve(this.#root, name), { throwIfNoEntry: false });
  }

  #refusal(name: string, trusted: boolean, place: Place | undefined): Problem | undefined {
    const absolute = path.resolve(this.#root, name);
    let real: string;
    try {
      real = realpathSync(absolute);
    } catch (error) {
      return { message: `${name} cannot be read: ${reasonOf(error)}`, ...(place !== undefined && { place }) };
    }
    const inside = path.relative(this.#root, real);
    if (!trusted && (inside.startsWith('..') || path.isAbsolute(inside))) {
      return {
        message: `${name} lies outside the workspace`,
        ...(place !== undefined && { place }),
        advice: 'A config names files of the workspace only. A path outside can be given by the `predictions` and `baseline` inputs of the workflow.',
      };
    }
    const stats = statSync(real);
    if (stats.isDirectory()) {
      return {
        message: `${name} is a directory, not a file`,
        place: place ?? { file: name },
        advice: `Name the files in it, as in \`${name.replace(/\/$/, '')}/*.csv\`.`,
      };
    }
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
