import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchEntities } from '../../../src/matrix/entities/match.js';
import type { Matching } from '../../../src/matrix/sets/matching.js';
import { inOrder } from '../../../src/predictions/entities/span-check.js';
import type { Span } from '../../../src/predictions/entities/span.js';
import '../../seed.js';
import { flat, nested } from './spans.js';

const span = (text: string): Span => {
  const [start = '', end = '', type = ''] = text.split(' ');
  return { start: Number(start), end: Number(end), type };
};
const text = ({ start, end, type }: Span): string => `${start} ${end} ${type}`;

/** A matching in a form that has no order. */
function sorted({ exact, retyped, missed, spurious, overlapping }: Matching<Span>): unknown {
  const pairs = (list: Matching<Span>['exact']): readonly string[] => list.map(({ gold, predicted }) => `${text(gold)} | ${text(predicted)}`).sort();
  return { exact: pairs(exact), retyped: pairs(retyped), overlapping: pairs(overlapping), missed: missed.map(text).sort(), spurious: spurious.map(text).sort() };
}

function swapped({ exact, retyped, missed, spurious, overlapping }: Matching<Span>): Matching<Span> {
  const pairs = (list: Matching<Span>['exact']): Matching<Span>['exact'] => list.map(({ gold, predicted }) => ({ gold: predicted, predicted: gold }));
  return { exact: pairs(exact), retyped: pairs(retyped), overlapping: pairs(overlapping), missed: spurious, spurious: missed };
}

const shuffled = (spans: readonly Span[]): fc.Arbitrary<readonly Span[]> => fc.shuffledSubarray([...spans], { minLength: spans.length });

describe.each([
  ['flat', flat],
  ['nested', nested],
])('%s entities', (_, spans) => {
  const both = fc.tuple(spans, spans);

  test('the order of the lists does not matter', () => {
    fc.assert(
      fc.property(
        both.chain(([gold, predicted]) => fc.tuple(fc.constant(matchEntities(gold, predicted)), shuffled(gold), shuffled(predicted))),
        ([matching, gold, predicted]) => {
          expect(sorted(matchEntities(gold, predicted))).toEqual(sorted(matching));
        },
      ),
    );
  });

  test('gold and prediction may change places', () => {
    fc.assert(
      fc.property(both, ([gold, predicted]) => {
        expect(sorted(matchEntities(predicted, gold))).toEqual(sorted(swapped(matchEntities(gold, predicted))));
      }),
    );
  });

  test('every entity stands in one place, and exact matches are the intersection', () => {
    fc.assert(
      fc.property(both, ([gold, predicted]) => {
        const { exact, retyped, missed, spurious, overlapping } = matchEntities(gold, predicted);
        const all = [...exact, ...retyped];
        expect([...all.map((pair) => pair.gold), ...missed].map(text).sort()).toEqual(gold.map(text).sort());
        expect([...all.map((pair) => pair.predicted), ...spurious].map(text).sort()).toEqual(predicted.map(text).sort());
        const keys = new Set(gold.map(text));
        expect(exact.map(({ predicted: own }) => text(own)).sort()).toEqual(predicted.map(text).filter((key) => keys.has(key)).sort());
        for (const { gold: a, predicted: b } of retyped) expect([a.start, a.end, a.type === b.type]).toEqual([b.start, b.end, false]);
        for (const { gold: a, predicted: b } of overlapping) {
          expect(missed).toContain(a);
          expect(spurious).toContain(b);
          expect(Math.min(a.end, b.end) - Math.max(a.start, b.start)).toBeGreaterThan(0);
        }
        expect(new Set(overlapping.map((pair) => pair.gold)).size).toBe(overlapping.length);
        expect(new Set(overlapping.map((pair) => pair.predicted)).size).toBe(overlapping.length);
      }),
    );
  });

  test('nothing that overlaps is left beside something it could be paired with', () => {
    fc.assert(
      fc.property(both, ([gold, predicted]) => {
        const { missed, spurious, overlapping } = matchEntities(gold, predicted);
        const left = missed.filter((own) => !overlapping.some((pair) => pair.gold === own));
        const others = spurious.filter((own) => !overlapping.some((pair) => pair.predicted === own));
        for (const a of left) for (const b of others) expect(Math.min(a.end, b.end) - Math.max(a.start, b.start)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('the rule', () => {
  const cases: readonly { name: string; gold: string[]; predicted: string[]; exact?: string[]; retyped?: string[]; overlapping?: string[] }[] = [
    { name: 'an exact match comes before a type error', gold: ['0 2 PER', '0 2 ORG'], predicted: ['0 2 ORG', '0 2 LOC'], exact: ['0 2 ORG | 0 2 ORG'], retyped: ['0 2 PER | 0 2 LOC'] },
    { name: 'an organisation read as a person', gold: ['3 5 ORG'], predicted: ['3 5 PER'], retyped: ['3 5 ORG | 3 5 PER'] },
    { name: 'the right type with wrong boundaries', gold: ['3 5 ORG'], predicted: ['3 6 ORG'], overlapping: ['3 5 ORG | 3 6 ORG'] },
    { name: 'both wrong', gold: ['3 5 ORG'], predicted: ['4 6 PER'], overlapping: ['3 5 ORG | 4 6 PER'] },
    { name: 'an earlier overlap hides no later exact match', gold: ['2 4 PER'], predicted: ['1 3 PER', '2 4 PER'], exact: ['2 4 PER | 2 4 PER'] },
    { name: 'the right type before the larger overlap', gold: ['0 10 PER'], predicted: ['0 3 PER', '3 10 LOC'], overlapping: ['0 10 PER | 0 3 PER'] },
    { name: 'the larger overlap', gold: ['0 10 PER'], predicted: ['0 3 PER', '3 10 PER'], overlapping: ['0 10 PER | 3 10 PER'] },
    { name: 'the leftmost of equals', gold: ['0 4 PER'], predicted: ['2 4 PER', '0 2 PER'], overlapping: ['0 4 PER | 0 2 PER'] },
    { name: 'neighbours do not overlap', gold: ['0 2 PER'], predicted: ['2 4 PER'] },
  ];

  test.each(cases.map((entry) => [entry.name, entry] as const))('%s', (_, { gold, predicted, exact = [], retyped = [], overlapping = [] }) => {
    expect(sorted(matchEntities(gold.map(span), predicted.map(span)))).toMatchObject({ exact, retyped, overlapping });
  });
});

test('spans sort by place, then type', () => {
  expect(['2 3 A', '0 2 B', '0 2 A', '0 1 C'].map(span).sort(inOrder).map(text)).toEqual(['0 1 C', '0 2 A', '0 2 B', '2 3 A']);
});
