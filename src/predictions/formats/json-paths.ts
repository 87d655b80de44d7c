import { Scratch } from './cells.js';
import { ABSENT, type Cells } from './format.js';
import { storeCell, stringText } from './json-cell.js';
import { Level, type Entry, type Wanted } from './json-levels.js';
import { membersOf, resolvePath } from './json-members.js';
import { JsonText } from './json-text.js';
import { firstMember, nextMember, RAN_OUT } from './json-tokens.js';

const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** A value of an object, or of an object inside that a path leads through. */
export interface Leaf {
  readonly start: number;
  readonly end: number;
  /** How many objects it stands in. */
  readonly depth: number;
  /** The cells that it goes into. */
  readonly cells: readonly number[];
  /** Whether paths lead through it: an object in its place would not be one value. */
  readonly leads: boolean;
}

/**
 * Reads the values of dotted paths out of objects, as `resolvePath` defines them. It does so while it walks over the object: as
 * long as no key that matters occurs twice and no path can be read in two ways, the first value found is the value. Otherwise
 * the object is looked at again the slow way.
 */
export class JsonPaths {
  readonly #wanted: readonly Wanted[];
  readonly #cells: Cells;
  readonly #text: JsonText;
  readonly #root: Level;
  readonly #scratch = new Scratch();
  /** The object now being read, for the marks in levels and cells. */
  #pass = 0;
  /** The pass in which a cell was last set. */
  readonly #setIn: Float64Array;
  #unclear = false;

  constructor(wanted: readonly Wanted[], cells: Cells, text: JsonText) {
    this.#wanted = wanted;
    this.#cells = cells;
    this.#text = text;
    this.#root = new Level(wanted);
    this.#setIn = new Float64Array(cells.kind.length);
  }

  /** Reads the object at p into the cells; returns where it ends, or RAN_OUT. Throws a Fault where it is no JSON. */
  read(bytes: Uint8Array, p: number, end: number): number {
    this.absent();
    this.#scratch.clear();
    this.#pass++;
    this.#unclear = false;
    const next = this.#members(this.#root, bytes, p, end, 1);
    if (next !== RAN_OUT && this.#unclear) this.#readAgain(bytes.subarray(0, next), p);
    return next;
  }

  /**
   * All values of the object at p, which was read last and ends with the bytes: each that a path leads through gives its members in its
   * place. Undefined when another object with the same keys could not be read by them: it must be read in another way than in their order.
   */
  leaves(bytes: Uint8Array, p: number): readonly Leaf[] | undefined {
    const leaves: Leaf[] = [];
    return !this.#unclear && addLeaves(leaves, this.#root, bytes, p, 1) ? leaves : undefined;
  }

  /** Marks all cells absent. */
  absent(): void {
    for (let i = 0; i < this.#wanted.length; i++) this.#cells.kind[this.#wanted[i]?.cell ?? 0] = ABSENT;
  }

  #members(level: Level, bytes: Uint8Array, from: number, end: number, depth: number): number {
    const text = this.#text;
    let p = firstMember(bytes, from, end);
    while (p !== RAN_OUT && bytes[p] !== CLOSE_BRACE) {
      const key = p + 1;
      p = text.string(bytes, p, end);
      if (p === RAN_OUT) return RAN_OUT;
      const entry = text.escaped ? level.called(stringText(bytes, key, p - 1, true)) : level.find(bytes, key, p - 1);
      p = text.colon(bytes, p, end);
      if (p === RAN_OUT) return RAN_OUT;
      p = entry === undefined ? text.value(bytes, p, end, depth) : this.#take(entry, bytes, p, end, depth);
      if (p === RAN_OUT) return RAN_OUT;
      p = nextMember(bytes, p, end);
    }
    return p === RAN_OUT ? RAN_OUT : p + 1;
  }

  #take(entry: Entry, bytes: Uint8Array, p: number, end: number, depth: number): number {
    const text = this.#text;
    if (entry.seenIn === this.#pass) this.#unclear = true;
    entry.seenIn = this.#pass;
    const inner = entry.inner.length > 0 && bytes[p] === OPEN_BRACE;
    const next = inner ? this.#members(entry.level, bytes, p, end, depth + 1) : text.value(bytes, p, end, depth);
    if (next === RAN_OUT) return RAN_OUT;
    for (let i = 0; i < entry.cells.length; i++) {
      const cell = entry.cells[i] ?? 0;
      if (this.#setIn[cell] === this.#pass) this.#unclear = true;
      this.#setIn[cell] = this.#pass;
      storeCell(this.#cells, cell, bytes, p, next, text.escaped, this.#scratch);
    }
    return next;
  }

  /** `bytes` ends where the object does. */
  #readAgain(bytes: Uint8Array, p: number): void {
    this.absent();
    const text = new JsonText();
    for (const { path, cell } of this.#wanted) {
      const value = resolvePath(bytes, p, path);
      if (value === undefined) continue;
      const next = text.value(bytes, value, bytes.length, 0);
      storeCell(this.#cells, cell, bytes, value, next, text.escaped, this.#scratch);
    }
  }
}

/** Adds the leaves of the object at p, which stands in `depth - 1` others. False where a path ends at an object and another leads through it. */
function addLeaves(leaves: Leaf[], level: Level, bytes: Uint8Array, p: number, depth: number): boolean {
  const text = new JsonText();
  for (const [key, start] of membersOf(bytes, p)) {
    const entry = level.called(key);
    const leads = entry !== undefined && entry.inner.length > 0;
    if (leads && bytes[start] === OPEN_BRACE) {
      if (entry.cells.length > 0 || !addLeaves(leaves, entry.level, bytes, start, depth + 1)) return false;
    } else {
      leaves.push({ start, end: text.value(bytes, start, bytes.length, depth), depth, cells: entry?.cells ?? [], leads });
    }
  }
  return true;
}
