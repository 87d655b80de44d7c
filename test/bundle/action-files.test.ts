import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { CONFIG, csv, spamCsv } from './predictions.js';
import { openScene } from './scene.js';

const THRESHOLD = 'thresholds: [{ metric: accuracy, min: 0.5 }]\n';
const gate = (predictions: string): string => `predictions: ${predictions}\n${THRESHOLD}`;
const TSV = spamCsv(1).replaceAll(',', '\t');
const rows = (text: string, from: number, to: number): string => {
  const [head = '', ...lines] = text.trimEnd().split('\n');
  return `${[head, ...lines.slice(from, to)].join('\n')}\n`;
};
const jsonl = (text: string): string =>
  text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .map(([id, actual, predicted]) => `${JSON.stringify({ id, actual, predicted })}\n`)
    .join('');

describe.concurrent('paths', () => {
  it.for(['../outside/out.csv', '/etc/hostname', '../outside/*.csv', 'a/../../outside/out.csv'])('%s in a config leads outside the workspace and is refused', async (path, context) => {
    const { workspace, run } = await openScene(context, { [CONFIG]: gate(path), '../outside/out.csv': spamCsv(1) });
    expect(workspace.exists('../outside/out.csv')).toBe(true);
    const { exitCode, outputs, annotations } = await run();
    expect(exitCode).toBe(1);
    expect(outputs.get('metrics')).toBe('{}');
    expect(annotations('error').join()).toMatch(/lies outside the workspace\n.*`predictions` and `baseline` inputs/u);
  });

  it('outside the workspace may be named by the inputs', async (context) => {
    const { workspace, run } = await openScene(context, { [CONFIG]: gate('none.csv'), '../outside/out.csv': spamCsv(1), '../outside/base.csv': spamCsv(2) });
    const { exitCode, outputs } = await run({ inputs: { predictions: '../outside/out.csv', baseline: `${workspace.outside}/b*.csv` } });
    expect(exitCode).toBe(0);
    expect(JSON.parse(outputs.get('metrics') ?? '')).toMatchObject({ default: { 'false_negatives[spam]': 1 } });
    expect(JSON.parse(workspace.read('confusion-gate-report/report.json'))).toMatchObject({ evaluations: [{ measured: { compared: true } }] });
  });

  it('of a baseline and of a gold file in a config are held to the same', async (context) => {
    const { workspace, run } = await openScene(context, { [CONFIG]: `${gate('out.csv')}baseline: ../outside/base.csv\n`, 'out.csv': spamCsv(1), '../outside/base.csv': spamCsv(2) });
    expect((await run()).annotations('error').join()).toContain('../outside/base.csv lies outside the workspace');
    workspace.write({ [CONFIG]: `${gate('out.csv')}columns: { actual: { file: ../outside/base.csv, id: id, column: actual } }\n` });
    const { exitCode, annotations } = await run();
    expect(exitCode).toBe(1);
    expect(annotations('error').join()).toContain('../outside/base.csv lies outside the workspace');
  });

  it('that a link leads outside are refused, alone and among others', async (context) => {
    const { workspace, run } = await openScene(context, { [CONFIG]: gate('link.csv'), '../outside/secret.csv': spamCsv(1), 'out/one.csv': spamCsv(1) });
    workspace.link('link.csv', '../outside/secret.csv');
    workspace.link('out/two.csv', '../../outside/secret.csv');
    expect((await run()).annotations('error').join()).toContain('link.csv lies outside the workspace');
    workspace.write({ [CONFIG]: gate('"out/*.csv"') });
    const { exitCode, annotations } = await run();
    expect(exitCode).toBe(1);
    expect(annotations('error').join()).toContain('out/two.csv lies outside the workspace');
  });

  it('of a config that is a link to the runner’s own files are refused, and nothing of them is quoted', async (context) => {
    const { workspace, run, comments } = await openScene(context, { '../outside/secret': 'password: hunter2\n', 'out.csv': spamCsv(1) });
    workspace.link(CONFIG, '../../outside/secret');
    const { exitCode, log, annotations } = await run();
    expect(exitCode).toBe(1);
    expect(annotations('error').join()).toContain(`${CONFIG} lies outside the workspace`);
    expect(log + comments().join()).not.toMatch(/password|hunter2/u);
  });

  it('of the report cannot be led outside by a link', async (context) => {
    const { workspace, run } = await openScene(context, { [CONFIG]: gate('out.csv'), 'out.csv': spamCsv(1), '../outside/precious': 'mine' });
    workspace.link('confusion-gate-report/report.json', '../../outside/precious');
    expect((await run()).exitCode).toBe(0);
    expect(workspace.read('../outside/precious')).toBe('mine');
    expect(JSON.parse(workspace.read('confusion-gate-report/report.json'))).toMatchObject({ conclusion: 'pass' });
    workspace.link('linked-report', '../outside');
    const { exitCode, annotations } = await run({ inputs: { 'report-directory': 'linked-report' } });
    expect(exitCode).toBe(1);
    expect(annotations('error').join()).toContain('a link leads outside the workspace');
    expect(workspace.exists('../outside/report.json')).toBe(false);
  });

  it('of the report may lie outside when the input says so', async (context) => {
    const { workspace, run } = await openScene(context, { [CONFIG]: gate('out.csv'), 'out.csv': spamCsv(1) });
    const { outputs } = await run({ inputs: { 'report-directory': `${workspace.outside}/report` } });
    expect(outputs.get('report-json')).toBe(`${workspace.outside}/report/report.json`);
    expect(workspace.exists('../outside/report/predictions/default.csv.gz')).toBe(true);
  });

  it('that name a directory, or nothing, are told apart', async (context) => {
    const { workspace, run } = await openScene(context, { [CONFIG]: gate('out'), 'out/one.csv': spamCsv(1) });
    expect((await run()).annotations('error').join()).toMatch(/out is a directory, not a file\n.*`out\/\*\.csv`/u);
    workspace.write({ [CONFIG]: gate('"{out,other}/*.tsv"') });
    expect((await run()).annotations('error').join()).toContain(String.raw`no file answers to "{out,other}/*.tsv"`);
  });

  it('of shards: one that is missing is an error, though others are there', async (context) => {
    const { run } = await openScene(context, { [CONFIG]: gate('[one.csv, two.csv]'), 'one.csv': spamCsv(1) });
    const { exitCode, annotations } = await run();
    expect(exitCode).toBe(1);
    expect(annotations('error').join()).toContain('no file answers to "two.csv"');
  });
});

