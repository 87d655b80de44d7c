import type { Source } from '../source.js';
import { scanFile, STOP, type Scanner } from './chunks.js';
import { Fault } from './fault.js';
import type { RecordReader } from './json-records.js';
import { describeValue, SHAPES } from './json-shapes.js';
import { UNFAMILIAR } from './json-template.js';
import { JsonText } from './json-text.js';
import { broken, nextItem, RAN_OUT, skipBlanks } from './json-tokens.js';
import type { RecordScanner } from './record-scanner.js';

const OPEN_BRACE = 0x7b;
const CLOSE_BRACKET = 0x5d;
const CLOSE_BRACE = 0x7d;
const COMMA = 0x2c;

/** Reads an array of objects record by record, however large the file is. The first byte of the file that is no blank is "[". */
export async function readArray(source: Source, reader: RecordReader): Promise<void> {
  const items = new ArrayItems(reader);
  await scanFile(source, items.scan, items.advice);
}

/** The items of an array, from its start or from any of them on. */
export class ArrayItems implements RecordScanner {
  readonly advice = 'Look for a quote or a bracket that is never closed.';
  readonly #reader: RecordReader;
  /** What stands right before the bytes to come. */
  #behind: 'nothing' | 'bracket' | 'item' | 'array' = 'nothing';
  #items = 0;
  #until = Infinity;
  next = 0;

  constructor(reader: RecordReader) {
    this.#reader = reader;
  }

  begin(until: number, at: 'start' | 'record' | 'behind', recordsBefore: number): void {
    this.#until = until;
    // Where an item starts it is as behind the bracket.
    this.#behind = ({ start: 'nothing', record: 'bracket', behind: 'item' } as const)[at];
    this.#items = recordsBefore;
  }

  readonly scan: Scanner = (bytes, start, end, last, origin) => {
    const until = this.#until - origin;
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
      } else if (at >= until) {
        this.next = origin + at;
        return STOP;
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
  };

  /** An object behind the end of another and a comma. In a string or an inner array that is no item. */
  guess(bytes: Uint8Array): number {
    for (let close = bytes.indexOf(CLOSE_BRACE); close !== -1; close = bytes.indexOf(CLOSE_BRACE, close + 1)) {
      const comma = skipBlanks(bytes, close + 1, bytes.length);
      if (bytes[comma] !== COMMA) continue;
      const open = skipBlanks(bytes, comma + 1, bytes.length);
      if (bytes[open] === OPEN_BRACE) return open;
    }
    return 0;
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
