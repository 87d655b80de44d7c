import { describe, expect, it } from 'vitest';
import { counts, incomparable, problemsOfReading, reading, type Files } from './reading.js';

function csv(name: string, header: string, ...lines: readonly string[]): Files {
  return { [name]: [header, ...lines].join('\n') };
}

const HEADER = 'id,actual,predicted';
const PAIRED = { kind: 'paired', by: 'id', onlyCandidate: 0, onlyBaseline: 0 };

/** The candidate says "a" to everything, so that its own numbers are known whatever becomes of the baseline. */
const CANDIDATE = csv('p.csv', HEADER, '1,a,a', '2,b,a', '3,a,a');
const CANDIDATE_ALONE = { 'a→a': 2, 'b→a': 1 };

describe('a baseline file is joined by id', () => {
  it('whatever the order of its rows', async () => {
    const { read, examples } = await reading(CANDIDATE, { baseline: csv('b.csv', HEADER, '3,a,b', '1,a,a', '2,b,b') });
    expect(read.comparability).toEqual(PAIRED);
    expect(examples).toEqual([
      { id: '1', row: 0, actual: 'a', baseline: 'a', candidate: 'a', slices: [] },
      { id: '2', row: 1, actual: 'b', baseline: 'b', candidate: 'a', slices: [] },
      { id: '3', row: 2, actual: 'a', baseline: 'b', candidate: 'a', slices: [] },
    ]);
  });

  it('whatever ids look like', async () => {
    const ids = ['9007199254740992', '9007199254740993', '007', '7', '7.0', '1e3', '550e8400-e29b-41d4-a716-446655440000', 'é', 'e\u0301', '😀', '__proto__', 'a b', ' a b', '"q"', 'x'.repeat(5_000), 'y,z', 'line\nbreak'];
    const quoted = (id: string): string => `"${id.replaceAll('"', '""')}"`;
    const candidate = csv('p.csv', HEADER, ...ids.map((id, index) => `${quoted(id)},l${index},l${index}`));
    const baseline = csv('b.csv', HEADER, ...ids.map((id, index) => `${quoted(id)},l${index},l${index}`).reverse());
    const { read, examples } = await reading(candidate, { baseline }, 7);
    expect(read.comparability).toEqual(PAIRED);
    expect(examples.map(({ id }) => id)).toEqual(ids);
    expect(examples.every(({ actual, baseline: before }) => actual === before)).toBe(true);
  });

  it('across formats: a number in JSON is the id as its file writes it', async () => {
    const candidate = { 'p.jsonl': '{"id":9007199254740993,"actual":"a","predicted":"a"}\n{"id":"2","actual":"b","predicted":"a"}' };
    const { read } = await reading(candidate, { baseline: csv('b.csv', HEADER, '2,b,b', '9007199254740993,a,a') });
    expect(read.comparability).toEqual(PAIRED);
  });

  it('with its shards and the candidate’s in any order', async () => {
    const candidate = { ...csv('2.csv', HEADER, '3,a,a'), ...csv('1.csv', HEADER, '1,a,a', '2,b,a') };
    const { read, tally } = await reading(candidate, { baseline: { ...csv('b1.csv', HEADER, '2,b,b'), ...csv('b2.csv', HEADER, '3,a,a', '1,a,a') } });
    expect(read.comparability).toEqual(PAIRED);
    expect(counts(tally)).toEqual(CANDIDATE_ALONE);
    expect(read.candidate.files).toEqual([{ name: '2.csv', format: 'csv', records: 1 }, { name: '1.csv', format: 'csv', records: 2 }]);
  });
});

