import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { failedThresholdsJson, metricsJson, reportJson } from '../../src/report/json.js';
import { Facts, jsonText } from '../../src/report/json-text.js';
import { drifting, least, noDrop, reportOf, threshold } from './outcomes.js';
import { run, SCENARIOS } from './scenarios.js';

const schema = JSON.parse(readFileSync(path.join(import.meta.dirname, '..', '..', 'schema', 'report.schema.json'), 'utf8')) as object;
const validate = new Ajv2020({ strict: true, strictRequired: false, allErrors: true }).compile(schema);

describe.each(SCENARIOS)('report.json of $name', (scenario) => {
  it('is what its schema says, with sorted keys and nothing null', async () => {
    const { report } = await run(scenario);
    const json = reportJson(report);
    const document: unknown = JSON.parse(json);
    expect(validate(document), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    expect(json).not.toMatch(/: null\b/);
    expect(JSON.stringify(sorted(document))).toBe(JSON.stringify(document));
  });

  it('is on disk as it was reported, and the same bytes on every run', async () => {
    const [first, second] = [await run(scenario), await run(scenario)];
    expect(first.workspace.written.get('confusion-gate-report/report.json')).toBe(reportJson(first.report));
    expect([...first.workspace.written]).toEqual([...second.workspace.written]);
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, entry]) => [key, sorted(entry)]));
}

interface Read {
  readonly evaluations: readonly [
    {
      readonly measured: {
        readonly confusion_matrix: readonly { readonly actual: string; readonly predicted: string; readonly count: number; readonly baseline?: number; readonly change?: number }[];
        readonly class_metrics: readonly { readonly class: string; readonly metrics: readonly { readonly key: string; readonly value?: number; readonly undefined_because?: string }[] }[];
        readonly flips: readonly { readonly count: number; readonly examples: readonly { readonly text?: string }[] }[];
      };
    },
  ];
}

async function read(name: string): Promise<Read['evaluations'][0]['measured']> {
  const scenario = SCENARIOS.find((one) => one.name === name);
  if (scenario === undefined) throw new Error(`no scenario ${name}`);
  return (JSON.parse(reportJson((await run(scenario)).report)) as Read).evaluations[0].measured;
}

test('a large matrix is there in full, though a comment shows a part of it', async () => {
  const { confusion_matrix: cells, class_metrics: classes } = await read('banking77');
  expect(classes).toHaveLength(77);
  expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(3080);
  expect(cells.reduce((sum, { baseline = 0 }) => sum + baseline, 0)).toBe(3080);
  expect(cells.find(({ actual, predicted }) => actual === 'get_physical_card' && predicted === 'change_pin')).toEqual({ actual: 'get_physical_card', predicted: 'change_pin', count: 0, baseline: 20, change: -20 });
});

test('two hundred flips of a kind are named, with their texts where those are configured', async () => {
  const { flips } = await read('banking77');
  expect(flips.map(({ count, examples }) => [count, examples.length])).toEqual([[67, 67], [659, 200]]);
  expect(flips[0]?.examples.every(({ text = '' }) => text.length > 0)).toBe(true);
});

test('a metric without a value says why', async () => {
  const { class_metrics: classes } = await read('pass');
  const ratios = classes.flatMap(({ metrics }) => metrics).filter(({ undefined_because: because }) => because !== undefined);
  expect(ratios).toEqual([]);
  const { class_metrics: perfect } = await read('other-examples');
  expect(perfect[1]?.metrics.find(({ key }) => key === 'positive_likelihood_ratio[spam]')).toEqual({ key: 'positive_likelihood_ratio[spam]', unit: 'number', undefined_because: 'infinite: no false positives' });
});

test('without columns.text no text is anywhere', async () => {
  const secret = 'a very private message';
  const scenario = {
    name: 'private',
    shows: '',
    files: {
      '.github/confusion-gate.yml': 'predictions: out.csv\nbaseline: base.csv\nthresholds:\n  - { metric: errors, max_increase: 0 }\n',
      'out.csv': `id,actual,predicted,text\n1,a,b,${secret}\n2,b,b,${secret}\n`,
      'base.csv': `id,actual,predicted,text\n1,a,a,${secret}\n2,b,b,${secret}\n`,
    },
  };
  const hidden = await run(scenario);
  expect(hidden.report.conclusion).toBe('fail');
  for (const text of hidden.workspace.written.values()) expect(text).not.toContain(secret);
  const shown = await run({ ...scenario, files: { ...scenario.files, '.github/confusion-gate.yml': `columns: { text: text }\n${scenario.files['.github/confusion-gate.yml']}` } });
  expect([...shown.workspace.written.values()].every((text) => text.includes(secret))).toBe(true);
});

