import { describe, expect, it } from 'vitest';
import { jsonl } from '../../../src/predictions/formats/jsonl.js';
import { outcomeOf, problemOf, readCells } from './read-cells.js';

const OBJECT_ADVICE = 'JSON Lines holds one object a line, such as {"id": "1", "actual": "spam", "predicted": "ham"}.';
const WHOLE_ADVICE = 'JSON Lines holds one whole object a line. For one JSON document over many lines, say format: json.';

describe('what is read', () => {
  it('keeps the characters of numbers and tells kinds apart', async () => {
    const line = '{"a": 9007199254740993, "b": 1.0, "c": true, "d": null, "e": "null", "f": {"g": [1]}, "h": [1, 2], "i": -0}';
    const outcome = await outcomeOf(jsonl, line, ['a', 'b', 'c', 'd', 'e', 'f', 'f.g', 'h', 'i', 'j', 'h.0']);
    expect(outcome).toMatchObject({ rows: [['#9007199254740993', '#1.0', '?true', null, 'null', '{"g": [1]}', '[1]', '[1, 2]', '#-0', undefined, undefined]] });
  });

  it('takes NaN and the infinities as null and counts them, wherever they stand', async () => {
    const text = '{"a": NaN, "b": [-Infinity, {"c": Infinity}]}\n{"a": "NaN", "a2": NaN}\n';
    for (const size of [1, 7, 1000]) {
      const { rows, notes } = await readCells(jsonl, text, ['a', 'a', 'b.c'], size);
      expect(rows).toEqual([[null, null, undefined], ['NaN', 'NaN', undefined]]);
      expect(notes).toEqual({ records: 2, nonFinite: 4 });
    }
  });

  it('undoes escapes, and writes half a surrogate pair as U+FFFD', async () => {
    const outcome = await outcomeOf(jsonl, String.raw`{"a": "\u00e9\ud83d\ude00\n\"\\\/\b\f\r\t", "b": "\ud83d\ud83d\ude00 \ude00"}`, ['a', 'b']);
    expect(outcome).toMatchObject({ rows: [['é😀\n"\\/\b\f\r\t', '\uFFFD😀 \uFFFD']] });
  });

  it('prefers a key with a dot to a path, and the last of two equal keys', async () => {
    const text = ['{"a": {"b": 1}, "a.b": 2}', '{"a.b": 2, "a": {"b": 1}}', '{"a": {"b": 1}, "a": {"c": 2}}', '{"a": {"b": 1}, "a": 5}', '{"a": {"b": 1, "b": 3}}', '{"a": 1, "\\u0061": {"b": 7}}'].join('\n');
    expect(await outcomeOf(jsonl, text, ['a.b'])).toMatchObject({ rows: [['#2'], ['#2'], [undefined], [undefined], ['#3'], ['#7']] });
  });

  it('reads keys that no plain object could hold', async () => {
    const outcome = await outcomeOf(jsonl, '{"__proto__": {"constructor": "x"}, "toString": "y"}', ['__proto__.constructor', 'toString', 'valueOf']);
    expect(outcome).toMatchObject({ rows: [['x', 'y', undefined]] });
  });

  it('reads a path of very many dots without trying every way to cut it', async () => {
    const path = Array.from({ length: 60 }, () => 'a').join('.');
    expect(await outcomeOf(jsonl, `{"${path}": 1}\n{"a": {"a": 2}}`, [path])).toMatchObject({ rows: [['#1'], [undefined]] });
  });

  it('finds its keys among very many wanted ones', async () => {
    const keys = Array.from({ length: 50 }, (_, i) => `k${i}`);
    const line = JSON.stringify(Object.fromEntries(keys.map((key, i) => [key, { v: i }])));
    const outcome = await outcomeOf(jsonl, line, keys.map((key) => `${key}.v`));
    expect(outcome).toMatchObject({ rows: [keys.map((_, i) => `#${i}`)] });
  });

  it('skips blank lines and gives the offset of each record', async () => {
    expect(await outcomeOf(jsonl, '\uFEFF\n \t\r\n  {"a": 1}\r\n\n{"a": 2}', ['a'])).toMatchObject({ rows: [['#1'], ['#2']], offsets: [10, 21] });
  });
});

