/** A file is cut into sections of this size: large enough to pay for handing them over, small enough to stay in the processor's cache. */
export const SECTION_BYTES = 1024 * 1024;

/** A section that nobody has taken; that the reader scans itself; that the scanner ahead is at; that it has scanned; that it has left. */
const FREE = 0;
const TAKEN = 1;
const AHEAD = 2;
const READY = 3;
const LEFT = 4;

/** Blocks of the scanner ahead that wait to be read at most. Its n-th block lies in slot n modulo this. */
export const SLOTS = 4;

/** Who takes a section, and who waits for whom, in memory that two threads share. Its first word counts the blocks that were read, its second the signs of life of the scanner ahead, its third says stop. */
const CONTROLS = 4;
const READ = 0;
const LIFE = 1;
const STOPPED = 2;

/** The scanner ahead is given up when it shows no sign of life for so long: its thread may have died, and no word of that can arrive while this one waits. */
const PATIENCE_MS = 10_000;

/** The sections of one file, between the thread that reads it and the one that scans ahead. Both have one of these over the same memory. */
export class Sections {
  readonly count: number;
  readonly #words: Int32Array<SharedArrayBuffer>;

  constructor(memory: SharedArrayBuffer) {
    this.#words = new Int32Array(memory);
    this.count = this.#words.length - CONTROLS;
  }

  static memoryFor(sections: number): SharedArrayBuffer {
    return new SharedArrayBuffer(4 * (CONTROLS + sections));
  }

  /** The reader takes a section for itself; false when the scanner ahead has it. */
  take(section: number): boolean {
    return this.#exchange(section, FREE, TAKEN) || this.#state(section) === TAKEN;
  }

  /** The reader takes the first free section behind this one; undefined when there is none. */
  takeBehind(section: number): number | undefined {
    return this.#firstFree(section + 1, TAKEN);
  }

  /** Whether the scanner ahead is still at a section. */
  isAhead(section: number): boolean {
    return this.#state(section) === AHEAD;
  }

  /** Waits until the scanner ahead is done with a section: it has a block for it, has left it to the reader, or shows no sign of life. */
  wait(section: number): 'ready' | 'left' | 'dead' {
    for (;;) {
      const life = Atomics.load(this.#words, LIFE);
      const state = this.#state(section);
      if (state !== AHEAD) return state === READY ? 'ready' : 'left';
      if (Atomics.wait(this.#words, CONTROLS + section, AHEAD, PATIENCE_MS) === 'timed-out' && Atomics.load(this.#words, LIFE) === life) return 'dead';
    }
  }

  /** The block of a section has been read, or passed over: its slot is free. */
  passed(): void {
    Atomics.add(this.#words, READ, 1);
    Atomics.notify(this.#words, READ);
  }

  /** Nothing more is wanted of the scanner ahead. */
  stop(): void {
    Atomics.store(this.#words, STOPPED, 1);
    // The word that it may be about to wait for must change, or it would sleep through the call.
    this.passed();
  }

  get stopped(): boolean {
    return Atomics.load(this.#words, STOPPED) === 1;
  }

  /** Takes the next free section for the scanner ahead, its `number`th; waits for a slot. Undefined when there is none left. */
  next(after: number, number: number): number | undefined {
    for (;;) {
      if (this.stopped) return undefined;
      const read = Atomics.load(this.#words, READ);
      if (number - read < SLOTS) break;
      Atomics.wait(this.#words, READ, read);
    }
    return this.#firstFree(after + 1, AHEAD);
  }

  /** The scanner ahead is done with a section: there is a block, or it is left to the reader. */
  done(section: number, ready: boolean): void {
    Atomics.store(this.#words, CONTROLS + section, ready ? READY : LEFT);
    Atomics.notify(this.#words, CONTROLS + section);
  }

  signOfLife(): void {
    Atomics.add(this.#words, LIFE, 1);
  }

  #firstFree(from: number, taker: number): number | undefined {
    for (let section = from; section < this.count; section++) if (this.#exchange(section, FREE, taker)) return section;
    return undefined;
  }

  #state(section: number): number {
    return Atomics.load(this.#words, CONTROLS + section);
  }

  #exchange(section: number, from: number, to: number): boolean {
    return Atomics.compareExchange(this.#words, CONTROLS + section, from, to) === from;
  }
}
