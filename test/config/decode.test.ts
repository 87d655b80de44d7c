import { describe, expect, it } from 'vitest';
import { decodeConfig, readConfig } from '../../src/config/decode.js';
import { ProblemError } from '../../src/problem.js';
import { complaints, configs, expectationOf, readable, textOf } from './fixtures.js';

describe('a good config', () => {
  it.each(configs('good'))('%s decodes to the value beside it', async (name) => {
    await expect(readable(decodeConfig(textOf('good', name), `${name}.yml`))).toMatchFileSnapshot(expectationOf('good', name));
  });

  it('keeps the evaluations in the order of the file, numeric names too', () => {
    const config = decodeConfig('evaluations:\n  b: { predictions: x }\n  "10": { predictions: x }\n  "9": { predictions: x }\n', 'c.yml');
    expect(config.evaluations.map(({ name }) => name)).toEqual(['b', '10', '9']);
  });

  it('places each threshold at the key of its bound', () => {
    const config = decodeConfig('predictions: a\nthresholds:\n  - metric: accuracy\n    min: 0.5\n    max: 0.9\n', 'c.yml');
    expect(config.evaluations[0]?.thresholds?.map(({ place }) => place)).toEqual([
      { file: 'c.yml', line: 4, column: 5 },
      { file: 'c.yml', line: 5, column: 5 },
    ]);
  });

  it('leaves thresholds undefined when the key is absent: nothing is gated, which is not the same as an empty list', () => {
    expect(decodeConfig('predictions: a\n', 'c.yml').evaluations[0]).not.toHaveProperty('thresholds');
  });
});

describe('a bad config', () => {
  it.each(configs('bad'))('%s is refused with the messages beside it', async (name) => {
    const text = complaints(() => decodeConfig(textOf('bad', name), `${name}.yml`));
    expect(text).not.toBe('');
    await expect(text).toMatchFileSnapshot(expectationOf('bad', name));
  });

  it.each(configs('bad'))('%s is refused in our words, by line, each problem with its place', (name) => {
    let thrown: unknown;
    try {
      decodeConfig(textOf('bad', name), `${name}.yml`);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ProblemError);
    const problems = thrown instanceof ProblemError ? thrown.problems : [];
    for (const { message, place } of problems) {
      expect(message).not.toMatch(/invalid input|unrecognized|received|\bexpected\b.*\bto be\b|\[object/i);
      expect(place?.line).toBeGreaterThan(0);
      expect(place?.column).toBeGreaterThan(0);
    }
    const lines = problems.map(({ place }) => place?.line ?? 0);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  });

  it('has its regexes among everything else that is wrong, when it is read for a run', async () => {
    const text = "predictions: a.csv\nlabels: [a, b]\nresponse:\n  column: reply\n  steps: [regex: '(?<label>a(?=b))', match: exact]\n  gold: [regex: '(?<label>[a', match: exact]\nthresholds: [{ metric: acuracy, min: 1 }]\n";
    const thrown: unknown = await readConfig(text, 'c.yml').catch((error: unknown) => error);
    expect(thrown instanceof ProblemError && thrown.problems.map(({ message, place }) => `${place?.line}:${place?.column} ${message}`)).toEqual([
      expect.stringMatching(/^5:\d+ the regex .* cannot be read: /),
      expect.stringMatching(/^6:\d+ the regex .* cannot be read: /),
      expect.stringMatching(/^7:\d+ .*acuracy.* does not exist/),
    ]);
  });

  it('shared by two evaluations through an alias is reported once', () => {
    const text = 'evaluations:\n  a: { predictions: x, thresholds: &t [{ metric: acuracy, min: 1 }] }\n  b: { predictions: x, thresholds: *t }\n';
    expect(complaints(() => decodeConfig(text, 'c.yml')).match(/does not exist/g)).toHaveLength(1);
  });

  it('is not read beyond 1 MiB', () => {
    const text = `predictions: a\n# ${'é'.repeat(600_000)}\n`;
    expect(complaints(() => decodeConfig(text, 'c.yml'))).toContain('larger than 1 MiB');
  });
});

describe('what the inputs of the run supply', () => {
  const changes = 'thresholds:\n  - { metric: accuracy, max_drop: 0.1 }\n';

  it('may be left out of the config', () => {
    const config = decodeConfig(changes, 'c.yml', { predictions: ['out.csv'], baseline: ['base.csv'] });
    expect(config.evaluations[0]).toMatchObject({ predictions: ['out.csv'], baseline: [{ kind: 'path', path: 'base.csv' }] });
  });

  it('is missed when it is an empty list', () => {
    const text = complaints(() => decodeConfig(changes, 'c.yml', { predictions: [], baseline: [] }));
    expect(text).toContain('predictions is missing');
    expect(text).toContain('max_drop compares with a baseline');
  });
});
