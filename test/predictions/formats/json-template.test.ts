import { describe, expect, it } from 'vitest';
import { CellReader } from '../../../src/predictions/formats/json-records.js';
import { UNFAMILIAR } from '../../../src/predictions/formats/json-template.js';
import { jsonl } from '../../../src/predictions/formats/jsonl.js';
import { json } from '../../../src/predictions/formats/json.js';
import { memorySource } from '../memory-source.js';
import { problemOf, readCells } from './read-cells.js';

/** Which of the records are read without reading their keys; the others are learnt from. */
function familiarOnes(records: readonly string[], columns: readonly string[]): readonly boolean[] {
  const reader = new CellReader(columns, true, () => undefined);
  return records.map((record) => {
    // A record needs a few bytes behind it.
    const bytes = Buffer.from(`${record}\n\n\n\n`);
    const next = reader.familiar(bytes, 0, bytes.length);
    expect([UNFAMILIAR, record.length]).toContain(next);
    if (next === UNFAMILIAR) expect(reader.read(bytes, 0, bytes.length)).toBe(record.length);
    reader.accept(0);
    return next !== UNFAMILIAR;
  });
}

describe('a record is familiar', () => {
  it('when its keys, punctuation and blanks repeat, whatever its values', () => {
    const values = ['"x"', '"a\\"b\\u00e9 long enough for several words"', '1', '-0.5e-3', 'true', 'null', 'NaN', '-Infinity', '[1, {"a": []}]', '{"b": "}"}', '""'];
    const records = values.map((value) => `{"id": "1", "a": ${value}, "b": 2}`);
    expect(familiarOnes(records, ['a', 'id'])).toEqual(values.map((_, i) => i > 0));
  });

  it('when a key that is missing now was missing before, wherever it stands', () => {
    const kinds = ['{"a":1,"b":2,"c":3}', '{"a":1,"b":2}', '{"a":1,"c":3}', '{"b":2,"c":3}', '{}', '{"c":3,"b":2,"a":1}'];
    expect(familiarOnes([...kinds, ...kinds], ['b'])).toEqual([...kinds.map(() => false), ...kinds.map(() => true)]);
  });

  it('when a path leads into its objects, unless there is an object where there was none', () => {
    const kinds = ['{"a":{"b":1,"c":2},"d":3}', '{"a":null,"d":3}', '{"a":{},"d":3}', '{"a":{"b":{"c":1}},"d":3}'];
    expect(familiarOnes([...kinds, ...kinds], ['a.b', 'd'])).toEqual([...kinds.map(() => false), ...kinds.map(() => true)]);
  });

  it.each([
    ['a key occurs twice that matters', '{"a":1,"a":2}', ['a']],
    ['a path can be read in two ways', '{"a.b":1,"a":{"b":2}}', ['a.b']],
    ['an object and a value inside it are both wanted', '{"a":{"b":2}}', ['a', 'a.b']],
  ])('but never when %s', (_, record, columns) => {
    expect(familiarOnes([record, record, record], columns)).toEqual([false, false, false]);
  });

  it('when another begins with the same joint and blanks behind it', () => {
    expect(familiarOnes(['{"a":1}', '{"a": 1}', '{"a":2}', '{"a": 2}', '{"a":  2}', '{"a":  3}'], ['a'])).toEqual([false, false, true, true, false, true]);
  });

  it('only if it was among the first, where all have other keys', () => {
    const records = Array.from({ length: 3000 }, (_, i) => `{"a":1,"key ${i}":2}`);
    const again = familiarOnes([...records, '{"a":2,"key 3":2}', '{"a":2,"key 2999":2}'], ['a']).slice(-2);
    expect(again).toEqual([true, false]);
  });

  it('in time, where the records before all had other keys', () => {
    const odd = Array.from({ length: 100 }, (_, i) => `{"key ${i}":1}`);
    const usual = Array.from({ length: 100 }, () => '{"a":1,"b":2}');
    expect(familiarOnes([...odd, ...usual], ['a']).filter(Boolean).length).toBeGreaterThan(50);
  });

  it('only if little was learnt before, where records have very many keys', () => {
    const wide = (i: number): string => `{${Array.from({ length: 100 }, (_, k) => `"${i} ${k}":1`).join(',')}}`;
    const again = familiarOnes([...Array.from({ length: 60 }, (_, i) => wide(i)), wide(5), wide(55)], ['5 1']).slice(-2);
    expect(again).toEqual([true, false]);
  });
});

it('takes no more memory for many values with escapes than for one', async () => {
  const line = `{"a":"${'\\"'.repeat(50)}"}\n`;
  let largest = 0;
  await jsonl.read(memorySource('p.jsonl', line.repeat(1000)), ['a'], (cells) => {
    largest = Math.max(largest, cells.bytes[0]?.length ?? 0);
  });
  expect(largest).toBeLessThan(4096);
});

