import { existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync, type Stats } from 'node:fs';
import path from 'node:path';
import { ProblemError, type Place, type Problem } from '../problem.js';
import { openAnywhere, openFile } from './bytes.js';
import { GzipFile } from './gzip-file.js';
import { reasonOf } from './reason.js';
import { ScanThread } from './scan-thread.js';

/** A file that can be read again and again, decompressed. */
export interface WorkspaceFile {
  readonly name: string;
  /** Where it really lies: the same for every path that leads to it. */
  readonly identity: string;
  /** Bytes on disk. */
  readonly size: number;
  open(): AsyncIterable<Uint8Array>;
  openAnywhere(): AnywhereFile | undefined;
}

/** A file whose bytes can be read from anywhere. */
export interface AnywhereFile {
  readonly size: number;
  read(into: Uint8Array, position: number): number;
  /** Something to wait for before more is read, or undefined. */
  giveWay(): Promise<void> | undefined;
  /** Has the other thread do a job on the same file, where there is one. */
  readonly hand?: (job: object) => void;
  close(): void;
}

/** The thread that scans large files ahead: its script, and from which size on in bytes it may be called for. */
export interface Ahead {
  readonly script: URL;
  readonly from: number;
}

/** What became of a list of paths and globs. `absent` names the ones that no file answers to. */
export interface Found {
  readonly files: readonly WorkspaceFile[];
  readonly absent: readonly string[];
}

/** A file that was looked at: where it really lies, whatever links lead there. */
interface Looked {
  readonly real: string;
  readonly stats: Stats;
}

/**
 * The files below one directory. Every path is relative to it; a path that leads outside, by `..` or by a link, is refused, because whoever
 * opens a pull request writes the config. Paths that the workflow's own inputs name are trusted.
 */
export class Workspace {
  readonly #root: string;
  /** Files that are written while others are read. */
  readonly #written: GzipFile[] = [];
  readonly #thread: ScanThread | undefined;
  readonly #aheadFrom: number;

  /** Without `ahead` there is one thread. Throws ProblemError when there is no such directory. */
  constructor(root: string, ahead?: Ahead) {
    this.#thread = ahead !== undefined && ScanThread.pays ? new ScanThread(ahead.script) : undefined;
    this.#aheadFrom = ahead?.from ?? Infinity;
    try {
      this.#root = realpathSync(root);
    } catch (error) {
      throw new ProblemError({ message: `the workspace cannot be read: ${reasonOf(error)}`, advice: 'Does a step before this one check out the repository?' }, { cause: error });
    }
  }

  /** The files of paths and globs, each once, by name. Unreadable is an error; absent is told. */
  async find(patterns: readonly string[], trusted: boolean, place?: Place): Promise<Found> {
    const problems: Problem[] = [];
    const absent: string[] = [];
    // By where it really lies: a file and a link to it are one file, not the same examples twice.
    const files = new Map<string, WorkspaceFile>();
    for (const pattern of patterns) {
      if (!trusted && !this.#isInside(path.resolve(this.#root, pattern))) {
        problems.push(outside(pattern, place));
        continue;
      }
      const names = await this.#namesOf(pattern);
      if (names.length === 0) absent.push(pattern);
      for (const name of names) {
        const looked = this.#look(name, trusted, place);
        if ('message' in looked) problems.push(looked);
        else if (!files.has(looked.real)) files.set(looked.real, this.#file(name, looked));
      }
    }
    if (problems.length > 0) throw new ProblemError(problems);
    return { files: [...files.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)), absent };
  }

  /**
   * A small text file, or undefined when there is none. It is the workflow that names it, so it may lie outside; but a link in the workspace
   * may not lead there, because a pull request can bring links, and errors quote what they are about.
   */
  readText(name: string): string | undefined {
    const absolute = path.resolve(this.#root, name);
    if (!exists(absolute)) return undefined;
    const looked = this.#look(name, !this.#isInside(absolute), undefined);
    if ('message' in looked) throw new ProblemError(looked);
    try {
      return readFileSync(looked.real, 'utf8');
    } catch (error) {
      throw new ProblemError({ message: `${name} cannot be read: ${reasonOf(error)}` }, { cause: error });
    }
  }

  /** Where a path leads in the end, links followed; what does not exist yet lies in the directory that leads there. */
  identity(name: string): string {
    const absolute = path.resolve(this.#root, name);
    let above = absolute;
    while (!existsSync(above)) above = path.dirname(above);
    return path.join(realpathSync(above), path.relative(above, absolute));
  }

  /** Writes a file and the directories above it. Where it goes is the workflow's choice, so it may lie outside. */
  writeText(name: string, text: string): void {
    this.#writing(name, (absolute) => {
      // Removed first, because writing would follow a link.
      rmSync(absolute, { force: true });
      writeFileSync(absolute, text, { flag: 'wx' });
    });
  }

