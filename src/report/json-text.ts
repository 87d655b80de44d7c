/** What report.json is made of. Keys are our own words: data never stands in a key. */
export type Json = string | number | boolean | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Text in which JSON escapes nothing. Most names are such, and there are thousands of them. */
const AS_IT_IS = /^[ !#-[\]-~]*$/;

/** JSON with sorted keys. What holds only plain values stands on one line, so that a line is a fact, such as one cell of a matrix. */
export function jsonText(document: Json): string {
  // The runner of a workflow obeys `##[` wherever it is printed.
  return `${written(document, '')}\n`.replaceAll('##[', String.raw`#\u0023[`);
}

function written(value: Json, indent: string): string {
  if (typeof value === 'string' && AS_IT_IS.test(value)) return `"${value}"`;
  if (typeof value !== 'object') return JSON.stringify(value);
  return isList(value) ? listText(value, indent) : objectText(value, indent);
}

function isList(value: Exclude<Json, string | number | boolean>): value is readonly Json[] {
  return Array.isArray(value);
}

function listText(list: readonly Json[], indent: string): string {
  const deeper = `${indent}  `;
  const onOneLine = !list.some(isDeep);
  const between = onOneLine ? ', ' : `,\n${deeper}`;
  let text = '';
  for (const entry of list) text += `${text === '' ? '' : between}${written(entry, deeper)}`;
  if (text === '') return '[]';
  return onOneLine ? `[${text}]` : `[\n${deeper}${text}\n${indent}]`;
}

function objectText(object: JsonObject, indent: string): string {
  const deeper = `${indent}  `;
  const keys = sortedKeys(object);
  const onOneLine = !keys.some((key) => isDeep(object[key]));
  const between = onOneLine ? ', ' : `,\n${deeper}`;
  let text = '';
  for (const key of keys) {
    const entry = object[key];
    if (entry !== undefined) text += `${text === '' ? '' : between}"${key}": ${written(entry, deeper)}`;
  }
  if (text === '') return '{}';
  return onOneLine ? `{ ${text} }` : `{\n${deeper}${text}\n${indent}}`;
}

function isDeep(value: Json | undefined): boolean {
  return typeof value === 'object';
}

/** Thousands of metrics and cells have their keys in order already, and looking is much cheaper than sorting. */
function sortedKeys(object: JsonObject): readonly string[] {
  const keys = Object.keys(object);
  for (let index = 1; index < keys.length; index++) if ((keys[index - 1] ?? '') > (keys[index] ?? '')) return keys.toSorted();
  return keys;
}
