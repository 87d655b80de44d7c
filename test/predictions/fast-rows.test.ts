import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FastRows } from '../../src/predictions/fast-rows.js';
import { csv, tsv } from '../../src/predictions/formats/csv.js';
import type { Format } from '../../src/predictions/formats/format.js';
import { json } from '../../src/predictions/formats/json.js';
import { jsonl } from '../../src/predictions/formats/jsonl.js';
import { LabelColumn } from '../../src/predictions/label-column.js';
import { LabelForms, PREDICTION_MARKS, SLICE_MARKS } from '../../src/predictions/label-forms.js';
import { readRows } from '../../src/predictions/read-rows.js';
import { RowBatcher, type RowBatch } from '../../src/predictions/row-batch.js';
import { columnOrder } from '../../src/predictions/row-scanner.js';
import { describe as describeProblem, ProblemError } from '../../src/problem.js';
import { memorySource } from './memory-source.js';

const NAMES = ['predicted', 'actual', 'lang'];

type Reading = (coders: readonly LabelColumn[], onBatch: (batch: RowBatch) => void) => Promise<unknown>;

/** All that a reading gives, or what is wrong. */
async function outcome(read: Reading): Promise<unknown> {
  const forms = [new LabelForms(40, PREDICTION_MARKS), new LabelForms(5, SLICE_MARKS)] as const;
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

function both(text: string, chunkSize: number, format: Format = csv): Promise<readonly [fast: unknown, reference: unknown]> {
  const source = memorySource('p.csv', text, chunkSize);
  const reference: Reading = async (coders, onBatch) => {
    const columns = [...NAMES, 'id'];
    const layout = await format.layout?.(source, columns);
    const batcher = new RowBatcher(coders, true, source, onBatch, layout === undefined ? undefined : columnOrder(layout, NAMES.length));
    const notes = await format.read(source, columns, (cells) => batcher.add(cells));
    batcher.flush();
    return notes;
  };
  return Promise.all([outcome((coders, onBatch) => readRows({ source, format, names: NAMES, coders, sets: [0, 0, 1], id: 'id' }, onBatch)), outcome(reference)]);
}

const HEADER = ['id', 'text', 'actual', 'lang', 'predicted', 'score'];

const cellText = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('ham', 'spam', 'a longer label of more than sixteen bytes', 'exactly 16 bytes', '', ' ', 'é', '😀', '(missing)', '(refused)') },
  { weight: 2, arbitrary: fc.constantFrom('"', '""', 'a "quoted" word', 'a,b', 'a\nb', 'a\r\nb', 'a\rb', '\r', '\n', '"\n', ',', '\t', ' ham', 'ham ', ',,,,,', '\n\n') },
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);

