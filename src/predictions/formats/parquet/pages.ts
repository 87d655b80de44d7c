import { parquetHeader } from 'hyparquet/src/column.js';

/** A page of more values, or of more bytes, is none that a writer makes. */
const MOST_VALUES = 1 << 26;
const MOST_PAGE_BYTES = 1 << 30;

/** Where in a chunk of a column the next page begins. */
export interface PageCursor {
  readonly view: DataView;
  offset: number;
}

export interface PackedPage {
  readonly header: ReturnType<typeof parquetHeader>;
  /** As it stands in the chunk. */
  readonly bytes: Uint8Array;
}

export function pagesOf(chunk: Uint8Array): PageCursor {
  return { view: new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength), offset: 0 };
}

/** The next page of a chunk. Throws RangeError for one of an impossible size: what it says of itself is not believed, for memory is asked for by it. */
export function nextPage(cursor: PageCursor): PackedPage {
  const header = parquetHeader(cursor);
  const { view } = cursor;
  const { compressed_page_size: size, uncompressed_page_size: unpacked, data_page_header: first, data_page_header_v2: second, dictionary_page_header: dictionary } = header;
  if (!(size >= 0) || cursor.offset + size > view.byteLength || !(unpacked >= 0) || unpacked > MOST_PAGE_BYTES) throw new RangeError('a page has an impossible size');
  for (const part of [first, second, dictionary]) {
    if (part !== undefined && (!(part.num_values >= 0) || part.num_values > MOST_VALUES)) throw new RangeError('a page has an impossible number of values');
  }
  const bytes = new Uint8Array(view.buffer, view.byteOffset + cursor.offset, size);
  cursor.offset += size;
  return { header, bytes };
}

/** Throws RangeError where any page of a chunk is none that can be read. */
export function checkPages(chunk: Uint8Array): void {
  const cursor = pagesOf(chunk);
  // A last byte is no page: some writers leave one.
  while (cursor.offset < chunk.length - 1) nextPage(cursor);
}
