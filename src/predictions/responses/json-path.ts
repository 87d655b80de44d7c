/** One step of a path: a key of an object, a position of an array, or all items of an array. */
export type PathStep = string | number | typeof EVERY;

const EVERY = Symbol('[*]');

/** `name`, `[0]`, `[*]`, `["any.name"]`. */
const NEXT = /\.?([^.[\]"]+)|\[(\d{1,9})\]|\[(\*)\]|\[("(?:[^"\\]|\\.)*")\]/y;

/**
 * A path into a JSON value: `choices[0].message.content`, with or without `$.` before it; `[*]` is every item; `["a.b"]` is a key with a dot.
 * `$` is the value itself. Undefined for text that is no path.
 */
export function parsePath(text: string): readonly PathStep[] | undefined {
  const path = text.trim();
  if (path === '$') return [];
  const steps: PathStep[] = [];
  NEXT.lastIndex = path.startsWith('$.') ? 2 : path.startsWith('$[') ? 1 : 0;
  const begin = NEXT.lastIndex;
  if (path.startsWith('.', begin)) return undefined;
  while (NEXT.lastIndex < path.length) {
    const at = NEXT.lastIndex;
    // Two names are parted by a dot: the match takes all of a name.
    const match = NEXT.exec(path);
    if (match === null) return undefined;
    const [, name, position, every, quoted] = match;
    if (at > begin && name !== undefined && !path.startsWith('.', at)) return undefined;
    const step = name ?? (position !== undefined ? Number(position) : every !== undefined ? EVERY : keyOf(quoted ?? ''));
    if (step === undefined) return undefined;
    steps.push(step);
  }
  return steps.length === 0 ? undefined : steps;
}

function keyOf(quoted: string): string | undefined {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return undefined;
  }
}

/** The values at the end of a path: none where it leads nowhere, several where `[*]` stands in it. */
export function valuesAt(value: unknown, path: readonly PathStep[]): readonly unknown[] {
  let values: readonly unknown[] = [value];
  for (const step of path) values = values.flatMap((inner) => next(inner, step));
  return values;
}

function next(value: unknown, step: PathStep): readonly unknown[] {
  if (Array.isArray(value)) return step === EVERY ? (value as readonly unknown[]) : typeof step === 'number' && step < value.length ? [value[step]] : [];
  if (typeof value !== 'object' || value === null || typeof step !== 'string' || !Object.hasOwn(value, step)) return [];
  return [(value as Readonly<Record<string, unknown>>)[step]];
}
