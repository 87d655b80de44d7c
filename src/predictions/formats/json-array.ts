import type { Source } from '../source.js';
import { scanFile, STOP } from './chunks.js';
import { Fault } from './fault.js';
import type { RecordReader } from './json-records.js';
import { describeValue, SHAPES } from './json-shapes.js';
import { UNFAMILIAR } from './json-template.js';
import { JsonText } from './json-text.js';
import { broken, nextItem, RAN_OUT, skipBlanks } from './json-tokens.js';

const OPEN_BRACE = 0x7b;
const CLOSE_BRACKET = 0x5d;

/** Reads an array of objects record by record, however large the file is. The first byte of the file that is no blank is "[". */
export async function readArray(source: Source, reader: RecordReader): Promise<void> {
  const scanner = new ArrayScanner(reader);
  await scanFile(
    source,
    (bytes, start, end, last, origin) => scanner.scan(bytes, start, end, last, origin),
    'Look for a quote or a bracket that is never closed.',
  );
}

class ArrayScanner {
  readonly #reader: RecordReader;
  /** What stands right before the bytes to come. */
  #behind: 'nothing' | 'bracket' | 'item' | 'array' = 'nothing';
  #items = 0;

  constructor(reader: RecordReader) {
    this.#reader = reader;
  }

  scan(bytes: Buffer, start: number, end: number, last: boolean, origin: number): number {
    let p = start;
    while (this.#behind !== 'array') {
      const at = this.#behind === 'item' ? nextItem(bytes, p, end) : skipBlanks(bytes, p, end);
      if (at === RAN_OUT || at === end) {
        if (last) throw cutShort(end, 'the file ends before the array does');
        return p;
      }
      if (this.#behind === 'nothing') {
        this.#behind = 'bracket';
        p = at + 1;
      } else if (bytes[at] === CLOSE_BRACKET) {
        this.#behind = 'array';
        p = at + 1;
      } else {
        const next = this.#readItem(bytes, at, end);
        if (next === RAN_OUT) {
          if (last) throw cutShort(at, 'the file ends before the record that starts here does');
          return p;
        }
        this.#behind = 'item';
        this.#items++;
        if (!this.#reader.accept(origin + at)) return STOP;
        p = next;
      }
    }
    const rest = skipBlanks(bytes, p, end);
    if (rest < end) throw broken('there is something behind the end of the array', rest);
    return end;
  }

  #readItem(bytes: Buffer, p: number, end: number): number {
    if (bytes[p] === OPEN_BRACE) {
      const next = this.#reader.familiar(bytes, p, end);
      return next === UNFAMILIAR ? this.#reader.read(bytes, p, end) : next;
    }
    const next = new JsonText().value(bytes, p, end, 1);
    // A number that ends the bytes may go on.
    if (next === RAN_OUT || next === end) return RAN_OUT;
    throw new Fault(p, 'column', `item ${this.#items + 1} of the array is ${describeValue(bytes[p])}, not an object`, SHAPES);
  }
}

function cutShort(p: number, message: string): Fault {
  return broken(message, p, 'It was cut short: check that the step which writes it ran to its end.');
}
