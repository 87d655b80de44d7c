import { describe, expect, it } from 'vitest';
import { FlipCollector, NAMED_PER_CELL, type FlipCell } from '../../src/matrix/flips.js';
import { IN_NO_SLICE, JointTally } from '../../src/matrix/joint.js';
import type { ExampleBatch } from '../../src/predictions/example-batch.js';
import { IdColumn } from '../../src/predictions/id-column.js';
import type { LabelSet } from '../../src/predictions/label-set.js';
import { counts, reading, type Files } from '../predictions/reading.js';

/** Examples as the reader hands them on. */
function batchOf(examples: readonly { readonly actual: number; readonly baseline: number; readonly candidate: number; readonly id: string }[]): ExampleBatch {
  const ids = new IdColumn(examples.length);
  examples.forEach(({ id }, index) => {
    const bytes = new TextEncoder().encode(id);
    ids.set(index, new DataView(bytes.buffer), 0, bytes.length);
  });
  const column = (side: 'actual' | 'baseline' | 'candidate'): Uint16Array => Uint16Array.from(examples, (example) => example[side]);
  return { size: examples.length, actual: column('actual'), baseline: column('baseline'), candidate: column('candidate'), slices: [], ids, rows: new Uint32Array(examples.length) };
}

/** Codes that are their own classes. */
const CODES = Uint16Array.from({ length: 65_536 }, (_, code) => code);

function csv(name: string, ...lines: readonly string[]): Files {
  return { [name]: lines.join('\n') };
}

describe('flips', () => {
  const header = 'id,actual,predicted,old';

  it('are the examples whose correctness changed, by cell', async () => {
    const files = csv('p.csv', header, '1,a,b,a', '2,a,a,b', '3,a,b,c', '4,a,a,a', '5,a,,a', '6,b,b,(refused)', '7,a,b,a');
    const { tally } = await reading(files, { baseline: { column: 'old' } });
    const name = (index: number): string => tally.classes[index] ?? `outcome ${index - tally.classes.length}`;
    expect(tally.flips.map(({ actual, baseline, candidate, direction, count, examples }) => [name(actual), name(baseline), name(candidate), direction, count, examples.map(({ id }) => id)])).toEqual([
      ['a', 'a', 'b', 'newly_wrong', 2, ['1', '7']],
      ['a', 'a', 'outcome 2', 'newly_wrong', 1, ['5']],
      ['a', 'b', 'a', 'newly_right', 1, ['2']],
      ['b', 'outcome 1', 'b', 'newly_right', 1, ['6']],
    ]);
  });

  it('know that 1.0 and 1 are one label', async () => {
    const { tally } = await reading(csv('p.csv', header, 'x,1,1.0,1', 'y,1,0,1.0', 'z,1,0,1'), { baseline: { column: 'old' } });
    expect(tally.flips).toMatchObject([{ direction: 'newly_wrong', count: 2, examples: [{ id: 'y' }, { id: 'z' }] }]);
  });

  it('count all, and name the first of them by id, whatever the order of rows', async () => {
    const ids = Array.from({ length: 3 * NAMED_PER_CELL }, (_, index) => `id ${String((index * 7_919) % (3 * NAMED_PER_CELL)).padStart(4, '0')}`);
    const { tally } = await reading(csv('p.csv', header, ...ids.map((id) => `${id},a,b,a`), 'x,b,b,b'), { baseline: { column: 'old' } });
    expect(tally.flips).toHaveLength(1);
    expect(tally.flips[0]).toMatchObject({ count: 3 * NAMED_PER_CELL });
    expect(tally.flips[0]?.examples.map(({ id }) => id)).toEqual([...ids].sort().slice(0, NAMED_PER_CELL));
  });

  it('are named in the order of code points, whatever the alphabet', async () => {
    const ids = ['z', 'é', '\uFFFD', '😀', 'za', 'z'.repeat(40), 'é2'];
    const { tally } = await reading(csv('p.csv', header, ...ids.toReversed().map((id) => `${id},a,b,a`), 'x,b,b,b'), { baseline: { column: 'old' } });
    expect(tally.flips[0]?.examples.map(({ id }) => id)).toEqual(['z', 'za', 'z'.repeat(40), 'é', 'é2', '\uFFFD', '😀']);
  });

  it('are named by row where there are no ids', async () => {
    const { tally } = await reading(csv('p.csv', 'actual,predicted,old', 'a,a,a', 'a,b,a', 'b,b,b', 'a,b,a'), { baseline: { column: 'old' } });
    expect(tally.flips).toMatchObject([{ examples: [{ id: undefined, row: 1 }, { id: undefined, row: 3 }] }]);
  });
});

