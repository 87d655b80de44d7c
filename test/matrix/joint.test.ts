import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confusionMatrix, countAt, OUTCOMES } from '../../src/matrix/confusion.js';
import { ABSENT_SIDE, candidateMatrix, IN_NO_SLICE, independentMatrices, JointTally, jointTable, mergeJoint, pairedMatrices, type JointBatch, type JointCell, type JointTable } from '../../src/matrix/joint.js';
import { changesOf } from '../../src/matrix/changes.js';
import { MISSING, NONE, OTHER, REFUSED, UNPARSED } from '../../src/predictions/label-forms.js';
import type { LabelSet } from '../../src/predictions/label-set.js';

const CLASSES = 4;
const side = fc.integer({ min: ABSENT_SIDE, max: CLASSES + OUTCOMES.length - 1 });
const cell: fc.Arbitrary<JointCell> = fc.record({ actual: fc.nat(CLASSES - 1), baseline: side, candidate: side, count: fc.nat(5) });
const cells = fc.array(cell, { maxLength: 40 });

/** The cells one example at a time. */
function examplesOf({ cells: all }: { readonly cells: readonly JointCell[] }): readonly JointCell[] {
  return all.flatMap((entry) => Array.from({ length: entry.count }, () => ({ ...entry, count: 1 })));
}

describe('the joint table', () => {
  it('is additive: tables of any split of the examples sum to the table of all', () => {
    fc.assert(
      fc.property(cells, fc.array(fc.nat(3), { minLength: 200, maxLength: 200 }), (all, shardOf) => {
        const whole = jointTable(CLASSES, all);
        const examples = examplesOf({ cells: all });
        const shards = [0, 1, 2, 3].map((shard) => jointTable(CLASSES, examples.filter((_, index) => shardOf[index] === shard)));
        expect(mergeJoint(shards)).toEqual(whole);
        expect(mergeJoint([...shards].reverse())).toEqual(whole);
      }),
    );
  });

  it('has each cell once, without zeros, by actual, baseline, candidate', () => {
    fc.assert(
      fc.property(cells, (all) => {
        const table = jointTable(CLASSES, all);
        const expected = new Map<string, number>();
        for (const { actual, baseline, candidate, count } of all) {
          const key = `${actual} ${baseline} ${candidate}`;
          expected.set(key, (expected.get(key) ?? 0) + count);
        }
        const found = table.cells.map(({ actual, baseline, candidate, count }) => [`${actual} ${baseline} ${candidate}`, count] as const);
        expect(new Map(found)).toEqual(new Map([...expected].filter(([, count]) => count > 0)));
        const sorted = [...table.cells].sort((a, b) => a.actual - b.actual || a.baseline - b.baseline || a.candidate - b.candidate);
        expect(table.cells).toEqual(sorted);
      }),
    );
  });

  it('cannot be merged from nothing', () => {
    expect(() => mergeJoint([])).toThrow(RangeError);
  });
});

describe('the matrices of a joint table', () => {
  const matrixOf = (table: JointTable, of: 'baseline' | 'candidate', keep: (entry: JointCell) => boolean) =>
    confusionMatrix(CLASSES, table.cells.filter(keep).map((entry) => ({ actual: entry.actual, predicted: entry[of], count: entry.count })));

  it('are its margins: all of the candidate, and both on the examples that both have', () => {
    fc.assert(
      fc.property(cells, (all) => {
        const table = jointTable(CLASSES, all);
        const hasBoth = ({ baseline, candidate }: JointCell): boolean => baseline >= 0 && candidate >= 0;
        expect(candidateMatrix(table)).toEqual(matrixOf(table, 'candidate', ({ candidate }) => candidate >= 0));
        expect(pairedMatrices(table)).toEqual({ baseline: matrixOf(table, 'baseline', hasBoth), candidate: matrixOf(table, 'candidate', hasBoth) });
        expect(independentMatrices(table)).toEqual({
          baseline: matrixOf(table, 'baseline', ({ baseline }) => baseline >= 0),
          candidate: matrixOf(table, 'candidate', ({ candidate }) => candidate >= 0),
        });
      }),
    );
  });

  it('have the same gold when they are paired', () => {
    fc.assert(
      fc.property(cells, (all) => {
        const { baseline, candidate } = pairedMatrices(jointTable(CLASSES, all));
        expect(baseline.support).toEqual(candidate.support);
        expect(baseline.total).toBe(candidate.total);
      }),
    );
  });
});

