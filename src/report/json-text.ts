/** What report.json is made of. Keys are our own words: data never stands in a key. */
export type Json = string | number | boolean | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Text in which JSON escapes nothing. Most names are such, and there are thousands of them. */
const AS_IT_IS = /^[ !#-[\]-~]*$/;

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
  if (isPlain(value)) text.pieces.push(plainText(value));
  else if (isList(value)) writeList(value, indent, text);
  else writeObject(value, indent, text);
}

function writeList(values: readonly Json[], indent: string, text: Text): void {
  if (values.every(isPlain)) {
    text.pieces.push('[', values.map(plainText).join(', '), ']');
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
    text.pieces.push(start, '"', keys[index] as string, '": ');
    write(value, deeper, text);
    start = next;
  }
  text.pieces.push(start === first ? '{}' : end);
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

/** As JSON.stringify writes it, which takes its time for every number. */
function plainText(value: Plain): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && AS_IT_IS.test(value) ? `"${value}"` : JSON.stringify(value);
}

function isList(value: Exclude<Json, Plain>): value is readonly Json[] {
  return Array.isArray(value);
}
