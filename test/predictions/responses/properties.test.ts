import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePath, valuesAt } from '../../../src/predictions/responses/json-path.js';
import { responseParser, type ResponseParser } from '../../../src/predictions/responses/parser.js';
import { dropReasoning } from '../../../src/predictions/responses/reasoning.js';
import type { Step, Tidying } from '../../../src/predictions/responses/step.js';
import { tidied } from '../../../src/predictions/responses/tidying.js';
import { UnparsedReplies } from '../../../src/predictions/responses/unparsed-replies.js';

const LABELS = ['positive', 'very positive', 'Negative', '(A)', '-19', 'ÄTHER'];

const TIDYING: readonly Tidying[] = [
  { kind: 'fold_case' },
  { kind: 'unicode', form: 'NFC' },
  { kind: 'unicode', form: 'NFKC' },
  { kind: 'collapse_blanks' },
  { kind: 'strip_punctuation' },
];

const STEPS: readonly Step[] = [
  ...TIDYING,
  { kind: 'strip_prefix', prefixes: ['Label:', '__label__'] },
  { kind: 'json', path: 'a[*].b', otherwise: 'keep' },
  { kind: 'json', path: 'label', otherwise: 'unparsed' },
  { kind: 'drop_reasoning', tags: ['think'] },
  { kind: 'regex', pattern: '(?i)answer:? (?<label>.+)', take: 'only', otherwise: 'keep' },
  { kind: 'regex', pattern: '(?<label>a|aa)+(?:.*b)?', take: 'last', otherwise: 'keep' },
  { kind: 'first_line' },
  { kind: 'last_line' },
  { kind: 'aliases', aliases: [{ label: 'positive', texts: ['pos', '1'] }] },
  { kind: 'index', from: 0 },
  { kind: 'outcome', outcome: 'refused', sign: { by: 'contains', texts: ['I cannot'] } },
  { kind: 'outcome', outcome: 'missing', sign: { by: 'json', path: 'error' } },
];
const ENDS: readonly Step[] = [
  { kind: 'match', by: 'exact', otherwise: 'other' },
  { kind: 'match', by: 'whole_word', otherwise: 'unparsed' },
];

const words = fc.constantFrom(...LABELS, 'pos', 'not', '{', '}', '"', '```\n', '<think>', '</think>', 'answer: ', '\n', '{"label": "positive"}', '{"error": 1}', '.', ' ', '\u0000', '\ud800', '\\', 'a', '-', '1');
const replies = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.oneof(words, fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 30 }).map((parts) => parts.join('')), fc.json());
const stepLists = fc.tuple(fc.subarray([...STEPS]), fc.constantFrom(...ENDS)).chain(([steps, end]) => fc.shuffledSubarray(steps, { minLength: steps.length }).map((shuffled) => [...shuffled, end]));

describe('whatever the reply and the steps', () => {
  it('a parser never throws, and what it reads is a label or an outcome', async () => {
    await fc.assert(
      fc.asyncProperty(stepLists, fc.array(replies, { maxLength: 10 }), async (steps, texts) => {
        const parser = await responseParser({ steps, labels: LABELS });
        for (const text of texts) {
          const reading = parser.read(text);
          if ('label' in reading) expect(LABELS).toContain(reading.label);
          else expect(['unparsed', 'refused', 'missing', 'other']).toContain(reading.outcome);
          // Nothing of an earlier reply stays behind.
          expect(parser.read(text)).toEqual(reading);
        }
      }),
    );
  });

  it('a reply with two labels as words is never read as one of them', async () => {
    const parser = await responseParser({ steps: [{ kind: 'fold_case' }, { kind: 'match', by: 'whole_word', otherwise: 'unparsed' }], labels: LABELS });
    const filler = fc.constantFrom(' ', ', ', '\n', ' or ', ' / ', ' but not ', '. ');
    fc.assert(
      fc.property(fc.shuffledSubarray(LABELS, { minLength: 2 }), filler, (labels, between) => {
        expect(parser.read(labels.join(between))).toMatchObject({ outcome: 'unparsed' });
      }),
    );
  });

  it('every label is read as itself by every end, tidied or not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...TIDYING]), fc.constantFrom(...ENDS), fc.constantFrom(...LABELS), async (tidying, end, label) => {
        expect((await responseParser({ steps: [...tidying, end], labels: LABELS })).read(` ${label}\n`)).toEqual({ label });
      }),
    );
  });

  it('tidying twice is tidying once', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TIDYING), replies, (step, text) => {
        const once = tidied(text, step);
        expect(tidied(once, step)).toBe(once);
      }),
    );
  });

  it('a reply without tags keeps every letter when reasoning is dropped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }).filter((text) => !/think/i.test(text)), (text) => {
        expect(dropReasoning(['think'])(text)).toBe(text);
      }),
    );
  });

  it('a path finds what stands at it', () => {
    const step = fc.oneof(fc.string({ minLength: 1 }), fc.nat({ max: 3 }));
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), fc.jsonValue(), (steps, value) => {
        const nested = steps.reduceRight<unknown>((inner, at) => (typeof at === 'number' ? Array.from({ length: at + 1 }, () => inner) : { [at]: inner }), value);
        const path = parsePath(steps.map((at) => (typeof at === 'number' ? `[${at}]` : `[${JSON.stringify(at)}]`)).join(''));
        // `{ __proto__: … }` as a computed key is an own key.
        expect(valuesAt(nested, path ?? [])).toEqual([value]);
      }),
    );
  });
});

