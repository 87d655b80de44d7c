import leven from 'leven';
import { OUTCOMES } from '../matrix/confusion.js';
import type { Matrices } from '../matrix/matrices.js';
import type { SliceColumn, Tally } from '../matrix/tally.js';
import type { Selector } from '../metrics/definition.js';
import { outcomeLabel, SPURIOUS } from '../metrics/key.js';
import { shown } from '../predictions/formats/quoting.js';
import type { NamedSelector, Threshold } from './threshold.js';

/** A selector in class indices; `label` is the class whose support counts. */
export interface ResolvedSelector {
  readonly selector: Selector;
  readonly label?: string;
}

/** The examples a measurement looks at: all, or one slice. */
export interface Scope {
  readonly matrices: Matrices;
  readonly slice?: { readonly column: string; readonly value: string };
}

/** A name of the config that the predictions do not know, told with what they do know. */
export interface Unknown {
  readonly unknown: string;
}

const LISTED = 12;

/** The classes, found by name: with thousands of them and a threshold each they are looked up, not searched. */
export class Classes {
  readonly names: readonly string[];
  readonly #indices: ReadonlyMap<string, number>;

  constructor(names: readonly string[]) {
    this.names = names;
    this.#indices = new Map(names.map((name, index) => [name, index]));
  }

  indexOf(name: string): number | undefined {
    return this.#indices.get(name);
  }
}

/** The selectors that a named one stands for: one for each class of `per: class`. */
export function resolveSelector(named: NamedSelector, classes: Classes, hasSpurious = false): readonly ResolvedSelector[] | Unknown {
  switch (named.kind) {
    case 'whole':
      return [{ selector: { kind: 'whole' } }];
    case 'average':
      return [{ selector: { kind: 'average', average: named.average } }];
    case 'per-class':
      return classes.names.map((label, index) => ({ selector: { kind: 'class', index }, label }));
    case 'class': {
      const index = classes.indexOf(named.label);
      return index === undefined ? unknownClass(named.label, classes.names) : [{ selector: { kind: 'class', index }, label: named.label }];
    }
    case 'cell': {
      const isSpurious = hasSpurious && named.actual === SPURIOUS && classes.indexOf(SPURIOUS) === undefined;
      const actual = isSpurious ? classes.names.length : classes.indexOf(named.actual);
      const predicted = columnOf(named.predicted, classes);
      if (actual === undefined) return unknownClass(named.actual, classes.names);
      if (predicted === undefined) return unknownClass(named.predicted, classes.names);
      return [{ selector: { kind: 'cell', actual, predicted }, ...(!isSpurious && { label: named.actual }) }];
    }
  }
}

/** The examples that a threshold speaks of: all of them, one slice, or each slice of a column. */
export function scopesOf({ slice }: Threshold, tally: Tally): readonly Scope[] | Unknown {
  if (slice === undefined) return [{ matrices: tally.matrices }];
  const column = tally.slices.find(({ column: name }) => name === slice.column);
  if (column === undefined) return { unknown: `no slice column ${shown(slice.column)} was read` };
  const chosen = slice.each ? column.values : column.values.filter(({ value }) => value === slice.value);
  if (chosen.length === 0) return unknownSlice(slice.value, column);
  return chosen.map(({ value, matrices }) => ({ matrices, slice: { column: slice.column, value } }));
}

/** The column of a predicted name: a class, or an outcome written `(missing)`. */
function columnOf(predicted: string, classes: Classes): number | undefined {
  const index = classes.indexOf(predicted);
  if (index !== undefined) return index;
  const outcome = OUTCOMES.findIndex((name) => outcomeLabel(name) === predicted);
  return outcome === -1 ? undefined : classes.names.length + outcome;
}

function unknownClass(label: string, classes: readonly string[]): Unknown {
  return { unknown: `there is no class ${shown(label)}${nearMiss(label, classes)}; the classes are ${listed(classes)}` };
}

function unknownSlice(value: string, { column, values }: SliceColumn): Unknown {
  const names = values.map((entry) => entry.value);
  return { unknown: `the slice column ${shown(column)} has no value ${shown(value)}${nearMiss(value, names)}; its values are ${listed(names)}` };
}

/** The nearest of the names, if it is near. */
function nearMiss(name: string, names: readonly string[]): string {
  const most = Math.max(1, Math.floor(name.length / 3));
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const other of names) {
    const distance = leven(other.toLowerCase(), name.toLowerCase());
    if (distance <= most && distance < (best?.distance ?? Infinity)) best = { name: other, distance };
  }
  return best === undefined ? '' : ` (did you mean ${shown(best.name)}?)`;
}

function listed(names: readonly string[]): string {
  const first = names.slice(0, LISTED).map(shown);
  return names.length > first.length ? `${first.join(', ')} and ${names.length - first.length} more` : first.join(', ');
}
