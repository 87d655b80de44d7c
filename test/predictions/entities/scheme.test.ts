import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SCHEMES, spansOf, type Reading, type Scheme } from '../../../src/predictions/entities/scheme.js';
import { tagOf, type Tag } from '../../../src/predictions/entities/tag.js';

type Found = readonly [sentence: number, type: string, start: number, end: number];

interface Golden {
  readonly cases: readonly {
    readonly scheme: Scheme;
    readonly gold: readonly string[];
    readonly predicted: readonly string[];
    readonly strict: { readonly gold: readonly Found[]; readonly predicted: readonly Found[] };
    readonly default?: { readonly gold: readonly Found[]; readonly predicted: readonly Found[] };
  }[];
}

const fixture = <T>(name: string): T => JSON.parse(readFileSync(`__fixtures__/seqeval/${name}.json`, 'utf8')) as T;

function tags(texts: readonly string[]): readonly Tag[] {
  return texts.map((text) => tagOf(text) ?? { prefix: 'O', type: `no tag: ${text}` });
}

function read(sentences: readonly string[], reading: Reading): readonly Found[] {
  return sentences.flatMap((sentence, n) => spansOf(tags(sentence.split(' ')), reading).map(({ type, start, end }): Found => [n, type, start, end]));
}

/** What seqeval's strict IOE1 loses: an entity of one token written `E-X` behind what is neither I nor E of its type. */
function lostByIoe1(sentences: readonly string[], [n, type, start, end]: Found): boolean {
  const words = (sentences[n] ?? '').split(' ');
  const own = words[start];
  const before = words[start - 1] ?? 'O';
  const name = type === '_' ? '' : `-${type}`;
  return end === start + 1 && own === `E${name}` && (before === 'O' || (before.startsWith('I') && before !== `I${name}`));
}

describe('entities as seqeval reads them', () => {
  const { cases } = fixture<Golden>('seqeval-1.2.2');

  test('every scheme is there', () => {
    expect(new Set(cases.map(({ scheme }) => scheme))).toEqual(new Set(SCHEMES));
  });

  test.each(cases.map((entry, index) => [`${entry.scheme} ${index}`, entry] as const))('%s', (_, { scheme, ...entry }) => {
    for (const side of ['gold', 'predicted'] as const) {
      const strict = read(entry[side], { mode: 'strict', scheme });
      const differs = scheme === 'IOE1' ? strict.filter((found) => lostByIoe1(entry[side], found)) : [];
      expect(strict.filter((found) => !differs.includes(found))).toEqual(entry.strict[side]);
      if (entry.default !== undefined) expect(read(entry[side], { mode: 'lenient' })).toEqual(entry.default[side]);
    }
  });
});

describe("seqeval's own tests", () => {
  interface Row {
    readonly test: string;
    readonly function: string;
    readonly args: readonly [readonly string[], Scheme];
    readonly kwargs: { readonly suffix?: boolean; readonly delimiter?: string };
    readonly result?: readonly (readonly [null, string, number, number])[];
    readonly raises?: string;
  }
  const rows = fixture<{ readonly rows: readonly Row[] }>('edge-cases').rows.filter((row) => row.function === 'Tokens.entities');

  test.each(rows.map((row) => [row.test, row] as const))('%s', (_, { args: [words, scheme], kwargs, result, raises }) => {
    expect(kwargs.suffix ?? false).toBe(false);
    if (raises !== undefined) return expect(words.every((word) => tagOf(word) !== undefined && scheme.includes(word.charAt(0)))).toBe(false);
    const found = read([words.join(' ')], { mode: 'strict', scheme }).filter((span) => scheme !== 'IOE1' || !lostByIoe1([words.join(' ')], span));
    expect(found.map(([, ...span]) => [null, ...span])).toEqual(result);
  });
});

describe('schemes that say the same', () => {
  const sentences: readonly (readonly [Scheme, string])[] = [
    ['IOB1', 'I-PER B-PER I-PER O I-LOC'],
    ['IOB2', 'B-PER B-PER I-PER O B-LOC'],
    ['IOE1', 'E-PER I-PER I-PER O I-LOC'],
    ['IOE2', 'E-PER I-PER E-PER O E-LOC'],
    ['IOBES', 'S-PER B-PER E-PER O S-LOC'],
    ['BILOU', 'U-PER B-PER L-PER O U-LOC'],
  ];

  test.each(sentences)('%s: %s', (scheme, sentence) => {
    const expected = [[0, 'PER', 0, 1], [0, 'PER', 1, 3], [0, 'LOC', 4, 5]];
    expect(read([sentence], { mode: 'strict', scheme })).toEqual(expected);
    expect(read([sentence], { mode: 'lenient' })).toEqual(expected);
  });
});

test.each(['PER', 'X-PER', '-', 'O-PER', '', 'b-PER', '-100', 'B_PER', '0'])('%j is no tag', (text) => {
  expect(tagOf(text)).toBeUndefined();
});
