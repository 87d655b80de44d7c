import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count, divide, type Value } from '../../src/metrics/value.js';
import { formatChange, formatValue } from '../../src/report/numbers.js';
import { decimalsThatAgree } from '../../src/thresholds/decimals.js';
import { compareChange, compareWithLimit, change } from '../../src/thresholds/exact.js';
import { decimal, type Bound, type ChangeBound, type Decimal } from '../../src/thresholds/threshold.js';

type Defined = Value & { readonly defined: true };

function ratio(numerator: number, denominator: number): Defined {
  const value = divide(numerator, denominator, 'never');
  if (!value.defined) throw new Error('0 / 0');
  return value;
}

/** What a reader makes of a printed number: an exact integer of so many decimals. */
function read(printed: string, places: number): bigint {
  const { numerator, denominator } = decimal(printed.replace(' %', '').replaceAll(',', '').replace('−', '-').replace('±', '').replace('+', ''));
  return (numerator * 10n ** BigInt(places)) / denominator;
}

const PLACES = 20;
const scaled = ({ numerator, denominator }: Pick<Decimal, 'numerator' | 'denominator'>, scale: bigint): bigint => (numerator * scale * 10n ** BigInt(PLACES)) / denominator;
const sign = (value: bigint): number => (value < 0n ? -1 : value > 0n ? 1 : 0);

const part = fc.integer({ min: 1, max: 3_000 });
const fraction = fc.tuple(fc.nat(3_000), part).map(([a, b]) => ratio(Math.min(a, b), b));
/** Bounds as people write them, and bounds that lie very near a value. */
const share = fc.oneof(fc.nat(1_000).map((digits) => digits / 1_000), fc.nat(100).map((digits) => digits / 100), fc.tuple(fc.nat(300), fc.integer({ min: 1, max: 300 })).map(([a, b]) => Number((Math.min(a, b) / b).toPrecision(7))));

describe('the printed number never contradicts the verdict', () => {
  it('beside an absolute bound', () => {
    fc.assert(
      fc.property(fraction, share, fc.constantFrom('min', 'max'), (value, limit, kind) => {
        const bound: Bound = { kind, limit: decimal(limit) };
        const decimals = decimalsThatAgree('fraction', bound, value, undefined);
        const shown = read(formatValue('fraction', value, decimals), PLACES);
        expect(sign(shown - scaled(bound.limit, 100n))).toBe(compareWithLimit(value, bound.limit));
      }),
      { numRuns: 2_000 },
    );
  });

  it('beside a change: neither the change nor the two values', () => {
    fc.assert(
      fc.property(fraction, fraction, share, fc.constantFrom('max_drop', 'max_increase'), (now, before, allowed, kind) => {
        const bound: ChangeBound = { kind, unit: 'own', allowed: decimal(allowed) };
        const decimals = decimalsThatAgree('fraction', bound, now, before);
        const worse = kind === 'max_drop' ? -1n : 1n;
        const limit = scaled(bound.allowed, 100n);
        const verdict = compareChange(now, before, bound);
        expect(sign(worse * read(formatChange('fraction', change(now, before), decimals), PLACES) - limit)).toBe(verdict);
        const difference = read(formatValue('fraction', now, decimals), PLACES) - read(formatValue('fraction', before, decimals), PLACES);
        expect(sign(worse * difference - limit)).toBe(verdict);
      }),
      { numRuns: 2_000 },
    );
  });

  it('beside a share of the baseline that is used up or not', () => {
    fc.assert(
      fc.property(fraction, fraction, share, (now, before, allowed) => {
        const bound: ChangeBound = { kind: 'max_drop', unit: 'percent_of_baseline', allowed: decimal(allowed) };
        const verdict = compareChange(now, before, bound);
        fc.pre(verdict !== 0);
        const decimals = decimalsThatAgree('fraction', bound, now, before);
        const [nowShown, beforeShown] = [now, before].map((value) => read(formatValue('fraction', value, decimals), PLACES)) as [bigint, bigint];
        const room = (beforeShown * bound.allowed.numerator) / bound.allowed.denominator;
        expect(sign(beforeShown - nowShown - room)).toBe(verdict);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('decimals', () => {
  it.each([
    // 94.96 % beside "at least 95 %".
    ['a value just below its bound', 'fraction', { kind: 'min', limit: decimal('0.95') }, ratio(9_496, 10_000), undefined, 2],
    ['a value far below its bound', 'fraction', { kind: 'min', limit: decimal('0.95') }, ratio(90, 100), undefined, 1],
    ['a value on a bound with more decimals', 'fraction', { kind: 'min', limit: decimal('0.0125') }, ratio(1, 80), undefined, 2],
    ['a bound that is no exact double', 'fraction', { kind: 'max', limit: decimal('0.07') }, ratio(7, 100), undefined, 1],
    ['a plain number', 'number', { kind: 'min', limit: decimal('0.931') }, ratio(93_095, 100_000), undefined, 5],
    ['a count', 'count', { kind: 'max', limit: decimal('20') }, count(21), undefined, 0],
    ['a drop of exactly what is allowed', 'fraction', { kind: 'max_drop', unit: 'own', allowed: decimal('0.0125') }, ratio(395, 400), ratio(400, 400), 2],
    ['a drop just beyond', 'fraction', { kind: 'max_drop', unit: 'points', allowed: decimal('0.01') }, ratio(9_502, 10_000), ratio(9_604, 10_000), 2],
    // 96.06 → 95.14 would read 96.1 → 95.1: a drop of 1.0 where 0.95 is allowed and 0.92 happened.
    ['a drop whose two ends round apart', 'fraction', { kind: 'max_drop', unit: 'own', allowed: decimal('0.0095') }, ratio(9_514, 10_000), ratio(9_606, 10_000), 2],
    // 96.14 → 95.08 would read 96.1 → 95.1, but the change −1.1 where 1.08 is allowed and 1.06 happened.
    ['a drop that rounds beyond what is allowed', 'fraction', { kind: 'max_drop', unit: 'own', allowed: decimal('0.0108') }, ratio(9_508, 10_000), ratio(9_614, 10_000), 2],
    ['a rise of a count', 'count', { kind: 'max_increase', unit: 'percent_of_baseline', allowed: decimal('0.02') }, count(32), count(31), 0],
    ['a share that is exactly used up', 'fraction', { kind: 'max_drop', unit: 'percent_of_baseline', allowed: decimal('0.5') }, ratio(1, 6), ratio(1, 3), 1],
  ] as const)('of %s', (_, unit, bound, value, baseline, expected) => {
    expect(decimalsThatAgree(unit, bound, value, baseline)).toBe(expected);
  });

  it('are the usual ones where nothing is compared', () => {
    const undefinedValue: Value = { defined: false, reason: 'no examples' };
    expect(decimalsThatAgree('fraction', { kind: 'min', limit: decimal('0.5') }, undefinedValue, undefined)).toBe(1);
    expect(decimalsThatAgree('number', { kind: 'max_drop', unit: 'own', allowed: decimal('0') }, ratio(1, 3), undefinedValue)).toBe(3);
    expect(decimalsThatAgree('count', { kind: 'max_drop', unit: 'own', allowed: decimal('0') }, count(3), undefined)).toBe(0);
  });

  it('end somewhere: a value of many roundings may lie on its bound and print otherwise', () => {
    expect(decimalsThatAgree('number', { kind: 'min', limit: decimal('0.3333333333333333') }, { defined: true, value: 1 / 3 }, undefined)).toBe(12);
  });
});
