import { ProblemError } from '../problem.js';
import { hashOf, secondHashOf } from './byte-hash.js';
import { listed } from './formats/quoting.js';
import type { Source } from './source.js';

/**
 * The files must be exactly that many, and no two of them the same: a shard that was lost would not be missed, and one that is there twice
 * would count twice. Throws ProblemError.
 */
export async function checkShards(sources: readonly Source[], shards: number): Promise<void> {
  if (sources.length !== shards) {
    throw new ProblemError({
      message: `\`shards\` is ${shards}, but there ${sources.length === 1 ? 'is 1 file' : `are ${sources.length} files`}: ${listed(sources.map(({ name }) => name))}`,
      advice: sources.length < shards ? 'Did a job of the matrix fail, or an artifact not arrive? What was not measured never passes.' : 'Is a shard of an earlier run among them?',
    });
  }
  const byContent = new Map<string, string>();
  for (const source of sources) {
    const key = await contentKey(source);
    const twin = byContent.get(key);
    if (twin !== undefined) {
      throw new ProblemError({
        message: `${listed([twin, source.name])} hold the same, byte by byte: one shard would count twice`,
        place: { file: source.name },
        advice: 'Where two shards may well be alike, write the number of the shard into a column of its own.',
      });
    }
    byContent.set(key, source.name);
  }
}

/** The length and 64 bits of hash over pieces of a fixed size, however the file arrives. */
async function contentKey(source: Source): Promise<string> {
  const piece = new Uint8Array(64 * 1024);
  const words = new DataView(piece.buffer);
  let used = 0;
  let size = 0;
  let first = 0;
  let second = 0;
  const mixIn = (): void => {
    first = (Math.imul(first, 31) + hashOf(words, 0, used)) | 0;
    second = (Math.imul(second, 37) + secondHashOf(words, 0, used)) | 0;
    used = 0;
  };
  for await (const chunk of source.open()) {
    size += chunk.length;
    for (let at = 0; at < chunk.length; ) {
      const taken = Math.min(piece.length - used, chunk.length - at);
      piece.set(chunk.subarray(at, at + taken), used);
      used += taken;
      at += taken;
      if (used === piece.length) mixIn();
    }
  }
  mixIn();
  return `${size} ${first} ${second}`;
}
