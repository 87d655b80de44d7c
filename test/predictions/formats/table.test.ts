import { describe, expect, it } from 'vitest';
import { FORMAT_IDS, type FormatId } from '../../../src/predictions/formats/format.js';
import { chooseFormat, FORMATS } from '../../../src/predictions/formats/table.js';
import { memorySource } from '../memory-source.js';

async function chosen(name: string, content: string | Uint8Array, override?: FormatId): Promise<string> {
  const found = new Set<string>();
  for (const chunkSize of [1, 7, 1000]) found.add((await chooseFormat(memorySource(name, content, chunkSize), override === undefined ? {} : { id: override })).id);
  return Array.from(found).join(' or ');
}

it('has a reader for every format', async () => {
  expect(Array.from(FORMATS.keys())).toEqual([...FORMAT_IDS]);
  for (const [id, load] of FORMATS) expect((await load()).id).toBe(id);
});

describe('the format of a file', () => {
  it.each([
    ['p.csv', 'a,b\n', 'csv'],
    ['p.CSV', 'a\n', 'csv'],
    ['p.csv.gz', 'a\n', 'csv'],
    ['p.tsv', 'a\n', 'tsv'],
    ['p.tab', 'a\tb\n', 'tsv'],
    ['p.json', '{"columns": []}', 'json'],
    ['p.json', '[]', 'json'],
    ['p.jsonl', '{"a": 1}\n', 'jsonl'],
    ['p.jsonl', '["a", 1]\n', 'jsonl'],
    ['dir.json/p.ndjson.GZ', '{"a": 1}\n', 'jsonl'],
  ] as const)('follows from its extension: %s', async (name, content, id) => {
    expect(await chosen(name, content)).toBe(id);
  });

  it.each([
    ['p.csv', 'a b\tc\nx\ty\n', 'tsv'],
    ['p.tsv', 'a,b\n', 'csv'],
    ['p.csv', '\uFEFF\n [\n {"a": 1}]', 'json'],
    ['p.csv', '{"a": 1}\n', 'json'],
    ['p.jsonl', '[{"a": 1}]', 'json'],
    ['p.jsonl', '[\n{"a": 1}]', 'json'],
    ['p.jsonl', '{\n"y": [1], "p": [2]}', 'json'],
    ['predictions', 'id\tlabel\n', 'tsv'],
    ['predictions', '\tlabel\n', 'tsv'],
    ['p.txt', '\nid,label\n', 'csv'],
    ['p.out', '{"a": 1}', 'json'],
    ['p.out', '{\n"a": 1}', 'json'],
    ['p.out', '[]', 'json'],
  ] as const)('follows from its content when the extension says nothing or something else: %s', async (name, content, id) => {
    expect(await chosen(name, content)).toBe(id);
  });

  it('leaves a .json file with other content to the reader that can say where it breaks', async () => {
    expect(await chosen('p.json', 'id,label\n')).toBe('json');
  });

  it('keeps the extension when the first line has both tabs and commas', async () => {
    expect(await chosen('p.csv', 'a,"b\tc"\n')).toBe('csv');
    expect(await chosen('p.tsv', 'a, or b\tc\n')).toBe('tsv');
  });

  it('is the one that is asked for, whatever the file is', async () => {
    expect(await chosen('p.json', 'PK\x03\x04', 'tsv')).toBe('tsv');
  });

  it('looks no further than it must into a first line without end', async () => {
    expect(await chosen('p.csv', `a\tb${'x'.repeat(200_000)}`)).toBe('tsv');
  });

  it('is unknown when neither extension nor content tell it', async () => {
    await expect(chosen('out/p.txt', 'label\nspam\n')).rejects.toThrow(
      'out/p.txt: the format of the file is not known, neither by its extension "txt" nor by its content\n  Name the format: "format: csv". The formats are csv, tsv, json, jsonl, parquet, counts, promptfoo, lm-eval, inspect, openai-batch, anthropic-batch.',
    );
    await expect(chosen('out.d/p', 'label\n')).rejects.toThrow('by its extension (it has none)');
  });

  it('is none for empty and binary files', async () => {
    await expect(chosen('p.csv', ' \n')).rejects.toThrow('p.csv: the file is empty');
    await expect(chosen('p.csv', 'PK\x03\x04\x14\0\0\0')).rejects.toThrow(`p.csv: the file is a zip file (as .xlsx and .npz files are)\n  Readable are ${FORMAT_IDS.join(', ')}. Is another one named under \`format\`?`);
    await expect(chosen('p.csv', 'PAR1\x15\x04', 'csv')).resolves.toBe('csv');
    await expect(chosen('p.csv', 'PAR1\x15\x04')).rejects.toThrow('p.csv: the Parquet file is damaged');
    await expect(chosen('p.txt', Buffer.from('a,b', 'utf16le'))).rejects.toThrow('p.txt: the file is UTF-16, not UTF-8');
  });
});