describe('the columns of a baseline file', () => {
  const candidate = csv('p.csv', 'key,truth,said', '1,a,a', '2,b,b');
  const columns = { id: 'key', actual: 'truth', predicted: 'said' };

  it.each([
    ['its own', csv('b.csv', 'nr,gold_name,old', '2,b,b', '1,a,a'), { id: 'nr', actual: 'gold_name', predicted: 'old' }],
    ['the candidate’s', csv('b.csv', 'key,truth,said', '2,b,b', '1,a,a'), undefined],
    ['some of its own and the others the candidate’s', csv('b.csv', 'key,truth,said,old', '2,b,zebra,b', '1,a,zebra,a'), { predicted: 'old' }],
    ['inferred', csv('b.csv', 'sample_id,y_true,y_pred', '2,b,b', '1,a,a'), undefined],
    ['those of the slim copy', csv('b.csv', 'id,actual,predicted,outcome', '2,b,b,', '1,a,a,'), undefined],
    // Slices that are called like a column of labels or an id change nothing.
    ['those of the slim copy with confusing slices', csv('b.csv', 'id,actual,predicted,outcome,uid,y_pred,said', '2,b,b,,1,x,x', '1,a,a,,1,x,x'), undefined],
  ])('are %s', async (_, baseline, baselineColumns) => {
    const { read, tally } = await reading(candidate, { columns, baseline, ...(baselineColumns !== undefined && { baselineColumns }) });
    expect(incomparable(read.comparability)).toBe('');
    expect(counts(tally, 'baseline')).toEqual({ 'a→a': 1, 'b→b': 1 });
  });

  it('are the candidate’s where its file has them all, even if it looks like a slim copy', async () => {
    const files = (name: string) => csv(name, 'id,actual,predicted,outcome,truth,said', '1,x,y,z,a,a', '2,x,y,z,b,b');
    const { tally } = await reading(files('p.csv'), { columns: { actual: 'truth', predicted: 'said' }, baseline: files('b.csv') });
    expect(counts(tally, 'baseline')).toEqual({ 'a→a': 1, 'b→b': 1 });
  });

  it('that cannot be told make it incomparable, with the YAML to add', async () => {
    const { read, tally } = await reading(candidate, { columns, baseline: csv('b.csv', 'key,label,lr_pred,dt_pred', '1,a,a,a') });
    expect(incomparable(read.comparability)).toMatch(/^b\.csv: the columns of the gold label and the predicted label cannot be told from the names; several look like predictions: "lr_pred", "dt_pred"\n[^]*Name them in the config:\n {2}baseline:\n {4}path: <its path>\n {4}columns:\n {6}actual: <column of the gold label>\n {6}predicted: <column of what the model said>/);
    expect(counts(tally)).toEqual({ 'a→a': 1, 'b→b': 1 });
  });

  it('that are named and not there make it incomparable', async () => {
    const { read } = await reading(candidate, { columns, baseline: csv('b.csv', 'key,truth,said', '1,a,a'), baselineColumns: { predicted: 'sayd' } });
    expect(incomparable(read.comparability)).toMatch(/^b\.csv: there is no column "sayd", which `baseline\.columns\.predicted` names\n {2}Did you mean "said"\?/);
  });

  it('cannot be a gold file of its own', async () => {
    const { read } = await reading(candidate, { columns, baseline: csv('b.csv', 'key,truth,said', '1,a,a'), baselineColumns: { actual: { file: 'g.csv' } } });
    expect(incomparable(read.comparability)).toMatch(/^b\.csv: `baseline\.columns\.actual` is a gold file, but a baseline has none of its own/);
  });
});

