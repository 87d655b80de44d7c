import zlib from 'node:zlib';
import type { Compressors } from 'hyparquet';
import { compressors as portable } from 'hyparquet-compressors';

/** What unpacks pages: Node's own code where it has any, which is fastest, else the portable one. No page may grow beyond what its header says. */
export const COMPRESSORS: Compressors = {
  ...portable,
  GZIP: (input, maxOutputLength) => zlib.gunzipSync(input, { maxOutputLength }),
  BROTLI: (input, maxOutputLength) => zlib.brotliDecompressSync(input, { maxOutputLength }),
  // Node 20 has none.
  ...(typeof zlib.zstdDecompressSync === 'function' && { ZSTD: (input: Uint8Array, maxOutputLength: number) => zlib.zstdDecompressSync(input, { maxOutputLength }) }),
};
