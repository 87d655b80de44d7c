import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FormatId } from '../../../src/predictions/formats/format.js';
import { chooseFormat } from '../../../src/predictions/formats/table.js';
import { describe as describeProblem, ProblemError } from '../../../src/problem.js';
import { memorySource } from '../memory-source.js';
import { zipOf, type ZipEntry } from './zip-files.js';

// Malformed, cut short and contradictory files of the tools, and what a person reads: file, record and reason.

const FIXTURES = path.resolve(import.meta.dirname, '../../../__fixtures__/formats');
const fixture = (name: string): Buffer => readFileSync(path.join(FIXTURES, name));

async function read(content: string | Buffer, id?: FormatId, columns: readonly string[] = ['predicted']): Promise<readonly string[]> {
  const source = memorySource('f', content);
  const values: string[] = [];
  const format = await chooseFormat(source, id === undefined ? {} : { id });
  await format.read(source, columns, (cells) => {
    values.push(columns.map((_, i) => Buffer.from(cells.bytes[i]?.subarray(cells.start[i], cells.end[i]) ?? []).toString()).join('|'));
  });
  return values;
}

async function problem(content: string | Buffer, id?: FormatId): Promise<string> {
  try {
    await read(content, id);
    return '';
  } catch (thrown) {
    if (!(thrown instanceof ProblemError)) throw thrown;
    return thrown.problems.map(describeProblem).join('\n');
  }
}

const HEADER = { version: 2, status: 'success', eval: { task: 't', model: 'm' } };
const sample = (fields: object): object => ({ id: 1, epoch: 1, target: 'A', scores: { choice: { value: 'C', answer: 'A' } }, ...fields });
const log = (samples: readonly object[], header: object = HEADER): string => JSON.stringify({ ...header, samples });
const inZip = (entries: readonly ZipEntry[] = [], header: object = HEADER): Buffer => zipOf([{ name: '_journal/start.json', content: '{}' }, { name: 'header.json', content: JSON.stringify(header) }, ...entries]);
const oneSample = { name: 'samples/1_epoch_1.json', content: JSON.stringify(sample({})) };

const choice = (fields: object): string =>
  `${JSON.stringify({
    doc_id: 7,
    doc: {},
    target: '0',
    arguments: { gen_args_0: { arg_0: 'q', arg_1: ' no' }, gen_args_1: { arg_0: 'q', arg_1: ' yes' } },
    resps: [],
    filtered_resps: [
      ['-0.5', 'True'],
      ['-0.7', 'False'],
    ],
    filter: 'none',
    acc: 1,
    ...fields,
  })}\n`;
const openai = (fields: object): string => `${JSON.stringify({ id: 'b', custom_id: 'r1', response: { status_code: 200, body: { choices: [{ message: { content: 'spam' }, finish_reason: 'stop' }] } }, error: null, ...fields })}\n`;
const anthropic = (result: object): string => `${JSON.stringify({ custom_id: 'r1', result })}\n`;
const said = (stop: string, ...content: object[]): object => ({ type: 'succeeded', message: { content, stop_reason: stop } });
const promptfoo = (fields: object): string => `${JSON.stringify({ testIdx: 0, promptIdx: 0, vars: {}, provider: { id: 'p' }, response: { output: ' spam ' }, testCase: {}, ...fields })}\n`;