describe('what makes a baseline incomparable never hides the candidate’s own numbers', () => {
  it.each([
    [
      'examples on one side only: named, counted, five shown',
      csv('b.csv', HEADER, '1,a,a', '2,b,b', ...Array.from({ length: 7 }, (_, index) => `x${index},a,a`)),
      [
        'b.csv:4: 7 examples are only in the baseline: b.csv:4 "x0", b.csv:5 "x1", b.csv:6 "x2", b.csv:7 "x3", b.csv:8 "x4" and 2 more',
        '  Judge both models on the same examples, or say which are compared: `examples: common` (the ones both have) or `examples: independent` (unpaired).',
        'b.csv: 1 example is only in the candidate: "3"',
        '  Judge both models on the same examples, or say which are compared: `examples: common` (the ones both have) or `examples: independent` (unpaired).',
      ],
    ],
    [
      'gold that differs for the same id',
      csv('b.csv', HEADER, '1,b,a', '2,b,b', '3,c,b'),
      [
        'b.csv: the gold label of 2 examples differs between candidate and baseline: "1" is "a" here and "b" in the baseline, "3" is "a" here and "c" in the baseline',
        "  A change of gold labels is no change of the model. Judge the baseline again with today's gold labels.",
      ],
    ],
    ['duplicate ids', csv('b.csv', HEADER, '1,a,a', '2,b,b', '3,a,a', '1,a,b', '1,a,a'), ['b.csv:5: 2 duplicate ids in the column "id": b.csv:5 "1", b.csv:6 "1"', /If another column is the id/]],
    ['no gold label', csv('b.csv', HEADER, '1,a,a', '2,,b', '3,a,a'), ['b.csv:3: 1 row has no gold label in the column "actual": b.csv:3', /unlabelled: drop/]],
    ['no id', csv('b.csv', HEADER, '1,a,a', ',b,b', '3,a,a'), ['b.csv:3: 1 row has no id in the column "id": b.csv:3', /Every example needs an id/]],
    ['no predictions at all', csv('b.csv', HEADER, '1,a,', '2,b,', '3,a,'), ['b.csv: the column "predicted" is empty in every row', /No predictions were measured/]],
    ['no records', csv('b.csv', HEADER), ['b.csv: the file holds no predictions: it has no records', /never passes/]],
    ['a ragged row', csv('b.csv', HEADER, '1,a'), [/^b\.csv:2: the row has 2 fields, but the header has 3/]],
    ['no file of a known format', { 'b.bin': '\u0000\u0001' }, [/^b\.bin/]],
  ])('%s', async (_, baseline: Files, expected) => {
    const { read, tally } = await reading(CANDIDATE, { baseline });
    const lines = incomparable(read.comparability).split('\n');
    expected.forEach((line, index) => expect(lines[index]).toEqual(typeof line === 'string' ? line : expect.stringMatching(line)));
    expect(counts(tally)).toEqual(CANDIDATE_ALONE);
    expect(tally.classes).toEqual(['a', 'b']);
    expect(tally.matrices.comparison).toBeUndefined();
    expect(tally.flips).toEqual([]);
  });

  it('predictions that are no gold labels, which would make every candidate look better', async () => {
    const lines = Array.from({ length: 30 }, (_, index) => `${index},${index % 2 === 0 ? 'ham' : 'spam'}`);
    const candidate = csv('p.csv', HEADER, ...lines.map((line) => `${line},ham`));
    const baseline = csv('b.csv', HEADER, ...lines.map((line, index) => `${line},${index % 2}`));
    const { read, tally } = await reading(candidate, { baseline });
    expect(incomparable(read.comparability)).toMatch(/^b\.csv: none of 30 predictions is among the gold labels: the column "predicted" holds "0", "1", "actual" holds "ham", "spam"/);
    expect(tally.classes).toEqual(['ham', 'spam']);
    const closed = await reading(candidate, { baseline, labels: ['ham', 'spam'] });
    expect(incomparable(closed.read.comparability)).toMatch(/^b\.csv: none of 30 predictions is in `labels`[^]*under `baseline\.columns`/);
    const column = await reading(csv('p.csv', `${HEADER},old`, ...lines.map((line, index) => `${line},ham,${index % 2}`)), { baseline: { column: 'old' } });
    expect(incomparable(column.read.comparability)).toMatch(/^p\.csv: none of 30 predictions is among the gold labels: the column "old" holds "0", "1"/);
    expect(column.tally.classes).toEqual(['ham', 'spam']);
  });
});

