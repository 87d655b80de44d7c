import zlib from 'node:zlib';
import { ProblemError } from '../../../problem.js';
import { shown } from '../quoting.js';
import { zstdFrames } from './zstd-frames.js';

/** More of one entry is not unpacked, whatever the archive says: a few bytes can unpack to any number. */
const MOST_UNPACKED = 512 * 1024 * 1024;

const STORED = 0;
const DEFLATED = 8;
const ZSTD = 93;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly checksum: number;
  readonly at: number;
}

/**
 * The entries of a zip file by name (APPNOTE 6.3.10): stored, deflated or zstd, also zip64. Names are only compared, never made into paths,
 * and nothing is unpacked that is not asked for. Throws ProblemError for what is damaged, encrypted or too large.
 */
export class Zip {
  readonly #file: string;
  readonly #bytes: Buffer;
  readonly #entries = new Map<string, Entry>();

  constructor(file: string, bytes: Buffer) {
    this.#file = file;
    this.#bytes = bytes;
    try {
      for (const entry of this.#directory()) {
        if (this.#entries.has(entry.name)) throw this.#damaged(`it has two entries ${shown(entry.name)}`);
        this.#entries.set(entry.name, entry);
      }
    } catch (thrown) {
      throw thrown instanceof RangeError ? this.#damaged('its directory ends too early') : thrown;
    }
  }

  get names(): readonly string[] {
    return Array.from(this.#entries.keys());
  }

  /** The unpacked bytes of an entry; undefined when there is none of that name. */
  read(name: string): Buffer | undefined {
    const entry = this.#entries.get(name);
    if (entry === undefined) return undefined;
    const { at, packed, unpacked, method, checksum } = entry;
    if (unpacked > MOST_UNPACKED) throw this.#problem(`the entry ${shown(name)} unpacks to more than ${MOST_UNPACKED / (1024 * 1024)} MiB, the most that is read`);
    if (at + 30 > this.#bytes.length || this.#bytes.readUInt32LE(at) !== 0x04034b50) throw this.#damaged(`the entry ${shown(name)} is not where the directory says`);
    const start = at + 30 + this.#bytes.readUInt16LE(at + 26) + this.#bytes.readUInt16LE(at + 28);
    if (start + packed > this.#bytes.length) throw this.#damaged(`the entry ${shown(name)} is cut short`);
    const content = this.#unpack(name, method, this.#bytes.subarray(start, start + packed), unpacked);
    if (content.length !== unpacked) throw this.#damaged(`the entry ${shown(name)} unpacks to ${content.length} bytes instead of ${unpacked}`);
    // Node 20.0 to 20.14 have none.
    if (typeof zlib.crc32 === 'function' && zlib.crc32(content) !== checksum) throw this.#damaged(`the entry ${shown(name)} has another checksum than the directory says`);
    return content;
  }

  #unpack(name: string, method: number, bytes: Buffer, size: number): Buffer {
    const maxOutputLength = Math.max(size, 1);
    try {
      if (method === STORED) return bytes;
      if (method === DEFLATED) return zlib.inflateRawSync(bytes, { maxOutputLength });
    } catch (thrown) {
      throw this.#cannotUnpack(name, thrown);
    }
    if (method !== ZSTD) throw this.#problem(`the entry ${shown(name)} is packed by method ${method}, which is not read`, 'Read are stored, deflated and zstd entries.');
    if (typeof zlib.zstdDecompressSync !== 'function') {
      throw this.#problem('the file is packed with zstd, which this version of Node cannot unpack', 'Use Node 22.15 or newer, as the action does, or let inspect write JSON: --log-format json');
    }
    try {
      let left = maxOutputLength;
      const frames = zstdFrames(bytes).map((frame) => {
        const content = zlib.zstdDecompressSync(frame, { maxOutputLength: Math.max(left, 1) });
        left -= content.length;
        return content;
      });
      return Buffer.concat(frames);
    } catch (thrown) {
      throw this.#cannotUnpack(name, thrown);
    }
  }

  *#directory(): Generator<Entry> {
    const bytes = this.#bytes;
    const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
    if (end === -1 || end + 22 > bytes.length) throw this.#damaged('its directory, which stands at its end, is missing');
    let count = bytes.readUInt16LE(end + 10);
    let at = bytes.readUInt32LE(end + 16);
    if (at === 0xffffffff || count === 0xffff) {
      if (end < 20 || bytes.readUInt32LE(end - 20) !== 0x07064b50) throw this.#damaged('its directory for large files is missing');
      const large = Number(bytes.readBigUInt64LE(end - 12));
      if (bytes.readUInt32LE(large) !== 0x06064b50) throw this.#damaged('its directory for large files is missing');
      count = Number(bytes.readBigUInt64LE(large + 32));
      at = Number(bytes.readBigUInt64LE(large + 48));
    }
    for (let i = 0; i < count; i++) {
      if (bytes.readUInt32LE(at) !== 0x02014b50) throw this.#damaged('its directory is not where its end says');
      if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw this.#problem('the file is encrypted', 'Write it without a password.');
      const nameLength = bytes.readUInt16LE(at + 28);
      const extraLength = bytes.readUInt16LE(at + 30);
      const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
      const [unpacked, packed, offset] = wide([bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)], extra);
      yield { name: bytes.toString('utf8', at + 46, at + 46 + nameLength), method: bytes.readUInt16LE(at + 10), checksum: bytes.readUInt32LE(at + 16), unpacked, packed, at: offset };
      at += 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
    }
  }

  #cannotUnpack(name: string, thrown: unknown): ProblemError {
    return this.#damaged(`the entry ${shown(name)} cannot be unpacked (${thrown instanceof Error ? thrown.message : String(thrown)})`);
  }

  #damaged(why: string): ProblemError {
    return this.#problem(`the zip file is damaged: ${why}`, 'Check that the step which writes it ran to its end.');
  }

  #problem(message: string, advice?: string): ProblemError {
    return new ProblemError({ message, place: { file: this.#file }, ...(advice !== undefined && { advice }) });
  }
}

/** Sizes and place of an entry: where one does not fit 32 bits, it stands in the extra field 1, in this order. */
function wide([unpacked, packed, offset]: readonly [number, number, number], extra: Buffer): readonly [number, number, number] {
  const values: [number, number, number] = [unpacked, packed, offset];
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    for (const i of [0, 1, 2] as const) {
      if (values[i] !== 0xffffffff) continue;
      values[i] = Number(extra.readBigUInt64LE(next));
      next += 8;
    }
  }
  return values;
}
