import { existsSync } from 'node:fs';
import path from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { decodeConfig } from '../../src/config/decode.js';
import { jsonSchema } from '../../src/config/json-schema.js';
import { metricTable } from '../../src/metrics/documentation.js';
import { PLAIN, terminalReport } from '../../src/report/terminal.js';
import { COMMAND_LINE, ROOT, run } from '../bundle/spawn.js';
import { makeWorkspace } from '../bundle/workspaces.js';
import { run as runScenario, SCENARIOS } from '../report/scenarios.js';
import { openDocument } from './readme.js';
import { mapping, textOf, yaml } from './repository.js';
import { stepsOf, unknownInputs, usesThisAction, workflowErrors } from './workflow.js';

const README = openDocument('README.md');
const YAML_BLOCKS = README.blocks.filter(({ language }) => language === 'yaml');
const WORKFLOWS = YAML_BLOCKS.filter(({ text }) => /^on:/m.test(text));
const STEPS = YAML_BLOCKS.filter(({ text }) => text.startsWith('- '));
const CONFIGS = YAML_BLOCKS.filter((block) => !WORKFLOWS.includes(block) && !STEPS.includes(block));
const DEFINITIONS = mapping(jsonSchema()['$defs']);

test('the README shows workflows, steps and configs', () => {
  expect(WORKFLOWS).toHaveLength(4);
  expect(STEPS.length).toBeGreaterThan(0);
  expect(CONFIGS.length).toBeGreaterThan(3);
});

test('the table of metrics is the catalogue', () => {
  expect(README.between('metrics')).toBe(metricTable());
});

test.for(CONFIGS)('the config at $place has no problem', ({ text, place }) => {
  expect(decodeConfig(text, place).evaluations.length).toBeGreaterThan(0);
});

test.for([...WORKFLOWS, ...STEPS.map((block) => ({ ...block, text: `on: push\njobs:\n  job:\n    runs-on: ubuntu-latest\n    steps:\n${block.text.replace(/^/gm, '      ')}` }))])(
  'the workflow at $place is valid, runs this action and passes only its inputs',
  async ({ text, place }) => {
    expect(await workflowErrors(place, text)).toEqual([]);
    const steps = stepsOf(yaml(text)).map(({ step }) => step);
    expect(steps.filter(usesThisAction)).toHaveLength(1);
    expect(unknownInputs(steps)).toEqual([]);
  },
);

describe('the reference of the config', () => {
  test.for([
    ['Keys of an evaluation', 'evaluation'],
    ['Keys of columns', 'columns'],
    ['Keys of response', 'response'],
    ['Keys of a threshold', 'threshold'],
  ] as const)('%s are those of the schema', ([heading, definition]) => {
    expect(README.tableBelow(heading).map(([key]) => key)).toEqual([...propertiesOf(definition).keys()]);
  });

  test('the defaults of an evaluation are those of the schema', () => {
    const documented = README.tableBelow('Keys of an evaluation').map(([key, initial]) => [key, initial]);
    const inSchema = [...propertiesOf('evaluation')].map(([key, schema]) => [key, mapping(schema).get('default') ?? '']);
    expect(documented).toEqual(inSchema.map(([key, initial]) => [key, typeof initial === 'string' ? initial : JSON.stringify(initial)]));
  });

  test.for(['gold-file', 'baseline-file', 'baseline-ref', 'baseline-artifact', 'baseline-branch', 'baseline-column'])('the keys of a %s are written out', (definition) => {
    expect(textOf('README.md')).toContain(`\`{ ${[...propertiesOf(definition).keys()].join(', ')} }\``);
  });
});

function propertiesOf(definition: string) {
  return mapping(mapping(DEFINITIONS.get(definition)).get('properties'));
}

test('links lead to files and headings that exist', () => {
  const anchors = new Map(['README.md', 'SECURITY.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].map((file) => [file, openDocument(file)]));
  for (const [file, { targets }] of anchors) {
    for (const target of targets.filter((address) => !/^https?:/.test(address))) {
      const [name = '', anchor] = target.split('#');
      const linked = name === '' ? file : path.posix.join(path.posix.dirname(file), name);
      expect(existsSync(path.join(ROOT, linked)), `${file} → ${target}`).toBe(true);
      const headings = anchors.get(linked)?.headings.map((heading) => heading.toLowerCase().replaceAll(/[^\w -]/g, '').replaceAll(' ', '-'));
      if (anchor !== undefined) expect(headings, `${file} → ${target}`).toContain(anchor);
    }
  }
});

test('the example on a laptop prints what the README shows, and leaves out only what it marks', async () => {
  const command = README.blocks.find(({ text }) => text.includes('git clone'))?.text.split('\n').at(-1) ?? '';
  const { args } = /^node dist\/cli\.js (?<args>.+)$/.exec(command)?.groups ?? {};
  const workspace = makeWorkspace();
  workspace.copyFixture('sms_spam');
  const { stdout, exitCode } = await run(process.execPath, [COMMAND_LINE, ...(args ?? '').split(' ')], { cwd: workspace.path });
  expect(exitCode).toBe(1);
  const shown = README.between('sms_spam').replace(/^```text\n/, '').replace(/```\n$/, '');
  const [before, after, ...more] = shown.split('  […]\n');
  expect(more).toEqual([]);
  expect(stdout.startsWith(before ?? '?')).toBe(true);
  expect(stdout.endsWith(after ?? '?')).toBe(true);
});

test('the example of a batch is the one that was run, and prints what the README shows', async () => {
  const scenario = SCENARIOS.find(({ name }) => name === 'gpt-batch');
  const config = scenario?.files['__fixtures__/gpt_batch/confusion-gate.yml'] ?? '';
  expect(README.between('gpt_batch:config')).toBe(`\`\`\`yaml\n${String(config)}\`\`\`\n`);
  expect(String(config).trimEnd().split('\n').length).toBeLessThanOrEqual(8);
  if (scenario === undefined) throw new Error('there is no such scenario');
  const { report } = await runScenario(scenario);
  expect(README.between('gpt_batch')).toBe(`\`\`\`text\n${terminalReport(report, PLAIN, stringWidth)}\n\`\`\`\n`);
});

test('the columns that pandas is told to write are understood without a config', async () => {
  const python = README.blocks.find(({ language }) => language === 'python')?.text ?? '';
  expect(python.split('\n')).toHaveLength(3);
  const columns = [.../\{(.+)\}/.exec(python)?.[1]?.matchAll(/"(\w+)":/g) ?? []].map(([, name]) => name);
  const workspace = makeWorkspace({ 'predictions.csv': `${columns.join(',')}\n1,ham,ham\n2,spam,ham\n` });
  const { stdout, exitCode } = await run(process.execPath, [COMMAND_LINE, 'check', '--predictions', 'predictions.csv'], { cwd: workspace.path });
  expect(stdout).toContain('actual = actual (inferred), predicted = predicted (inferred), id = id (inferred)');
  expect(exitCode).toBe(0);
});

test('the command line documents the flags that it has', async () => {
  const shown = README.blocks.find(({ text }) => text.startsWith('confusion-gate check'))?.text ?? '';
  const { stdout } = await run(process.execPath, [COMMAND_LINE, '--help'], { cwd: ROOT });
  const flagsOf = (help: string): readonly string[] => help.split(/(?=confusion-gate init)/).flatMap((part, command) => [...part.matchAll(/--[a-z-]+/g)].map(([flag]) => `${command} ${flag}`));
  expect(flagsOf(shown)).toEqual(flagsOf(stdout));
});
