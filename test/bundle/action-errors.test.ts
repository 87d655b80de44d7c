import { describe, expect, it } from 'vitest';
import { CONFIG, csv, NO_MORE_MISSES, spamCsv, WORSE } from './predictions.js';
import { commitsOf, pullRequestOf } from './histories.js';
import { openScene } from './scene.js';

const THRESHOLD = 'thresholds: [{ metric: accuracy, min: 0.5 }]\n';

describe.concurrent('what was not measured never passes', () => {
  it('no predictions', async (context) => {
    const { run, comments } = await openScene(context, { [CONFIG]: `predictions: out/*.csv\n${THRESHOLD}` });
    const { exitCode, outputs, annotations } = await run();
    expect(exitCode).toBe(1);
    expect(outputs.get('conclusion')).toBe('error');
    expect(annotations('error')).toEqual([expect.stringMatching(/^error \.github\/confusion-gate\.yml:1 Confusion gate: no file answers to "out\/\*\.csv"\n.*on_no_predictions: skip/u)]);
    expect(comments().join()).toContain('no file answers to');
  });

  it('no predictions, where that is fine: skipped', async (context) => {
    const { run } = await openScene(context, { [CONFIG]: `predictions: out/*.csv\non_no_predictions: skip\n${THRESHOLD}` });
    const { exitCode, outputs, annotations } = await run();
    expect(exitCode).toBe(0);
    expect(outputs.get('conclusion')).toBe('skipped');
    expect(annotations('error')).toEqual([]);
  });

  it.for([
    ['an empty file', '', /out\.csv.*: the file is empty/u],
    ['a header alone', 'id,actual,predicted\n', /holds no predictions/u],
    ['a missing column', 'id,actual,guess_of_it\n1,a,a\n', /guess_of_it/u],
    ['a row with a field too many', 'id,actual,predicted\n1,a,a\n2,a,a,a\n', /out\.csv:3/u],
    ['invalid UTF-8', Uint8Array.of(...Buffer.from('id,actual,predicted\n1,a,'), 0xff, 0x0a), /UTF-8/u],
    ['UTF-16', Buffer.from('\uFEFFid,actual,predicted\n1,a,a\n', 'utf16le'), /UTF-16/u],
    ['rows without gold', 'id,actual,predicted\n1,,a\n', /out\.csv:2/u],
  ] as const)('%s', async ([, content, expected], context) => {
    const { run } = await openScene(context, { [CONFIG]: `predictions: out.csv\n${THRESHOLD}`, 'out.csv': content });
    const { exitCode, outputs, annotations } = await run();
    expect(exitCode).toBe(1);
    expect(outputs.get('conclusion')).toBe('error');
    expect(annotations('error').join('\n')).toMatch(expected);
    expect(annotations('error').join('\n')).not.toContain('stopped unexpectedly');
  });

  it('no config and no predictions: the error names the way to a config', async (context) => {
    const { run } = await openScene(context, { 'out.csv': spamCsv(1) });
    const { exitCode, outputs, annotations } = await run();
    expect(exitCode).toBe(1);
    expect(outputs.get('conclusion')).toBe('error');
    expect(annotations('error').join()).toMatch(/there is no config at \.github\/confusion-gate\.yml\n.*confusion-gate init/u);
  });

  it('predictions without a config: everything is reported, nothing is gated, and that is said', async (context) => {
    const { run, comments } = await openScene(context, { 'out.csv': spamCsv(1), 'base.csv': spamCsv(0) });
    const { exitCode, outputs, annotations } = await run({ inputs: { predictions: 'out.csv', baseline: 'base.csv' } });
    expect(exitCode).toBe(0);
    expect(outputs.get('conclusion')).toBe('inconclusive');
    expect(annotations('notice').join()).toContain('Nothing is gated');
    expect(comments().join()).toContain('Nothing is gated');
    expect(JSON.parse(outputs.get('metrics') ?? '')).toMatchObject({ default: { 'false_negatives[spam]': 1 } });
  });

  it('a config that the workflow names and that is not there: an error, although there are predictions', async (context) => {
    const { run } = await openScene(context, { 'out.csv': spamCsv(1) });
    const { exitCode, annotations } = await run({ inputs: { config: 'gate.yml', predictions: 'out.csv' } });
    expect(exitCode).toBe(1);
    expect(annotations('error').join()).toContain('there is no config at gate.yml');
  });

  it('an empty workspace, as without a checkout', async (context) => {
    const { run } = await openScene(context);
    const { exitCode, annotations } = await run({ environment: { GITHUB_WORKSPACE: '/nowhere/at/all' } });
    expect(exitCode).toBe(1);
    expect(annotations('error').join()).toMatch(/the workspace cannot be read.*\n.*check out the repository/u);
  });
});

