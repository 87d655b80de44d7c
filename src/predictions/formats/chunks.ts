import type { AnywhereSource, Source } from '../source.js';
import { bodyStart, START_LENGTH, TextGuard } from './encoding.js';
import { Fault, placed } from './fault.js';

/** Returned by a scanner that has seen enough; the file is closed. */
export const STOP = -1;

/** The largest record that is read. Something that long is a quote or bracket that was never closed. */
export const MAX_RECORD = 64 * 1024 * 1024;

/** Larger chunks are taken in slices, so that the limit of a record holds for every way a file can arrive. */
const LARGEST_SLICE = 1024 * 1024;

/** What is joined to a leftover at first: enough for most records, little to copy. */
const FIRST_JOIN = 512;

/**
 * Consumes the complete records of bytes[start, end) and returns where the first incomplete one starts (`end` when there is
 * none), or STOP. It is called again with the same bytes and more, so what it does for a record it must do only once that
 * record is complete. With `last` there is no more: it consumes everything or throws. `origin` is the offset of bytes[0] in the
 * file; a Fault it throws counts from bytes[0]. It is always called once with `last`, if need be without a byte.
 */
export type Scanner = (bytes: Buffer, start: number, end: number, last: boolean, origin: number) => number;

/**
 * Runs a scanner over a file, so that neither its results nor its errors depend on how the file was cut into chunks. Chunks
 * are scanned in place; only a record across an edge is copied. Throws ProblemError, with file, line and column, for a Fault
 * of the scanner, for bytes that are not UTF-8 text, and for a record above `maxRecord` bytes (`recordAdvice` says what to do).
 */
export async function scanFile(source: Source, scanner: Scanner, recordAdvice: string, maxRecord = MAX_RECORD): Promise<void> {
  const stream = new RecordStream(scanner, recordAdvice, maxRecord);
  try {
    for await (const chunk of source.open()) {
      stream.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
      if (stream.stopped) return;
    }
    stream.end();
  } catch (thrown) {
    throw await placed(source, thrown);
  }
}

/** Bytes read at once from the middle of a file. */
export const CHUNK_BYTES = 256 * 1024;

/** Read beyond where reading is likely to end: the record that goes on there. */
const BEYOND = 4 * 1024;

/**
 * Runs a scanner over a file from the record that starts at `from` on, until it stops; it is likely to stop soon behind `likelyEnd`. As
 * `scanFile` it hides how the bytes were cut. False when the file ended before the scanner stopped. Throws a Fault, counted from the start of
 * the file. `chunk`: what the bytes are read into.
 */
export function scanFrom(file: AnywhereSource, from: number, likelyEnd: number, scanner: Scanner, recordAdvice: string, chunk: Uint8Array<ArrayBuffer>): boolean {
  const stream = new RecordStream(scanner, recordAdvice, MAX_RECORD, from);
  for (let position = from; !stream.stopped; ) {
    const wanted = Math.max(BEYOND, likelyEnd + BEYOND - position);
    const read = file.read(wanted < chunk.length ? chunk.subarray(0, wanted) : chunk, position);
    if (read === 0) {
      stream.end();
      return stream.stopped;
    }
    stream.push(Buffer.from(chunk.buffer, chunk.byteOffset, read));
    position += read;
  }
  return true;
}

class RecordStream {
  readonly #scanner: Scanner;
  readonly #recordAdvice: string;
  readonly #maxRecord: number;
  readonly #guard = new TextGuard((piece) => this.#feed(piece));
  /** The file's first bytes until there are enough to know what it is; then undefined. */
  #start: Buffer | undefined = Buffer.alloc(0);
  /** Bytes of the file that went to the guard, and that the scanner has got. */
  #checked = 0;
  #fed = 0;
  /** The start of a record that no chunk holds whole: carry[0, carried). */
  #carry = Buffer.alloc(4096);
  #carried = 0;
  /** Scanning the carry again is worth it once it is this long: it doubles, so a long record is scanned a few times, not once a chunk. */
  #enough = 0;
  #stopped = false;

