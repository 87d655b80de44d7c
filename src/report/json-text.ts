/** What report.json is made of. Keys are our own words: data never stands in a key. */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json | undefined };

/** JSON with sorted keys. What holds only plain values stands on one line, so that a line is a fact, such as one cell of a matrix. */
export function jsonText(document: Json): string {
  // The runner of a workflow obeys `##[` wherever it is printed.
  return `${written(document, '')}\n`.replaceAll('##[', String.raw`#\u0023[`);
}

function written(value: Json, indent: string): string {
  if (typeof value !== 'object') return JSON.stringify(value);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{ ', ' }'];
  const members = Array.isArray(value) ? (value as readonly Json[]).map((entry) => ['', entry] as const) : entriesOf(value as Exclude<typeof value, readonly Json[]>);
  if (members.length === 0) return open.trim() + close.trim();
  if (members.every(([, entry]) => typeof entry !== 'object')) return `${open}${members.map(([key, entry]) => `${key}${JSON.stringify(entry)}`).join(', ')}${close}`;
  const deeper = `${indent}  `;
  return `${open.trim()}\n${members.map(([key, entry]) => `${deeper}${key}${written(entry, deeper)}`).join(',\n')}\n${indent}${close.trim()}`;
}

function entriesOf(value: { readonly [key: string]: Json | undefined }): readonly (readonly [prefix: string, entry: Json])[] {
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, entry]) => (entry === undefined ? [] : [[`${JSON.stringify(key)}: `, entry] as const]));
}
