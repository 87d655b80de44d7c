#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { check, exitStatus } from './commands/check.js';
import { withProgress } from './commands/progress.js';
import { describe, problemsOf } from './problem.js';
import { terminalText } from './report/escape.js';
import { reportJson } from './report/json.js';
import { COLOURED, PLAIN, terminalReport } from './report/terminal.js';
import { VERSION } from './version.js';
import { Workspace } from './workspace/workspace.js';

const HELP = `confusion-gate ${VERSION}: gates model evaluations

  confusion-gate check [options]        judge predictions by a config
    --config FILE                       default: .github/confusion-gate.yml
    --predictions FILE                  files or globs, may be repeated; then no config is needed
    --baseline FILE                     files or globs, may be repeated
    --evaluation NAME                   run only this one, may be repeated
    --report-directory DIRECTORY        default: confusion-gate-report
    --json                              print report.json instead of text

  confusion-gate init FILE [options]    write a commented config for a predictions file
    --baseline FILE                     the baseline to compare with
    --config FILE                       where to write it; default: .github/confusion-gate.yml

Exit status: 0 pass or inconclusive, 1 a threshold failed, 2 an error.
Paths are relative to the working directory.
`;

process.exitCode = await main(process.argv.slice(2)).catch((thrown: unknown) => {
  for (const problem of problemsOf(thrown)) process.stderr.write(`${describe(problem).split('\n').map((line) => terminalText(line)).join('\n')}\n`);
  return 2;
});

async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  switch (command) {
    case 'check':
      return runCheck(rest);
    case '--version':
      process.stdout.write(`${VERSION}\n`);
      return 0;
    case '--help':
    case 'help':
      process.stdout.write(HELP);
      return 0;
    default:
      process.stderr.write(command === undefined ? HELP : `there is no command ${JSON.stringify(command)}\n\n${HELP}`);
      return 2;
  }
}

async function runCheck(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      config: { type: 'string' },
      predictions: { type: 'string', multiple: true, default: [] },
      baseline: { type: 'string', multiple: true, default: [] },
      evaluation: { type: 'string', multiple: true, default: [] },
      'report-directory': { type: 'string', default: 'confusion-gate-report' },
      json: { type: 'boolean', default: false },
    },
  });
  const report = await check(
    {
      config: values.config ?? '.github/confusion-gate.yml',
      configRequired: values.config !== undefined,
      predictions: values.predictions,
      baseline: values.baseline,
      evaluations: values.evaluation,
      reportDirectory: values['report-directory'],
      run: { tool: VERSION, enforced: true },
    },
    withProgress(new Workspace(process.cwd()), process.stderr),
  );
  if (values.json) process.stdout.write(reportJson(report));
  else process.stdout.write(`${terminalReport(report, process.stdout.isTTY ? COLOURED : PLAIN)}\n`);
  return exitStatus(report);
}
