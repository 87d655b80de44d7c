import { describe, expect, it } from 'vitest';
import { json } from '../../../src/predictions/formats/json.js';
import { readDocument } from '../../../src/predictions/formats/json-document.js';
import { ProblemError } from '../../../src/problem.js';
import { memorySource } from '../memory-source.js';
import { outcomeOf, problemOf, readCells } from './read-cells.js';

const SHAPES = [
  '',
  '  A JSON file is read in these shapes:',
  '  [{"id": …, "actual": …, "predicted": …}, …], also inside an object: {"results": […]}',
  '  one such object a line (JSON Lines)',
  '  {"columns": ["id", "actual", "predicted"], "data": [[…, …, …], …]}',
  '  {"actual": {"0": …, "1": …}, "predicted": {"0": …, "1": …}} or {"actual": […], "predicted": […]}',
  '  [[…], …], whose records are named $record, and their values $record[0] and so on',
].join('\n');
const UNEQUAL = SHAPES.replace('  A JSON', '  An object of arrays, or of objects, is a table by columns, and all of them need the same rows. A JSON');
const CUT_SHORT = '\n  It was cut short: check that the step which writes it ran to its end.';

describe('an array of records', () => {
  it('is read over any line breaks, with the offset of each record', async () => {
    const text = ' [\r\n {"a": "x", "b": {"c": 1}},\n\n{"a": null}\n ]\n';
    expect(await outcomeOf(json, text, ['a', 'b.c'])).toMatchObject({ rows: [['x', '#1'], [null, undefined]], offsets: [text.indexOf('{'), text.lastIndexOf('{')] });
  });

  it('may hold no records', async () => {
    expect(await outcomeOf(json, ' [ ] ', ['a'])).toMatchObject({ records: 0 });
  });

  it('counts a bare NaN once, wherever the chunks end', async () => {
    for (const size of [1, 5, 1000]) {
      const { rows, notes } = await readCells(json, '[{"a": NaN, "b": -Infinity}, {"a": 1}]', ['a'], size);
      expect([rows, notes]).toEqual([[[null], ['#1']], { records: 2, nonFinite: 2 }]);
    }
  });

  it('refuses an item that is no object', async () => {
    for (const [item, is] of [['[1]', 'an array'], ['"x"', 'a string'], ['1', 'a number'], ['null', 'null'], ['false', 'true or false']] as const) {
      expect(await problemOf(json, `[{"a": 1},\n ${item}]`)).toBe(`p.txt:2:2: item 2 of the array is ${is}, not an object${SHAPES}`);
    }
  });

  it('says where it was cut short', async () => {
    expect(await problemOf(json, '[')).toBe(`p.txt:1:2: broken JSON: the file ends before the array does${CUT_SHORT}`);
    expect(await problemOf(json, '[{"a": 1},\n')).toBe(`p.txt:2:1: broken JSON: the file ends before the array does${CUT_SHORT}`);
    expect(await problemOf(json, '[{"a": 1},\n{"a": "x')).toBe(`p.txt:2:1: broken JSON: the file ends before the record that starts here does${CUT_SHORT}`);
  });

  it('refuses what stands behind it, and commas that are missing or too many', async () => {
    expect(await problemOf(json, '[{"a": 1}]\n]')).toBe('p.txt:2:1: broken JSON: there is something behind the end of the array');
    expect(await problemOf(json, '[{"a": 1} {"a": 2}]')).toBe('p.txt:1:11: broken JSON: expected "," or "]", found "{"');
    expect(await problemOf(json, '[{"a": 1},]')).toBe('p.txt:1:11: broken JSON: expected a value, found "]"\n  JSON allows no comma behind the last value.');
    expect(await problemOf(json, '[01]')).toContain('p.txt:1:2: broken JSON: a number starts with a superfluous 0');
  });
});

describe('an array of arrays', () => {
  it('has each of them whole as $record, wherever the chunks end', async () => {
    for (const size of [1, 3, 1000]) {
      const { rows, notes } = await readCells(json, ' [\n["a", 1], [NaN]\n]', ['$record'], size);
      expect([rows, notes]).toEqual([[['["a", 1]'], ['[NaN]']], { records: 2, nonFinite: 1 }]);
    }
  });

  it('is refused where an item is none, it is cut short, or something follows', async () => {
    expect(await problemOf(json, '[["a"],\n{"a": 1}]')).toBe(`p.txt:2:1: item 2 of the array is an object, but the first is an array${SHAPES}`);
    expect(await problemOf(json, '\n[["a"], ["b"')).toBe('p.txt:2:1: broken JSON: the file ends before the array that starts here does\n  It was cut short: check that the step which writes it ran to its end.');
    expect(await problemOf(json, '[["a"]]\n["b"]')).toBe('p.txt:2:1: broken JSON: there is something behind the end of the array');
  });
});

