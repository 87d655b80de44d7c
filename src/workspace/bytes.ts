import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { ProblemError } from '../problem.js';
import { reasonOf } from './reason.js';

/** Chunks from 16 KiB to 1 MiB are equally fast; larger ones fall out of the processor's cache. */
const CHUNK_BYTES = 256 * 1024;

/** Asked between two chunks: something to wait for before the next, or undefined. */
type GiveWay = () => Promise<void> | undefined;

/** The bytes of a file in chunks, decompressed when it is gzip by its first bytes, whatever its name. A chunk is overwritten by the next. */
export async function* openFile(absolute: string, name: string, giveWay: GiveWay): AsyncGenerator<Uint8Array> {
  const raw = rawChunks(absolute, name, giveWay);
  try {
    const first = await raw.next();
    if (first.done === true) return;
    if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) {
      yield first.value;
      yield* raw;
      return;
    }
  } finally {
    // Who leaves with the first chunk, as a preview does, leaves the file open else.
    await raw.return(undefined);
  }
  yield* gunzipped(absolute, name, giveWay);
}

async function* gunzipped(absolute: string, name: string, giveWay: GiveWay): AsyncGenerator<Uint8Array> {
  // Loaded only now: most files are not compressed.
  const { Readable } = process.getBuiltinModule('node:stream');
  const { createGunzip } = process.getBuiltinModule('node:zlib');
  // The stream holds on to what it is given: every chunk is a copy.
  const compressed = Readable.from(copies(rawChunks(absolute, name, giveWay)));
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  compressed.on('error', (error) => gunzip.destroy(error));
  compressed.pipe(gunzip);
  try {
    for await (const chunk of gunzip) yield chunk as Uint8Array;
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    const what = code === 'Z_BUF_ERROR' ? 'is truncated: its gzip data ends too early' : `is damaged: its gzip data cannot be unpacked (${reasonOf(error)})`;
    throw new ProblemError({ message: `${name} ${what}`, advice: 'Check the step that writes or downloads it.' }, { cause: error });
  } finally {
    compressed.destroy();
  }
}

async function* copies(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield chunk.slice();
}

async function* rawChunks(absolute: string, name: string, giveWay: GiveWay): AsyncGenerator<Uint8Array> {
  let file: number;
  try {
    file = openSync(absolute, 'r');
  } catch (error) {
    throw unreadable(name, error);
  }
  const buffer = new Uint8Array(CHUNK_BYTES);
  try {
    for (;;) {
      let read: number;
      try {
        read = readSync(file, buffer, 0, CHUNK_BYTES, null);
      } catch (error) {
        throw unreadable(name, error);
      }
      if (read === 0) return;
      yield buffer.subarray(0, read);
      const wait = giveWay();
      if (wait !== undefined) await wait;
    }
  } finally {
    closeSync(file);
  }
}

function unreadable(name: string, error: unknown): ProblemError {
  return new ProblemError({ message: `${name} cannot be read: ${reasonOf(error)}` }, { cause: error });
}

/** A file whose bytes can be read from anywhere; undefined when it is gzip. Throws ProblemError when it cannot be read. */
export function openAnywhere(absolute: string, name: string): { readonly size: number; read(into: Uint8Array, position: number): number; close(): void } | undefined {
  const reading = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw unreadable(name, error);
    }
  };
  const file = reading(() => openSync(absolute, 'r'));
  const start = new Uint8Array(2);
  reading(() => readSync(file, start, 0, 2, 0));
  if (start[0] === 0x1f && start[1] === 0x8b) {
    closeSync(file);
    return undefined;
  }
  return {
    size: reading(() => fstatSync(file).size),
    read: (into, position) => reading(() => readSync(file, into, 0, into.length, position)),
    close: () => closeSync(file),
  };
}