describe('the candidate itself', () => {
  it.each([
    ['within a file', csv('p.csv', HEADER, '1,a,a', '2,b,b', '1,a,a'), 'p.csv:4: 1 duplicate id in the column "id": p.csv:4 "1"'],
    ['across shards', { ...csv('p.csv', HEADER, '1,a,a', '2,b,b'), ...csv('q.csv', HEADER, '2,b,b') }, 'q.csv:2: 1 duplicate id in the column "id": q.csv:2 "2"'],
  ])('must not have duplicate ids %s', async (_, files: Files, expected) => {
    const baseline = csv('b.csv', HEADER, '1,a,a', '2,b,b');
    expect((await problemsOfReading(files, { baseline })).split('\n')[0]).toBe(expected);
    expect((await problemsOfReading(files, { baseline, examples: 'independent' })).split('\n')[0]).toBe(expected);
    expect((await problemsOfReading(files, { baseline: { column: 'actual' } })).split('\n')[0]).toBe(expected);
    expect((await problemsOfReading(files, { uniqueIds: true })).split('\n')[0]).toBe(expected);
    expect((await problemsOfReading(files, { uniqueIds: true, pairBy: 'order' })).split('\n')[0]).toBe(expected);
    // Without a baseline nobody relies on ids.
    expect(await problemsOfReading(files)).toBe('');
  });

  it('may lack ids where nobody needs them', async () => {
    const { examples } = await reading(csv('p.csv', HEADER, '1,a,a', ',b,b', ',a,a'));
    expect(examples.map(({ id }) => id)).toEqual(['1', '', '']);
  });

  it('must have an id in every row to be paired, and all that is wrong is told at once', async () => {
    const files = csv('p.csv', HEADER, '1,a,a', ',b,b', ' ,,b', '1,a,a');
    expect((await problemsOfReading(files, { baseline: CANDIDATE })).split('\n').filter((line) => !line.startsWith(' '))).toEqual([
      'p.csv:4: 1 row has no gold label in the column "actual": p.csv:4',
      'p.csv:3: 2 rows have no id in the column "id": p.csv:3, p.csv:4',
      'p.csv:5: 1 duplicate id in the column "id": p.csv:5 "1"',
    ]);
  });
});

describe('examples: common', () => {
  it('compares the ones both have, and counts the others', async () => {
    const baseline = csv('b.csv', HEADER, '1,a,b', '9,a,a', '8,a,a');
    const { read, tally } = await reading(CANDIDATE, { baseline, examples: 'common' });
    expect(read.comparability).toEqual({ kind: 'paired', by: 'id', onlyCandidate: 2, onlyBaseline: 2 });
    expect(counts(tally)).toEqual(CANDIDATE_ALONE);
    expect(counts(tally, 'baseline')).toEqual({ 'a→b': 1 });
    expect(tally.matrices.comparison?.candidate.total).toBe(1);
    expect(tally.flips).toMatchObject([{ direction: 'newly_right', count: 1, examples: [{ id: '1' }] }]);
  });

  it('needs one', async () => {
    const { read } = await reading(CANDIDATE, { baseline: csv('b.csv', HEADER, '9,a,a'), examples: 'common' });
    expect(incomparable(read.comparability)).toBe('b.csv: candidate and baseline have no example in common');
    const unlabelled = await reading(csv('p.csv', HEADER, '1,,a', '2,a,a'), { baseline: csv('b.csv', HEADER, '1,,a', '3,a,a'), examples: 'common', unlabelled: 'drop' });
    expect(incomparable(unlabelled.read.comparability)).toBe('b.csv: candidate and baseline have no example in common');
  });

  it('still needs the same gold and single ids', async () => {
    const { read } = await reading(CANDIDATE, { baseline: csv('b.csv', HEADER, '1,b,a', '2,b,b', '2,b,b'), examples: 'common' });
    expect(incomparable(read.comparability)).toMatch(/^b\.csv:4: 1 duplicate id[^]*the gold label of 1 example differs/);
  });
});

