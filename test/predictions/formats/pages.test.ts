import { describe, expect, it } from 'vitest';
import { checkPages, nextPage, pagesOf } from '../../../src/predictions/formats/parquet/pages.js';

const INT = 5;
const STRUCT = 12;

/** A whole number as Thrift's compact protocol has it: zigzag, seven bits a byte. */
function int(value: number): readonly number[] {
  const bytes: number[] = [];
  let left = value < 0 ? -2 * value - 1 : 2 * value;
  for (; left >= 0x80; left = Math.floor(left / 0x80)) bytes.push((left % 0x80) | 0x80);
  return [...bytes, left];
}

/** The header of a data page, by the Parquet format: type, both sizes, and behind them the number of values and three encodings. */
function page({ unpacked = 4, packed = 4, values = 1 }: { readonly unpacked?: number; readonly packed?: number; readonly values?: number } = {}): readonly number[] {
  const next = (type: number, fields = 1): number => (fields << 4) | type;
  const own = [next(INT), ...int(values), next(INT), ...int(0), next(INT), ...int(3), next(INT), ...int(3), 0];
  return [next(INT), ...int(0), next(INT), ...int(unpacked), next(INT), ...int(packed), next(STRUCT, 2), ...own, 0];
}

const DATA = [1, 2, 3, 4];

describe('the pages of a column', () => {
  it('come one behind the other', () => {
    const cursor = pagesOf(Uint8Array.from([...page(), ...DATA, ...page({ values: 7 }), ...DATA]));
    const [first, second] = [nextPage(cursor), nextPage(cursor)];
    expect([first.header.data_page_header?.num_values, second.header.data_page_header?.num_values]).toEqual([1, 7]);
    expect([...first.bytes, ...second.bytes]).toEqual([...DATA, ...DATA]);
    expect(cursor.offset).toBe(cursor.view.byteLength);
  });

  it.each([
    ['asks for more memory than a page takes', { unpacked: 2 ** 30 + 1 }],
    ['is said to be smaller than nothing', { unpacked: -1 }],
    ['goes on behind the end of its column', { packed: 5 }],
    ['is said to be shorter than nothing', { packed: -1 }],
    ['has more values than a page has', { values: 2 ** 26 + 1 }],
    ['has fewer values than none', { values: -1 }],
  ])('are not read where one %s', (_, said) => {
    expect(() => checkPages(Uint8Array.from([...page(), ...DATA, ...page(said), ...DATA]))).toThrow(RangeError);
    expect(() => checkPages(Uint8Array.from([...page(), ...DATA]))).not.toThrow();
  });
});
