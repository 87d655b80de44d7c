import { OUTCOMES } from '../matrix/confusion.js';
import { outcomeLabel } from '../metrics/key.js';
import { shownName, shownValue } from './findings.js';
import type { Findings } from './findings.js';
import { didYouMean } from './nearest.js';
import type { Path } from './yaml.js';

/** More labels than this are counted, not listed. */
const LISTED = 20;

/** `(missing)` and its like, as they stand in a config and in the matrix. */
const OUTCOME_NAMES: ReadonlyMap<string, string> = new Map(OUTCOMES.map((outcome) => [outcomeLabel(outcome), outcome]));

/** The label of a class. An outcome is none, and outside a closed set there is none. Tells whether the label will do. */
export function checkClass(findings: Findings, path: Path, label: string, labels: ReadonlySet<string> | undefined): boolean {
  const outcome = OUTCOME_NAMES.get(label);
  if (outcome === undefined) return checkMember(findings, path, label, labels, []);
  findings.atValue(path, `${String(path.at(-1))} ${shownValue(label, undefined)} is an outcome, not a class`, `How often it happens is measured by metric: ${outcome}_rate`);
  return false;
}

/** The predicted label of a cell: a class or an outcome. */
export function checkPredicted(findings: Findings, path: Path, label: string, labels: ReadonlySet<string> | undefined): boolean {
  return OUTCOME_NAMES.has(label) || checkMember(findings, path, label, labels, [...OUTCOME_NAMES.keys()]);
}

/** `labels` itself: no label twice, none that reads like an outcome column. */
export function checkLabels(findings: Findings, path: Path, labels: readonly string[]): void {
  const first = new Map<string, number>();
  for (const [index, label] of labels.entries()) {
    const shown = shownValue(label, undefined);
    const earlier = first.get(label);
    if (earlier !== undefined) findings.atValue([...path, index], `label ${shown} stands twice in labels, first as number ${earlier + 1}`, 'Remove one of the two.');
    else first.set(label, index);
    if (OUTCOME_NAMES.has(label)) {
      findings.atValue([...path, index], `label ${shown} has the name of an outcome column`, 'A predicted label outside labels is counted as (other), an absent one as (missing): neither is listed.');
    }
  }
}

function checkMember(findings: Findings, path: Path, label: string, labels: ReadonlySet<string> | undefined, others: readonly string[]): boolean {
  if (labels === undefined || labels.has(label)) return true;
  const known = `${[...labels].slice(0, LISTED).map(shownName).join(', ')}${labels.size > LISTED ? `, … (${labels.size} in all)` : ''}`;
  findings.atValue(path, `${String(path.at(-1))} ${shownValue(label, undefined)} is not one of labels`, ...didYouMean(label, [...labels, ...others]), `labels: ${known}`);
  return false;
}
