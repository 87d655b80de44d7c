import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeConfig } from '../../src/config/decode.js';
import { jsonSchema, jsonSchemaText } from '../../src/config/json-schema.js';
import { parseYaml } from '../../src/config/yaml.js';
import { METRICS } from '../../src/metrics/catalogue.js';
import { ProblemError } from '../../src/problem.js';
import { configs, textOf } from './fixtures.js';

const validate = new Ajv2020({ strict: true, strictRequired: false, allErrors: true }).compile(jsonSchema());

/** Configs that are wrong in a way no JSON schema can express: what one key means for another, or for the catalogue of metrics. */
const BEYOND_A_SCHEMA: readonly string[] = [
  'baseline-is-candidate',
  'bounds-outside-range',
  'change-without-baseline',
  'columns-twice',
  'costs',
  'duplicate-thresholds',
  'entities',
  'order-contradicts-examples',
  'ordered-kappa',
  'ordered-without-labels',
  'positive-not-a-label',
  'slice-without-column',
  'unknown-classes',
  'waivers-misnamed',
  'waivers-of-nothing',
  'without-effect',
  'wrong-direction',
];

/** Configs that are refused before there is a value to validate. */
function isNoYaml(name: string): boolean {
  try {
    return parseYaml(textOf('bad', name), name).problems.length > 0;
  } catch (error) {
    if (error instanceof ProblemError) return true;
    throw error;
  }
}

describe('the JSON schema', () => {
  it('is the file that is shipped (npm run build writes it)', () => {
    expect(readFileSync(new URL('../../schema/confusion-gate.schema.json', import.meta.url), 'utf8')).toBe(jsonSchemaText());
  });

  it('is draft 2020-12', () => {
    expect(jsonSchema()['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
  });

  it.each(configs('good'))('accepts the good config %s', (name) => {
    validate(parseYaml(textOf('good', name), name).value);
    expect(validate.errors).toBeNull();
  });

  it('refuses every bad config but those that are beyond a schema', () => {
    const accepted = configs('bad').filter((name) => !isNoYaml(name) && validate(parseYaml(textOf('bad', name), name).value));
    expect(accepted).toEqual(BEYOND_A_SCHEMA);
  });

  it('offers the ids of the catalogue', () => {
    const schema = JSON.stringify(jsonSchema());
    expect(schema).toContain(JSON.stringify(METRICS.map(({ id }) => id)));
  });

  it('describes every key that an editor can offer', () => {
    expect(undescribed(jsonSchema())).toEqual([]);
  });

  it('accepts whatever the decoder accepts', () => {
    let accepted = 0;
    fc.assert(
      fc.property(evaluation, (config) => {
        const text = JSON.stringify(config);
        try {
          decodeConfig(text, 'c.yml');
        } catch (error) {
          expect(error).toBeInstanceOf(ProblemError);
          return;
        }
        accepted += 1;
        expect(validate(parseYaml(text, 'c.yml').value)).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(accepted).toBeGreaterThan(50);
  });
});

/** Mostly what belongs there, sometimes anything. */
function mostly(...values: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 30, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) });
}

const threshold = fc.oneof(
  fc.record({ metric: mostly('accuracy', 'error_rate'), min: mostly(0, 0.25), max: mostly(0.5, 1), severity: mostly('fail', 'warn') }, { requiredKeys: ['metric', 'min'] }),
  fc.record({ metric: mostly('recall', 'f1'), per: mostly('class'), max_drop: mostly('2pp', '1% of baseline', 0.1), min_support: mostly(0, 5) }, { requiredKeys: ['metric', 'per', 'max_drop'] }),
  fc.record({ metric: mostly('confusion'), actual: mostly('a', '__proto__'), predicted: mostly('b', '(missing)'), max: mostly(0, 7) }),
);

const evaluation = fc.record(
  {
    predictions: mostly('out.csv', ['a.csv', 'b-*.csv']),
    baseline: mostly('base.csv', [{ path: 'x.csv' }, 'y.csv'], { column: 'base' }),
    columns: mostly({}, { actual: 'label' }, { actual: { file: 'gold.csv' }, slices: ['language'] }),
    labels: mostly(['a', 'b', '__proto__']),
    positive: mostly('a', 'b'),
    ordered: mostly(false),
    min_examples: mostly(1, 100),
    model: mostly('bert'),
    thresholds: fc.array(threshold, { minLength: 1, maxLength: 2 }),
  },
  { requiredKeys: ['predictions', 'baseline'] },
);

/** The paths of all properties without a description, their own or that of what they refer to. */
function undescribed(schema: unknown, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key !== 'properties') return undescribed(value, `${path}/${key}`);
    return Object.entries(value as Record<string, object>).flatMap(([name, property]) => [
      ...('description' in property || '$ref' in property ? [] : [`${path}/${name}`]),
      ...undescribed(property, `${path}/${name}`),
    ]);
  });
}
