import zlib from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly content: string | Buffer;
  readonly method?: 0 | 8 | 93 | 12;
  /** What the directory says instead of the truth. */
  readonly lies?: { readonly unpacked?: number; readonly checksum?: number; readonly flags?: number };
}

/** A zip file of these entries, written by hand: what a real writer would not write must be possible. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, method = 8, lies = {} } of entries) {
    const bytes = Buffer.from(content);
    const packed = method === 8 ? zlib.deflateRawSync(bytes) : method === 93 ? inFrames(bytes) : bytes;
    const checksum = lies.checksum ?? zlib.crc32(bytes);
    const size = lies.unpacked ?? bytes.length;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(method, 8);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(lies.flags ?? 0, 8);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(checksum, 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(size, 24);
    central.writeUInt16LE(Buffer.byteLength(name), 28);
    central.writeUInt32LE(at, 42);
    parts.push(local, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}

/** Several zstd frames, as inspect writes what it appends to. */
function inFrames(bytes: Buffer): Buffer {
  const half = Math.floor(bytes.length / 2);
  return Buffer.concat([zlib.zstdCompressSync(bytes.subarray(0, half)), zlib.zstdCompressSync(bytes.subarray(half))]);
}