describe.concurrent('files', () => {
  const whole = spamCsv(3);
  const measured = { default: { 'false_negatives[spam]': 3, 'support[spam]': 20, 'support[ham]': 20 } };

  it.for([
    ['a CSV', { 'out.csv': whole }],
    ['a gzipped CSV', { 'out.csv.gz': gzipSync(whole) }],
    ['gzip under another name', { 'out.csv': gzipSync(whole) }],
    ['several gzip members', { 'out.csv.gz': Buffer.concat([gzipSync(whole.slice(0, 500)), gzipSync(whole.slice(500))]) }],
    ['JSON Lines', { 'out.jsonl': jsonl(whole) }],
    ['a CSV with Windows line ends and a byte order mark', { 'out.csv': `\uFEFF${whole.replaceAll('\n', '\r\n')}` }],
    ['shards in three formats', { 'out-1.csv': rows(whole, 0, 10), 'out-2.jsonl.gz': gzipSync(jsonl(rows(whole, 10, 25))), 'out-3.tsv': rows(whole, 25, 40).replaceAll(',', '\t') }],
  ] as const)('%s', async ([, files], context) => {
    const { run } = await openScene(context, { [CONFIG]: gate('"out*"'), ...files });
    const { exitCode, outputs, annotations } = await run();
    expect(annotations('error')).toEqual([]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(outputs.get('metrics') ?? '')).toMatchObject(measured);
  });

  it('shards that are links are read, each file once', async (context) => {
    const { workspace, run } = await openScene(context, { [CONFIG]: gate('["out/*.csv", "./out/one.csv", "out/t*.csv"]'), 'out/one.csv': rows(whole, 0, 20), 'store/two.csv': rows(whole, 20, 40) });
    workspace.link('out/two.csv', '../store/two.csv');
    expect(JSON.parse((await run()).outputs.get('metrics') ?? '')).toMatchObject(measured);
  });

  it.for([
    ['truncated', gzipSync(whole).subarray(0, 60), /out\.csv\.gz is truncated: its gzip data ends too early/u],
    ['damaged', Buffer.concat([gzipSync(whole).subarray(0, 10), Buffer.alloc(40, 0xff)]), /out\.csv\.gz is damaged: its gzip data cannot be unpacked/u],
  ] as const)('gzip that is %s is an error', async ([, content, expected], context) => {
    const { run } = await openScene(context, { [CONFIG]: gate('out.csv.gz'), 'out.csv.gz': content });
    const { exitCode, annotations } = await run();
    expect(exitCode).toBe(1);
    expect(annotations('error').join()).toMatch(expected);
  });

  it('names with spaces and signs are taken literally', async (context) => {
    const name = 'out [final] {v2} *.csv';
    const { run } = await openScene(context, { [CONFIG]: gate(JSON.stringify(name)), [name]: whole, 'out f v2 x.csv': csv([['a', 'b']]) });
    expect(JSON.parse((await run()).outputs.get('metrics') ?? '')).toMatchObject(measured);
  });
});

