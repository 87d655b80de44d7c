import { constructFromEvents, EVENT_ID, parseEvents, YAMLException } from 'js-yaml';
import type { Event } from 'js-yaml';
import { ProblemError } from '../problem.js';
import type { Place, Problem } from '../problem.js';
import { outlineOf, UnreadableOutline } from './outline.js';
import type { OutlineNode } from './outline.js';

export type Path = readonly (string | number)[];

/** A config file as plain values, and where each of them stands. */
export interface YamlDocument {
  /** Mappings are plain objects whose data keys, `__proto__` too, are own keys: read them with Object.keys, never by `in`. */
  readonly value: unknown;
  /** What is wrong with the text but does not hinder reading on: keys written twice, keys that are no text. */
  readonly problems: readonly Problem[];
  /** Where the value at `path` begins; for a path that is not there, where its nearest parent begins. */
  placeOf(path: Path): Place;
  /** Where the key that `path` ends with stands. */
  placeOfKey(path: Path): Place;
  /** The keys of the mapping at `path` in the order of the file (a plain object puts numbers first). */
  keysOf(path: Path): readonly string[];
  /** The value as written, quotes included: `1.10` stays `1.10`. Undefined for lists, mappings and block text. */
  sourceOf(path: Path): string | undefined;
}

/** A config is written by people; a megabyte is a file given by mistake. */
export const MAX_CONFIG_BYTES = 1024 * 1024;
const MAX_DEPTH = 50;
const BYTE_ORDER_MARK = 0xfe_ff;

/** One YAML 1.2 document, a mapping. Throws ProblemError with line and column for anything else. */
export function parseYaml(original: string, file: string): YamlDocument {
  if (Buffer.byteLength(original) > MAX_CONFIG_BYTES) {
    throw new ProblemError({ message: 'the config is larger than 1 MiB', place: { file }, advice: 'Is it the right file? A config holds rules; predictions stand in files of their own.' });
  }
  // The mark is no character of the first line, so columns stay right without it.
  const text = original.charCodeAt(0) === BYTE_ORDER_MARK ? original.slice(1) : original;
  const lines = lineStarts(text);
  // Counting characters costs the length of the line for every place; where each character is one unit, a difference does.
  const charactersIn = /[\ud800-\udbff]/.test(text) ? (part: string): number => Array.from(part).length : (part: string): number => part.length;
  const placeAt = (offset: number): Place => {
    const line = lineOf(lines, offset);
    return { file, line, column: charactersIn(text.slice(lines[line - 1] ?? 0, offset)) + 1 };
  };
  const fail = (offset: number, message: string, advice?: string): never => {
    throw new ProblemError({ message, place: placeAt(offset), ...(advice === undefined ? {} : { advice }) });
  };

  try {
    const events = parseEvents(text, { maxDepth: MAX_DEPTH });
    refuseSeveralDocuments(events, fail);
    const outline = outlineOf(events, text, (offset) => lineOf(lines, offset));
    // Duplicate keys were found by the outline, all of them; json lets the construction go on behind the first.
    const [value] = constructFromEvents(events, { source: text, json: true });
    if (value === undefined || value === null) fail(0, 'the config is empty', 'It needs at least predictions: and, to gate anything, thresholds:');
    if (outline.root.entries === undefined) fail(outline.root.offset, `the config must be a mapping of keys, but is ${outline.root.items === undefined ? 'a single value' : 'a list'}`);
    const { root, faults } = outline;
    return {
      value,
      problems: faults.map(({ offset, ...fault }) => ({ ...fault, place: placeAt(offset) })),
      placeOf: (path) => placeAt(nodeAt(root, path).offset),
      placeOfKey: (path) => placeAt(keyOffset(root, path)),
      keysOf: (path) => [...(nodeAt(root, path).entries?.keys() ?? [])],
      sourceOf: (path) => nodeAt(root, path).source,
    };
  } catch (error) {
    if (error instanceof UnreadableOutline) return fail(error.fault.offset, error.fault.message, error.fault.advice);
    if (error instanceof YAMLException) return fail(error.mark?.position ?? 0, syntaxMessage(error.reason), syntaxAdvice(error.reason));
    throw error;
  }
}

function refuseSeveralDocuments(events: readonly Event[], fail: (offset: number, message: string, advice?: string) => never): void {
  if (events.length === 0) fail(0, 'the config is empty', 'It needs at least predictions: and, to gate anything, thresholds:');
  const second = events.findIndex((event, index) => index > 0 && event.type === EVENT_ID.DOCUMENT);
  if (second < 0) return;
  const content = events[second + 1];
  const offset = content === undefined ? 0 : offsetOf(content);
  fail(offset, 'the config holds several YAML documents (separated by ---)', 'Keep one document; several evaluations stand under evaluations:');
}

function offsetOf(event: Event): number {
  if ('start' in event) return event.start;
  return 'valueStart' in event ? Math.max(event.valueStart, 0) : 0;
}

function syntaxMessage(reason: string): string {
  if (reason.startsWith('nesting exceeded')) return `the config is nested more than ${MAX_DEPTH} levels deep`;
  const tag = /^unknown (?:scalar|sequence|mapping) tag !<(.*)>$/s.exec(reason)?.[1];
  return tag === undefined ? `this is not valid YAML: ${reason}` : `the YAML tag ${tag} is not known`;
}

function syntaxAdvice(reason: string): string | undefined {
  if (reason.startsWith('tab characters')) return 'Indent with spaces.';
  if (reason.startsWith('unknown')) return 'Remove the tag. A value that begins with ! needs quotes.';
  if (reason.startsWith('bad indentation')) return 'Keys of one mapping stand in the same column; a value with ": " in it, or with one of % @ ` at its start, needs quotes.';
  if (reason.startsWith('missed comma')) return 'Inside { … } and [ … ] entries are separated by commas, and a value with [ ] { } or a comma in it needs quotes.';
  if (reason.startsWith('deficient') || reason.startsWith('unexpected end')) return 'Is a quote or a bracket above it closed?';
  return undefined;
}

function nodeAt(root: OutlineNode, path: Path): OutlineNode {
  let node = root;
  for (const step of path) {
    const next = typeof step === 'number' ? node.items?.[step] : node.entries?.get(step)?.node;
    if (next === undefined) return node;
    node = next;
  }
  return node;
}

function keyOffset(root: OutlineNode, path: Path): number {
  const parent = nodeAt(root, path.slice(0, -1));
  const key = path.at(-1);
  return (typeof key === 'string' ? parent.entries?.get(key)?.keyOffset : undefined) ?? nodeAt(root, path).offset;
}

/** Offsets at which lines begin; \n, \r\n and a lone \r end a line, as YAML has it. */
function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}

/** The last line that begins at or before the offset. */
function lineOf(lines: readonly number[], offset: number): number {
  let low = 0;
  let high = lines.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}
