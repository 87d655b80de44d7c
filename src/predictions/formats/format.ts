import type { Source } from '../source.js';
import type { TableLayout } from './csv-table.js';

/** The formats a user can name under `format:`. */
export const FORMAT_IDS = ['csv', 'tsv', 'json', 'jsonl', 'parquet', 'counts', 'promptfoo', 'lm-eval', 'inspect', 'openai-batch', 'anthropic-batch'] as const;
export type FormatId = (typeof FORMAT_IDS)[number];

/** Formats of entities: columns of tokens and tags, and tags alone, one sentence a line. They have readers of their own. */
export const TAG_FORMAT_IDS = ['conll', 'tags'] as const;
export type TagFormatId = (typeof TAG_FORMAT_IDS)[number];

/** What a user can write under `format:`. */
export type FormatName = FormatId | TagFormatId;
/** Formats whose columns all stand in a header: a record cannot lack one, and no column leads deeper. */
const TABLES: ReadonlySet<FormatId> = new Set(['csv', 'tsv', 'parquet', 'counts']);

export function isTabular(id: FormatId): boolean {
  return TABLES.has(id);
}

/** How a file is to be read, as far as the config says so. */
export interface FormatChoice {
  readonly id?: FormatName;
  /** Where the array of records stands in a JSON document: a dotted path. */
  readonly records?: string;
  /** Of a file of counts, the column that holds them. */
  readonly count?: string;
  /** Only the records are read whose columns hold exactly these texts. */
  readonly where?: readonly (readonly [column: string, text: string])[];
  /** Records may be several runs of the same examples. */
  readonly repeated?: boolean;
  /** `records` and `where` are the candidate's: they hold as far as the file has what they name. */
  readonly inherited?: boolean;
}

/** What stands in a cell. ABSENT: the record has no such key. NULL: JSON null or a bare NaN. STRUCTURE: a JSON object or array. */
export const ABSENT = 0;
export const NULL = 1;
export const TEXT = 2;
export const NUMBER = 3;
export const BOOLEAN = 4;
export const STRUCTURE = 5;

/**
 * The requested columns of one record, as ranges of bytes: the value of column i is bytes[i][start[i] … end[i]) in UTF-8, unescaped.
 * A NUMBER keeps the characters of the file, so 2^53 + 1 and 1.0 survive; a STRUCTURE is its JSON text; in a table of text everything
 * is TEXT. Half of a surrogate pair in a JSON escape becomes U+FFFD, as UTF-8 cannot say it. One Cells value is reused for every record: copy what is kept.
 */
export interface Cells {
  readonly kind: Uint8Array;
  readonly bytes: Uint8Array[];
  readonly start: Int32Array;
  readonly end: Int32Array;
  /**
   * Byte offset of the record in the decompressed file; `locate` turns it into a line. In a JSON table by columns, where no record stands
   * in one place, of its value in the first requested column.
   */
  offset: number;
  /** How many examples the record stands for, in a file of counts. Elsewhere undefined: each stands for itself. */
  count?: number | undefined;
}

/** One column as seen in the first records. JSON keys of nested objects are dotted paths. */
export interface PreviewColumn {
  readonly name: string;
  /** Up to `PREVIEW_SAMPLES` first values that are neither null nor empty, as text. */
  readonly samples: readonly string[];
  /** What the first values are: decides nothing but hints in messages. */
  readonly kind: 'text' | 'number' | 'boolean' | 'structure' | 'empty';
}

/** The columns of a tool's own format that play a part. */
export interface FormatRoles {
  /** Absent where the tool does not keep gold, or not always in the same place. */
  readonly actual?: string;
  readonly predicted: string;
  readonly id: string;
}

/** How a file looks: its format and columns, from its first records. */
export interface Preview {
  readonly format: FormatId;
  readonly columns: readonly PreviewColumn[];
  /** Records looked at (at most `PREVIEW_RECORDS`); 0 for a file with a header only. */
  readonly records: number;
  /** What the columns are for, where the format itself says so. */
  readonly roles?: FormatRoles;
}

export const PREVIEW_RECORDS = 200;
export const PREVIEW_SAMPLES = 200;

/** What a pass over a file noticed. */
export interface ReadNotes {
  readonly records: number;
  /** Bare NaN, Infinity and -Infinity in JSON, taken as null. */
  readonly nonFinite: number;
}

/** One reader a format. Both functions throw ProblemError with file, line and column for anything malformed. */
export interface Format {
  readonly id: FormatId;
  /** The file has no lines: the offset of a record is its number, from 0, and that is told in the place of a line. */
  readonly numbered?: boolean;
  /** Columns that all records that are read must agree in: of what they hold else, one must be chosen by `where`. */
  readonly oneOf?: readonly string[];
  /** Columns that tell the runs of an example apart: records must agree in them, too, unless examples may be repeated. */
  readonly runs?: readonly string[];
  preview(source: Source): Promise<Preview>;
  /**
   * Calls `onRecord` for every record in the order of the file. `columns` are names as `preview` gives them.
   * A column that a header lacks, or has twice, is an error (csv, tsv, and tables inside one JSON object); a key that a JSON record lacks is
   * ABSENT in that record. In JSON, `a.b` is the key "a.b" where there is one, else "b" inside "a". What `onRecord` throws passes through.
   */
  read(source: Source, columns: readonly string[], onRecord: (cells: Cells) => void): Promise<ReadNotes>;
  /**
   * The same records as `read` gives by columns, of a format that keeps each column apart, and one of its errors: of values that are wrong in two
   * columns of a run the one in the first column, not in the first record. Undefined for columns that only `read` can give.
   */
  readRuns?(source: Source, columns: readonly string[], most: number, onRun: (run: ColumnRun) => void): Promise<ReadNotes> | undefined;
  /**
   * What `scannerOf` needs to read these columns from any record on; undefined for a file that can be read from its start only. Columns that
   * `read` refuses have no layout either. A format without this cannot be read from the middle.
   */
  layout?(source: Source, columns: readonly string[]): Promise<Layout | undefined>;
}

/** Columns of a run of records. Each column is taken once, from the first record to the last. */
export interface ColumnRun {
  /** At most as many as were asked for. */
  readonly size: number;
  /** The number of its first record in the file. */
  readonly first: number;
  /** A code for each value of a column: `codeOf` gives that of cell `column`, and is asked once for a value that the file keeps once. */
  codes(column: number, into: Uint16Array, codeOf: (cells: Cells) => number): void;
  /** The values of a column, one after the other: plain text to `onText`, others in cell `column`. */
  values(column: number, onText: OnText, onOther: (row: number, cells: Cells) => void): void;
}

/** Takes the bytes [start, end), UTF-8 text. */
export type OnText = (row: number, words: DataView, start: number, end: number) => void;

/** How records are read from the middle of a file: plain data, so that another thread can be told. `start`: where the first one may be looked for. */
export type Layout = ({ readonly kind: 'table' } & TableLayout) | { readonly kind: 'lines' | 'array'; readonly columns: readonly string[]; readonly start: number };