/** Cells as programs write them, and as they should not: quoted or not, whatever is in them. */
const written = fc.tuple(cellText, fc.constantFrom('as needed', 'as needed', 'always', 'never')).map(([text, quoting]) => {
  const quotes = quoting === 'always' || (quoting === 'as needed' && /[",\r\n\t]/.test(text));
  return quotes ? `"${text.replaceAll('"', '""')}"` : text;
});

/** JSON values that are not what is expected where they stand, and spellings that other programs have. */
const jsonValue = fc.oneof(
  { weight: 6, arbitrary: cellText.map((text) => JSON.stringify(text)) },
  { weight: 1, arbitrary: cellText.map((text) => JSON.stringify(text).replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)) },
  { weight: 2, arbitrary: fc.constantFrom('1', '1.0', '-0', '0.5e-7', '1E+10', '12345678901234567890', 'true', 'false', 'null', 'NaN', '-Infinity', '"\\u0041"', '"\\/"', '"\\ud800"') },
  { weight: 1, arbitrary: fc.constantFrom('{}', '[]', '{"a":1,"b":[true,null,"x"]}', '[[1,2],["\\n"]]', '[ 1 , 2 ]', '{"a" : {"b" : 0}}') },
  { weight: 1, arbitrary: fc.constantFrom('01', '1.', '.5', '-', 'tru', 'nul', '"\\x"', '"\\u12g4"', '"a\nb"', '"\t"', '[1,]', '{"a"}', '{', '"', '[\n1]', '') },
);
const keys = ['id', 'text', 'actual', 'lang', 'predicted', 'score'];
const jsonRecord = fc.record({
  values: fc.array(jsonValue, { minLength: 6, maxLength: 6 }),
  keys: fc.oneof({ weight: 8, arbitrary: fc.constant(keys) }, fc.constant([...keys].reverse()), fc.shuffledSubarray(keys), fc.constant([...keys, 'actual'])),
});

function jsonText(records: readonly { readonly values: readonly string[]; readonly keys: readonly string[] }[], style: 'lines' | 'array', spaced: boolean, ends: readonly string[]): string {
  const [colon, comma] = spaced ? [': ', ', '] : [':', ','];
  const texts = records.map((record) => `{${record.keys.map((key, index) => `"${key}"${colon}${record.values[index] ?? '0'}`).join(comma)}}`);
  if (style === 'array') return `[${texts.map((text, index) => text + (ends[index] ?? ',')).join('').replace(/,\s*$/, '')}]`;
  return texts.map((text, index) => text + (ends[index] ?? '\n')).join('');
}

describe('rows by WebAssembly', () => {
  it.each([
    ['lines', 1],
    ['lines', 7],
    ['lines', 65_536],
    ['array', 1],
    ['array', 7],
    ['array', 65_536],
  ] as const)('are those of the reference for JSON in %s, errors included, in chunks of %i bytes', async (style, chunkSize) => {
    const end = style === 'lines' ? fc.constantFrom('\n', '\n', '\n', '\r\n', '\n\n', ' \n', '') : fc.constantFrom(',', ',', ',\n  ', ' , ', '', ',,');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(jsonRecord, end), { minLength: 1, maxLength: 25 }), fc.boolean(), fc.constantFrom('', '', '', '\n', 'x', ' '), async (records, spaced, tail) => {
        const text = jsonText(records.map(([record]) => record), style, spaced, records.map(([, of]) => of)) + tail;
        const [fast, reference] = await both(text, chunkSize, style === 'lines' ? jsonl : json);
        expect(fast).toEqual(reference);
      }),
      { numRuns: chunkSize === 65_536 ? 1_500 : 400 },
    );
  });

  it.each(['lines', 'array'] as const)('are those of the reference over many batches of JSON in %s', async (style) => {
    const records = Array.from({ length: 9_000 }, (_, row) => ({
      keys: row % 1_000 === 3 ? [...keys].reverse() : keys,
      values: [`"id ${row}"`, row % 5_000 === 1 ? JSON.stringify('x'.repeat(1_200_000)) : '"some \\"text\\""', row % 7 === 0 ? '"caf\\u00e9"' : `"label ${row % 20}"`, '"de"', row % 11 === 0 ? 'null' : '"label 1"', row % 2_000 === 9 ? 'NaN' : '{"a":[1,2]}'],
    }));
    const [fast, reference] = await both(jsonText(records, style, true, []), 100_000, style === 'lines' ? jsonl : json);
    expect(fast).toEqual(reference);
    expect(fast).toMatchObject({ notes: { records: 9_000, nonFinite: 5 } });
  });

  it('can be had on this machine', () => {
    expect(FastRows.serves({ kind: 'table', delimiter: 44, loneCr: false, width: 3, fields: [2, 1, 0], start: 0 }, 2)).toBe(true);
  });

  it.each([
    ['too many fields', { width: 1025, fields: [0] }, 1],
    ['too many label columns', { width: 20, fields: [0] }, 17],
    ['one field for two columns', { width: 3, fields: [1, 1] }, 2],
  ])('are left to the other way with %s', (_, layout, labels) => {
    expect(FastRows.serves({ kind: 'table', delimiter: 44, loneCr: false, start: 0, ...layout }, labels)).toBe(false);
  });

  it.each([1, 7, 33, 65_536])('are those of the reference, errors included, in chunks of %i bytes', async (chunkSize) => {
    const line = fc.oneof({ weight: 20, arbitrary: fc.array(written, { minLength: 6, maxLength: 6 }) }, fc.array(written, { minLength: 1, maxLength: 7 }));
    const ending = fc.constantFrom('\n', '\n', '\r\n', '\n\n', '\r\n\r\n', '\n   \n', '\r');
    const table = fc.tuple(fc.array(fc.tuple(line, ending), { maxLength: 25 }), fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '', '\n', '\r\n', '"', '\r', 'x'));
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom(',', '\t'), async ([lines, headerEnd, tail], delimiter) => {
        const row = (cells: readonly string[]): string => cells.join(delimiter);
        const text = `${row(HEADER)}${headerEnd}${lines.map(([cells, end]) => row(cells) + end).join('')}${tail}`;
        const [fast, reference] = await both(text, chunkSize, delimiter === ',' ? csv : tsv);
        expect(fast).toEqual(reference);
      }),
      { numRuns: chunkSize === 65_536 ? 1_500 : 400 },
    );
  });

  it('are those of the reference over many batches, whatever stands in between', async () => {
    const lines = Array.from({ length: 9_000 }, (_, row) => {
      const label = row % 997 === 0 ? '"a ""quoted"" label"' : `label ${row % 30}`;
      const text = row % 5_000 === 1 ? 'x'.repeat(1_200_000) : '"many, words"';
      return `${row % 1_500 === 7 ? ' ' : `id ${row}`},${text},${label},de,label 1,0.5`;
    });
    const [fast, reference] = await both(`${HEADER.join(',')}\n${lines.join('\n')}\n`, 100_000);
    expect(fast).toEqual(reference);
    expect(fast).toMatchObject({ notes: { records: 9_000 } });
  });

  it('are those of the reference with more ids, and more labels, than there is room for', async () => {
    const long = Array.from({ length: 600 }, (_, row) => `${row}${'i'.repeat(1_000)},t,a,de,b,0.5`);
    const [fast, reference] = await both(`${HEADER.join(',')}\n${long.join('\n')}\n`, 100_000);
    expect(fast).toEqual(reference);
    // Of one label, more spellings than its table holds.
    const many = Array.from({ length: 9_000 }, (_, row) => `${row},t,a${' '.repeat(row % 150)},de,${' '.repeat(row % 149)}a,0.5`);
    const [fastest, plain] = await both(`${HEADER.join(',')}\n${many.join('\n')}\n`, 100_000);
    expect(fastest).toEqual(plain);
  });

  it('refuse a label too many where the reference does', async () => {
    const lines = Array.from({ length: 60 }, (_, row) => `${row},t,label ${row},de,ham,0.5`);
    const [fast, reference] = await both(`${HEADER.join(',')}\n${lines.join('\n')}\n`, 1_000);
    expect(fast).toBe(reference);
    expect(fast).toContain('more than 40 distinct values');
  });
});