describe('JSON as text', () => {
  it('has a line for each fact', () => {
    expect(jsonText({ b: [{ y: 1, x: 'a' }, { y: 2, x: undefined }], a: [], c: {}, d: { e: [1, 2] } })).toBe('{\n  "a": [],\n  "b": [\n    {"x":"a","y":1},\n    {"y":2}\n  ],\n  "c": {},\n  "d": {\n    "e": [1,2]\n  }\n}\n');
  });

  it('writes plain values as JSON.stringify does', () => {
    const plain = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom('\uD800', 'a\u2028b', '"\\'), fc.double(), fc.constantFrom(-0, Infinity, Number.NaN), fc.integer(), fc.boolean());
    fc.assert(
      fc.property(plain, (value) => {
        fc.pre(typeof value !== 'string' || !value.includes('##['));
        expect(jsonText(value)).toBe(`${JSON.stringify(value)}\n`);
      }),
    );
  });

  it('is whole however long it is', () => {
    const long = Array.from({ length: 30_000 }, (_, index) => ({ a: index, b: `${index}` }));
    expect(JSON.parse(jsonText(long))).toEqual(long);
  });

  it('writes a list of facts as it writes any list', () => {
    const hostile = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('},{"a":1', '"},{"a', '},{', '\\"},{"b', 'x},{"'), fc.integer(), fc.boolean());
    const fact = fc.record({ actual: hostile, count: fc.option(fc.integer(), { nil: undefined }), predicted: hostile }).filter(({ actual, predicted }) => !`${actual}${predicted}`.includes('##['));
    fc.assert(fc.property(fc.array(fact), (facts) => {
      expect(jsonText({ cells: new Facts(facts), own: [{ list: new Facts(facts) }] })).toBe(jsonText({ cells: facts, own: [{ list: facts }] }));
    }));
  });

  it('holds no command for the runner, and still says the same', () => {
    expect(jsonText('##[error]x')).toBe('"#\\u0023[error]x"\n');
    expect(JSON.parse(jsonText('###[group]'))).toBe('###[group]');
  });
});

describe('the outputs', () => {
  const many = reportOf([{ classes: Array.from({ length: 400 }, (_, index) => `class ${index}`), cells: drifting(400, 20, 5), thresholds: Array.from({ length: 800 }, (_, index) => threshold('recall', { kind: 'class', label: `class ${index % 400}` }, least(0.9))) }]);

  it('metrics keeps to the metrics of the whole when those of all classes do not fit', () => {
    const small = JSON.parse(metricsJson(many, 65_536)) as { readonly default: Record<string, number | null> };
    expect(Object.keys(small.default)).toContain('f1[macro]');
    expect(Object.keys(small.default)).not.toContain('recall[class 1]');
    const large = JSON.parse(metricsJson(many, 10_000_000)) as { readonly default: Record<string, number | null> };
    expect(large.default['recall[class 1]']).toBe(0.75);
    expect(metricsJson(many, 100)).toBe('{}');
  });

  it('metrics keeps an average apart from a class of that name, and has null for what is undefined', () => {
    const report = reportOf([{ classes: ['macro', '__proto__'], cells: [{ actual: 0, baseline: 0, candidate: 0, count: 3 }], thresholds: [] }]);
    const metrics = (JSON.parse(metricsJson(report, 65_536)) as { readonly default: Record<string, number | null> }).default;
    expect(metrics['recall["macro"]']).toBe(1);
    expect(metrics['recall[macro]']).toBe(0.5);
    expect(metrics['recall[__proto__]']).toBeNull();
  });

  it('failed-thresholds lists as many as fit', () => {
    const listed = JSON.parse(failedThresholdsJson(many, 10_000)) as readonly object[];
    expect(failedThresholdsJson(many, 10_000).length).toBeLessThan(10_000);
    expect(listed.length).toBeGreaterThan(50);
    expect(listed[0]).toEqual({ evaluation: 'default', threshold: 'recall[class 0] min 0.9', state: 'fail', description: 'recall of class 0 at least 90 %' });
    expect(JSON.parse(failedThresholdsJson(many, 10_000_000))).toHaveLength(800);
    expect(failedThresholdsJson(many, 10)).toBe('[]');
  });

  it('failed-thresholds leaves out what only warns', () => {
    const report = reportOf([{ classes: ['a', 'b'], cells: drifting(2, 20, 5), thresholds: [threshold('accuracy', { kind: 'whole' }, least(0.99), { severity: 'warn' }), threshold('recall', { kind: 'class', label: 'x' }, noDrop())] }]);
    expect(JSON.parse(failedThresholdsJson(report, 65_536))).toMatchObject([{ state: 'error' }]);
  });
});
