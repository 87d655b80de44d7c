import { ABSENT, NULL, NUMBER, STRUCTURE, TEXT, type Cells, type ColumnRun, type Format, type ReadNotes } from '../../../src/predictions/formats/format.js';
import type { Source } from '../../../src/predictions/source.js';
import { describe as describeProblem, ProblemError } from '../../../src/problem.js';
import { memorySource } from '../memory-source.js';

/** Sizes that put a chunk edge everywhere, somewhere, and nowhere. */
export const CHUNK_SIZES = [1, 7, 33, 64 * 1024] as const;

/** Absent, null, or kind and text. */
export type Cell = undefined | null | string;

export interface Reading {
  readonly rows: readonly (readonly Cell[])[];
  readonly offsets: readonly number[];
  readonly notes: ReadNotes;
}

/** Everything a reader gives for these columns; numbers as `#1.0`, true and false as `?true`, objects and arrays as `{…` and `[…`. */
export async function readCells(format: Format, content: string | Uint8Array, columns: readonly string[], chunkSize?: number, name = 'p.txt'): Promise<Reading> {
  const rows: Cell[][] = [];
  const offsets: number[] = [];
  const notes = await format.read(memorySource(name, content, chunkSize), columns, (cells) => {
    rows.push(columns.map((_, i) => cellText(cells, i)));
    offsets.push(cells.offset);
  });
  return { rows, offsets, notes };
}

/** The same by runs of columns: every column once by its values and once by codes. They must agree, or this throws. */
export async function readRunsOf(format: Format, source: Source, columns: readonly string[], most: number): Promise<Omit<Reading, 'offsets'>> {
  const rows: Cell[][] = [];
  const read = async (onRun: (run: ColumnRun) => void): Promise<ReadNotes> => {
    const notes = await format.readRuns?.(source, columns, most, onRun);
    if (notes === undefined) throw new Error(`${format.id} has no runs of these columns`);
    return notes;
  };
  const notes = await read((run) => {
    if (run.first !== rows.length || run.size > most) throw new Error(`a run of ${run.size} from ${run.first}, after ${rows.length} of at most ${most}`);
    for (let row = 0; row < run.size; row++) rows.push([]);
    columns.forEach((_, column) =>
      run.values(
        column,
        (row, words, start, end) => rows[run.first + row]?.push(utf8(new Uint8Array(words.buffer, words.byteOffset + start, end - start))),
        (row, cells) => rows[run.first + row]?.push(cellText(cells, column)),
      ),
    );
  });
  const known = columns.map((): Cell[] => []);
  await read((run) => {
    known.forEach((texts, column) => {
      const codes = new Uint16Array(most);
      run.codes(column, codes, (cells) => texts.push(cellText(cells, column)) - 1);
      for (let row = 0; row < run.size; row++) if (texts[codes[row] as number] !== rows[run.first + row]?.[column]) throw new Error(`another code of column ${column} in row ${run.first + row}`);
    });
  });
  return { rows, notes };
}

function utf8(bytes: Uint8Array | undefined): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

function cellText(cells: Cells, i: number): Cell {
  const kind = cells.kind[i];
  if (kind === ABSENT) return undefined;
  if (kind === NULL) return null;
  const text = utf8(cells.bytes[i]?.subarray(cells.start[i], cells.end[i]));
  if (kind === TEXT || kind === STRUCTURE) return text;
  return kind === NUMBER ? `#${text}` : `?${text}`;
}

/** What a person reads when it fails; the same for every chunk size, or this throws. Empty when nothing failed. */
export async function problemOf(format: Format, content: string | Uint8Array, columns: readonly string[] = [], name = 'p.txt'): Promise<string> {
  const messages = new Set<string>();
  for (const size of CHUNK_SIZES) messages.add(await problemAt(format, content, columns, size, name));
  if (messages.size !== 1) throw new Error(`the message depends on the chunk size:\n${Array.from(messages).join('\n--\n')}`);
  return Array.from(messages).join('');
}

async function problemAt(format: Format, content: string | Uint8Array, columns: readonly string[], size: number, name: string): Promise<string> {
  try {
    await readCells(format, content, columns, size, name);
    return '';
  } catch (thrown) {
    if (!(thrown instanceof ProblemError)) throw thrown;
    return thrown.problems.map(describeProblem).join('\n');
  }
}

export type Outcome = { readonly rows: Reading['rows']; readonly records: number; readonly offsets: readonly number[] } | { readonly refused: string };

/** What comes of reading, the same for every chunk size, or this throws. */
export async function outcomeOf(format: Format, content: string | Uint8Array, columns: readonly string[]): Promise<Outcome> {
  let first: Outcome | undefined;
  for (const size of CHUNK_SIZES) {
    const outcome = await outcomeAt(format, content, columns, size);
    first ??= outcome;
    if (JSON.stringify(outcome) !== JSON.stringify(first)) {
      throw new Error(`chunk size ${size} gives ${JSON.stringify(outcome)}, not ${JSON.stringify(first)}, for ${JSON.stringify(content)}`);
    }
  }
  return first ?? { refused: 'never read' };
}

async function outcomeAt(format: Format, content: string | Uint8Array, columns: readonly string[], size: number): Promise<Outcome> {
  try {
    const { rows, offsets, notes } = await readCells(format, content, columns, size);
    return { rows, offsets, records: notes.records };
  } catch (thrown) {
    if (!(thrown instanceof ProblemError)) throw thrown;
    return { refused: thrown.problems.map(describeProblem).join('\n') };
  }
}
