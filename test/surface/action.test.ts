import { expect, test } from 'vitest';
import { INPUT_DEFAULTS, INPUT_NAMES } from '../../src/github/inputs.js';
import { runAction } from '../bundle/run-action.js';
import { makeWorkspace } from '../bundle/workspaces.js';
import { openDocument } from './readme.js';
import { mapping, repositoryFiles, textOf, yaml } from './repository.js';
import { actionErrors } from './workflow.js';

const ACTION = yaml(textOf('action.yml'));
const INPUTS = mapping(ACTION.get('inputs'));
const OUTPUTS = mapping(ACTION.get('outputs'));
const README = openDocument('README.md');

test('action.yml is a valid action that runs a committed file on Node 24', () => {
  expect(actionErrors('action.yml', textOf('action.yml'))).toEqual([]);
  const runs = mapping(ACTION.get('runs'));
  expect(runs.get('using')).toBe('node24');
  expect(repositoryFiles()).toContain(runs.get('main'));
});

test('the parser of actions finds faults', () => {
  expect(actionErrors('action.yml', textOf('action.yml').replace('using: node24', 'using: node99'))).not.toEqual([]);
});

test('the inputs in action.yml are those that the code reads, with the same defaults', () => {
  const declared = [...INPUTS].map(([name, input]) => [name, mapping(input).get('default')]);
  // Only GitHub knows the token; the code by itself has none.
  const read = INPUT_NAMES.map((name) => [name, name === 'github-token' ? '${{ github.token }}' : Object.entries(INPUT_DEFAULTS).find(([key]) => key === name)?.[1]]);
  expect(declared).toEqual(read);
});

test('the inputs in the README are those in action.yml, with the same defaults', () => {
  const documented = README.tableBelow('Inputs').map(([name, initial]) => [name, initial]);
  expect(documented).toEqual([...INPUTS].map(([name, input]) => [name, mapping(input).get('default')]));
});

test('the outputs in the README are those in action.yml', () => {
  expect(README.tableBelow('Outputs').map(([name]) => name)).toEqual([...OUTPUTS.keys()]);
});

test.for(['confusion-gate.yml', 'no-such-config.yml'])('a run with %s sets the outputs that action.yml declares, and no others', async (config) => {
  const workspace = makeWorkspace();
  workspace.copyFixture('sms_spam');
  const { outputs } = await runAction({ workspace, event: { name: 'push', fixture: 'push' }, inputs: { config: `__fixtures__/sms_spam/${config}` } });
  expect([...outputs.keys()].toSorted()).toEqual([...OUTPUTS.keys()].toSorted());
});