  /** A gzipped file that is written piece by piece. */
  writeGzip(name: string): GzipFile {
    return this.#writing(name, (absolute) => {
      const file = new GzipFile(absolute, name);
      this.#written.push(file);
      return file;
    });
  }

  #writing<T>(name: string, write: (absolute: string) => T): T {
    const absolute = path.resolve(this.#root, name);
    try {
      let above = path.dirname(absolute);
      while (!existsSync(above)) above = path.dirname(above);
      if (this.#isInside(absolute) && !this.#isInside(realpathSync(above))) throw new Error('a link leads outside the workspace');
      mkdirSync(path.dirname(absolute), { recursive: true });
      return write(absolute);
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      throw new ProblemError({ message: `${name} cannot be written: ${reasonOf(error)}` }, { cause: error });
    }
  }

  /** A path that exists is taken literally, whatever signs are in it. Of several names of a file, the shortest comes first. */
  async #namesOf(pattern: string): Promise<readonly string[]> {
    if (exists(path.resolve(this.#root, pattern))) return [pattern];
    if (!GLOB_SIGN.test(pattern)) return [];
    const { glob, isDynamicPattern } = await import('tinyglobby');
    if (!isDynamicPattern(pattern)) return [];
    // Links are followed: a shard that is a link would else be missing without a word.
    const names = await glob(pattern, { cwd: this.#root, onlyFiles: true, dot: true, expandDirectories: false, followSymbolicLinks: true });
    return names.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1));
  }

  #file(name: string, { real, stats }: Looked): WorkspaceFile {
    const absolute = path.resolve(this.#root, name);
    const shown = (this.#isInside(absolute) ? path.relative(this.#root, absolute) : path.normalize(name)).split(path.sep).join('/');
    // Its start takes as long as looking at the file does.
    if (stats.size >= this.#aheadFrom) this.#thread?.start();
    return {
      name: shown,
      identity: real,
      size: stats.size,
      open: () => openFile(real, shown, () => this.#giveWay()),
      openAnywhere: () => this.#openAnywhere(real, shown),
    };
  }

  #openAnywhere(real: string, shown: string): AnywhereFile | undefined {
    const file = openAnywhere(real, shown);
    const thread = this.#thread;
    return file === undefined
      ? undefined
      : { ...file, giveWay: () => this.#giveWay(), ...(thread !== undefined && { hand: (job: object) => thread.hand(real, job) }) };
  }

  #look(name: string, trusted: boolean, place: Place | undefined): Looked | Problem {
    const absolute = path.resolve(this.#root, name);
    const at = place !== undefined && { place };
    let looked: Looked;
    try {
      const real = realpathSync(absolute);
      looked = { real, stats: statSync(real) };
    } catch (error) {
      if (lstatSync(absolute, { throwIfNoEntry: false })?.isSymbolicLink() === true) {
        return { message: `${name} is a link that leads nowhere`, ...at, advice: 'Fetch what it points to before this step, as `dvc pull` does.' };
      }
      return { message: `${name} cannot be read: ${reasonOf(error)}`, ...at };
    }
    if (!trusted && !this.#isInside(looked.real)) return outside(name, place);
    if (looked.stats.isDirectory()) {
      return { message: `${name} is a directory, not a file`, ...at, advice: `Name the files in it, as in \`${name.replace(/\/$/, '')}/*.csv\`.` };
    }
    if (!looked.stats.isFile()) return { message: `${name} is not a regular file`, ...at, advice: 'A file is read more than once, which a pipe or a device does not allow. Write it to disk first.' };
    return looked;
  }

  /** What reading waits for between two chunks: that what is written of it does not pile up. */
  #giveWay(): Promise<void> | undefined {
    return this.#written.find(({ busy }) => busy !== undefined)?.busy;
  }

  #isInside(absolute: string): boolean {
    const relative = path.relative(this.#root, absolute);
    return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
  }
}

/** A path without any of these is no glob, and the globber is not loaded for it. */
const GLOB_SIGN = /[!()*+?@[\\\]{|}]/;

/** Below a file, too long for a name, or with a NUL in it: no file can be called so, though a glob may be written so. */
const NO_SUCH_NAME: ReadonlySet<string> = new Set(['ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']);

/** Whether there is an entry of this name, be it a link that leads nowhere. Throws ProblemError where that cannot be told. */
function exists(absolute: string): boolean {
  try {
    return lstatSync(absolute, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    if (NO_SUCH_NAME.has((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw new ProblemError({ message: `${absolute} cannot be read: ${reasonOf(error)}` }, { cause: error });
  }
}

function outside(name: string, place: Place | undefined): Problem {
  return {
    message: `${name} lies outside the workspace`,
    ...(place !== undefined && { place }),
    advice: 'A config names files of the workspace only. A path outside can be given by the `predictions` and `baseline` inputs of the workflow.',
  };
}