it('takes a line break inside a value only where records may hold one', async () => {
  const [one, two] = ['{"a":[1,2],"b":3}', '{"a":[1,\n2],"b":3}'];
  const alone = await problemOf(jsonl, two, ['b']);
  expect(alone).toMatch(/^p\.txt:1:9: .*the line ends before its object does/);
  expect(await problemOf(jsonl, `${one}\n${one}\n${two}\n${one}\n`, ['b'])).toBe(alone.replace(':1:', ':3:'));
  expect((await readCells(json, `[${one},${one},${two},${one}]`, ['b'])).rows).toEqual([['#3'], ['#3'], ['#3'], ['#3']]);
});

it('counts a bare NaN once, however often its record is looked at', async () => {
  const lines = ['{"a":NaN,"b":1}', '{"a":1,"b":NaN}', '{"a":NaN,"b":1} ', '{"a":NaN,"b":1}\r', '{"a":NaN,"c":1}', '{"a":[NaN,-Infinity],"b":1}', '{"a":1,"b":1}'];
  for (const size of [1, 7, 33, 65_536]) {
    expect((await readCells(jsonl, lines.join('\n'), ['a'], size)).notes).toEqual({ records: 7, nonFinite: 7 });
    expect((await readCells(json, `[${lines.join(',')}]`, ['a'], size)).notes).toEqual({ records: 7, nonFinite: 7 });
  }
  const many = Array.from({ length: 500 }, (_, i) => `{"a":NaN,"b":"${'x'.repeat(i % 70)}"}`);
  for (const size of [600, 1000, 4096]) {
    expect((await readCells(jsonl, many.join('\n'), ['a'], size)).notes).toEqual({ records: 500, nonFinite: 500 });
    expect((await readCells(json, `[${many.join(',')}]`, ['a'], size)).notes).toEqual({ records: 500, nonFinite: 500 });
  }
});

const CHARACTERS = ['', ' ', '"', '\\', ',', ':', '{', '}', '[', ']', '0', '1', '.', '-', 'e', 'x', 'u', '\n', '\t', '\u0001', 'é', '\\u12g4', '\\x'];
const GOOD = '{"id":"a\\u00e9","n":-12.5e+3,"x":[1,{"y":true}],"a":null,"b":"c"}';

/** The record with one character left out, changed, or put in, at every position. */
function* damagedRecords(): Generator<string> {
  for (let at = 0; at <= GOOD.length; at++) {
    for (const put of CHARACTERS) {
      yield GOOD.slice(0, at) + put + GOOD.slice(at);
      yield GOOD.slice(0, at) + put + GOOD.slice(at + 1);
    }
  }
  for (const behind of ['\r', '\rx', ' \r', ' x', GOOD]) yield GOOD + behind;
}

function isObject(text: string): boolean {
  try {
    return /^\s*\{/.test(text) && typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

async function outcome(read: Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify(await read);
  } catch (error) {
    return String(error);
  }
}

it('tells every broken record behind familiar ones as it tells the same record alone, and refuses what JSON.parse refuses', async () => {
  const columns = ['b', 'n', 'x.y'];
  let refused = 0;
  for (const record of new Set(damagedRecords())) {
    // Two lines are read as two lines.
    if (record.includes('\n')) continue;
    // The first line break says for all of the file that a lone CR is none.
    const alone = await outcome(readCells(jsonl, `\n${record}\n\n\n\n\n`, columns).then(({ rows }) => rows));
    const behind = await outcome(readCells(jsonl, `\n${GOOD}\n${GOOD}\n${record}\n\n\n\n\n`, columns).then(({ rows }) => rows.slice(2)));
    expect([record, behind]).toEqual([record, alone.replace('p.txt:2:', 'p.txt:4:')]);
    expect([record, alone.startsWith('[')]).toEqual([record, isObject(record) || record === '']);
    if (!alone.startsWith('[')) refused++;
  }
  expect(refused).toBeGreaterThan(1000);
});

it('does the same in an array over many lines', async () => {
  const columns = ['b', 'n', 'x.y'];
  let refused = 0;
  for (const record of new Set(damagedRecords())) {
    const alone = await outcome(readCells(json, `[\n${record}\n]\n\n\n`, columns).then(({ rows }) => rows));
    const behind = await outcome(readCells(json, `[\n${GOOD},\n${GOOD},\n${record}\n]\n\n\n`, columns).then(({ rows }) => rows.slice(2)));
    const moved = alone
      .replace(/p\.txt:(\d+)/, (_, line: string) => `p.txt:${Number(line) + 2}`)
      .replace(/item (\d+) of/, (_, item: string) => `item ${Number(item) + 2} of`);
    if (isObject(record)) expect([record, behind]).toEqual([record, alone]);
    // What is no object may begin another item, or end the array: then the two differ in what stands before.
    else if (record.startsWith('{')) expect([record, behind]).toEqual([record, moved]);
    if (!alone.startsWith('[')) refused++;
  }
  expect(refused).toBeGreaterThan(1000);
});
