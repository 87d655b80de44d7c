import { describe, expect, it, test } from 'vitest';
import type { ReadRequest } from '../../src/predictions/examples.js';
import { responseParser } from '../../src/predictions/responses/parser.js';
import type { Step } from '../../src/predictions/responses/step.js';
import { readExamples } from '../../src/predictions/read-examples.js';
import { SlimPredictions } from '../../src/predictions/slim.js';
import { counts, incomparable, problemsOfReading, reading, type Asked } from './reading.js';
import { memorySource } from './memory-source.js';

const LABELS = ['neg', 'pos'];
const MATCH: Step = { kind: 'match', by: 'exact', otherwise: 'unparsed' };
const STEPS: readonly Step[] = [{ kind: 'outcome', outcome: 'refused', sign: { by: 'contains', texts: ['I cannot'] } }, { kind: 'json', path: 'label', otherwise: 'keep' }, { kind: 'fold_case' }, MATCH];

const parser = await responseParser({ steps: STEPS, labels: LABELS });
const other = await responseParser({ steps: [{ kind: 'strip_punctuation' }, MATCH], labels: LABELS });
const COLUMNS = { predicted: 'reply', actual: 'gold', id: 'id' } as const;
const asked = (more: Asked = {}): Asked => ({ columns: COLUMNS, labels: LABELS, response: { predicted: parser }, ...more });

/** One record a line: [id, gold, reply]. */
function jsonl(rows: readonly (readonly [string, unknown, unknown])[], reply = 'reply'): string {
  return rows.map(([id, gold, text]) => `${JSON.stringify({ id, gold, [reply]: text })}\n`).join('');
}

const ROWS = [
  ['a', 'pos', 'POS'],
  ['b', 'pos', '{"label": "neg"}'],
  ['c', 'neg', { label: 'neg' }],
  ['d', 'neg', 'I cannot say'],
  ['e', 'neg', 'hm'],
  ['f', 'pos', 'hm'],
  ['g', 'pos', null],
  ['h', 'neg', '  '],
  ['i', 'pos', '(refused)'],
  ['j', 'neg', '[invalid]'],
] as const;

describe('a column of replies', () => {
  it('becomes labels and outcomes, wherever the file is cut', async () => {
    for (const chunkSize of [undefined, 7]) {
      const { read, tally } = await reading({ 'r.jsonl': jsonl(ROWS) }, asked(), chunkSize);
      expect(counts(tally)).toEqual({ 'neg→neg': 1, 'neg→(refused)': 1, 'neg→(unparsed)': 2, 'neg→(missing)': 1, 'pos→pos': 1, 'pos→neg': 1, 'pos→(unparsed)': 1, 'pos→(missing)': 1, 'pos→(refused)': 1 });
      expect(read.candidate.parser).toBe(parser.fingerprint);
      expect(read.candidate.unparsed).toMatchObject({ replies: 3, shown: [{ text: 'hm', count: 2 }, { text: '[invalid]', count: 1 }] });
    }
  });

  it('in a CSV is read alike', async () => {
    const { tally } = await reading({ 'r.csv': 'id,gold,reply\na,pos,"{""label"": ""POS""}"\nb,neg,Neg\n' }, asked());
    expect(counts(tally)).toEqual({ 'pos→pos': 1, 'neg→neg': 1 });
  });

  it('that is not there is missed by the key that names it', async () => {
    expect(await problemsOfReading({ 'r.jsonl': jsonl(ROWS, 'replies') }, asked())).toContain('there is no column "reply", which `response.column` names');
  });

  it('is an error when no reply can be read, with the reasons', async () => {
    const problems = await problemsOfReading({ 'r.jsonl': jsonl([['a', 'pos', 'hm'], ['b', 'neg', 'hm'], ['c', 'neg', null]]) }, asked());
    expect(problems).toContain('none of 2 predictions in the column "reply" is a label');
    expect(problems).toContain('2 × it is no label');
  });

  it('is no error when every reply is a refusal: that was measured', async () => {
    const { tally } = await reading({ 'r.jsonl': jsonl([['a', 'pos', 'I cannot'], ['b', 'neg', 'I cannot']]) }, asked());
    expect(counts(tally)).toEqual({ 'pos→(refused)': 1, 'neg→(refused)': 1 });
  });

  it('with as many distinct replies as rows is no error, as long as they come to few labels', { timeout: 60_000 }, async () => {
    const rows = Array.from({ length: 60_000 }, (_, index) => [`${index}`, 'pos', `{"label": "pos", "n": ${index}}`] as const);
    expect(counts((await reading({ 'r.jsonl': jsonl(rows) }, asked())).tally)).toEqual({ 'pos→pos': 60_000 });
  });
});

