import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { badGateway, notAccessible, notFound, proxyPage, tooManyRequests } from '../fake-github/faults.js';
import { zipOf } from '../predictions/formats/zip-files.js';
import { commitsOf, pullRequestOf, pushOf, reportArchive } from './histories.js';
import { CONFIG, spamCsv } from './predictions.js';
import { openScene } from './scene.js';

/** No more misses than the baseline has, which comes from there. */
function configOf(baseline: string): string {
  return `predictions: out.csv\nbaseline: ${baseline}\npositive: spam\nthresholds:\n  - { metric: false_negatives, max_increase: 0 }\n`;
}

interface ReportFile {
  readonly conclusion: string;
  readonly evaluations: readonly [{ readonly problems: readonly { readonly message: string }[]; readonly measured?: { readonly provenance: { readonly baseline?: { readonly origin: string; readonly commit?: object; readonly passed_over?: readonly { readonly origin: string; readonly why: string }[] } } } }];
}

const reportOf = (text: string): ReportFile => JSON.parse(text) as ReportFile;
const REPORT = 'confusion-gate-report/report.json';

describe.concurrent('a committed baseline', () => {
  const files = { [CONFIG]: configOf('{ ref: { path: baseline/spam.csv } }'), 'out.csv': spamCsv(3) };

  it('is that of the commit where the change began, whatever the change or the branch made of it', async (context) => {
    const { github, workspace, run, comments } = await openScene(context, { ...files, 'baseline/spam.csv': spamCsv(9) });
    const commits = commitsOf(github, { base: { 'baseline/spam.csv': spamCsv(2) }, tip: { 'baseline/spam.csv': spamCsv(5) }, head: { 'baseline/spam.csv': spamCsv(9) } });
    const { exitCode } = await run({ event: pullRequestOf(commits) });
    expect(exitCode).toBe(1);
    expect(reportOf(workspace.read(REPORT)).evaluations[0].measured?.provenance.baseline).toMatchObject({ origin: 'baseline/spam.csv at merge-base', commit: { sha: commits.base, relation: 'where this change began' } });
    expect(comments()[0]).toContain(`baseline \`baseline/spam.csv at merge-base\` (\`${commits.base.slice(0, 7)}\`, where this change began, `);
  });

  it.for([
    ['base', 5],
    ['v1', 4],
  ] as const)('may be that of %s', async ([at, missed], context) => {
    const { github, workspace, run } = await openScene(context, { ...files, [CONFIG]: configOf(`{ ref: { path: baseline/spam.csv, at: ${at} } }`), 'baseline/spam.csv': '' });
    const commits = commitsOf(github, { before: { 'baseline/spam.csv': spamCsv(4) }, base: { 'baseline/spam.csv': spamCsv(2) }, tip: { 'baseline/spam.csv': spamCsv(5) } });
    github.git.git(['tag', 'v1', commits.before]);
    const { exitCode } = await run({ event: pullRequestOf(commits) });
    expect([exitCode, reportOf(workspace.read(REPORT)).conclusion]).toEqual([0, 'pass']);
    expect(workspace.read('confusion-gate-report/report.md')).toContain(`may not rise | 3 | ${missed} |`);
  });

  it('that the change has deleted is an error, be it a path or a commit', async (context) => {
    for (const baseline of ['{ ref: { path: baseline/spam.csv } }', 'baseline/spam.csv']) {
      const { github, workspace, run } = await openScene(context, { 'out.csv': spamCsv(3), [CONFIG]: configOf(baseline) });
      const { exitCode } = await run({ event: pullRequestOf(commitsOf(github, { base: { 'baseline/spam.csv': spamCsv(2) }, head: {} })) });
      expect([exitCode, reportOf(workspace.read(REPORT)).conclusion]).toEqual([1, 'error']);
      expect(workspace.read(REPORT)).toContain('somebody deleted it');
    }
  });

  it('that is nowhere yet is a first run', async (context) => {
    for (const baseline of ['{ ref: { path: baseline/spam.csv } }', 'baseline/spam.csv']) {
      const { github, workspace, run } = await openScene(context, { 'out.csv': spamCsv(3), [CONFIG]: configOf(baseline) });
      const { exitCode } = await run({ event: pullRequestOf(commitsOf(github)) });
      expect([exitCode, reportOf(workspace.read(REPORT)).conclusion]).toEqual([0, 'inconclusive']);
    }
  });

  it('is compared with the commit before a push, and the base of a merge queue', async (context) => {
    const { github, workspace, run } = await openScene(context, { ...files, 'baseline/spam.csv': '' });
    const { base, tip, head } = commitsOf(github, { base: { 'baseline/spam.csv': spamCsv(2) }, tip: { 'baseline/spam.csv': spamCsv(9) } });
    expect((await run(pushOf(base, tip))).exitCode).toBe(1);
    const text = JSON.stringify({ merge_group: { base_sha: tip, base_ref: 'refs/heads/main', head_sha: head }, repository: { default_branch: 'main' } });
    expect((await run({ event: { name: 'merge_group', text }, runId: 101, environment: { GITHUB_SHA: head } })).exitCode).toBe(0);
    expect(github.comments()).toEqual([]);
    expect(reportOf(workspace.read(REPORT)).evaluations[0].measured?.provenance.baseline?.commit).toMatchObject({ sha: tip });
  });

  it('is found although the base branch is gone or the head was rebased', async (context) => {
    const { github, run } = await openScene(context, { ...files, 'baseline/spam.csv': '' });
    const commits = commitsOf(github, { before: { 'baseline/spam.csv': spamCsv(3) }, base: { 'baseline/spam.csv': spamCsv(2) } });
    github.git.git(['update-ref', '-d', 'refs/heads/main']);
    // What is left is the base's commit of the day the pull request was opened.
    expect((await run({ event: pullRequestOf(commits) })).exitCode).toBe(0);
    const rebased = github.git.commit({ files: {}, parents: [commits.tip] });
    expect((await run({ event: pullRequestOf({ ...commits, before: commits.tip, head: rebased }), runId: 101 })).exitCode).toBe(1);
  });

  it('below /api/v3, gzipped, in binary, and with signs in its name', async (context) => {
    const name = 'baseline/ä #1?.csv';
    const { github, run } = await openScene(context, { [CONFIG]: configOf(`{ ref: ${JSON.stringify(name)} }`), 'out.csv': spamCsv(3), [name]: '' }, { basePath: '/api/v3' });
    const { gzipSync } = await import('node:zlib');
    expect((await run({ event: pullRequestOf(commitsOf(github, { base: { [name]: gzipSync(spamCsv(2)) } })) })).exitCode).toBe(1);
  });

  it('that Git LFS keeps is no baseline but a pointer', async (context) => {
    const { github, workspace, run } = await openScene(context, { ...files, 'baseline/spam.csv': '' });
    const commits = commitsOf(github, { base: { 'baseline/spam.csv': 'version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 3\n' } });
    expect((await run({ event: pullRequestOf(commits) })).exitCode).toBe(1);
    expect(workspace.read(REPORT)).toContain('is kept by Git LFS');
  });

  it.for([
    ['403', { path: /\/compare\//u, times: 9, answer: notAccessible }],
    ['502', { path: /\/contents\//u, times: 9, answer: badGateway }],
    ['a cut connection', { path: /\/contents\//u, times: 9, answer: 'reset' }],
    ['half an answer', { path: /\/compare\//u, times: 9, answer: 'truncated' }],
  ] as const)('that cannot be read is an error, never a first run: %s', async ([, fault], context) => {
    const { github, workspace, run } = await openScene(context, { ...files, 'baseline/spam.csv': '' });
    const commits = commitsOf(github, { base: { 'baseline/spam.csv': spamCsv(2) } });
    github.fault(fault);
    expect((await run({ event: pullRequestOf(commits) })).exitCode).toBe(1);
    expect(reportOf(workspace.read(REPORT)).conclusion).toBe('error');
  });
});

describe.concurrent('a baseline artifact', () => {
  const files = { [CONFIG]: configOf('{ artifact: evaluation }'), 'out.csv': spamCsv(3) };

  it('is that of the commit where the change began, fetched without the token from where it lies', async (context) => {
    const { github, workspace, run } = await openScene(context, files);
    const commits = commitsOf(github);
    for (const [sha, missed] of [[commits.before, 9], [commits.base, 2], [commits.tip, 9]] as const) github.artifact({ name: 'evaluation', sha, archive: reportArchive(spamCsv(missed)) });
    const { exitCode, log } = await run({ event: pullRequestOf(commits) });
    expect(exitCode).toBe(1);
    expect(reportOf(workspace.read(REPORT)).evaluations[0].measured?.provenance.baseline).toMatchObject({ origin: 'artifact evaluation', commit: { sha: commits.base } });
    expect(github.storeRequests).toHaveLength(1);
    expect(github.storeRequests[0]?.headers.authorization).toBeUndefined();
    expect(github.storeRequests[0]?.url).toContain('sig=a%2Fb');
    expect(log).not.toContain(github.token);
  });

  it('is else that of the nearest commit before it, else the newest, and the comment says so', async (context) => {
    const { github, run, comments } = await openScene(context, files);
    const commits = commitsOf(github);
    github.artifact({ name: 'evaluation', sha: commits.tip, archive: reportArchive(spamCsv(3)), made: '2026-02-01T00:00:00Z' });
    expect((await run({ event: pullRequestOf(commits) })).exitCode).toBe(0);
    expect(comments()[0]).toContain(`(\`${commits.tip.slice(0, 7)}\`, of \`main\`, after this change began, `);
    github.artifact({ name: 'evaluation', sha: commits.before, archive: reportArchive(spamCsv(2)) });
    expect((await run({ event: pullRequestOf(commits), runId: 101 })).exitCode).toBe(1);
    expect(comments()[0]).toContain(`(\`${commits.before.slice(0, 7)}\`, 1 commit before this change began, `);
  });

  it.for([
    ['of a fork whose branch is called main', { fromFork: true }, '1 from forks'],
    ['that has expired', { expired: true }, '1 expired'],
    ['of another branch', { branch: 'change' }, '1 from other branches than main'],
    ['of a run that failed', { conclusion: 'failure' }, 'ended in failure'],
    ['of a run that has not ended', { conclusion: null }, 'has not ended'],
    ["of a pull request's run", { event: 'pull_request' }, 'was started by pull_request'],
  ] as const)('%s does not serve', async ([, fields, why], context) => {
    const { github, run, comments } = await openScene(context, files);
    const commits = commitsOf(github);
    github.artifact({ name: 'evaluation', sha: commits.base, archive: reportArchive(spamCsv(20)), ...fields });
    const { exitCode, outputs } = await run({ event: pullRequestOf(commits) });
    expect([exitCode, outputs.get('conclusion')]).toEqual([0, 'inconclusive']);
    expect(comments()[0]).toContain('was left by no successful run of');
    expect(comments()[0]).toContain(why);
    expect(github.storeRequests).toEqual([]);
  });

  it.for([
    ['another digest', reportArchive(spamCsv(2)), { digest: `sha256:${'0'.repeat(64)}` }, 'is not what was uploaded'],
    ['no zip archive', Buffer.from('hello, world'), {}, 'is no zip archive'],
    ['half an archive', reportArchive(spamCsv(2)).subarray(0, 120), {}, 'the zip file is damaged'],
    ['another file in it', reportArchive(spamCsv(2), 'default.csv.gz'), {}, 'holds no "predictions/default.csv.gz"'],
    ['a path that leads elsewhere', reportArchive(spamCsv(2), '../predictions/default.csv.gz'), {}, 'holds no "predictions/default.csv.gz"'],
    ['a bomb by its directory', zipOf([{ name: 'predictions/default.csv.gz', content: 'a', lies: { unpacked: 0xf0000000 } }]), {}, 'unpacks to more than'],
    ['a bomb in truth', zipOf([{ name: 'predictions/default.csv.gz', content: Buffer.alloc(1 << 20), lies: { unpacked: 10 } }]), {}, 'cannot be unpacked'],
    ['something that is no gzip', zipOf([{ name: 'predictions/default.csv.gz', content: Buffer.from([0x1f, 0x8b, 1, 2, 3]) }]), {}, 'is damaged'],
  ] as const)('with %s is an error', async ([, archive, fields, message], context) => {
    const { github, workspace, run } = await openScene(context, files);
    const commits = commitsOf(github);
    github.artifact({ name: 'evaluation', sha: commits.base, archive, ...fields });
    expect((await run({ event: pullRequestOf(commits) })).exitCode).toBe(1);
    expect(reportOf(workspace.read(REPORT)).conclusion).toBe('error');
    expect(JSON.parse(workspace.read(REPORT))).toMatchObject({ evaluations: [{ problems: [{ message: expect.stringContaining(message) as unknown }] }] });
  });

  it.for([
    ['403', /\/actions\/artifacts$/u, notAccessible],
    ['404', /\/actions\/artifacts$/u, notFound],
    ['422', /\/actions\/artifacts$/u, { status: 422, message: 'Validation Failed' }],
    ['429 that asks to wait for long', /\/actions\/artifacts$/u, tooManyRequests(600)],
    ['502', /\/actions\/artifacts$/u, badGateway],
    ["a proxy's page", /\/actions\/artifacts$/u, proxyPage],
    ['404 of its run', /\/actions\/runs\//u, notFound],
    ['a cut connection while its run is looked at', /\/actions\/runs\//u, 'reset'],
    ['404 of the archive', /\/zip$/u, notFound],
    ['410 of the archive', /\/zip$/u, { status: 410, message: 'Artifact has expired' }],
    ['a cut connection while it is fetched', /\/zip$/u, 'reset'],
  ] as const)('that cannot be had (%s) is an error, never a pass', async ([, path, answer], context) => {
    const { github, run } = await openScene(context, files);
    const commits = commitsOf(github);
    github.artifact({ name: 'evaluation', sha: commits.base, archive: reportArchive(spamCsv(2)) });
    github.fault({ path, times: 9, answer });
    const { exitCode, outputs } = await run({ event: pullRequestOf(commits) });
    expect([exitCode, outputs.get('conclusion')]).toEqual([1, 'error']);
  });

  it('that can be had after a moment is had', async (context) => {
    const { github, run } = await openScene(context, files);
    const commits = commitsOf(github);
    github.artifact({ name: 'evaluation', sha: commits.base, archive: reportArchive(spamCsv(2)) });
    github.fault({ path: /\/actions\/artifacts$/u, answer: tooManyRequests(1) });
    github.fault({ path: /\/zip$/u, answer: 'reset' });
    const { exitCode, outputs } = await run({ event: pullRequestOf(commits) });
    expect([exitCode, outputs.get('conclusion')]).toEqual([1, 'fail']);
  });

  it('on a server without artifacts leaves the word to the next source, never to none', async (context) => {
    const { github, run } = await openScene(context, { ...files, [CONFIG]: configOf('[{ artifact: evaluation }, base.csv]'), 'base.csv': spamCsv(2) });
    github.fault({ path: /\/actions\/artifacts/u, times: 9, answer: { status: 404, message: 'Not Found' } });
    expect((await run({ event: pullRequestOf(commitsOf(github)) })).exitCode).toBe(1);
  });

  it('is passed over where there is none yet, and the comment says why', async (context) => {
    const { github, run, comments } = await openScene(context, { ...files, [CONFIG]: configOf('[{ artifact: evaluation }, base.csv]'), 'base.csv': spamCsv(2) });
    expect((await run({ event: pullRequestOf(commitsOf(github)) })).exitCode).toBe(1);
    expect(comments()[0]).toContain('The baseline is `base.csv`: `artifact evaluation` was left by no successful run of `main`.');
  });
});

describe.concurrent('a branch that keeps baselines', () => {
  const files = { [CONFIG]: configOf('{ branch: baselines }'), 'out.csv': spamCsv(3) };
  const kept = (github: Awaited<ReturnType<typeof openScene>>['github']): readonly string[] => (github.git.git(['ls-tree', '-r', '--name-only', 'refs/heads/baselines']) ?? '').split('\n').filter((name) => name !== '');

  it('is begun by a push, read by pull requests, and never touched by them', async (context) => {
    const { github, workspace, run } = await openScene(context, { ...files, 'out.csv': spamCsv(2) });
    const commits = commitsOf(github);
    const pushed = await run(pushOf(commits.before, commits.base));
    expect([pushed.exitCode, pushed.outputs.get('conclusion')]).toEqual([0, 'inconclusive']);
    expect(kept(github)).toEqual([`default/${commits.base}.csv.gz`]);
    expect(gunzipSync(github.git.bytes(['cat-file', 'blob', `refs/heads/baselines:default/${commits.base}.csv.gz`]) ?? '').toString()).toBe(workspace.gunzip('confusion-gate-report/predictions/default.csv.gz'));
    workspace.write({ 'out.csv': spamCsv(3) });
    const judged = await run({ event: pullRequestOf(commits), runId: 101 });
    expect([judged.exitCode, judged.outputs.get('conclusion')]).toEqual([1, 'fail']);
    expect(kept(github)).toHaveLength(1);
  });

  it('keeps nothing of a run that failed, and leaves what else lies there', async (context) => {
    const { github, run } = await openScene(context, files);
    const commits = commitsOf(github);
    const { gzipSync } = await import('node:zlib');
    github.git.commit({ files: { 'README.md': 'hello', [`default/${commits.before}.csv.gz`]: gzipSync(spamCsv(2)), 'default/notes.txt': 'x', 'default/zz.csv.gz': 'x', [`other/${commits.before}.csv.gz`]: 'y' }, branch: 'baselines' });
    expect((await run(pushOf(commits.before, commits.base))).exitCode).toBe(1);
    expect(kept(github)).toHaveLength(5);
    const { workspace } = { workspace: await openScene(context, { ...files, 'out.csv': spamCsv(1) }) };
    expect((await workspace.run({ ...pushOf(commits.before, commits.base), environment: { ...pushOf(commits.before, commits.base).environment, GITHUB_API_URL: github.apiUrl } })).exitCode).toBe(0);
    expect(kept(github)).toHaveLength(6);
    expect(kept(github)).toContain('README.md');
  });

  it('loses nothing when eight write at once', async (context) => {
    const { github, workspace, run } = await openScene(context, { ...files, 'out.csv': spamCsv(2) });
    const commits = commitsOf(github);
    const shas = Array.from({ length: 8 }, (_, index) => github.git.commit({ files: { [`${index}`]: '' }, parents: [commits.tip] }));
    // All see that there is no branch yet.
    github.fault({ method: 'GET', path: /\/git\/ref\//u, together: 8 });
    const directories = shas.map((_, index) => `report-${index}`);
    const runs = await Promise.all(shas.map((sha, index) => run({ ...pushOf(commits.tip, sha), runId: 200 + index, inputs: { 'report-directory': directories[index] ?? '' } })));
    expect(runs.map(({ exitCode }) => exitCode)).toEqual(shas.map(() => 0));
    expect(kept(github).toSorted()).toEqual(shas.map((sha) => `default/${sha}.csv.gz`).toSorted());
    expect(workspace.exists('report-7/report.json')).toBe(true);
  });

  it('that may not be written is a warning, and changes no verdict', async (context) => {
    const { github, run } = await openScene(context, files);
    const commits = commitsOf(github);
    github.fault({ method: 'POST', path: /\/git\/blobs/u, times: 9, answer: notAccessible });
    const { exitCode, annotations } = await run(pushOf(commits.before, commits.base));
    expect(exitCode).toBe(0);
    expect(annotations('warning').join('\n')).toContain('The predictions were not kept');
  });

  it('is written once although the answer to the write was lost', async (context) => {
    const { github, run } = await openScene(context, files);
    const commits = commitsOf(github);
    github.fault({ method: 'POST', path: /\/git\/refs/u, stored: true, answer: badGateway });
    expect((await run(pushOf(commits.before, commits.base))).exitCode).toBe(0);
    expect(kept(github)).toEqual([`default/${commits.base}.csv.gz`]);
  });

  it('that cannot be read is an error', async (context) => {
    const { github, workspace, run } = await openScene(context, files);
    const commits = commitsOf(github);
    github.git.commit({ files: { [`default/${commits.base}.csv.gz`]: 'no gzip' }, branch: 'baselines' });
    github.fault({ path: /\/git\/trees\//u, times: 9, answer: badGateway });
    expect((await run({ event: pullRequestOf(commits) })).exitCode).toBe(1);
    expect(reportOf(workspace.read(REPORT)).conclusion).toBe('error');
  });
});