describe('slices', () => {
  it('are tallied apart, by value in the order of code points, the empty one as (missing)', async () => {
    const files = csv('p.csv', 'actual,predicted,old,lang,length', 'a,a,b,de,short', 'a,b,b,en,long', 'b,b,b,,long', 'b,a,b, de ,1.0', 'b,b,a,(missing),1', 'b,b,b,(other),1');
    const { tally } = await reading(files, { columns: { slices: ['lang', 'length'] }, baseline: { column: 'old' } });
    expect(tally.slices.map(({ column, values }) => [column, values.map(({ value, matrices }) => [value, counts({ classes: tally.classes, matrices })])])).toEqual([
      ['lang', [['(missing)', { 'b→b': 2 }], ['(other)', { 'b→b': 1 }], ['de', { 'a→a': 1, 'b→a': 1 }], ['en', { 'a→b': 1 }]]],
      // Values of slices are taken literally.
      ['length', [['1', { 'b→b': 2 }], ['1.0', { 'b→a': 1 }], ['long', { 'a→b': 1, 'b→b': 1 }], ['short', { 'a→a': 1 }]]],
    ]);
    expect(tally.slices[0]?.values[2]?.matrices.comparison?.changes).toMatchObject({ newlyWrong: 1, newlyRight: 1 });
  });

  it('of one column sum to the whole', async () => {
    const files = csv('p.csv', 'actual,predicted,lang', ...Array.from({ length: 100 }, (_, index) => `${index % 3},${index % 4},${index % 5}`));
    const { tally } = await reading(files, { columns: { slices: ['lang'] } });
    const totals = new Map<string, number>();
    for (const { matrices } of tally.slices[0]?.values ?? []) {
      for (const { actual, predicted, count } of matrices.candidate.cells) totals.set(`${actual} ${predicted}`, (totals.get(`${actual} ${predicted}`) ?? 0) + count);
    }
    expect(totals).toEqual(new Map(tally.matrices.candidate.cells.map(({ actual, predicted, count }) => [`${actual} ${predicted}`, count])));
  });
});

describe('without a baseline', () => {
  it('there is no comparison and no flip', async () => {
    const { tally } = await reading(csv('p.csv', 'actual,predicted', 'a,a'));
    expect(tally.matrices.comparison).toBeUndefined();
    expect(tally.flips).toEqual([]);
  });
});

describe('very many cells', () => {
  it('keep fewer names each, the first by id whatever the order of examples', () => {
    const classes = 300;
    const labels: LabelSet = { classes: Array.from({ length: classes }, (_, index) => `c${index}`), actual: CODES, baseline: CODES, candidate: CODES, merged: [] };
    const examples = Array.from({ length: 60_000 }, (_, index) => ({ actual: index % 300, baseline: index % 300, candidate: (index + 1 + (Math.floor(index / 300) % 10)) % 300, id: `id ${String((index * 7_919) % 60_000).padStart(5, '0')}` }));
    const flipsOf = (ordered: typeof examples): readonly FlipCell[] => {
      const collector = new FlipCollector();
      const tally = new JointTally();
      for (let from = 0; from < ordered.length; from += 1000) {
        const batch = batchOf(ordered.slice(from, from + 1000));
        collector.add(batch);
        tally.add(batch, IN_NO_SLICE);
      }
      return collector.flips(labels, tally.table(labels));
    };
    const flips = flipsOf(examples);
    expect(flips).toHaveLength(3_000);
    expect(flipsOf([...examples].reverse())).toEqual(flips);
    // 50,000 names for 3,000 cells.
    for (const { count, examples: named } of flips) expect([count, named.length]).toEqual([20, 16]);
    const first = examples.filter(({ actual, candidate }) => actual === 0 && candidate === 1).map(({ id }) => id).sort().slice(0, 16);
    expect(flips[0]?.examples.map(({ id }) => id)).toEqual(first);
  });
});
