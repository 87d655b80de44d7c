import { closeSync, lstatSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { ProblemError } from '../problem.js';
import { reasonOf } from './reason.js';

/** Text is compressed in pieces of this size, each a gzip member: a reader sees one stream. Larger pieces outlive the young generation: at 4 Mi they cost 120 MB. */
const PIECE_CHARACTERS = 256 * 1024;
/** The file is written on every run and mostly never read: speed before size. */
const LEVEL = 1;

/**
 * A gzipped text file that is written piece by piece. It takes its place when it is closed: half a baseline is worse than none, and the file
 * that stands there may be the baseline that is just being read. The bytes depend on the text only: no time, no name.
 */
export class GzipFile {
  readonly #path: string;
  readonly #partial: string;
  readonly #name: string;
  readonly #file: number;
  #open = true;
  #pieces: string[] = [];
  #length = 0;
  #written = false;

  constructor(absolute: string, name: string) {
    this.#path = absolute;
    this.#partial = `${absolute}.partial`;
    this.#name = name;
    rmSync(this.#partial, { force: true });
    this.#file = openSync(this.#partial, 'wx');
  }

  write(text: string): void {
    this.#pieces.push(text);
    this.#length += text.length;
    if (this.#length >= PIECE_CHARACTERS) this.#flush();
  }

  close(): void {
    if (this.#length > 0 || !this.#written) this.#flush();
    this.#release();
    this.#writing(() => {
      renameSync(this.#partial, this.#path);
    });
  }

  /** Leaves nothing behind, neither of what was written nor of an earlier run: that would be taken for this one's. */
  discard(): void {
    this.#release();
    rmSync(this.#partial, { force: true });
    if (lstatSync(this.#path, { throwIfNoEntry: false })?.isFile() === true) rmSync(this.#path);
  }

  #flush(): void {
    const compressed = gzipSync(this.#pieces.join(''), { level: LEVEL });
    this.#writing(() => {
      writeFileSync(this.#file, compressed);
    });
    this.#pieces = [];
    this.#length = 0;
    this.#written = true;
  }

  #release(): void {
    if (this.#open) closeSync(this.#file);
    this.#open = false;
  }

  #writing(write: () => void): void {
    try {
      write();
    } catch (error) {
      throw new ProblemError({ message: `${this.#name} cannot be written: ${reasonOf(error)}` }, { cause: error });
    }
  }
}
