import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withArrayColumns } from '../../../src/predictions/formats/array-columns.js';
import { json as jsonFormat } from '../../../src/predictions/formats/json.js';
import { csv } from '../../../src/predictions/formats/csv.js';
import { jsonl } from '../../../src/predictions/formats/jsonl.js';
import { outcomeOf, problemOf, readCells } from './read-cells.js';

const format = withArrayColumns(jsonl, true);

async function valueOf(path: string, record: unknown): Promise<unknown> {
  const { rows } = await readCells(format, `${JSON.stringify(record)}\n`, [path]);
  return rows[0]?.[0];
}

describe('a path through arrays', () => {
  it.each([
    ['a[0]', { a: ['x', 'y'] }, 'x'],
    ['a[-1]', { a: ['x', 'y'] }, 'y'],
    ['a[2]', { a: ['x', 'y'] }, undefined],
    ['a[-3]', { a: ['x', 'y'] }, undefined],
    ['a[0]', { a: 'x' }, undefined],
    ['a[0]', { a: null }, undefined],
    ['a[0]', {}, undefined],
    ['a[0].b.c', { a: [{ b: { c: 'esc\u00e9\n' } }] }, 'escé\n'],
    ['a[0].b.c', { a: [{ 'b.c': 'whole key' }] }, 'whole key'],
    ['a[1][0]', { a: [[], [1.5]] }, '#1.5'],
    ['r.body.choices[0].message.content', { r: { body: { choices: [{ message: { content: 'spam' } }] } } }, 'spam'],
    ['o[*].content[*].text', { o: [{ type: 'reasoning' }, { content: [{ text: 'ham' }] }] }, 'ham'],
    ['o[*].text', { o: [] }, undefined],
    ['c[max:Score].Name', { c: [{ Name: 'a', Score: 0.1 }, { Name: 'b', Score: 9e-1 }, { Name: 'c', Score: 0.9 }] }, 'b'],
    ['p.names[max:conf]', { p: { names: ['a', 'b'], conf: [0.4, 0.6] } }, 'b'],
    ['names[max:conf]', { names: ['a', 'b'], conf: [-2, -3] }, 'a'],
    ['a[0]', { 'a[0]': 'a key of that name', a: ['x'] }, 'a key of that name'],
    ['a[x]', { 'a[x]': 'no path' }, 'no path'],
  ])('%s in %j', async (path, record, value) => {
    expect(await valueOf(path, record)).toBe(value);
  });

  it('reads what JavaScript reads, for any index into any array', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }).filter((text) => !text.includes('\u0000')), { maxLength: 5 }), fc.integer({ min: -6, max: 5 }), async (items, index) => {
        expect(await valueOf(`list[${index}]`, { list: items })).toBe(items.at(index));
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['a[*]', '{"a": []}\n{"a": [1, 2]}', 'p.txt:2: the path "a[*]" gives 2 values, where one belongs\n  Say which one: [0] is the first, [-1] the last, [max:score] the one with the greatest score.'],
    ['a[max:s].b', '{"a": [{"b": 1}]}', 'p.txt:1: the path "a[max:s].b" names no item: "s" is absent in an item, not a number'],
    ['a[max:s]', '{"a": [1], "s": ["x"]}', 'p.txt:1: the path "a[max:s]" names no item: "s" is "\\"x\\"", not a number'],
    ['a[max:s]', '{"a": [1, 2], "s": [1]}', 'p.txt:1: the path "a[max:s]" names no item: it has 2 items, but "s" has 1'],
    ['a[max:s]', '{"a": [1, 2]}', 'p.txt:1: the path "a[max:s]" names no item: there is no array "s" beside it'],
    ['a[max:s]', '{"a": [1], "s": [NaN]}', 'p.txt:1: the path "a[max:s]" names no item: "s" is "NaN", not a number'],
  ])('%s is refused in %s', async (path, text, message) => {
    expect(await problemOf(format, text, [path])).toBe(message);
  });
});

it('leads into the columns of a table, and into records that are arrays', async () => {
  const json = withArrayColumns(jsonFormat, true);
  expect(await outcomeOf(json, '{"columns": ["id", "said"], "data": [[1, ["x", "y"]], [2, []]]}', ['id', 'said[1]'])).toMatchObject({ rows: [['#1', 'y'], ['#2', undefined]] });
  expect(await outcomeOf(json, '[["a", {"b": "x"}], ["c"]]', ['$record[0]', '$record[1].b'])).toMatchObject({ rows: [['a', 'x'], ['c', undefined]] });
  expect(await problemOf(json, '{"columns": ["id"], "data": [[1]]}', ['said[1]'])).toContain('there is no column "said"');
});

describe('$row', () => {
  it('is the number of the row in its file, in every format', async () => {
    expect(await outcomeOf(withArrayColumns(csv, false), 'a\nx\ny\n', ['$row', 'a'])).toMatchObject({ rows: [['#0', 'x'], ['#1', 'y']] });
    expect(await outcomeOf(format, '{"a": "x"}\n{"a": "y"}\n', ['a', '$row'])).toMatchObject({ rows: [['x', '#0'], ['y', '#1']] });
  });
});
