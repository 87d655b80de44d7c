import { ProblemError } from '../../problem.js';
import type { Source } from '../source.js';
import { textOf } from './cells.js';
import { scanFile, STOP } from './chunks.js';
import { csv, tsv } from './csv.js';
import { emptyFile } from './fault.js';
import { FORMAT_IDS, type Format, type FormatName } from './format.js';
import { skipBlanks } from './json-tokens.js';
import { json } from './json.js';
import { jsonl } from './jsonl.js';

/** Every format there is, by its id. */
export const FORMATS: ReadonlyMap<FormatName, Format> = new Map([csv, tsv, json, jsonl].map((format) => [format.id, format]));

const BY_EXTENSION: ReadonlyMap<string, Format> = new Map([
  ['csv', csv],
  ['tsv', tsv],
  ['tab', tsv],
  ['json', json],
  ['jsonl', jsonl],
  ['ndjson', jsonl],
]);

const LF = 0x0a;

/** As much of a file as tells its format: the first line, unless it is longer. */
const LOOKED_AT = 64 * 1024;

/**
 * The reader for a file: the one that `format:` names; else by content where that is unmistakable, since people put JSON into .csv
 * files and tabs between commas; else by extension (of `.csv.gz`, `.csv`). Throws ProblemError for a file that is UTF-16 or binary,
 * and for one that neither its name nor its content explains. Whether the file is well-formed is seen when it is read.
 */
export async function chooseFormat(source: Source, override?: FormatName): Promise<Format> {
  const named = override === undefined ? undefined : FORMATS.get(override);
  if (named !== undefined) return named;
  if (override !== undefined) throw new ProblemError({ message: `${override} is a format of entities, and labels are read from ${FORMAT_IDS.join(', ')}`, place: { file: source.name }, advice: 'Add task: entities, or name another format.' });
  const extension = /\.([^./\\]+?)(?:\.gz)?$/i.exec(source.name)?.[1]?.toLowerCase() ?? '';
  const byExtension = BY_EXTENSION.get(extension);
  const chosen = chooseByContent(await startOf(source), byExtension);
  if (chosen !== undefined) return chosen;
  throw new ProblemError({
    message: `the format of the file is not known, neither by its extension ${extension === '' ? '(it has none)' : JSON.stringify(extension)} nor by its content`,
    place: { file: source.name },
    advice: `Name the format: "format: csv". The formats are ${FORMAT_IDS.join(', ')}.`,
  });
}

function chooseByContent(start: string, byExtension: Format | undefined): Format | undefined {
  // A JSON file with other content is left to the JSON reader, which says what it found where.
  if (byExtension === json) return json;
  // Neither an array nor an object that goes on below its first line is JSON Lines.
  if (/^\s*(?:\[\s*(?:[[{\]]|$)|\{\s*$)/.test(start)) return json;
  if (byExtension === jsonl) return jsonl;
  if (/^\s*\{\s*(?:["}]|$)/.test(start)) return json;
  const firstLine = /[^\r\n]+/.exec(start)?.[0] ?? '';
  const tabs = firstLine.includes('\t');
  const commas = firstLine.includes(',');
  // With both in the first line, one of them is part of a name.
  if (tabs !== commas) return tabs ? tsv : csv;
  return byExtension;
}

/** The first line of the file that is not blank, and the blanks before it. Throws ProblemError when there is none. */
async function startOf(source: Source): Promise<string> {
  let start = '';
  await scanFile(
    source,
    (bytes, from, end, last) => {
      const p = skipBlanks(bytes, from, end);
      if (p === end && last) throw emptyFile();
      if (p === end) return end - from < LOOKED_AT ? from : end;
      const newline = bytes.indexOf(LF, p);
      const limit = Math.min(end, p + LOOKED_AT);
      if (newline === -1 && !last && limit === end) return from;
      start = textOf(bytes, from, newline === -1 ? limit : Math.min(newline, limit));
      return STOP;
    },
    '',
  );
  return start.replace(/^\s*\n/, '');
}
