import { BOOLEAN, NULL, ABSENT, NUMBER, STRUCTURE, type Cells } from '../formats/format.js';
import { cellText } from '../file-set.js';
import { shown } from '../formats/quoting.js';
import type { Label } from './options.js';

/** The labels of one cell as a set, in code-point order of nothing: as they stand. `repeated` stood twice. */
export interface LabelsFound {
  readonly labels: readonly Label[];
  readonly repeated: number;
}

/**
 * The set of labels in a cell, or what is wrong with it, as the end of a sentence about its column; undefined where nothing was said (null, or no
 * such key). A set is a list (of JSON, or as Python prints one), an object of label → 0 or 1, or with a separator one text; an empty text is
 * the empty set.
 */
export function labelsIn(cells: Cells, index: number, separator: string | undefined, closed: ReadonlySet<string> | undefined): LabelsFound | string | undefined {
  const kind = cells.kind[index];
  if (kind === ABSENT || kind === NULL) return undefined;
  const text = cellText(cells, index);
  if (kind === STRUCTURE) return ofValue(JSON.parse(text), closed);
  if (kind === NUMBER || kind === BOOLEAN) return `holds ${shown(text)}, not a set of labels`;
  if (separator !== undefined) return setOf(text.split(separator).map((part) => part.trim()).filter((part) => part !== ''));
  if (text.trim() === '') return setOf([]);
  const list = asJson(text) ?? asPythonList(text);
  return list === undefined ? `holds the text ${shown(text)}, which is no list of labels. Where labels are separated by a sign, name it: separator: "|"` : ofValue(list, closed);
}

const TRUTH: ReadonlyMap<string, boolean> = new Map([['0', false], ['1', true], ['0.0', false], ['1.0', true], ['false', false], ['true', true]]);

/** Whether a cell of a label's own column says yes; undefined where it says neither. */
export function isSet(cells: Cells, index: number): boolean | undefined {
  return TRUTH.get(cellText(cells, index).trim().toLowerCase());
}

function ofValue(value: unknown, closed: ReadonlySet<string> | undefined): LabelsFound | string {
  if (Array.isArray(value)) return ofList(value, closed);
  if (typeof value !== 'object' || value === null) return `holds ${shown(JSON.stringify(value))}, not a set of labels`;
  const labels: string[] = [];
  for (const [label, says] of Object.entries(value)) {
    const truth = TRUTH.get(String(says));
    if (truth === undefined) return `holds an object in which ${shown(label)} is ${shown(JSON.stringify(says))}, neither 0 nor 1`;
    if (truth) labels.push(label);
  }
  return setOf(labels);
}

function ofList(list: readonly unknown[], closed: ReadonlySet<string> | undefined): LabelsFound | string {
  const wrong = list.findIndex((item) => typeof item !== 'string' && typeof item !== 'number');
  if (wrong >= 0) return `holds a list whose entry ${wrong + 1} is ${shown(JSON.stringify(list[wrong]) ?? 'nothing')}, no label`;
  const labels = list.map(String);
  // [1, 0] and [0, 1] would be the same set of labels, and every prediction right.
  const isIndicator = list.length > 1 && list.every((item) => item === 0 || item === 1) && closed?.has('0') !== true && closed?.has('1') !== true;
  if (isIndicator) return `holds the list ${shown(JSON.stringify(list))}, which says yes or no to labels that it does not name. Write the names of the labels, or a column for each of them`;
  if (labels.some((label) => label.trim() === '')) return 'holds a list with an empty label';
  return setOf(labels);
}

function setOf(labels: readonly string[]): LabelsFound {
  const once = [...new Set(labels)];
  return { labels: once.map((type) => ({ type })), repeated: labels.length - once.length };
}

function asJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const PYTHON_TEXT = /^\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\s*(,|$)/s;

/** `['joy', "it's"]`, as pandas writes a list into a table. */
function asPythonList(text: string): readonly string[] | undefined {
  const inner = /^\s*\[(.*)\]\s*$/s.exec(text)?.[1];
  if (inner === undefined) return undefined;
  const labels: string[] = [];
  let rest = inner.trim();
  while (rest !== '') {
    const match = PYTHON_TEXT.exec(rest);
    if (match === null) return undefined;
    labels.push((match[1] ?? match[2] ?? '').replace(/\\(['"\\])/g, '$1'));
    rest = rest.slice(match[0].length);
  }
  return labels;
}
