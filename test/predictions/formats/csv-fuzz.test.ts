import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csv, tsv } from '../../../src/predictions/formats/csv.js';
import { outcomeOf } from './read-cells.js';

const HEADER = ['a', 'b', 'c'] as const;

/** The other reader's rows, its header taken off, or undefined where it refuses. */
function parsed(text: string, delimiter: string, newline: string, relaxed: boolean): string[][] | undefined {
  try {
    const rows: string[][] = parse(text, {
      delimiter,
      bom: true,
      record_delimiter: newline === '\r' ? '\r' : ['\r\n', '\n'],
      skip_empty_lines: true,
      relax_quotes: relaxed,
      relax_column_count: false,
    });
    return rows.slice(1);
  } catch {
    return undefined;
  }
}

const piece = fc.constantFrom('', 'x', 'spam', '£', 'é', '😀', ' ', '__proto__', '9007199254740993', 'a"b', '|', "'", '你好', '\u0001', '\u000b', 'several words in a row', 'a text too long for a search by words. '.repeat(5));
const quotedPiece = fc.oneof(piece, fc.constantFrom('"', ',', '\t', '\n', '\r\n', '\r', '""', ',"'));

interface Field {
  readonly text: string;
  readonly quoted: boolean;
}

const field: fc.Arbitrary<Field> = fc.oneof(
  fc.array(piece, { maxLength: 4 }).map((parts) => ({ text: parts.join(''), quoted: false })),
  fc.array(quotedPiece, { maxLength: 6 }).map((parts) => ({ text: parts.join(''), quoted: true })),
);

function written({ text, quoted }: Field): string {
  return quoted ? `"${text.replaceAll('"', '""')}"` : text;
}

it('reads the cells of every well-formed table as csv-parse does, wherever its chunks end', async () => {
  const table = fc.record({
    rows: fc.array(fc.tuple(field, field, field), { maxLength: 8 }),
    tabs: fc.boolean(),
    newline: fc.constantFrom('\n', '\r\n', '\r'),
    blanks: fc.boolean(),
    bom: fc.boolean(),
    last: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(table, async ({ rows, tabs, newline, blanks, bom, last }) => {
      const delimiter = tabs ? '\t' : ',';
      const lines = [HEADER.join(delimiter), ...rows.map((row) => row.map(written).join(delimiter))];
      const text = (bom ? '\uFEFF' : '') + lines.join(blanks ? newline + newline : newline) + (last ? newline : '');
      const outcome = await outcomeOf(tabs ? tsv : csv, text, HEADER);
      const values = rows.map((row) => row.map((cell) => cell.text));
      expect(parsed(text, delimiter, newline, true)).toEqual(values);
      expect(outcome).toMatchObject({ rows: values, records: rows.length });
    }),
    { numRuns: 400, seed: 1 },
  );
});

it('refuses what csv-parse refuses, and reads the same cells of the rest', async () => {
  const soup = fc.record({
    newline: fc.constantFrom('\n', '\r\n', '\r'),
    tokens: fc.array(fc.constantFrom('x', 'yy', ',', ',', '"', '"', 'NEWLINE', 'NEWLINE', '\u{1F600}', '""'), { maxLength: 40 }),
    columns: fc.constantFrom(1, 2, 3),
  });
  let read = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(soup, async ({ newline, tokens, columns }) => {
      const header = HEADER.slice(0, columns);
      const text = header.join(',') + newline + tokens.map((token) => (token === 'NEWLINE' ? newline : token)).join('');
      const outcome = await outcomeOf(csv, text, header);
      const strict = parsed(text, ',', newline, false);
      if ('refused' in outcome) {
        refused++;
        expect(strict).toBeUndefined();
      } else {
        read++;
        // What it refuses and we read are quotes inside unquoted fields.
        expect(outcome.rows).toEqual(strict ?? parsed(text, ',', newline, true));
      }
    }),
    { numRuns: 1500, seed: 2 },
  );
  expect(read).toBeGreaterThan(100);
  expect(refused).toBeGreaterThan(100);
});

it('gives the offset at which each record starts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 6 }), async (rows) => {
      const lines = rows.map((row) => row.map(written).join(','));
      const outcome = await outcomeOf(csv, ['a,b', ...lines].join('\n'), ['b']);
      const starts: number[] = [];
      let offset = 4;
      for (const line of lines) {
        starts.push(offset);
        offset += Buffer.byteLength(line) + 1;
      }
      expect(outcome).toMatchObject({ offsets: starts });
    }),
    { numRuns: 100, seed: 3 },
  );
});
