import { ProblemError } from '../problem.js';
import { fileProblem } from './file-problem.js';
import { cellText, type FileSet, type OpenedFile } from './file-set.js';
import { CHUNK_BYTES, scanFrom } from './formats/chunks.js';
import { placed } from './formats/fault.js';
import { scannerOf } from './formats/record-scanner.js';
import type { RowPlaces } from './row-places.js';
import type { AnywhereSource } from './source.js';

/** An example whose text is wanted. */
export interface WantedText {
  readonly id: string | undefined;
  /** Its row number in the files. */
  readonly row: number;
}

/** Enough for any cell of a table; more of a text is never shown. */
const MOST_CHARACTERS = 1_000;

/** Thrown to leave a file once every wanted text is found. */
class AllFound extends Error {}

/**
 * The texts of a few examples, by id, or by row number as text where there are no ids. With `places` they are read where they stand; without
 * (where the gold file numbers the rows), or from files that can be read from the start only, in a second pass that stops when all are found.
 */
export async function fetchTexts(files: FileSet, wanted: readonly WantedText[], places: RowPlaces | undefined): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const { text } = files.roles;
  if (text === undefined || wanted.length === 0) return texts;
  if (places === undefined) await passById(files, text, new Set(wanted.flatMap(({ id }) => (id === undefined ? [] : [id]))), texts);
  else await readRows(files, text, wanted, places, texts);
  return texts;
}

async function passById(files: FileSet, text: string, ids: ReadonlySet<string>, texts: Map<string, string>): Promise<void> {
  const { id } = files.roles;
  if (id === undefined || ids.size === 0) return;
  await untilAllFound(async () => {
    for (const file of files.files) {
      await file.format.read(file.source, [text, id], (cells) => {
        const key = cellText(cells, 1);
        if (ids.has(key)) texts.set(key, beginningOf(cellText(cells, 0)));
        if (texts.size === ids.size) throw new AllFound();
      });
    }
  });
}

/** By file, the wanted rows that stand in it. */
async function readRows({ files }: FileSet, text: string, wanted: readonly WantedText[], places: RowPlaces, texts: Map<string, string>): Promise<void> {
  const byFile = new Map<number, WantedText[]>();
  for (const one of wanted) {
    const file = places.before(one.row)?.file;
    if (file !== undefined) byFile.set(file, [...(byFile.get(file) ?? []), one]);
  }
  for (const [number, rows] of byFile) {
    const file = files[number];
    if (file === undefined) continue;
    const anywhere = file.source.openAnywhere?.();
    try {
      if (anywhere === undefined || !(await readInPlace(file, anywhere, text, rows, places, texts))) await passByRow(file, text, rows, places.firstOf(number), texts);
    } finally {
      anywhere?.close();
    }
  }
}

/** False for a file that can be read from its start only. */
async function readInPlace({ source, format }: OpenedFile, file: AnywhereSource, text: string, wanted: readonly WantedText[], places: RowPlaces, texts: Map<string, string>): Promise<boolean> {
  const layout = await format.layout?.(source, [text]);
  if (layout === undefined) return false;
  const chunk = new Uint8Array(CHUNK_BYTES);
  let row = 0;
  let target = 0;
  let found = '';
  const { records } = scannerOf(layout, (cells) => {
    if (row === target) found = cellText(cells, 0);
    return row++ < target;
  });
  try {
    for (const one of wanted) {
      const place = places.before(one.row);
      if (place === undefined) continue;
      row = place.row;
      target = one.row;
      records.begin(Infinity, 'record', 1);
      scanFrom(file, place.offset, place.end ?? file.size, records.scan, records.advice, chunk);
      if (row <= target) throw new ProblemError(fileProblem(source.name, 'the file has changed while it was read', 'Let the step that writes it end before this one starts.'));
      texts.set(keyOf(one), beginningOf(found));
    }
  } catch (thrown) {
    throw await placed(source, thrown);
  }
  return true;
}

/** `firstRow`: the number of the file's first row. */
async function passByRow({ source, format }: OpenedFile, text: string, wanted: readonly WantedText[], firstRow: number, texts: Map<string, string>): Promise<void> {
  const byRow = new Map(wanted.map((one) => [one.row, one]));
  let row = firstRow;
  await untilAllFound(async () => {
    await format.read(source, [text], (cells) => {
      const one = byRow.get(row++);
      if (one === undefined) return;
      texts.set(keyOf(one), beginningOf(cellText(cells, 0)));
      byRow.delete(one.row);
      if (byRow.size === 0) throw new AllFound();
    });
  });
}

async function untilAllFound(read: () => Promise<void>): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof AllFound)) throw error;
  }
}

function keyOf({ id, row }: WantedText): string {
  return id ?? String(row);
}

/** Without half of a character at its end. */
function beginningOf(text: string): string {
  return text.slice(0, MOST_CHARACTERS).replace(/[\uD800-\uDBFF]$/, '');
}