describe('unlabelled: drop', () => {
  it('leaves rows out on both sides', async () => {
    const candidate = csv('p.csv', HEADER, '1,a,a', '2,,a', '3,,a');
    const { read, tally } = await reading(candidate, { baseline: csv('b.csv', HEADER, '2,,b', '1,a,a', '4,,a'), unlabelled: 'drop' });
    expect(read).toMatchObject({ examples: 1, dropped: 2, comparability: PAIRED });
    expect(counts(tally, 'baseline')).toEqual({ 'a→a': 1 });
  });

  it('does not hide that gold differs', async () => {
    const { read } = await reading(csv('p.csv', HEADER, '1,a,a', '2,,a'), { baseline: csv('b.csv', HEADER, '1,a,a', '2,b,a'), unlabelled: 'drop' });
    expect(incomparable(read.comparability)).toMatch(/"2" is without a gold label here and "b" in the baseline/);
  });
});

describe('pair_by: order', () => {
  const order = { pairBy: 'order' } as const;
  const header = 'actual,predicted';
  const candidate = csv('p.csv', header, 'a,a', 'b,a', 'a,a');

  it('pairs row by row, over shards', async () => {
    const { read, examples } = await reading({ ...csv('1.csv', header, 'a,a'), ...csv('2.csv', header, 'b,a', 'a,a') }, { ...order, baseline: csv('b.csv', header, 'a,b', 'b,b', 'a,a') });
    expect(read.comparability).toEqual({ kind: 'paired', by: 'order', onlyCandidate: 0, onlyBaseline: 0 });
    expect(examples.map(({ id, row, baseline }) => [id, row, baseline])).toEqual([[undefined, 0, 'b'], [undefined, 1, 'b'], [undefined, 2, 'a']]);
  });

  it('infers no id, so that columns like idx cannot disturb it', async () => {
    const { read } = await reading(csv('p.csv', 'idx,actual,predicted', '1,a,a', '1,b,a'), { ...order, baseline: csv('b.csv', 'actual,predicted', 'a,a', 'b,b') });
    expect(read.comparability).toMatchObject({ kind: 'paired', by: 'order' });
    expect(read.candidate.roles.id).toBeUndefined();
  });

  it('takes the names of examples from an id column that the config names', async () => {
    const { examples, read } = await reading(csv('p.csv', 'key,actual,predicted', 'x,a,a', 'y,b,a'), { ...order, columns: { id: 'key' }, baseline: csv('b.csv', 'key,actual,predicted', 'p,a,a', 'q,b,b') });
    expect(examples.map(({ id }) => id)).toEqual(['x', 'y']);
    expect(read.fingerprint).toBe((await reading(csv('p.csv', 'key,actual,predicted', 'y,b,a', 'x,a,b'), { columns: { id: 'key' } })).read.fingerprint);
  });

  it.each([
    ['a longer baseline', csv('b.csv', header, 'a,a', 'b,b', 'a,a', 'a,a', 'a,a'), 'b.csv:5: the baseline has 2 rows more than the candidate: b.csv:5, b.csv:6'],
    ['a shorter baseline', csv('b.csv', header, 'a,a'), 'b.csv: the candidate has 2 rows more than the baseline: row 2, row 3'],
    ['gold in another order', csv('b.csv', header, 'b,b', 'a,a', 'a,a'), 'b.csv: the gold label of 2 examples differs between candidate and baseline: row 1 is "a" here and "b" in the baseline, row 2 is "b" here and "a" in the baseline'],
  ])('refuses %s', async (_, baseline, expected) => {
    const { read, tally } = await reading(candidate, { ...order, baseline });
    expect(incomparable(read.comparability).split('\n')[0]).toBe(expected);
    expect(counts(tally)).toEqual(CANDIDATE_ALONE);
  });
});

