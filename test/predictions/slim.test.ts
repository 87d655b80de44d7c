import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExamples } from '../../src/predictions/read-examples.js';
import { SlimPredictions } from '../../src/predictions/slim.js';
import { memorySource } from './memory-source.js';
import { counts, incomparable, reading, type Asked, type Files } from './reading.js';

/** The slim copy that a run leaves behind. */
async function slimOf(files: Files, asked: Pick<Asked, 'columns' | 'labels'> = {}): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  const { columns = {}, labels } = asked;
  const slim = new SlimPredictions({ write: (piece) => void (text += decoder.decode(piece, { stream: true })) }, columns.slices ?? [], labels);
  await readExamples(
    { sources: Object.entries(files).map(([name, content]) => memorySource(name, content)), options: { columns }, pairBy: 'id', examples: 'identical', unlabelled: 'drop', uniqueIds: false, labels },
    (batch, vocabulary) => slim.add(batch, vocabulary),
  );
  slim.end();
  return text;
}

describe('the slim copy', () => {
  it('holds ids, labels, outcomes and slices, and no text', async () => {
    const lines = [
      '{"key":"1","truth":"a","said":"b","lang":"de","text":"secret"}',
      '{"key":"2","truth":"b","said":null,"lang":null,"text":"secret"}',
      '{"key":"3","truth":"b","said":"(refused)","lang":"en"}',
      '{"key":"4","truth":"a","said":"I cannot say","lang":"(other)"}',
      '{"key":"5","truth":null,"said":"a"}',
    ];
    const text = await slimOf({ 'p.jsonl': lines.join('\n') }, { columns: { id: 'key', actual: 'truth', predicted: 'said', text: 'text', slices: ['lang'] }, labels: ['a', 'b'] });
    expect(text).toBe('id,actual,predicted,outcome,lang\n1,a,b,,de\n2,b,,missing,\n3,b,(refused),refused,en\n4,a,I cannot say,other,(other)\n');
  });

  it('has no id column where there are no ids', async () => {
    expect(await slimOf({ 'p.csv': 'actual,predicted\na,b' })).toBe('actual,predicted,outcome\na,b,\n');
  });

  it('gives slices with a name of its own another', async () => {
    const text = await slimOf({ 'p.csv': 'id,gold,y_pred,outcome,slice_outcome,"a,b"\n1,a,b,x,y,z' }, { columns: { slices: ['outcome', 'slice_outcome', 'a,b'] } });
    expect(text).toBe('id,actual,predicted,outcome,slice_slice_outcome,slice_outcome,"a,b"\n1,a,b,,x,y,z\n');
  });

  it('quotes what a table reader could take for the end of a cell or row', async () => {
    const text = await slimOf({ 'p.json': JSON.stringify([{ id: 'a\rb', actual: 'a\nb', predicted: '"a",b' }]) });
    expect(text).toBe('id,actual,predicted,outcome\n"a\rb","a\nb","""a"",b",\n');
  });

  it('does not call 1.0 a stranger to the closed set of 0 and 1', async () => {
    expect(await slimOf({ 'p.csv': 'actual,predicted\n1,1.0\n0,2.0' }, { labels: ['0', '1'] })).toBe('actual,predicted,outcome\n1,1.0,\n0,2.0,other\n');
  });
});

describe('the rows of a copy', () => {
  const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const expected = (rows: readonly (readonly [string, string, string])[]): string => `id,actual,predicted,outcome\n${rows.map((row) => `${row.map(cell).join(',')},\n`).join('')}`;
  const copyOf = async (rows: readonly (readonly [string, string, string])[]): Promise<string> => slimOf({ 'p.csv': `id,actual,predicted\n${rows.map((row) => row.map(cell).join(',')).join('\n')}` });

  it('are the same for every id, long and short, that needs quotes and that needs none', async () => {
    const mark = fc.constantFrom('', '', '', ',', '"', '\n', '\r\n', '-', '+', ' ', '!', 'é', '猫', '😀');
    const text = fc.array(fc.tuple(fc.stringMatching(/^[a-z0-9]{0,9}$/), mark), { minLength: 1, maxLength: 6 }).map((parts) => parts.flat().join(''));
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(text.filter((id) => id.trim() !== ''), { minLength: 1, maxLength: 40 }), async (ids) => {
        const rows = ids.map((id, index) => [id, `l${index % 3}`, index % 4 === 0 ? 'a, b' : `l${index % 2}`] as const);
        expect(await copyOf(rows)).toBe(expected(rows));
      }),
    );
  });

  it('are the same where there are more pairs of labels than are kept, and longer ones', async () => {
    const label = (number: number): string => `${number % 211} ${'x'.repeat(number % 211 === 99 ? 30_000 : 20)}`;
    const rows = Array.from({ length: 44_521 }, (_, index) => [`id ${index}`, label(index), label(Math.floor(index / 211))] as const);
    expect(await copyOf(rows)).toBe(expected(rows));
  });

  it('are the same where an id is longer than what is written at once', async () => {
    const rows = [['a', 'x', 'y'], ['b'.repeat(300_000), 'x', 'y'], ['c'.repeat(200_000), 'x', 'y'], ['d'.repeat(200_000), 'x', 'x']] as const;
    expect(await copyOf(rows)).toBe(expected(rows));
  });
});

