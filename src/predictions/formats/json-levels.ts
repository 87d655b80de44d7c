import { textOf } from './cells.js';

/** A dotted path and the cell its value goes into. */
export interface Wanted {
  readonly path: string;
  readonly cell: number;
}

/** More keys than this are looked up by name, fewer by comparing bytes. */
const FEW = 8;

/** The keys that matter in one object, by the paths wanted from it. */
export class Level {
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
export class Entry {
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
