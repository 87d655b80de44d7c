import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, type TestContext } from 'vitest';
import { CREATE, LIST, notAccessible } from '../fake-github/faults.js';
import { zipOf } from '../predictions/formats/zip-files.js';
import { commitsOf, pullRequestOf, type Commits } from './histories.js';
import { CONFIG, spamCsv } from './predictions.js';
import { openScene, type Scene } from './scene.js';

const GATE = `predictions: out.csv
baseline: { ref: baseline/spam.csv }
positive: spam
columns: { text: text }
thresholds:
  - { metric: false_negatives, max_increase: 0 }
`;
const RUN = 9000;

/** With a text that nobody but the fork should show. */
const withTexts = (csv: string): string => csv.replace('predicted', 'predicted,text').replaceAll(/(?<=ham|spam)$/gmu, ',private words');

interface Fork extends Scene {
  readonly commits: Commits;
  /** The report directory of the run so far, as an artifact has it. */
  readonly archive: (more?: readonly { readonly name: string; readonly content: string | Buffer }[]) => Buffer;
  readonly ended: (of?: Readonly<Record<string, unknown>>) => { readonly name: string; readonly text: string };
}

/** A fork's pull request, whose run has judged it and could not comment. */
async function fork(context: TestContext, missed = 3): Promise<Fork> {
  const scene = await openScene(context, { [CONFIG]: GATE, 'out.csv': withTexts(spamCsv(missed)), 'baseline/spam.csv': '' });
  const commits = commitsOf(scene.github, { base: { 'baseline/spam.csv': spamCsv(2), [CONFIG]: GATE } });
  scene.github.fault({ ...CREATE, answer: notAccessible });
  const first = await scene.run({ event: pullRequestOf(commits, true), runId: RUN });
  expect([first.exitCode, scene.comments()]).toEqual([missed > 2 ? 1 : 0, []]);
  scene.github.pull(2, { label: 'someone:change', number: 2, state: 'open', head: { sha: commits.head, ref: 'change', repo: { full_name: 'someone/spam-filter' } }, base: { ref: 'main', sha: commits.before } });
  return {
    ...scene,
    commits,
    archive: (more = []) => {
      const root = path.join(scene.workspace.path, 'confusion-gate-report');
      const names = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
      return zipOf([...names.filter((name) => !more.some((own) => own.name === name)).map((name) => ({ name, content: readFileSync(path.join(root, name)) })), ...more]);
    },
    ended: (of = {}) => ({
      name: 'workflow_run',
      text: JSON.stringify({
        action: 'completed',
        workflow_run: { id: RUN, event: 'pull_request', head_sha: commits.head, head_branch: 'change', head_repository: { full_name: 'someone/spam-filter', owner: { login: 'someone' } }, html_url: 'https://github.com/octo-org/spam-filter/actions/runs/9000', pull_requests: [], ...of },
        repository: { id: 186_853_002, full_name: 'octo-org/spam-filter', default_branch: 'main' },
      }),
    }),
  };
}

const publishing = { environment: { GITHUB_REF: 'refs/heads/main' }, runId: RUN + 1 };

const onMain = ({ tip }: Commits): typeof publishing => ({ ...publishing, environment: { ...publishing.environment, GITHUB_SHA: tip } as never });

