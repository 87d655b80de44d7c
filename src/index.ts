import { readFileSync } from 'node:fs';
import { isForPublishing, publish } from './action/publish.js';
import { show } from './action/show.js';
import { sleep, today, type Step } from './action/step.js';
import { storesOf } from './action/stores.js';
import { check, exitStatus } from './commands/check.js';
import { openClient } from './github/client.js';
import { readRunContext } from './github/event.js';
import { INPUT_DEFAULTS, readInputs } from './github/inputs.js';
import { openLog } from './github/log.js';
import { writeOutputs } from './github/outputs.js';
import { LARGE_BYTES } from './predictions/read-rows.js';
import { problemsOf } from './problem.js';
import { terminalText } from './report/escape.js';
import { VERSION } from './version.js';
import { Workspace, type Ahead } from './workspace/workspace.js';

/** The script of the thread that scans large files ahead lies beside this one. */
const AHEAD: Ahead = { script: new URL('./scan-worker.js', import.meta.url), from: LARGE_BYTES };

const log = openLog((text) => process.stdout.write(text));
process.on('uncaughtException', stop);
process.on('unhandledRejection', stop);
await run().catch(stop);

/** The action: read the inputs, judge, then publish. The verdict stands before anything is published, and nothing published changes it. */
async function run(): Promise<void> {
  const inputs = readInputs(process.env);
  const context = readRunContext(process.env, (file) => readFileSync(file, 'utf8'));
  for (const note of context.notes) log.annotate([{ level: 'notice', message: note }]);
  const client = openClient({ apiUrl: context.apiUrl, token: inputs.githubToken, sleep, now: () => Date.now() });
  const step: Step = { inputs, context, client, log, ahead: AHEAD };
  if (isForPublishing(step)) return publish(step);
  const report = await check(
    {
      config: inputs.config,
      // A config that the user named and that is absent must not turn the gate off; the default one may be absent.
      configRequired: inputs.config !== INPUT_DEFAULTS.config,
      predictions: inputs.predictions,
      baseline: inputs.baseline,
      evaluations: inputs.evaluations,
      reportDirectory: inputs.reportDirectory,
      stores: storesOf(step),
      // What is on the default branch already was looked at when it came.
      ...((context.pullRequest !== undefined || context.eventName === 'merge_group') && { configFrom: inputs.configFrom }),
      run: { tool: VERSION, commit: context.headSha, url: context.runUrl, enforced: inputs.enforce, day: today(context) },
    },
    new Workspace(context.workspace, AHEAD),
  );
  process.exitCode = exitStatus(report) === 0 ? 0 : 1;
  await show(report, step);
}

/** Whatever is thrown is a failure of the step, never a green check. */
function stop(thrown: unknown): void {
  log.annotate(problemsOf(thrown).map(({ message, place, advice }) => ({ level: 'error', message: advice === undefined ? message : `${message}\n${advice}`, ...(place !== undefined && { place }) })));
  writeOutputs(process.env, new Map([['conclusion', 'error'], ['summary', terminalText(problemsOf(thrown)[0]?.message ?? '')]]));
  process.exitCode = 1;
}
