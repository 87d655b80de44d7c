import { ProblemError } from '../../problem.js';
import { fileProblem } from '../file-problem.js';
import { textOf } from '../formats/cells.js';
import { scanFile, STOP } from '../formats/chunks.js';
import { emptyFile } from '../formats/fault.js';
import type { FormatName, TagFormatId } from '../formats/format.js';
import { skipBlanks } from '../formats/json-tokens.js';
import { isParquet } from '../formats/table.js';
import type { Source } from '../source.js';
import { readTags } from './conll.js';
import type { DocumentsWanted, EntityDocuments } from './options.js';
import { readSpans } from './spans.js';

/** The documents of one side: JSON by its first sign, anything else as tags, unless `format:` says which. */
export async function readDocuments(sources: readonly Source[], wanted: DocumentsWanted): Promise<EntityDocuments> {
  const { format = {} } = wanted;
  const [first] = sources;
  const { id } = format;
  const isTags = id === undefined ? first !== undefined && !(await holdsRecords(first)) : isTagFormat(id);
  if (!isTags) return readSpans(sources, wanted, format);
  // What a baseline takes over from the candidate holds as far as its file has such places.
  if (format.inherited !== true && (format.records !== undefined || format.where !== undefined)) {
    throw new ProblemError(fileProblem(first?.name ?? '', '`records` and `where` name places in JSON, and the file holds tags', 'Remove them. If the file is JSON, say format: json.', wanted.place));
  }
  return readTags(sources, wanted, id !== undefined && isTagFormat(id) ? id : undefined);
}

function isTagFormat(format: FormatName): format is TagFormatId {
  return format === 'conll' || format === 'tags';
}

const LONGEST_LOOKED_AT = 64 * 1024;

/** Parquet, or JSON: a brace, or a bracket that opens no token of a CoNLL file: `[` may be one. */
async function holdsRecords(source: Source): Promise<boolean> {
  if (/\.(?:jsonl|ndjson|json)(?:\.gz)?$/i.test(source.name) || (await isParquet(source))) return true;
  let start = '';
  await scanFile(
    source,
    (bytes, from, end, last) => {
      const p = skipBlanks(bytes, from, end);
      if (p === end && last) throw emptyFile();
      if (end - p < 8 && !last && end - from < LONGEST_LOOKED_AT) return from;
      start = textOf(bytes, p, Math.min(end, p + 8));
      return STOP;
    },
    '',
  );
  return /^(?:\{\s*["}]|\[\s*[[{\]])/.test(start);
}
