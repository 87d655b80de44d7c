import { isAscii } from 'node:buffer';
import type { DecodedArray, FileMetaData } from 'hyparquet';
import { convert, DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { decompressPage, readDataPage, readDataPageV2 } from 'hyparquet/src/datapage.js';
import { readPlain } from 'hyparquet/src/plain.js';
import { newCells, setCell } from '../cells.js';
import { NULL, type Cells, type OnText } from '../format.js';
import { BadValue, CellValues } from './cell-values.js';
import { COMPRESSORS } from './compressors.js';
import { readPacked } from './packed.js';
import { nextPage, pagesOf, type PageCursor } from './pages.js';
import type { ParquetColumn } from './schema.js';

export type ColumnChunk = NonNullable<FileMetaData['row_groups'][number]['columns'][number]['meta_data']>;

/** The one definition level of a column that is not nested: the value is there. */
const PRESENT = 1;

/** Of the number of an entry, in bits. */
const WIDEST = 32;

const NOTHING = new Uint8Array(0);

/** The values of a page as they stand in it. */
type Page =
  | { readonly kind: 'codes'; readonly codes: Int32Array }
  /** Text, each value behind its length in four bytes. `isAscii`: the page has no byte above 0x7f, which is soon known, and then all of it is text. */
  | { readonly kind: 'bytes'; readonly view: DataView; readonly bytes: Uint8Array; readonly isAscii: boolean; at: number }
  | { readonly kind: 'values'; readonly values: DecodedArray };

/** Goes over the values of one column in one row group. */
export interface ValueReader {
  /** How many values were taken, the last one perhaps none. */
  readonly taken: number;
  /** Puts the next value into cell i. Throws BadValue for a value that is none, and any other Error where the pages are damaged. */
  next(cells: Cells, i: number): void;
  /** Hands out the next `count` values: texts to `onText` where they stand as such, others in cell i. */
  nextTexts(count: number, cells: Cells, i: number, onText: OnText, onOther: (row: number) => void): void;
  /** Puts a code for each of the next `count` values into `codes`: that of cell i, which `codeOf` is asked for. */
  nextCodes(count: number, codes: Uint16Array, cells: Cells, i: number, codeOf: (cells: Cells) => number): void;
}

/**
 * Walks over one column of one row group, page after page, and unpacks no page before its turn. Text goes from the page to the cell as
 * bytes, a value of a dictionary as bytes that its rows share: nothing is made for a row.
 */
export class ColumnReader implements ValueReader {
  readonly #chunk: ColumnChunk;
  readonly #column: ParquetColumn;
  readonly #values: CellValues;
  readonly #pages: PageCursor;
  #dictionary = EMPTY_DICTIONARY;
  #page: Page = { kind: 'values', values: [] };
  /** Which rows of the page have a value; undefined where all have. */
  #levels: Uint8Array | undefined;
  #row = 0;
  #rows = 0;
  /** Values of the pages before. */
  #taken = 0;
  /** The number of the next value, of those that are there. */
  #value = 0;

  /** `bytes`: the chunk as it stands in the file. `values`: of this column, shared between its row groups. */
  constructor(column: ParquetColumn, chunk: ColumnChunk, bytes: Uint8Array, values: CellValues) {
    this.#column = column;
    this.#chunk = chunk;
    this.#values = values;
    this.#pages = pagesOf(bytes);
  }

  next(cells: Cells, i: number): void {
    while (this.#row === this.#rows) this.#nextPage();
    const row = this.#row++;
    if (this.#levels !== undefined && this.#levels[row] !== PRESENT) return setCell(cells, i, NULL, NOTHING, 0, 0);
    const value = this.#value++;
    const page = this.#page;
    if (page.kind === 'codes') return this.#putEntry(cells, i, page.codes[value] as number);
    if (page.kind === 'values') return this.#values.put(cells, i, page.values[value]);
    const start = behindLength(page);
    this.#values.putText(cells, i, page.bytes, start, page.at);
  }

  /** Texts as bytes, without a cell for each, where that is all there is to them; every other value by its cell. */
  nextTexts(count: number, cells: Cells, i: number, onText: OnText, onOther: (row: number) => void): void {
    for (let at = 0; at < count; ) {
      while (this.#row === this.#rows) this.#nextPage();
      const end = Math.min(count, at + this.#rows - this.#row);
      const page = this.#page;
      if (page.kind === 'bytes' && page.isAscii && this.#levels === undefined && this.#values.isText) {
        this.#row += end - at;
        this.#value += end - at;
        for (; at < end; at++) {
          const start = behindLength(page);
          onText(at, page.view, start, page.at);
        }
      } else {
        for (; at < end; at++) {
          this.next(cells, i);
          onOther(at);
        }
      }
    }
  }

  /** `codeOf` is asked for once for an entry of a dictionary. */
  nextCodes(count: number, codes: Uint16Array, cells: Cells, i: number, codeOf: (cells: Cells) => number): void {
    for (let at = 0; at < count; ) {
      while (this.#row === this.#rows) this.#nextPage();
      const end = Math.min(count, at + this.#rows - this.#row);
      if (this.#page.kind === 'codes' && this.#levels === undefined) {
        const entries = this.#page.codes;
        const known = this.#dictionary.codes;
        for (; at < end; at++) {
          const entry = entries[this.#value++] as number;
          this.#row++;
          let code = known[entry] ?? UNKNOWN;
          if (code === UNKNOWN) {
            this.#putEntry(cells, i, entry);
            known[entry] = code = codeOf(cells);
          }
          codes[at] = code;
        }
      } else {
        for (; at < end; at++) {
          this.next(cells, i);
          codes[at] = codeOf(cells);
        }
      }
    }
  }

  get taken(): number {
    return this.#taken + this.#row;
  }

  #putEntry(cells: Cells, i: number, entry: number): void {
    const { kinds, bytes, starts, values } = this.#dictionary;
    if (entry < 0 || entry >= values.length) throw new RangeError(`a value is entry ${entry} of a dictionary of ${values.length}`);
    // Said to whoever meets the value, by its row.
    if (kinds[entry] === UNFIT) return this.#values.put(cells, i, values[entry]);
    setCell(cells, i, kinds[entry] as number, bytes, starts[entry] as number, starts[entry + 1] as number);
  }

  #nextPage(): void {
    if (this.#pages.offset >= this.#pages.view.byteLength) throw new RangeError('it has fewer values than rows');
    const { header, bytes: packed } = nextPage(this.#pages);
    const { uncompressed_page_size: unpacked, data_page_header: first, data_page_header_v2: second, dictionary_page_header: dictionary } = header;
    if (header.type === 'DICTIONARY_PAGE' && dictionary !== undefined) return this.#setDictionary(this.#unpacked(packed, unpacked), dictionary.num_values);
    this.#taken += this.#row;
    this.#row = 0;
    this.#value = 0;
    if (header.type === 'DATA_PAGE' && first !== undefined) {
      this.#rows = first.num_values;
      const data = this.#unpacked(packed, unpacked);
      return this.#setPage(data, first.encoding, () => readDataPage(data, first, this.#decoder()).dataPage);
    }
    if (header.type === 'DATA_PAGE_V2' && second !== undefined) {
      this.#rows = second.num_values;
      const levels = second.definition_levels_byte_length + second.repetition_levels_byte_length;
      const body = packed.subarray(levels);
      const data = second.is_compressed === false ? body : this.#unpacked(body, unpacked - levels);
      return this.#setValues(data, 0, this.#levelsOf(packed.subarray(second.repetition_levels_byte_length, levels)), second.encoding, () => readDataPageV2(packed, header, this.#decoder()).dataPage);
    }
    // Indexes and what a later version brings stand between the data.
    this.#rows = 0;
  }

  #setPage(data: Uint8Array, encoding: string, otherwise: () => DecodedArray): void {
    const levelsEnd = this.#isOptional() ? 4 + new DataView(data.buffer, data.byteOffset, data.byteLength).getUint32(0, true) : 0;
    const levels = levelsEnd === 0 ? undefined : this.#levelsOf(data.subarray(4, levelsEnd));
    this.#setValues(data, levelsEnd, levels, encoding, otherwise);
  }

  #setValues(data: Uint8Array, at: number, levels: Uint8Array | undefined, encoding: string, otherwise: () => DecodedArray): void {
    const missing = levels === undefined ? 0 : absentIn(levels);
    this.#levels = missing === 0 ? undefined : levels;
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    if (encoding === 'RLE_DICTIONARY' || encoding === 'PLAIN_DICTIONARY') {
      const codes = new Int32Array(this.#rows - missing);
      const width = codes.length === 0 ? 0 : view.getUint8(at);
      if (width > WIDEST) throw new RangeError(`the entries of its dictionary have numbers of ${width} bits`);
      if (width > 0) readPacked(view, at + 1, data.length, width, codes);
      this.#page = { kind: 'codes', codes };
    } else if (encoding === 'PLAIN' && this.#chunk.type === 'BYTE_ARRAY') {
      this.#page = { kind: 'bytes', view, bytes: data, isAscii: isAscii(data.subarray(at)), at };
    } else {
      this.#page = { kind: 'values', values: convert(otherwise(), this.#decoder()) };
    }
  }

  #levelsOf(bytes: Uint8Array): Uint8Array | undefined {
    if (!this.#isOptional()) return undefined;
    if (areAllPresent(bytes, this.#rows)) return undefined;
    const levels = new Uint8Array(this.#rows);
    readPacked(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0, bytes.length, 1, levels);
    return levels;
  }

  #setDictionary(data: Uint8Array, count: number): void {
    const reader = { view: new DataView(data.buffer, data.byteOffset, data.byteLength), offset: 0 };
    this.#dictionary = dictionaryOf(convert(readPlain(reader, this.#chunk.type, count, undefined), this.#decoder()), this.#values);
  }

  #unpacked(bytes: Uint8Array, size: number): Uint8Array {
    return decompressPage(bytes, size, this.#chunk.codec, COMPRESSORS);
  }

  #isOptional(): boolean {
    return this.#column.element.repetition_type === 'OPTIONAL';
  }

  #decoder(): Parameters<typeof convert>[1] {
    const { element, schemaPath } = this.#column;
    // Without its conversion to text a value stays the bytes that it is in the file.
    const { converted_type: _converted, logical_type: _logical, ...raw } = element;
    return {
      pathInSchema: this.#chunk.path_in_schema,
      type: this.#chunk.type,
      element: raw.type === 'BYTE_ARRAY' ? raw : element,
      schemaPath: [...schemaPath],
      codec: this.#chunk.codec,
      parsers: DEFAULT_PARSERS,
      compressors: COMPRESSORS,
      utf8: false,
    };
  }
}

/** Whether the levels are one run of rows that have a value, as a writer leaves them where nothing is missing. */
function areAllPresent(levels: Uint8Array, rows: number): boolean {
  let header = 0;
  let at = 0;
  for (; at < levels.length && at < 4; at++) {
    header |= ((levels[at] as number) & 0x7f) << (7 * at);
    if ((levels[at] as number) < 0x80) break;
  }
  // An even header is a run of one value.
  return at < 4 && (header & 1) === 0 && header >>> 1 >= rows && levels[at + 1] === PRESENT;
}

function absentIn(levels: Uint8Array): number {
  let absent = 0;
  for (let row = 0; row < levels.length; row++) if (levels[row] !== PRESENT) absent++;
  return absent;
}

/** The entries of a dictionary as cells, and the codes that were asked for. */
interface Dictionary {
  /** Of each entry; `UNFIT` for one that the column cannot hold. */
  readonly kinds: Uint8Array;
  /** Of all entries, one behind the other: one array, so that whoever looks at them by words turns to it once. */
  readonly bytes: Uint8Array;
  /** Where each entry starts, and where the last one ends. */
  readonly starts: Int32Array;
  /** `UNKNOWN` where nobody has asked yet. */
  readonly codes: Int32Array;
  readonly values: DecodedArray;
}

const UNFIT = 255;
const UNKNOWN = -1;
const EMPTY_DICTIONARY: Dictionary = { kinds: new Uint8Array(0), bytes: NOTHING, starts: new Int32Array(1), codes: new Int32Array(0), values: [] };

function dictionaryOf(values: DecodedArray, put: CellValues): Dictionary {
  const count = values.length;
  const cells = newCells(1);
  const kinds = new Uint8Array(count).fill(UNFIT);
  const starts = new Int32Array(count + 1);
  const entries: Uint8Array[] = [];
  for (let entry = 0; entry < count; entry++) {
    const bytes = entryOf(values[entry], put, cells);
    if (bytes !== undefined) kinds[entry] = cells.kind[0] as number;
    entries.push(bytes ?? NOTHING);
    starts[entry + 1] = (starts[entry] as number) + (bytes?.length ?? 0);
  }
  return { kinds, bytes: Buffer.concat(entries), starts, codes: new Int32Array(count).fill(UNKNOWN), values };
}

/** The bytes of a value, in memory of their own; undefined for one that the column cannot hold. */
function entryOf(value: unknown, put: CellValues, cells: Cells): Uint8Array | undefined {
  try {
    put.put(cells, 0, value);
  } catch (thrown) {
    if (thrown instanceof BadValue) return undefined;
    throw thrown;
  }
  return (cells.bytes[0] as Uint8Array).slice(cells.start[0], cells.end[0]);
}

/** Where the next text of a page starts; it ends where the one behind it begins. */
function behindLength(page: Extract<Page, { readonly kind: 'bytes' }>): number {
  const start = page.at + 4;
  const end = start + page.view.getUint32(page.at, true);
  if (end > page.bytes.length) throw new RangeError('a text reaches beyond its page');
  page.at = end;
  return start;
}
