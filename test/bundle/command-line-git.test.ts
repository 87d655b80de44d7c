import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { spamCsv } from './predictions.js';
import { COMMAND_LINE, run } from './spawn.js';
import { makeWorkspace, type TestWorkspace } from './workspaces.js';

const CONFIG = `predictions: out.csv
baseline: { ref: { path: baseline/spam.csv.gz } }
positive: spam
thresholds:
  - { metric: false_negatives, max_increase: 0 }
`;

const IDENTITY = { PATH: process.env['PATH'] ?? '', GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.com', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.com' };

interface Repository {
  readonly workspace: TestWorkspace;
  readonly git: (...args: readonly string[]) => string;
  readonly commit: () => string;
  readonly gate: (...args: readonly string[]) => Promise<{ readonly status: number | null; readonly said: string }>;
}

function repository(files: Readonly<Record<string, string | Uint8Array>>, config = CONFIG): Repository {
  const workspace = makeWorkspace({ 'gate.yml': config, '.gitignore': 'confusion-gate-report\n', ...files });
  const git = (...args: readonly string[]): string => execFileSync('git', args, { cwd: workspace.path, env: { ...IDENTITY, HOME: workspace.outside }, stdio: ['ignore', 'pipe', 'pipe'] }).toString('utf8').trim();
  git('init', '--quiet', '--initial-branch=main');
  return {
    workspace,
    git,
    commit() {
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message', 'x');
      return git('rev-parse', 'HEAD');
    },
    async gate(command = 'check', ...more) {
      const { exitCode, stdout, stderr } = await run(process.execPath, [COMMAND_LINE, command, '--config', 'gate.yml', ...more], { cwd: workspace.path, environment: { ...IDENTITY, HOME: workspace.outside } });
      return { status: exitCode, said: `${stdout}${stderr}` };
    },
  };
}

describe.concurrent('a repository on disk', () => {
  it('has the baseline of the commit where the branch began, whatever the branch made of it', async () => {
    const { workspace, git, commit, gate } = repository({ 'out.csv': spamCsv(3), 'baseline/spam.csv.gz': gzipSync(spamCsv(2)) });
    commit();
    git('checkout', '--quiet', '-b', 'change');
    workspace.write({ 'baseline/spam.csv.gz': gzipSync(spamCsv(9)) });
    commit();
    const { status, said } = await gate();
    expect(said).toContain('rose 2 → 3');
    expect(status).toBe(1);
  });

  it('whose history is not there is an error', async () => {
    const { workspace, git, commit } = repository({ 'out.csv': spamCsv(3), 'baseline/spam.csv.gz': gzipSync(spamCsv(2)) });
    commit();
    git('checkout', '--quiet', '-b', 'change');
    commit();
    git('checkout', '--quiet', 'main');
    const shallow = makeWorkspace();
    execFileSync('git', ['clone', '--quiet', '--depth=1', '--branch=change', `file://${workspace.path}`, '.'], { cwd: shallow.path, stdio: 'ignore' });
    shallow.write({ 'out.csv': spamCsv(3) });
    const { exitCode, stdout } = await run(process.execPath, [COMMAND_LINE, 'check', '--config', 'gate.yml'], { cwd: shallow.path, environment: IDENTITY });
    expect(exitCode).toBe(2);
    expect(stdout).toContain('the repository on disk knows none of origin/HEAD, origin/main');
  });

  it('is read as it was written: another commit put in place of one is not', async () => {
    const { workspace, git, commit, gate } = repository({ 'out.csv': spamCsv(3), 'baseline/spam.csv.gz': gzipSync(spamCsv(2)) });
    const base = commit();
    git('checkout', '--quiet', '-b', 'change');
    workspace.write({ 'baseline/spam.csv.gz': gzipSync(spamCsv(9)) });
    const forged = commit();
    git('replace', base, forged);
    expect((await gate()).said).toContain('rose 2 → 3');
  });

  it('has the branch to which a workflow adds predictions, once it is fetched', async () => {
    const { git, commit, gate, workspace } = repository({ 'out.csv': spamCsv(3) }, CONFIG.replace(/baseline: .*/u, 'baseline: { branch: baselines }'));
    const base = commit();
    expect((await gate()).status).toBe(0);
    git('checkout', '--quiet', '--orphan', 'baselines');
    workspace.write({ [`default/${base}.csv.gz`]: gzipSync(spamCsv(2)) });
    commit();
    git('checkout', '--quiet', 'main');
    expect((await gate()).said).toContain('rose 2 → 3');
  });

  it('is not needed for a baseline that is a file of it', async () => {
    const workspace = makeWorkspace({ 'gate.yml': CONFIG.replace(/baseline: .*/u, 'baseline: base.csv'), 'out.csv': spamCsv(3) });
    const { exitCode } = await run(process.execPath, [COMMAND_LINE, 'check', '--config', 'gate.yml'], { cwd: workspace.path, environment: { ...IDENTITY, GIT_CEILING_DIRECTORIES: workspace.outside } });
    expect(exitCode).toBe(0);
  });
});

describe.concurrent('accept', () => {
  it('makes the predictions the committed baseline, says what that accepts, and that this change is judged as before', async () => {
    const { workspace, git, commit, gate } = repository({ 'out.csv': spamCsv(2) });
    commit();
    const first = await gate('accept');
    expect(first).toEqual({ status: 0, said: 'baseline/spam.csv.gz now holds 40 examples; there was nothing to compare with.\n\nCommit it: git add "baseline/spam.csv.gz"\n' });
    const base = commit();
    git('checkout', '--quiet', '-b', 'change');
    workspace.write({ 'out.csv': spamCsv(4) });
    const second = await gate('accept');
    expect(second.status).toBe(0);
    expect(second.said).toBe(
      `baseline/spam.csv.gz now holds 40 examples; against "baseline/spam.csv.gz at merge-base" (${base.slice(0, 7)}, where this change began, of today).
  accepted: 2 newly missed (baseline spam, now ham)
  fail: false negatives of spam may not rise (false negatives of spam rose 2 → 4)

Commit it: git add "baseline/spam.csv.gz"
The pull request that brings it is still compared with the baseline of its base, so its check stays as it is; what comes after is compared with this.
`);
    expect((await gate()).status).toBe(1);
    git('checkout', '--quiet', 'main');
    git('checkout', '--quiet', 'change', '--', 'out.csv');
    workspace.write({ 'out.csv': spamCsv(4) });
    commit();
    await gate('accept');
    commit();
    expect((await gate()).status).toBe(0);
  });

  it.for([
    ['a baseline that is no committed file', 'baseline: { artifact: x }', 'has no baseline that is a committed file'],
    ['a name of another format', 'baseline: { ref: baseline/spam.parquet }', 'cannot be written: predictions of this task are kept as .csv'],
    ['columns of its own', 'baseline: { path: base.csv, columns: { predicted: said } }', 'is read by columns, a format or a response of its own'],
  ] as const)('with %s writes nothing', async ([, baseline, message]) => {
    const { workspace, commit, gate } = repository({ 'out.csv': spamCsv(2) }, CONFIG.replace(/baseline: .*/u, baseline));
    commit();
    const { status, said } = await gate('accept');
    expect(status).toBe(2);
    expect(said).toContain(message);
    expect(workspace.exists('baseline')).toBe(false);
  });

  it('writes nothing where there are no predictions', async () => {
    const { workspace, commit, gate } = repository({});
    commit();
    const { status, said } = await gate('accept');
    expect([status, workspace.exists('baseline')]).toEqual([2, false]);
    expect(said).toContain('out.csv');
  });
});
