import { parquetMetadata, type FileMetaData } from 'hyparquet';
import { ProblemError, type Problem } from '../../../problem.js';
import type { AnywhereSource, Source } from '../../source.js';
import { shown } from '../quoting.js';
import { readRange } from './byte-ranges.js';

const MAGIC = 0x31524150;

/** The footer of a wide table with many row groups takes a few MiB. */
const MOST_FOOTER = 256 * 1024 * 1024;

/** What a Parquet file says about itself, behind its data. */
export interface Footer {
  readonly metadata: FileMetaData;
  /** Where its data end: no column reaches beyond. */
  readonly dataEnd: number;
}

/**
 * Reads the footer, where it stands or, in a file that can only be read from its start, in one pass that keeps only the end (two where it is large). Throws ProblemError for a file that is
 * cut short, encrypted, or no Parquet file.
 */
export async function readFooter(source: Source): Promise<Footer> {
  let tail = await tailOf(source, 64 * 1024);
  if (tail.size < 12 || tail.first !== MAGIC) throw damaged(source.name, 'it does not begin as one does', 'Is it a Parquet file?');
  const magic = tail.bytes.subarray(-4).toString('latin1');
  if (magic === 'PARE') throw new ProblemError({ message: 'the Parquet file is encrypted', place: { file: source.name }, advice: 'Write it without encryption.' });
  if (magic !== 'PAR1') throw damaged(source.name, 'its end is missing', CUT_SHORT);
  const length = tail.bytes.readUInt32LE(tail.bytes.length - 8) + 8;
  if (length > tail.size - 4) throw damaged(source.name, 'it is shorter than its own footer', CUT_SHORT);
  if (length > MOST_FOOTER) throw damaged(source.name, `its footer is larger than ${MOST_FOOTER / (1024 * 1024)} MiB`);
  if (length > tail.bytes.length) tail = await tailOf(source, length);
  try {
    return { metadata: parquetMetadata(Uint8Array.from(tail.bytes.subarray(-length)), { geoparquet: false }), dataEnd: tail.size - length };
  } catch (thrown) {
    throw damaged(source.name, `its footer cannot be read (${reasonOf(thrown)})`, CUT_SHORT, thrown);
  }
}

const CUT_SHORT = 'Check that the step which writes it ran to its end.';

/** A file that is no sound Parquet file. */
export function damaged(file: string, why: string, advice?: string, cause?: unknown): ProblemError {
  const problem: Problem = { message: `the Parquet file is damaged: ${why}`, place: { file }, ...(advice !== undefined && { advice }) };
  return new ProblemError(problem, { cause });
}

/** Pages that cannot be read. */
export function damagedColumn(column: string, group: number, file: string, thrown: unknown): ProblemError {
  return damaged(file, `the column ${shown(column)} of row group ${group} cannot be read (${reasonOf(thrown)})`, undefined, thrown);
}

function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** The end of a file. */
interface Tail {
  readonly bytes: Buffer;
  /** Of the whole file. */
  readonly size: number;
  /** Its first four bytes as a number. */
  readonly first: number;
}

function tailAnywhere(file: AnywhereSource, length: number): Tail {
  const { size } = file;
  const end = readRange(file, { start: Math.max(0, size - length), end: size });
  const start = Buffer.alloc(4);
  start.set(readRange(file, { start: 0, end: Math.min(4, size) }));
  return { bytes: Buffer.from(end.buffer, 0, end.length), size, first: start.readUInt32LE(0) };
}

async function tailOf(source: Source, length: number): Promise<Tail> {
  const file = source.openAnywhere?.();
  if (file === undefined) return tailInOnePass(source, length);
  try {
    return tailAnywhere(file, length);
  } finally {
    file.close();
  }
}

async function tailInOnePass(source: Source, length: number): Promise<Tail> {
  // Twice as long as needed, so that bytes are moved once in a while, not with every chunk.
  const kept = Buffer.alloc(2 * length);
  let used = 0;
  let size = 0;
  let first = 0;
  for await (const chunk of source.open()) {
    for (let i = 0; size + i < 4 && i < chunk.length; i++) first |= (chunk[i] ?? 0) << (8 * (size + i));
    size += chunk.length;
    const part = chunk.length > length ? chunk.subarray(-length) : chunk;
    if (used + part.length > kept.length) {
      kept.copyWithin(0, used - Math.min(used, length), used);
      used = Math.min(used, length);
    }
    kept.set(part, used);
    used += part.length;
  }
  return { bytes: kept.subarray(Math.max(0, used - length), used), size, first };
}
