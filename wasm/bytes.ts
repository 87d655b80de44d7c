// Strings of bytes in memory, looked at in words: up to seven bytes behind them are read, too, and make no difference.

// @ts-ignore: a decorator of AssemblyScript
@inline
export function equal(a: i32, b: i32, length: i32): bool {
  let i = 0;
  for (; i + 8 <= length; i += 8) if (load<u64>(a + i) !== load<u64>(b + i)) return false;
  if (i === length) return true;
  const mask = (<u64>1 << ((<u64>(length - i)) << 3)) - 1;
  return ((load<u64>(a + i) ^ load<u64>(b + i)) & mask) === 0;
}

/** As `hashOf` in src/predictions/byte-hash.ts: MurmurHash3 (x86, 32 bits). */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function hashOf(start: i32, length: i32): i32 {
  let hash = length;
  let i = 0;
  for (; i + 4 <= length; i += 4) hash = rotl(hash ^ scrambled(load<i32>(start + i)), 13) * 5 + <i32>0xe6546b64;
  if (i < length) hash ^= scrambled(tailOf(start + i, length - i));
  return mix(hash);
}

/** As `secondHashOf` there. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function secondHashOf(start: i32, length: i32): i32 {
  let hash = <i32>0x9747b28c ^ length;
  let i = 0;
  for (; i + 4 <= length; i += 4) hash = ((hash + load<i32>(start + i)) * 0x5bd1e995) ^ <i32>(<u32>hash >>> 13);
  if (i < length) hash = ((hash + tailOf(start + i, length - i)) * 0x5bd1e995) ^ <i32>(<u32>hash >>> 13);
  return mix(hash);
}

/** One to three bytes as a word, zeros above them. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function tailOf(start: i32, length: i32): i32 {
  return load<i32>(start) & ((1 << (length << 3)) - 1);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function scrambled(word: i32): i32 {
  return rotl(word * <i32>0xcc9e2d51, 15) * 0x1b873593;
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function mix(hash: i32): i32 {
  let h = <u32>hash;
  h = (h ^ (h >>> 16)) * 0x85ebca6b;
  h = (h ^ (h >>> 13)) * 0xc2b2ae35;
  return <i32>(h ^ (h >>> 16));
}
