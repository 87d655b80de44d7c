import { CHUNK_BYTES, scanFrom } from '../formats/chunks.js';
import { Fault } from '../formats/fault.js';
import type { Layout } from '../formats/format.js';
import { LabelColumn } from '../label-column.js';
import { LabelForms, MOST_LABELS, PREDICTION_MARKS, SLICE_MARKS } from '../label-forms.js';
import { rowScannerOf, type RowScanner } from '../row-scanner.js';
import type { AnywhereSource, Source } from '../source.js';
import { Block } from './block.js';
import { Sections, SLOTS } from './sections.js';

/** What the thread ahead is told about a file. */
export interface ScanJob {
  readonly layout: Layout;
  /** For each label column its set of labels: 0 for labels, 1 and up for slices. */
  readonly sets: readonly number[];
  readonly hasIds: boolean;
  readonly sectionBytes: number;
  readonly sections: SharedArrayBuffer;
  readonly blocks: SharedArrayBuffer;
}

/** A record is looked for in so many bytes at the start of a section. */
const LOOKED_AT = 64 * 1024;

/** A guess inside a quoted text is wrong: the next line may be right. */
const MOST_GUESSES = 8;

/** A file whose sections are left so often in a row is not worth more tries. */
const MOST_LEFT = 4;

/**
 * Scans sections of a file ahead of the thread that reads it, and leaves blocks of rows for it. A block is only ever a faster way to the same
 * rows: whatever is unusual (something malformed, too many labels, a very long record) is left to the reader, the one place that decides what it
 * means. Where a section's first record starts is a guess, which the reader checks.
 */
export function scanAhead(file: AnywhereSource, job: ScanJob): void {
  const sections = new Sections(job.sections);
  const scan = new SectionScan(file, job);
  const blocks = Array.from({ length: SLOTS }, (_, slot) => new Block(job.blocks, slot, job.sets.length));
  let left = 0;
  for (let number = 0, section: number | undefined = 0; left < MOST_LEFT; number++) {
    section = sections.next(section, number);
    if (section === undefined) return;
    const ready = scan.run(section, blocks[number % SLOTS] as Block, () => sections.signOfLife());
    left = ready ? 0 : left + 1;
    sections.done(section, ready);
  }
}

/** Thrown where a section is to be left to the reader. */
class Unfit extends Error {}

/** The label columns have no names here: whatever is wrong with them the reader says. */
const NAMELESS: Source = { name: '', open: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true, value: undefined }) }) }) };

/** Scans sections of a file into blocks. */
export class SectionScan {
  readonly #file: AnywhereSource;
  readonly #job: ScanJob;
  readonly #forms: readonly LabelForms[];
  /** How many labels of each set the reader has been told. */
  readonly #told: number[];
  readonly #rows: RowScanner;
  readonly #chunk = new Uint8Array(CHUNK_BYTES);
  #block: Block | undefined;

  constructor(file: AnywhereSource, job: ScanJob) {
    this.#file = file;
    this.#job = job;
    const sets = Math.max(0, ...job.sets) + 1;
    this.#forms = Array.from({ length: sets }, (_, set) => (new LabelForms(MOST_LABELS, set === 0 ? PREDICTION_MARKS : SLICE_MARKS)));
    this.#told = this.#forms.map(() => 0);
    const coders = job.sets.map((set) => new LabelColumn('', this.#forms[set] as LabelForms));
    this.#rows = rowScannerOf(job.layout, coders, job.hasIds, NAMELESS, (batch) => {
      if (this.#block?.append(batch) !== true) throw new Unfit();
    });
  }

  /** Scans a section into a block; false when it is left to the reader. */
  run(section: number, block: Block, signOfLife: () => void): boolean {
    const { layout, sectionBytes } = this.#job;
    const begin = layout.start + section * sectionBytes;
    this.#block = block;
    // From the byte before: a section may begin right where a record does.
    let from = begin - 1;
    for (let guess = 0; guess < MOST_GUESSES; guess++) {
      const start = this.#guess(from);
      if (start === undefined) return false;
      try {
        return this.#scan(block, start, begin + sectionBytes, signOfLife);
      } catch (thrown) {
        if (!(thrown instanceof Fault)) return false;
        from = start;
      }
    }
    return false;
  }

  #scan(block: Block, start: number, until: number, signOfLife: () => void): boolean {
    block.begin(start);
    const rows = this.#rows;
    rows.drop();
    rows.begin(until, 'record', 1);
    const before = rows.nonFinite();
    const alive: AnywhereSource = {
      ...this.#file,
      read: (into, position) => {
        signOfLife();
        return this.#file.read(into, position);
      },
    };
    // What the end of the file means is not to be decided here.
    if (!scanFrom(alive, start, until, rows.scan, rows.advice, this.#chunk)) return false;
    rows.flush();
    const news = this.#forms.map((forms, set) => Array.from({ length: forms.size - (this.#told[set] as number) }, (_, index) => forms.text((this.#told[set] as number) + index)));
    if (!block.end(rows.next, rows.nonFinite() - before, news)) return false;
    this.#forms.forEach((forms, set) => (this.#told[set] = forms.size));
    return true;
  }

  #guess(from: number): number | undefined {
    const read = this.#file.read(this.#chunk.subarray(0, LOOKED_AT), from);
    const at = this.#rows.guess(this.#chunk.subarray(0, read));
    return at === 0 ? undefined : from + at;
  }
}
