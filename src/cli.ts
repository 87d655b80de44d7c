#!/usr/bin/env node
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { check, DEFAULT_CONFIG, exitStatus } from './commands/check.js';
import { withProgress } from './commands/progress.js';
import { describe, ProblemError, problemsOf } from './problem.js';
import { terminalText } from './report/escape.js';
import { LARGE_BYTES } from './predictions/read-rows.js';
import { reportJson } from './report/json.js';
import { laidOut } from './report/terminal-width.js';
import { COLOURED, PLAIN, terminalReport } from './report/terminal.js';
import { VERSION } from './version.js';
import { Workspace, type Ahead } from './workspace/workspace.js';

/** The script of the thread that scans large files ahead lies beside this one. */
const AHEAD: Ahead = { script: new URL('./scan-worker.js', import.meta.url), from: LARGE_BYTES };

const HELP = `confusion-gate ${VERSION}: gates model evaluations

  confusion-gate check [options]        judge predictions by a config
    --config FILE                       default: .github/confusion-gate.yml
    --predictions FILE                  files or globs, may be repeated; then no config is needed
    --baseline FILE                     a file or glob; of several the first that exists serves
    --evaluation NAME                   run only this one, may be repeated
    --report-directory DIRECTORY        default: confusion-gate-report
    --no-predictions-copy               do not write predictions/<evaluation>.csv.gz, the baseline of a later run
    --config-from head|base             whose config counts where a branch edits it; without it nobody looks
    --json                              print report.json instead of text

  confusion-gate init FILE [options]    write a commented config for a predictions file
    --baseline FILE                     the baseline to compare with
    --task TASK                         classification, multilabel or entities; told from the file without it
    --config FILE                       where to write it; default: .github/confusion-gate.yml
    --force                             overwrite it

  confusion-gate calibrate [options]    how often each threshold fails a good model, and what it catches
    --config FILE                       default: .github/confusion-gate.yml
    --evaluation NAME                   only this one, may be repeated
    --false-alarms SHARE                how often a harmless change may be blocked, for proposals; default: 0.05
    --draws NUMBER                      samples a step; default: 400

  confusion-gate accept [options]       make the current predictions the committed baseline, and say what that accepts
    --config FILE                       default: .github/confusion-gate.yml
    --evaluation NAME                   only this one, may be repeated
    --report-directory DIRECTORY        default: confusion-gate-report

Exit status: 0 pass or inconclusive, 1 a threshold failed, 2 an error.
Paths are relative to the working directory.
`;
/** The repository of the working directory, looked at when a baseline is in it. */
const STORES = {
  commits: async () => (await import('./workspace/git.js')).gitCommits(process.cwd()),
  history: async () => (await import('./workspace/git.js')).gitHistory(process.cwd()),
};
const COMMANDS = 'The commands are check, init, calibrate and accept; `confusion-gate --help` explains them.';

// Who reads the output may stop early, as `head` does. The verdict stands all the same.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
process.exitCode = await main(process.argv.slice(2)).catch((thrown: unknown) => {
  for (const problem of problemsOf(thrown)) process.stderr.write(`${describe(problem).split('\n').map((line) => terminalText(line)).join('\n')}\n`);
  return 2;
});

async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  const asked = new Set(args);
  if (asked.has('--help') || asked.has('-h') || command === 'help') return print(HELP);
  switch (command) {
    case 'check':
      return runCheck(rest);
    case 'init':
      return runInit(rest);
    case 'accept':
      return runAccept(rest);
    case 'calibrate':
      return runCalibrate(rest);
    case '--version':
      return print(`${VERSION}\n`);
    case undefined:
      throw new ProblemError({ message: 'no command was given', advice: COMMANDS });
    default:
      throw new ProblemError({ message: `there is no command ${JSON.stringify(command)}`, advice: COMMANDS });
  }
}

async function runCheck(args: string[]): Promise<number> {
  const { values } = parsed(args, false, {
    config: { type: 'string' },
    predictions: { type: 'string', multiple: true, default: [] },
    baseline: { type: 'string', multiple: true, default: [] },
    evaluation: { type: 'string', multiple: true, default: [] },
    'report-directory': { type: 'string', default: 'confusion-gate-report' },
    'no-predictions-copy': { type: 'boolean', default: false },
    'config-from': { type: 'string' },
    json: { type: 'boolean', default: false },
  });
  const configFrom = values['config-from'];
  if (configFrom !== undefined && configFrom !== 'head' && configFrom !== 'base') throw new ProblemError({ message: `--config-from is ${JSON.stringify(configFrom)}`, advice: 'Use head or base.' });
  const report = await check(
    {
      config: values.config ?? DEFAULT_CONFIG,
      configRequired: values.config !== undefined,
      predictions: values.predictions,
      baseline: values.baseline,
      evaluations: values.evaluation,
      reportDirectory: values['report-directory'],
      copyPredictions: !values['no-predictions-copy'],
      stores: STORES,
      ...(configFrom !== undefined && { configFrom }),
      run: { tool: VERSION, enforced: true, day: today() },
    },
    withProgress(new Workspace(process.cwd(), AHEAD), process.stderr),
  );
  // hasColors() minds NO_COLOR and what the terminal can do.
  const paint = process.stdout.isTTY && process.stdout.hasColors() ? COLOURED : PLAIN;
  print(values.json ? reportJson(report) : `${await laidOut((width) => terminalReport(report, paint, width))}\n`);
  return exitStatus(report);
}

