import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HashPair } from '../../src/predictions/byte-hash.js';
import { IdTable } from '../../src/predictions/id-table.js';

/** The bytes of an id in the midst of others, as they stand in a chunk. */
function within(id: string): [bytes: Uint8Array, start: number, end: number] {
  const bytes = Buffer.from(`«${id}»`);
  return [bytes, 2, bytes.length - 2];
}

const MEBIBYTE = 1 << 20;

describe('the table of ids', () => {
  it('is a Map of ids to rows in order of appearance', () => {
    const id = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 4 }), fc.string({ unit: 'binary', maxLength: 200 }), fc.nat(30).map(String), fc.constant(''));
    fc.assert(
      fc.property(fc.array(id, { maxLength: 200 }), fc.array(id, { maxLength: 20 }), (ids, strangers) => {
        const table = new IdTable();
        const rows = new Map<string, number>();
        for (const text of ids) {
          const known = rows.get(text);
          expect(table.add(...within(text))).toEqual({ row: known ?? rows.size, added: known === undefined });
          if (known === undefined) rows.set(text, rows.size);
        }
        expect(table.size).toBe(rows.size);
        for (const [text, row] of rows) {
          expect(table.find(...within(text))).toBe(row);
          expect(table.text(row)).toBe(text);
          expect(table.hash(row, new HashPair())).toEqual(new HashPair().take(...within(text)));
        }
        for (const text of strangers) expect(table.find(...within(text))).toBe(rows.get(text) ?? -1);
      }),
    );
  });

  it('stays one while it grows, over many pages', () => {
    const table = new IdTable();
    const rows = 150_000;
    const idOf = (row: number): string => `${row}-${'x'.repeat(row % 60)}`;
    for (let row = 0; row < rows; row++) expect(table.add(...within(idOf(row))).row).toBe(row);
    for (let row = 0; row < rows; row += 7) {
      expect(table.add(...within(idOf(row)))).toEqual({ row, added: false });
      expect(table.text(row)).toBe(idOf(row));
    }
    expect(table.size).toBe(rows);
    expect(table.find(...within('150000-'))).toBe(-1);
  });

  // Lengths around one, two and three digits in base 128, around a page, and far beyond it.
  it.each([0, 1, 127, 128, 16_383, 16_384, MEBIBYTE - 5, MEBIBYTE - 4, MEBIBYTE - 3, MEBIBYTE, 3 * MEBIBYTE])('holds an id of %i bytes between others', (length) => {
    const table = new IdTable();
    const ids = ['before', 'y'.repeat(length), `${'y'.repeat(length)}!`, 'behind', 'z'.repeat(MEBIBYTE - 20), 'last'];
    ids.forEach((id, row) => expect(table.add(...within(id))).toEqual({ row, added: true }));
    ids.forEach((id, row) => {
      expect(table.find(...within(id))).toBe(row);
      expect(table.text(row) === id).toBe(true);
    });
  });

  it('is empty before the first id', () => {
    expect(new IdTable().find(...within('anything'))).toBe(-1);
  });
});
