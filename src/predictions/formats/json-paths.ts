import { Scratch, textOf } from './cells.js';
import { ABSENT, type Cells } from './format.js';
import { storeCell, stringText } from './json-cell.js';
import { resolvePath } from './json-members.js';
import { JsonText } from './json-text.js';
import { firstMember, nextMember, RAN_OUT } from './json-tokens.js';

const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** A dotted path and the cell its value goes into. */
export interface Wanted {
  readonly path: string;
  readonly cell: number;
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

  /** Marks all cells absent. */
  absent(): void {
    for (const { cell } of this.#wanted) this.#cells.kind[cell] = ABSENT;
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
    for (const cell of entry.cells) {
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

/** More keys than this are looked up by name, fewer by comparing bytes. */
const FEW = 8;

/** The keys that matter in one object, by the paths wanted from it. */
class Level {
  readonly #byName = new Map<string, Entry>();
  readonly #few: readonly Entry[] | undefined;

  constructor(wanted: readonly Wanted[]) {
    for (const { path, cell } of wanted) {
      this.#entry(path).cells.push(cell);
      for (let dot = path.indexOf('.'); dot !== -1; dot = path.indexOf('.', dot + 1)) {
        this.#entry(path.slice(0, dot)).inner.push({ path: path.slice(dot + 1), cell });
      }
    }
    this.#few = this.#byName.size <= FEW ? Array.from(this.#byName.values()) : undefined;
  }

  called(key: string): Entry | undefined {
    return this.#byName.get(key);
  }

  /** By the bytes of a key without escapes. */
  find(bytes: Uint8Array, start: number, end: number): Entry | undefined {
    if (this.#few === undefined) return this.#byName.get(textOf(bytes, start, end));
    for (let i = 0; i < this.#few.length; i++) {
      const entry = this.#few[i];
      if (entry?.matches(bytes, start, end) === true) return entry;
    }
    return undefined;
  }

  #entry(key: string): Entry {
    let entry = this.#byName.get(key);
    if (entry === undefined) {
      entry = new Entry(key);
      this.#byName.set(key, entry);
    }
    return entry;
  }
}

/** One key that matters. */
class Entry {
  readonly #key: Uint8Array;
  #level: Level | undefined;
  /** The cells for which the key ends the path. */
  readonly cells: number[] = [];
  /** What is left of the paths that lead through it. */
  readonly inner: Wanted[] = [];
  /** The last pass in which it was met. */
  seenIn = 0;

  constructor(key: string) {
    this.#key = new TextEncoder().encode(key);
  }

  /** Made when the first object is met, for a path with many dots can be cut in very many ways. */
  get level(): Level {
    return (this.#level ??= new Level(this.inner));
  }

  matches(bytes: Uint8Array, start: number, end: number): boolean {
    const key = this.#key;
    if (key.length !== end - start) return false;
    for (let i = 0; i < key.length; i++) if (bytes[start + i] !== key[i]) return false;
    return true;
  }
}
