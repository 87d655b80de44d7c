import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldMarks, lowest, quotes, repeated, stringMarks, WordView } from '../../../src/predictions/formats/words.js';

/** Bytes, mostly those on either side of what the tests look for. */
const byte = fc.oneof(
  fc.constantFrom(0x00, 0x01, 0x09, 0x0a, 0x0d, 0x0e, 0x1f, 0x20, 0x21, 0x22, 0x23, 0x2b, 0x2c, 0x2d, 0x5b, 0x5c, 0x5d, 0x7f, 0x80, 0x8d, 0xa2, 0xac, 0xdc, 0xff),
  fc.integer({ min: 0, max: 255 }),
);

/** Where the set finds its first byte, -1 for none, against a look at byte after byte. */
function expectFirst(set: (word: number) => number, wanted: (value: number) => boolean): void {
  fc.assert(
    fc.property(fc.tuple(byte, byte, byte, byte), (bytes) => {
      const found = set(new WordView().of(Uint8Array.from(bytes)).getInt32(0, true));
      expect([bytes, found === 0 ? -1 : lowest(found)]).toEqual([bytes, bytes.findIndex(wanted)]);
    }),
    { numRuns: 20_000, seed: 1 },
  );
}

describe('the first byte of a word that', () => {
  it('is a quote', () => {
    expectFirst(quotes, (value) => value === 0x22);
  });

  it('ends a plain part of a JSON string', () => {
    expectFirst(stringMarks, (value) => value === 0x22 || value === 0x5c || value < 0x20);
  });

  it.each([0x2c, 0x09])('may end an unquoted field before the delimiter %i', (delimiter) => {
    expectFirst((word) => fieldMarks(word, repeated(delimiter)), (value) => value === delimiter || value <= 0x0d);
  });
});

it('looks at the bytes it is given, not at those it was given before', () => {
  const view = new WordView();
  const all = Uint8Array.from([1, 0, 0, 0, 2, 0, 0, 0]);
  expect(view.of(all).getInt32(4, true)).toBe(2);
  expect(view.of(all.subarray(4)).getInt32(0, true)).toBe(2);
  expect(view.of(all).getInt32(0, true)).toBe(1);
});
