import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { InputName } from '../../src/github/inputs.js';
import { INPUT_DEFAULTS } from '../../src/github/inputs.js';
import type { FakeGitHub } from '../fake-github/server.js';
import { commandsIn, type Command } from '../github/runner-commands.js';
import { keptSummary, readOutputs } from './runner-files.js';
import { ACTION, ROOT, run } from './spawn.js';
import type { TestWorkspace } from './workspaces.js';

export interface ActionRequest {
  readonly workspace: TestWorkspace;
  /** Without a server the address of the API leads nowhere. */
  readonly github?: FakeGitHub;
  /** Those that `with:` gives; the others have their defaults. */
  readonly inputs?: Partial<Readonly<Record<InputName, string>>>;
  /** The event's name, and a payload of `__fixtures__/events`, such as `pull_request.opened`, or the text of one. */
  readonly event?: { readonly name: string; readonly fixture?: string; readonly text?: string };
  readonly runId?: number;
  readonly runAttempt?: number;
  /** On top of what the runner sets; `undefined` takes away. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

export interface ActionRun {
  readonly exitCode: number | null;
  /** Standard output and standard error: the runner looks for commands in both. */
  readonly log: string;
  readonly stderr: string;
  readonly commands: readonly Command[];
  /** Of one level or of all, as `level file:line title: message`. */
  readonly annotations: (level?: 'error' | 'warning' | 'notice') => readonly string[];
  readonly outputs: ReadonlyMap<string, string>;
  readonly summary: string;
}

const PULL_REQUEST = { name: 'pull_request', fixture: 'pull_request.opened' };

/** Runs `dist/index.js` as the runner does: in the workspace, with the runner's variables and no others. */
export async function runAction({ workspace, github, inputs = {}, event = PULL_REQUEST, runId = 100, runAttempt = 1, environment = {} }: ActionRequest): Promise<ActionRun> {
  const file = (name: string): string => path.join(workspace.outside, `${name}-${runId}-${runAttempt}`);
  const files = { output: file('output'), summary: file('summary'), event: file('event.json') };
  writeFileSync(files.output, '');
  writeFileSync(files.summary, '');
  const payload = event.fixture === undefined ? event.text : readFileSync(path.join(ROOT, '__fixtures__', 'events', `${event.fixture}.json`), 'utf8');
  if (payload !== undefined) writeFileSync(files.event, payload);
  const variables = {
    ...Object.fromEntries(
      Object.entries({ ...INPUT_DEFAULTS, 'github-token': github?.token ?? 'a-token-for-tests', ...inputs }).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__self',
    GITHUB_ACTOR: 'octocat',
    GITHUB_API_URL: github?.apiUrl ?? 'http://127.0.0.1:9',
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: files.event,
    GITHUB_JOB: 'evaluate',
    GITHUB_OUTPUT: files.output,
    GITHUB_REF: 'refs/pull/2/merge',
    GITHUB_REPOSITORY: github?.repository ?? 'octo-org/spam-filter',
    GITHUB_RUN_ATTEMPT: String(runAttempt),
    GITHUB_RUN_ID: String(runId),
    GITHUB_RUN_NUMBER: '7',
    GITHUB_SERVER_URL: github?.serverUrl ?? 'https://github.com',
    GITHUB_SHA: '2f1b9d05c1a86a1e4a4ae1e7d5ba0b3a7c1a0001',
    GITHUB_STEP_SUMMARY: files.summary,
    GITHUB_WORKFLOW: 'Evaluate the model',
    GITHUB_WORKSPACE: workspace.path,
    HOME: workspace.outside,
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: workspace.outside,
    ...environment,
  };
  const given = Object.fromEntries(Object.entries(variables).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  const { exitCode, stdout, stderr } = await run(process.execPath, [ACTION], { cwd: workspace.path, environment: given });
  const log = `${stdout}\n${stderr}`;
  const commands = commandsIn(log);
  return {
    exitCode,
    log,
    stderr,
    commands,
    annotations: (level) => commands.filter(({ name }) => (level === undefined ? ['error', 'warning', 'notice'].includes(name) : name === level)).map(shown),
    outputs: readOutputs(existsSync(files.output) ? readFileSync(files.output, 'utf8') : ''),
    summary: keptSummary(readFileSync(files.summary, 'utf8')),
  };
}

function shown({ name, properties, data }: Command): string {
  const where = [properties.get('file'), properties.get('line')].filter((part) => part !== undefined).join(':');
  return `${[name, where, properties.get('title')].filter((part) => part !== undefined && part !== '').join(' ')}: ${data}`;
}