test('replies are never read by a second thread, which knows only labels', async () => {
  const source = memorySource('r.csv', 'id,gold,reply\na,pos,POS\n');
  const openAnywhere = (): never => {
    throw new Error('the file was opened for another thread');
  };
  const read = (response: ReadRequest['response']): Promise<unknown> =>
    readExamples({ sources: [{ ...source, openAnywhere }], options: { columns: COLUMNS }, response, pairBy: 'id', examples: 'identical', unlabelled: 'error', uniqueIds: false, labels: LABELS }, () => undefined);
  await expect(read({ predicted: parser })).resolves.toBeDefined();
  await expect(read(undefined)).rejects.toThrow('another thread');
});

describe('gold labels', () => {
  const gold = { predicted: parser, actual: parser } satisfies ReadRequest['response'];

  it('are read by the steps where the config says so, and only there', async () => {
    const files = { 'r.jsonl': jsonl([['a', 'Pos', 'pos'], ['b', '{"label": "NEG"}', 'neg']]) };
    expect(counts((await reading(files, asked({ response: gold }))).tally)).toEqual({ 'pos→pos': 1, 'neg→neg': 1 });
    expect(await problemsOfReading(files, asked())).toContain('the gold label "Pos" is not in `labels`');
  });

  it('of a file of their own, too', async () => {
    const columns = { predicted: 'reply', id: 'id', actual: { file: 'gold.csv', id: 'id', column: 'label' } };
    const { tally } = await reading({ 'r.jsonl': jsonl([['a', 0, 'pos']]) }, asked({ columns, response: gold, gold: { 'gold.csv': 'id,label\na,POS\n' } }));
    expect(counts(tally)).toEqual({ 'pos→pos': 1 });
  });

  it('that cannot be read are an error by line', async () => {
    const problems = await problemsOfReading({ 'r.jsonl': jsonl([['a', 'pos', 'pos'], ['b', 'hm', 'neg'], ['c', 'I cannot', 'neg']]) }, asked({ response: gold }));
    expect(problems).toContain('r.jsonl:2: 2 gold labels in the column "gold" cannot be read by the steps of `response.gold`: r.jsonl:2 (unparsed), r.jsonl:3 (refused)');
  });
});

