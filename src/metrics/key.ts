import { OUTCOMES, type Outcome } from '../matrix/confusion.js';
import { AVERAGES, type Average, type Selector } from './definition.js';

/** A selector by the names a person knows. `per-class` stands for all its members. */
export type SelectorNames =
  | { readonly kind: 'whole' }
  | { readonly kind: 'class'; readonly label: string }
  | { readonly kind: 'per-class' }
  | { readonly kind: 'average'; readonly average: Average }
  | { readonly kind: 'cell'; readonly actual: string | { readonly spurious: true }; readonly predicted: string | { readonly outcome: Outcome } };

/** One value of a slice column, or with `each` all of them. */
export interface SliceName {
  readonly column: string;
  readonly value: string;
  readonly each?: boolean;
}

/**
 * The key of a metric in reports, outputs and messages: `accuracy`, `recall[spam]`, `f1[macro]`, `f1[*]` (per class), `confusion[spam→ham]`,
 * `confusion[spam→(missing)]`, `recall[spam]{language=de}`. Different selectors have different keys: a name that could be read as something
 * else (a class called `macro`, a label with brackets or arrows) stands in quotes, as a JSON string: `f1["macro"]`.
 */
export function metricKey(id: string, names: SelectorNames, slice?: SliceName): string {
  return `${id}${keyEnding(names, slice)}`;
}

/** What stands behind the metric in its key: the same for all metrics of one class. */
export function keyEnding(names: SelectorNames, slice?: SliceName): string {
  const where = slice === undefined ? '' : `{${plainOrQuoted(slice.column)}=${slice.each === true ? '*' : plainOrQuoted(slice.value)}}`;
  const what = within(names);
  return `${what === '' ? '' : `[${what}]`}${where}`;
}

/** The names of a selector's indices. Throws a plain Error for an index without a label. */
export function selectorNames(selector: Selector, labels: readonly string[]): SelectorNames {
  switch (selector.kind) {
    case 'whole':
    case 'average':
      return selector;
    case 'class':
      return { kind: 'class', label: labelAt(labels, selector.index) };
    case 'cell': {
      const outcome = OUTCOMES[selector.predicted - labels.length];
      const actual = selector.actual === labels.length ? ({ spurious: true } as const) : labelAt(labels, selector.actual);
      return { kind: 'cell', actual, predicted: outcome === undefined ? labelAt(labels, selector.predicted) : { outcome } };
    }
  }
}

/** How the row of what is predicted where nothing is is called, in a matrix of entities. */
export const SPURIOUS = '(spurious)';

/** How an outcome column is called wherever a label could stand: `(missing)`. */
export function outcomeLabel(outcome: Outcome): string {
  return `(${outcome})`;
}

function within(names: SelectorNames): string {
  switch (names.kind) {
    case 'whole':
      return '';
    case 'class':
      return plainOrQuoted(names.label);
    case 'per-class':
      return '*';
    case 'average':
      return names.average;
    case 'cell': {
      const predicted = typeof names.predicted === 'string' ? plainOrQuoted(names.predicted) : outcomeLabel(names.predicted.outcome);
      return `${typeof names.actual === 'string' ? plainOrQuoted(names.actual) : SPURIOUS}→${predicted}`;
    }
  }
}

const RESERVED: ReadonlySet<string> = new Set(['', '*', SPURIOUS, ...AVERAGES, ...OUTCOMES.map(outcomeLabel)]);
// The signs the key itself is made of, the quote and its escape, and control characters.
const MARKS = /[[\]{}=→"\\\p{Cc}]/u;

/** One rule for every name in a key, so that a reader has to learn it once. */
function plainOrQuoted(name: string): string {
  return RESERVED.has(name) || MARKS.test(name) || name.trim() !== name ? JSON.stringify(name) : name;
}

function labelAt(labels: readonly string[], index: number): string {
  const label = labels[index];
  if (label === undefined) throw new Error(`no label ${index}: there are ${labels.length}`);
  return label;
}