describe.concurrent('a pull request from a fork', () => {
  it('gets its comment from a second run, which judges the predictions anew', async (context) => {
    const { github, workspace, run, comments, commits, archive, ended } = await fork(context);
    github.artifact({ name: 'confusion-gate-report', archive: archive(), sha: commits.head, branch: 'change', fromFork: true, event: 'pull_request', runId: RUN });
    // The job has checked out the default branch: no predictions there.
    workspace.write({ 'out.csv': '' });
    const { exitCode, outputs, annotations } = await run({ event: ended(), ...publishing });
    expect([exitCode, outputs.get('conclusion')]).toEqual([0, 'fail']);
    expect(annotations('error').join()).not.toContain('stopped');
    expect(comments()).toHaveLength(1);
    expect(comments()[0]).toContain('False negatives of `spam` rose 2 → 3');
    expect(comments()[0]).toContain(`sha=${commits.head} -->`);
    expect(comments()[0]).not.toContain('private words');
    expect(outputs.get('comment-url')).toContain('/pull/2#');
  });

  it('is judged by its predictions and by the config of this repository, whatever report it left', async (context) => {
    const { github, run, comments, commits, archive, ended } = await fork(context);
    const lies = [
      { name: 'report.json', content: '{"version":1,"conclusion":"pass","pull_request":1,"summary":"<img src=x> @everyone"}' },
      { name: 'report.md', content: '## ✅ all is well @everyone' },
      { name: '../../../etc/passwd', content: 'x' },
      { name: '.github/confusion-gate.yml', content: 'predictions: out.csv' },
    ];
    github.artifact({ name: 'confusion-gate-report', archive: archive(lies), sha: commits.head, fromFork: true, runId: RUN });
    await run({ event: ended({ pull_requests: [{ number: 1 }] }), ...publishing });
    expect(github.comments().map(({ pullRequest }) => pullRequest)).toEqual([2]);
    expect(comments()[0]).toContain('## ❌ Confusion gate · the threshold failed');
    expect(comments()[0]).not.toContain('everyone');
  });

  it.for([
    ['whose head has moved on', { sha: 'e'.repeat(40) }, {}],
    ['of another repository with a branch of that name', { repo: { full_name: 'mallory/spam-filter' } }, {}],
    ['whose fork is gone', {}, { head_repository: null }],
  ] as const)('%s gets none, with a notice', async ([, head, run], context) => {
    const { github, run: act, comments, commits, archive, ended } = await fork(context);
    github.artifact({ name: 'confusion-gate-report', archive: archive(), sha: commits.head, fromFork: true, runId: RUN });
    github.pull(2, { label: 'someone:change', number: 2, state: 'open', head: { sha: commits.head, ref: 'change', repo: { full_name: 'someone/spam-filter' }, ...head }, base: { ref: 'main', sha: commits.before } });
    const { exitCode, outputs, annotations } = await act({ event: ended(run), ...publishing });
    expect([exitCode, outputs.get('conclusion'), comments()]).toEqual([0, 'skipped', []]);
    expect(annotations('notice').join()).toContain('it has moved on, or is closed');
    expect(github.storeRequests).toEqual([]);
  });

  it('cannot leave out the evaluation that got worse', async (context) => {
    const { github, workspace, run, comments, commits, archive, ended } = await fork(context);
    const second = '    predictions: other.csv\n    thresholds: [{ metric: accuracy, min: 0.5 }]\n';
    workspace.write({ [CONFIG]: `evaluations:\n  default:\n${GATE.replaceAll(/^/gmu, '    ').trimEnd()}\n  tone:\n${second}` });
    github.artifact({ name: 'confusion-gate-report', archive: archive(), sha: commits.head, fromFork: true, runId: RUN });
    const { exitCode, outputs } = await run({ event: ended(), ...publishing });
    expect([exitCode, outputs.get('conclusion')]).toEqual([1, 'error']);
    expect(comments()[0]).toContain('no file answers to "predictions/tone.csv.gz of the artifact');
    // Unless it may be absent.
    workspace.write({ [CONFIG]: `evaluations:\n  default:\n${GATE.replaceAll(/^/gmu, '    ').trimEnd()}\n  tone:\n${second}    on_no_predictions: skip\n` });
    expect((await run({ event: ended(), ...publishing, runId: RUN + 2 })).outputs.get('conclusion')).toBe('fail');
  });

  it('whose run left no artifact gets none, with a notice', async (context) => {
    const { run, comments, ended } = await fork(context);
    const { exitCode, annotations } = await run({ event: ended(), ...publishing });
    expect([exitCode, comments()]).toEqual([0, []]);
    expect(annotations('notice').join()).toContain('left no artifact "confusion-gate-report"');
  });

  it.for([
    ['a bomb', [{ name: 'predictions/default.csv.gz', content: gzipSync(Buffer.alloc(600 * 1024 * 1024)) }], 'unpacks to more than'],
    ['no predictions', [{ name: 'predictions/default.csv.gz', content: 'id,actual' }], ''],
    ['labels that are markup', [{ name: 'predictions/default.csv.gz', content: gzipSync('id,actual,predicted,outcome\ne1,<img src=x onerror=1>,@everyone,\n') }], ''],
  ] as const)('that left %s cannot harm, and is no pass', async ([, more, message], context) => {
    const { github, run, comments, commits, archive, ended } = await fork(context);
    github.artifact({ name: 'confusion-gate-report', archive: archive(more), sha: commits.head, fromFork: true, runId: RUN });
    const { exitCode, outputs } = await run({ event: ended(), ...publishing });
    expect([exitCode, outputs.get('conclusion')]).toEqual([1, 'error']);
    expect(outputs.get('summary')).toContain(message);
    expect(comments().join()).not.toMatch(/(?<!`)<img|@everyone/u);
  });

  it('that could comment by itself is not told twice', async (context) => {
    const { github, run, comments, commits, archive, ended } = await fork(context);
    await run({ event: pullRequestOf(commits), runId: RUN });
    github.artifact({ name: 'confusion-gate-report', archive: archive(), sha: commits.head, runId: RUN });
    const { exitCode } = await run({ event: ended(), ...publishing });
    expect([exitCode, comments().length]).toEqual([0, 1]);
  });

  it('is an error where GitHub cannot be asked', async (context) => {
    const { github, run, comments, commits, archive, ended } = await fork(context);
    github.artifact({ name: 'confusion-gate-report', archive: archive(), sha: commits.head, fromFork: true, runId: RUN });
    github.fault({ ...LIST, times: 9, answer: notAccessible });
    const { exitCode, outputs } = await run({ event: ended(), ...publishing });
    expect([exitCode, outputs.get('conclusion'), comments()]).toEqual([1, 'error', []]);
  });
});

describe.concurrent('a run of another workflow', () => {
  it('that was no pull request is judged here, with the files that are here', async (context) => {
    const { run, ended, commits } = await fork(context, 2);
    expect((await run({ event: ended({ event: 'push' }), ...onMain(commits) })).outputs.get('conclusion')).toBe('pass');
  });

  it('is judged here under mode: judge, and mode: publish elsewhere is an error', async (context) => {
    const { run, ended, commits } = await fork(context, 2);
    expect((await run({ event: ended(), inputs: { mode: 'judge' }, ...onMain(commits) })).outputs.get('conclusion')).toBe('pass');
    const { exitCode, annotations } = await run({ event: pullRequestOf(commits), inputs: { mode: 'publish' } });
    expect(exitCode).toBe(1);
    expect(annotations('error').join()).toContain('there is no run to publish');
  });
});