describe.concurrent('several evaluations', () => {
  const CONFIG_OF_TWO = `evaluations:
  csv: { predictions: out.csv, thresholds: [{ metric: accuracy, min: 0.5 }] }
  tsv: { predictions: out.tsv, thresholds: [{ metric: accuracy, min: 0.99 }] }
`;
  const FILES = { [CONFIG]: CONFIG_OF_TWO, 'out.csv': spamCsv(1), 'out.tsv': TSV };

  it('are all judged, in one comment and one report', async (context) => {
    const { workspace, run, comments } = await openScene(context, FILES);
    const { exitCode, outputs, commands } = await run();
    expect(exitCode).toBe(1);
    expect(commands.filter(({ name }) => name === 'group').map(({ data }) => data)).toEqual(['Evaluation csv: pass', 'Evaluation tsv: fail']);
    expect(JSON.parse(outputs.get('failed-thresholds') ?? '')).toMatchObject([{ evaluation: 'tsv', threshold: 'accuracy min 0.99' }]);
    expect(Object.keys(JSON.parse(outputs.get('metrics') ?? '') as object)).toEqual(['csv', 'tsv']);
    expect(comments()).toHaveLength(1);
    for (const name of ['csv', 'tsv']) expect(workspace.exists(`confusion-gate-report/predictions/${name}.csv.gz`)).toBe(true);
  });

  it('one that cannot be measured does not keep the others from being reported', async (context) => {
    const { run, comments } = await openScene(context, { ...FILES, 'out.csv': 'id,actual\n' });
    const { exitCode, outputs } = await run();
    expect(exitCode).toBe(1);
    expect(outputs.get('conclusion')).toBe('error');
    expect(JSON.parse(outputs.get('metrics') ?? '')).toMatchObject({ tsv: { accuracy: 0.975 } });
    expect(comments().join()).toContain('tsv');
  });

  it('are narrowed by the input, which also allows paths', async (context) => {
    const { workspace, run } = await openScene(context, FILES);
    workspace.write({ 'other.csv': spamCsv(5) });
    const { exitCode, outputs } = await run({ inputs: { evaluations: 'csv', predictions: 'other.csv' } });
    expect(exitCode).toBe(0);
    expect(JSON.parse(outputs.get('metrics') ?? '')).toMatchObject({ csv: { 'false_negatives[spam]': 5 } });
    expect([...outputs.values()].join()).not.toContain('tsv');
  });

  it('that do not exist, or paths that could be for each, are refused', async (context) => {
    const { run } = await openScene(context, FILES);
    expect((await run({ inputs: { evaluations: 'csw' } })).annotations('error').join()).toMatch(/no evaluation csw[^]*Did you mean csv/u);
    const { exitCode, annotations } = await run({ inputs: { predictions: 'out.csv' } });
    expect(exitCode).toBe(1);
    expect(annotations('error').join()).toContain('cannot say which of 2 evaluations');
  });
});
