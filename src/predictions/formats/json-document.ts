import type { Source } from '../source.js';
import { scanFile, STOP } from './chunks.js';
import { Fault } from './fault.js';
import type { JsonText } from './json-text.js';
import { broken, RAN_OUT, skipBlanks } from './json-tokens.js';

const OPEN_BRACKET = 0x5b;

/** The largest document that is read whole: positions in it are 32-bit integers, and it must fit into memory. */
const MAX_DOCUMENT = 1024 * 1024 * 1024;

/** A file as a whole. */
export interface Document {
  readonly bytes: Buffer;
  /** Where its bytes stand in the file: behind a byte order mark. */
  readonly origin: number;
}

/**
 * Reads a file whole whose first byte that is no blank opens an object or an array. Undefined when another object follows the first: then the file is
 * JSON Lines, and no more of it is kept. Throws ProblemError above `maxDocument` bytes.
 */
export async function readDocument(source: Source, maxDocument = MAX_DOCUMENT): Promise<Document | undefined> {
  const first = new FirstObject();
  const pieces: Buffer[] = [];
  let size = 0;
  let followed = false;
  let fileOrigin: number | undefined;
  await scanFile(
    source,
    (bytes, start, end, _last, origin) => {
      fileOrigin ??= origin + start;
      size += end - start;
      if (size > maxDocument) throw tooLarge(maxDocument);
      pieces.push(Buffer.from(bytes.subarray(start, end)));
      followed = first.isFollowed(bytes, start, end);
      return followed ? STOP : end;
    },
    'Look for a quote or a bracket that is never closed.',
  );
  return followed ? undefined : { bytes: Buffer.concat(pieces, size), origin: fileOrigin ?? 0 };
}

/** Where the object or array of a document starts. Throws a Fault unless the document is one valid value; counts its bare NaN in `text`. */
export function checkDocument(bytes: Buffer, text: JsonText): number {
  const start = skipBlanks(bytes, 0, bytes.length);
  const end = text.value(bytes, start, bytes.length, 0);
  if (end === RAN_OUT) {
    throw broken(`the file ends before the ${nameOf(bytes[start])} that starts here does`, start, 'It was cut short: check that the step which writes it ran to its end.');
  }
  const rest = skipBlanks(bytes, end, bytes.length);
  if (rest < bytes.length) throw broken(`there is something behind the end of the ${nameOf(bytes[start])}`, rest);
  return start;
}

function nameOf(byte: number | undefined): string {
  return byte === OPEN_BRACKET ? 'array' : 'object';
}

/** Finds the end of the first object by its brackets alone; whether it is valid is seen later. */
class FirstObject {
  #depth = 0;
  #inString = false;
  #escaped = false;
  #ended = false;
  /** The first byte behind it that is no blank. */
  #behind: number | undefined;

  /** Whether another object starts behind the first, as far as the bytes go. */
  isFollowed(bytes: Uint8Array, start: number, end: number): boolean {
    let p = start;
    for (; p < end && !this.#ended; p++) this.#pass(bytes[p] ?? 0);
    if (this.#ended && this.#behind === undefined) {
      p = skipBlanks(bytes, p, end);
      if (p < end) this.#behind = bytes[p];
    }
    return this.#behind === 0x7b;
  }

  #pass(byte: number): void {
    if (this.#inString) {
      if (this.#escaped) this.#escaped = false;
      else if (byte === 0x5c) this.#escaped = true;
      else if (byte === 0x22) this.#inString = false;
    } else if (byte === 0x22) {
      this.#inString = true;
    } else if (byte === 0x7b || byte === 0x5b) {
      this.#depth++;
    } else if (byte === 0x7d || byte === 0x5d) {
      this.#depth--;
      this.#ended = this.#depth === 0;
    }
  }
}

function tooLarge(maxDocument: number): Fault {
  return new Fault(
    0,
    'file',
    `the file is one JSON document of more than ${maxDocument / (1024 * 1024)} MiB, which must be read whole`,
    'Write it as JSON Lines, which has no limit: df.to_json(path, orient="records", lines=True).',
  );
}
