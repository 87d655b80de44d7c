import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkShards } from '../../src/predictions/shards.js';
import { describe as describeProblem, ProblemError } from '../../src/problem.js';
import { memorySource } from './memory-source.js';
import { counts, incomparable, problemsOfReading, reading, type Asked, type Files } from './reading.js';

const asCounts = { format: { id: 'counts' } } as const;
const LONG = 'actual,predicted,count\ncat,cat,51\ncat,dog,4\ndog,cat,7.0\ndog,dog,38\n';
const WIDE = ',cat,dog\ncat,51,4\ndog,7,38\n';
const MATRIX = { 'cat→cat': 51, 'cat→dog': 4, 'dog→cat': 7, 'dog→dog': 38 };

async function matrixOf(files: Files, asked: Asked = asCounts): Promise<Readonly<Record<string, number>>> {
  return counts((await reading(files, asked)).tally);
}

describe('counts', () => {
  it('are read long and wide, in any format that the file itself has', async () => {
    expect(await matrixOf({ 'a.csv': LONG })).toEqual(MATRIX);
    expect(await matrixOf({ 'a.csv': WIDE })).toEqual(MATRIX);
    expect(await matrixOf({ 'a.tsv': LONG.replaceAll(',', '\t') })).toEqual(MATRIX);
    expect(await matrixOf({ 'a.json': '{"columns": ["Actual", "Predicted", "nPredictions"], "data": [["cat", "cat", 51.0], ["cat", "dog", 4], ["dog", "cat", 7], ["dog", "dog", 38]]}' })).toEqual(MATRIX);
    expect(await matrixOf({ 'a.jsonl': '{"actual": "cat", "predicted": "cat", "n": 51}\n{"actual": "cat", "predicted": "dog", "n": "4"}\n' })).toEqual({ 'cat→cat': 51, 'cat→dog': 4 });
  });

  it('are seen without being named when there is nothing but a pair of labels and a count', async () => {
    expect(await matrixOf({ 'a.csv': LONG }, {})).toEqual(MATRIX);
    const rest = LONG.replace(/^.*$/gm, (line) => (line === '' ? '' : `${line},${line.startsWith('actual') ? 'language' : 'de'}`));
    expect(await problemsOfReading({ 'a.csv': rest })).toBe(
      'a.csv: each row may be one example, or as many as one of its columns says: "actual", "predicted", "count", "language"\n  Say which: format: counts, or format: csv where a row is one example.',
    );
    expect(await matrixOf({ 'a.csv': rest }, { format: { id: 'csv' } })).toEqual({ 'cat→cat': 1, 'cat→dog': 1, 'dog→cat': 1, 'dog→dog': 1 });
    expect(await problemsOfReading({ 'a.csv': 'actual,baseline,predicted,n\na,a,a,1200\na,b,,3\n' })).toMatch(/^a\.csv: each row may be one example, or as many as one of its columns says: "actual", "baseline", "predicted", "n"/);
    expect(await matrixOf({ 'a.csv': 'actual,predicted,n,words,sentiment\na,a,12,3,0.5\n' }, {})).toEqual({ 'a→a': 1 });
    expect(await matrixOf({ 'a.csv': 'id,actual,predicted,count\n1,a,a,12\n' }, {})).toEqual({ 'a→a': 1 });
    expect(await matrixOf({ 'a.csv': 'actual,predicted,count\na,a,0.5\n' }, {})).toEqual({ 'a→a': 1 });
  });

  it('are refused where their sum is not exact', async () => {
    const most = 'actual,predicted,count\na,a,9007199254740990\na,b,1\n';
    expect(await matrixOf({ 'a.csv': most })).toEqual({ 'a→a': 9_007_199_254_740_990, 'a→b': 1 });
    expect(await problemsOfReading({ 'a.csv': `${most}b,b,1\n` }, asCounts)).toBe('the rows stand for more than 9007199254740991 examples, beyond which no sum is exact\n  Is the column of counts the right one?');
    const { read } = await reading({ 'a.csv': 'actual,predicted,count\na,a,5\nb,b,5\n' }, { ...asCounts, baseline: { 'base.csv': `${most}b,b,1\n` } });
    expect(incomparable(read.comparability)).toContain('the rows stand for more than 9007199254740991 examples');
  });

  it('of several files add up, whatever shard a row is in, and mean the same as the examples themselves', async () => {
    const row = fc.record({ actual: fc.constantFrom('a', 'b', 'c'), predicted: fc.constantFrom('a', 'b', '(refused)', ''), count: fc.integer({ min: 1, max: 40 }), shard: fc.integer({ min: 0, max: 2 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }).filter((rows) => rows.some(({ predicted }) => predicted !== '')), async (rows) => {
        const labels = ['a', 'b', 'c'];
        const header = 'actual,predicted,count\n';
        const csv = (chosen: typeof rows): string => header + chosen.map(({ actual, predicted, count }) => `${actual},${predicted},${count}\n`).join('');
        const shards = Object.fromEntries([0, 1, 2].map((shard) => [`${shard}.csv`, rows.filter((each) => each.shard === shard)] as const).filter(([, list]) => list.length > 0).map(([name, list]) => [name, csv(list)]));
        const examples = `actual,predicted\n${rows.map(({ actual, predicted, count }) => `${actual},${predicted}\n`.repeat(count)).join('')}`;
        const [whole, parts, single] = [await reading({ 'a.csv': csv(rows) }, { ...asCounts, labels }), await reading(shards, { ...asCounts, labels }), await reading({ 'a.csv': examples }, { labels })];
        expect(counts(parts.tally)).toEqual(counts(whole.tally));
        expect(counts(single.tally)).toEqual(counts(whole.tally));
        expect([parts.read.fingerprint, single.read.fingerprint]).toEqual([whole.read.fingerprint, whole.read.fingerprint]);
        expect([parts.read.examples, single.read.examples]).toEqual([whole.read.examples, whole.read.examples]);
      }),
      { numRuns: 60 },
    );
  });

  it('may be more than two to the 32nd, exactly', async () => {
    const { read, tally } = await reading({ 'a.csv': 'actual,predicted,count\na,a,9000000000000001\na,b,5\nb,b,1\n' }, asCounts);
    expect([read.examples, counts(tally)['a→a']]).toEqual([9_000_000_000_000_007, 9_000_000_000_000_001]);
  });

  it('have slices, and rows without gold are dropped with all that they stand for', async () => {
    const { read, tally } = await reading({ 'a.csv': 'actual,predicted,count,lang\na,a,10,de\na,b,2,en\n,b,7,en\n' }, { ...asCounts, columns: { slices: ['lang'] }, unlabelled: 'drop' });
    expect([read.examples, read.dropped]).toEqual([12, 7]);
    expect(tally.slices[0]?.values.map(({ value, matrices }) => [value, matrices.candidate.total])).toEqual([['de', 10], ['en', 2]]);
  });

  it('with the baseline in a column are paired: what flipped is counted, and nobody is named', async () => {
    const { read, tally } = await reading({ 'a.csv': 'actual,predicted,old,n\na,a,a,90\na,b,a,4\na,a,b,6\n' }, { ...asCounts, baseline: { column: 'old' }, columns: { actual: 'actual', predicted: 'predicted' } });
    expect(read.comparability).toMatchObject({ kind: 'paired', by: 'column' });
    expect(tally.flips.map(({ direction, count, examples }) => [direction, count, examples])).toEqual([['newly_wrong', 4, []], ['newly_right', 6, []]]);
  });

  it('with a baseline in a file of its own are compared without pairs', async () => {
    const { read, tally } = await reading({ 'a.csv': LONG }, { ...asCounts, baseline: { 'b.csv': WIDE.replace('51,4', '50,5') }, baselineFormat: { id: 'counts' } });
    expect(incomparable(read.comparability)).toBe('');
    expect(read.comparability).toEqual({ kind: 'unpaired' });
    expect(counts(tally, 'baseline')).toEqual({ ...MATRIX, 'cat→cat': 50, 'cat→dog': 5 });
    const mixed = await reading({ 'a.csv': LONG }, { ...asCounts, baseline: { 'b.csv': 'id,actual,predicted\n1,cat,cat\n2,dog,dog\n' } });
    expect([mixed.read.comparability, counts(mixed.tally, 'baseline')]).toEqual([{ kind: 'unpaired' }, { 'cat→cat': 1, 'dog→dog': 1 }]);
  });

  it('cannot be the baseline of examples that are paired', async () => {
    const { read } = await reading({ 'a.csv': 'id,actual,predicted\n1,cat,cat\n2,dog,dog\n' }, { baseline: { 'b.csv': LONG } });
    expect(incomparable(read.comparability)).toBe('b.csv: counts have no ids, so they cannot be paired with examples\n  Compare the two without pairing: examples: independent');
  });

  it.each([
    ['a share', 'actual,predicted,count\na,a,3\na,b,0.5\n', 'a.csv:3: the column "count" holds "0.5", which is no count'],
    ['a percentage', ',a,b\na,50%,0\nb,1,2\n', 'a.csv: these are no counts that can be read: no column is called like a count'],
    ['a negative', 'actual,predicted,count\na,a,-3\n', 'a.csv:2: the column "count" holds "-3", which is no count'],
    ['nothing', 'actual,predicted,count\na,a,\n', 'a.csv:2: the column "count" holds "", which is no count'],
    ['more than can be counted', 'actual,predicted,count\na,a,9007199254740993\n', 'a.csv:2: the column "count" holds "9007199254740993", which is no count'],
    ['no column of counts', 'actual,predicted\na,a\n', 'a.csv: these are no counts that can be read: no column is called like a count'],
    ['two columns of counts', 'actual,predicted,n,count\na,a,1,2\n', 'a.csv: these are no counts that can be read: several columns are called like a count: "n", "count"'],
    ['a matrix with a row twice', ',a,b\na,1,2\na,3,4\nb,1,1\n', 'a.csv: the matrix has two rows "a"'],
    ['a matrix of shares', ',a,b\na,0.5,0.5\nb,1,2\n', 'a.csv:2: the column "a" holds "0.5", which is no count'],
  ])('%s is refused', async (_, text, message) => {
    expect(await problemsOfReading({ 'a.csv': text }, asCounts)).toContain(message);
  });

  it('are not read with examples, nor joined with a gold file', async () => {
    expect(await problemsOfReading({ 'a.csv': LONG, 'b.csv': 'id,actual,predicted\n1,cat,cat\n' }, {})).toContain('b.csv: the file holds examples, but "a.csv", which is read with it, holds counts');
    expect(await problemsOfReading({ 'a.csv': LONG }, { ...asCounts, gold: { 'gold.csv': 'id,label\n1,a\n' }, columns: { actual: { file: 'gold.csv' } } })).toContain('counts have no ids, so they cannot be joined with a gold file');
    expect(await problemsOfReading({ 'a.csv': LONG }, { format: { id: 'counts', count: 'nn' } })).toContain('there is no column "nn", which `columns.count` names');
  });
});

describe('shards', () => {
  const sources = (...texts: string[]) => texts.map((text, i) => memorySource(`${i}.csv`, text, 3 + i));
  const problem = async (texts: readonly string[], shards: number): Promise<string> => {
    try {
      await checkShards(sources(...texts), shards);
      return '';
    } catch (thrown) {
      return thrown instanceof ProblemError ? thrown.problems.map(describeProblem).join() : String(thrown);
    }
  };

  it('must all be there, and each once', async () => {
    expect(await problem(['a', 'b'], 2)).toBe('');
    expect(await problem(['a'], 2)).toBe('`shards` is 2, but there is 1 file: "0.csv"\n  Did a job of the matrix fail, or an artifact not arrive? What was not measured never passes.');
    expect(await problem(['a', 'b', 'c'], 2)).toContain('`shards` is 2, but there are 3 files: "0.csv", "1.csv", "2.csv"');
    expect(await problem(['actual,predicted,count\na,a,3\n', 'x', 'actual,predicted,count\na,a,3\n'], 3)).toContain('2.csv: "0.csv", "2.csv" hold the same, byte by byte: one shard would count twice');
  });
});