  /** `from`: where in the file the bytes begin; behind 0 it is known already what the file is. */
  constructor(scanner: Scanner, recordAdvice: string, maxRecord: number, from = 0) {
    this.#scanner = scanner;
    this.#recordAdvice = recordAdvice;
    this.#maxRecord = maxRecord;
    if (from === 0) return;
    this.#start = undefined;
    this.#checked = from;
    this.#fed = from;
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  push(chunk: Buffer): void {
    if (this.#start === undefined) {
      this.#check(chunk);
      return;
    }
    const start = this.#start.length === 0 ? chunk : Buffer.concat([this.#start, chunk]);
    if (start.length >= START_LENGTH) this.#begin(start);
    // A chunk is overwritten by the next.
    else this.#start = Buffer.from(start);
  }

  end(): void {
    if (this.#start !== undefined) this.#begin(this.#start);
    this.#refuse(this.#guard.finish(this.#checked));
    if (!this.#stopped) this.#scanCarry(true);
  }

  #begin(start: Buffer): void {
    this.#start = undefined;
    const skipped = bodyStart(start);
    this.#checked = skipped;
    this.#fed = skipped;
    this.#check(start.subarray(skipped));
  }

  #check(chunk: Buffer): void {
    const size = Math.min(LARGEST_SLICE, this.#maxRecord);
    for (let at = 0; at < chunk.length && !this.#stopped; at += size) {
      const slice = chunk.subarray(at, at + size);
      const bad = this.#guard.check(slice, this.#checked);
      this.#checked += slice.length;
      this.#refuse(bad);
    }
  }

  /** A bad byte is told only after every fault that stands before it, and not at all when the scanner stops before it. */
  #refuse(bad: Fault | undefined): void {
    if (bad === undefined || this.#stopped) return;
    if (this.#carried > 0) this.#scanCarry(false);
    if (!this.#stopped) throw bad;
  }

  /** Takes the next bytes of the file, valid text. */
  #feed(piece: Buffer): void {
    if (this.#stopped) return;
    const origin = this.#fed;
    this.#fed += piece.length;
    const from = this.#carried === 0 ? 0 : this.#join(piece, origin);
    if (this.#stopped || from === piece.length) return;
    const next = this.#scan(piece, from, false, origin);
    if (this.#stopped) return;
    this.#append(piece, next, piece.length);
    this.#wait();
  }

  /** Completes the carried record with as little of the piece as will do; returns where scanning goes on in the piece. */
  #join(piece: Buffer, origin: number): number {
    let taken = 0;
    while (taken < piece.length) {
      const upTo = Math.min(piece.length, taken + this.#enough - this.#carried);
      this.#append(piece, taken, upTo);
      taken = upTo;
      if (this.#carried < this.#enough) return taken;
      const start = origin + taken - this.#carried;
      const next = this.#scan(this.#carry.subarray(0, this.#carried), 0, false, start);
      if (this.#stopped) return taken;
      const left = this.#carried - next;
      if (next > 0 && left <= taken) {
        this.#carried = 0;
        return taken - left;
      }
      if (next === 0 && this.#carried > this.#maxRecord) throw this.#tooLarge(start);
      this.#carry.copyWithin(0, next, this.#carried);
      this.#carried = left;
      this.#wait();
    }
    return taken;
  }

  #wait(): void {
    this.#enough = Math.min(Math.max(this.#carried * 2, this.#carried + FIRST_JOIN), this.#maxRecord + 1);
  }

  #append(piece: Buffer, from: number, to: number): void {
    const length = this.#carried + to - from;
    if (length > this.#carry.length) {
      const larger = Buffer.allocUnsafe(Math.max(length, Math.min(this.#carry.length * 2, this.#maxRecord + 1)));
      this.#carry.copy(larger, 0, 0, this.#carried);
      this.#carry = larger;
    }
    piece.copy(this.#carry, this.#carried, from, to);
    this.#carried = length;
  }

  #scanCarry(last: boolean): void {
    this.#scan(this.#carry.subarray(0, this.#carried), 0, last, this.#fed - this.#carried);
  }

  #scan(bytes: Buffer, from: number, last: boolean, origin: number): number {
    try {
      const next = this.#scanner(bytes, from, bytes.length, last, origin);
      this.#stopped = next === STOP;
      return next;
    } catch (thrown) {
      throw thrown instanceof Fault ? thrown.movedBy(origin) : thrown;
    }
  }

  #tooLarge(offset: number): Fault {
    const limit = this.#maxRecord >= 1024 * 1024 ? `${this.#maxRecord / (1024 * 1024)} MiB` : `${this.#maxRecord} bytes`;
    return new Fault(offset, 'line', `the record that starts here is larger than ${limit}, the most that is read`, this.#recordAdvice);
  }
}
