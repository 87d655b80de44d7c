import { readArray } from '../json-array.js';
import { checkDocument, readDocument } from '../json-document.js';
import { resolvePath } from '../json-members.js';
import { findRecords, readItems } from '../json-nested.js';
import type { RecordReader } from '../json-records.js';
import { UNFAMILIAR } from '../json-template.js';
import { JsonText } from '../json-text.js';
import { RAN_OUT } from '../json-tokens.js';
import { readLines } from '../jsonl.js';
import { Fault, placed } from '../fault.js';
import type { Source } from '../../source.js';

/** Takes a record as a value of JavaScript. False: no more is wanted. */
export type OnValue = (value: unknown, offset: number) => boolean;

/** Whole records, for tools whose records must be understood and not only looked up. */
class WholeRecords implements RecordReader {
  readonly #text = new JsonText();
  readonly #onValue: OnValue;
  #record: Uint8Array = new Uint8Array(0);

  constructor(onValue: OnValue) {
    this.#onValue = onValue;
  }

  familiar(): number {
    return UNFAMILIAR;
  }

  read(bytes: Buffer, p: number, end: number): number {
    this.#text.nonFinite = 0;
    const next = this.#text.value(bytes, p, end, 0);
    if (next !== RAN_OUT) this.#record = bytes.subarray(p, next);
    return next;
  }

  accept(offset: number): boolean {
    return this.#onValue(parseJson(Buffer.from(this.#record).toString(), this.#text.nonFinite > 0), offset);
  }
}

/** The objects of JSON Lines, or of an array. */
export async function eachRecord(source: Source, shape: 'lines' | 'array', onValue: OnValue): Promise<void> {
  await (shape === 'lines' ? readLines : readArray)(source, new WholeRecords(onValue));
}

/** One JSON document: what stands at paths in it, and the records of an array in it. */
export class WholeDocument {
  readonly #bytes: Buffer;
  readonly #origin: number;
  readonly #start: number;
  readonly #text = new JsonText();

  /** Throws a Fault for what is no JSON. */
  constructor(bytes: Buffer, origin: number) {
    this.#bytes = bytes;
    this.#origin = origin;
    this.#start = checkDocument(bytes, this.#text);
  }

  /** The value at a dotted path, the whole for an empty one; undefined where there is none. */
  at(path: string): unknown {
    const p = path === '' ? this.#start : resolvePath(this.#bytes, this.#start, path);
    if (p === undefined) return undefined;
    const end = this.#text.value(this.#bytes, p, this.#bytes.length, 0);
    return parseJson(this.#bytes.toString('utf8', p, end), this.#text.nonFinite > 0);
  }

  /** Throws a Fault where there is no array at the path, or something else than objects in it. */
  each(path: string, onValue: OnValue): void {
    const array = findRecords(this.#bytes, this.#start, { path, inherited: false });
    if (array !== undefined) readItems(this.#bytes, array, this.#origin, new WholeRecords(onValue));
  }
}

/** Does `work` with the one object that the file is. Undefined when it holds several: then it is JSON Lines. */
export async function withDocument<T>(source: Source, work: (document: WholeDocument) => T): Promise<T | undefined> {
  const document = await readDocument(source);
  if (document === undefined) return undefined;
  try {
    return work(new WholeDocument(document.bytes, document.origin));
  } catch (thrown) {
    throw await placed(source, thrown instanceof Fault ? thrown.movedBy(document.origin) : thrown);
  }
}

/** Valid JSON as a value. `nonFinite`: it holds NaN or Infinity, which Python writes bare; they become null. */
export function parseJson(text: string, nonFinite: boolean): unknown {
  if (!nonFinite) return JSON.parse(text);
  return JSON.parse(text.replace(/"(?:[^"\\]|\\.)*"|-?Infinity|NaN/gs, (found) => (found.startsWith('"') ? found : 'null')));
}