describe('a path', () => {
  it.for(['', '.', 'a..b', 'a.', '.a', 'a[', 'a]', 'a[-1]', 'a[b]', '[', '["a]', 'a["b]', '$.', '$a["'])('%j is none', (text) => {
    expect(parsePath(text)).toBeUndefined();
  });

  it.for([
    ['$', []],
    ['a', ['a']],
    ['$.a.b', ['a', 'b']],
    ['$[0].a', [0, 'a']],
    ['a[0][1].c-d e', ['a', 0, 1, 'c-d e']],
    ['["a.b"].c', ['a.b', 'c']],
    ['a["\\u0062\\""]', ['a', 'b"']],
  ] as const)('%j is %j', ([text, steps]) => {
    expect(parsePath(text)).toEqual(steps);
  });
});

describe('no reply can hang a run', () => {
  const SIZE = 40_000;
  const hostile: Readonly<Record<string, string>> = {
    braces: '{'.repeat(SIZE),
    pairs: '{}'.repeat(SIZE / 2),
    quotes: '{"'.repeat(SIZE / 2),
    backslashes: `{"${'\\'.repeat(SIZE)}`,
    brackets: '['.repeat(SIZE),
    fences: '```\n'.repeat(SIZE / 4),
    'opening tags': '<think>'.repeat(SIZE / 7),
    'closing tags': '</think>'.repeat(SIZE / 8),
    'half tags': '<think '.repeat(SIZE / 7),
    blanks: ' '.repeat(SIZE),
    'blank lines': ' \n'.repeat(SIZE / 2),
    'dots and letters': '.a'.repeat(SIZE / 2),
    'almost a label': 'very '.repeat(SIZE / 5),
    'one letter': 'a'.repeat(SIZE),
    'letters and blanks': 'a '.repeat(SIZE / 2),
    answers: 'answer: a\n'.repeat(SIZE / 10),
    combining: 'e\u0301'.repeat(SIZE / 2),
  };

  it.for(Object.keys(hostile))('%s', { timeout: 60_000 }, async (name) => {
    const reply = hostile[name] ?? '';
    const parsers: ResponseParser[] = [];
    for (const step of STEPS) for (const end of ENDS) parsers.push(await responseParser({ steps: [step, end], labels: LABELS }));
    for (const pattern of ['(?<label>(a|aa)+)$', '(?<label>(.*a)*)x', '(?<label>a)(?:.*b)?', '(?<label>(\\s*\\S+)*)!']) {
      for (const take of ['only', 'last'] as const) parsers.push(await responseParser({ steps: [{ kind: 'regex', pattern, take, otherwise: 'keep' }], labels: LABELS }));
    }
    const begin = performance.now();
    for (const parser of parsers) parser.read(reply);
    // Time that grows with the square of the reply would be minutes: 1.6 · 10^9 steps for each of the parsers.
    expect(performance.now() - begin).toBeLessThan(20_000);
  });
});

describe('replies that could not be read', () => {
  it('are the most frequent five, whatever their order and number', () => {
    const distinct = 5_000;
    const all = Array.from({ length: distinct }, (_, index) => `reply ${index}`).flatMap((text, index) => Array.from({ length: index % 97 === 0 ? 3 : 1 }, () => text));
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (texts) => {
        expect(shownOf(texts)).toEqual(shownOf(all));
      }),
      { numRuns: 5 },
    );
    expect(shownOf(all).every(({ count }) => count === 3)).toBe(true);
  });

  it('are counted exactly, and cut between characters', () => {
    const long = `${'x'.repeat(74)}😀${'y'.repeat(100)}😀${'z'.repeat(74)}`;
    const shown = shownOf(['b', 'a', 'b', long]);
    expect(shown.map(({ text, count }) => [text, count])).toEqual([['b', 2], ['a', 1], [`${'x'.repeat(74)} […] ${'z'.repeat(74)}`, 1]]);
  });

  function shownOf(texts: readonly string[]): ReturnType<UnparsedReplies['shown']> {
    const replies = new UnparsedReplies();
    for (const text of texts) replies.add(text, 'no label');
    return replies.shown();
  }
});

describe('the fingerprint', () => {
  const steps: readonly Step[] = [{ kind: 'fold_case' }, { kind: 'match', by: 'exact', otherwise: 'unparsed' }];
  const of = async (settings: Parameters<typeof responseParser>[0]): Promise<string> => (await responseParser(settings)).fingerprint;

  it('is the same for the same steps and labels, wherever they are written', async () => {
    const regex = { kind: 'regex', pattern: '(?<label>a)', take: 'only', otherwise: 'keep' } as const;
    expect(await of({ steps: [{ ...regex, place: { file: 'a.yml', line: 1 } }] })).toBe(await of({ steps: [regex] }));
    expect(await of({ steps, labels: LABELS })).toMatch(/^[0-9a-f]{16}$/);
  });

  it('changes with every setting', async () => {
    const all = [
      { steps, labels: LABELS },
      { steps, labels: LABELS.toReversed() },
      { steps },
      { steps: steps.toReversed(), labels: LABELS },
      { steps: [steps[0] as Step, { kind: 'match', by: 'exact', otherwise: 'other' } as const], labels: LABELS },
      { steps: [steps[0] as Step, { kind: 'match', by: 'whole_word', otherwise: 'unparsed' } as const], labels: LABELS },
    ];
    expect(new Set(await Promise.all(all.map(of))).size).toBe(all.length);
  });
});
