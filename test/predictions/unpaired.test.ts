import { describe, expect, it } from 'vitest';
import { counts, incomparable, reading, type Files } from './reading.js';

function csv(name: string, header: string, ...lines: readonly string[]): Files {
  return { [name]: [header, ...lines].join('\n') };
}

const CANDIDATE = csv('p.csv', 'id,actual,predicted,lang', '1,a,a,de', '2,b,a,de', '3,a,a,en');
const independent = { examples: 'independent', columns: { slices: ['lang'] } } as const;

describe('examples: independent', () => {
  it('compares each model on its own examples', async () => {
    const { read, tally, examples } = await reading(CANDIDATE, { ...independent, baseline: csv('b.csv', 'id,actual,predicted,lang', '1,b,b,de', '8,a,c,en') });
    expect(read.comparability).toEqual({ kind: 'unpaired' });
    expect(read.examples).toBe(3);
    expect(counts(tally)).toEqual({ 'a→a': 2, 'b→a': 1 });
    expect(counts(tally, 'baseline')).toEqual({ 'a→c': 1, 'b→b': 1 });
    expect(tally.classes).toEqual(['a', 'b', 'c']);
    expect(tally.flips).toEqual([]);
    expect(tally.matrices.comparison?.changes).toBeUndefined();
    expect(examples.slice(3)).toEqual([
      { id: undefined, row: 0, actual: 'b', baseline: 'b', candidate: '-', slices: ['de'] },
      { id: undefined, row: 0, actual: 'a', baseline: 'c', candidate: '-', slices: ['en'] },
    ]);
  });

  it('compares slices, by names of its own where it has them', async () => {
    const ask = { ...independent, baseline: csv('b.csv', 'actual,predicted,sprache', 'b,b,de', 'a,b,fr') };
    const named = await reading(CANDIDATE, { ...ask, baselineColumns: { slices: ['sprache'] } });
    const slices = named.tally.slices[0]?.values.map(({ value, matrices }) => [value, matrices.candidate.total, matrices.comparison?.baseline.total]);
    expect(slices).toEqual([['de', 2, 1], ['en', 1, undefined], ['fr', 0, 1]]);
    const unnamed = await reading(CANDIDATE, ask);
    expect(unnamed.tally.slices[0]?.values.map(({ value, matrices }) => [value, matrices.comparison])).toEqual([['de', undefined], ['en', undefined]]);
    const wrong = await reading(CANDIDATE, { ...ask, baselineColumns: { slices: ['sprache', 'actual'] } });
    expect(incomparable(wrong.read.comparability)).toMatch(/`baseline\.columns\.slices` names 2 columns, but `columns\.slices` names 1/);
  });

  it('holds the baseline against its own gold labels, which may be others', async () => {
    const lines = Array.from({ length: 30 }, (_, index) => `${index % 2 === 0 ? 'x' : 'y'},x`);
    const { read, tally } = await reading(CANDIDATE, { ...independent, baseline: csv('b.csv', 'actual,predicted', ...lines) });
    expect(read.comparability).toEqual({ kind: 'unpaired' });
    expect(tally.classes).toEqual(['a', 'b', 'x', 'y']);
  });

  it('leaves the fingerprint to the candidate', async () => {
    const { read } = await reading(CANDIDATE, { ...independent, baseline: csv('b.csv', 'actual,predicted', 'b,b') });
    expect(read.fingerprint).toBe((await reading(CANDIDATE)).read.fingerprint);
  });

  it.each([
    ['rows without gold', csv('b.csv', 'actual,predicted,lang', 'zebra,zebra,fr', ',b,fr'), undefined, 'b.csv:3: 1 row has no gold label in the column "actual": b.csv:3'],
    ['duplicate ids', csv('b.csv', 'id,actual,predicted', '1,zebra,a', '1,a,a'), undefined, 'b.csv:3: 1 duplicate id in the column "id": b.csv:3 "1"'],
    ['gold outside the closed set', csv('b.csv', 'actual,predicted,lang', 'a,a,fr', 'zebra,a,fr'), ['a', 'b'], 'b.csv:3: the gold label "zebra" is not in `labels` (1 example)'],
    ['no predictions', csv('b.csv', 'actual,predicted,lang', 'zebra,,fr', 'a,,fr'), undefined, 'b.csv: the column "predicted" is empty in every row'],
    ['ragged rows after good ones', csv('b.csv', 'actual,predicted,lang', 'zebra,zebra,fr', 'a'), undefined, 'b.csv:3: the row has 1 field, but the header has 3: "a"'],
  ])('with %s is incomparable, and leaves no trace in the candidate’s numbers', async (_, baseline: Files, labels, expected) => {
    const { read, tally } = await reading(CANDIDATE, { ...independent, baseline, labels });
    expect(incomparable(read.comparability).split('\n')[0]).toBe(expected);
    expect(tally.classes).toEqual(['a', 'b']);
    expect(counts(tally)).toEqual({ 'a→a': 2, 'b→a': 1 });
    expect(tally.matrices.comparison).toBeUndefined();
    expect(tally.slices[0]?.values.map(({ value }) => value)).toEqual(['de', 'en']);
  });

  it('without any labelled row is incomparable', async () => {
    const { read } = await reading(CANDIDATE, { ...independent, baseline: csv('b.csv', 'actual,predicted', ',a'), unlabelled: 'drop' });
    expect(incomparable(read.comparability)).toBe('b.csv: no row of the baseline has a gold label');
    expect(read.dropped).toBe(0);
  });
});

describe('independent examples beside a gold file', () => {
  const files = csv('p.csv', 'id,predicted', '1,a', '2,a');
  const asked = { examples: 'independent', columns: { actual: { file: 'g.csv' } }, gold: csv('g.csv', 'id,label', '1,a', '2,b', '3,b') } as const;

  it('are judged by it where the baseline has no gold of its own', async () => {
    const { tally } = await reading(files, { ...asked, baseline: csv('b.csv', 'id,predicted', '3,b') });
    expect(counts(tally)).toEqual({ 'a→a': 1, 'b→a': 1, 'b→(missing)': 1 });
    expect(counts(tally, 'baseline')).toEqual({ 'b→b': 1 });
  });

  it('bring their own gold in a slim copy', async () => {
    const { tally } = await reading(files, { ...asked, baseline: csv('b.csv', 'id,actual,predicted,outcome', '77,b,b,', '78,a,a,') });
    expect(counts(tally, 'baseline')).toEqual({ 'a→a': 1, 'b→b': 1 });
  });

  it('must have one or the other', async () => {
    const { read } = await reading(files, { ...asked, baseline: csv('b.csv', 'id,predicted', '77,b') });
    expect(incomparable(read.comparability)).toMatch(/^b\.csv:2: 1 prediction has an id that the gold file lacks: b\.csv:2 "77"/);
  });
});
