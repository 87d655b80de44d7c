import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../src/config/yaml.js';
import type { Path } from '../../src/config/yaml.js';

function at(text: string, path: Path): string {
  const { line, column } = parseYaml(text, 'c.yml').placeOf(path);
  return `${line ?? 0}:${column ?? 0}`;
}

function keyAt(text: string, path: Path): string {
  const { line, column } = parseYaml(text, 'c.yml').placeOfKey(path);
  return `${line ?? 0}:${column ?? 0}`;
}

describe('places', () => {
  const text = 'a: 1\nb:\n  - "x"\n  - { c: \'y\', d: [z] }\ne: &anchor !!str 5\nf: *anchor\ng:\nh: |\n  block\n';

  it.each<[Path, string]>([
    [['a'], '1:4'],
    [['b'], '3:3'],
    [['b', 0], '3:5'],
    [['b', 1], '4:5'],
    [['b', 1, 'c'], '4:10'],
    [['b', 1, 'd', 0], '4:19'],
    [['e'], '5:4'],
  ])('of the value %j is %s', (path, place) => {
    expect(at(text, path)).toBe(place);
  });

  it('of a key is where the key stands', () => {
    expect(keyAt(text, ['b', 1, 'd'])).toBe('4:15');
    expect(keyAt('"a b": 1\n', ['a b'])).toBe('1:1');
  });

  it('of an alias is where its anchor stands, because there it can be mended', () => {
    expect(at(text, ['f'])).toBe('5:4');
  });

  it('of a value that is not there is its key, and of a path that is not there its nearest parent', () => {
    expect(at(text, ['g'])).toBe('7:1');
    expect(at(text, ['b', 1, 'nothing', 'here'])).toBe('4:5');
    expect(keyAt(text, ['b', 7])).toBe('3:3');
  });

  it('count characters, not UTF-16 units, and do not count a byte order mark', () => {
    expect(at('{ "😀é": 1, b: 2 }', ['b'])).toBe('1:15');
    expect(keyAt('\ufeffa: 1', ['a'])).toBe('1:1');
  });

  it.each([['\n'], ['\r\n'], ['\r']])('count lines that end in %j', (end) => {
    expect(at(['a: 1', '', 'b: 2'].join(end), ['b'])).toBe('3:4');
  });
});

describe('the source of a value', () => {
  it('is what stands in the file, before YAML makes a number of it', () => {
    const document = parseYaml('a: 1.10\nb: 017\nc: "q"\nd: ~\ne:\nf: []\n', 'c.yml');
    expect(['a', 'b', 'c', 'd', 'e', 'f'].map((key) => document.sourceOf([key]))).toEqual(['1.10', '017', '"q"', '~', '', undefined]);
  });
});

describe('keys', () => {
  it('come in the order of the file', () => {
    expect(parseYaml('b: 1\n"10": 2\n"9": 3\n__proto__: 4\n', 'c.yml').keysOf([])).toEqual(['b', '10', '9', '__proto__']);
  });

  it('of a prototype are keys like any other', () => {
    const { value } = parseYaml('__proto__: { positive: spam }\nconstructor: 2\n', 'c.yml');
    expect(Object.keys(Object(value))).toEqual(['__proto__', 'constructor']);
    expect(Object(value)).not.toHaveProperty('positive');
  });
});

describe('any JSON mapping', () => {
  it('is read as itself, and every value stands where its source begins', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ maxLength: 20 }), fc.jsonValue({ maxDepth: 3 }), { minKeys: 1 }), fc.constantFrom(undefined, 2), (mapping, indent) => {
        const text = JSON.stringify(mapping, null, indent);
        const document = parseYaml(text, 'c.yml');
        expect(JSON.stringify(document.value)).toBe(JSON.stringify(JSON.parse(text)));
        expect(document.problems).toEqual([]);
        const lines = text.split('\n');
        for (const path of leaves(document.value)) {
          const source = document.sourceOf(path) ?? '';
          const { line = 0, column = 0 } = document.placeOf(path);
          expect(Array.from(lines[line - 1] ?? '').slice(column - 1).join('').startsWith(source)).toBe(true);
          expect(source).not.toBe('');
        }
      }),
    );
  });
});

function leaves(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leaves(item, [...path, index]));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]));
  return [path];
}
