/** What report.json is made of. Keys are our own words: data never stands in a key. */
export type Json = string | number | boolean | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** JSON with sorted keys. What holds only plain values stands on one line, so that a line is a fact, such as one cell of a matrix. */
export function jsonText(document: Json): string {
  // The runner of a workflow obeys `##[` wherever it is printed.
  return `${written(document, '')}\n`.replaceAll('##[', String.raw`#\u0023[`);
}

function written(value: Json, indent: string): string {
  if (typeof value !== 'object') return JSON.stringify(value);
  const deeper = `${indent}  `;
  const [open, close, values, members] = isList(value) ? ['[', ']', value, value.map((entry) => written(entry, deeper))] : ['{', '}', ...entriesOf(value, deeper)];
  if (values.every((entry) => typeof entry !== 'object')) {
    const blank = open === '{' && members.length > 0 ? ' ' : '';
    return `${open}${blank}${members.join(', ')}${blank}${close}`;
  }
  return `${open}\n${deeper}${members.join(`,\n${deeper}`)}\n${indent}${close}`;
}

function isList(value: Exclude<Json, string | number | boolean>): value is readonly Json[] {
  return Array.isArray(value);
}

function entriesOf(value: JsonObject, indent: string): readonly [values: readonly Json[], members: readonly string[]] {
  const values: Json[] = [];
  const members: string[] = [];
  for (const key of Object.keys(value).toSorted()) {
    const entry = value[key];
    if (entry === undefined) continue;
    values.push(entry);
    members.push(`"${key}": ${written(entry, indent)}`);
  }
  return [values, members];
}
