import fc from 'fast-check';
import { expect, it } from 'vitest';
import { summed } from '../../src/matrix/places.js';

const entries = fc.array(fc.tuple(fc.nat(30), fc.nat(4)), { maxLength: 60 });

it('each place is there once, ascending, with what was counted there, whatever the order they come in', () => {
  fc.assert(
    fc.property(entries, fc.boolean(), (list, inOrder) => {
      const given = inOrder ? list.toSorted(([a], [b]) => a - b) : list;
      const expected = new Map<number, number>();
      for (const [place, count] of given) expected.set(place, (expected.get(place) ?? 0) + count);
      const { places, counts } = summed({ places: Float64Array.from(given, ([place]) => place), counts: Float64Array.from(given, ([, count]) => count) });
      expect([...places].map((place, index) => [place, counts[index]])).toEqual([...expected].filter(([, count]) => count > 0).toSorted(([a], [b]) => a - b));
    }),
  );
});

it('places up to those of the largest tables are told apart', () => {
  const most = 2 ** 48;
  const { places, counts } = summed({ places: Float64Array.of(most, most - 1, most), counts: Float64Array.of(1, 2, 3) });
  expect([[...places], [...counts]]).toEqual([[most - 1, most], [2, 4]]);
});
