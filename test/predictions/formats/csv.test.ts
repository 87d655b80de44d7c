import { describe, expect, it } from 'vitest';
import { csv, tsv } from '../../../src/predictions/formats/csv.js';
import { outcomeOf, problemOf, readCells } from './read-cells.js';

const RAGGED_ADVICE = 'Every row needs as many fields as the header. A text that holds the separator, a quote or a line break must stand in double quotes.';
const QUOTE_ADVICE = 'Write a quote that is part of the text as two quotes: "say ""so""".';

function latin1(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}

describe('what is read', () => {
  it('takes labels as they stand, whatever they are called', async () => {
    const labels = ['__proto__', 'constructor', '😀', '£', '01', '1.0', '9007199254740993', 'NaN', 'null', ' ham ', '|', '<b>', '@team'];
    const outcome = await outcomeOf(csv, `actual\n${labels.join('\n')}\n`, ['actual']);
    expect(outcome).toMatchObject({ rows: labels.map((label) => [label]) });
  });

  it('undoes doubled quotes and keeps line breaks inside quotes', async () => {
    const outcome = await outcomeOf(csv, 'a,b\r\n"say ""so""","x\r\ny"\r\n"""",""\r\n', ['a', 'b']);
    expect(outcome).toMatchObject({ rows: [['say "so"', 'x\r\ny'], ['"', '']] });
  });

  it('takes a quote inside an unquoted field as a character', async () => {
    expect(await outcomeOf(csv, 'a,b\n5" nail,"x"\n', ['a'])).toMatchObject({ rows: [['5" nail']] });
  });

  it('takes a lone CR as a line end only where the first line break is one', async () => {
    expect(await outcomeOf(csv, 'a,b\rx,y\rz,w', ['a', 'b'])).toMatchObject({ rows: [['x', 'y'], ['z', 'w']] });
    expect(await outcomeOf(csv, 'a,b\nx\rz,y\n', ['a', 'b'])).toMatchObject({ rows: [['x\rz', 'y']] });
  });

  it('skips blank lines, and lines of spaces that cannot be a row', async () => {
    expect(await outcomeOf(csv, '\n\na,b\n\nx,y\n   \n\r\nz,w\n\n', ['a', 'b'])).toMatchObject({ rows: [['x', 'y'], ['z', 'w']], records: 2 });
  });

  it('finds columns in any order, twice if asked, and one without a name', async () => {
    const { rows } = await readCells(csv, '\uFEFF, Label ,predicted\n0,ham,spam\n', ['predicted', 'Label', '', 'Label']);
    expect(rows).toEqual([['spam', 'ham', '0', 'ham']]);
  });

  it('reads tabs in the same grammar', async () => {
    expect(await outcomeOf(tsv, 'a\tb\n\tx, "y"\n"p\tq"\t\n', ['a', 'b'])).toMatchObject({ rows: [['', 'x, "y"'], ['p\tq', '']] });
  });

  it('gives no records for a header alone', async () => {
    const { rows, notes } = await readCells(csv, 'actual,predicted\n', ['actual']);
    expect([rows, notes]).toEqual([[], { records: 0, nonFinite: 0 }]);
  });

  it('accepts a repeated name that nobody asks for', async () => {
    expect(await outcomeOf(csv, 'a,b,a\n1,2,3\n', ['b'])).toMatchObject({ rows: [['2']] });
  });

  it('passes on what the caller throws', async () => {
    const stop = new Error('stop');
    const source = { name: 'p.csv', async *open() { yield Buffer.from('a\nx\n'); } };
    await expect(csv.read(source, ['a'], () => { throw stop; })).rejects.toBe(stop);
  });
});

