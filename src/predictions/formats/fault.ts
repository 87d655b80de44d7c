import { ProblemError, type Place } from '../../problem.js';
import type { Source } from '../source.js';
import { locate } from './locate.js';

/** How exactly a fault is placed: the whole file, a line, or a character of a line. */
export type Precision = 'file' | 'line' | 'column';

/**
 * Something malformed, known by its byte offset only. Counting lines is left to the one moment when somebody will read
 * the message: `placed` turns a Fault into a ProblemError by another pass over the file.
 */
export class Fault extends Error {
  override readonly name = 'Fault';
  /** Where it is, in bytes from the start of what its thrower was given. */
  readonly offset: number;
  readonly precision: Precision;
  readonly advice: string | undefined;

  constructor(offset: number, precision: Precision, message: string, advice?: string) {
    super(message);
    this.offset = offset;
    this.precision = precision;
    this.advice = advice;
  }

  /** The same fault counted from `bytes` earlier. */
  movedBy(bytes: number): Fault {
    return new Fault(this.offset + bytes, this.precision, this.message, this.advice);
  }
}

/** The fault of a file without any content. */
export function emptyFile(): Fault {
  return new Fault(0, 'file', 'the file is empty', 'Check that the step which writes it ran to its end.');
}

/** What to throw at the user instead of `thrown`: a Fault gets its file, line and column, anything else stays as it is. */
export async function placed(source: Source, thrown: unknown): Promise<unknown> {
  if (!(thrown instanceof Fault)) return thrown;
  const { message, advice } = thrown;
  const place = await placeOf(source, thrown);
  return new ProblemError({ message, place, ...(advice !== undefined && { advice }) }, { cause: thrown });
}

async function placeOf(source: Source, fault: Fault): Promise<Place> {
  const file = source.name;
  if (fault.precision === 'file') return { file };
  const { line, column } = await locate(source, fault.offset);
  return fault.precision === 'line' ? { file, line } : { file, line, column };
}
