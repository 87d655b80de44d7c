import { describe, expect, it } from 'vitest';
import { counts, incomparable, problemsOfReading, reading, type Asked, type Files } from './reading.js';

function csv(name: string, header: string, ...lines: readonly string[]): Files {
  return { [name]: [header, ...lines].join('\n') };
}

const GOLD = csv('gold.csv', 'id,label', '1,a', '2,b', '3,a');
const asked: Asked = { columns: { actual: { file: 'gold.csv' } }, gold: GOLD };
const predictions = (...lines: readonly string[]): Files => csv('p.csv', 'id,predicted', ...lines);

describe('a gold file', () => {
  it('is joined by id, whatever the order and however it is cut', async () => {
    const { read, examples } = await reading({ ...predictions('3,b'), ...csv('q.csv', 'id,predicted', '1,a', '2,b') }, { ...asked, gold: { ...csv('g2.csv', 'id,label', '3,a'), ...csv('g1.csv', 'id,label', '2,b', '1,a') } });
    expect(examples.map(({ id, actual, candidate }) => [id, actual, candidate])).toEqual([['3', 'a', 'b'], ['2', 'b', 'b'], ['1', 'a', 'a']]);
    expect(read.gold).toEqual({ files: [{ name: 'g2.csv', format: 'csv', records: 1 }, { name: 'g1.csv', format: 'csv', records: 2 }], id: 'id', column: 'label' });
    expect(read.candidate.roles.actual).toBeUndefined();
  });

  it.each([
    ['with names of its own', csv('gold.csv', 'key,truth,text', '1,a,x', '2,b,x', '3,a,x'), { file: 'gold.csv', id: 'key', column: 'truth' }],
    ['with the id column of the predictions', csv('gold.csv', 'idx,id,truth', '9,1,a', '9,2,b', '9,3,a'), { file: 'gold.csv', column: 'truth' }],
    ['with a clear name before a weak one', csv('gold.csv', 'id,label,gold', '1,x,a', '2,x,b', '3,x,a'), { file: 'gold.csv' }],
    ['with one column beside the id', csv('gold.csv', 'id,whatever', '1,a', '2,b', '3,a'), { file: 'gold.csv' }],
    ['in JSON', { 'gold.jsonl': '{"id":1,"doc":{"gold":"a"}}\n{"id":2,"doc":{"gold":"b"}}\n{"id":"3","doc":{"gold":"a"}}' }, { file: 'gold.jsonl', column: 'doc.gold' }],
  ])('%s', async (_, gold: Files, actual) => {
    const { tally } = await reading(predictions('1,a', '2,a', '3,a'), { columns: { actual }, gold });
    expect(counts(tally)).toEqual({ 'a→a': 2, 'b→a': 1 });
  });

  it('makes ids without a prediction (missing), and counts them', async () => {
    const { read, tally, examples } = await reading(csv('p.csv', 'id,predicted,lang', '2,b,de'), { ...asked, columns: { ...asked.columns, slices: ['lang'] } });
    expect(counts(tally)).toEqual({ 'a→(missing)': 2, 'b→b': 1 });
    expect(read).toMatchObject({ examples: 3, withoutPrediction: 2 });
    expect(examples.map(({ slices }) => slices)).toEqual([['(missing)'], ['de'], ['(missing)']]);
  });

  it('does not count an empty prediction as one that is not there', async () => {
    const { read, tally } = await reading(predictions('1,', '2,b', '3,a'), asked);
    expect(counts(tally)).toEqual({ 'a→(missing)': 1, 'a→a': 1, 'b→b': 1 });
    expect(read.withoutPrediction).toBe(0);
  });

  it('with labels to drop drops their predictions, too', async () => {
    const { read, tally } = await reading(predictions('1,a', '2,b'), { ...asked, gold: csv('gold.csv', 'id,label', '1,a', '2,', '3, '), unlabelled: 'drop' });
    expect(read).toMatchObject({ examples: 1, dropped: 2, withoutPrediction: 0 });
    expect(counts(tally)).toEqual({ 'a→a': 1 });
  });

  it('knows a label outside the closed set by its line in the gold file', async () => {
    expect(await problemsOfReading(predictions('1,a'), { ...asked, labels: ['a'] })).toMatch(/^gold\.csv:3: the gold label "b" is not in `labels` \(1 example\)/);
  });
});