describe.concurrent('a config with faults', () => {
  it('has all of them marked on their lines at once', async (context) => {
    const config = `predictions: out.csv
min_exmples: 3
thresholds:
  - { metric: acuracy, min: 0.5 }
  - { metric: recall, class: spam, min: 1.5 }
  - { metric: f1, average: macro, max_drop: 0.1 }
`;
    const { run, comments } = await openScene(context, { [CONFIG]: config, 'out.csv': spamCsv(1) });
    const { exitCode, outputs, commands } = await run();
    expect(exitCode).toBe(1);
    expect(outputs.get('conclusion')).toBe('error');
    expect(outputs.get('summary')).toMatch(/^4 problems, the first: /u);
    const marks = commands.filter(({ name }) => name === 'error').map(({ properties, data }) => `${properties.get('file')}:${properties.get('line')} ${data.split('\n')[0]}`);
    expect(marks.map((mark) => mark.replace(/ .*/u, ''))).toEqual([2, 4, 5, 6].map((line) => `${CONFIG}:${line}`));
    for (const [index, words] of ['min_exmples', 'acuracy', '1.5', 'baseline'].entries()) expect(marks[index]).toContain(words);
    expect(comments().join()).toContain('acuracy');
  });

  it('with more faults than a step may mark has the rest counted, and in the log', async (context) => {
    const config = `predictions: out.csv\nthresholds:\n${Array.from({ length: 30 }, (_, index) => `  - { metric: recall, class: c${index}, min: 7 }\n`).join('')}`;
    const { run } = await openScene(context, { [CONFIG]: config, 'out.csv': spamCsv(1) });
    const { annotations, log } = await run();
    expect(annotations('error')).toHaveLength(10);
    expect(annotations('error')[9]).toContain('and 21 more errors');
    expect(log).toContain(`${CONFIG}:32`);
  });

  it('that is a directory or no text is refused in plain words', async (context) => {
    const { workspace, run } = await openScene(context, { [`${CONFIG}/x`]: '' });
    expect((await run()).annotations('error').join()).toContain(`${CONFIG} is a directory, not a file`);
    workspace.write({ 'binary.yml': Uint8Array.of(0, 1, 2, 0xff) });
    const { exitCode, annotations } = await run({ inputs: { config: 'binary.yml' } });
    expect(exitCode).toBe(1);
    expect(annotations('error').join()).not.toContain('stopped unexpectedly');
  });

  it('names an input that is not accepted', async (context) => {
    const { run } = await openScene(context, WORSE);
    const { exitCode, outputs, annotations } = await run({ inputs: { comment: 'allways', enforce: 'maybe' } });
    expect(exitCode).toBe(1);
    expect(outputs.get('conclusion')).toBe('error');
    expect(annotations('error').join('\n')).toMatch(/"comment" is "allways"[^]*"enforce" is "maybe"/u);
  });
});

