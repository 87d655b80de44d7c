import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, secondHashOf } from '../../src/predictions/byte-hash.js';
import { LabelCounts, RowCounts } from '../../src/predictions/example-counts.js';
import { LabelForms, MOST_LABELS, NONE, PREDICTION_MARKS } from '../../src/predictions/label-forms.js';
import { BATCH_ROWS } from '../../src/predictions/row-batch.js';

const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

interface Example {
  readonly label: number;
  readonly first: number;
  readonly second: number;
  readonly times: number;
}

const LABELS = ['ham', 'spam', '猫', '', 'x'.repeat(50)];

/** As it is described: 32 bits a lane, in plain JavaScript. */
function expectedLanes(examples: readonly Example[]): string {
  const lanes = [0, 0, 0, 0];
  for (const { label, first: firstOfId, second: secondOfId, times } of examples) {
    const bytes = new TextEncoder().encode(LABELS[label]);
    const words = new DataView(bytes.buffer);
    const first = Math.imul(hashOf(words, 0, bytes.length) ^ firstOfId, 0x9e3779b1);
    const second = Math.imul((secondHashOf(words, 0, bytes.length) + secondOfId) | 0, 0x85ebca77);
    const added = [first ^ (first >>> 15), second ^ (second >>> 13), Math.imul(first ^ second, 0xc2b2ae3d), Math.imul(first + (second >>> 7), 0x27d4eb2f)];
    added.forEach((one, lane) => (lanes[lane] = ((lanes[lane] as number) + Math.imul(one, times)) | 0));
  }
  return lanes.map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
}

function counted(examples: readonly Example[], how: { readonly ids: boolean; readonly times: boolean }, batch = BATCH_ROWS): LabelCounts {
  const forms = new LabelForms(MOST_LABELS, PREDICTION_MARKS);
  const counts = new LabelCounts(forms);
  for (let from = 0; from < examples.length; from += batch) {
    const rows = examples.slice(from, from + batch);
    const codes = Uint16Array.from(rows, ({ label }) => forms.codeOf(LABELS[label] as string));
    const times = how.times ? Float64Array.from(rows, (row) => row.times) : undefined;
    counts.add(0, codes, rows.length, times);
    counts.addToFingerprint(rows.length, how.ids ? { first: Int32Array.from(rows, ({ first }) => first), second: Int32Array.from(rows, ({ second }) => second) } : undefined, times);
  }
  return counts;
}

const examples = fc.array(fc.record({ label: fc.nat(LABELS.length - 1), first: int32, second: int32, times: fc.oneof(fc.nat(5), fc.constantFrom(2 ** 32 + 7, 2 ** 40)) }), { maxLength: 60 });

describe('the fingerprint of examples', () => {
  it('is the sum of what its lanes are made of, however it is cut and ordered', () => {
    fc.assert(
      fc.property(examples, fc.boolean(), fc.boolean(), fc.integer({ min: 1, max: 60 }), (all, ids, times, batch) => {
        const seen = all.map((one) => ({ ...one, ...(!ids && { first: 0, second: 0 }), ...(!times && { times: 1 }) }));
        expect(counted(all, { ids, times }, batch).fingerprint).toBe(expectedLanes(seen));
        expect(counted([...all].reverse(), { ids, times }).fingerprint).toBe(expectedLanes(seen));
      }),
    );
  });
});

describe('counts of labels', () => {
  it('are by column, and NONE is counted nowhere', () => {
    const counts = new LabelCounts(new LabelForms(MOST_LABELS, PREDICTION_MARKS));
    counts.add(1, Uint16Array.of(3, NONE, 3, 65_534), 4, undefined);
    counts.add(2, Uint16Array.of(3, 0, 9), 2, Float64Array.of(0.5, 2 ** 40, 1));
    expect(counts.sums.map((sum) => Object.fromEntries([...sum.entries()].filter(([, count]) => count !== 0)))).toEqual([{}, { 3: 2, 65534: 1 }, { 3: 0.5, 0: 2 ** 40 }, {}]);
  });
});

describe('counts of rows', () => {
  it('know every row, however many there are', () => {
    const rows = new RowCounts();
    const expected = new Map<string, number>();
    for (let batch = 0; batch < 100; batch++) {
      const columns = [0, 1, 2, 3].map((column) => Uint16Array.from({ length: BATCH_ROWS }, (_, i) => ((i + batch * 37) * (column * 2 + 7) * 2_654_435) % (column === 3 ? 3 : 997))) as [Uint16Array, Uint16Array, Uint16Array, Uint16Array];
      rows.add(columns, BATCH_ROWS, undefined);
      for (let i = 0; i < BATCH_ROWS; i++) {
        const key = columns.map((codes) => codes[i]).join(' ');
        expected.set(key, (expected.get(key) ?? 0) + 1);
      }
    }
    expect(new Map([...rows.rows()].map(([first, second, third, last, times]) => [`${first} ${second} ${third} ${last}`, times]))).toEqual(expected);
    expect(expected.size).toBeGreaterThan(2_000);
  });
});
