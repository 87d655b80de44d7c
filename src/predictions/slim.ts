import type { ExampleBatch } from './example-batch.js';
import type { Vocabulary } from './examples.js';
import type { Preview } from './formats/format.js';
import { isLabel, MISSING, NONE, OTHER, REFUSED, UNPARSED, type Code, type LabelForms } from './label-forms.js';
import { withoutZeroFraction } from './numeric-labels.js';

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

const COLUMNS = ['id', 'actual', 'predicted', 'outcome'] as const;

/** Of a run that read replies: the fingerprint of its parser, in every row, since rows are cut out and put together by other tools. */
export const PARSER_COLUMN = 'parser';

const MARK_TEXTS: ReadonlyMap<Code, readonly [predicted: string, outcome: string]> = new Map([
  [MISSING, ['', 'missing']],
  [UNPARSED, ['(unparsed)', 'unparsed']],
  [REFUSED, ['(refused)', 'refused']],
  [OTHER, ['(other)', 'other']],
]);

/** Whether a file begins with the columns of a slim copy. */
export function isSlimCopy({ columns }: Preview): boolean {
  const first = columns.map(({ name }) => name).slice(0, COLUMNS.length);
  const withoutId = COLUMNS.slice(1);
  return COLUMNS.every((name, index) => first[index] === name) || withoutId.every((name, index) => first[index] === name);
}

/**
 * The slim copy of a run's predictions as CSV: id (where there are ids), actual, predicted, outcome, the parser (where replies were read), slices; no text. It is tomorrow's
 * baseline: the same reader reads it without configuration. `predicted` keeps what the model said, so that a later label set can judge it anew.
 */
export class SlimPredictions {
  readonly #text: PiecedText;
  readonly #sliceColumns: readonly string[];
  /** The closed set, `1.0` and `1` spelt alike: whether a column holds numbers only is not known yet. */
  readonly #closed: ReadonlySet<string> | undefined;
  /** The cells of a pair of labels, and of a value of each slice column. There are few and many examples: each is put together once. */
  readonly #pairs = new Map<number, Uint8Array>();
  readonly #values: readonly Map<Code, Uint8Array>[];
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
  add({ size, ids, actual, candidate, slices }: ExampleBatch, { forms, sliceForms }: Vocabulary): void {
    const text = this.#text;
    if (!this.#begun) this.#begin(ids !== undefined);
    for (let i = 0; i < size; i++) {
      if (candidate[i] === NONE) continue;
      if (ids !== undefined) {
        const start = ids.starts[i] as number;
        const end = start + (ids.lengths[i] as number);
        if (needsQuotes(ids.bytes, start, end)) text.add(utf8(quoted(ids.text(i))));
        else text.addBytes(ids.bytes, start, end);
        text.addByte(COMMA);
      }
      text.add(this.#labels(actual[i] as Code, candidate[i] as Code, forms));
      for (let column = 0; column < slices.length; column++) text.add(this.#value(column, (slices[column] as Uint16Array)[i] as Code, sliceForms[column]));
      text.addByte(LF);
    }
  }

  /** Hands on what is left. */
  end(): void {
    this.#text.flush();
  }

  #begin(withIds: boolean): void {
    this.#begun = true;
    const own = [...COLUMNS, ...this.#parser.map(() => PARSER_COLUMN)];
    const header = [...(withIds ? own : own.slice(1)), ...sliceHeaders(this.#sliceColumns)];
    this.#text.add(utf8(`${header.map(quoted).join(',')}\n`));
  }

  #labels(actual: Code, candidate: Code, forms: LabelForms): Uint8Array {
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

  #value(column: number, code: Code, forms: LabelForms | undefined): Uint8Array {
    const values = this.#values[column] as Map<Code, Uint8Array>;
    let cell = values.get(code);
    if (cell === undefined) {
      cell = utf8(`,${quoted(isLabel(code) ? (forms?.text(code) ?? '') : '')}`);
      values.set(code, cell);
    }
    return cell;
  }
}

/** A slice column with a name of ours gets another, so that every name stands in the header once. */
function sliceHeaders(names: readonly string[]): readonly string[] {
  const own: readonly string[] = [...COLUMNS, PARSER_COLUMN];
  const taken = new Set([...own, ...names]);
  return names.map((name) => {
    if (!own.includes(name)) return name;
    let other = `slice_${name}`;
    while (taken.has(other)) other = `slice_${other}`;
    taken.add(other);
    return other;
  });
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Whether an id holds a quote, a comma or a line break. */
function needsQuotes(bytes: Uint8Array, start: number, end: number): boolean {
  for (let p = start; p < end; p++) {
    const byte = bytes[p] as number;
    if (byte <= COMMA && (byte === COMMA || byte === QUOTE || byte === LF || byte === CR)) return true;
  }
  return false;
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

const PIECE_BYTES = 64 * 1024;

/** Text that is handed on in pieces of about `PIECE_BYTES`. */
class PiecedText {
  readonly #sink: TextSink;
  #bytes = new Uint8Array(PIECE_BYTES);
  #used = 0;

  constructor(sink: TextSink) {
    this.#sink = sink;
  }

  add(bytes: Uint8Array): void {
    this.addBytes(bytes, 0, bytes.length);
  }

  addBytes(bytes: Uint8Array, start: number, end: number): void {
    this.#reserve(end - start);
    const target = this.#bytes;
    let to = this.#used;
    for (let p = start; p < end; p++) target[to++] = bytes[p] as number;
    this.#used = to;
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
    if (this.#used + bytes <= this.#bytes.length) return;
    this.flush();
    if (bytes > this.#bytes.length) this.#bytes = new Uint8Array(bytes);
  }
}
