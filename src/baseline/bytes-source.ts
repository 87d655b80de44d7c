import zlib from 'node:zlib';
import type { Source } from '../predictions/source.js';
import { ProblemError } from '../problem.js';

/** More is not unpacked, whatever a few bytes may unpack to. */
const MOST_UNPACKED = 512 * 1024 * 1024;

/** What Git LFS leaves in place of a large file. */
const POINTER = Buffer.from('version https://git-lfs.github.com/spec/');

/** Predictions that are in memory, gunzipped where they are gzip. Throws ProblemError for what cannot be unpacked, or is not the file itself. */
export function bytesSource(name: string, bytes: Uint8Array): Source {
  const content = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipped(name, bytes) : bytes;
  if (POINTER.equals(content.subarray(0, POINTER.length))) {
    throw new ProblemError({ message: `${name} is kept by Git LFS: what is committed is a pointer to it`, advice: 'Commit the file itself (gzipped it is small), or keep the baseline as an artifact or on a branch.' });
  }
  return {
    name,
    size: content.length,
    async *open() {
      // A reader looks at no more than it wants.
      for (let start = 0; start < content.length; start += CHUNK) yield await Promise.resolve(content.subarray(start, start + CHUNK));
    },
  };
}

const CHUNK = 256 * 1024;

function gunzipped(name: string, bytes: Uint8Array): Uint8Array {
  try {
    return zlib.gunzipSync(bytes, { maxOutputLength: MOST_UNPACKED });
  } catch (error) {
    const tooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new ProblemError({ message: `${name} ${tooLarge ? `unpacks to more than ${MOST_UNPACKED / (1024 * 1024)} MiB` : `is damaged: its gzip data cannot be unpacked (${error instanceof Error ? error.message : String(error)})`}` }, { cause: error });
  }
}