describe('a table in one object', () => {
  it('may hold names and rows, as pandas, MLflow and Weights & Biases write it', async () => {
    const text = '{"columns": ["id", "truth", "out", 3], "index": [7, 8], "data": [[1, "pos", {"label": "neg"}, true],\n[2, "neg", null, NaN]]}';
    expect(await outcomeOf(json, text, ['truth', 'out.label', 'id', '3', 'id'])).toMatchObject({
      rows: [['pos', 'neg', '#1', '?true', '#1'], ['neg', undefined, '#2', null, '#2']],
      records: 2,
    });
    expect((await readCells(json, text, [])).notes).toEqual({ records: 2, nonFinite: 1 });
  });

  it('may hold columns by row, in the order of the first column', async () => {
    const text = '{"y": {"10": "a", "2": "b", "\\u0078": "c"}, "p": {"2": "b2", "x": "c2", "10": "a2"}}';
    expect(await outcomeOf(json, text, ['p', 'y'])).toMatchObject({ rows: [['a2', 'a'], ['b2', 'b'], ['c2', 'c']] });
  });

  it('may hold columns as lists', async () => {
    expect(await outcomeOf(json, '{"y": ["a", 1.0], "__proto__": [null, "😀"]}', ['__proto__', 'y'])).toMatchObject({ rows: [[null, 'a'], ['😀', '#1.0']] });
    expect(await outcomeOf(json, '{"y": [], "p": []}', ['y'])).toMatchObject({ records: 0 });
  });

  it('refuses columns of unequal rows, naming the column', async () => {
    expect(await problemOf(json, '{"y": {"0": 1},\n "p": {"1": 2}}', ['y'])).toBe(`p.txt:2:13: the column "p" has a row "1", which "y" lacks${UNEQUAL}`);
    expect(await problemOf(json, '{"y": {"0": 1, "1": 2},\n "p": {"1": 2}}', ['y'])).toBe(`p.txt:2:7: the column "p" lacks the row "0", which "y" has${UNEQUAL}`);
    expect(await problemOf(json, '{"y": [1, 2],\n "p": [1]}', ['y'])).toBe(`p.txt:2:7: the column "p" has 1 values, but "y" has 2${UNEQUAL}`);
  });

  it('refuses crooked rows', async () => {
    expect(await problemOf(json, '{"columns": ["a"], "data": [[1],\n[1, 2]]}', ['a'])).toBe('p.txt:2:1: row 2 of "data" has 2 values, but "columns" has 1');
    expect(await problemOf(json, '{"columns": ["a"], "data": [{"a": 1}]}', ['a'])).toBe(`p.txt:1:29: row 1 of "data" is an object, not an array${SHAPES}`);
    expect(await problemOf(json, '{"columns": [["a", "b"]], "data": []}', ['a'])).toBe(
      'p.txt:1:14: a name in "columns" is an array, not a string\n  Give every column one name before writing the file.',
    );
  });

  it('refuses columns that are missing or there twice', async () => {
    expect(await problemOf(json, '\n{"columns": ["truth", "p", "p"], "data": [["a", "b", "c"]]}', ['p', 'tuth'])).toBe(
      [
        'p.txt:2: the column "p" occurs 2 times in the header, as columns 2, 3',
        '  Give the columns different names, or use another one.',
        'p.txt:2: there is no column "tuth"; did you mean "truth"?',
        '  The columns are "truth", "p", "p".',
      ].join('\n'),
    );
  });

  it('refuses other objects, listing their keys and the shapes that are read', async () => {
    expect(await problemOf(json, '\uFEFF\n{"accuracy": 0.9, "rows": [1]}')).toBe(`p.txt:2:1: the JSON object with the keys "accuracy", "rows" is no table of records${SHAPES}`);
    expect(await problemOf(json, '{}')).toBe(`p.txt:1:1: the JSON object is empty${SHAPES}`);
  });

  it('refuses what is no JSON', async () => {
    expect(await problemOf(json, '\uFEFF{"y": [1, 2],\n "p": [1,]}')).toContain('p.txt:2:10: broken JSON: expected a value, found "]"');
    expect(await problemOf(json, '{"y": [1, 2]')).toBe(`p.txt:1:1: broken JSON: the file ends before the object that starts here does${CUT_SHORT}`);
    expect(await problemOf(json, '{"y": [1, 2]} x {}')).toBe('p.txt:1:15: broken JSON: there is something behind the end of the object');
    expect(await problemOf(json, 'id,label\n')).toBe(
      'p.txt:1:1: broken JSON: expected "[" or "{", found "i"\n  If the file is a table of text, say format: csv or format: tsv.',
    );
    expect(await problemOf(json, ' \n')).toContain('p.txt: the file is empty');
  });

  it('is refused when it is too large to be read whole', async () => {
    const reading = readDocument(memorySource('big.json', `{"y": [${'1,'.repeat(2 ** 20)}1]}`), 2 ** 20);
    await expect(reading).rejects.toThrow(ProblemError);
    await expect(reading).rejects.toThrow('big.json: the file is one JSON document of more than 1 MiB, which must be read whole');
  });
});

it('reads a .json file of several objects as JSON Lines', async () => {
  expect(await outcomeOf(json, '\n{"a": "}{"}\n{"a": 2}\n', ['a'])).toMatchObject({ rows: [['}{'], ['#2']] });
  expect(await problemOf(json, '{"a": 1}\n{"a": 2}\n{"a": }\n')).toBe('p.txt:3:7: broken JSON: expected a value, found "}"');
  expect((await json.preview(memorySource('p.json', '{"a": 1}\n{"a": 2}\n'))).format).toBe('jsonl');
});
