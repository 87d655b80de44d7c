import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPacked } from '../../../src/predictions/formats/parquet/packed.js';

interface Run {
  readonly packed: boolean;
  /** Of a packed run its values, eight a group; of another one value and how often it stands there. */
  readonly values: readonly number[];
  readonly times: number;
}

/** Written as the format is described, bit by bit. */
function written(runs: readonly Run[], width: number): readonly number[] {
  return runs.flatMap(({ packed, values, times }) => {
    if (!packed) return [...varint(times * 2), ...Array.from({ length: Math.ceil(width / 8) }, (_, i) => ((values[0] ?? 0) >>> (8 * i)) & 0xff)];
    const bytes = Array.from({ length: (values.length * width) / 8 }, () => 0);
    values.forEach((value, index) => {
      for (let bit = 0; bit < width; bit++) {
        const at = index * width + bit;
        bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (((value >>> bit) & 1) << (at & 7));
      }
    });
    return [...varint((values.length / 8) * 2 + 1), ...bytes];
  });
}

function varint(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)];
}

function read(bytes: readonly number[], width: number, count: number): readonly number[] {
  const into = new Int32Array(count);
  // Among other bytes, of which none may matter.
  const around = Uint8Array.from([0xff, 0xff, ...bytes, 0xff, 0xff, 0xff, 0xff, 0xff]);
  readPacked(new DataView(around.buffer), 2, 2 + bytes.length, width, into);
  return [...into];
}

const coded = fc.integer({ min: 1, max: 32 }).chain((width) => {
  const value = fc.integer({ min: 0, max: 2 ** width - 1 });
  const packed = fc.integer({ min: 1, max: 5 }).chain((groups) => fc.array(value, { minLength: 8 * groups, maxLength: 8 * groups }).map((values): Run => ({ packed: true, values, times: 1 })));
  const repeated = fc.record({ packed: fc.constant(false), values: fc.tuple(value), times: fc.integer({ min: 1, max: 300 }) });
  return fc.record({ width: fc.constant(width), runs: fc.array(fc.oneof(packed, repeated), { minLength: 1, maxLength: 6 }) });
});

function valuesOf(runs: readonly Run[]): readonly number[] {
  // From 2³¹ on they are negative.
  return runs.flatMap(({ values, times }) => Array.from({ length: times }, () => values.map((value) => value | 0)).flat());
}

describe('packed numbers', () => {
  it('are read as they were written, however many of them are wanted', () => {
    fc.assert(
      fc.property(coded, fc.double({ min: 0, max: 1, noNaN: true }), ({ width, runs }, share) => {
        const values = valuesOf(runs);
        const count = Math.round(share * values.length);
        expect(read(written(runs, width), width, count)).toEqual(values.slice(0, count));
      }),
    );
  });

  it('that end too early are told', () => {
    fc.assert(
      fc.property(coded, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), ({ width, runs }, share) => {
        const values = valuesOf(runs);
        const bytes = written(runs, width);
        const cut = bytes.slice(0, Math.floor(share * bytes.length));
        expect(() => read(cut, width, values.length)).toThrow(RangeError);
      }),
    );
  });

  it('with a length that never ends, or with runs of none and nothing else, are told', () => {
    expect(() => read([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01], 3, 8)).toThrow(RangeError);
    expect(() => read([0, 0, 1, 0, 0], 3, 8)).toThrow(RangeError);
    expect(read([0, 7, 1, 4, 5], 3, 2)).toEqual([5, 5]);
  });
});
