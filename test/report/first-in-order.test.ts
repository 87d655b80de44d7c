import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstInOrder } from '../../src/report/first-in-order.js';

const entry = fc.record({ rank: fc.nat(5), name: fc.nat(1_000) });

it('gives what sorting all and cutting gives, equals in the order of the list', () => {
  fc.assert(
    fc.property(fc.array(entry), fc.nat(12), (list, most) => {
      const compare = (a: { readonly rank: number }, b: { readonly rank: number }): number => a.rank - b.rank;
      expect(firstInOrder(list, most, compare)).toEqual(list.toSorted(compare).slice(0, most));
    }),
  );
});

it('turns away what is not wanted by one comparison', () => {
  let comparisons = 0;
  const list = Array.from({ length: 10_000 }, (_, index) => index);
  firstInOrder(list, 10, (a, b) => (comparisons++, a - b));
  expect(comparisons).toBeLessThan(10_100);
});
