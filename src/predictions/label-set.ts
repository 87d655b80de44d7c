import { isLabel, OTHER, type Code, type LabelForms } from './label-forms.js';
import { isNumber, withoutZeroFraction } from './numeric-labels.js';

/** How often each code stands in a column: [65,536] counts, which files of counts take beyond 2³². */
export type CodeCounts = Float64Array;

/**
 * The classes of an evaluation in their order, and for each column the way from a code to its class. An entry of a map is a class index
 * (below `classes.length`) or one of the marks of label-forms.ts.
 */
export interface LabelSet {
  readonly classes: readonly string[];
  readonly actual: Uint16Array;
  readonly baseline: Uint16Array;
  readonly candidate: Uint16Array;
  /** Labels that were read as another because their column holds numbers only: "1.0" as "1". Said in the report. */
  readonly merged: readonly { readonly from: string; readonly to: string }[];
}

/**
 * The label set: the closed set of the config in its order, else the union of actual, candidate and baseline labels in code-point order.
 * In a column of numbers only, `1.0` is the label `1`. A predicted label outside a closed set is `OTHER`.
 */
export function labelSet(
  forms: LabelForms,
  counts: { readonly actual: CodeCounts; readonly baseline: CodeCounts; readonly candidate: CodeCounts },
  labels: readonly string[] | undefined,
): LabelSet {
  const closed = labels === undefined ? undefined : new Set(labels);
  const merged = new Map<string, string>();
  const texts = {
    actual: columnTexts(forms, counts.actual, closed, merged),
    baseline: columnTexts(forms, counts.baseline, closed, merged),
    candidate: columnTexts(forms, counts.candidate, closed, merged),
  };
  const classes = labels ?? [...new Set([...texts.actual.values(), ...texts.baseline.values(), ...texts.candidate.values()])].sort(byCodePoint);
  const indexOf = new Map(classes.map((label, index) => [label, index]));
  const toClasses = (column: ReadonlyMap<Code, string>): Uint16Array => {
    const map = new Uint16Array(65_536).fill(OTHER);
    // Marks stand for themselves.
    for (let code = 65_535; !isLabel(code); code--) map[code] = code;
    for (const [code, text] of column) map[code] = indexOf.get(text) ?? OTHER;
    return map;
  };
  return {
    classes,
    actual: toClasses(texts.actual),
    baseline: toClasses(texts.baseline),
    candidate: toClasses(texts.candidate),
    merged: [...merged].map(([from, to]) => ({ from, to })).sort((a, b) => byCodePoint(a.from, b.from)),
  };
}

/** The labels that occur in a column: [their codes]. */
export function codesIn(forms: LabelForms, counts: CodeCounts): readonly Code[] {
  const codes: Code[] = [];
  for (let code = 0; code < forms.size; code++) if (counts[code] !== 0) codes.push(code);
  return codes;
}

/** The text of each label code of a column; where the column holds numbers only, `1.0` and `1` are spelt alike: as in the closed set, else `1`. */
function columnTexts(forms: LabelForms, counts: CodeCounts, closed: ReadonlySet<string> | undefined, merged: Map<string, string>): ReadonlyMap<Code, string> {
  const texts = new Map(codesIn(forms, counts).map((code) => [code, forms.text(code)]));
  if (![...texts.values()].every(isNumber)) return texts;
  const spelling = new Map([...(closed ?? [])].map((label) => [withoutZeroFraction(label), label]));
  for (const [code, text] of texts) {
    if (closed?.has(text) === true) continue;
    const integer = withoutZeroFraction(text);
    const label = spelling.get(integer) ?? integer;
    if (label === text) continue;
    texts.set(code, label);
    merged.set(text, label);
  }
  return texts;
}

/** Order by Unicode code points. JavaScript's own order is by UTF-16 units, which puts an emoji before U+FB01. */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return surrogatesLast(x) - surrogatesLast(y);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above all other units. */
function surrogatesLast(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
