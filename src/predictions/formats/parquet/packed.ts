/**
 * Reads numbers of `width` bits, 1 to 32, from bytes [at, end) until `into` is full: runs of one number, and groups of eight packed bit by bit, the lowest
 * bits first. Throws RangeError where the bytes end before. Source: the Parquet format, "RLE/bit-packing hybrid".
 */
export function readPacked(bytes: DataView, at: number, end: number, width: number, into: Int32Array | Uint8Array): void {
  let filled = 0;
  let p = at;
  while (filled < into.length) {
    let header = 0;
    for (let shift = 0; ; shift += 7) {
      if (p >= end || shift > 28) throw new RangeError('its numbers end too early');
      const byte = bytes.getUint8(p++);
      header |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    const count = header >>> 1;
    if ((header & 1) === 1) {
      const upTo = Math.min(into.length, filled + 8 * count);
      unpack(bytes, p, end, width, into, filled, upTo);
      filled = upTo;
      p += count * width;
    } else {
      const upTo = Math.min(into.length, filled + count);
      into.fill(wordAt(bytes, p, end, (width + 7) >> 3), filled, upTo);
      filled = upTo;
      p += (width + 7) >> 3;
    }
  }
}

function unpack(bytes: DataView, at: number, end: number, width: number, into: Int32Array | Uint8Array, from: number, to: number): void {
  const mask = width === 32 ? -1 : (1 << width) - 1;
  const lastWord = end - 4;
  let bit = 0;
  for (let i = from; i < to; i++, bit += width) {
    const p = at + (bit >>> 3);
    const shift = bit & 7;
    const word = p <= lastWord ? bytes.getUint32(p, true) : wordAt(bytes, p, end, Math.min(4, (shift + width + 7) >> 3));
    const beyond = shift + width > 32 ? wordAt(bytes, p + 4, end, 1) << (32 - shift) : 0;
    into[i] = ((word >>> shift) | beyond) & mask;
  }
}

/** A few bytes as a number. */
function wordAt(bytes: DataView, p: number, end: number, count: number): number {
  if (p + count > end) throw new RangeError('its numbers end too early');
  let word = 0;
  for (let i = count - 1; i >= 0; i--) word = (word << 8) | bytes.getUint8(p + i);
  return word;
}
