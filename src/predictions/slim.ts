import type { ExampleBatch } from './example-batch.js';
import type { Vocabulary } from './examples.js';
import type { Preview } from './formats/format.js';
import { isLabel, MISSING, NONE, OTHER, REFUSED, UNPARSED, type Code, type LabelForms } from './label-forms.js';
import { withoutZeroFraction } from './numeric-labels.js';
import { ROUNDING, type ScoreTable } from './scores/score-table.js';
import { SlimRows } from './slim-rows.js';

/** A text file in UTF-8 that is written piece by piece. A piece may be overwritten once it is written. */
export interface TextSink {
  write(piece: Uint8Array): void;
  /** Something to wait for before much more is written; undefined when it can take more now. */
  readonly busy?: Promise<void> | undefined;
}

/** The columns of a slim copy that play a part; `outcome` beside them is for other tools: `predicted` says the same. */
export const SLIM_ROLES = { id: 'id', actual: 'actual', predicted: 'predicted' } as const;

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
  readonly #sink: TextSink;
  readonly #rows: SlimRows;
  readonly #sliceColumns: readonly string[];
  /** The closed set, `1.0` and `1` spelt alike: whether a column holds numbers only is not known yet. */
  readonly #closed: ReadonlySet<string> | undefined;
  /** The cells of a pair of labels: there are few and many examples. */
  readonly #pairs = new Map<number, string>();
  readonly #parser: readonly string[];
  #begun = false;

  /** `parser`: the fingerprint of what read the replies. */
  constructor(sink: TextSink, sliceColumns: readonly string[], labels: readonly string[] | undefined, parser?: string) {
    this.#sink = sink;
    this.#rows = new SlimRows((text) => sink.write(text));
    this.#parser = parser === undefined ? [] : [parser];
    this.#sliceColumns = sliceColumns;
    this.#closed = labels === undefined ? undefined : new Set(labels.map(withoutZeroFraction));
  }

  /** Adds the candidate's examples. Returns what to wait for before many more, if anything. */
  add(batch: ExampleBatch, vocabulary: Vocabulary): Promise<void> | undefined {
    const { size, ids, actual, candidate, slices, counts, sideRows, repeats } = batch;
    if (!this.#begun) this.#begin(ids !== undefined, counts !== undefined && repeats === undefined, sideRows?.scores);
    const columns = [actual, candidate, ...slices];
    const isPlain = counts === undefined && sideRows === undefined && repeats === undefined;
    if (isPlain && SlimRows.serves(columns.length)) {
      const text = { behindId: (row: number) => Buffer.from(this.#behindId(batch, row, vocabulary)), whole: (row: number) => Buffer.from(this.#row(batch, row, vocabulary)) };
      this.#rows.add({ size, columns, ids }, text);
    } else {
      let text = '';
      for (let row = 0; row < size; row++) if (candidate[row] !== NONE) text += this.#row(batch, row, vocabulary).repeat(repeats?.runs[row] ?? 1);
      this.#sink.write(Buffer.from(text));
    }
    return this.#sink.busy;
  }

  /** Hands on what is left. */
  end(): void {
    this.#rows.flush();
  }

  #begin(withIds: boolean, withCounts: boolean, scores: ScoreTable | undefined): void {
    this.#begun = true;
    const own = [...COLUMNS, ...this.#parser.map(() => PARSER_COLUMN), ...(withCounts ? [COUNT] : []), ...(scores === undefined ? [] : [scores.single ? SCORE_COLUMNS.single : SCORE_COLUMNS.several])];
    const header = [...(withIds ? own : own.slice(1)), ...sliceHeaders(this.#sliceColumns, withCounts)];
    this.#sink.write(Buffer.from(`${header.map(quoted).join(',')}\n`));
  }

  #row(batch: ExampleBatch, row: number, vocabulary: Vocabulary): string {
    const behind = this.#behindId(batch, row, vocabulary);
    return batch.ids === undefined ? behind : `${quoted(batch.ids.text(row))}${behind}`;
  }

  /** Everything behind the id of a row, where there are ids with the comma that begins it. */
  #behindId({ ids, actual, candidate, slices, counts, sideRows, repeats }: ExampleBatch, row: number, { forms, sliceForms }: Vocabulary): string {
    const cells = [this.#labels(actual[row] as Code, candidate[row] as Code, forms)];
    // Of repeats every run has a row of its own.
    if (counts !== undefined && repeats === undefined) cells.push(String(counts[row]));
    if (sideRows !== undefined) cells.push(sideRows.scores === undefined ? '' : scoreCell(sideRows.scores, sideRows.candidate[row] as number));
    slices.forEach((slice, column) => {
      const code = slice[row] as Code;
      cells.push(quoted(isLabel(code) ? (sliceForms[column]?.text(code) ?? '') : ''));
    });
    return `${ids === undefined ? '' : ','}${cells.join(',')}\n`;
  }

  #labels(actual: Code, candidate: Code, forms: LabelForms): string {
    const pair = actual * 65_536 + candidate;
    let cells = this.#pairs.get(pair);
    if (cells === undefined) {
      const predicted = MARK_TEXTS.get(candidate) ?? this.#labelCells(forms.text(candidate));
      cells = [forms.text(actual), ...predicted, ...this.#parser].map(quoted).join(',');
      this.#pairs.set(pair, cells);
    }
    return cells;
  }

  #labelCells(text: string): readonly [string, string] {
    return [text, this.#closed === undefined || this.#closed.has(withoutZeroFraction(text)) ? '' : 'other'];
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
