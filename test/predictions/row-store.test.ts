import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../src/predictions/byte-hash.js';
import { IdColumn } from '../../src/predictions/id-column.js';
import { NONE } from '../../src/predictions/label-forms.js';
import { BATCH_ROWS } from '../../src/predictions/row-batch.js';
import { NOWHERE, RowStore, type RowCursor } from '../../src/predictions/row-store.js';

const MEBIBYTE = 1 << 20;

/** A column of ids, each taken from the midst of other bytes, as it stands in a chunk. */
function columnOf(ids: readonly string[]): IdColumn {
  const column = new IdColumn(ids.length);
  ids.forEach((id, row) => {
    const bytes = new TextEncoder().encode(`«${id}»`);
    column.set(row, new DataView(bytes.buffer), 2, bytes.length - 2);
  });
  return column;
}

function places(work: (into: Uint32Array) => void, size: number): readonly number[] {
  const into = new Uint32Array(BATCH_ROWS);
  work(into);
  return [...into.subarray(0, size)];
}

function add(store: RowStore, ids: readonly string[]): readonly number[] {
  return places((into) => store.add(columnOf(ids), ids.length, into), ids.length);
}

function find(store: RowStore, ids: readonly string[]): readonly number[] {
  return places((into) => store.find(columnOf(ids), ids.length, into), ids.length);
}

function all(rows: RowCursor): readonly number[] {
  const found: number[] = [];
  for (let place = rows.next(); place !== NOWHERE; place = rows.next()) found.push(place);
  return found;
}

function batchesOf<T>(items: readonly T[], size = BATCH_ROWS): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}

describe('a column of ids', () => {
  it('holds any ids, each at a whole word with zeros behind it, and grows', () => {
    const id = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 4 }), fc.string({ unit: 'binary', maxLength: 300 }));
    fc.assert(
      fc.property(fc.array(id, { maxLength: 30 }), (ids) => {
        const column = columnOf(ids);
        ids.forEach((text, row) => {
          expect(column.text(row)).toBe(text);
          expect((column.starts[row] ?? 1) % 4).toBe(0);
          expect([...column.bytes.subarray(column.end(row), (column.end(row) + 3) & -4)].every((byte) => byte === 0)).toBe(true);
        });
      }),
    );
  });
});

describe('the store of rows', () => {
  it('is a Map of ids to rows in order of appearance', () => {
    const id = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 4 }), fc.string({ unit: 'binary', maxLength: 200 }), fc.nat(30).map(String), fc.constant(''));
    fc.assert(
      fc.property(fc.array(id, { maxLength: 200 }), fc.array(id, { maxLength: 20 }), fc.integer({ min: 0, max: 4 }), (ids, strangers, columns) => {
        const store = new RowStore(columns);
        const known = new Map<string, number>();
        for (const batch of batchesOf(ids, 7)) {
          add(store, batch).forEach((place, index) => {
            const text = batch[index] ?? '';
            expect(place === NOWHERE).toBe(known.has(text));
            if (place !== NOWHERE) known.set(text, place);
          });
        }
        expect(store.size).toBe(known.size);
        expect(all(store.cursor())).toEqual([...known.values()]);
        const read = new IdColumn(1);
        for (const [text, place] of known) {
          expect(find(store, [text])).toEqual([place]);
          expect(store.idText(place)).toBe(text);
          expect(store.hasId(place, columnOf([text]), 0)).toBe(true);
          expect(store.hasId(place, columnOf([`${text}!`]), 0)).toBe(false);
          for (let column = 0; column < columns; column++) expect(store.get(place, column)).toBe(NONE);
          read.clear();
          store.copyId(place, read, 0);
          expect(read.text(0)).toBe(text);
        }
        expect(find(store, strangers)).toEqual(strangers.map((text) => known.get(text) ?? NOWHERE));
      }),
    );
  });

  it('keeps the codes of every row apart', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ maxLength: 9 }), { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 5 }), (ids, columns) => {
        const store = new RowStore(columns);
        const at = add(store, ids);
        const code = (row: number, column: number): number => (row * 31 + column * 7_001) % 65_536;
        at.forEach((place, row) => {
          for (let column = 0; column < columns; column++) store.set(place, column, code(row, column));
        });
        at.forEach((place, row) => {
          expect(store.idText(place)).toBe(ids[row]);
          for (let column = 0; column < columns; column++) expect(store.get(place, column)).toBe(code(row, column));
        });
      }),
    );
  });

  it('stays what it is while it grows, over many pages', () => {
    const store = new RowStore(3);
    const ids = Array.from({ length: 150_000 }, (_, row) => `${row}-${'x'.repeat(row % 60)}`);
    const at = batchesOf(ids).flatMap((batch) => add(store, batch));
    expect(at.includes(NOWHERE)).toBe(false);
    expect(at).toEqual(all(store.cursor()));
    expect(batchesOf(ids).flatMap((batch) => find(store, batch))).toEqual(at);
    expect(add(store, ['7-xxxxxxx', '150000-'])).toEqual([NOWHERE, expect.any(Number)]);
    expect(find(store, ['150001-'])).toEqual([NOWHERE]);
  });

  it('tells ids apart whose hashes fall on one slot, and on one tag', () => {
    // Ids with the same lowest 12 bits and the same highest 8 bits of their hash: they share a slot of the first table and a tag.
    const groups = new Map<number, string[]>();
    let largest: readonly string[] = [];
    for (let n = 0; largest.length < 3; n++) {
      const id = `id ${n}`;
      const bytes = new TextEncoder().encode(id);
      const hash = hashOf(new DataView(bytes.buffer), 0, bytes.length);
      const key = (hash & 0xfff) | ((hash >>> 24) << 12);
      const group = [...(groups.get(key) ?? []), id];
      groups.set(key, group);
      if (group.length > largest.length) largest = group;
    }
    const store = new RowStore(0);
    const at = add(store, largest);
    expect(new Set(at).size).toBe(3);
    expect(find(store, largest)).toEqual(at);
  });

  // Lengths around one, two and three digits in base 128, around a page, and far beyond it.
  it.each([0, 1, 127, 128, 16_383, 16_384, MEBIBYTE - 16, MEBIBYTE - 12, MEBIBYTE - 8, MEBIBYTE, 3 * MEBIBYTE])('holds an id of %i bytes between others', (length) => {
    const store = new RowStore(3);
    const ids = ['before', 'y'.repeat(length), `${'y'.repeat(length)}!`, 'behind', 'z'.repeat(MEBIBYTE - 20), 'last'];
    const at = add(store, ids);
    expect(all(store.cursor())).toEqual(at);
    expect(find(store, ids)).toEqual(at);
    expect(at.map((place) => store.idText(place)).every((text, row) => text === ids[row])).toBe(true);
  });

  it('appends rows that are found by order alone', () => {
    const store = new RowStore(1);
    const nothing = new IdColumn(3);
    const at = [...places((into) => store.append(nothing, 3, into), 3), ...places((into) => store.append(nothing, 3, into), 3)];
    expect(new Set(at).size).toBe(6);
    expect(all(store.cursor())).toEqual(at);
  });

  it('is empty before the first row', () => {
    const store = new RowStore(2);
    expect(find(store, ['anything', ''])).toEqual([NOWHERE, NOWHERE]);
    expect(all(store.cursor())).toEqual([]);
  });
});
