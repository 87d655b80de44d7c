import { execFileSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../../src/version.js';
import { CONFIG, NO_MORE_MISSES, spamCsv, WORSE } from './predictions.js';
import { COMMAND_LINE, ROOT, run, type Ended } from './spawn.js';
import { makeWorkspace, type Files, type TestWorkspace } from './workspaces.js';

const ENVIRONMENT = { PATH: '/usr/bin:/bin', TERM: 'xterm-256color' };
const NODE_20 = findNode(20);

async function command(workspace: TestWorkspace, args: readonly string[], node = process.execPath): Promise<Ended> {
  return run(node, [COMMAND_LINE, ...args], { cwd: workspace.path, environment: ENVIRONMENT });
}

async function check(files: Files, ...args: readonly string[]): Promise<Ended> {
  return command(makeWorkspace(files), ['check', ...args]);
}

function findNode(major: number): string | undefined {
  const candidates = (process.env['PATH'] ?? '').split(path.delimiter).map((directory) => path.join(directory, 'node'));
  return candidates.find((file) => existsSync(file) && execFileSync(file, ['--version'], { encoding: 'utf8' }).startsWith(`v${major}.`));
}

describe.concurrent('confusion-gate check', () => {
  it('prints the verdict, names what is newly missed, and exits with 1', async () => {
    const workspace = makeWorkspace();
    workspace.copyFixture('sms_spam');
    const { exitCode, stdout, stderr } = await command(workspace, ['check', '--config', '__fixtures__/sms_spam/confusion-gate.yml']);
    expect(exitCode).toBe(1);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^ {2}✗ false negatives of spam may not rise: 34 \(baseline 31, \+3\)/mu);
    expect(stdout).toMatch(/^14 newly missed \(baseline spam, now ham\)\n {2}sms-0415 /mu);
    expect(stdout).toMatch(/^FAIL spam: 1 of 4 thresholds failed: .*\n$/mu);
    // oxlint-disable-next-line no-control-regex
    expect(stdout).not.toMatch(/\u001B/u);
    expect(workspace.exists('confusion-gate-report/report.md')).toBe(true);
    expect(workspace.exists('confusion-gate-report/predictions/spam.csv.gz')).toBe(true);
  });

  it('exits with 0 for pass and inconclusive, 2 for an error', async () => {
    expect((await check({ ...WORSE, 'out.csv': spamCsv(2) })).exitCode).toBe(0);
    expect((await check({ [CONFIG]: NO_MORE_MISSES, 'out.csv': spamCsv(2) })).exitCode).toBe(0);
    const { exitCode, stdout } = await check({ [CONFIG]: 'predictions: out.csv\nmin_exmples: 3\n', 'out.csv': spamCsv(2) });
    expect(exitCode).toBe(2);
    expect(stdout).toMatch(/^error \.github\/confusion-gate\.yml:2:1: the key min_exmples is not known here\n {2}Did you mean min_examples\?/u);
  });

  it('--json prints the report file and nothing else', async () => {
    const workspace = makeWorkspace(WORSE);
    const { exitCode, stdout } = await command(workspace, ['check', '--json']);
    expect(exitCode).toBe(1);
    expect(stdout).toBe(workspace.read('confusion-gate-report/report.json'));
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, conclusion: 'fail' });
  });

  it('needs no config for predictions that are named, and says that nothing is gated', async () => {
    const { exitCode, stdout } = await check({ 'a.csv': spamCsv(1), 'b.csv': spamCsv(2) }, '--predictions', 'a.csv', '--baseline', 'b.csv');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Nothing is gated');
    expect(stdout).toContain('1 newly right');
  });

  it('reads files beside the working directory that a flag names, and writes where a flag says', async () => {
    const workspace = makeWorkspace({ '../outside/a.csv': spamCsv(1) });
    expect((await command(workspace, ['check', '--predictions', '../outside/*.csv', '--report-directory', '../outside/report'])).exitCode).toBe(0);
    expect(workspace.exists('../outside/report/report.json')).toBe(true);
    expect(workspace.exists('confusion-gate-report')).toBe(false);
  });

  it('a config that a flag names must be there', async () => {
    const { exitCode, stdout } = await check({ 'a.csv': spamCsv(1) }, '--predictions', 'a.csv', '--config', 'gate.yml');
    expect(exitCode).toBe(2);
    expect(stdout).toContain('there is no config at gate.yml');
  });

  it.for([
    ['an unknown flag', ['check', '--basline', 'x'], /^Unknown option '--basline'.*\n {2}The flags are: --config, --predictions, --baseline,/u],
    ['a flag without its value', ['check', '--config'], /^Option '--config <value>' argument missing\n/u],
    ['a file without a flag', ['check', 'out.csv'], /^Unexpected argument 'out\.csv'/u],
    ['an unknown command', ['chek'], /^there is no command "chek"\n {2}The commands are check, init, calibrate and accept/u],
    ['no command', [], /^no command was given\n/u],
  ] as const)('%s is told in plain words, and exits with 2', async ([, args, expected]) => {
    const { exitCode, stdout, stderr } = await command(makeWorkspace(WORSE), args);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(expected);
    expect(stderr).not.toMatch(/stopped unexpectedly|^ {4}at /mu);
  });

  it.for(['--help', '-h', 'help', 'check --help', 'init -h'])('%s explains every flag', async (line) => {
    const { exitCode, stdout } = await command(makeWorkspace(), line.split(' '));
    expect(exitCode).toBe(0);
    for (const flag of ['config', 'predictions', 'baseline', 'evaluation', 'report-directory', 'json']) expect(stdout).toContain(`--${flag}`);
  });

  it('--version prints the version', async () => {
    expect(await command(makeWorkspace(), ['--version'])).toEqual({ exitCode: 0, stdout: `${VERSION}\n`, stderr: '' });
  });

  it('does not mind that nobody reads its output to the end', async () => {
    const workspace = makeWorkspace(WORSE);
    for (const args of [['check'], ['check', '--json']]) {
      const { exitCode, stderr } = await run(process.execPath, [COMMAND_LINE, ...args], { cwd: workspace.path, environment: ENVIRONMENT, closeEarly: true });
      expect(stderr).toBe('');
      expect(exitCode).toBe(1);
    }
  });

  it('lets no text of the data reach the terminal as it is', async () => {
    const hostile = 'id,actual,predicted\n"\u001B[31mred\u0007","a\u001B]0;title\u0007","b\u202Eb"\n';
    const { stdout } = await check({ 'out.csv': hostile, [CONFIG]: 'predictions: out.csv\nbaseline: base.csv\n', 'base.csv': hostile.replace('b\u202Eb', 'a\u001B]0;title\u0007') });
    expect(stdout).toContain(String.raw`a\u{1b}]0;title\u{7}`);
    // oxlint-disable-next-line no-control-regex
    expect(stdout).not.toMatch(/[\u001B\u0007\u202E]/u);
  });
});

