import { OUTCOMES, type Outcome } from '../matrix/confusion.js';
import type { Task } from '../metrics/definition.js';
import { outcomeLabel, SPURIOUS } from '../metrics/key.js';
import { shownName, shownValue } from './findings.js';
import type { Findings } from './findings.js';
import { didYouMean } from './nearest.js';
import type { Path } from './yaml.js';

/** More labels than this are counted, not listed. */
const LISTED = 20;

/** `(missing)` and its like, as they stand in a config and in the matrix. */
const OUTCOME_NAMES: ReadonlyMap<string, Outcome> = new Map(OUTCOMES.map((outcome) => [outcomeLabel(outcome), outcome]));

/** The label of a class. An outcome is none, and outside a closed set there is none. Tells whether the label will do. */
export function checkClass(findings: Findings, path: Path, label: string, labels: ReadonlySet<string> | undefined): boolean {
  const outcome = OUTCOME_NAMES.get(label);
  if (outcome === undefined && label !== SPURIOUS) return checkMember(findings, path, label, labels, []);
  const advice = outcome === undefined || outcome === 'missed' ? 'It is measured of entities, by metric: confusion.' : `How often it happens is measured by metric: ${outcome}_rate`;
  findings.atValue(path, `${String(path.at(-1))} ${shownValue(label, undefined)} is an outcome, not a class`, advice);
  return false;
}

/** The predicted label of a cell: a class or an outcome. */
export function checkPredicted(findings: Findings, path: Path, label: string, labels: ReadonlySet<string> | undefined, task: Task): boolean {
  const columns = outcomeColumns(task);
  if (columns.includes(label)) return true;
  if (!OUTCOME_NAMES.has(label)) return checkMember(findings, path, label, labels, columns);
  findings.atValue(path, `the matrix of ${task === 'entities' ? 'entities' : 'a classification'} has no column ${label}`, `Its columns beside the classes: ${columns.join(', ')}`);
  return false;
}

/** The columns of a matrix beside its classes. */
export function outcomeColumns(task: Task): readonly string[] {
  return [...OUTCOME_NAMES].filter(([, outcome]) => isColumnOf(outcome, task)).map(([name]) => name);
}

/** Whether a name is that of an outcome, of either task. */
export function isOutcomeName(name: string): boolean {
  return OUTCOME_NAMES.has(name);
}

/** A gold entity is missed, or has another type, be it one outside `labels`; the other outcomes are answers to an example. */
function isColumnOf(outcome: Outcome, task: Task): boolean {
  return outcome === 'other' || (outcome === 'missed') === (task === 'entities');
}

/** Rows and columns of a matrix that are no classes, of either task: no class may have such a name. */
function isReserved(label: string): boolean {
  return OUTCOME_NAMES.has(label) || label === SPURIOUS;
}

/** `labels` itself: no label twice, none that reads like an outcome column. */
export function checkLabels(findings: Findings, path: Path, labels: readonly string[]): void {
  const first = new Map<string, number>();
  for (const [index, label] of labels.entries()) {
    const shown = shownValue(label, undefined);
    const earlier = first.get(label);
    if (earlier !== undefined) findings.atValue([...path, index], `label ${shown} stands twice in labels, first as number ${earlier + 1}`, 'Remove one of the two.');
    else first.set(label, index);
    if (isReserved(label)) {
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
