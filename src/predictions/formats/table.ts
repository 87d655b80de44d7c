import { ProblemError } from '../../problem.js';
import type { Source } from '../source.js';
import { textOf } from './cells.js';
import { scanFile, STOP } from './chunks.js';
import { countsIn, looksLikeCounts, unclearCounts } from './counts.js';
import { csv, tsv } from './csv.js';
import { emptyFile } from './fault.js';
import { withArrayColumns } from './array-columns.js';
import { FORMAT_IDS, isTabular, TAG_FORMAT_IDS, type Format, type FormatChoice, type FormatId, type FormatName, type TagFormatId } from './format.js';
import type { RecordsWanted } from './json-nested.js';
import { skipBlanks } from './json-tokens.js';
import { json, jsonWith } from './json.js';
import { jsonl } from './jsonl.js';
import { withOneOf, withWhere } from './matching.js';
import { toolOf } from './tools/detect.js';

/** Every format there is, by its id. What few people need is loaded when it is met. */
export const FORMATS: ReadonlyMap<FormatId, () => Format | Promise<Format>> = new Map<FormatId, () => Format | Promise<Format>>([
  ['csv', () => csv],
  ['tsv', () => tsv],
  ['json', () => json],
  ['jsonl', () => jsonl],
  ['parquet', async () => (await import('./parquet/parquet.js')).parquet],
  // Through the format that the file itself has.
  ['counts', () => countsIn(csv, undefined)],
  ['promptfoo', async () => (await import('./tools/promptfoo.js')).promptfoo],
  ['lm-eval', async () => (await import('./tools/lm-eval.js')).lmEval],
  ['inspect', async () => (await import('./tools/inspect.js')).inspect],
  ['openai-batch', async () => (await import('./tools/openai-batch.js')).openaiBatch],
  ['anthropic-batch', async () => (await import('./tools/anthropic-batch.js')).anthropicBatch],
]);

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
 * and for one that neither its name nor its content explains. Whether the file is well-formed is seen when it is read; of a table the first
 * records are looked at here already, for its rows may be counts.
 */
export async function chooseFormat(source: Source, choice: FormatChoice = {}): Promise<Format> {
  const { id, records, count, where, repeated = false, inherited = false } = choice;
  if (isTagFormat(id)) throw new ProblemError({ message: `${id} is a format of entities, and labels are read from ${FORMAT_IDS.join(', ')}`, place: { file: source.name }, advice: 'Add task: entities, or name another format.' });
  const own = id === undefined || id === 'counts' ? await detected(source, records !== undefined && !inherited) : await named(source, id);
  const isCounts = id === 'counts' || (id === undefined && (count !== undefined || (await holdsCounts(source, own))));
  const placed = records === undefined ? own : withRecords(source, own, { path: records, inherited });
  const counting = isCounts ? countsIn(placed, count) : placed;
  const reaching = withArrayColumns(counting, !isTabular(placed.id));
  const chosen = where === undefined ? reaching : withWhere(reaching, where, inherited);
  const oneOf = [...(chosen.oneOf ?? []), ...(repeated ? [] : (chosen.runs ?? []))];
  return oneOf.length === 0 ? chosen : withOneOf(chosen, oneOf);
}

function isTagFormat(id: FormatName | undefined): id is TagFormatId {
  return TAG_FORMAT_IDS.some((tag) => tag === id);
}

/** Whether a table that nobody has called counts holds counts. Throws ProblemError where it may and may not. */
async function holdsCounts(source: Source, format: Format): Promise<boolean> {
  if (!isTabular(format.id)) return false;
  const preview = await format.preview(source);
  const looks = looksLikeCounts(preview);
  if (looks === 'perhaps') throw new ProblemError(unclearCounts(source, preview, format.id));
  return looks === 'yes';
}

/** Records inside an object are JSON's alone. */
function withRecords({ name: file }: Source, format: Format, records: RecordsWanted): Format {
  if (format.id === 'json') return jsonWith(records);
  if (records.inherited) return format;
  throw new ProblemError({ message: `\`records\` names a place in a JSON document, but the file is read as ${format.id}`, place: { file }, advice: 'Remove `records`, or say format: json.' });
}

async function formatOf(id: FormatId): Promise<Format> {
  const load = FORMATS.get(id);
  if (load === undefined) throw new RangeError(`no format is called ${id}`);
  return load();
}

async function detected(source: Source, inDocument: boolean): Promise<Format> {
  if (inDocument) return json;
  const mark = await markOf(source);
  if (mark === PARQUET_MARK) return formatOf('parquet');
  if (mark === ZIP_MARK) {
    const beginning = await beginningOf(source);
    if (beginning.includes(INSPECT_ENTRY)) return inspectOf(beginning);
  }
  const extension = /\.([^./\\]+?)(?:\.gz)?$/i.exec(source.name)?.[1]?.toLowerCase() ?? '';
  const byExtension = BY_EXTENSION.get(extension);
  const chosen = chooseByContent(await startOf(source), byExtension);
  const tool = chosen === json || chosen === jsonl ? toolIn(await beginningOf(source)) : undefined;
  if (tool !== undefined) return named(source, tool);
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

const MARK_BYTES = 4;
const PARQUET_MARK = 'PAR1';
const ZIP_MARK = 'PK\x03\x04';
/** inspect writes this entry first. */
const INSPECT_ENTRY = '_journal/start.json';

/** Whether a file is Parquet, by its first bytes. */
export async function isParquet(source: Source): Promise<boolean> {
  return (await markOf(source)) === PARQUET_MARK;
}

/** The first bytes of a file, by which a binary one says what it is. */
async function markOf(source: Source): Promise<string> {
  const start: number[] = [];
  for await (const chunk of source.open()) {
    start.push(...chunk.subarray(0, MARK_BYTES - start.length));
    if (start.length === MARK_BYTES) break;
  }
  return Buffer.from(start).toString('latin1');
}

/** As much of a file as shows which tool wrote it: one line may hold a whole conversation. */
const TOOL_LOOKED_AT = 1024 * 1024;

async function beginningOf(source: Source): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source.open()) {
    // A copy, whatever kind of bytes they are: a chunk may be overwritten by the next.
    chunks.push(new Uint8Array(chunk.subarray(0, TOOL_LOOKED_AT - size)));
    size += chunk.length;
    if (size >= TOOL_LOOKED_AT) break;
  }
  return Buffer.concat(chunks);
}

async function named(source: Source, id: FormatId): Promise<Format> {
  return id === 'inspect' ? inspectOf(await beginningOf(source)) : formatOf(id);
}

/** A log of inspect is a zip file or a JSON document. */
async function inspectOf(beginning: Buffer): Promise<Format> {
  const { inspect, inspectZip } = await import('./tools/inspect.js');
  return beginning.toString('latin1', 0, 4) === ZIP_MARK ? inspectZip : inspect;
}

/** The tool that wrote a file of JSON, where that is unmistakable. */
function toolIn(beginning: Buffer): FormatId | undefined {
  const text = beginning.toString().replace(/^\uFEFF/, '');
  return toolOf(text, valueOf(/[^\r\n]*\S[^\r\n]*/.exec(text)?.[0] ?? ''));
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
