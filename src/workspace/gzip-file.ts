import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** Text is compressed in pieces of this size, each a gzip member: a reader sees one stream, and memory stays flat. */
const PIECE_CHARACTERS = 4 * 1024 * 1024;
/** The file is written on every run and mostly never read: speed before size. */
const LEVEL = 1;

/** A gzipped text file that is written piece by piece. The bytes depend on the text only: no time, no name. */
export class GzipFile {
  readonly #path: string;
  readonly #file: number;
  #pieces: string[] = [];
  #length = 0;
  #written = false;

  constructor(absolute: string) {
    this.#path = absolute;
    this.#file = openSync(absolute, 'w');
  }

  write(text: string): void {
    this.#pieces.push(text);
    this.#length += text.length;
    if (this.#length >= PIECE_CHARACTERS) this.#flush();
  }

  close(): void {
    if (this.#length > 0 || !this.#written) this.#flush();
    closeSync(this.#file);
  }

  /** Leaves no file behind: half a baseline is worse than none. */
  discard(): void {
    closeSync(this.#file);
    rmSync(this.#path, { force: true });
  }

  #flush(): void {
    writeFileSync(this.#file, gzipSync(this.#pieces.join(''), { level: LEVEL }));
    this.#pieces = [];
    this.#length = 0;
    this.#written = true;
  }
}
