import { CHUNK_BYTES, scanFrom } from '../formats/chunks.js';
import { placed } from '../formats/fault.js';
import type { Layout, ReadNotes } from '../formats/format.js';
import type { IdColumn } from '../id-column.js';
import { isLabel, type Code } from '../label-forms.js';
import type { RowsWanted } from '../read-rows.js';
import { BATCH_ROWS, type CellCoder, type RowBatch } from '../row-batch.js';
import { columnOrder, rowScannerOf, type RowScanner } from '../row-scanner.js';
import type { AnywhereSource, Source } from '../source.js';
import { Block } from './block.js';
import { SectionScan, type ScanJob } from './scan-ahead.js';
import { SECTION_BYTES, Sections, SLOTS } from './sections.js';

/** Sections that the reader has scanned ahead itself. */
const OWN_SLOTS = 2;

/** A file on which the guesses are wrong so often in a row is read alone. */
const MOST_MISSES = 4;

/**
 * Reads a large file while another thread scans ahead of it: the same batches, in the same order, and the same errors as from one thread. The
 * file is cut into sections, and whoever comes first takes one. Where the other thread is still at the section that comes next, this one scans
 * another ahead, too, instead of waiting. A block is used when it begins exactly where the section before it has ended, else the section is
 * scanned again.
 */
export async function readSections(file: AnywhereSource, hand: (job: ScanJob) => void, layout: Layout, wanted: RowsWanted, onBatch: (batch: RowBatch) => void, sectionBytes = SECTION_BYTES): Promise<ReadNotes> {
  const { source, coders, sets, id } = wanted;
  const count = Math.max(1, Math.ceil((file.size - layout.start) / sectionBytes));
  const job = { layout, sectionBytes, sets, hasIds: id !== undefined, sections: Sections.memoryFor(count), blocks: Block.memoryFor(sets.length, SLOTS) };
  const sections = new Sections(job.sections);
  const blocks = Array.from({ length: SLOTS }, (_, slot) => new Block(job.blocks, slot, sets.length));
  // What the end of the file means, this thread alone decides.
  sections.take(count - 1);
  hand(job);
  const reading = new SectionsReading(file, job, coders, source, onBatch);
  const theirs = new Translator(job, coders, source);
  const own = new OwnAhead(new SectionScan(file, job), sets.length, new Translator(job, coders, source));
  try {
    let number = 0;
    let dead = false;
    for (let section = 0; section < count; section++) {
      if (dead || sections.take(section)) {
        if (!own.use(section, reading)) reading.scan(section, count);
      } else {
        while (sections.isAhead(section) && own.hasRoom) {
          const behind = sections.takeBehind(section);
          if (behind === undefined) break;
          own.scan(behind);
        }
        const state = sections.wait(section);
        // What it would have told in this section it tells in no later one.
        dead = state === 'dead';
        if (state !== 'ready' || !reading.use(blocks[number % SLOTS] as Block, theirs)) reading.scan(section, count);
        if (dead || reading.misses >= MOST_MISSES) sections.stop();
        number++;
        sections.passed();
      }
      const wait = file.giveWay();
      if (wait !== undefined) await wait;
    }
    return { records: reading.rows, nonFinite: reading.nonFinite };
  } catch (thrown) {
    throw await placed(source, thrown);
  } finally {
    sections.stop();
  }
}

/** Sections that this thread has scanned ahead itself. */
class OwnAhead {
  readonly #scan: SectionScan;
  readonly #translator: Translator;
  readonly #free: Block[];
  readonly #blocks = new Map<number, Block>();

  constructor(scan: SectionScan, columns: number, translator: Translator) {
    this.#scan = scan;
    this.#translator = translator;
    const memory = Block.memoryFor(columns, OWN_SLOTS);
    this.#free = Array.from({ length: OWN_SLOTS }, (_, slot) => new Block(memory, slot, columns));
  }

  get hasRoom(): boolean {
    return this.#free.length > 0;
  }

  scan(section: number): void {
    const block = this.#free.pop();
    if (block === undefined) return;
    const ready = this.#scan.run(section, block, () => undefined);
    if (ready) this.#blocks.set(section, block);
    else this.#free.push(block);
  }

  /** False when it has no block for the section, or one that is of no use. */
  use(section: number, reading: SectionsReading): boolean {
    const block = this.#blocks.get(section);
    if (block === undefined) return false;
    const used = reading.use(block, this.#translator);
    this.#blocks.delete(section);
    this.#free.push(block);
    return used;
  }
}

class SectionsReading {
  readonly #file: AnywhereSource;
  readonly #job: ScanJob;
  readonly #onBatch: (batch: RowBatch) => void;
  readonly #rows: RowScanner;
  readonly #chunk = new Uint8Array(CHUNK_BYTES);
  readonly #offsets = new Float64Array(BATCH_ROWS);
  readonly #source: Source;
  /** Where the next record starts; behind the last one nowhere. */
  #next: number;
  /** Of blocks; the scanner counts its own. */
  #nonFinite = 0;
  rows = 0;
  /** Blocks in a row that began where no record does. */
  misses = 0;