/** Anything that can stand in a file; a label also lacks blanks around it, for they are trimmed. */
const hostile = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', '"', '""', ',', 'a,b', 'a\nb', 'a\r\nb', 'a\rb', '|', "'", '=1+1', '(Missing)', '\u202E', '😀', 'ﬁ'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
);
const label = hostile.map((text) => text.trim()).filter((text) => text !== '' && !/^\((?:missing|unparsed|refused|other)\)$/.test(text));
const id = hostile.filter((text) => text.trim() !== '');

describe('rows that waited for the baseline', () => {
  it('are written no faster than they are taken', async () => {
    const rows = Array.from({ length: 30_000 }, (_, index) => `id ${index},l${index % 3},l${index % 2}`).join('\n');
    const file = (name: string) => memorySource(name, `id,actual,predicted\n${rows}`);
    let waiting = 0;
    let most = 0;
    const sink = {
      write: (piece: Uint8Array) => void (most = Math.max(most, (waiting += piece.length))),
      get busy() {
        return waiting < 100_000 ? undefined : Promise.resolve().then(() => void (waiting = 0));
      },
    };
    const slim = new SlimPredictions(sink, [], undefined);
    const request = { sources: [file('p.csv')], options: { columns: {} }, baseline: { kind: 'files', sources: [file('b.csv')] }, pairBy: 'id', examples: 'identical', unlabelled: 'error', uniqueIds: false } as const;
    const read = await readExamples(request, (batch, vocabulary) => slim.add(batch, vocabulary));
    slim.end();
    expect([read.examples, read.comparability.kind]).toEqual([30_000, 'paired']);
    // All of it is half a megabyte; what is written at once is a quarter.
    expect(most).toBeLessThan(400_000);
  });
});

describe('read as tomorrow’s baseline', () => {
  it('gives the same matrix, outcomes included, whatever `columns` say', async () => {
    const row = fc.record({ id, truth: label, said: fc.oneof(label, fc.constantFrom(null, '(missing)', '(unparsed)', '(refused)', '(other)', ' ')), lang: fc.oneof(label, fc.constant(null)) });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(row, { minLength: 1, maxLength: 12, selector: (entry) => entry.id }), fc.boolean(), async (rows, closed) => {
        // One prediction that can be read, so that the files are not refused as empty.
        const records = [...rows, { id: 'a last one', truth: 'a', said: 'a', lang: 'x' }];
        const asked = {
          columns: { id: 'id', actual: 'truth', predicted: 'said', slices: ['lang'] },
          ...(closed && { labels: [...new Set(records.map(({ truth }) => truth))] }),
        };
        const files = { 'p.jsonl': records.map((record) => JSON.stringify(record)).join('\n') };
        const { read, tally } = await reading(files, { ...asked, baseline: { 'slim.csv': await slimOf(files, asked) } }, 16);
        expect(incomparable(read.comparability)).toBe('');
        expect(counts(tally, 'baseline')).toEqual(counts(tally));
        expect(tally.flips).toEqual([]);
        const unpaired = await reading(files, { ...asked, examples: 'independent', baseline: { 'slim.csv': await slimOf(files, asked) } });
        for (const { matrices } of unpaired.tally.slices.flatMap(({ values }) => values)) expect(matrices.comparison?.baseline).toEqual(matrices.candidate);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps what the model said for another label set', async () => {
    const files = { 'p.csv': 'id,actual,predicted\n1,a,b\n2,a,c\n3,a,a' };
    const slim = await slimOf(files, { labels: ['a', 'b'] });
    const { tally } = await reading(files, { labels: ['a', 'c', 'b'], baseline: { 'slim.csv': slim } });
    expect(counts(tally, 'baseline')).toEqual({ 'a→a': 1, 'a→b': 1, 'a→c': 1 });
  });
});
