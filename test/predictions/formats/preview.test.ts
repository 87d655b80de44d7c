import { describe, expect, it } from 'vitest';
import { csv, tsv } from '../../../src/predictions/formats/csv.js';
import type { Format, Preview } from '../../../src/predictions/formats/format.js';
import { json } from '../../../src/predictions/formats/json.js';
import { jsonl } from '../../../src/predictions/formats/jsonl.js';
import type { Source } from '../../../src/predictions/source.js';
import { memorySource } from '../memory-source.js';

async function preview(format: Format, content: string): Promise<Preview> {
  const whole = await format.preview(memorySource('p.txt', content));
  expect(await format.preview(memorySource('p.txt', content, 1))).toEqual(whole);
  return whole;
}

/** A file without end that counts what is read of it. */
function endless(head: string, record: string): { readonly source: Source; read: number; closed: number } {
  const counted = {
    read: 0,
    closed: 0,
    source: {
      name: 'p.txt',
      async *open() {
        try {
          yield Buffer.from(head);
          const chunk = Buffer.from(record);
          for (;;) {
            counted.read += chunk.length;
            yield chunk;
          }
        } finally {
          counted.closed++;
        }
      },
    },
  };
  return counted;
}

describe('a table of text', () => {
  it('shows its columns with their first values and what they look like', async () => {
    expect(await preview(csv, '\uFEFF, label ,score,ok,text,none\n0,ham,0.5,true,"a\nb",\n1,spam,-1e-3,False,2, \n')).toEqual({
      format: 'csv',
      records: 2,
      columns: [
        { name: '', samples: ['0', '1'], kind: 'number' },
        { name: 'label', samples: ['ham', 'spam'], kind: 'text' },
        { name: 'score', samples: ['0.5', '-1e-3'], kind: 'number' },
        { name: 'ok', samples: ['true', 'False'], kind: 'boolean' },
        { name: 'text', samples: ['a\nb', '2'], kind: 'text' },
        { name: 'none', samples: [], kind: 'empty' },
      ],
    });
  });

  it('shows the columns of a header without rows, names twice if they are', async () => {
    expect(await preview(tsv, 'a\ta')).toEqual({
      format: 'tsv',
      records: 0,
      columns: [{ name: 'a', samples: [], kind: 'empty' }, { name: 'a', samples: [], kind: 'empty' }],
    });
  });
});

describe('JSON', () => {
  it('shows the keys of all records it looked at, inner ones by their path, down to four levels', async () => {
    const lines = ['{"id": 1.0, "a": {"b": {"c": {"d": 1, "e": {"f": 2}}}}}', '{"new": null, "id": "x", "a": {"b": [1]}, "e": {}, "ok": true, "a.b": "dotted"}'];
    const expected = [
      { name: 'id', samples: ['1.0', 'x'], kind: 'text' },
      { name: 'a.b.c.d', samples: ['1'], kind: 'number' },
      { name: 'a.b.c.e', samples: ['{"f": 2}'], kind: 'structure' },
      { name: 'new', samples: [], kind: 'empty' },
      { name: 'a.b', samples: ['{"c": {"d": 1, "e": {"f": 2}}}', 'dotted'], kind: 'text' },
      { name: 'e', samples: ['{}'], kind: 'structure' },
      { name: 'ok', samples: ['true'], kind: 'boolean' },
    ];
    expect(await preview(jsonl, lines.join('\n'))).toEqual({ format: 'jsonl', records: 2, columns: expected });
    expect(await preview(json, `[${lines.join(',\n')}]`)).toEqual({ format: 'json', records: 2, columns: expected });
  });

  it('shows the columns of a table', async () => {
    const columns = [
      { name: 'y', samples: ['a', 'b'], kind: 'text' },
      { name: 'p.label', samples: ['c', 'd'], kind: 'text' },
    ];
    expect(await preview(json, '{"columns": ["y", "p"], "data": [["a", {"label": "c"}], ["b", {"label": "d"}]]}')).toEqual({ format: 'json', records: 2, columns });
    expect(await preview(json, '{"y": {"0": "a", "1": "b"}, "p": {"1": {"label": "d"}, "0": {"label": "c"}}}')).toEqual({ format: 'json', records: 2, columns });
    expect(await preview(json, '{"columns": ["y"], "data": []}')).toEqual({ format: 'json', records: 0, columns: [{ name: 'y', samples: [], kind: 'empty' }] });
  });

  it('looks at 200 rows of a table', async () => {
    const { records, columns } = await preview(json, JSON.stringify({ y: Array.from({ length: 500 }, (_, i) => i) }));
    expect([records, columns[0]?.samples.length]).toEqual([200, 200]);
  });
});

describe('a large file', () => {
  it.each([
    ['csv', csv, 'a,b\n', 'x,y\n'],
    ['jsonl', jsonl, '', '{"a": 1}\n'],
    ['json', json, '[{"a": 1}', ', {"a": 1}'],
  ] as const)('is closed after 200 records: %s', async (_name, format, head, record) => {
    const file = endless(head, record);
    expect((await format.preview(file.source)).records).toBe(200);
    expect(file.read).toBeLessThan(10_000);
    expect(file.closed).toBeGreaterThan(0);
  });

  it.each([
    ['csv', csv, 'a,b\n', (text: string) => `x,${text}\n`],
    ['jsonl', jsonl, '', (text: string) => `{"a": "${text}"}\n`],
    ['json', json, '[{"a": 1}', (text: string) => `, {"a": "${text}"}`],
  ] as const)('is closed after some 4 MiB of large records: %s', async (_name, format, head, record) => {
    const file = endless(head, record('x'.repeat(1024 * 1024)));
    const { records } = await format.preview(file.source);
    expect(records).toBeGreaterThanOrEqual(4);
    expect(file.read).toBeLessThan(10 * 1024 * 1024);
  });

  it('is looked at for one whole record at least', async () => {
    const file = endless('', `{"a": "${'x'.repeat(5 * 1024 * 1024)}", "b": 1}\n`);
    expect((await jsonl.preview(file.source)).columns.map((column) => column.name)).toEqual(['a', 'b']);
  });
});
