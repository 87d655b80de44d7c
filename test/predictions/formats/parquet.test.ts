import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parquet } from '../../../src/predictions/formats/parquet/parquet.js';
import { anywhereSource, memorySource } from '../memory-source.js';
import { reading } from '../reading.js';
import { problemOf, readCells, readRunsOf } from './read-cells.js';

// Files and rows are pyarrow's: scripts/golden/parquet_files.py.
const DIRECTORY = path.resolve(import.meta.dirname, '../../../__fixtures__/parquet');
const bytesOf = (name: string): Buffer => readFileSync(path.join(DIRECTORY, `${name}.parquet`));
const GOLDEN = JSON.parse(readFileSync(path.join(DIRECTORY, 'rows.json'), 'utf8')) as { readonly columns: readonly string[]; readonly rows: readonly unknown[][] };
const ODD = new Set(['odd-columns', 'no-rows', 'nested', 'nested-version-2-small-pages']);
const NESTED = JSON.parse(readFileSync(path.join(DIRECTORY, 'nested.json'), 'utf8')) as typeof GOLDEN;
const FILES = readdirSync(DIRECTORY).filter((name) => name.endsWith('.parquet')).map((name) => name.slice(0, -'.parquet'.length)).filter((name) => !ODD.has(name));

describe('a Parquet file', () => {
  it.each(FILES)('%s is read as pyarrow reads it, in any chunks and any columns', async (name) => {
    for (const chunkSize of [977, 1 << 20]) {
      const { rows, notes, offsets } = await readCells(parquet, bytesOf(name), GOLDEN.columns, chunkSize);
      expect(rows).toEqual(GOLDEN.rows);
      expect(notes).toEqual({ records: 300, nonFinite: 0 });
      expect(offsets.at(-1)).toBe(299);
    }
    const { rows } = await readCells(parquet, bytesOf(name), ['predicted', 'id', 'predicted']);
    expect(rows).toEqual(GOLDEN.rows.map((row) => [row[2], row[0], row[2]]));
  });

  it.each(FILES)('%s gives the same by columns, from its start and from anywhere, in runs of any length', async (name) => {
    for (const most of [1, 7, 2048]) {
      for (const source of [memorySource('p', bytesOf(name)), anywhereSource('p', bytesOf(name))]) {
        expect(await readRunsOf(parquet, source, GOLDEN.columns, most)).toEqual({ rows: GOLDEN.rows, notes: { records: 300, nonFinite: 0 } });
      }
    }
  });

  it('says by columns, too, which row is wrong', async () => {
    const source = anywhereSource('p.parquet', bytesOf('odd-columns'));
    for (const [column, message] of [['bytes', 'no UTF-8 text'], ['label', 'holds 5']] as const) {
      await expect(parquet.readRuns?.(source, ['id', column], 2048, (run) => run.codes(1, new Uint16Array(2048), () => 1))).rejects.toMatchObject({ problems: [{ message: expect.stringContaining(message) as string, place: { file: 'p.parquet', line: 2 } }] });
    }
  });

  it.each(['nested', 'nested-version-2-small-pages'])('%s: lists, structs and maps are JSON, as pyarrow has them', async (name) => {
    const parsed = (cell: unknown): unknown => (typeof cell === 'string' && /^[[{]/u.test(cell) ? JSON.parse(cell) : cell);
    const columns = NESTED.columns;
    for (const source of [memorySource('p', bytesOf(name)), anywhereSource('p', bytesOf(name))]) {
      const { rows } = await readRunsOf(parquet, source, columns, 7);
      expect(rows.map((row) => row.map(parsed))).toEqual(NESTED.rows);
    }
    const { rows } = await readCells(parquet, bytesOf(name), [...columns].toReversed());
    expect(rows.map((row) => row.map(parsed).toReversed())).toEqual(NESTED.rows);
  });

  it('with nested columns that are damaged gives other values or an error that names the file', async () => {
    const whole = bytesOf('nested');
    for (let at = 0; at < whole.length; at += 61) {
      const broken = Buffer.from(whole);
      broken[at] = (broken[at] ?? 0) ^ 0x55;
      try {
        await readCells(parquet, broken, NESTED.columns);
        const { columns } = await parquet.preview(anywhereSource('p.txt', broken));
        columns.forEach(({ samples }) => samples.length);
      } catch (thrown) {
        expect(String(thrown)).toMatch(/^ProblemError: p\.txt/);
      }
    }
  });

  it('shows its columns and first values', async () => {
    const { columns, records, format } = await parquet.preview(memorySource('p', bytesOf('odd-columns').subarray(0)));
    expect([format, records]).toEqual(['parquet', 2]);
    expect(columns.map(({ name, kind, samples }) => [name, kind, ...samples.slice(0, 1)])).toMatchObject([
      ['id', 'text', 'a'],
      ['list', 'structure', '[1]'],
      ['struct', 'structure', '{"x":1}'],
      ['day', 'structure'],
      ['decimal', 'structure'],
      ['time', 'structure'],
      ['bytes', 'text', 'ok'],
      ['label', 'text', 'neg'],
      ['nothing', 'empty'],
    ]);
  });

  it('may have no rows', async () => {
    expect((await parquet.preview(memorySource('p', bytesOf('no-rows')))).records).toBe(0);
    expect(await readCells(parquet, bytesOf('no-rows'), ['id'])).toMatchObject({ rows: [], notes: { records: 0 } });
  });

  it.each([
    ['day', 'the column "day" cannot be read: it holds DATE'],
    ['decimal', 'the column "decimal" cannot be read: it holds DECIMAL'],
    ['time', 'the column "time" cannot be read: it holds TIMESTAMP'],
    ['lable', 'there is no column "lable"; did you mean "label"?'],
  ])('refuses the column %s', async (column, message) => {
    expect(await problemOf(parquet, bytesOf('odd-columns'), [column])).toMatch(`p.txt: ${message}`);
  });

  it('refuses values that are no text, and codes without a name, by their row', async () => {
    expect(await problemOf(parquet, bytesOf('odd-columns'), ['bytes'])).toBe('p.txt:2: the column "bytes" holds bytes that are no UTF-8 text');
    expect(await problemOf(parquet, bytesOf('odd-columns'), ['label'])).toBe('p.txt:2: the column "label" holds 5, but its ClassLabel has the names 0 to 1: "neg, pos"');
  });

  it('that ends too early anywhere is refused, never read in part', async () => {
    const whole = bytesOf('small-groups-and-pages');
    for (let length = 0; length < whole.length; length += 101) {
      await expect(parquet.preview(anywhereSource('p.txt', whole.subarray(0, length)))).rejects.toThrow('the Parquet file is damaged');
      const message = await problemOf(parquet, whole.subarray(0, length), ['id']);
      expect(message).toMatch(/^p\.txt: the Parquet file is damaged: (its end is missing|it does not begin as one does)/);
    }
  });

  it('with any byte changed gives other values or an error that names the file, and never stops the program', async () => {
    const whole = bytesOf('none-plain');
    for (let at = 0; at < whole.length; at += 397) {
      const broken = Buffer.from(whole);
      broken[at] = (broken[at] ?? 0) ^ 0x55;
      try {
        await readCells(parquet, broken, ['id', 'actual', 'int64', 'bool']);
        await readRunsOf(parquet, anywhereSource('p.txt', broken), ['id', 'actual', 'int64', 'bool'], 2048);
      } catch (thrown) {
        expect(String(thrown)).toMatch(/^ProblemError: p\.txt/);
      }
    }
  });

  it('names rows, not lines, in what is wrong with a record', async () => {
    const columns = { actual: 'predicted', predicted: 'actual', id: 'id' };
    const read = reading({ 'p.parquet': bytesOf('snappy') as never }, { columns });
    await expect(read).rejects.toThrow('p.parquet:2: ');
  });
});