describe('a baseline', () => {
  const candidate = { 'r.jsonl': jsonl([['a', 'pos', 'POS'], ['b', 'neg', 'neg']]) };

  it('with the same column of replies is read by the same parser', async () => {
    const { read, tally } = await reading(candidate, asked({ baseline: { 'b.jsonl': jsonl([['a', 'pos', 'NEG'], ['b', 'neg', 'hm']]) } }));
    expect(counts(tally, 'baseline')).toEqual({ 'pos→neg': 1, 'neg→(unparsed)': 1 });
    expect(read.baseline?.parser).toBe(parser.fingerprint);
  });

  it('with a parser of its own is read by that one', async () => {
    const { read, tally } = await reading(candidate, asked({ baseline: { 'b.jsonl': jsonl([['a', 'pos', 'pos.'], ['b', 'neg', 'NEG']]) }, baselineResponse: other }));
    expect(counts(tally, 'baseline')).toEqual({ 'pos→pos': 1, 'neg→(unparsed)': 1 });
    expect(read.baseline?.parser).toBe(other.fingerprint);
  });

  it('of labels is left as it is: said by the config, or because it has another column', async () => {
    for (const more of [
      { baseline: { 'b.jsonl': jsonl([['a', 'pos', 'neg'], ['b', 'neg', '{"label": "neg"}']]) }, baselineResponse: 'none' },
      { baseline: { 'b.jsonl': jsonl([['a', 'pos', 'neg'], ['b', 'neg', '{"label": "neg"}']], 'predicted') } },
    ] as const) {
      const { read, tally } = await reading(candidate, asked(more));
      expect(counts(tally, 'baseline')).toEqual({ 'pos→neg': 1, 'neg→(other)': 1 });
      expect(read.baseline).not.toHaveProperty('parser');
    }
  });

  it('in a column beside the replies is read by the same parser, by another, or not at all', async () => {
    const rows = [['a', 'pos', 'POS', 'pos.'], ['b', 'neg', 'neg', 'NEG']].map(([id, gold, reply, before]) => `${JSON.stringify({ id, gold, reply, before })}\n`).join('');
    const of = async (baselineResponse: Asked['baselineResponse']) => counts((await reading({ 'r.jsonl': rows }, asked({ baseline: { column: 'before' }, baselineResponse }))).tally, 'baseline');
    expect(await of(undefined)).toEqual({ 'pos→(unparsed)': 1, 'neg→neg': 1 });
    expect(await of(other)).toEqual({ 'pos→pos': 1, 'neg→(unparsed)': 1 });
    const { read } = await reading({ 'r.jsonl': rows }, asked({ baseline: { column: 'before' }, baselineResponse: 'none' }));
    expect(incomparable(read.comparability)).toContain('none of 2 predictions is in `labels`');
  });

  it('in which nothing can be read cannot be compared: every candidate would look better', async () => {
    const { read } = await reading(candidate, asked({ baseline: { 'b.jsonl': jsonl([['a', 'pos', 'hm'], ['b', 'neg', 'hm']]) } }));
    expect(incomparable(read.comparability)).toContain('none of 2 predictions');
  });

  it('that is the copy of an earlier run names the parser that read it', async () => {
    for (const [first, second] of [[parser, parser], [other, parser], [other, undefined], [undefined, parser]] as const) {
      const copy = await slimCopy(candidate, first);
      const response = second === undefined ? undefined : { predicted: second };
      const file = second === undefined ? { 'r.jsonl': jsonl([['a', 'pos', 'pos'], ['b', 'neg', 'neg']]) } : candidate;
      const { read, tally } = await reading(file, { columns: COLUMNS, labels: LABELS, response, baseline: { 'copy.csv': copy } });
      expect(incomparable(read.comparability)).toBe('');
      expect(read.baseline?.parser).toBe(first?.fingerprint);
      expect(Object.values(counts(tally, 'baseline')).reduce((sum, count) => sum + count, 0)).toBe(2);
    }
  });
});

/** What a run over these files leaves for the next. */
async function slimCopy(files: Readonly<Record<string, string>>, by: typeof parser | undefined): Promise<string> {
  const pieces: string[] = [];
  const slim = new SlimPredictions({ write: (piece) => void pieces.push(new TextDecoder().decode(piece)) }, [], LABELS, by?.fingerprint);
  const sources = Object.entries(files).map(([name, text]) => memorySource(name, by === undefined ? text.replace('POS', 'pos') : text));
  await readExamples(
    { sources, options: { columns: COLUMNS }, response: by === undefined ? undefined : { predicted: by }, pairBy: 'id', examples: 'identical', unlabelled: 'error', uniqueIds: false, labels: LABELS },
    (batch, vocabulary) => slim.add(batch, vocabulary),
  );
  slim.end();
  return pieces.join('');
}