describe('what is refused', () => {
  it('refuses a file without records', async () => {
    for (const text of ['', '\n \n']) expect(await problemOf(jsonl, text)).toContain('p.txt: the file is empty');
  });

  it('names the line that holds no object', async () => {
    for (const [value, is] of [['[1]', 'an array'], ['"x"', 'a string'], ['12', 'a number'], ['null', 'null'], ['true', 'true or false']] as const) {
      expect(await problemOf(jsonl, `{"a": 1}\n\n ${value}\n`)).toBe(`p.txt:3: the line holds ${is}, not an object\n  ${OBJECT_ADVICE}`);
    }
  });

  it('says on which line and column the JSON breaks, and what was expected', async () => {
    const found: readonly (readonly [string, string])[] = [
      ['{"a" 1}', '6: broken JSON: expected ":" behind a key, found "1"'],
      ['{a: 1}', '2: broken JSON: expected a key in double quotes or "}", found "a"'],
      ["{'a': 1}", '2: broken JSON: expected a key in double quotes or "}", found "\'"'],
      ['{"a": 1,}', '9: broken JSON: expected a key in double quotes, found "}"'],
      ['{"a": [1,]}', '10: broken JSON: expected a value, found "]"\n  JSON allows no comma behind the last value.'],
      ['{"a": [1 2]}', '10: broken JSON: expected "," or "]", found "2"'],
      ['{"é": "é" x}', '11: broken JSON: expected "," or "}", found "x"'],
      ['{"a": nul}', '7: broken JSON: expected a value, found "n"'],
      ['{"a": nan}', '7: broken JSON: expected a value, found "n"'],
      ['{"a": +1}', '7: broken JSON: expected a value, found "+"'],
      ['{"a": -}', '8: broken JSON: expected a digit, found "}"'],
      ['{"a": 1.}', '9: broken JSON: expected a digit, found "}"'],
      ['{"a": 1e}', '9: broken JSON: expected a digit, found "}"'],
      ['{"a": 01}', '7: broken JSON: a number starts with a superfluous 0\n  Put a code such as 01 in double quotes.'],
      ['{"a": "\\x"}', '9: broken JSON: expected one of " \\ / b f n r t u behind a backslash, found "x"'],
      ['{"a": "\\u12g4"}', '12: broken JSON: expected four hexadecimal digits behind \\u, found "g"'],
      ['{"a": "x\ty"}', '9: broken JSON: a string holds a bare control character\n  Write it as an escape, such as \\n or \\t.'],
      ['{"a": 1}{"b": 2}', '9: broken JSON: there is something behind the object of the line\n  JSON Lines holds one object a line. Is a line break missing?'],
      ['{"a": 1', `8: broken JSON: the line ends before its object does\n  ${WHOLE_ADVICE}`],
      ['{"a": "x', `9: broken JSON: the line ends before its object does\n  ${WHOLE_ADVICE}`],
      ['nope', '1: broken JSON: expected a value, found "n"'],
    ];
    for (const [line, problem] of found) {
      expect(await problemOf(jsonl, `{"a": 0}\n${line}\n{"a": 0}\n`, ['z'])).toBe(`p.txt:2:${problem}`);
    }
  });

  it('refuses nesting that would exhaust the stack', async () => {
    const nested = (levels: number): string => `{"a": ${'['.repeat(levels)}${']'.repeat(levels)}}`;
    expect(await problemOf(jsonl, nested(900))).toBe('');
    expect(await problemOf(jsonl, nested(5000))).toMatch(/^p\.txt:1:\d+: the JSON is nested more than 1000 levels deep$/);
    expect(await problemOf(jsonl, `${'{"a":'.repeat(5000)}`, ['a.a.a'])).toMatch(/nested more than 1000 levels deep$/);
  });
});
