import { describe, expect, it } from 'vitest';
import { decodeConfig } from '../../src/config/decode.js';
import { configFromInputs, withOverrides } from '../../src/config/overrides.js';
import { complaints } from './fixtures.js';

const TWO = decodeConfig('evaluations:\n  spam: { predictions: a.csv, baseline: b.csv }\n  intents: { predictions: c.csv }\n', 'c.yml');

describe('a run without a config file', () => {
  it('has the same defaults as a config that names the predictions and nothing else', () => {
    const { place, ...decoded } = decodeConfig('predictions: [a.csv, "b-*.csv"]\n', 'c.yml').evaluations[0] ?? {};
    expect(place).toBeDefined();
    expect(configFromInputs({ predictions: ['a.csv', 'b-*.csv'] })).toEqual({ single: true, evaluations: [decoded] });
  });

  it('tries its baselines in order', () => {
    expect(configFromInputs({ predictions: ['a.csv'], baseline: ['b.csv', 'c.csv'] }).evaluations[0]?.baseline).toEqual([
      { kind: 'path', path: 'b.csv' },
      { kind: 'path', path: 'c.csv' },
    ]);
  });
});

describe('the inputs of a run', () => {
  it('choose evaluations, in the order of the config', () => {
    expect(withOverrides(TWO, { evaluations: ['intents', 'spam'] }).evaluations.map(({ name }) => name)).toEqual(['spam', 'intents']);
    expect(withOverrides(TWO, { evaluations: ['intents'] }).evaluations.map(({ name }) => name)).toEqual(['intents']);
  });

  it('leave the config as it is when they are empty', () => {
    expect(withOverrides(TWO, { evaluations: [], predictions: [], baseline: [] })).toEqual(TWO);
  });

  it('replace the files of the one evaluation that is left', () => {
    const [spam] = withOverrides(TWO, { evaluations: ['spam'], predictions: ['new.csv'] }).evaluations;
    expect(spam).toMatchObject({ name: 'spam', predictions: ['new.csv'], baseline: [{ path: 'b.csv' }] });
    const [other] = withOverrides(TWO, { evaluations: ['spam'], baseline: ['old.csv'] }).evaluations;
    expect(other).toMatchObject({ predictions: ['a.csv'], baseline: [{ kind: 'path', path: 'old.csv' }] });
  });

  it('cannot give files to several evaluations at once', () => {
    expect(complaints(() => withOverrides(TWO, { predictions: ['new.csv'], baseline: ['old.csv'] }))).toBe(
      'the inputs predictions and baseline cannot say which of 2 evaluations they are for: spam, intents\n' +
        '  Name one evaluation in the input evaluations, or set the paths in the config.\n',
    );
  });

  it('are refused with a suggestion when they name evaluations that do not exist', () => {
    expect(complaints(() => withOverrides(TWO, { evaluations: ['spma', 'constructor'] }))).toBe(
      'c.yml: the config has no evaluation spma, which the input evaluations asks for\n' +
        '  Did you mean spam?\n  Evaluations: spam, intents\n' +
        'c.yml: the config has no evaluation constructor, which the input evaluations asks for\n' +
        '  Evaluations: spam, intents\n',
    );
  });
});
