import type { Source } from '../source.js';
import { Fault, placed } from './fault.js';

/** A Fault of what a record says, not of its bytes. Readers, which place Faults by the bytes they look at, let it pass. */
export class AtRecord extends Error {
  readonly offset: number;
  readonly advice: string | undefined;

  /** `offset`: of the record, as its cells have it. */
  constructor(offset: number, message: string, advice?: string) {
    super(message);
    this.offset = offset;
    this.advice = advice;
  }
}

/** What to throw at the user instead of `thrown`. */
export async function placedAtRecord(source: Source, thrown: unknown): Promise<unknown> {
  return thrown instanceof AtRecord ? placed(source, new Fault(thrown.offset, 'line', thrown.message, thrown.advice)) : thrown;
}
