import { closeSync, lstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { ProblemError } from '../problem.js';
import { reasonOf } from './reason.js';

/** Text is compressed in pieces of this size, each a gzip member: a reader sees one stream. Every piece is compressed beside the reading, by a thread of the runtime. */
const PIECE_BYTES = 512 * 1024;
/** The file is written on every run and mostly never read: speed before size. Levels 1 and 2 take as long and leave larger files, from 4 on it takes longer. */
const LEVEL = 3;
/** So little is packed at once: to ask another thread takes longer. */
const LITTLE_BYTES = 64 * 1024;
/** More pieces than this are not kept waiting: then the reading waits. */
const MOST_WAITING = 4;

/**
 * A gzipped file that is written piece by piece. It takes its place when it is closed: half a baseline is worse than none, and the file
 * that stands there may be the baseline that is just being read. The bytes depend on the text only: no time, no name.
 */
export class GzipFile {
  readonly #path: string;
  readonly #partial: string;
  readonly #name: string;
  readonly #file: number;
  #open = true;
  #piece = Buffer.allocUnsafe(PIECE_BYTES);
  #used = 0;
  #members = 0;
  /** What is not yet in the file, in order: each is settled once its member and all before it are. */
  readonly #waiting: Promise<void>[] = [];
  #last: Promise<void> = Promise.resolve();

  constructor(absolute: string, name: string) {
    this.#path = absolute;
    this.#partial = `${absolute}.partial`;
    this.#name = name;
    rmSync(this.#partial, { force: true });
    this.#file = openSync(this.#partial, 'wx');
  }

  write(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length; ) {
      const part = bytes.subarray(from, from + PIECE_BYTES - this.#used);
      this.#piece.set(part, this.#used);
      this.#used += part.length;
      from += part.length;
      if (this.#used === PIECE_BYTES) this.#flush();
    }
  }

  /** Settled when it can take more; undefined when it can take more now. Whoever writes much should wait for it now and then. */
  get busy(): Promise<void> | undefined {
    return this.#waiting.length < MOST_WAITING ? undefined : this.#waiting[0];
  }

  async close(): Promise<void> {
    if (this.#used > 0 || this.#members === 0) this.#flush();
    try {
      await this.#last;
    } finally {
      this.#release();
    }
    this.#writing(() => {
      renameSync(this.#partial, this.#path);
    });
  }

  /** Leaves nothing behind, neither of what was written nor of an earlier run: that would be taken for this one's. */
  async discard(): Promise<void> {
    await this.#last.catch(() => undefined);
    this.#release();
    rmSync(this.#partial, { force: true });
    if (lstatSync(this.#path, { throwIfNoEntry: false })?.isFile() === true) rmSync(this.#path);
  }

  #flush(): void {
    const member = packed(this.#piece.subarray(0, this.#used));
    this.#last = Promise.all([member, this.#last]).then(([bytes]) => this.#writing(() => writeWhole(this.#file, bytes)));
    // Whoever closes the file hears of a failure; until then it is no unhandled rejection.
    this.#waiting.push(this.#last.catch(() => undefined).finally(() => void this.#waiting.shift()));
    this.#piece = Buffer.allocUnsafe(PIECE_BYTES);
    this.#used = 0;
    this.#members++;
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

/** A piece as a gzip member. */
async function packed(bytes: Uint8Array): Promise<Buffer> {
  // Loaded only now: not every run writes a copy.
  const { gzip, gzipSync } = process.getBuiltinModule('node:zlib');
  return bytes.length < LITTLE_BYTES ? gzipSync(bytes, { level: LEVEL }) : promisify(gzip)(bytes, { level: LEVEL });
}

/** A write may take less than it is given. */
function writeWhole(file: number, bytes: Uint8Array): void {
  for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from);
}
