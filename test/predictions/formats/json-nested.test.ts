import { describe, expect, it } from 'vitest';
import { json, jsonWith } from '../../../src/predictions/formats/json.js';
import { memorySource } from '../memory-source.js';
import { outcomeOf, problemOf } from './read-cells.js';

const wanted = (path: string) => jsonWith({ path, inherited: false });

describe('an array of records inside an object', () => {
  it('is found by itself, with the place of each record in the file', async () => {
    const text = '\uFEFF{"meta": {"n": 2, "tags": ["a"]}, "out": {"rows": [\n{"a": "x"}, {"a": "y"}], "empty": []}}';
    const start = Buffer.from(text).indexOf('{"a": "x"}');
    expect(await outcomeOf(json, text, ['a'])).toMatchObject({ rows: [['x'], ['y']], records: 2, offsets: [start, start + 12] });
    expect((await json.preview(memorySource('p.json', text))).columns.map(({ name }) => name)).toEqual(['a']);
  });

  it('is found where `records` says, though there are others', async () => {
    const text = '{"prompts": [{"a": "no"}], "results": {"results": [{"a": "yes"}]}}';
    expect(await outcomeOf(wanted('results.results'), text, ['a'])).toMatchObject({ rows: [['yes']] });
    expect(await problemOf(json, text)).toBe(
      'p.txt:1:1: the JSON object holds several arrays of records: "prompts", "results.results"\n  Say which one is meant: records: prompts\n  If the object as a whole is one record, put it into an array: [{…}]',
    );
  });

  it('is not looked for inside records', async () => {
    expect(await outcomeOf(json, '{"rows": [{"a": [{"b": 1}]}, {"a": []}]}', ['a'])).toMatchObject({ rows: [['[{"b": 1}]'], ['[]']] });
  });

  it('leaves tables by columns what they are', async () => {
    expect(await outcomeOf(json, '{"a": ["x", "y"], "b": [{"c": 1}, {"c": 2}]}', ['a', 'b.c'])).toMatchObject({ rows: [['x', '#1'], ['y', '#2']] });
    expect(await outcomeOf(json, '{"columns": ["a"], "data": [[{"c": 1}]], "extra": [{"a": "no"}]}', ['a'])).toMatchObject({ rows: [['{"c": 1}']] });
  });

  it('counts a bare NaN once', async () => {
    const read = await json.read(memorySource('p.json', '{"loss": NaN, "rows": [{"a": NaN}]}'), ['a'], () => {});
    expect(read).toEqual({ records: 1, nonFinite: 1 });
  });

  it.each([
    ['rows', '{"results": {"rows": 1}, "x": [{"a": 1}]}', 'p.txt:1:1: "rows", which `records` names, is not in the JSON object\n  Its arrays of records are "x".'],
    ['results.rows', '{"results": {\n"rows": 1}}', 'p.txt:2:9: "results.rows", which `records` names, is a number, not an array of records\n  It holds no array of records.'],
    ['rows', '[{"a": 1}]', 'p.txt: the file is an array, so there is no "rows" in it, which `records` names\n  Remove `records`: the items of the array are the records.'],
  ])('named as %s is refused in %s', async (path, text, message) => {
    expect(await problemOf(wanted(path), text)).toBe(message);
  });

  it('that is cut short, or holds something else, is refused where it ends', async () => {
    expect(await problemOf(json, '{"rows": [{"a": 1}, {"a"')).toMatch(/^p\.txt:1:1: broken JSON: the file ends before the object that starts here does/);
    expect(await problemOf(json, '{"rows": [{"a": 1},\n 2]}')).toMatch(/^p\.txt:2:2: item 2 of the array is a number, not an object/);
  });
});