describe('what is refused', () => {
  it('refuses an empty file', async () => {
    for (const text of ['', '\uFEFF', '\n', ' \n\r\n']) {
      expect(await problemOf(csv, text)).toBe('p.txt: the file is empty\n  Check that the step which writes it ran to its end.');
    }
  });

  it('names the line of a ragged row, also behind a field of two lines', async () => {
    expect(await problemOf(csv, 'a,b\n1,"x\ny"\n3,4,5\n', ['a'])).toBe(`p.txt:4: the row has 3 fields, but the header has 2: "3,4,5"\n  ${RAGGED_ADVICE}`);
    expect(await problemOf(csv, 'a,b\n3\n', ['b'])).toBe(`p.txt:2: the row has 1 field, but the header has 2: "3"\n  ${RAGGED_ADVICE}`);
  });

  it('shows no more than the start of a ragged row, control characters escaped', async () => {
    const problem = await problemOf(csv, `a,b\n"\u0007\n::error::",${'x'.repeat(500)},z\n`, ['a']);
    expect(problem).toContain(String.raw`has 2: "\"\u0007\n::error::\",xxx`);
    expect(problem).not.toContain('x'.repeat(60));
  });

  it('names the line on which a quote opened that is never closed', async () => {
    const advice = 'Close it, or write a quote that is part of the text as two quotes, and the field in quotes: "say ""so""".';
    expect(await problemOf(csv, 'a,b\n1,"x\ny,z\n', ['a'])).toBe(`p.txt:2:3: the quote that opens here is never closed\n  ${advice}`);
    expect(await problemOf(csv, 'a,"b', ['a'])).toContain('p.txt:1:3: the quote that opens here is never closed');
  });

  it('refuses text behind a closing quote', async () => {
    expect(await problemOf(csv, 'a,b\né,"x"y\n', ['a'])).toBe(
      `p.txt:2:6: there is text behind a closing quote\n  A comma, a tab or the end of the line must follow. ${QUOTE_ADVICE}`,
    );
    expect(await problemOf(csv, 'a,b\nx,"y"\rz\n', ['a'])).toContain('p.txt:2:6: there is text behind a closing quote');
  });

  it('gives offset and line of a NUL byte', async () => {
    expect(await problemOf(csv, 'a,b\nx,\0\n', ['a'])).toBe(
      'p.txt:2:3: there is a NUL byte at offset 6 (0x6), which no text file holds\n  The file is binary or damaged. Write it again as UTF-8 text.',
    );
  });

  it('gives offset and line of the first byte that is not UTF-8', async () => {
    const advice = 'Save the file as UTF-8. In Python: open(path, "w", encoding="utf-8"), or to_csv(path, encoding="utf-8").';
    const long = `a,b\n${'x,y\n'.repeat(4)}`;
    for (const [bad, byte] of [['caf\xe9,z\n', '0xE9'], ['caf\xe9', '0xE9'], ['caf\xc3', '0xC3'], ['caf\xed\xa0\x80\n', '0xED'], ['caf\xff', '0xFF'], ['caf\xc0\xaf', '0xC0'], ['caf\x80', '0x80'], ['caf\xf4\x90\x80\x80', '0xF4']] as const) {
      expect(await problemOf(csv, latin1(long + bad), ['a'])).toBe(`p.txt:6:4: the byte ${byte} at offset 23 (0x17) is not UTF-8\n  ${advice}`);
    }
  });

  it('tells of what stands before a bad byte first', async () => {
    expect(await problemOf(csv, latin1('a,b\n1,2,3\n\xe9,x\n'), ['a'])).toContain('p.txt:2: the row has 3 fields');
  });

  it('lists the columns when one is missing, and guesses which was meant', async () => {
    expect(await problemOf(csv, 'id, Label ,predicted\n1,2,3\n', ['lable', 'gold', 'id'])).toBe(
      [
        'p.txt:1: there is no column "lable"; did you mean "Label"?',
        '  The columns are "id", "Label", "predicted".',
        'p.txt:1: there is no column "gold"',
        '  The columns are "id", "Label", "predicted".',
      ].join('\n'),
    );
  });

  it('says so when the columns seem to be separated by semicolons', async () => {
    expect(await problemOf(csv, 'id;label\n1;2\n', ['label'])).toBe(
      'p.txt:1: there is no column "label"\n  The columns are "id;label". They seem to be separated by semicolons: save the file with commas or tabs.',
    );
  });

  it('lists only the first of very many columns', async () => {
    const header = Array.from({ length: 100 }, (_, i) => `c${i}`).join(',');
    expect(await problemOf(csv, `${header}\n`, ['actual'])).toMatch(/"c28", "c29" and 70 more\.$/);
  });

  it('refuses a repeated name that is asked for, below the blank lines above the header', async () => {
    expect(await problemOf(csv, '\n\na,b, a \n1,2,3\n', ['a'])).toBe(
      'p.txt:3: the column "a" occurs 2 times in the header, as columns 1, 3\n  Give the columns different names, or use another one.',
    );
  });
});
