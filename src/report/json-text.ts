/** What report.json is made of. Keys are our own words: data never stands in a key. */
export type Json = string | number | boolean | readonly Json[] | JsonLines | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** A list of objects that are made one by one while they are written: a report has hundreds of thousands. */
export class JsonLines {
  readonly made: Iterable<JsonObject>;

  constructor(made: Iterable<JsonObject>) {
    this.made = made;
  }
}

/** The objects of a list. */
export function linesOf<T>(list: readonly T[], toJson: (entry: T) => JsonObject): JsonLines {
  return new JsonLines({ *[Symbol.iterator]() {
    for (const entry of list) yield toJson(entry);
  } });
}

/** JSON with sorted keys. What holds only plain values stands on one line, so that a line is a fact, such as one cell of a matrix. */
export function jsonText(document: Json): string {
  const text = new Text();
  write(document, '', text);
  text.add('\n');
  // The runner of a workflow obeys `##[` wherever it is printed.
  return text.toString().replaceAll('##[', String.raw`#\u0023[`);
}

const MOST_PIECES = 8_000;

/** Text of a million pieces. They are kept apart until many of them are joined at once: adding each to the text takes twice as long. */
class Text {
  #pieces: string[] = [];
  readonly #joined: string[] = [];
  readonly #heads = new Map<string, string>();

  add(piece: string): void {
    if (this.#pieces.push(piece) < MOST_PIECES) return;
    this.#joined.push(this.#pieces.join(''));
    this.#pieces = [];
  }

  /** What stands before a value in an object. Keys are few. */
  addKey(key: string): void {
    let head = this.#heads.get(key);
    if (head === undefined) this.#heads.set(key, (head = `"${key}": `));
    this.add(head);
  }

  toString(): string {
    return [...this.#joined, ...this.#pieces].join('');
  }
}

function write(value: Json, indent: string, text: Text): void {
  if (isPlain(value)) writePlain(value, text);
  else if (value instanceof JsonLines) writeLines(value.made, indent, text);
  else if (isList(value)) writeList(value, indent, text);
  else writeObject(value, indent, text);
}

function writeList(values: readonly Json[], indent: string, text: Text): void {
  if (!values.every(isPlain)) return writeLines(values, indent, text);
  text.add('[');
  values.forEach((value, index) => {
    if (index > 0) text.add(', ');
    write(value, indent, text);
  });
  text.add(']');
}

function writeLines(values: Iterable<Json>, indent: string, text: Text): void {
  const deeper = `${indent}  `;
  const first = `[\n${deeper}`;
  const next = `,\n${deeper}`;
  let start = first;
  for (const value of values) {
    text.add(start);
    write(value, deeper, text);
    start = next;
  }
  text.add(start === first ? '[]' : `\n${indent}]`);
}

function writeObject(object: JsonObject, indent: string, text: Text): void {
  const keys = Object.keys(object);
  if (!isSorted(keys)) return writeObject(Object.fromEntries(Object.entries(object).toSorted(([a], [b]) => (a < b ? -1 : 1))), indent, text);
  const values = Object.values(object);
  const onOneLine = values.every((value) => value === undefined || isPlain(value));
  const deeper = `${indent}  `;
  const [first, next, end] = onOneLine ? ['{ ', ', ', ' }'] : [`{\n${deeper}`, `,\n${deeper}`, `\n${indent}}`];
  let start = first;
  for (let index = 0; index < keys.length; index++) {
    const value = values[index];
    if (value === undefined) continue;
    text.add(start);
    text.addKey(keys[index] as string);
    write(value, deeper, text);
    start = next;
  }
  text.add(start === first ? '{}' : end);
}

/** Nearly all objects have their keys in order already: hundreds of thousands of them are not sorted for that. */
function isSorted(keys: readonly string[]): boolean {
  for (let index = 1; index < keys.length; index++) if ((keys[index] as string) < (keys[index - 1] as string)) return false;
  return true;
}

type Plain = string | number | boolean;

function isPlain(value: Json): value is Plain {
  return typeof value !== 'object';
}

/** As JSON.stringify, whose calls would take most of the time: nearly no text has a sign to escape. */
function writePlain(value: Plain, text: Text): void {
  if (typeof value === 'string' && isSafe(value)) {
    text.add('"');
    text.add(value);
    text.add('"');
  } else text.add(typeof value === 'string' || !Number.isFinite(value) ? JSON.stringify(value) : String(value));
}

/** Nothing in it is escaped in JSON: no control character, quote or backslash, and no surrogate, which might be a lone one. */
function isSafe(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x20 || unit === 0x22 || unit === 0x5c || (unit >= 0xd800 && unit <= 0xdfff)) return false;
  }
  return true;
}

function isList(value: Exclude<Json, Plain | JsonLines>): value is readonly Json[] {
  return Array.isArray(value);
}