type Parsed<Options extends NonNullable<ParseArgsConfig['options']>> = ReturnType<typeof parseArgs<{ args: string[]; options: Options; allowPositionals: boolean }>>;

/** The flags and files of a command. Throws ProblemError for a flag that does not exist or lacks its value. */
function parsed<const Options extends NonNullable<ParseArgsConfig['options']>>(args: string[], allowPositionals: boolean, options: Options): Parsed<Options> {
  try {
    return parseArgs({ args, options, allowPositionals });
  } catch (error) {
    throw new ProblemError({ message: error instanceof Error ? error.message : String(error), advice: `The flags are: ${Object.keys(options).map((name) => `--${name}`).join(', ')}` }, { cause: error });
  }
}

function print(text: string): 0 {
  process.stdout.write(text);
  return 0;
}

async function runInit(args: string[]): Promise<number> {
  const { values, positionals } = parsed(args, true, {
    baseline: { type: 'string' },
    task: { type: 'string' },
    config: { type: 'string', default: DEFAULT_CONFIG },
    force: { type: 'boolean', default: false },
  });
  const [predictions, surplus] = positionals;
  if (predictions === undefined || surplus !== undefined) {
    throw new ProblemError({
      message: predictions === undefined ? 'init needs a predictions file' : `init takes one predictions file, and was given ${positionals.length}`,
      advice: 'As in: confusion-gate init out/predictions.csv\nSeveral files are one glob, in quotes: confusion-gate init "out/*.csv"',
    });
  }
  const schema = schemaSeenFrom(values.config);
  const { init, initSummary, TASKS } = await import('./commands/init.js');
  const task = TASKS.find((name) => name === values.task);
  if (values.task !== undefined && task === undefined) throw new ProblemError({ message: `--task is ${JSON.stringify(values.task)}`, advice: `Use ${TASKS.join(', ')}.` });
  const done = await init(
    {
      predictions: belowWorkingDirectory(predictions),
      ...(values.baseline !== undefined && { baseline: belowWorkingDirectory(values.baseline) }),
      ...(task !== undefined && { task }),
      config: values.config,
      force: values.force,
      ...(schema !== undefined && { schema }),
    },
    withProgress(new Workspace(process.cwd(), AHEAD), process.stderr),
  );
  return print(`${initSummary(done)}\n`);
}

async function runCalibrate(args: string[]): Promise<number> {
  const { values } = parsed(args, false, {
    config: { type: 'string', default: DEFAULT_CONFIG },
    evaluation: { type: 'string', multiple: true, default: [] },
    'false-alarms': { type: 'string', default: '0.05' },
    draws: { type: 'string', default: '400' },
  });
  const [rate, draws] = [Number(values['false-alarms']), Number(values.draws)];
  if (!(rate > 0 && rate < 0.5)) throw new ProblemError({ message: `--false-alarms is ${JSON.stringify(values['false-alarms'])}`, advice: 'Write a share above 0 and below 0.5, such as 0.05.' });
  if (!Number.isInteger(draws) || draws < 20 || draws > 100_000) throw new ProblemError({ message: `--draws is ${JSON.stringify(values.draws)}`, advice: 'Write a whole number from 20 to 100000.' });
  const workspace = new Workspace(process.cwd(), AHEAD);
  const text = workspace.readText(values.config);
  if (text === undefined) throw new ProblemError({ message: `there is no config at ${values.config}`, advice: 'Write one with `confusion-gate init <predictions file>`, or name it with --config.' });
  const [{ calibrate }, { readConfig }] = await Promise.all([import('./commands/calibrate.js'), import('./config/decode.js')]);
  const config = await readConfig(text, values.config, { predictions: [], baseline: [], evaluations: values.evaluation });
  const written = await calibrate(config, { rate, draws }, withProgress(workspace, process.stderr), STORES);
  return print(`${await laidOut(written)}\n`);
}

async function runAccept(args: string[]): Promise<number> {
  const { values } = parsed(args, false, {
    config: { type: 'string', default: DEFAULT_CONFIG },
    evaluation: { type: 'string', multiple: true, default: [] },
    'report-directory': { type: 'string', default: 'confusion-gate-report' },
  });
  const { accept } = await import('./commands/accept.js');
  const request = { config: values.config, evaluations: values.evaluation, reportDirectory: values['report-directory'], stores: STORES, run: { tool: VERSION, enforced: true, day: today() } };
  return print(`${await accept(request, withProgress(new Workspace(process.cwd(), AHEAD), process.stderr))}\n`);
}

/** The day in UTC, as in 2026-11-26. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** An absolute path, or one with backslashes, would mean nothing on another machine. */
function belowWorkingDirectory(file: string): string {
  return slashes(path.isAbsolute(file) ? path.relative(process.cwd(), file) : file);
}

/** The schema beside this bundle, when that lies in the project itself: elsewhere, others would not find it under the same path. */
function schemaSeenFrom(config: string): string | undefined {
  const schema = path.resolve(fileURLToPath(import.meta.url), '../../schema/confusion-gate.schema.json');
  if (path.relative(process.cwd(), schema).startsWith('..')) return undefined;
  return slashes(path.relative(path.dirname(path.resolve(config)), schema));
}

function slashes(file: string): string {
  return file.split(path.sep).join('/');
}
