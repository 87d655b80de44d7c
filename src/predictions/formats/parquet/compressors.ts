import zlib from 'node:zlib';
import type { Compressors } from 'hyparquet';
import { decompressLz4, decompressLz4Raw, decompressZstd } from 'hyparquet-compressors';
import { snappyUncompressor } from 'hysnappy';

/** What unpacks pages: Node's own code where it has any, which is fastest, else the portable one. No page may grow beyond what its header says. */
export const COMPRESSORS: Compressors = {
  SNAPPY: snappyUncompressor(),
  GZIP: (input, maxOutputLength) => zlib.gunzipSync(input, { maxOutputLength }),
  BROTLI: (input, maxOutputLength) => zlib.brotliDecompressSync(input, { maxOutputLength }),
  // Node 20 has none.
  ZSTD: typeof zlib.zstdDecompressSync === 'function' ? (input, maxOutputLength) => zlib.zstdDecompressSync(input, { maxOutputLength }) : (input) => decompressZstd(input),
  LZ4: decompressLz4,
  LZ4_RAW: decompressLz4Raw,
};
