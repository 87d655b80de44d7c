import { Fault } from './fault.js';
import { itemsOf, resolvePath } from './json-members.js';
import { JsonText } from './json-text.js';
import { shown } from './quoting.js';

const OPEN_BRACE = 0x7b;
const OPEN_BRACKET = 0x5b;

/** One step behind a dotted path: into an array, or by a dotted path into an object. */
type Step =
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'all' }
  | { readonly kind: 'max'; readonly key: string }
  | { readonly kind: 'path'; readonly path: string };

/** A column name that leads through arrays, such as `choices[0].message.content`. */
export interface ArrayPath {
  readonly name: string;
  /** The dotted path of the first array. */
  readonly head: string;
  readonly steps: readonly Step[];
  /** The column beside the first array whose greatest number says which item is meant, should the items have none themselves. */
  readonly beside: string | undefined;
}

/**
 * The name as a path through arrays; undefined when it is none. `[0]` is the first item and `[-1]` the last; `[*]` is every item, of
 * which one may have what follows; `[max:score]` is the item whose `score` is greatest, or the one at the place of the greatest number in
 * the array `score` beside it. The first of several equal ones counts.
 */
export function arrayPath(name: string): ArrayPath | undefined {
  const [, head, tail] = /^([^[\]]+)(\[.*)$/s.exec(name) ?? [];
  if (head === undefined || tail === undefined) return undefined;
  const steps: Step[] = [];
  let rest = tail;
  while (rest !== '') {
    const found = /^(?:\[(-?\d{1,9})\]|\[(\*)\]|\[max:([^[\]]+)\]|\.([^[\]]+))/s.exec(rest);
    if (found === null) return undefined;
    const [whole, index, all, max, path = ''] = found;
    if (index !== undefined) steps.push({ kind: 'index', index: Number(index) });
    else if (all !== undefined) steps.push({ kind: 'all' });
    else steps.push(max === undefined ? { kind: 'path', path } : { kind: 'max', key: max });
    rest = rest.slice(whole.length);
  }
  const [first] = steps;
  return { name, head, steps, beside: first?.kind === 'max' ? `${head.slice(0, head.lastIndexOf('.') + 1)}${first.key}` : undefined };
}

/**
 * Where the one value of the path starts in `bytes`, which hold the valid value of its head; undefined where there is none. `beside` is the
 * valid value of the column of that name. Throws a Fault, which counts from nothing, where several values differ or a score is no number.
 */
export function valueAt(path: ArrayPath, bytes: Uint8Array, beside: Uint8Array | undefined): number | undefined {
  let found: readonly number[] = [0];
  for (const [i, step] of path.steps.entries()) {
    found = found.flatMap((p) => {
      const next = stepFrom(step, bytes, p, i === 0 ? beside : undefined, path);
      return next === undefined ? [] : next;
    });
  }
  const [first, ...others] = found;
  if (first !== undefined && others.length > 0) {
    throw new Fault(0, 'line', `the path ${shown(path.name)} gives ${found.length} values, where one belongs`, 'Say which one: [0] is the first, [-1] the last, [max:score] the one with the greatest score.');
  }
  return first;
}

function stepFrom(step: Step, bytes: Uint8Array, p: number, beside: Uint8Array | undefined, path: ArrayPath): readonly number[] | undefined {
  if (step.kind === 'path') {
    const value = bytes[p] === OPEN_BRACE ? resolvePath(bytes, p, step.path) : undefined;
    return value === undefined ? undefined : [value];
  }
  if (bytes[p] !== OPEN_BRACKET) return undefined;
  const items = Array.from(itemsOf(bytes, p));
  if (step.kind === 'all') return items;
  const at = step.kind === 'index' ? step.index : greatest(scoresOf(items, step.key, bytes, beside, path));
  const item = items.at(at);
  return item === undefined ? undefined : [item];
}

function scoresOf(items: readonly number[], key: string, bytes: Uint8Array, beside: Uint8Array | undefined, path: ArrayPath): readonly number[] {
  const own = items.every((item) => bytes[item] === OPEN_BRACE);
  const from = own ? bytes : beside;
  if (from === undefined || (!own && from[0] !== OPEN_BRACKET)) throw noScore(path, `there is no array ${shown(key)} beside it`);
  const places = own ? items.map((item) => resolvePath(bytes, item, key)) : Array.from(itemsOf(from, 0));
  if (places.length !== items.length) throw noScore(path, `it has ${items.length} items, but ${shown(key)} has ${places.length}`);
  return places.map((p) => {
    const text = p === undefined ? '' : Buffer.from(from.subarray(p, new JsonText().value(from, p, from.length, 0))).toString();
    const score = text === '' ? Number.NaN : Number(text);
    if (!Number.isFinite(score)) throw noScore(path, `${shown(key)} is ${text === '' ? 'absent in an item' : shown(text)}, not a number`);
    return score;
  });
}

/** Of several equal ones the first, as everywhere else. */
function greatest(scores: readonly number[]): number {
  let best = 0;
  scores.forEach((score, i) => {
    if (score > (scores[best] ?? 0)) best = i;
  });
  return best;
}

function noScore({ name }: ArrayPath, why: string): Fault {
  return new Fault(0, 'line', `the path ${shown(name)} names no item: ${why}`);
}
