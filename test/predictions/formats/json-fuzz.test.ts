import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Format } from '../../../src/predictions/formats/format.js';
import { json } from '../../../src/predictions/formats/json.js';
import { jsonl } from '../../../src/predictions/formats/jsonl.js';
import { outcomeOf, type Cell, type Outcome } from './read-cells.js';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const PATHS = ['a', 'b', 'a.b', 'a.b.a', 'b.a', '__proto__', 'a.__proto__', 'é', '', '.a'] as const;

/** The value of a dotted path by the rule of the house: at every object the longest key wins. */
function resolve(value: Json, path: string): Json | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  if (Object.hasOwn(value, path)) return value[path];
  for (let dot = path.lastIndexOf('.'); dot !== -1; dot = dot === 0 ? -1 : path.lastIndexOf('.', dot - 1)) {
    const key = path.slice(0, dot);
    const inner = Object.hasOwn(value, key) ? value[key] : undefined;
    const found = inner === undefined ? undefined : resolve(inner, path.slice(dot + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A lone surrogate cannot be written as UTF-8; U+FFFD is. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}

/** Cells and JSON values in one form: a structure as its JSON, a lone surrogate as U+FFFD. */
function comparable(value: Json | undefined): string | null | undefined {
  if (value === undefined || value === null) return value;
  if (typeof value === 'string') return `text ${wellFormed(value)}`;
  return typeof value === 'object' ? `structure ${wellFormed(JSON.stringify(value))}` : `${typeof value} ${String(value)}`;
}

function fromCell(cell: Cell, oracle: Json | undefined): string | null | undefined {
  if (typeof cell !== 'string') return cell;
  if (typeof oracle === 'string') return `text ${cell}`;
  const value = JSON.parse(cell.replace(/^[#?]/, '')) as Json;
  return comparable(value);
}

function expectRows(outcome: Outcome, records: readonly Json[]): void {
  if ('refused' in outcome) throw new Error(`refused: ${outcome.refused}`);
  expect(outcome.records).toBe(records.length);
  records.forEach((record, i) => {
    PATHS.forEach((path, column) => {
      const oracle = resolve(record, path);
      expect([path, fromCell(outcome.rows[i]?.[column], oracle)]).toEqual([path, comparable(oracle)]);
    });
  });
}

const { record: written, value: member } = fc.letrec<{ value: string; record: string }>((tie) => {
  const blank = fc.constantFrom('', '', '', ' ', '\t', '  ');
  const hex = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;
  const character = fc.oneof(
    fc.constantFrom('a', 'b', 'é', '£', '😀', '}', ']', ',', ':', '\\"', '\\\\', '\\/', '\\b', '\\f', '\\n', '\\r', '\\t', '\\ud83d\\uDE00', '\\uD83D', '\\udE00'),
    fc.integer({ min: 0, max: 0xffff }).map(hex),
  );
  // The V8 of Node 24 misreads such keys: after {"b":1,"\\":2}, its JSON.parse takes the second key of {"b":1,"\u0061":2} for a backslash.
  const plainCharacter = character.filter((text) => text !== '\\\\' && text !== '\\u005c');
  const string = fc.array(character, { maxLength: 12 }).map((parts) => `"${parts.join('')}"`);
  const key = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('"a"', '"b"', '"a.b"', '"a.b.a"', '"b.a"', '"__proto__"', '"\\u0061"', '"é"', '"\\u00e9"', '""') },
    { weight: 1, arbitrary: fc.array(plainCharacter, { maxLength: 6 }).map((parts) => `"${parts.join('')}"`) },
  );
  const number = fc.constantFrom('0', '-0', '1.0', '9007199254740993', '-12.5e+3', '1E400', '0.1', '0e0', '-1e-05', '0.694508425193', '123456789012345678901234567890');
  const list = (open: string, items: fc.Arbitrary<string>, close: string): fc.Arbitrary<string> =>
    fc.tuple(fc.array(fc.tuple(blank, items, blank).map((parts) => parts.join('')), { maxLength: 5 }), blank).map(([parts, gap]) => open + gap + parts.join(',') + close);
  const object = list('{', fc.tuple(key, blank, blank, tie('value')).map(([name, before, after, value]) => `${name}${before}:${after}${value}`), '}');
  return {
    value: fc.oneof({ maxDepth: 4 }, fc.constantFrom('null', 'true', 'false'), number, string, object, list('[', tie('value'), ']')),
    record: object,
  };
});

const records = fc.array(written, { minLength: 1, maxLength: 6 });

it('reads dotted paths from JSON Lines as JSON.parse and the rule of the longest key give them', async () => {
  await fc.assert(
    fc.asyncProperty(records, fc.constantFrom('\n', '\r\n', '\n\n', ' \n\t\n'), async (lines, newline) => {
      const outcome = await outcomeOf(jsonl, lines.join(newline), PATHS);
      expectRows(outcome, lines.map((line) => JSON.parse(line) as Json));
    }),
    { numRuns: 500, seed: 1 },
  );
});

it('reads the same from an array of records', async () => {
  await fc.assert(
    fc.asyncProperty(records, fc.constantFrom('', ' ', '\n', '\r\n\t'), async (items, blank) => {
      const text = `${blank}[${blank}${items.join(`${blank},${blank}`)}${blank}]${blank}`;
      expectRows(await outcomeOf(json, text, PATHS), JSON.parse(text) as Json[]);
    }),
    { numRuns: 500, seed: 2 },
  );
});

/** Records as one program writes them: the same keys in the same style, nearly always. Some keys are starts of others, some hold escapes. */
const writtenAlike = fc
  .record({
    names: fc.shuffledSubarray(['"a"', '"ab"', '"abc"', '"a.b"', '"b"', '"\\u0061b"', '"\\"b"', '"é"', '""', '"a key of more than a few words"'], { minLength: 1 }),
    colon: fc.constantFrom(':', ': ', ' :\t'),
    comma: fc.constantFrom(',', ', ', ' ,'),
    edge: fc.constantFrom('', ' ', '\t'),
    rows: fc.array(
      fc.record({
        values: fc.array(member, { minLength: 10, maxLength: 10 }),
        change: fc.constantFrom('none', 'none', 'none', 'none', 'shuffled', 'missing', 'blank', 'twice'),
        at: fc.nat(9),
      }),
      { minLength: 2, maxLength: 10 },
    ),
  })
  .map(({ names, colon, comma, edge, rows }) =>
    rows.map(({ values, change, at }) => {
      const members = names.map((name, i) => `${name}${colon}${values[i] ?? 'null'}`);
      const place = at % members.length;
      if (change === 'shuffled') members.push(...members.splice(place, 1));
      if (change === 'missing') members.splice(place, 1);
      if (change === 'blank') members[place] = ` ${members[place] ?? ''} `;
      if (change === 'twice') members.push(members[place] ?? '');
      return `{${edge}${members.join(comma)}${edge}}`;
    }),
  );

it('reads records that one program wrote as JSON.parse reads them: lines and arrays, plain and pretty', async () => {
  await fc.assert(
    fc.asyncProperty(writtenAlike, fc.constantFrom('\n', '\r\n'), async (lines, newline) => {
      const values = lines.map((line) => JSON.parse(line) as Json);
      expectRows(await outcomeOf(jsonl, lines.join(newline) + newline, PATHS), values);
      expectRows(await outcomeOf(json, `[${lines.join(', ')}]`, PATHS), values);
      expectRows(await outcomeOf(json, `[${newline}  ${lines.map((line) => line.replaceAll(/^\{|\}$/g, (brace) => (brace === '{' ? `{${newline}    ` : `${newline}  }`))).join(`,${newline}  `)}${newline}]${newline}`, PATHS), values);
    }),
    { numRuns: 400, seed: 6 },
  );
});

const DAMAGE = Array.from('{}[]",:\\0129.-+eEuax \n\ttrfn\u0001');

/** A text with a few characters taken out, put in or changed. */
const damaged = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(text, fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 2 }), fc.constantFrom(...DAMAGE)), { minLength: 1, maxLength: 2 }))
    .map(([whole, edits]) =>
      edits.reduce((current, [at, taken, put]) => {
        const start = at % (current.length + 1);
        return current.slice(0, start) + put + current.slice(start + taken);
      }, whole),
    )
    .map(wellFormed);

