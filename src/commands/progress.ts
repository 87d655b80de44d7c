import type { CheckFiles } from './check.js';

/** Files above this say how far they are read. */
const LARGE_BYTES = 50 * 1024 * 1024;
const STEP_BYTES = 32 * 1024 * 1024;

interface SizedSource {
  readonly name: string;
  readonly identity: string;
  readonly size: number;
  open(): AsyncIterable<Uint8Array>;
}

interface SizedFiles extends CheckFiles {
  find(...args: Parameters<CheckFiles['find']>): Promise<{ readonly files: readonly SizedSource[]; readonly absent: readonly string[] }>;
}

/** The same files; reading a large one tells on the terminal how far it is. Nothing is told where nobody watches. */
export function withProgress(files: SizedFiles, terminal: { readonly isTTY?: boolean; write(text: string): unknown }): CheckFiles {
  return {
    identity: (name) => files.identity(name),
    readText: (name) => files.readText(name),
    writeText: (name, text) => files.writeText(name, text),
    writeGzip: (name) => files.writeGzip(name),
    find: async (...args) => {
      const found = await files.find(...args);
      return { ...found, files: found.files.map((file) => (file.size > LARGE_BYTES ? { name: file.name, identity: file.identity, open: () => told(file, terminal) } : file)) };
    },
  };
}

async function* told(file: SizedSource, terminal: { readonly isTTY?: boolean; write(text: string): unknown }): AsyncGenerator<Uint8Array> {
  let read = 0;
  let next = STEP_BYTES;
  const mebibytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)}`;
  for await (const chunk of file.open()) {
    yield chunk;
    read += chunk.length;
    if (read < next) continue;
    next += STEP_BYTES;
    // A gzipped file yields more bytes than it has on disk: then only what was read is told.
    const of = read <= file.size ? ` of ${mebibytes(file.size)}` : '';
    terminal.write(`${terminal.isTTY === true ? '\r' : ''}reading ${file.name}: ${mebibytes(read)}${of} MiB${terminal.isTTY === true ? '' : '\n'}`);
  }
  if (terminal.isTTY === true && read >= STEP_BYTES) terminal.write('\r\u001B[K');
}
