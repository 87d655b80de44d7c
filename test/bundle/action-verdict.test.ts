import { describe, expect, it } from 'vitest';
import { openScene, type Scene } from './scene.js';
import type { TestContext } from 'vitest';

const CONFIG = '__fixtures__/sms_spam/confusion-gate.yml';
const NEWLY_MISSED = ['sms-0415', 'sms-0529', 'sms-0713', 'sms-1460', 'sms-1777', 'sms-2770', 'sms-2915', 'sms-3564', 'sms-3639', 'sms-3981', 'sms-4673', 'sms-4906', 'sms-5379', 'sms-5542'];

async function smsSpam(context: TestContext): Promise<Scene> {
  const scene = await openScene(context);
  scene.workspace.copyFixture('sms_spam');
  return scene;
}

describe.concurrent('a model that misses more spam', () => {
  it('fails the step, and the comment names what is newly missed', async (context) => {
    const scene = await smsSpam(context);
    const { exitCode, stderr } = await scene.run({ inputs: { config: CONFIG } });
    expect(exitCode).toBe(1);
    expect(stderr).toBe('');
    const comments = scene.github.comments(2);
    expect(comments).toHaveLength(1);
    const [{ body, author } = { body: '', author: '' }] = comments;
    expect(author).toBe('github-actions[bot]');
    expect(body).toMatch(/^<!-- confusion-gate key=[\w-]+ run=100 attempt=1 sha=ec26c3e57ca3a959ca5aad62de7213c562f8c821 -->\n/u);
    expect(body).toContain('14 newly missed');
    for (const id of NEWLY_MISSED) expect(body).toContain(`\`${id}\``);
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(65_536);
    expect(scene.methods()).toBe('GET POST GET');
  });

  it('sets every output', async (context) => {
    const scene = await smsSpam(context);
    const { outputs } = await scene.run({ inputs: { config: CONFIG } });
    expect([...outputs.keys()].toSorted()).toEqual(['comment-url', 'conclusion', 'failed-thresholds', 'metrics', 'report-json', 'report-markdown', 'summary']);
    expect(outputs.get('conclusion')).toBe('fail');
    expect(outputs.get('summary')).toMatch(/^spam: 1 of 4 thresholds failed: .*31 → 34.*14 newly missed/u);
    expect(outputs.get('summary')).not.toContain('\n');
    expect(outputs.get('report-json')).toBe('confusion-gate-report/report.json');
    expect(outputs.get('report-markdown')).toBe('confusion-gate-report/report.md');
    expect(outputs.get('comment-url')).toBe(`${scene.github.serverUrl}/octo-org/spam-filter/pull/2#issuecomment-1001`);
    expect(JSON.parse(outputs.get('failed-thresholds') ?? '')).toMatchObject([{ evaluation: 'spam', threshold: 'false_negatives[spam] max_increase 0', state: 'fail' }]);
    // scikit-learn 1.2.1 on the same file.
    expect(JSON.parse(outputs.get('metrics') ?? '')).toMatchObject({ spam: { accuracy: 0.984304932735426, 'false_negatives[spam]': 34, mcc: 0.931185103955949, 'f1[macro]': 0.9645336090063277 } });
    const unsorted = Object.keys((JSON.parse(outputs.get('metrics') ?? '') as { readonly spam: object }).spam);
    expect(unsorted).toEqual(unsorted.toSorted());
  });

  it('leaves the report files, and tomorrow’s baseline without any text', async (context) => {
    const { workspace, run, comments } = await smsSpam(context);
    const { outputs, summary } = await run({ inputs: { config: CONFIG } });
    const report = JSON.parse(workspace.read(outputs.get('report-json') ?? '')) as Record<string, unknown>;
    expect(report).toMatchObject({ version: 1, conclusion: 'fail', run: { commit: 'ec26c3e57ca3a959ca5aad62de7213c562f8c821', config: CONFIG, enforced: true } });
    const markdown = workspace.read(outputs.get('report-markdown') ?? '');
    expect(markdown).toContain('14 newly missed');
    expect(summary).toContain('14 newly missed');
    expect(comments().join()).toContain('14 newly missed');
    const slim = workspace.gunzip('confusion-gate-report/predictions/spam.csv.gz').split('\n');
    expect(slim).toHaveLength(2230 + 2);
    expect(slim[0]).toBe('id,actual,predicted,outcome');
    expect(slim).toContain('sms-0415,spam,ham,');
  });

  it('marks the line of the threshold in the config', async (context) => {
    const { workspace, run } = await smsSpam(context);
    const { annotations, commands } = await run({ inputs: { config: CONFIG } });
    const line = workspace.read(CONFIG).split('\n').findIndex((text) => text.includes('max_increase: 0')) + 1;
    expect(annotations('error')).toHaveLength(1);
    expect(annotations('error')[0]).toMatch(new RegExp(`^error ${CONFIG}:${line} Confusion gate · spam: fail: false negatives of spam may not rise: .*31 → 34`, 'u'));
    expect(commands.map(({ name }) => name)).toEqual(['group', 'endgroup', 'error']);
    expect(commands[0]?.data).toBe('Evaluation spam: fail');
  });

  it('turns the same comment green once it is fixed', async (context) => {
    const scene = await smsSpam(context);
    await scene.run({ inputs: { config: CONFIG }, runId: 100 });
    const [before] = scene.github.comments();
    scene.workspace.write({ '__fixtures__/sms_spam/logreg.csv': scene.workspace.read('__fixtures__/sms_spam/naive_bayes.csv') });
    const fixed = await scene.run({ inputs: { config: CONFIG }, runId: 101, event: { name: 'pull_request', fixture: 'pull_request.synchronize' } });
    expect(fixed.exitCode).toBe(0);
    expect(fixed.outputs.get('conclusion')).toBe('pass');
    expect(fixed.outputs.get('failed-thresholds')).toBe('[]');
    expect(fixed.annotations()).toEqual([]);
    const [after, ...more] = scene.github.comments();
    expect(more).toEqual([]);
    expect(after?.id).toBe(before?.id);
    expect(before?.body).toContain('❌');
    expect(after?.body).toContain('✅');
    expect(after?.body).not.toContain('❌');
    expect(fixed.outputs.get('comment-url')).toContain(`#issuecomment-${before?.id}`);
  });

  it('is reported and lets the step succeed where nothing is enforced', async (context) => {
    const scene = await smsSpam(context);
    const { exitCode, outputs, annotations } = await scene.run({ inputs: { config: CONFIG, enforce: 'false' } });
    expect(exitCode).toBe(0);
    expect(outputs.get('conclusion')).toBe('fail');
    expect(annotations('error')).toEqual([]);
    expect(annotations('warning')).toHaveLength(1);
    expect(scene.comments()).toHaveLength(1);
  });

  it('gives the same files and outputs on every run', async (context) => {
    const scene = await smsSpam(context);
    const written = (): string[] => ['report.json', 'report.md'].map((name) => scene.workspace.read(`confusion-gate-report/${name}`));
    const first = await scene.run({ inputs: { config: CONFIG, comment: 'never' } });
    const [files, slim] = [written(), scene.workspace.gunzip('confusion-gate-report/predictions/spam.csv.gz')];
    const second = await scene.run({ inputs: { config: CONFIG, comment: 'never' } });
    expect(written()).toEqual(files);
    expect(scene.workspace.gunzip('confusion-gate-report/predictions/spam.csv.gz')).toBe(slim);
    expect(second.outputs).toEqual(first.outputs);
    expect(second.log).toBe(first.log);
  });
});

it('an error fails the step although nothing is enforced', async (context) => {
  const { run } = await openScene(context, { '.github/confusion-gate.yml': 'predictions: out/none.csv\nthresholds: [{ metric: accuracy, min: 0.5 }]\n' });
  const { exitCode, outputs } = await run({ inputs: { enforce: 'false' } });
  expect(exitCode).toBe(1);
  expect(outputs.get('conclusion')).toBe('error');
});
