import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readSections } from '../../src/predictions/ahead/read-sections.js';
import { Sections } from '../../src/predictions/ahead/sections.js';
import type { Format } from '../../src/predictions/formats/format.js';
import { csv } from '../../src/predictions/formats/csv.js';
import { json } from '../../src/predictions/formats/json.js';
import { jsonl } from '../../src/predictions/formats/jsonl.js';
import { LabelColumn } from '../../src/predictions/label-column.js';
import { LabelForms, PREDICTION_MARKS, SLICE_MARKS } from '../../src/predictions/label-forms.js';
import { readRows } from '../../src/predictions/read-rows.js';
import type { RowBatch } from '../../src/predictions/row-batch.js';
import type { AnywhereSource } from '../../src/predictions/source.js';
import { describe as describeProblem, ProblemError } from '../../src/problem.js';
import { ScanThread } from '../../src/workspace/scan-thread.js';
import { anywhereSource, memorySource } from './memory-source.js';

// The thread runs what `npm run build` has made of the sources.
const SCRIPT = new URL('../../lib/src/scan-worker.js', import.meta.url);
const FORMATS = { csv, json, jsonl };
const NAMES = ['predicted', 'actual', 'lang'];

let directory = '';
let thread: ScanThread;
let files = 0;
beforeAll(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'confusion-gate-'));
  thread = new ScanThread(SCRIPT);
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

/** Everything that a pass over a file gives: rows as text and codes, notes, the label sets, or what is wrong. */
interface Pass {
  readonly rows: readonly unknown[];
  readonly labels: readonly (readonly string[])[];
  readonly notes: unknown;
}

async function pass(read: (coders: readonly LabelColumn[], onBatch: (batch: RowBatch) => void) => Promise<unknown>): Promise<Pass | string> {
  const forms = [new LabelForms(1_000, PREDICTION_MARKS), new LabelForms(5, SLICE_MARKS)] as const;
  const coders = NAMES.map((name, index) => new LabelColumn(name, forms[index === 2 ? 1 : 0]));
  const rows: unknown[] = [];
  try {
    const notes = await read(coders, ({ size, codes, ids, offsets }) => {
      for (let i = 0; i < size; i++) rows.push([...codes.map((column) => column[i]), ids.text(i), offsets[i]]);
    });
    return { rows, notes, labels: forms.map((of) => Array.from({ length: of.size }, (_, code) => of.text(code))) };
  } catch (thrown) {
    if (thrown instanceof ProblemError) return thrown.problems.map(describeProblem).join('\n');
    throw thrown;
  }
}

const WANTED = { names: NAMES, sets: [0, 0, 1], id: 'id' };

function alone(format: Format, content: Uint8Array): Promise<Pass | string> {
  const source = memorySource('p.txt', content);
  return pass((coders, onBatch) => readRows({ ...WANTED, source, format, coders }, onBatch));
}

/** With another thread ahead, in sections of a few bytes. The reader lets it get ahead. */
function together(format: Format, content: Uint8Array, sectionBytes: number): Promise<Pass | string> {
  const name = path.join(directory, `${files++}`);
  writeFileSync(name, content);
  const source = anywhereSource('p.txt', content);
  return pass(async (coders, onBatch) => {
    const layout = await format.layout?.(source, [...NAMES, 'id']);
    if (layout === undefined) return readRows({ ...WANTED, source, format, coders }, onBatch);
    const file: AnywhereSource = { ...(source.openAnywhere?.() as AnywhereSource), giveWay: () => turn() };
    return readSections(file, (job) => thread.hand(name, job), layout, { ...WANTED, source, format, coders }, onBatch, sectionBytes);
  });
}

const nasty = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('ham', 'spam', 'a, b', 'é', '😀', '(refused)', ' ham', '') },
  { weight: 2, arbitrary: fc.constantFrom('"', '""', '"\n"', 'x\ny', '\n', '\r\n', 'a","b","c","d\n1,2,3,4\n', '\nid,ham,spam,de\n', '},{', '}, {"id": "x"}, {', '[{"a":1},{"a":2}]', '\\', '\\"') },
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const row = fc.record({ id: nasty, text: nasty, actual: nasty, predicted: fc.oneof(nasty, fc.constant(null)), lang: fc.constantFrom<string>('de', 'en', '', 'fr') });
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;

