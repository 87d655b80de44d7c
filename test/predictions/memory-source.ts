import type { Source } from '../../src/predictions/source.js';

/**
 * A file that stands in memory. Every chunk arrives in the same buffer, as the contract of Source allows, so a reader that
 * keeps a chunk instead of copying from it fails its tests.
 */
export function memorySource(name: string, content: string | Uint8Array, chunkSize = 64 * 1024): Source {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    async *open() {
      const chunk = new Uint8Array(Math.min(chunkSize, bytes.length));
      for (let start = 0; start < bytes.length; start += chunkSize) {
        const part = bytes.subarray(start, start + chunkSize);
        chunk.set(part);
        yield chunk.subarray(0, part.length);
        chunk.fill(0xff);
      }
    },
  };
}

/** The same as a plain file on disk: its bytes can be read from anywhere. */
export function anywhereSource(name: string, content: string | Uint8Array, chunkSize?: number): Source {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    ...memorySource(name, bytes, chunkSize),
    size: bytes.length,
    openAnywhere: () => ({
      size: bytes.length,
      read: (into, position) => {
        const part = bytes.subarray(position, position + into.length);
        into.set(part);
        return part.length;
      },
      giveWay: () => undefined,
      close: () => undefined,
    }),
  };
}
