import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, secondHashOf } from '../../src/predictions/byte-hash.js';
import { IdColumn } from '../../src/predictions/id-column.js';
import { NONE } from '../../src/predictions/label-forms.js';
import { BATCH_ROWS } from '../../src/predictions/row-batch.js';
import { NOWHERE, RowStore } from '../../src/predictions/row-store.js';

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

function placesIn(store: RowStore, size: number): readonly number[] {
  return [...store.places.subarray(0, size)];
}

function add(store: RowStore, ids: readonly string[]): readonly number[] {
  store.add(columnOf(ids), ids.length);
  return placesIn(store, ids.length);
}

function find(store: RowStore, ids: readonly string[]): readonly number[] {
  store.find(columnOf(ids), ids.length);
  return placesIn(store, ids.length);
}

/** The places of all rows, walked to in batches of a size. */
function all(store: RowStore, most = BATCH_ROWS): readonly number[] {
  const found: number[] = [];
  const cursor = store.cursor();
  for (let size = cursor.next(most); size > 0; size = cursor.next(most)) {
    found.push(...placesIn(store, size));
    expect(placesIn(store, most).slice(size).every((place) => place === NOWHERE)).toBe(true);
  }
  return found;
}

function codes(store: RowStore, column: number, size: number): readonly number[] {
  const into = new Uint16Array(BATCH_ROWS);
  store.codes(column, size, into);
  return [...into.subarray(0, size)];
}

function batchesOf<T>(items: readonly T[], size = BATCH_ROWS): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}