function parsedLines(text: string): Json[] | undefined {
  try {
    const values = text.split('\n').filter((line) => /[^ \t\r]/.test(line)).map((line) => JSON.parse(line) as Json);
    return values.length > 0 && values.every(isObject) ? values : undefined;
  } catch {
    return undefined;
  }
}

function parsedArray(text: string): Json[] | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return Array.isArray(value) && value.every(isObject) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: Json): boolean {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

async function sameAs(format: Format, text: string, expected: Json[] | undefined): Promise<'read' | 'refused'> {
  const outcome = await outcomeOf(format, text, PATHS);
  if (expected === undefined) expect([text, outcome]).toEqual([text, { refused: expect.stringMatching(/^p\.txt:/) as unknown }]);
  else expectRows(outcome, expected);
  return expected === undefined ? 'refused' : 'read';
}

it('refuses damaged JSON Lines where JSON.parse does, and nowhere else', async () => {
  const tally = { read: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(damaged(records.map((lines) => lines.join('\n'))), async (text) => {
      tally[await sameAs(jsonl, text, parsedLines(text))]++;
    }),
    { numRuns: 1500, seed: 3 },
  );
  expect(Math.min(tally.read, tally.refused)).toBeGreaterThan(100);
});

it('refuses damage behind records that one program wrote where JSON.parse does, and nowhere else', async () => {
  const tally = { read: 0, refused: 0 };
  const whole = writtenAlike.chain((lines) => damaged(fc.constant(lines.at(-1) ?? '')).map((last) => [...lines, last, ...lines].join('\n')));
  await fc.assert(
    fc.asyncProperty(whole, async (text) => {
      tally[await sameAs(jsonl, text, parsedLines(text))]++;
    }),
    { numRuns: 600, seed: 7 },
  );
  expect(Math.min(tally.read, tally.refused)).toBeGreaterThan(100);
});

it('refuses a damaged array where JSON.parse does, and nowhere else', async () => {
  const tally = { read: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(damaged(records.map((items) => `[${items.join(', ')}]`)), async (text) => {
      // A damaged bracket can turn the array into something else that is read: JSON Lines or a table.
      if (!/^\s*\[/.test(text)) return;
      tally[await sameAs(json, text, parsedArray(text))]++;
    }),
    { numRuns: 1500, seed: 4 },
  );
  expect(Math.min(tally.read, tally.refused)).toBeGreaterThan(100);
});

it('reads the tables that pandas writes as JSON.parse gives them, in both shapes of columns', async () => {
  const value = fc.constantFrom('null', 'true', '"x"', '"\\u00e9"', '1.0', '9007199254740993', '{"a": 1}', '[1, 2]');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 5 }), fc.constantFrom('', ' ', '\n'), async (rows, blank) => {
      const gap = `,${blank}`;
      const split = `{"columns":${blank}["a","b"]${gap}"index":[${rows.map((_, i) => i).join(gap)}]${gap}"data":[${rows.map((row) => `[${row.join(gap)}]`).join(gap)}]}`;
      const series = [0, 1].map((column) => `{${rows.map((row, i) => `"r${i}":${blank}${row[column] ?? ''}`).join(gap)}}`);
      const lists = [0, 1].map((column) => `[${rows.map((row) => row[column]).join(gap)}]`);
      const whole = (columns: readonly string[]): string => `${blank}{"a":${columns[0] ?? ''}${gap}"b":${columns[1] ?? ''}}${blank}`;
      const values = rows.map(([a, b]) => ({ a: JSON.parse(a) as Json, b: JSON.parse(b) as Json }));
      for (const text of [split, whole(series), whole(lists)]) {
        const outcome = await outcomeOf(json, text, ['a', 'b', 'a.a']);
        if ('refused' in outcome) throw new Error(outcome.refused);
        const read = outcome.rows.map((cells, i) => ['a', 'b', 'a.a'].map((path, column) => fromCell(cells[column], resolve(values[i] ?? null, path))));
        expect(read).toEqual(values.map((record) => ['a', 'b', 'a.a'].map((path) => comparable(resolve(record, path)))));
      }
    }),
    { numRuns: 200, seed: 5 },
  );
});
