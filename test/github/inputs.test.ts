import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { INPUT_NAMES, readInputs } from '../../src/github/inputs.js';
import { ProblemError } from '../../src/problem.js';

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readInputs(environment);
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map(({ message, advice }) => `${message}. ${advice ?? ''}`);
    throw error;
  }
  return [];
}

describe('readInputs', () => {
  it('stands on the defaults of the action when nothing is given', () => {
    expect({ ...readInputs({}) }).toEqual({
      config: '.github/confusion-gate.yml',
      predictions: [],
      baseline: [],
      evaluations: [],
      comment: 'always',
      commentKey: undefined,
      commentAuthor: 'github-actions[bot]',
      mode: 'auto',
      reportArtifact: 'confusion-gate-report',
      configFrom: 'head',
      enforce: true,
      reportDirectory: 'confusion-gate-report',
    });
    expect(readInputs({}).githubToken).toBe('');
  });

  it('treats an input of blanks as not given', () => {
    expect(readInputs({ INPUT_COMMENT: ' ', INPUT_ENFORCE: '\n', 'INPUT_REPORT-DIRECTORY': '' })).toEqual(readInputs({}));
  });

  it('reads every input from the variable the runner sets, hyphens kept', () => {
    const inputs = readInputs({
      INPUT_CONFIG: 'gate.yml',
      INPUT_PREDICTIONS: 'a.csv',
      INPUT_BASELINE: 'b.csv',
      INPUT_EVALUATIONS: 'spam',
      INPUT_COMMENT: 'on-failure',
      'INPUT_COMMENT-KEY': 'nightly',
      'INPUT_COMMENT-AUTHOR': 'my-app[bot]',
      INPUT_MODE: 'publish',
      'INPUT_REPORT-ARTIFACT': 'reports',
      'INPUT_CONFIG-FROM': 'base',
      INPUT_ENFORCE: 'false',
      'INPUT_REPORT-DIRECTORY': 'out',
      'INPUT_GITHUB-TOKEN': 'secret',
    });
    expect({ ...inputs, githubToken: inputs.githubToken }).toEqual({
      config: 'gate.yml',
      predictions: ['a.csv'],
      baseline: ['b.csv'],
      evaluations: ['spam'],
      comment: 'on-failure',
      commentKey: 'nightly',
      commentAuthor: 'my-app[bot]',
      mode: 'publish',
      reportArtifact: 'reports',
      configFrom: 'base',
      enforce: false,
      reportDirectory: 'out',
      githubToken: 'secret',
    });
    expect(INPUT_NAMES).toHaveLength(Object.keys(inputs).length + 1);
  });

  it('splits a list at its newlines and trims each line', () => {
    expect(readInputs({ INPUT_PREDICTIONS: '  out/a *.csv \r\n\n\tout/b,c.csv\rout/d.csv\n' }).predictions).toEqual(['out/a *.csv', 'out/b,c.csv', 'out/d.csv']);
  });

  it.each([['true', true], ['True', true], ['TRUE', true], ['false', false], ['False', false], ['FALSE', false]])('accepts %s as a boolean', (text, value) => {
    expect(readInputs({ INPUT_ENFORCE: text }).enforce).toBe(value);
  });

  it('names all inputs it does not accept at once, with the value and what is accepted', () => {
    expect(problemsOf({ INPUT_COMMENT: 'Always', INPUT_ENFORCE: 'yes' })).toEqual([
      'input "comment" is "Always", which is not accepted. Use always, on-failure or never.',
      'input "enforce" is "yes", which is not accepted. Use true or false.',
    ]);
  });

  it('shows a hostile value escaped and shortened', () => {
    expect(problemsOf({ INPUT_ENFORCE: `x\n::error::${'y'.repeat(1000)}` })).toEqual([
      String.raw`input "enforce" is "x\n::error::${'y'.repeat(49)}…", which is not accepted. Use true or false.`,
    ]);
  });

  it('does not show the token when the inputs are printed or serialised', () => {
    const inputs = readInputs({ 'INPUT_GITHUB-TOKEN': 'ghs_secret' });
    expect(inspect(inputs) + JSON.stringify(inputs) + JSON.stringify({ ...inputs })).not.toContain('ghs_secret');
  });

  it('cannot be changed', () => {
    const inputs = readInputs({ INPUT_PREDICTIONS: 'a.csv' });
    expect(Object.isFrozen(inputs) && Object.isFrozen(inputs.predictions)).toBe(true);
  });
});