const anyId = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 4 }), fc.string({ unit: 'binary', maxLength: 200 }), fc.nat(30).map(String), fc.constant(''));

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
    fc.assert(
      fc.property(fc.array(anyId, { maxLength: 200 }), fc.array(anyId, { maxLength: 20 }), fc.integer({ min: 0, max: 4 }), fc.nat(20_000), (ids, strangers, columns, expected) => {
        const store = new RowStore(columns);
        store.expect(expected);
        const known = new Map<string, number>();
        for (const batch of batchesOf(ids, 7)) {
          add(store, batch).forEach((place, index) => {
            const text = batch[index] ?? '';
            expect(place === NOWHERE).toBe(known.has(text));
            if (place !== NOWHERE) known.set(text, place);
          });
        }
        expect(store.size).toBe(known.size);
        expect(all(store)).toEqual([...known.values()]);
        expect(all(store, 3)).toEqual([...known.values()]);
        expect(find(store, [...known.keys()])).toEqual([...known.values()]);
        for (const [text, place] of known) expect(store.idText(place)).toBe(text);
        for (let column = 0; column < columns; column++) expect(codes(store, column, known.size).every((code) => code === NONE)).toBe(true);
        expect(find(store, strangers)).toEqual(strangers.map((text) => known.get(text) ?? NOWHERE));
      }),
    );
  });

  it('hands ids out with the hashes that they have elsewhere', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyId, { minLength: 1, maxLength: 60 }), (texts) => {
        const store = new RowStore(2);
        add(store, texts);
        const size = store.cursor().next();
        const ids = store.ids(size);
        texts.forEach((text, row) => {
          expect(ids.text(row)).toBe(text);
          const bytes = new TextEncoder().encode(text);
          const words = new DataView(bytes.buffer);
          expect(ids.hashes(size).first[row]).toBe(hashOf(words, 0, bytes.length));
          expect(ids.hashes(size).second[row]).toBe(secondHashOf(words, 0, bytes.length));
        });
        ids.move(texts.length - 1, 0);
        const { first, second } = ids.hashes(size);
        expect([ids.text(0), first[0], second[0]]).toEqual([texts.at(-1), first[size - 1], second[size - 1]]);
      }),
    );
  });

  it('keeps the codes of every row apart, in whatever order they are set', () => {
    const row = fc.record({ id: fc.nat(40).map(String), column: fc.nat(2), code: fc.nat(65_534) });
    fc.assert(
      fc.property(fc.array(fc.array(row, { maxLength: 20 }), { maxLength: 10 }), fc.uniqueArray(fc.nat(30).map(String)), (batches, ids) => {
        const store = new RowStore(3);
        add(store, ids);
        const known = new Map<string, number>();
        for (const batch of batches) {
          for (let column = 0; column < 3; column++) {
            const rows = batch.filter((one) => one.column === column);
            find(store, rows.map(({ id }) => id));
            store.setCodes(column, rows.length, Uint16Array.from(rows, ({ code }) => code));
            for (const { id, code } of rows) if (ids.includes(id)) known.set(`${id} ${column}`, code);
          }
        }
        const asked = Array.from({ length: 41 }, (_, id) => String(id));
        find(store, asked);
        for (let column = 0; column < 3; column++) expect(codes(store, column, 41)).toEqual(asked.map((id) => known.get(`${id} ${column}`) ?? NONE));
      }),
    );
  });

  it('gives a column of a row to the first that claims it, also within a batch', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(20), { maxLength: 30 }), { maxLength: 5 }), fc.uniqueArray(fc.nat(15)), (batches, kept) => {
        const store = new RowStore(2);
        add(store, kept.map(String));
        const owners = new Map<number, number>();
        let next = 0;
        for (const batch of batches) {
          find(store, batch.map(String));
          const claims = batch.map(() => next++);
          const refused = batch.map((id, row) => {
            if (!kept.includes(id) || owners.has(id)) return 1;
            owners.set(id, claims[row] ?? NONE);
            return 0;
          });
          expect(store.claim(1, batch.length, Uint16Array.from(claims))).toBe(refused.filter((one) => one === 1).length);
          expect([...store.marked.subarray(0, batch.length)]).toEqual(refused);
          // Where a row was kept is still told, for messages; but nothing reaches it any more.
          expect(placesIn(store, batch.length).map((place) => place !== NOWHERE)).toEqual(batch.map((id) => kept.includes(id)));
          store.setCodes(0, batch.length, Uint16Array.from(claims));
          expect(codes(store, 1, batch.length)).toEqual(claims.map((claim, row) => (refused[row] === 1 ? NONE : claim)));
        }
        find(store, kept.map(String));
        for (const column of [0, 1]) expect(codes(store, column, kept.length)).toEqual(kept.map((id) => owners.get(id) ?? NONE));
      }),
    );
  });

  it('marks the rows that have another id, be it only a longer or a shorter one', () => {
    const ending = fc.constantFrom('', '!', '!!');
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(anyId, ending, ending), { maxLength: 50, selector: ([id, kept]) => id + kept }), (rows) => {
        const store = new RowStore(1);
        add(store, rows.map(([id, kept]) => id + kept));
        const asked = rows.map(([id, , other]) => id + other);
        const marked = rows.map(([, kept, other]) => (kept === other ? 0 : 1));
        store.cursor().next(rows.length + 1);
        expect(store.compareIds(columnOf([...asked, 'behind the last']), rows.length + 1)).toBe(marked.filter((mark) => mark === 1).length);
        expect([...store.marked.subarray(0, rows.length + 1)]).toEqual([...marked, 0]);
      }),
    );
  });

  it.each([0, 1_000, 70_000, 200_000])('stays what it is while it grows, with room for %i rows at first', (expected) => {
    const store = new RowStore(3);
    store.expect(expected);
    const ids = Array.from({ length: 70_000 }, (_, row) => `${row}-${'x'.repeat(row % 60)}`);
    const at = batchesOf(ids).flatMap((batch, number) => {
      const places = add(store, batch);
      store.setCodes(1, batch.length, new Uint16Array(BATCH_ROWS).fill(number));
      return places;
    });
    expect(at.includes(NOWHERE)).toBe(false);
    expect(at).toEqual(all(store));
    batchesOf(ids).forEach((batch, number) => {
      expect(find(store, batch)).toEqual(at.slice(number * BATCH_ROWS, number * BATCH_ROWS + batch.length));
      expect(codes(store, 1, batch.length).every((code) => code === number)).toBe(true);
    });
    expect(add(store, ['7-xxxxxxx', '70000-'])).toEqual([NOWHERE, expect.any(Number)]);
    expect(find(store, ['70001-'])).toEqual([NOWHERE]);
  });

  it('finds rows in more records than the first tags leave room for', () => {
    // 24 bits count 32 MiB of records in units of two bytes.
    const store = new RowStore(1);
    const batches = batchesOf(Array.from({ length: 1800 }, (_, row) => `${row}${'-'.repeat(20_000)}`), 600).map(columnOf);
    const added = batches.flatMap((column) => {
      store.add(column, 600);
      return placesIn(store, 600);
    });
    expect(added.at(-1)).toBeGreaterThan(2 ** 24);
    const found = batches.flatMap((column) => {
      store.find(column, 600);
      return placesIn(store, 600);
    });
    expect(found).toEqual(added);
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

  // Lengths around one, two and three digits in base 128, and far beyond.
  it.each([0, 1, 127, 128, 16_383, 16_384, MEBIBYTE, 3 * MEBIBYTE])('holds an id of %i bytes between others', (length) => {
    const store = new RowStore(3);
    const ids = ['before', 'y'.repeat(length), `${'y'.repeat(length)}!`, 'behind', 'z'.repeat(MEBIBYTE - 20), 'last'];
    const at = add(store, ids);
    expect(all(store)).toEqual(at);
    expect(find(store, ids)).toEqual(at);
    expect(at.map((place) => store.idText(place)).every((text, row) => text === ids[row])).toBe(true);
  });

  it('takes ids that stand in memory that threads share, from any of its rows on', () => {
    const texts = Array.from({ length: 50 }, (_, row) => `id ${'.'.repeat(row % 7)} ${row}`);
    const column = columnOf(texts);
    const bytes = new Uint8Array(new SharedArrayBuffer(column.used));
    bytes.set(column.bytes.subarray(0, column.used));
    for (let from = 0; from < 50; from++) {
      const store = new RowStore(1);
      store.add(IdColumn.over(bytes, column.starts.subarray(from), column.lengths.subarray(from)), 50 - from);
      expect(placesIn(store, 50 - from).map((place) => store.idText(place))).toEqual(texts.slice(from));
    }
  });

  it('appends rows that are found by order alone', () => {
    const store = new RowStore(1);
    const nothing = new IdColumn(3);
    const append = (): readonly number[] => {
      store.append(nothing, 3);
      return placesIn(store, 3);
    };
    const at = [...append(), ...append()];
    expect(new Set(at).size).toBe(6);
    expect(all(store)).toEqual(at);
  });

  it('is empty before the first row', () => {
    const store = new RowStore(2);
    expect(find(store, ['anything', ''])).toEqual([NOWHERE, NOWHERE]);
    expect(all(store)).toEqual([]);
  });

  it('says in words that there is no memory for more, and stays what it is', () => {
    const store = new RowStore(3);
    const [place] = add(store, ['one']);
    const endless = IdColumn.over(new Uint8Array(0), Int32Array.of(0), Int32Array.of(2 ** 31 - 1));
    expect(() => store.add(endless, 1)).toThrow('there is no memory for more than 1 examples and their ids');
    expect(find(store, ['one'])).toEqual([place]);
  });

  it('takes at most 20 bytes an example besides its id, however full it is', () => {
    const store = new RowStore(3);
    const ids = Array.from({ length: 120_000 }, (_, row) => `case-${row}`);
    let idBytes = 0;
    for (const batch of batchesOf(ids)) {
      add(store, batch);
      idBytes += batch.reduce((sum, id) => sum + id.length, 0);
      // What is fixed weighs less the more rows there are.
      if (store.size > 20_000) expect((store.bytes - idBytes) / store.size).toBeLessThan(20);
    }
    expect(store.size).toBe(ids.length);
  });
});
