import type { Source } from '../source.js';
import { scanFile, STOP, type Scanner } from './chunks.js';
import { emptyFile, Fault } from './fault.js';
import type { Format } from './format.js';
import { CellReader, PreviewReader, type RecordReader } from './json-records.js';
import { describeValue } from './json-shapes.js';
import { UNFAMILIAR } from './json-template.js';
import { JsonText } from './json-text.js';
import { broken, RAN_OUT, skipBlanks } from './json-tokens.js';
import type { RecordScanner } from './record-scanner.js';

const LF = 0x0a;
const CR = 0x0d;
const OPEN_BRACE = 0x7b;

/** JSON Lines: one object a line. Blank lines are skipped. */
export const jsonl: Format = {
  id: 'jsonl',
  async preview(source) {
    const reader = new PreviewReader();
    await readLines(source, reader);
    return reader.preview('jsonl');
  },
  async read(source, columns, onRecord) {
    const reader = new CellReader(columns, true, onRecord);
    await readLines(source, reader);
    return { records: reader.records, nonFinite: reader.nonFinite };
  },
  layout: (_, columns) => Promise.resolve({ kind: 'lines', columns, start: 0 }),
};

/** Reads one object a line. */
export async function readLines(source: Source, reader: RecordReader): Promise<void> {
  const lines = new JsonLines(reader);
  await scanFile(source, lines.scan, lines.advice);
}

/** The lines of a file, from any of them on. */
export class JsonLines implements RecordScanner {
  readonly advice = 'JSON Lines holds one record a line. Is a line break missing?';
  readonly #reader: RecordReader;
  #empty = true;
  #until = Infinity;
  next = 0;

  constructor(reader: RecordReader) {
    this.#reader = reader;
  }

  begin(until: number, _at: string, recordsBefore: number): void {
    this.#until = until;
    this.#empty = recordsBefore === 0;
  }

  readonly scan: Scanner = (bytes, start, end, last, origin) => {
    const reader = this.#reader;
    const until = this.#until - origin;
    for (let p = start; p < end; ) {
      if (p >= until) return this.#stopAt(origin + p);
      const next = behindBreak(bytes, reader.familiar(bytes, p, end), end);
      if (next !== UNFAMILIAR) {
        this.#empty = false;
        if (!reader.accept(origin + p)) return STOP;
        p = next;
        continue;
      }
      const newline = bytes.indexOf(LF, p);
      const found = newline !== -1 && newline < end;
      if (!found && !last) return p;
      const lineEnd = found ? newline : end;
      const object = skipBlanks(bytes, p, lineEnd);
      if (object < lineEnd) {
        this.#empty = false;
        readLine(reader, bytes, object, lineEnd);
        if (!reader.accept(origin + object)) return STOP;
      }
      p = found ? lineEnd + 1 : end;
    }
    if (last && this.#empty) throw emptyFile();
    return end;
  };

  /** A bare line break stands in no string, so behind one a line starts. */
  guess(bytes: Uint8Array): number {
    return bytes.indexOf(LF) + 1;
  }

  #stopAt(offset: number): number {
    this.next = offset;
    return STOP;
  }
}

/** Behind the line break that ends a familiar record, or UNFAMILIAR: it is not followed by one, or was none. */
function behindBreak(bytes: Buffer, p: number, end: number): number {
  if (p === UNFAMILIAR || p >= end) return UNFAMILIAR;
  if (bytes[p] === LF) return p + 1;
  return bytes[p] === CR && p + 1 < end && bytes[p + 1] === LF ? p + 2 : UNFAMILIAR;
}

/** The line bytes[p, end), whose first byte is no blank. */
function readLine(reader: RecordReader, bytes: Buffer, p: number, end: number): void {
  const object = bytes[p] === OPEN_BRACE;
  const next = object ? reader.read(bytes, p, end) : new JsonText().value(bytes, p, end, 0);
  if (next === RAN_OUT) {
    throw broken(`the line ends before its ${object ? 'object' : 'value'} does`, end, 'JSON Lines holds one whole object a line. For one JSON document over many lines, say format: json.');
  }
  if (!object) throw new Fault(p, 'line', `the line holds ${describeValue(bytes[p])}, not an object`, 'JSON Lines holds one object a line, such as {"id": "1", "actual": "spam", "predicted": "ham"}.');
  const rest = skipBlanks(bytes, next, end);
  if (rest < end) throw broken('there is something behind the object of the line', rest, 'JSON Lines holds one object a line. Is a line break missing?');
}