describe('a baseline that is a column of the same file', () => {
  const header = `${HEADER},base_prediction`;
  const column = { baseline: { column: 'base_prediction' } };

  it('is paired row by row, and shown as read', async () => {
    const { read, examples } = await reading(csv('p.csv', header, '1,a,a,b', '2,b,a,'), column);
    expect(read.comparability).toEqual({ kind: 'paired', by: 'column', onlyCandidate: 0, onlyBaseline: 0 });
    expect(examples.map(({ baseline }) => baseline)).toEqual(['b', '(missing)']);
    expect(read.baseline).toMatchObject({ files: [{ name: 'p.csv', records: 2 }], roles: { actual: 'actual', predicted: 'base_prediction', inferred: ['actual', 'id'] } });
  });

  it('works beside a gold file', async () => {
    const { examples, read } = await reading(csv('p.csv', 'id,predicted,old', '2,a,b', '1,a,a'), {
      columns: { actual: { file: 'g.csv' }, predicted: 'predicted' },
      gold: csv('g.csv', 'id,label', '1,a', '2,b', '3,b'),
      baseline: { column: 'old' },
    });
    expect(read.comparability).toMatchObject({ kind: 'paired', by: 'column' });
    expect(examples.map(({ id, actual, baseline, candidate }) => [id, actual, baseline, candidate])).toEqual([['1', 'a', 'a', 'a'], ['2', 'b', 'b', 'a'], ['3', 'b', '(missing)', '(missing)']]);
  });

  it('may be absent from some JSON files, not from a table', async () => {
    const json = { '1.json': '[{"id":1,"actual":"a","predicted":"a"}]', '2.json': '[{"id":2,"actual":"a","predicted":"a","base_prediction":"b"}]' };
    const { examples } = await reading(json, column);
    expect(examples.map(({ baseline }) => baseline)).toEqual(['(missing)', 'b']);
    const tables = { ...csv('1.csv', header, '1,a,a,a'), ...csv('2.csv', HEADER, '2,a,a') };
    expect(incomparable((await reading(tables, column)).read.comparability)).toMatch(/^2\.csv: there is no column "base_prediction"/);
  });

  it('needs no ids', async () => {
    expect((await reading(csv('p.csv', 'actual,predicted,old', 'a,a,a'), { baseline: { column: 'old' } })).read.comparability.kind).toBe('paired');
  });

  it.each([
    ['not there', csv('p.csv', HEADER, '1,a,a', '2,b,a', '3,a,a'), 'p.csv: there is no column "base_prediction", which `baseline.column` names'],
    ['empty in every row', csv('p.csv', header, '1,a,a,', '2,b,a,', '3,a,a,'), 'p.csv: the column "base_prediction" is empty in every row'],
    [
      'a JSON object in some row',
      { 'p.jsonl': ['{"id":1,"actual":"a","predicted":"a","base_prediction":{"x":1}}', '{"id":2,"actual":"b","predicted":"a","base_prediction":"b"}', '{"id":3,"actual":"a","predicted":"a"}'].join('\n') },
      'p.jsonl:1: 1 row holds a JSON object or array in the column "base_prediction", where a label belongs: p.jsonl:1',
    ],
  ])('makes the baseline incomparable, not the candidate: %s', async (_, files: Files, expected) => {
    const { read, tally } = await reading(files, column);
    expect(incomparable(read.comparability).split('\n')[0]).toBe(expected);
    expect(counts(tally)).toEqual(CANDIDATE_ALONE);
    expect(tally.classes).toEqual(['a', 'b']);
  });

  it('may be a text of very many values: the candidate is judged all the same', async () => {
    const lines = Array.from({ length: 45_000 }, (_, index) => `${index},l${index % 5},l${index % 7},text ${index}`);
    const { read, tally } = await reading(csv('p.csv', header, ...lines, 'last,a label that comes late,l0,x'), column);
    expect(incomparable(read.comparability)).toMatch(/^p\.csv: the column "base_prediction" has more than 40000 distinct values, the last one "text 39993"/);
    expect(tally.classes).toEqual(['a label that comes late', 'l0', 'l1', 'l2', 'l3', 'l4', 'l5', 'l6']);
    expect(tally.matrices.candidate.total).toBe(45_001);
  });
});