  constructor(file: AnywhereSource, job: ScanJob, coders: readonly CellCoder[], source: Source, onBatch: (batch: RowBatch) => void) {
    this.#file = file;
    this.#job = job;
    this.#source = source;
    this.#next = job.layout.start;
    this.#onBatch = (batch) => {
      this.rows += batch.size;
      onBatch(batch);
    };
    this.#rows = rowScannerOf(job.layout, coders, job.hasIds, source, this.#onBatch);
  }

  get nonFinite(): number {
    return this.#nonFinite + this.#rows.nonFinite();
  }

  /** Scans a section from the first record that starts in it; nothing, when the record before it ends behind it. */
  scan(section: number, count: number): void {
    const { layout, sectionBytes } = this.#job;
    const until = section === count - 1 ? Infinity : layout.start + (section + 1) * sectionBytes;
    if (this.#next >= until) return;
    const rows = this.#rows;
    rows.begin(until, this.#next === layout.start ? 'start' : 'record', this.rows);
    const stopped = scanFrom(this.#file, this.#next, Math.min(until, this.#file.size), rows.scan, rows.advice, this.#chunk);
    rows.flush();
    this.#next = stopped ? rows.next : Infinity;
  }

  /** Passes the rows of a block on; false when it does not begin where the section before has ended. */
  use(block: Block, translator: Translator): boolean {
    translator.learn(block.labels);
    const first = block.start === this.#next ? 0 : this.#job.layout.kind === 'table' ? block.rowAt(this.#next) : undefined;
    if (first === undefined) {
      this.misses++;
      return false;
    }
    this.misses = 0;
    for (let from = first; from < block.rows; from += BATCH_ROWS) this.#pass(block, translator, from, Math.min(from + BATCH_ROWS, block.rows));
    this.#nonFinite += block.nonFinite;
    this.#next = block.next;
    return true;
  }

  #pass(block: Block, translator: Translator, from: number, to: number): void {
    const codes = translator.translated((column) => block.codes(column, from, to), to - from);
    block.offsets(from, to, this.#offsets);
    const ids: IdColumn = block.ids(from, to);
    this.#onBatch({ size: to - from, codes, ids, offsets: this.#offsets, source: this.#source });
  }
}

/** In a translation: the reader has not met the label yet. No code of a cell. */
const NOT_MET = 65_534;

/**
 * From the codes of one scanner ahead to the reader's. A label is learnt when it is first met, row by row and there in the order of columns, as by
 * a reader without another ahead: so its code does not depend on who met it.
 */
class Translator {
  readonly #coders: readonly CellCoder[];
  readonly #source: Source;
  readonly #order: readonly number[];
  /** The scanner's labels by its code, by set and for each column. */
  readonly #sets: readonly string[][];
  readonly #labels: readonly (readonly string[])[];
  /** For each column the reader's code of each of the scanner's; marks mean the same for both. */
  readonly #codes: readonly Uint16Array[];

  constructor({ sets, layout }: ScanJob, coders: readonly CellCoder[], source: Source) {
    this.#order = columnOrder(layout, sets.length);
    this.#coders = coders;
    this.#source = source;
    this.#sets = Array.from({ length: Math.max(0, ...sets) + 1 }, () => []);
    this.#labels = sets.map((set) => this.#sets[set] as string[]);
    this.#codes = sets.map(() => nothingMet());
  }

  /** The labels whose codes come next, by set. */
  learn(news: readonly (readonly string[])[]): void {
    news.forEach((labels, set) => {
      for (const label of labels) this.#sets[set]?.push(label);
    });
  }

  /** The columns of some rows, in place. */
  translated(columnOf: (column: number) => Uint16Array, rows: number): readonly Uint16Array[] {
    const columns = this.#codes.map((_, column) => columnOf(column));
    if (columns.some((theirs, column) => hasNews(theirs, this.#codes[column] as Uint16Array))) {
      for (let row = 0; row < rows; row++) for (const column of this.#order) this.#meet((columns[column] as Uint16Array)[row] as Code, column);
    }
    columns.forEach((theirs, column) => translate(theirs, this.#codes[column] as Uint16Array));
    return columns;
  }

  #meet(theirs: Code, column: number): void {
    const ours = this.#codes[column] as Uint16Array;
    if (ours[theirs] !== NOT_MET) return;
    const label = this.#labels[column]?.[theirs];
    if (label === undefined) throw new RangeError(`the scanner ahead has told no label with the code ${theirs}`);
    ours[theirs] = (this.#coders[column] as CellCoder).codeOf(label, this.#source);
  }
}

/** A translation in which only the marks have a meaning: themselves. */
function nothingMet(): Uint16Array {
  const meanings = new Uint16Array(65_536).fill(NOT_MET);
  for (let code = 65_535; !isLabel(code); code--) meanings[code] = code;
  return meanings;
}

function hasNews(codes: Uint16Array, meanings: Uint16Array): boolean {
  for (let row = 0; row < codes.length; row++) if (meanings[codes[row] as number] === NOT_MET) return true;
  return false;
}

function translate(codes: Uint16Array, meanings: Uint16Array): void {
  for (let row = 0; row < codes.length; row++) codes[row] = meanings[codes[row] as number] as number;
}