describe('what is wrong with gold and predictions is told by line', () => {
  it.each([
    ['predictions without gold', predictions('1,a', '8,a', '9,b'), GOLD, 'p.csv:3: 2 predictions have an id that the gold file lacks: p.csv:3 "8", p.csv:4 "9"\n  Every prediction needs a gold label. Is this the gold file of these predictions?'],
    ['two predictions for one id', predictions('1,a', '1,b'), GOLD, 'p.csv:3: 1 duplicate id in the column "id": p.csv:3 "1"\n  An id must name one example, within a file and across shards. If another column is the id, name it: `columns: { id: <column> }`. Several answers to one example count with `repeats: { by: id }`.'],
    ['duplicate gold ids', predictions('1,a'), csv('gold.csv', 'id,label', '1,a', '1,a'), 'gold.csv:3: 1 duplicate id in the column "id" of the gold file: gold.csv:3 "1"\n  An id must name one example.'],
    ['gold without an id', predictions('1,a'), csv('gold.csv', 'id,label', ',a', ' ,a'), 'gold.csv:2: 2 gold rows have no id in the column "id": gold.csv:2, gold.csv:3\n  Every gold row needs an id to be joined by.'],
    ['gold without a label', predictions('1,a'), csv('gold.csv', 'id,label', '1,a', '2,'), 'gold.csv:3: 1 row has no gold label in the column "label": gold.csv:3\n  Add the labels, or leave such rows out and have them counted with `unlabelled: drop`.'],
    ['gold that is an outcome', predictions('1,a'), csv('gold.csv', 'id,label', '1,a', '2,(other)'), /^gold\.csv:3: 1 gold label in the column "label" has the name of an outcome, which only a prediction can have: gold\.csv:3 "\(other\)"/],
    ['a gold file without rows', predictions('1,a'), csv('gold.csv', 'id,label'), 'gold.csv: the gold file has no records'],
    [
      'columns that cannot be told',
      predictions('1,a'),
      csv('gold.csv', 'id,label,category', '1,a,x'),
      'gold.csv: the gold file cannot be joined: which column is the gold label cannot be told from the names\n  Its columns are:\n    "id": "1"\n    "label": "a"\n    "category": "x"\n  Name them in the config:\n  columns:\n    actual: { file: gold.csv, id: <id column>, column: <gold column> }',
    ],
    ['an id that cannot be told', csv('p.csv', 'doc_id,predicted', '1,a'), csv('gold.csv', 'key,label', '1,a'), /which column is the id cannot be told from the names/],
  ])('%s', async (_, files, gold: Files, expected) => {
    const problems = await problemsOfReading(files, { ...asked, gold });
    if (typeof expected === 'string') expect(problems).toBe(expected);
    else expect(problems).toMatch(expected);
  });

  it('a column that is named and not there', async () => {
    expect(await problemsOfReading(predictions('1,a'), { columns: { actual: { file: 'gold.csv', id: 'nr', column: 'truth' } }, gold: GOLD })).toMatch(/^gold\.csv: the gold file cannot be joined: it has no column "nr" and no "truth"\n/);
  });
});

describe('a baseline beside a gold file', () => {
  const candidate = predictions('1,a', '2,a', '3,a');

  it('is judged by the same gold, whatever its own column says', async () => {
    const { read, tally } = await reading(candidate, { ...asked, baseline: csv('b.csv', 'id,actual,predicted,outcome', '3,x,b,', '2,x,b,', '1,x,a,') });
    expect(incomparable(read.comparability)).toBe('');
    expect(counts(tally, 'baseline')).toEqual({ 'a→a': 1, 'a→b': 1, 'b→b': 1 });
  });

  it('may lack what the candidate lacks: it is missing in both', async () => {
    const { read, examples } = await reading(predictions('1,a', '2,a'), { ...asked, baseline: csv('b.csv', 'id,predicted', '1,a', '2,b') });
    expect(read.comparability).toMatchObject({ kind: 'paired', onlyCandidate: 0, onlyBaseline: 0 });
    expect(examples.at(-1)).toMatchObject({ id: '3', baseline: '(missing)', candidate: '(missing)' });
  });

  it('may have what the candidate lacks: the candidate has become worse', async () => {
    const { tally } = await reading(predictions('1,a', '2,a'), { ...asked, baseline: csv('b.csv', 'id,predicted', '1,a', '2,a', '3,a') });
    expect(tally.flips).toMatchObject([{ direction: 'newly_wrong', count: 1, examples: [{ id: '3' }] }]);
  });

  it('may not lack what the candidate has, nor have what the gold file lacks', async () => {
    const { read, tally } = await reading(candidate, { ...asked, baseline: csv('b.csv', 'id,predicted', '1,a', '2,b', '7,b') });
    expect(incomparable(read.comparability)).toMatch(/^b\.csv:4: 1 example is only in the baseline: b\.csv:4 "7"\n[^]*\nb\.csv: 1 example is only in the candidate: "3"\n/);
    expect(counts(tally)).toEqual({ 'a→a': 2, 'b→a': 1 });
  });

  it('without ids is incomparable, and order is no way out', async () => {
    const { read } = await reading(candidate, { ...asked, baseline: csv('b.csv', 'predicted', 'a', 'b', 'a'), pairBy: 'order' });
    expect(incomparable(read.comparability)).toMatch(/^b\.csv: predictions cannot be joined with the gold file: no column is named like an id/);
    expect(incomparable(read.comparability)).not.toMatch(/pair_by/);
  });
});
