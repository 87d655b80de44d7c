/** What report.json is made of. Keys are our own words, of lower-case letters and `_`: data never stands in a key. */
export type Json = Plain | readonly Json[] | JsonObject | Facts;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}
type Plain = string | number | boolean;

/** Plain values under keys that are in order already. */
export type Fact = Readonly<Record<string, Plain | undefined>>;

/** A list of which there may be thousands, such as the cells of a matrix: written by the engine in one go, not value by value. */
export class Facts {
  readonly list: readonly Fact[];

  constructor(list: readonly Fact[]) {
    this.list = list;
  }
}

/** Between two facts. In a string a quote is escaped, and behind the quote at its end no key begins: data cannot look like this. */
const BETWEEN_FACTS = /\},\{"(?=[a-z])/g;

/** JSON with sorted keys. What holds only plain values stands on one line, so that a line is a fact, such as one cell of a matrix. */
export function jsonText(document: Json): string {
  const text: Text = { pieces: [], joined: [] };
  write(document, '', text);
  // The runner of a workflow obeys `##[` wherever it is printed.
  return `${text.joined.join('')}${text.pieces.join('')}\n`.replaceAll('##[', String.raw`#\u0023[`);
}

/** Text of a million pieces. They are kept apart until many of them are joined at once: adding each to the text takes twice as long. */
interface Text {
  pieces: string[];
  readonly joined: string[];
}

const MOST_PIECES = 8_000;

function write(value: Json, indent: string, text: Text): void {
  if (typeof value !== 'object') text.pieces.push(JSON.stringify(value));
  else if (value instanceof Facts) writeFacts(value, indent, text);
  else if (isList(value)) writeList(value, indent, text);
  else writeObject(value, indent, text);
}

function writeList(values: readonly Json[], indent: string, text: Text): void {
  if (values.every(isPlain)) {
    text.pieces.push(JSON.stringify(values));
    return;
  }
  const deeper = `${indent}  `;
  const next = `,\n${deeper}`;
  let start = `[\n${deeper}`;
  for (const value of values) {
    text.pieces.push(start);
    write(value, deeper, text);
    start = next;
    if (text.pieces.length < MOST_PIECES) continue;
    text.joined.push(text.pieces.join(''));
    text.pieces = [];
  }
  text.pieces.push(`\n${indent}]`);
}

function writeFacts({ list }: Facts, indent: string, text: Text): void {
  if (list.length === 0) {
    text.pieces.push('[]');
    return;
  }
  const line = `\n${indent}  `;
  text.pieces.push('[', line, JSON.stringify(list).slice(1, -1).replace(BETWEEN_FACTS, `},${line}{"`), `\n${indent}]`);
}

function writeObject(object: JsonObject, indent: string, text: Text): void {
  const keys = Object.keys(object);
  if (!isSorted(keys)) return writeObject(Object.fromEntries(Object.entries(object).toSorted(([a], [b]) => (a < b ? -1 : 1))), indent, text);
  if (Object.values(object).every(isPlain)) {
    text.pieces.push(JSON.stringify(object));
    return;
  }
  const deeper = `${indent}  `;
  const next = `,\n${deeper}`;
  let start = `{\n${deeper}`;
  for (const key of keys) {
    const value = object[key];
    if (value === undefined) continue;
    text.pieces.push(start, '"', key, '": ');
    write(value, deeper, text);
    start = next;
  }
  text.pieces.push(`\n${indent}}`);
}

/** Nearly all objects have their keys in order already: hundreds of thousands of them are not sorted for that. */
function isSorted(keys: readonly string[]): boolean {
  for (let index = 1; index < keys.length; index++) if ((keys[index] as string) < (keys[index - 1] as string)) return false;
  return true;
}

function isPlain(value: Json | undefined): boolean {
  return typeof value !== 'object';
}

function isList(value: readonly Json[] | JsonObject): value is readonly Json[] {
  return Array.isArray(value);
}
