import type { Example, Vocabulary } from './examples.js';
import type { Preview } from './formats/format.js';
import { isLabel, MISSING, OTHER, REFUSED, UNPARSED, type Code, type LabelForms } from './label-forms.js';
import { withoutZeroFraction } from './numeric-labels.js';

/** A text file that is written piece by piece. */
export interface TextSink {
  write(text: string): void;
}

/** The columns of a slim copy that play a part; `outcome` beside them is for other tools: `predicted` says the same. */
export const SLIM_ROLES = { id: 'id', actual: 'actual', predicted: 'predicted' } as const;

/** The column behind them in the copy of counts. */
export const SLIM_COUNT = 'count';

const COLUMNS = ['id', 'actual', 'predicted', 'outcome'] as const;

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
 * The slim copy of a run's predictions as CSV: id (where there are ids), actual, predicted, outcome, slices; no text. It is tomorrow's
 * baseline: the same reader reads it without configuration. Counts stand in a column `count` behind the outcome. `predicted` keeps what the
 * model said, so that a later label set can judge it anew.
 */
export class SlimPredictions {
  readonly #sink: TextSink;
  readonly #sliceColumns: readonly string[];
  /** The closed set, `1.0` and `1` spelt alike: whether a column holds numbers only is not known yet. */
  readonly #closed: ReadonlySet<string> | undefined;
  readonly #pairs = new Map<number, string>();
  #withIds: boolean | undefined;

  constructor(sink: TextSink, sliceColumns: readonly string[], labels: readonly string[] | undefined) {
    this.#sink = sink;
    this.#sliceColumns = sliceColumns;
    this.#closed = labels === undefined ? undefined : new Set(labels.map(withoutZeroFraction));
  }

  add(example: Example, { forms, sliceForms }: Vocabulary): void {
    const id = example.id();
    const counted = example.count === undefined ? '' : `,${example.count}`;
    if (this.#withIds === undefined) {
      this.#withIds = id !== undefined;
      this.#line([...(this.#withIds ? COLUMNS : COLUMNS.slice(1)), ...(counted === '' ? [] : [SLIM_COUNT]), ...sliceHeaders(this.#sliceColumns)]);
    }
    const slices = this.#sliceColumns.map((_, index) => `,${quoted(sliceText(sliceForms[index], example.slices[index] ?? MISSING))}`);
    this.#sink.write(`${this.#withIds ? `${quoted(id ?? '')},` : ''}${this.#labels(example.actual, example.candidate, forms)}${counted}${slices.join('')}\n`);
  }

  /** The cells of a pair of labels. There are few pairs and many examples: each is put together once. */
  #labels(actual: Code, candidate: Code, forms: LabelForms): string {
    const pair = actual * 65_536 + candidate;
    let cells = this.#pairs.get(pair);
    if (cells === undefined) {
      const predicted = MARK_TEXTS.get(candidate) ?? this.#labelCells(forms.text(candidate));
      cells = [forms.text(actual), ...predicted].map(quoted).join(',');
      this.#pairs.set(pair, cells);
    }
    return cells;
  }

  #labelCells(text: string): readonly [string, string] {
    return [text, this.#closed === undefined || this.#closed.has(withoutZeroFraction(text)) ? '' : 'other'];
  }

  #line(cells: readonly string[]): void {
    this.#sink.write(`${cells.map(quoted).join(',')}\n`);
  }
}

/** A slice column with a name of ours gets another, so that every name stands in the header once. */
function sliceHeaders(names: readonly string[]): readonly string[] {
  const taken = new Set<string>([...COLUMNS, SLIM_COUNT, ...names]);
  return names.map((name) => {
    if (name !== SLIM_COUNT && !COLUMNS.some((column) => column === name)) return name;
    let other = `slice_${name}`;
    while (taken.has(other)) other = `slice_${other}`;
    taken.add(other);
    return other;
  });
}

function sliceText(forms: LabelForms | undefined, code: Code): string {
  return isLabel(code) ? (forms?.text(code) ?? '') : '';
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
