import type { ExampleBatch } from './example-batch.js';
import type { Vocabulary } from './examples.js';
import type { Preview } from './formats/format.js';
import type { IdColumn } from './id-column.js';
import { isLabel, MISSING, NONE, OTHER, REFUSED, UNPARSED, type Code, type LabelForms } from './label-forms.js';
import { withoutZeroFraction } from './numeric-labels.js';
import { ROUNDING, type ScoreTable } from './scores/score-table.js';

/** A text file in UTF-8 that is written piece by piece. A piece may be overwritten once it is written. */
export interface TextSink {
  write(piece: Uint8Array): void;
}

/** The columns of a slim copy that play a part; `outcome` beside them is for other tools: `predicted` says the same. */
export const SLIM_ROLES = { id: 'id', actual: 'actual', predicted: 'predicted' } as const;

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const COMMA = 0x2c;

/** The column behind them in the copy of counts. */
const COUNT = 'count';

const COLUMNS = ['id', 'actual', 'predicted', 'outcome'] as const;

/** Of a run that read replies: the fingerprint of its parser, in every row, since rows are cut out and put together by other tools. */
export const PARSER_COLUMN = 'parser';

const MARK_TEXTS: ReadonlyMap<Code, readonly [predicted: string, outcome: string]> = new Map([
  [MISSING, ['', 'missing']],
  [UNPARSED, ['(unparsed)', 'unparsed']],
  [REFUSED, ['(refused)', 'refused']],
  [OTHER, ['(other)', 'other']],
]);

/** Of a run that read scores: that of the positive class, or those of all classes as JSON. */
export const SCORE_COLUMNS = { single: 'score', several: 'scores' } as const;

/** Where the scores of a slim copy stand, if it has any. */
export function slimScores({ columns }: Preview): string | undefined {
  return Object.values(SCORE_COLUMNS).find((wanted) => columns.some(({ name }) => name === wanted));
}

/** Whether a file begins with the columns of a slim copy. */
export function isSlimCopy({ columns }: Preview): boolean {
  const first = columns.map(({ name }) => name).slice(0, COLUMNS.length);
  const withoutId = COLUMNS.slice(1);
  return COLUMNS.every((name, index) => first[index] === name) || withoutId.every((name, index) => first[index] === name);
}

/**
 * The slim copy of a run's predictions as CSV: id (where there are ids), actual, predicted, outcome, the parser
 * (where replies were read), the count (in files of counts), scores (where they were read), slices; no text. It is tomorrow's baseline: the same reader reads it without configuration. `predicted` keeps what
 * the model said, so that a later label set can judge it anew.
 */
export class SlimPredictions {
  readonly #text: PiecedText;
  readonly #sliceColumns: readonly string[];
  /** The closed set, `1.0` and `1` spelt alike: whether a column holds numbers only is not known yet. */
  readonly #closed: ReadonlySet<string> | undefined;
  /** The cells of a pair of labels, and of a value of each slice column. There are few and many examples: each is put together once. */
  readonly #pairs = new Map<number, Padded>();
  readonly #values: readonly Map<Code, Padded>[];
  readonly #parser: readonly string[];
  #begun = false;

  /** `parser`: the fingerprint of what read the replies. */
  constructor(sink: TextSink, sliceColumns: readonly string[], labels: readonly string[] | undefined, parser?: string) {
    this.#parser = parser === undefined ? [] : [parser];
    this.#text = new PiecedText(sink);
    this.#sliceColumns = sliceColumns;
    this.#values = sliceColumns.map(() => new Map());
    this.#closed = labels === undefined ? undefined : new Set(labels.map(withoutZeroFraction));
  }

