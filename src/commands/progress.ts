import type { FoundFile } from '../predictions/source.js';
import type { CheckFiles } from './check.js';

/** Files above this say how far they are read. */
const LARGE_BYTES = 50 * 1024 * 1024;
const STEP_BYTES = 32 * 1024 * 1024;

interface SizedSource extends FoundFile {
  readonly size: number;
}

interface SizedFiles extends CheckFiles {
  find(...args: Parameters<CheckFiles['find']>): Promise<{ readonly files: readonly SizedSource[]; readonly absent: readonly string[] }>;
}

interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** The same files; reading a large one tells on the terminal how far it is. Nothing is told where nobody watches. */
export function withProgress(files: SizedFiles, terminal: Terminal): CheckFiles {
  return {
    identity: (name) => files.identity(name),
    readText: (name) => files.readText(name),
    writeText: (name, text) => files.writeText(name, text),
    writeGzip: (name) => files.writeGzip(name),
    find: async (...args) => {
      const found = await files.find(...args);
      return { ...found, files: found.files.map((file) => (file.size > LARGE_BYTES ? told(file, terminal) : file)) };
    },
  };
}

function told(file: SizedSource, terminal: Terminal): FoundFile {
  return {
    name: file.name,
    identity: file.identity,
    size: file.size,
    async *open() {
      const progress = new Progress(file, terminal);
      let read = 0;
      for await (const chunk of file.open()) {
        yield chunk;
        read += chunk.length;
        progress.at(read);
      }
      progress.end();
    },
    openAnywhere() {
      const anywhere = file.openAnywhere?.();
      if (anywhere === undefined) return undefined;
      const progress = new Progress(file, terminal);
      return {
        ...anywhere,
        read: (into, position) => {
          progress.at(position);
          return anywhere.read(into, position);
        },
        close: () => {
          progress.end();
          anywhere.close();
        },
      };
    },
  };
}

/** How far one file is read. */
class Progress {
  readonly #file: SizedSource;
  readonly #terminal: Terminal;
  #next = STEP_BYTES;
  #told = false;

  constructor(file: SizedSource, terminal: Terminal) {
    this.#file = file;
    this.#terminal = terminal;
  }

  at(read: number): void {
    if (read < this.#next) return;
    const steps = Math.floor(read / STEP_BYTES);
    this.#next = (steps + 1) * STEP_BYTES;
    this.#told = true;
    const mebibytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)}`;
    // A gzipped file yields more bytes than it has on disk: then only what was read is told.
    const of = read <= this.#file.size ? ` of ${mebibytes(this.#file.size)}` : '';
    const { isTTY } = this.#terminal;
    this.#terminal.write(`${isTTY === true ? '\r' : ''}reading ${this.#file.name}: ${mebibytes(read)}${of} MiB${isTTY === true ? '' : '\n'}`);
  }

  end(): void {
    if (this.#terminal.isTTY === true && this.#told) this.#terminal.write('\r\u001B[K');
  }
}
