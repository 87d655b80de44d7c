import type { Example, Vocabulary } from './examples.js';
import { isLabel, MISSING, OTHER, REFUSED, UNPARSED, type Code, type LabelForms } from './label-forms.js';

/** A text file that is written piece by piece. */
export interface TextSink {
  write(text: string): void;
}

const MARK_TEXTS: ReadonlyMap<Code, readonly [predicted: string, outcome: string]> = new Map([
  [MISSING, ['', 'missing']],
  [UNPARSED, ['(unparsed)', 'unparsed']],
  [REFUSED, ['(refused)', 'refused']],
  [OTHER, ['(other)', 'other']],
]);

const OWN_COLUMNS: ReadonlySet<string> = new Set(['id', 'actual', 'predicted', 'outcome']);

/**
 * The slim copy of a run's predictions as CSV: id, actual, predicted, outcome, slices; no text. It is tomorrow's baseline: the same reader
 * reads it without configuration. `predicted` keeps what the model said, so that a later label set can judge it anew.
 */
export class SlimPredictions {
  readonly #sink: TextSink;
  readonly #sliceColumns: readonly string[];
  readonly #closed: ReadonlySet<string> | undefined;
  #withIds: boolean | undefined;

  constructor(sink: TextSink, sliceColumns: readonly string[], labels: readonly string[] | undefined) {
    this.#sink = sink;
    this.#sliceColumns = sliceColumns;
    this.#closed = labels === undefined ? undefined : new Set(labels);
  }

  add(example: Example, { forms, sliceForms }: Vocabulary): void {
    const id = example.id();
    if (this.#withIds === undefined) {
      this.#withIds = id !== undefined;
      const slices = this.#sliceColumns.map((name) => (OWN_COLUMNS.has(name) ? `slice_${name}` : name));
      this.#line([...(this.#withIds ? ['id'] : []), 'actual', 'predicted', 'outcome', ...slices]);
    }
    const predicted = MARK_TEXTS.get(example.candidate) ?? this.#labelCells(forms.text(example.candidate));
    const slices = this.#sliceColumns.map((_, index) => sliceText(sliceForms[index], example.slices[index] ?? MISSING));
    this.#line([...(this.#withIds ? [id ?? ''] : []), forms.text(example.actual), ...predicted, ...slices]);
  }

  #labelCells(text: string): readonly [string, string] {
    return [text, this.#closed === undefined || this.#closed.has(text) ? '' : 'other'];
  }

  #line(cells: readonly string[]): void {
    this.#sink.write(`${cells.map(quoted).join(',')}\n`);
  }
}

function sliceText(forms: LabelForms | undefined, code: Code): string {
  return isLabel(code) ? (forms?.text(code) ?? '') : '';
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