describe('changes between two paired models', () => {
  it('are what counting example by example gives', () => {
    fc.assert(
      fc.property(cells, (all) => {
        const table = jointTable(CLASSES, all);
        const both = examplesOf(table).filter(({ baseline, candidate }) => baseline !== ABSENT_SIDE && candidate !== ABSENT_SIDE);
        const number = (matches: (entry: JointCell) => boolean): number => both.filter(matches).length;
        const each = (matches: (entry: JointCell, index: number) => boolean): Float64Array => Float64Array.from({ length: CLASSES }, (_, index) => number((entry) => matches(entry, index)));
        expect(changesOf(table)).toEqual({
          newlyWrong: number(({ actual, baseline, candidate }) => baseline === actual && candidate !== actual),
          newlyRight: number(({ actual, baseline, candidate }) => baseline !== actual && candidate === actual),
          missed: each(({ actual, baseline, candidate }, index) => actual === index && baseline === index && candidate !== index),
          caught: each(({ actual, baseline, candidate }, index) => actual === index && baseline !== index && candidate === index),
          alarms: each(({ actual, baseline, candidate }, index) => actual !== index && baseline !== index && candidate === index),
          cleared: each(({ actual, baseline, candidate }, index) => actual !== index && baseline === index && candidate !== index),
        });
      }),
    );
  });

  it('explain the difference of the two matrices', () => {
    fc.assert(
      fc.property(cells, (all) => {
        const table = jointTable(CLASSES, all);
        const { baseline, candidate } = pairedMatrices(table);
        const { missed, caught, alarms, cleared } = changesOf(table);
        for (let index = 0; index < CLASSES; index++) {
          const [before, now] = [countAt(baseline, index, index), countAt(candidate, index, index)];
          expect(now - before).toBe((caught[index] ?? 0) - (missed[index] ?? 0));
          const falseAlarms = (matrix: typeof baseline): number => (matrix.predicted[index] ?? 0) - (matrix.correct[index] ?? 0);
          expect(falseAlarms(candidate) - falseAlarms(baseline)).toBe((alarms[index] ?? 0) - (cleared[index] ?? 0));
        }
      }),
    );
  });
});

function batchOf(rows: readonly (readonly [actual: number, baseline: number, candidate: number])[]): JointBatch {
  const [actual, baseline, candidate] = [0, 1, 2].map((side) => Uint16Array.from(rows, (row) => row[side] as number)) as [Uint16Array, Uint16Array, Uint16Array];
  return { size: rows.length, actual, baseline, candidate };
}

describe('the tally of codes', () => {
  /** Codes 0 … 39 are the classes 3, 2, 1, 0, 3, …: several codes mean one class. */
  const codes = Uint16Array.from({ length: 65_536 }, (_, code) => (code < 40 ? 3 - (code % 4) : code < 65_520 ? OTHER : code));
  const labels: LabelSet = { classes: ['a', 'b', 'c', 'd'], actual: codes, baseline: codes, candidate: codes, merged: [] };
  const place = (code: number): number => new Map([[UNPARSED, 4], [REFUSED, 5], [MISSING, 6], [OTHER, 7], [NONE, ABSENT_SIDE]]).get(code) ?? (code < 40 ? 3 - (code % 4) : 7);

  it('is the joint table of what its codes mean, however many there are', () => {
    const code = fc.oneof(fc.nat(39), fc.nat(39), fc.constantFrom(UNPARSED, REFUSED, MISSING, OTHER, NONE, 50, 65_000));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(39), code, fc.oneof(fc.nat(39), fc.constantFrom(MISSING, 50))), { maxLength: 2_000 }), (examples) => {
        const tally = new JointTally();
        for (let from = 0; from < examples.length; from += 700) tally.add(batchOf(examples.slice(from, from + 700)), IN_NO_SLICE);
        const expected = jointTable(4, examples.map(([actual, baseline, candidate]) => ({ actual: place(actual), baseline: place(baseline), candidate: place(candidate), count: 1 })));
        expect(tally.table(labels)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps slices apart, and counts rows as often as they say', () => {
    const row = fc.tuple(fc.nat(39), fc.nat(39), fc.nat(39), fc.constantFrom(0, 1, 700, MISSING, NONE), fc.constantFrom(0, 1, 3, 2 ** 40));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 2_000 }), (rows) => {
        const tally = new JointTally();
        tally.add({ ...batchOf(rows.map(([actual, baseline, candidate]) => [actual, baseline, candidate])), counts: Float64Array.from(rows, ([, , , , count]) => count) }, Uint16Array.from(rows, ([, , , slice]) => slice));
        const expected = new Map<number, JointCell[]>();
        for (const [actual, baseline, candidate, slice, count] of rows) {
          if (slice !== NONE && count > 0) expected.set(slice, [...(expected.get(slice) ?? []), { actual: place(actual), baseline: place(baseline), candidate: place(candidate), count }]);
        }
        expect(tally.tables(labels)).toEqual(new Map([...expected].map(([slice, own]) => [slice, jointTable(4, own)])));
      }),
      { numRuns: 30 },
    );
  });

  it('has a table of nothing where there is nothing', () => {
    expect(new JointTally().table(labels)).toEqual(jointTable(4, []));
  });

  it('leaves out the gold of a baseline that does not serve, and no other', () => {
    const tally = new JointTally();
    tally.add(batchOf([[50, 1, NONE], [0, NONE, 1]]), IN_NO_SLICE);
    expect(tally.table(labels).cells).toEqual([{ actual: 3, baseline: ABSENT_SIDE, candidate: 2, count: 1 }]);
    tally.add(batchOf([[50, NONE, 1]]), IN_NO_SLICE);
    expect(() => tally.table(labels)).toThrow(RangeError);
  });
});
