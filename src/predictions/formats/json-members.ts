import { stringText } from './json-cell.js';
import { JsonText } from './json-text.js';
import { firstItem, firstMember, nextItem, nextMember, RAN_OUT } from './json-tokens.js';

// The slow and plain way into JSON, for what is looked at once. All of it takes JSON that is known to be valid and complete.

/** The keys of the object at p and where their values start, in the order of the file. */
export function* membersOf(bytes: Uint8Array, p: number): Generator<readonly [key: string, value: number]> {
  const text = new JsonText();
  const end = bytes.length;
  let at = firstMember(bytes, p, end);
  while (at !== RAN_OUT && bytes[at] === 0x22) {
    const afterKey = text.string(bytes, at, end);
    const key = stringText(bytes, at + 1, afterKey - 1, text.escaped);
    const value = text.colon(bytes, afterKey, end);
    yield [key, value];
    at = nextMember(bytes, text.value(bytes, value, end, 0), end);
  }
}

/** Where the items of the array at p start. */
export function* itemsOf(bytes: Uint8Array, p: number): Generator<number> {
  const text = new JsonText();
  const end = bytes.length;
  let at = firstItem(bytes, p, end);
  while (at !== RAN_OUT && bytes[at] !== 0x5d) {
    yield at;
    at = nextItem(bytes, text.value(bytes, at, end, 0), end);
  }
}

/**
 * Where the value of a dotted path starts in the object at p, or undefined. At every object the longest key wins: a key "a.b" over
 * a key "b" inside "a". Of duplicate keys the last wins, as in JSON.parse.
 */
export function resolvePath(bytes: Uint8Array, p: number, path: string): number | undefined {
  const members = new Map(membersOf(bytes, p));
  const whole = members.get(path);
  if (whole !== undefined) return whole;
  for (const [key, rest] of splitsOf(path)) {
    const inner = members.get(key);
    const found = inner !== undefined && bytes[inner] === 0x7b ? resolvePath(bytes, inner, rest) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Every way to cut a dotted path into a key and the path inside it, longest key first. */
export function splitsOf(path: string): readonly (readonly [key: string, rest: string])[] {
  const parts = path.split('.');
  return parts.slice(1).map((_, i) => {
    const cut = parts.length - 1 - i;
    return [parts.slice(0, cut).join('.'), parts.slice(cut).join('.')] as const;
  });
}

/** Levels of objects whose keys are named by dotted paths; an object below them is one value. */
const NAMED_LEVELS = 4;

/** Adds the dotted paths of the values of the object at p, in the order of the file. `prefix` names the object, `level` counts it. */
export function addPaths(bytes: Uint8Array, p: number, into: Set<string>, prefix = '', level = 1): void {
  for (const [key, value] of membersOf(bytes, p)) addPath(bytes, value, into, prefix + key, level);
}

/** Adds the path of the value at p: its own, or those of its members. */
export function addPath(bytes: Uint8Array, p: number, into: Set<string>, path: string, level: number): void {
  const inner = level < NAMED_LEVELS && bytes[p] === 0x7b && bytes[firstMember(bytes, p, bytes.length)] === 0x22;
  if (inner) addPaths(bytes, p, into, `${path}.`, level + 1);
  else into.add(path);
}
