import { parsePath, valuesAt } from './json-path.js';
import { unparsed, type Taken, type TextStep } from './reading.js';
import type { Otherwise } from './step.js';

/** How a JSON value begins: for other text there is no need to ask the parser, which answers with an exception. */
const BEGINS_JSON = /^\s*[[{"\-\dtfn]/;
const FENCE = /^[ \t]*(?:```|~~~)/;

/**
 * Takes the value at a path of the JSON in a reply: the reply itself, what stands in its code fences, or the objects in its text. Text is
 * taken as it is, a number or a boolean as JSON writes it; of an array each item, and all must come to the same. Null is `(missing)`.
 */
export function jsonStep(path: string, otherwise: Otherwise, json: JsonOfReply): TextStep {
  const steps = parsePath(path) ?? [];
  return (text) => {
    const values = json(text).flatMap((value) => valuesAt(value, steps));
    if (values.length > 0) return textsOf(values);
    return otherwise === 'keep' ? text : unparsed(`there is no JSON with ${path} in it`);
  };
}

/** The JSON values of a reply. */
export type JsonOfReply = (text: string) => readonly unknown[];

/** Several steps in a row ask for the JSON of the same reply: the last one is remembered. */
export function jsonOfReply(): JsonOfReply {
  let last: string | undefined;
  let values: readonly unknown[] = [];
  return (text) => {
    if (text !== last) {
      values = jsonIn(text);
      last = text;
    }
    return values;
  };
}

function textsOf(values: readonly unknown[]): Taken {
  const items = values.flat();
  const said = items.filter((item) => item !== null);
  if (said.length === 0) return items.length === 0 ? unparsed('the JSON names no label') : { outcome: 'missing' };
  return [...new Set(said.map(asText))];
}

/** A JSON value as text. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** One pass, whatever stands in the text. */
function jsonIn(text: string): readonly unknown[] {
  const whole = parsed(text);
  if (whole.length > 0) return whole;
  const fenced = text.includes('```') || text.includes('~~~') ? inFences(text).flatMap(parsed) : [];
  return fenced.length > 0 || !text.includes('{') ? fenced : objectsIn(text).flatMap(parsed);
}

function parsed(text: string): readonly unknown[] {
  if (!BEGINS_JSON.test(text)) return [];
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}

/** What stands between two lines of backticks or tildes; after the last one, if it is never closed. */
function inFences(text: string): readonly string[] {
  const blocks: string[][] = [];
  let block: string[] | undefined;
  for (const line of text.split('\n')) {
    if (FENCE.test(line)) {
      if (block !== undefined) blocks.push(block);
      block = block === undefined ? [] : undefined;
    } else block?.push(line);
  }
  if (block !== undefined) blocks.push(block);
  return blocks.map((lines) => lines.join('\n'));
}

/** The outermost texts from `{` to its `}`. What never closes ends the search: it was cut off, or is no JSON. */
function objectsIn(text: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (inString) {
      if (sign === '\\') i++;
      else if (sign === '"') inString = false;
    } else if (sign === '{') {
      if (depth++ === 0) start = i;
    } else if (depth > 0) {
      if (sign === '"') inString = true;
      else if (sign === '}' && --depth === 0) found.push(text.slice(start, i + 1));
    }
  }
  return found;
}
