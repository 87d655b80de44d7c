import { describe, expect, test } from 'vitest';
import { runAction } from '../bundle/run-action.js';
import { run } from '../bundle/spawn.js';
import { makeWorkspace } from '../bundle/workspaces.js';
import { list, mapping, repositoryFiles, textOf, yaml, type Mapping } from './repository.js';
import { stepsOf, unknownInputs, usedBy, usesThisAction, workflowErrors } from './workflow.js';

const FILES = repositoryFiles('.github/workflows');
const CHECK = yaml(textOf('.github/workflows/check.yml'));

test('there is a workflow', () => {
  expect(FILES).toContain('.github/workflows/check.yml');
});

describe.for(FILES)('%s', (file) => {
  const workflow = yaml(textOf(file));
  const steps = stepsOf(workflow).map(({ step }) => step);

  test('is valid', async () => {
    expect(await workflowErrors(file, textOf(file))).toEqual([]);
  });

  test('passes no input that action.yml lacks', () => {
    expect(unknownInputs(steps)).toEqual([]);
  });

  test('names every action by full SHA, with its version behind it', () => {
    const lines = textOf(file).split('\n').filter((line) => /\buses:/.test(line));
    expect(lines).toHaveLength(steps.filter((step) => usedBy(step) !== '').length);
    for (const line of lines) expect(line).toMatch(/uses: (?:\.\/|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/);
  });

  test('grants nothing at the top and says in each job what it needs', () => {
    expect(workflow.get('permissions')).toEqual({});
    for (const [, job] of mapping(workflow.get('jobs'))) expect([...mapping(job).keys()]).toContain('permissions');
  });

  test('leaves no credentials in a checkout', () => {
    const checkouts = steps.filter((step) => usedBy(step).startsWith('actions/checkout@'));
    for (const step of checkouts) expect(mapping(step.get('with')).get('persist-credentials')).toBe(false);
  });

  test('writes no expression into a script', () => {
    for (const step of steps) expect(step.get('run') ?? '').not.toContain('${{');
  });
});

test('the parser of workflows finds faults', async () => {
  expect(await workflowErrors('check.yml', textOf('.github/workflows/check.yml').replace('runs-on:', 'run-on:'))).not.toEqual([]);
});

test('the last job of the checks needs all others, and runs whatever became of them', () => {
  const jobs = [...mapping(CHECK.get('jobs'))];
  const [name, last] = jobs.at(-1) ?? [];
  expect(name).toBe('all-passed');
  expect(mapping(last).get('if')).toBe('always()');
  expect(mapping(last).get('needs')).toEqual(jobs.slice(0, -1).map(([other]) => other));
});

test.for([
  { results: 'success success success', exitCode: 0 },
  { results: 'success skipped success', exitCode: 1 },
  { results: 'success success cancelled', exitCode: 1 },
])('with the results $results the last job ends with $exitCode', async ({ results, exitCode }) => {
  const [only] = stepsOf(CHECK).filter(({ job }) => job === 'all-passed');
  const ended = await bash(String(only?.step.get('run')), makeWorkspace().path, { RESULTS: results });
  expect(ended.exitCode).toBe(exitCode);
});

describe('the self-test', () => {
  test('holds for the built action', async () => {
    const { exitCode, stdout, stderr } = await selfTest((value) => value);
    expect(`${stdout}${stderr}`).toBe('');
    expect(exitCode).toBe(0);
  });

  test('fails for an action with another answer', async () => {
    const { exitCode, stdout } = await selfTest((value) => value.replace('31 → 34', '31 → 33'));
    expect(stdout).toContain('summary does not hold');
    expect(exitCode).toBe(1);
  });
});

/** Runs the steps of the self-test as the runner would; `change` alters what the comparison is told. */
async function selfTest(change: (value: string) => string) {
  const workspace = makeWorkspace();
  workspace.copyFixture('sms_spam');
  const contexts = new Map<string, string>();
  let ended = { exitCode: null as number | null, stdout: 'no comparison was run', stderr: '' };
  for (const { step } of stepsOf(CHECK).filter(({ job }) => job === 'self-test')) {
    if (usesThisAction(step)) {
      const { exitCode, outputs } = await runAction({ workspace, event: { name: 'push', fixture: 'push' }, inputs: textsOf(step.get('with')) });
      if (exitCode !== 0) expect(step.get('continue-on-error')).toBe(true);
      const id = `steps.${String(step.get('id'))}`;
      contexts.set(`${id}.outcome`, exitCode === 0 ? 'success' : 'failure');
      for (const [name, value] of outputs) contexts.set(`${id}.outputs.${name}`, value);
    } else if (step.has('run')) {
      const environment = Object.fromEntries(Object.entries(textsOf(step.get('env'))).map(([name, expression]) => [name, change(evaluated(expression, contexts))]));
      ended = await bash(String(step.get('run')), workspace.path, environment);
    }
  }
  return ended;
}

function evaluated(expression: string, contexts: ReadonlyMap<string, string>): string {
  const name = /^\$\{\{ (.+) \}\}$/.exec(expression)?.[1] ?? '';
  const value = contexts.get(name);
  if (value === undefined) throw new Error(`no step has set ${expression}`);
  return value;
}

function textsOf(value: unknown): Record<string, string> {
  return Object.fromEntries([...(mapping(value) satisfies Mapping)].map(([key, entry]) => [key, String(entry)]));
}

/** As the runner starts a script without `shell:`. */
function bash(script: string, cwd: string, environment: Readonly<Record<string, string>>) {
  return run('bash', ['-e', '-c', script], { cwd, environment: { ...environment, PATH: process.env['PATH'] ?? '' } });
}

test('dependabot looks after packages and workflows, and waits before it takes a release', () => {
  const updates = list(yaml(textOf('.github/dependabot.yml')).get('updates')).map(mapping);
  expect(updates.map((update) => update.get('package-ecosystem'))).toEqual(['npm', 'github-actions']);
  for (const update of updates) expect(mapping(update.get('cooldown')).get('default-days')).toBeGreaterThanOrEqual(7);
});