  /** Adds the candidate's examples. */
  add({ size, ids, actual, candidate, slices, counts: all, sideRows, repeats }: ExampleBatch, { forms, sliceForms }: Vocabulary): void {
    const text = this.#text;
    // Of repeats every run has a row of its own.
    const counts = repeats === undefined ? all : undefined;
    if (!this.#begun) this.#begin(ids !== undefined, counts !== undefined, sideRows?.scores);
    for (let i = 0; i < size; i++) {
      if (candidate[i] === NONE) continue;
      for (let run = repeats?.runs[i] ?? 1; run > 0; run--) {
        if (ids !== undefined) this.#id(ids, i);
        text.add(this.#labels(actual[i] as Code, candidate[i] as Code, forms));
        if (counts !== undefined) text.add(utf8(`,${counts[i] as number}`));
        if (sideRows !== undefined) text.add(utf8(`,${sideRows.scores === undefined ? '' : scoreCell(sideRows.scores, sideRows.candidate[i] as number)}`));
        for (let column = 0; column < slices.length; column++) text.add(this.#value(column, (slices[column] as Uint16Array)[i] as Code, sliceForms[column]));
        text.addByte(LF);
      }
    }
  }

  #id(ids: IdColumn, row: number): void {
    const text = this.#text;
    const start = ids.starts[row] as number;
    const end = start + (ids.lengths[row] as number);
    if (needsQuotes(ids.words, start, end)) text.add(utf8(quoted(ids.text(row))));
    else text.addWords(ids.words, start, end - start);
    text.addByte(COMMA);
  }

  /** Hands on what is left. */
  end(): void {
    this.#text.flush();
  }

  #begin(withIds: boolean, withCounts: boolean, scores: ScoreTable | undefined): void {
    this.#begun = true;
    const own = [...COLUMNS, ...this.#parser.map(() => PARSER_COLUMN), ...(withCounts ? [COUNT] : []), ...(scores === undefined ? [] : [scores.single ? SCORE_COLUMNS.single : SCORE_COLUMNS.several])];
    const header = [...(withIds ? own : own.slice(1)), ...sliceHeaders(this.#sliceColumns, withCounts)];
    this.#text.add(utf8(`${header.map(quoted).join(',')}\n`));
  }

  #labels(actual: Code, candidate: Code, forms: LabelForms): Padded {
    const pair = actual * 65_536 + candidate;
    let cells = this.#pairs.get(pair);
    if (cells === undefined) {
      const predicted = MARK_TEXTS.get(candidate) ?? this.#labelCells(forms.text(candidate));
      cells = utf8([forms.text(actual), ...predicted, ...this.#parser].map(quoted).join(','));
      this.#pairs.set(pair, cells);
    }
    return cells;
  }

  #labelCells(text: string): readonly [string, string] {
    return [text, this.#closed === undefined || this.#closed.has(withoutZeroFraction(text)) ? '' : 'other'];
  }

  #value(column: number, code: Code, forms: LabelForms | undefined): Padded {
    const values = this.#values[column] as Map<Code, Padded>;
    let cell = values.get(code);
    if (cell === undefined) {
      cell = utf8(`,${quoted(isLabel(code) ? (forms?.text(code) ?? '') : '')}`);
      values.set(code, cell);
    }
    return cell;
  }
}

/** A slice column with a name of ours gets another, so that every name stands in the header once. */
function sliceHeaders(names: readonly string[], withCounts: boolean): readonly string[] {
  const own: readonly string[] = [...COLUMNS, PARSER_COLUMN, ...Object.values(SCORE_COLUMNS), ...(withCounts ? [COUNT] : [])];
  const taken = new Set([...own, ...names]);
  return names.map((name) => {
    if (!own.includes(name)) return name;
    let other = `slice_${name}`;
    while (taken.has(other)) other = `slice_${other}`;
    taken.add(other);
    return other;
  });
}

/** The scores of one row: a number, an object, or where the row lists its best labels only, such a list. Nothing where it has none. */
function scoreCell({ single, columns }: ScoreTable, row: number): string {
  const entries = [...columns].map(([label, column]) => [label, column[row] ?? Number.NaN] as const).filter(([, score]) => !Number.isNaN(score));
  if (single) return String(entries[0]?.[1] ?? '');
  if (entries.length === 0) return '';
  const isPart = entries.reduce((sum, [, score]) => sum + score, 0) < 1 - ROUNDING;
  return quoted(JSON.stringify(isPart ? entries.map(([label, score]) => ({ label, score })) : Object.fromEntries(entries)));
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Whether an id holds a quote, a comma or a line break. Its bytes are looked at by words: up to a comma hardly any id has one. */
function needsQuotes(words: DataView, start: number, end: number): boolean {
  for (let p = start; p < end; p += 4) {
    const word = words.getInt32(p, true);
    // Zeros fill the last word. See words.ts: the highest bit of a byte is set where it is below 0x2d, and perhaps above such a one.
    if (((word - 0x2d2d2d2d) & ~word & 0x80808080) !== 0 && hasMark(words, p, Math.min(p + 4, end))) return true;
  }
  return false;
}

function hasMark(words: DataView, start: number, end: number): boolean {
  for (let p = start; p < end; p++) {
    const byte = words.getUint8(p);
    if (byte === COMMA || byte === QUOTE || byte === LF || byte === CR) return true;
  }
  return false;
}

/** Text as bytes that are followed by zeros up to a whole word. */
interface Padded {
  readonly words: DataView;
  readonly length: number;
}

function utf8(text: string): Padded {
  const bytes = new TextEncoder().encode(text);
  const padded = new Uint8Array((bytes.length + 3) & -4);
  padded.set(bytes);
  return { words: new DataView(padded.buffer), length: bytes.length };
}

const PIECE_BYTES = 64 * 1024;

/** Text that is handed on in pieces of about `PIECE_BYTES`. */
class PiecedText {
  readonly #sink: TextSink;
  #bytes = new Uint8Array(PIECE_BYTES);
  #words = new DataView(this.#bytes.buffer);
  #used = 0;

  constructor(sink: TextSink) {
    this.#sink = sink;
  }

  add({ words, length }: Padded): void {
    this.addWords(words, 0, length);
  }

  /** Whole words are copied, up to three bytes too many, which what comes next overwrites. */
  addWords(words: DataView, start: number, length: number): void {
    this.#reserve(length);
    const target = this.#words;
    const used = this.#used;
    for (let i = 0; i < length; i += 4) target.setInt32(used + i, words.getInt32(start + i, true), true);
    this.#used = used + length;
  }

  addByte(byte: number): void {
    this.#reserve(1);
    this.#bytes[this.#used++] = byte;
  }

  flush(): void {
    if (this.#used > 0) this.#sink.write(this.#bytes.subarray(0, this.#used));
    this.#used = 0;
  }

  #reserve(bytes: number): void {
    if (this.#used + bytes + 4 <= this.#bytes.length) return;
    this.flush();
    if (bytes + 4 <= this.#bytes.length) return;
    this.#bytes = new Uint8Array(bytes + 4);
    this.#words = new DataView(this.#bytes.buffer);
  }
}
