import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count, divide } from '../../src/metrics/value.js';
import { formatChange, formatNumber, formatValue, integer, numberWithChange, plural } from '../../src/report/numbers.js';
import { least, most, noDrop, noRise, reportOf, threshold } from './outcomes.js';
import type { Threshold } from '../../src/thresholds/threshold.js';
import type { JointCell } from '../../src/matrix/joint.js';

describe('numbers', () => {
  it.each([
    ['fraction', 0.9843, '98.4 %'],
    ['fraction', 0, '0.0 %'],
    ['fraction', 1, '100.0 %'],
    ['fraction', 0.0003, '0.03 %'],
    ['fraction', 0.00000004, '0.000004 %'],
    ['fraction', 0.9999, '99.99 %'],
    ['fraction', 0.99951, '99.95 %'],
    ['fraction', 0.9994, '99.9 %'],
    ['fraction', 1e-17, '0.0 %'],
    ['count', 1930, '1,930'],
    ['count', 0, '0'],
    ['count', 1234567, '1,234,567'],
    ['number', 0.9311859, '0.931'],
    ['number', -0.5, '−0.500'],
    ['number', -1e-17, '0.000'],
    ['number', 0.00004, '0.00004'],
    ['number', -0.00004, '−0.00004'],
    ['number', 15042.64705, '15,042.647'],
    ['number', -1234567.5, '−1,234,567.500'],
  ] as const)('a %s of %d is %s', (unit, value, shown) => {
    expect(formatNumber(unit, value)).toBe(shown);
  });

  it.each([
    ['fraction', 0.004, '+0.4'],
    ['fraction', -0.01, '−1.0'],
    ['fraction', 0, '±0'],
    ['fraction', -0, '±0'],
    ['fraction', -0.0004, '−0.04'],
    ['fraction', 1e-16, '±0'],
    ['fraction', -1, '−100.0'],
    ['count', 3, '+3'],
    ['count', -1234, '−1,234'],
    ['count', 0, '±0'],
    ['number', 0.0078, '+0.008'],
    ['number', -0.0003, '−0.0003'],
    ['number', 12964.5664, '+12,964.566'],
  ] as const)('a change of a %s by %d is %s', (unit, change, shown) => {
    expect(formatChange(unit, change)).toBe(shown);
  });

  it('groups integers as English does', () => {
    const english = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(integer(value)).toBe(english.format(value).replace('-', '−'));
      }),
    );
  });

  it('shows as many decimals as a verdict needs', () => {
    expect(formatNumber('fraction', 0.9496, 2)).toBe('94.96 %');
    expect(formatChange('fraction', -0.0125, 2)).toBe('−1.25');
  });

  it('shows what is undefined as a dash, and no change in no brackets', () => {
    expect(formatValue('fraction', divide(0, 0, 'no gold examples'))).toBe('–');
    expect(formatValue('fraction', undefined)).toBe('–');
    expect(numberWithChange({ unit: 'count', value: count(34), change: 3 })).toBe('34 (+3)');
    expect(numberWithChange({ unit: 'count', value: count(34), change: 0 })).toBe('34');
    expect(numberWithChange({ unit: 'count', value: count(34) })).toBe('34');
  });

  it('counts in the singular and the plural', () => {
    expect([plural(0, 'row'), plural(1, 'row'), plural(1000, 'row'), plural(2, 'class', 'classes')]).toEqual(['0 rows', '1 row', '1,000 rows', '2 classes']);
    expect(integer(-0)).toBe('0');
  });

  it('never prints a change as none, nor part of something as nothing or all', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 1_000_000 }), (part, rest) => {
        const shown = Number.parseFloat(formatNumber('fraction', part / (part + rest)));
        expect(shown).toBeGreaterThan(0);
        expect(shown).toBeLessThan(100);
        expect(Number.parseFloat(formatChange('fraction', part / (part + rest)))).toBeGreaterThan(0);
      }),
    );
  });
});

/** A number as its reader takes it. */
function read(shown: string): number {
  return Number(shown.replace('−', '-').replace('±', '').replaceAll(',', '').replace(' %', ''));
}

describe('what is printed beside a verdict', () => {
  const CLASSES = ['a', 'b'];
  const cells = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 8, maxLength: 8 }).map((counts): readonly JointCell[] =>
    counts.map((size, index) => ({ actual: index >> 2, baseline: (index >> 1) & 1, candidate: index & 1, count: size + (index % 4 === 0 || index % 4 === 3 ? 1 : 0) })),
  );
  const member = (rule: Threshold, joint: readonly JointCell[]) => {
    const [report] = reportOf([{ classes: CLASSES, cells: joint, thresholds: [rule] }]).evaluations[0]?.thresholds ?? [];
    const [only] = report?.members ?? [];
    if (report === undefined || only === undefined) throw new Error('not judged');
    return { state: report.state, ...only.shown };
  };
  const METRICS = ['accuracy', 'error_rate', 'balanced_accuracy', 'mcc', 'cohen_kappa'] as const;

  it('stands on the side of an absolute bound that the verdict says', () => {
    fc.assert(
      fc.property(cells, fc.constantFrom(...METRICS), fc.integer({ min: 0, max: 1_000 }), fc.boolean(), (joint, metric, thousandths, isMinimum) => {
        const limit = thousandths / 1_000;
        const { state, value } = member(threshold(metric, { kind: 'whole' }, isMinimum ? least(limit) : most(limit)), joint);
        if (state === 'error') return;
        const bound = metric === 'mcc' || metric === 'cohen_kappa' ? limit : thousandths / 10;
        expect(state === 'pass').toBe(isMinimum ? read(value) >= bound : read(value) <= bound);
      }),
      { numRuns: 400 },
    );
  });

  it('shows a change on the side of its bound, both as a change and as the difference of two values', () => {
    fc.assert(
      fc.property(cells, fc.constantFrom(...METRICS), fc.integer({ min: 0, max: 300 }), (joint, metric, thousandths) => {
        const lower = metric === 'error_rate';
        const { state, value, baseline, change } = member(threshold(metric, { kind: 'whole' }, lower ? noRise(thousandths / 1_000) : noDrop(thousandths / 1_000)), joint);
        if (state === 'error') return;
        const scale = metric === 'mcc' || metric === 'cohen_kappa' ? 1 : 100;
        const allowed = (thousandths / 1_000) * scale;
        const worse = (lower ? 1 : -1) * read(change);
        expect(state === 'pass').toBe(worse <= allowed + 1e-9);
        const difference = (lower ? 1 : -1) * (read(value) - read(baseline));
        expect(state === 'pass').toBe(difference <= allowed + 1e-9);
      }),
      { numRuns: 400 },
    );
  });
});
