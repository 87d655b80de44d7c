import { ProblemError } from '../../problem.js';
import type { DocumentText } from '../documents/document.js';
import { EMPTY_SLICE, readRecordFiles, type RecordReader } from '../documents/record-files.js';
import { fileProblem } from '../file-problem.js';
import { cellText, isEmpty } from '../file-set.js';
import { ABSENT, NULL, NUMBER, STRUCTURE, TEXT, type Cells, type FormatChoice } from '../formats/format.js';
import { shown } from '../formats/quoting.js';
import type { Source } from '../source.js';
import type { DocumentsWanted, EntityDocument, EntityDocuments } from './options.js';
import { checkSpans } from './span-check.js';
import { spanColumns, type FoundColumns } from './span-columns.js';
import { spansIn } from './span-lists.js';
import type { Span } from './span.js';

/**
 * Files of span JSON, one document a record. Throws ProblemError with file, line and reason for what is no list of spans, leaves its text, or
 * overlaps. A record without predictions is read as one that the model gave no answer for.
 */
export async function readSpans(sources: readonly Source[], wanted: DocumentsWanted, format: FormatChoice | undefined): Promise<EntityDocuments> {
  let found: FoundColumns | undefined;
  const read = await readRecordFiles(sources, format, 'documents', ({ source, format: reader, preview }) => {
    if (reader.id !== 'json' && reader.id !== 'jsonl' && reader.id !== 'parquet') throw new ProblemError(fileProblem(source.name, `the file is ${reader.id}, and entities are read from JSON and Parquet with lists of spans, and from CoNLL columns`, 'Say format: conll for columns of tokens and tags.'));
    // A table has the same columns in every row; in JSON a later record may be the first with one.
    const mayHaveAnswers = reader.id !== 'parquet' || preview.columns.some(({ name }) => name === ANSWER);
    return new SpanReader((found ??= spanColumns(source.name, preview, wanted)), wanted, mayHaveAnswers);
  });
  return { ...read, roles: rolesOf(found, wanted), ordered: found?.length !== undefined && found.id.length === 0 };
}

function rolesOf(found: FoundColumns | undefined, { columns }: DocumentsWanted): EntityDocuments['roles'] {
  const { actual, predicted, id = [], inferred = [] } = found ?? {};
  return {
    predicted: predicted ?? '',
    ...(actual !== undefined && { actual }),
    ...(id.length > 0 && { id: id.join(':') }),
    ...(columns.text !== undefined && { text: columns.text }),
    slices: columns.slices ?? [],
    inferred,
  };
}

/** What Prodigy keeps: whether the annotator accepted the record. */
const ANSWER = 'answer';

class SpanReader implements RecordReader<readonly Span[]> {
  /** The columns that are asked of the file; the first are those of the spans. */
  readonly names: readonly string[];
  repeated = 0;
  readonly #columns: FoundColumns;
  readonly #wanted: DocumentsWanted;

  constructor(columns: FoundColumns, wanted: DocumentsWanted, mayHaveAnswers: boolean) {
    const { actual, predicted, baseline, id, text, tokens, length } = columns;
    const names = [actual, predicted, baseline, text, tokens, length, ...id, ...(wanted.columns.slices ?? []), ...(mayHaveAnswers ? [ANSWER] : [])];
    this.names = [...new Set(names.filter((name) => name !== undefined))];
    this.#columns = columns;
    this.#wanted = wanted;
  }

  read(cells: Cells, source: Source, row: number): EntityDocument | string {
    const { columns, nested } = this.#wanted;
    const { text: textColumn, tokens: tokensColumn, length: lengthColumn, id: idColumns } = this.#columns;
    const at = (name: string): number => this.names.indexOf(name);
    const text = textColumn === undefined || cells.kind[at(textColumn)] !== TEXT ? undefined : cellText(cells, at(textColumn));
    const tokens = tokensColumn === undefined || text !== undefined ? undefined : tokensIn(parsed(cells, at(tokensColumn)));
    const length = text?.length ?? tokens?.length ?? (lengthColumn === undefined ? undefined : numberIn(cells, at(lengthColumn)));
    const spans: Partial<Record<'actual' | 'predicted' | 'baseline', readonly Span[]>> = {};
    for (const role of ['actual', 'predicted', 'baseline'] as const) {
      const name = this.#columns[role];
      if (name === undefined) continue;
      // Prodigy leaves the key out where there is nothing to mark; a record that was not accepted has no gold.
      const rejected = role === 'actual' && !isAccepted(cells, at(ANSWER));
      const found = rejected ? undefined : name === 'spans' && cells.kind[at(name)] === ABSENT ? [] : spansIn(parsed(cells, at(name)));
      if (found === undefined) continue;
      if (typeof found === 'string') return `the column ${shown(name)} ${found}`;
      const checked = checkSpans(found, length, nested);
      if (typeof checked === 'string') return `${checked} (in the column ${shown(name)})${checked.endsWith('overlap') ? '. For nested entities, set nested: true' : ''}`;
      spans[role] = checked.spans;
      this.repeated += checked.repeated;
    }
    const empty = idColumns.find((name) => isEmpty(cells, at(name)));
    if (empty !== undefined) return `the record has no id in the column ${shown(empty)}`;
    return {
      id: idColumns.length === 0 ? undefined : idColumns.map((name) => cellText(cells, at(name))).join(':'),
      row,
      source,
      offset: cells.offset,
      length,
      words: tokens?.join('\n') ?? text,
      gold: spans.actual,
      predicted: spans.predicted,
      baseline: spans.baseline,
      text: columns.text === undefined ? undefined : this.#shown(text, tokens),
      slices: (columns.slices ?? []).map((name) => (isEmpty(cells, at(name)) ? EMPTY_SLICE : cellText(cells, at(name)))),
    };
  }

  #shown(text: string | undefined, tokens: readonly string[] | undefined): DocumentText | undefined {
    if (text !== undefined) return { text, unit: this.#columns.text?.startsWith('data.') === true ? 'UTF-16 unit' : 'code point' };
    return tokens === undefined ? undefined : { text: tokens.join('\n'), unit: 'token' };
  }
}

function isAccepted(cells: Cells, index: number): boolean {
  return cells.kind[index] !== TEXT || cellText(cells, index) === 'accept';
}

/** The value of a cell; undefined where there is none. Bare NaN and Infinity, which Python writes into scores, are null. */
function parsed(cells: Cells, index: number): unknown {
  const kind = cells.kind[index];
  if (kind === ABSENT || kind === NULL || kind === undefined) return undefined;
  const text = cellText(cells, index);
  if (kind !== STRUCTURE) return kind === TEXT && /^\s*\[/.test(text) ? tryJson(text) : text;
  return tryJson(text);
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    try {
      return JSON.parse(text.replace(/"(?:[^"\\]|\\.)*"|-?Infinity|NaN/g, (part) => (part.startsWith('"') ? part : 'null')));
    } catch {
      return text;
    }
  }
}

function numberIn(cells: Cells, index: number): number | undefined {
  return cells.kind[index] === NUMBER ? Number(cellText(cells, index)) : undefined;
}

/** Prodigy's tokens are objects with a text. */
function tokensIn(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.map((token: unknown) => (typeof token === 'object' && token !== null && 'text' in token ? String(token.text) : String(token)));
}