describe('what a tool could not read', () => {
  it.each([
    ['an inspect answer', log([sample({})]), 'A'],
    ['an inspect answer that was not found', log([sample({ scores: { pattern: { value: 'N', answer: null } } })]), '(unparsed)'],
    ['an inspect answer that is empty', log([sample({ scores: { choice: { value: 'I', answer: '' } } })]), '(unparsed)'],
    ['an inspect sample without a score', log([sample({ scores: {} })]), '(missing)'],
    ['an inspect sample that failed', log([sample({ error: { message: 'boom' } })]), '(missing)'],
    ['an inspect reply that was filtered', log([sample({ output: { choices: [{ stop_reason: 'content_filter' }] } })]), '(refused)'],
    ['an inspect log of 2024', log([sample({ scores: undefined, score: { value: 'C', answer: 'B' } })]), 'B'],
    ['an inspect log with a bare NaN', log([sample({ scores: { m: { value: 'NAN', answer: 'A "NaN"' } } })]).replace('"NAN"', 'NaN'), 'A "NaN"'],
    ['a choice with equal likelihoods', choice({ filtered_resps: [['-1', 'False'], ['-1', 'False']] }), 'no'],
    ['a choice that is impossible', choice({ filtered_resps: [['-inf', 'False'], ['-9e9', 'True']], target: '1' }), 'yes'],
    ['choices by mutual information', choice({ arguments: Object.fromEntries([' no', ' yes', ' no', ' yes'].map((name, i) => [`gen_args_${i}`, { arg_1: name }])), filtered_resps: [['-1', 'True'], ['-2', 'False'], ['-9', 'False'], ['-1', 'True']] }), 'no'],
    ['a reply that a filter could not read', choice({ filtered_resps: ['[invalid]'], resps: [['hm']] }), '(unparsed)'],
    ['a reply that a map could not read', choice({ filtered_resps: ['None'], resps: [['hm']] }), '(unparsed)'],
    ['the label None', choice({ filtered_resps: ['None'], target: 'None' }), 'None'],
    ['an OpenAI reply', openai({}), 'spam'],
    ['an OpenAI refusal', openai({ response: { status_code: 200, body: { choices: [{ message: { content: null, refusal: 'no' } }] } } }), '(refused)'],
    ['an OpenAI content filter', openai({ response: { status_code: 200, body: { choices: [{ message: { content: 'spa' }, finish_reason: 'content_filter' }] } } }), '(refused)'],
    ['an OpenAI reply that was cut off', openai({ response: { status_code: 200, body: { choices: [{ message: { content: 'spam' }, finish_reason: 'length' }] } } }), '(unparsed)'],
    ['an OpenAI response that was cut off', openai({ response: { status_code: 200, body: { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' }, output: [{ content: [{ type: 'output_text', text: 'spam' }] }] } } }), '(unparsed)'],
    ['an OpenAI response refused', openai({ response: { status_code: 200, body: { status: 'completed', output: [{ content: [{ type: 'refusal', refusal: 'no' }] }] } } }), '(refused)'],
    ['an OpenAI error', openai({ response: { status_code: 500, body: { error: {} } } }), '(missing)'],
    ['an OpenAI request that expired', openai({ response: null, error: { code: 'batch_expired' } }), '(missing)'],
    ['an Anthropic reply in pieces', anthropic(said('end_turn', { type: 'text', text: ' sp' }, { type: 'thinking', thinking: 'x' }, { type: 'text', text: 'am' })), 'spam'],
    ['an Anthropic refusal', anthropic(said('refusal')), '(refused)'],
    ['an Anthropic reply that was cut off', anthropic(said('max_tokens', { type: 'text', text: 'spam' })), '(unparsed)'],
    ['an Anthropic reply without text', anthropic(said('end_turn')), '(unparsed)'],
    ['an Anthropic request that expired', anthropic({ type: 'expired' }), '(missing)'],
    ['a promptfoo output', promptfoo({}), 'spam'],
    ['a promptfoo error', promptfoo({ response: undefined, error: 'boom', failureReason: 2 }), '(missing)'],
    ['a promptfoo refusal', promptfoo({ response: { output: 'no', isRefusal: true } }), '(refused)'],
    ['an empty promptfoo output', promptfoo({ response: { output: '' } }), '(unparsed)'],
    ['a promptfoo output that is an object', promptfoo({ response: { output: { label: 'a' } } }), '{"label":"a"}'],
  ])('%s has its mark', async (_, content, predicted) => {
    expect(await read(content)).toEqual([predicted]);
  });
});

describe('a bad file of inspect', () => {
  it.each([
    ['cancelled', log([sample({})], { ...HEADER, status: 'cancelled' }), 'f: the run did not come to its end: its status is "cancelled"'],
    ['failed, as a zip file', inZip([oneSample], { ...HEADER, status: 'error' }), 'f: the run did not come to its end: its status is "error"'],
    ['of several epochs', log([sample({}), sample({ epoch: 2 })]), 'f: the file holds several runs, which differ in epoch: "1", "2"\n  Say which one is meant: where: { epoch: "1" }'],
    ['with several targets', log([sample({}), sample({ id: 2, target: ['A', 'B'] })]), 'f:1: the sample 2 has several targets: "A", "B"'],
    ['cut short', log([sample({})]).slice(0, -20), 'f:1:1: broken JSON: the file ends before the object that starts here does'],
    ['without samples', JSON.stringify(HEADER), 'f:1:1: "samples", which `records` names, is not in the JSON object'],
    ['whose zip file is cut short', inZip([oneSample]).subarray(0, -30), 'f: the zip file is damaged: its directory, which stands at its end, is missing'],
    ['still running', zipOf([{ name: '_journal/start.json', content: '{}' }, oneSample]), 'f: this is no finished log of inspect: the zip file has no header.json'],
    ['without samples in the zip file', inZip(), 'f: the log of inspect holds no samples'],
    ['with a broken sample', inZip([{ ...oneSample, content: '{"id": 1,' }]), 'f: the entry "samples/1_epoch_1.json" cannot be read: broken JSON: the file ends before the object that starts here does'],
    ['with several targets in the second sample', inZip([oneSample, { name: 'samples/2_epoch_1.json', content: JSON.stringify(sample({ id: 2, target: ['A', 'B'] })) }]), 'f:2: the sample 2 has several targets'],
    ['that is a zip bomb by its directory', inZip([{ ...oneSample, lies: { unpacked: 0xf0000000 } }]), 'f: the entry "samples/1_epoch_1.json" unpacks to more than 512 MiB, the most that is read'],
    ['that unpacks to more than its directory says', inZip([{ ...oneSample, content: 'a'.repeat(1 << 20), lies: { unpacked: 10 } }]), 'f: the zip file is damaged: the entry "samples/1_epoch_1.json" cannot be unpacked'],
    ['with another checksum', inZip([{ ...oneSample, lies: { checksum: 1 } }]), 'f: the zip file is damaged: the entry "samples/1_epoch_1.json" has another checksum than the directory says'],
    ['packed by bzip2', inZip([{ ...oneSample, method: 12 }]), 'f: the entry "samples/1_epoch_1.json" is packed by method 12, which is not read'],
    ['that is encrypted', inZip([{ ...oneSample, lies: { flags: 1 } }]), 'f: the file is encrypted'],
    ['with an entry twice', inZip([oneSample, oneSample]), 'f: the zip file is damaged: it has two entries "samples/1_epoch_1.json"'],
  ])('%s is refused', async (_, content, message) => {
    expect(await problem(content, 'inspect')).toContain(message);
  });

  it('reads zstd in several frames, stored entries, and names that lead elsewhere as the names they are', async () => {
    const entries: ZipEntry[] = [{ ...oneSample, method: 93 }, { name: 'samples/../../etc/2.json', content: JSON.stringify(sample({ id: 2, scores: { choice: { answer: 'B' } } })), method: 0 }, { name: '../samples/3.json', content: 'no' }];
    expect((await read(inZip(entries))).toSorted()).toEqual(['A', 'B']);
  });

  it('with any byte changed gives the same answers or an error', async () => {
    const whole = fixture('inspect/log_formats.eval');
    const sound = await read(whole);
    for (let at = 0; at < whole.length; at += 31) {
      const broken = Buffer.from(whole);
      broken[at] = (broken[at] ?? 0) ^ 0x41;
      const message = await problem(broken, 'inspect');
      if (message === '') expect(await read(broken, 'inspect')).toEqual(sound);
      else expect(message).toMatch(/^f/);
    }
  });
});

describe('a bad file of lm-eval', () => {
  it.each([
    ['with several filters', `${choice({})}${choice({ filter: 'strict' })}`, 'f: the file holds several runs, which differ in filter: "none", "strict"\n  Say which one is meant: where: { filter: "none" }'],
    ['whose metric is another', `${choice({})}${choice({ acc: 0 })}`, 'f:2: the sample "7" contradicts itself: acc is 0, but the choice with the greatest log-likelihood is "no" and the target is "no"'],
    ['with more likelihoods than choices', choice({ filtered_resps: [['-1', 'True'], ['-2', 'False'], ['-3', 'False']] }), 'f:1: the sample "7" has 3 log-likelihoods for 2 choices'],
    ['with a likelihood that is no number', choice({ filtered_resps: [['nan', 'True'], ['-2', 'False']] }), 'f:1: a log-likelihood of the sample "7" is no number'],
    ['with several right answers', choice({ target: '[0, 1]' }), 'f:1: the target of the sample "7" is "[0, 1]", which is none of its choices "no", "yes"'],
    ['with an index outside the choices', choice({ target: '2' }), 'f:1: the target of the sample "7" is "2", which is none of its choices "no", "yes"'],
    ['with several answers', choice({ filtered_resps: ['a', 'b'] }), 'f:1: the filter of the sample "7" left 2 answers, where one belongs'],
    ['that holds something else', `${choice({})}{"results": {}}\n`, 'f:2: the line is no sample of lm-eval: it has no `doc_id` or no `filtered_resps`'],
    ['cut short', choice({}).slice(0, -30), 'broken JSON: the line ends before its object does'],
  ])('%s is refused', async (_, content, message) => {
    expect(await problem(content, 'lm-eval')).toContain(message);
  });
});

describe('a bad file of a batch, and of promptfoo', () => {
  it.each([
    ['openai-batch', openai({ error: { code: 'x' } }), 'f:1: the request "r1" has both an answer and an error'],
    ['openai-batch', openai({ response: { status_code: 200, body: { choices: [{}, {}] } } }), 'f:1: the request "r1" has 2 answers, where one belongs'],
    ['openai-batch', `${openai({})}{"a": 1}\n`, 'f:2: the line is no request of a batch: it has no `custom_id`'],
    ['openai-batch', openai({}).slice(0, -9), 'broken JSON: the line ends before its object does'],
    ['anthropic-batch', anthropic({ type: 'done' }), 'f:1: the request "r1" has a result of the type "done", which is not known'],
    ['anthropic-batch', '{"a": 1}\n', 'f:1: the line is no result of a batch: it has no `custom_id`'],
    ['promptfoo', `${promptfoo({})}${promptfoo({ provider: { id: 'q' } })}`, 'f: the file holds several runs, which differ in provider.id: "p", "q"\n  Say which one is meant: where: { provider.id: "p" }'],
    ['promptfoo', `${promptfoo({})}${promptfoo({ promptIdx: 1 })}`, 'f: the file holds several runs, which differ in promptIdx: "0", "1"'],
    ['promptfoo', promptfoo({ testCase: { assert: [{ type: 'equals', value: 'a' }, { type: 'contains', value: 'b' }] } }), 'f:1: the assertions of a test name several labels: "a", "b"'],
    ['promptfoo', '{"a": 1}\n', 'f:1: this is no result of promptfoo: it has no `vars` or no `provider`'],
    ['promptfoo', '{"evalId": "e", "results": {"version": 3, "results": {}}}', 'f:1:54: "results.results", which `records` names, is an object, not an array of records'],
    ['promptfoo', fixture('promptfoo/output.json').subarray(0, 3000), 'f:1:1: broken JSON: the file ends before the object that starts here does'],
  ] as const)('%s is refused', async (id, content, message) => {
    expect(await problem(content, id)).toContain(message);
  });
});

describe('the tool that wrote a file', () => {
  const detected = async (content: string | Buffer, name = 'f.jsonl'): Promise<string> => (await chooseFormat(memorySource(name, content, 100))).id;

  it('is told by content, whatever the name', async () => {
    for (const [name, file, id] of [
      ['x.json', 'promptfoo/output.json', 'promptfoo'],
      ['x.txt', 'promptfoo/output.jsonl', 'promptfoo'],
      ['x', 'lm-eval/samples_sst2_2026-01-05T10-00-00.000000.jsonl', 'lm-eval'],
      ['x.zip', 'inspect/log_formats.eval', 'inspect'],
      ['x.json', 'inspect/log_formats.json', 'inspect'],
      ['x.json', 'openai-batch/output.jsonl', 'openai-batch'],
      ['x.jsonl', 'openai-batch/errors.jsonl', 'openai-batch'],
      ['x.jsonl', 'anthropic-batch/results.jsonl', 'anthropic-batch'],
    ] as const) {
      expect([file, await detected(fixture(file), name)]).toEqual([file, id]);
    }
  });

  it('is not guessed from what others write, too', async () => {
    expect(await detected('{"custom_id": "1", "response": {"label": "spam"}, "error": null}\n')).toBe('jsonl');
    expect(await detected('{"custom_id": "1", "result": "spam"}\n')).toBe('jsonl');
    expect(await detected('{"doc_id": 1, "target": "a", "prediction": "b"}\n')).toBe('jsonl');
    expect(await detected('{"vars": {}, "provider": "p", "label": "a"}\n')).toBe('jsonl');
    expect(await detected('{"version": 2, "status": "success", "rows": []}', 'f.json')).toBe('json');
    expect(await detected('{"results": {"version": "3", "results": []}}', 'f.json')).toBe('json');
    await expect(detected(zipOf([{ name: 'xl/workbook.xml', content: '<x/>' }]), 'f.xlsx')).rejects.toThrow('the file is a zip file');
  });
});
