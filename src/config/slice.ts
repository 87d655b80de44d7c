import type { SliceSelector } from '../thresholds/threshold.js';
import { LABEL_PHRASE } from './shapes.js';
import { shownName, shownValue } from './findings.js';
import type { Findings } from './findings.js';
import { didYouMean } from './nearest.js';
import type { ThresholdEntry } from './threshold-schema.js';
import type { Path } from './yaml.js';

const EACH = '*';

/**
 * The slice of a threshold; undefined when it was reported as wrong. `columns` are the evaluation's slice columns, undefined when they
 * are broken and nothing can be concluded.
 */
export function sliceOf(findings: Findings, path: Path, slice: NonNullable<ThresholdEntry['slice']>, raw: unknown, columns: readonly string[] | undefined): SliceSelector | undefined {
  if (slice === EACH) return onlyColumn(findings, path, columns);
  // zod leaves `__proto__` out of a record, so the keys are taken from the file's own mapping.
  const entries = Object.entries(raw ?? {}) as [string, unknown][];
  const [entry, second] = entries;
  if (entry === undefined || second !== undefined) {
    findings.atValue(path, `slice must name one column, but names ${entries.length === 0 ? 'none' : entries.map(([name]) => shownName(name)).join(', ')}`, 'Write slice: { language: de }, or { language: "*" } for each value.');
    return undefined;
  }
  const [column, value] = entry;
  if (typeof value !== 'string') {
    findings.atValue([...path, column], `slice.${shownName(column)} must be ${LABEL_PHRASE}, but is ${shownValue(value, findings.document.sourceOf([...path, column]))}`);
    return undefined;
  }
  if (columns !== undefined && !columns.includes(column)) {
    findings.atKey([...path, column], `slice names the column ${shownName(column)}, which is not one of columns.slices`, ...didYouMean(column, columns), columns.length === 0 ? `Add to the evaluation: columns: { slices: [${shownName(column)}] }` : `columns.slices: ${columns.map(shownName).join(', ')}`);
    return undefined;
  }
  return { column, value, each: value === EACH };
}

function onlyColumn(findings: Findings, path: Path, columns: readonly string[] | undefined): SliceSelector | undefined {
  if (columns === undefined) return undefined;
  const [column, second] = columns;
  if (column === undefined) {
    findings.atValue(path, 'slice "*" needs a slice column, and the evaluation names none', 'Add to the evaluation: columns: { slices: [<column>] }');
    return undefined;
  }
  if (second !== undefined) {
    findings.atValue(path, `slice "*" does not say which of ${columns.length} slice columns is meant`, `Write one threshold a column: ${columns.map((name) => `slice: { ${shownName(name)}: "*" }`).join(', ')}`);
    return undefined;
  }
  return { column, value: EACH, each: true };
}
