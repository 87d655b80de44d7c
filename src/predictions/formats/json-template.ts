import { Scratch } from './cells.js';
import { Fault } from './fault.js';
import { ABSENT, type Cells } from './format.js';
import { storeCell } from './json-cell.js';
import { Joint } from './json-joint.js';
import type { JsonPaths, Leaf } from './json-paths.js';
import type { JsonText } from './json-text.js';
import { escapeLength, RAN_OUT } from './json-tokens.js';
import { lowest, stringMarks, WordView } from './words.js';

/** The record does not repeat the keys of any that was learnt, or something about it is unusual, broken or incomplete. */
export const UNFAMILIAR = -1;

/** So many unfamiliar records are learnt from at once; then ever fewer, lest a file in which every record has other keys is read twice. */
const LEARNT_AT_ONCE = 64;

/** More of a tree does not pay, and would only take memory. */
const MOST_STEPS = 2000;

const LF = 0x0a;
const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const OPEN_BRACKET = 0x5b;

/** Hears of a record and its values, of which it is to learn what stands between them. */
export type OnShape = (record: Uint8Array, leaves: readonly Leaf[]) => void;

/**
 * Reads records whose keys, punctuation and blanks repeat byte by byte those of records that `JsonPaths` has read before, as nearly all
 * do that one program wrote: then their keys need not be read, only their values. It has the same rules for values as `JsonText`, and
 * refuses nothing: what it cannot read it leaves to `JsonPaths`, the one place that decides what is an error and how it is told.
 */
export class JsonTemplate {
  readonly #paths: JsonPaths;
  readonly #cells: Cells;
  readonly #text: JsonText;
  readonly #scratch = new Scratch();
  readonly #wordView = new WordView();
  /** Before the first byte of a record. */
  readonly #root = new Step(new Joint(Buffer.alloc(0)), undefined);
  #steps = 0;
  #unfamiliar = 0;
  readonly #oneLine: boolean;
  readonly #onShape: OnShape;

  /** `paths` read into `cells` with `text`, as this does. `oneLine`: a record ends with its line. */
  constructor(paths: JsonPaths, cells: Cells, text: JsonText, oneLine: boolean, onShape: OnShape = () => undefined) {
    this.#onShape = onShape;
    this.#paths = paths;
    this.#oneLine = oneLine;
    this.#cells = cells;
    this.#text = text;
  }

  /**
   * Reads the record at p into the cells; returns where it ends, or UNFAMILIAR. As it looks a word ahead, a record at the very end of the
   * bytes is unfamiliar.
   */
  read(bytes: Buffer, p: number, end: number): number {
    this.#scratch.clear();
    try {
      return this.#walk(bytes, p, end);
    } catch (thrown) {
      if (thrown instanceof Fault) return UNFAMILIAR;
      throw thrown;
    }
  }

  /** Learns from the object bytes[p, end), which was unfamiliar and which the paths have just read. */
  learn(bytes: Buffer, p: number, end: number): void {
    this.#unfamiliar++;
    if (this.#unfamiliar > LEARNT_AT_ONCE && (this.#unfamiliar & (this.#unfamiliar - 1)) !== 0) return;
    const record = bytes.subarray(p, end);
    const leaves = this.#paths.leaves(record, 0);
    if (leaves === undefined || this.#steps + leaves.length >= MOST_STEPS) return;
    this.#onShape(record, leaves);
    let step = this.#root;
    for (let i = 0; i <= leaves.length; i++) {
      const leaf = leaves[i];
      const joint = record.subarray(leaves[i - 1]?.end ?? 0, leaf?.start);
      let next = step.following.find((known) => known.joint.bytes.equals(joint));
      if (next === undefined) {
        next = new Step(new Joint(joint), leaf);
        step.add(next);
        this.#steps++;
      }
      step = next;
    }
  }

  #walk(bytes: Buffer, p: number, end: number): number {
    const cells = this.#cells;
    const words = this.#wordView.of(bytes);
    const lastWord = end - 4;
    for (let i = 0; i < cells.kind.length; i++) cells.kind[i] = ABSENT;
    let q = p;
    let step: Step | undefined = this.#root;
    for (;;) {
      const following: readonly Step[] = step.following;
      let start = UNFAMILIAR;
      for (let i = 0; i < following.length && start === UNFAMILIAR; i++) {
        step = following[i];
        if (step !== undefined) start = step.joint.behind(words, q, end);
      }
      if (step === undefined || start === UNFAMILIAR) return UNFAMILIAR;
      if (step.ends) return start;
      let escaped = false;
      if (bytes[start] === QUOTE) {
        // What `JsonText.string` does, in place: most values are short strings, for which a call takes as long as the string.
        q = start + 1;
        for (;;) {
          let marks = 0;
          for (; q <= lastWord; q += 4) {
            marks = stringMarks(words.getInt32(q, true));
            if (marks !== 0) break;
          }
          if (marks === 0) return UNFAMILIAR;
          q += lowest(marks);
          if (bytes[q] === QUOTE) break;
          if (bytes[q] !== BACKSLASH) return UNFAMILIAR;
          escaped = true;
          const length = escapeLength(bytes, q, end);
          if (length === RAN_OUT) return UNFAMILIAR;
          q += length;
        }
        q++;
      } else {
        q = this.#behindOther(step, bytes, start, end);
        if (q === RAN_OUT) return UNFAMILIAR;
      }
      const filled = step.cells;
      for (let i = 0; i < filled.length; i++) storeCell(cells, filled[i] ?? 0, bytes, start, q, escaped, this.#scratch);
    }
  }

  /** Behind a value that is no string, or RAN_OUT. */
  #behindOther(step: Step, bytes: Buffer, p: number, end: number): number {
    const byte = bytes[p] ?? SPACE;
    // More blanks than were learnt.
    if (byte <= SPACE) return RAN_OUT;
    if (byte !== OPEN_BRACE && byte !== OPEN_BRACKET) return this.#text.scalar(bytes, p, end);
    if (byte === OPEN_BRACE && step.leads) return RAN_OUT;
    // Elsewhere no line break can go unseen: joints are learnt from whole lines, and strings and scalars hold none.
    const line = this.#oneLine ? bytes.indexOf(LF, p) : -1;
    return this.#text.value(bytes, p, line === -1 || line > end ? end : line, step.depth);
  }
}

/** One way on through a record: a joint, then a value or the end of the record. */
class Step {
  readonly joint: Joint;
  readonly ends: boolean;
  readonly cells: readonly number[];
  readonly leads: boolean;
  readonly depth: number;
  /** The ways on from here, the longest joint first: it may begin with a shorter one, which must not hide it. */
  readonly following: Step[] = [];

  constructor(joint: Joint, leaf: Leaf | undefined) {
    this.joint = joint;
    this.ends = leaf === undefined;
    this.cells = leaf?.cells ?? [];
    this.leads = leaf?.leads ?? false;
    this.depth = leaf?.depth ?? 0;
  }

  add(step: Step): void {
    this.following.push(step);
    this.following.sort((a, b) => b.joint.bytes.length - a.joint.bytes.length);
  }
}