const cell = (text: string | null): string => (text === null ? '' : /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const WRITERS: Readonly<Record<keyof typeof FORMATS, (rows: readonly Row[], layout: { readonly spaced: boolean; readonly breakAtEnd: boolean }) => string>> = {
  csv: (rows, { spaced, breakAtEnd }) => ['id,text,actual,predicted,lang', ...rows.map(({ id, text, actual, predicted, lang }) => [id, text, actual, predicted, lang].map(cell).join(','))].join(spaced ? '\r\n' : '\n') + (breakAtEnd ? '\n' : ''),
  jsonl: (rows, { spaced, breakAtEnd }) => rows.map((one) => JSON.stringify(spaced ? { nested: [{ id: 1 }, { id: 2 }], ...one } : one)).join(spaced ? '\n\n' : '\n') + (breakAtEnd ? '\n' : ''),
  json: (rows, { spaced }) => JSON.stringify(spaced ? rows.map((one) => ({ ...one, nested: [{ id: 1 }, { id: 2 }] })) : rows, undefined, spaced ? 2 : undefined),
};

describe.each(['csv', 'jsonl', 'json'] as const)('a %s file of which another thread scans ahead', (name) => {
  const waited = vi.spyOn(Sections.prototype, 'wait');

  it('gives the same rows, labels and errors as one that is read alone', async () => {
    waited.mockClear();
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 40 }),
        fc.record({ spaced: fc.boolean(), breakAtEnd: fc.boolean() }),
        fc.integer({ min: 8, max: 400 }),
        fc.option(fc.tuple(fc.nat(), fc.constantFrom('"', '}', '\n', ',', '\u0000', '[')), { freq: 3, nil: undefined }),
        async (rows, layout, sectionBytes, damage) => {
          const text = WRITERS[name](rows, layout);
          const at = damage === undefined ? 0 : damage[0] % text.length;
          const content = new TextEncoder().encode(damage === undefined ? text : text.slice(0, at) + damage[1] + text.slice(at));
          expect(await together(FORMATS[name], content, sectionBytes)).toEqual(await alone(FORMATS[name], content));
        },
      ),
      { numRuns: 60, seed: 7 },
    );
    // Or the other thread was of no use.
    expect(waited.mock.results.filter(({ value }) => value === 'ready').length).toBeGreaterThan(0);
  });

  it('gives the same with more labels and rows than a block has room for, and with a very long record', async () => {
    const rows = Array.from({ length: 900 }, (_, index) => ({ id: `${index}`, text: index === 500 ? 'x'.repeat(200_000) : 'y', actual: `label ${index}`, predicted: null, lang: 'de' }));
    const content = new TextEncoder().encode(WRITERS[name](rows, { spaced: false, breakAtEnd: true }));
    expect(await together(FORMATS[name], content, 2_000)).toEqual(await alone(FORMATS[name], content));
  });

  it('refuses a label too many where one that is read alone does', async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) => ({ id: `${index}`, text: '', actual: `label ${index % 1_001}`, predicted: 'ham', lang: 'de' }));
    const content = new TextEncoder().encode(WRITERS[name](rows, { spaced: false, breakAtEnd: true }));
    const problem = await together(FORMATS[name], content, 5_000);
    expect(problem).toBe(await alone(FORMATS[name], content));
    expect(problem).toContain('more than 1000 distinct values');
  });
});

describe('a text that looks like rows', () => {
  it('misleads nobody about where rows start', async () => {
    // Every section begins inside a quoted text full of lines that are rows by their look.
    const trap = Array.from({ length: 40 }, (_, index) => `fake ${index},text,spam,spam,en`).join('\n');
    const lines = Array.from({ length: 200 }, (_, index) => `real ${index},"${trap}\n",ham,ham,de`);
    const content = new TextEncoder().encode(`id,text,actual,predicted,lang\n${lines.join('\n')}\n`);
    const read = await together(csv, content, 700);
    expect(read).toEqual(await alone(csv, content));
    expect(JSON.stringify(read)).not.toContain('fake');
  });
});

describe('a thread that does not answer', () => {
  it('is given up, and the file is read without it', async () => {
    vi.spyOn(Atomics, 'wait').mockImplementation(() => 'timed-out');
    const rows = Array.from({ length: 50 }, (_, index) => ({ id: `${index}`, text: '', actual: 'a', predicted: 'a', lang: 'de' }));
    const content = new TextEncoder().encode(WRITERS.jsonl(rows, { spaced: false, breakAtEnd: true }));
    const source = anywhereSource('p.txt', content);
    const read = await pass(async (coders, onBatch) => {
      const layout = await jsonl.layout?.(source, [...NAMES, 'id']);
      // It takes the second section, and is never heard of again.
      const hand = (job: object): void => void new Sections((job as { sections: SharedArrayBuffer }).sections).next(0, 0);
      return readSections(source.openAnywhere?.() as AnywhereSource, hand, layout as NonNullable<typeof layout>, { ...WANTED, source, format: jsonl, coders }, onBatch, 100);
    });
    vi.restoreAllMocks();
    expect(read).toEqual(await alone(jsonl, content));
  });
});
