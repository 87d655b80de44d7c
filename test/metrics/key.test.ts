import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OUTCOMES } from '../../src/matrix/confusion.js';
import { AVERAGES } from '../../src/metrics/definition.js';
import { metricKey, outcomeLabel, selectorNames, type SelectorNames, type SliceName } from '../../src/metrics/key.js';

describe('the key of a metric', () => {
  test.each([
    ['accuracy', { kind: 'whole' }, undefined, 'accuracy'],
    ['recall', { kind: 'class', label: 'spam' }, undefined, 'recall[spam]'],
    ['f0.5', { kind: 'class', label: 'not spam' }, undefined, 'f0.5[not spam]'],
    ['f1', { kind: 'average', average: 'macro' }, undefined, 'f1[macro]'],
    ['f1', { kind: 'per-class' }, undefined, 'f1[*]'],
    ['confusion', { kind: 'cell', actual: 'spam', predicted: 'ham' }, undefined, 'confusion[spam→ham]'],
    ['confusion', { kind: 'cell', actual: 'spam', predicted: { outcome: 'missing' } }, undefined, 'confusion[spam→(missing)]'],
    ['recall', { kind: 'class', label: 'spam' }, { column: 'language', value: 'de' }, 'recall[spam]{language=de}'],
    ['accuracy', { kind: 'whole' }, { column: 'language', value: '*', each: true }, 'accuracy{language=*}'],
  ] as const)('%s %j %j is %s', (id, names, slice, key) => {
    expect(metricKey(id, names, slice)).toBe(key);
  });

  test.each([
    ['a class called like an average', { kind: 'class', label: 'macro' }, undefined, 'f1["macro"]'],
    ['a class called like an outcome', { kind: 'cell', actual: 'a', predicted: '(missing)' }, undefined, 'f1[a→"(missing)"]'],
    ['a class called *', { kind: 'class', label: '*' }, undefined, 'f1["*"]'],
    ['brackets', { kind: 'class', label: 'a]{x=y}' }, undefined, 'f1["a]{x=y}"]'],
    ['an arrow', { kind: 'class', label: 'a→b' }, undefined, 'f1["a→b"]'],
    ['quotes', { kind: 'class', label: '"macro"' }, undefined, String.raw`f1["\"macro\""]`],
    ['an empty label', { kind: 'class', label: '' }, undefined, 'f1[""]'],
    ['a blank at the end', { kind: 'class', label: 'a ' }, undefined, 'f1["a "]'],
    ['a line break', { kind: 'class', label: 'a\nb' }, undefined, String.raw`f1["a\nb"]`],
    ['a slice value called *', { kind: 'whole' }, { column: 'language', value: '*' }, 'f1{language="*"}'],
    ['an equals sign in a column', { kind: 'whole' }, { column: 'a=b', value: 'c' }, 'f1{"a=b"=c}'],
  ] as const)('quotes %s', (_what, names, slice, key) => {
    expect(metricKey('f1', names, slice)).toBe(key);
  });

  test.each(['__proto__', 'constructor', '0', '01', 'true', 'No (sarcastic)', '日本語', '@team'])('leaves the label %s as it is', (label) => {
    expect(metricKey('f1', { kind: 'class', label })).toBe(`f1[${label}]`);
  });

  test('is different for different selectors and slices, whatever the labels hold', () => {
    const name = fc.oneof(fc.constantFrom('macro', '*', '(missing)', '', 'a', '"a"', 'a→a', 'a]', '{a=a}'), fc.string({ unit: fc.constantFrom('a', '"', '\\', '→', '[', ']', '{', '}', '=', '*', ' ', '\n'), maxLength: 5 }));
    const names: fc.Arbitrary<SelectorNames> = fc.oneof(
      fc.constant({ kind: 'whole' } as const),
      fc.constant({ kind: 'per-class' } as const),
      fc.constantFrom(...AVERAGES).map((average) => ({ kind: 'average', average }) as const),
      name.map((label) => ({ kind: 'class', label }) as const),
      fc.record({ kind: fc.constant('cell' as const), actual: name, predicted: fc.oneof(name, fc.constantFrom(...OUTCOMES).map((outcome) => ({ outcome }))) }),
    );
    const slice: fc.Arbitrary<SliceName | undefined> = fc.option(
      fc.oneof(fc.record({ column: name, value: name }), name.map((column) => ({ column, value: '*', each: true }))),
      { nil: undefined },
    );
    const seen = new Map<string, string>();
    fc.assert(
      fc.property(names, slice, (selector, part) => {
        const key = metricKey('f1', selector, part);
        const meaning = JSON.stringify([selector, part]);
        expect(seen.get(key) ?? meaning).toBe(meaning);
        seen.set(key, meaning);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('the names of a selector', () => {
  const labels = ['ham', 'spam'];

  test.each([
    [{ kind: 'whole' }, { kind: 'whole' }],
    [{ kind: 'average', average: 'micro' }, { kind: 'average', average: 'micro' }],
    [{ kind: 'class', index: 1 }, { kind: 'class', label: 'spam' }],
    [{ kind: 'cell', actual: 1, predicted: 0 }, { kind: 'cell', actual: 'spam', predicted: 'ham' }],
    [{ kind: 'cell', actual: 1, predicted: 4 }, { kind: 'cell', actual: 'spam', predicted: { outcome: 'missing' } }],
  ] as const)('%j is %j', (selector, names) => {
    expect(selectorNames(selector, labels)).toEqual(names);
  });

  test('an index without a label is a mistake of the program', () => {
    expect(() => selectorNames({ kind: 'class', index: 2 }, labels)).toThrow('no label 2: there are 2');
    expect(() => selectorNames({ kind: 'cell', actual: 0, predicted: 7 }, labels)).toThrow('no label 7: there are 2');
  });

  test('an outcome stands in round brackets', () => {
    expect(OUTCOMES.map(outcomeLabel)).toEqual(['(unparsed)', '(refused)', '(missing)', '(other)', '(missed)']);
  });
});
