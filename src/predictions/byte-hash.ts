/** A signed 32-bit hash of bytes for open addressing: FNV-1a, mixed so that its low bits are fit for a mask. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  return mix(hash);
}

/**
 * Two 32-bit hashes of bytes (FNV-1a and a multiplicative one), mixed: independent enough for a fingerprint. One value is reused for every
 * example, because a pair made anew for each of them keeps the garbage collector busier than the hashing does the processor.
 */
export class HashPair {
  first = 0;
  second = 0;

  /** Becomes the pair of these bytes. */
  take(bytes: Uint8Array, start: number, end: number): this {
    let first = 0x811c9dc5;
    let second = 0x9747b28c;
    for (let i = start; i < end; i++) {
      const byte = bytes[i] as number;
      first = Math.imul(first ^ byte, 0x01000193);
      second = Math.imul(second + byte, 0x5bd1e995) ^ (second >>> 13);
    }
    this.first = mix(first);
    this.second = mix(second);
    return this;
  }
}

export function equalBytes(a: Uint8Array, aStart: number, aEnd: number, b: Uint8Array, bStart: number, bEnd: number): boolean {
  if (aEnd - aStart !== bEnd - bStart) return false;
  for (let i = aStart, j = bStart; i < aEnd; i++, j++) if (a[i] !== b[j]) return false;
  return true;
}

/** MurmurHash3's finaliser: every bit of the input reaches every bit of the result. */
function mix(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