const SCRIPT = '/usr/bin/script';
describe.skipIf(!existsSync(SCRIPT))('in a terminal (needs the program script of util-linux)', () => {
  const inTerminal = async (environment: Readonly<Record<string, string>>): Promise<string> => {
    const { path: cwd } = makeWorkspace(WORSE);
    return (await run(SCRIPT, ['--quiet', '--return', '--command', `'${process.execPath}' '${COMMAND_LINE}' check`, '/dev/null'], { cwd, environment })).stdout;
  };

  it('the verdict is coloured, unless the terminal or its user does not want that', async () => {
    expect(await inTerminal(ENVIRONMENT)).toContain('\u001B[31mFAIL\u001B[0m');
    for (const environment of [{ ...ENVIRONMENT, NO_COLOR: '1' }, { ...ENVIRONMENT, TERM: 'dumb' }]) {
      const plain = await inTerminal(environment);
      expect(plain).toContain('FAIL');
      expect(plain).not.toContain('\u001B[');
    }
  });
});

describe('from a checkout with nothing installed', () => {
  it('dist and the fixtures are enough', async () => {
    const workspace = makeWorkspace();
    cpSync(path.join(ROOT, 'dist'), path.join(workspace.path, 'dist'), { recursive: true });
    workspace.copyFixture('sms_spam');
    const { exitCode, stdout } = await run(process.execPath, ['dist/cli.js', 'check', '--config', '__fixtures__/sms_spam/confusion-gate.yml'], { cwd: workspace.path, environment: ENVIRONMENT });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('14 newly missed');
  });
});

describe.skipIf(NODE_20 === undefined)('on Node 20 (needs one on the PATH)', () => {
  it('says, writes and exits the same as on this Node', async () => {
    const seen = await Promise.all(
      [process.execPath, NODE_20 ?? ''].map(async (node) => {
        const workspace = makeWorkspace();
        workspace.copyFixture('sms_spam');
        const ended = await command(workspace, ['check', '--config', '__fixtures__/sms_spam/confusion-gate.yml'], node);
        return { ...ended, files: ['report.json', 'report.md'].map((name) => workspace.read(`confusion-gate-report/${name}`)) };
      }),
    );
    expect(seen[0]?.exitCode).toBe(1);
    expect(seen[1]).toEqual(seen[0]);
  });

  it('fails in plain words too', async () => {
    const { exitCode, stderr } = await command(makeWorkspace(), ['check', '--nothing'], NODE_20);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^Unknown option '--nothing'/u);
  });
});
