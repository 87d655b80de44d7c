import { EVERY_OTHER, type CostTable } from '../matrix/costs.js';
import { decimal } from '../thresholds/threshold.js';
import type { Findings } from './findings.js';
import { shownValue } from './findings.js';
import { isOutcomeName, outcomeColumns } from './labels.js';
import { didYouMean } from './nearest.js';
import type { Path } from './yaml.js';

/** The table of `costs`, which the schema has accepted. What is wrong with its labels is reported. `raw`: as written, for a label may have any name. */
export function costsOf(findings: Findings, path: Path, raw: unknown, labels: ReadonlySet<string> | undefined): CostTable {
  const rows = entriesOf(raw).map(([actual, row]) => {
    checkName(findings, [...path, actual], actual, labels, []);
    const entries = entriesOf(row).map(([predicted, cost]) => {
      checkName(findings, [...path, actual, predicted], predicted, labels, COLUMNS);
      return [predicted, decimal(Number(cost))] as const;
    });
    return [actual, entries] as const;
  });
  const finest = rows.flatMap(([, entries]) => entries).reduce((most, [, { denominator }]) => (denominator > most ? denominator : most), 1n);
  return {
    unitsOfOne: Number(finest),
    rows: new Map(rows.map(([actual, entries]) => [actual, new Map(entries.map(([predicted, { numerator, denominator }]) => [predicted, Number(numerator * (finest / denominator))]))])),
  };
}

function entriesOf(mapping: unknown): readonly (readonly [string, unknown])[] {
  return typeof mapping === 'object' && mapping !== null ? Object.entries(mapping) : [];
}

/** What may be predicted beside a class. */
const COLUMNS = outcomeColumns('classification');

/** A class, `*`, or one of the columns. Without a closed set every name may be a class: which there are is seen in the data. */
function checkName(findings: Findings, path: Path, name: string, labels: ReadonlySet<string> | undefined, columns: readonly string[]): void {
  const isOutcome = isOutcomeName(name);
  if (name === EVERY_OTHER || columns.includes(name) || (!isOutcome && labels?.has(name) !== false)) return;
  const known = [...(labels ?? []), ...columns, EVERY_OTHER];
  const why = isOutcome && columns.length === 0 ? 'which is an outcome, and what is true is a class' : labels === undefined ? 'which is no answer to an example' : 'which is not one of labels';
  findings.atKey(path, `costs names ${shownValue(name, undefined)}, ${why}`, ...didYouMean(name, known));
}
