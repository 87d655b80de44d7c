import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divide, type Value } from '../../src/metrics/value.js';
import { change, compareChange, compareWithLimit, TOLERANCE } from '../../src/thresholds/exact.js';
import { decimal, type ChangeBound } from '../../src/thresholds/threshold.js';

type Defined = Value & { readonly defined: true };

function ratio(numerator: number, denominator: number): Defined {
  const value = divide(numerator, denominator, 'never');
  if (!value.defined) throw new Error('0 / 0');
  return value;
}

function inexact(value: number): Defined {
  return { defined: true, value };
}

const sign = (value: bigint): number => (value < 0n ? -1 : value > 0n ? 1 : 0);

/** A decimal of a config as integer and number of places. */
const bound = fc.record({ digits: fc.integer({ min: -2_000, max: 2_000 }), places: fc.nat(6) });
const textOf = ({ digits, places }: { digits: number; places: number }): string => {
  const padded = String(Math.abs(digits)).padStart(places + 1, '0');
  return `${digits < 0 ? '-' : ''}${padded.slice(0, padded.length - places)}${places === 0 ? '' : `.${padded.slice(-places)}`}`;
};
const tenTo = (places: number): bigint => 10n ** BigInt(places);

describe('a decimal of the config', () => {
  it.each([
    ['0.8', 8n, 10n],
    ['.5', 5n, 10n],
    ['5.', 5n, 1n],
    ['-0.25', -25n, 100n],
    ['1e-7', 1n, 10_000_000n],
    ['1.5e3', 1_500n, 1n],
    ['12', 12n, 1n],
    ['007.10', 710n, 100n],
    [1e21, 10n ** 21n, 1n],
    [5e-324, 5n, 10n ** 324n],
  ])('%s is exact', (text, numerator, denominator) => {
    expect(decimal(text)).toEqual({ text: String(text), numerator, denominator });
  });

  it.each(['', '.', '-', 'abc', '1,5', '0x10', 'NaN', 'Infinity', ' 1', '1 ', '--1', '1e', '1.2.3'])('%j is none', (text) => {
    expect(() => decimal(text)).toThrow(RangeError);
  });
});

describe('bounds are inclusive and exact', () => {
  it('0.8 >= 0.8 never flakes: every quotient that a decimal can say lies on it', () => {
    for (let denominator = 1; denominator <= 200; denominator++) {
      for (let numerator = 0; numerator <= denominator; numerator++) {
        const per = (numerator * 1_000) / denominator;
        const limit = decimal(String(Math.round(per) / 1_000));
        expect(compareWithLimit(ratio(numerator, denominator), limit)).toBe(Number.isInteger(per) ? 0 : Math.sign(per - Math.round(per)));
      }
    }
  });

  it('a quotient of integers is compared as in integer arithmetic', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5_000, max: 5_000 }), fc.integer({ min: 1, max: 5_000 }), bound, (numerator, denominator, limit) => {
        const expected = sign(BigInt(numerator) * tenTo(limit.places) - BigInt(limit.digits) * BigInt(denominator));
        expect(compareWithLimit(ratio(numerator, denominator), decimal(textOf(limit)))).toBe(expected);
      }),
    );
  });

  it('also where the bound is the value but for its last digits', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), fc.integer({ min: 5, max: 17 }), (numerator, denominator, digits) => {
        const text = (numerator / denominator).toPrecision(digits);
        const limit = decimal(text);
        expect(compareWithLimit(ratio(numerator, denominator), limit)).toBe(sign(BigInt(numerator) * limit.denominator - limit.numerator * BigInt(denominator)));
      }),
    );
  });

  it('the largest quotients differ where doubles do not', () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(compareWithLimit(ratio(most - 1, most), decimal('1'))).toBe(-1);
    expect(compareWithLimit(ratio(most - 1, most), decimal('0.9999999999999998'))).toBe(1);
  });

  it('a value of many roundings lies on a bound within the tolerance, and not beyond', () => {
    expect(compareWithLimit(inexact(0.1 + 0.2), decimal('0.3'))).toBe(0);
    expect(compareWithLimit(inexact(0.8 - TOLERANCE / 2), decimal('0.8'))).toBe(0);
    expect(compareWithLimit(inexact(0.8 - 3 * TOLERANCE), decimal('0.8'))).toBe(-1);
    expect(compareWithLimit(inexact(0.8 + 3 * TOLERANCE), decimal('0.8'))).toBe(1);
  });
});

describe('changes are exact', () => {
  const whole = fc.integer({ min: -500, max: 500 });
  const part = fc.integer({ min: 1, max: 500 });

  it('own units and points as in integer arithmetic, in both directions', () => {
    fc.assert(
      fc.property(whole, part, whole, part, bound, fc.constantFrom('max_drop', 'max_increase'), (a, b, c, d, allowed, kind) => {
        const digits = Math.abs(allowed.digits);
        const change: ChangeBound = { kind, unit: 'own', allowed: decimal(textOf({ ...allowed, digits })) };
        // now − before, over b·d
        const difference = BigInt(a) * BigInt(d) - BigInt(c) * BigInt(b);
        const worse = kind === 'max_drop' ? -difference : difference;
        expect(compareChange(ratio(a, b), ratio(c, d), change)).toBe(sign(worse * tenTo(allowed.places) - BigInt(digits) * BigInt(b) * BigInt(d)));
      }),
    );
  });

  it('shares of the baseline as in integer arithmetic, of its size where it is negative', () => {
    fc.assert(
      fc.property(whole, part, whole, part, bound, fc.constantFrom('max_drop', 'max_increase'), (a, b, c, d, allowed, kind) => {
        const digits = Math.abs(allowed.digits);
        const change: ChangeBound = { kind, unit: 'percent_of_baseline', allowed: decimal(textOf({ ...allowed, digits })) };
        const difference = BigInt(a) * BigInt(d) - BigInt(c) * BigInt(b);
        const worse = kind === 'max_drop' ? -difference : difference;
        const room = BigInt(digits) * BigInt(Math.abs(c)) * BigInt(b);
        expect(compareChange(ratio(a, b), ratio(c, d), change)).toBe(sign(worse * tenTo(allowed.places) - room));
      }),
    );
  });

  it('of a baseline of 0 no share allows anything', () => {
    const tenfold: ChangeBound = { kind: 'max_increase', unit: 'percent_of_baseline', allowed: decimal('10') };
    expect([0, 1].map((now) => compareChange(ratio(now, 1), ratio(0, 1), tenfold))).toEqual([0, 1]);
    expect([0, 1e-9].map((now) => compareChange(inexact(now), inexact(0), tenfold))).toEqual([0, 1]);
  });

  it('with a value of many roundings count within the tolerance', () => {
    const drop: ChangeBound = { kind: 'max_drop', unit: 'own', allowed: decimal('0.1') };
    expect(compareChange(inexact(0.7), inexact(0.8), drop)).toBe(0);
    expect(compareChange(ratio(7, 10), inexact(0.8), drop)).toBe(0);
    expect(compareChange(inexact(0.7 - 1e-11), ratio(8, 10), drop)).toBe(1);
  });

  it('are subtracted before they are rounded', () => {
    expect(change(ratio(9, 10), ratio(8, 10))).toBe(0.1);
    expect(change(ratio(34, 299), ratio(31, 299))).toBe(3 / 299);
    expect(change(inexact(0.5), ratio(1, 4))).toBe(0.25);
  });
});
