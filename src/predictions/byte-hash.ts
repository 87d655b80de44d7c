// Bytes four at a time, through a DataView (little-endian). A range may start anywhere; only bytes inside it are read.

/** A signed 32-bit hash of the bytes [start, end), for open addressing: MurmurHash3 (x86, 32 bits; Appleby, public domain). */
export function hashOf(words: DataView, start: number, end: number): number {
  const lastWord = end - 4;
  let hash = end - start;
  let p = start;
  for (; p <= lastWord; p += 4) {
    hash ^= scrambled(words.getInt32(p, true));
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  if (p < end) hash ^= scrambled(tailOf(words, p, end));
  return mix(hash);
}

/**
 * A second hash of the bytes [start, end), independent of the first: the two together tell test sets apart. As the first, and as any hash
 * without a key, it does not withstand somebody who looks for collisions.
 */
export function secondHashOf(words: DataView, start: number, end: number): number {
  const lastWord = end - 4;
  let hash = 0x9747b28c ^ (end - start);
  let p = start;
  for (; p <= lastWord; p += 4) hash = Math.imul(hash + words.getInt32(p, true), 0x5bd1e995) ^ (hash >>> 13);
  if (p < end) hash = Math.imul(hash + tailOf(words, p, end), 0x5bd1e995) ^ (hash >>> 13);
  return mix(hash);
}

/** Whether `length` bytes of one buffer are those of another. */
export function equalBytes(a: DataView, aStart: number, b: DataView, bStart: number, length: number): boolean {
  const lastWord = length - 4;
  let i = 0;
  for (; i <= lastWord; i += 4) if (a.getInt32(aStart + i, true) !== b.getInt32(bStart + i, true)) return false;
  for (; i < length; i++) if (a.getUint8(aStart + i) !== b.getUint8(bStart + i)) return false;
  return true;
}

/** The one to three bytes at p as a word, zeros above them. */
export function tailOf(words: DataView, p: number, end: number): number {
  let word = 0;
  for (let q = end - 1; q >= p; q--) word = (word << 8) | words.getUint8(q);
  return word;
}

function scrambled(word: number): number {
  const k = Math.imul(word, 0xcc9e2d51);
  return Math.imul((k << 15) | (k >>> 17), 0x1b873593);
}

/** MurmurHash3's finaliser: every bit of the input reaches every bit of the result. */
function mix(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