describe.concurrent('the baseline', () => {
  it('does not exist yet: the first run, at best inconclusive', async (context) => {
    const { github, run, comments } = await openScene(context, { [CONFIG]: `${NO_MORE_MISSES}  - { metric: accuracy, min: 0.5 }\n`, 'out.csv': spamCsv(1) });
    const { exitCode, outputs } = await run({ event: pullRequestOf(commitsOf(github)) });
    expect(exitCode).toBe(0);
    expect(outputs.get('conclusion')).toBe('inconclusive');
    expect(comments().join()).toContain('First run');
    expect(JSON.parse(outputs.get('failed-thresholds') ?? '')).toEqual([]);
  });

  it('does not exist yet: an absolute bound fails all the same', async (context) => {
    const { run } = await openScene(context, { [CONFIG]: `${NO_MORE_MISSES}  - { metric: accuracy, min: 0.99 }\n`, 'out.csv': spamCsv(1) });
    expect((await run()).exitCode).toBe(1);
  });

  it.for([
    ['a directory', { 'base.csv/part.csv': spamCsv(0) }, /base\.csv is a directory/u],
    ['empty', { 'base.csv': '' }, /base\.csv/u],
    ['no table', { 'base.csv': '<html>404</html>' }, /base\.csv/u],
    ['of other examples', { 'base.csv': csv([['spam', 'spam']]) }, /39/u],
    ['of other gold labels', { 'base.csv': spamCsv(0).replaceAll(',ham,', ',spam,') }, /20/u],
  ] as const)('is %s: an error, never "no baseline"', async ([, files, expected], context) => {
    const { run, comments } = await openScene(context, { [CONFIG]: NO_MORE_MISSES, 'out.csv': spamCsv(1), ...files });
    const { exitCode, outputs, annotations } = await run();
    expect(exitCode).toBe(1);
    expect(outputs.get('conclusion')).toBe('error');
    expect(annotations('error').join('\n')).toMatch(expected);
    expect(comments().join()).not.toContain('First run');
    // The candidate was measured all the same.
    expect(JSON.parse(outputs.get('metrics') ?? '')).toMatchObject({ default: { 'false_negatives[spam]': 1 } });
  });

  it('is a link to data that was not fetched: an error, never "no baseline"', async (context) => {
    const { workspace, run } = await openScene(context, { [CONFIG]: NO_MORE_MISSES, 'out.csv': spamCsv(1) });
    workspace.link('base.csv', '.dvc/cache/files/ab/cdef');
    const { exitCode, annotations } = await run();
    expect(exitCode).toBe(1);
    expect(annotations('error').join()).toContain('base.csv is a link that leads nowhere');
  });

  it('may not lie where this run writes its own copy: a failed run would be the baseline of the next', async (context) => {
    const slim = 'confusion-gate-report/predictions/default.csv.gz';
    const { github, workspace, run } = await openScene(context, { [CONFIG]: NO_MORE_MISSES.replace('base.csv', slim), 'out.csv': spamCsv(2) });
    expect((await run({ event: pullRequestOf(commitsOf(github)) })).outputs.get('conclusion')).toBe('inconclusive');
    workspace.write({ 'out.csv': spamCsv(3) });
    const { exitCode, outputs } = await run();
    expect(exitCode).toBe(1);
    expect(outputs.get('conclusion')).toBe('error');
    expect(outputs.get('summary')).toContain('is where this run leaves its own predictions');
  });
});

describe.concurrent('a report that cannot be written', () => {
  it('is an error that is published', async (context) => {
    const { run, comments } = await openScene(context, { ...WORSE, 'confusion-gate-report': 'a file in the way' });
    const { exitCode, outputs, annotations } = await run();
    expect(exitCode).toBe(1);
    expect(outputs.get('conclusion')).toBe('error');
    expect(outputs.get('report-json')).toBe('');
    expect(annotations('error').join()).toMatch(/confusion-gate-report\/report\.\w+ cannot be written/u);
    expect(annotations('error').join()).not.toContain('stopped unexpectedly');
    expect(comments().join()).toContain('cannot be written');
  });

  it('on a full disk leaves no half baseline', async (context) => {
    const { workspace, run } = await openScene(context, WORSE);
    workspace.write({ 'confusion-gate-report/predictions/default.csv.gz/in-the-way': '' });
    const { exitCode, outputs, annotations } = await run();
    expect(exitCode).toBe(1);
    expect(outputs.get('conclusion')).toBe('error');
    expect(annotations('error').join()).toContain('confusion-gate-report/predictions/default.csv.gz cannot be written');
    expect(workspace.exists('confusion-gate-report/predictions/default.csv.gz.partial')).toBe(false);
  });
});
