import { Fault } from './fault.js';
import { itemsOf, membersOf, resolvePath } from './json-members.js';
import type { RecordReader } from './json-records.js';
import { describeValue, SHAPES } from './json-shapes.js';
import { UNFAMILIAR } from './json-template.js';
import { firstItem, nextItem } from './json-tokens.js';
import { listed, shown } from './quoting.js';

const OPEN_BRACE = 0x7b;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/** Deeper than this no tool keeps its records. */
const MOST_LEVELS = 3;

/** What is asked of a document: the path of `records`, which an inherited one may lack. */
export interface RecordsWanted {
  readonly path: string;
  readonly inherited: boolean;
}

/**
 * Where the array of records starts inside the valid object at `start`: the one that `wanted` names, or the only array of objects there is.
 * Undefined when the object itself is a table by columns, or has no such array. Throws a Fault when several could be meant.
 */
export function findRecords(bytes: Buffer, start: number, wanted: RecordsWanted | undefined): number | undefined {
  const arrays = new Map<string, number>();
  addArrays(bytes, start, '', 1, arrays);
  if (wanted !== undefined) {
    const named = resolvePath(bytes, start, wanted.path);
    if (named !== undefined && bytes[named] === OPEN_BRACKET) return named;
    if (!wanted.inherited) throw notThere(wanted.path, named === undefined ? undefined : bytes[named], arrays, named ?? start);
  }
  if (isTable(bytes, start)) return undefined;
  const [only, ...others] = arrays;
  if (others.length === 0) return only?.[1];
  throw new Fault(start, 'column', `the JSON object holds several arrays of records: ${listed(arrays.keys())}`, `Say which one is meant: records: ${only?.[0] ?? ''}\nIf the object as a whole is one record, put it into an array: [{…}]`);
}

/** Reads the array of objects at `array` record by record. `origin`: where the bytes stand in the file. */
export function readItems(bytes: Buffer, array: number, origin: number, reader: RecordReader): void {
  const end = bytes.length;
  let at = firstItem(bytes, array, end);
  for (let item = 1; bytes[at] !== CLOSE_BRACKET; item++) {
    if (bytes[at] !== OPEN_BRACE) throw new Fault(at, 'column', `item ${item} of the array is ${describeValue(bytes[at])}, not an object`, SHAPES);
    const familiar = reader.familiar(bytes, at, end);
    const next = familiar === UNFAMILIAR ? reader.read(bytes, at, end) : familiar;
    if (!reader.accept(origin + at)) return;
    at = nextItem(bytes, next, end);
  }
}

/** Every array of objects below the object at `p`, by its path. Empty arrays are none. */
function addArrays(bytes: Buffer, p: number, prefix: string, level: number, into: Map<string, number>): void {
  for (const [key, value] of membersOf(bytes, p)) {
    if (bytes[value] === OPEN_BRACE && level < MOST_LEVELS) addArrays(bytes, value, `${prefix}${key}.`, level + 1, into);
    if (bytes[value] === OPEN_BRACKET && bytes[firstItem(bytes, value, bytes.length)] === OPEN_BRACE) into.set(prefix + key, value);
  }
}

/** Two or more columns of one length, or `columns` with rows. */
function isTable(bytes: Buffer, start: number): boolean {
  const members = new Map(membersOf(bytes, start));
  const data = members.get('data');
  if (members.has('columns') && data !== undefined && bytes[data] === OPEN_BRACKET && bytes[firstItem(bytes, data, bytes.length)] !== OPEN_BRACE) return true;
  const values = Array.from(members.values());
  if (values.length < 2 || !values.every((value) => bytes[value] === OPEN_BRACKET)) return false;
  return new Set(values.map((value) => countOf(itemsOf(bytes, value)))).size === 1;
}

function countOf(items: Iterable<number>): number {
  let count = 0;
  for (const _ of items) count++;
  return count;
}

function notThere(path: string, byte: number | undefined, arrays: ReadonlyMap<string, number>, p: number): Fault {
  const what = byte === undefined ? 'is not in the JSON object' : `is ${describeValue(byte)}, not an array of records`;
  return new Fault(p, 'column', `${shown(path)}, which \`records\` names, ${what}`, arrays.size === 0 ? 'It holds no array of records.' : `Its arrays of records are ${listed(arrays.keys())}.`);
}
