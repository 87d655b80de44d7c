import leven from 'leven';
import { OUTCOMES, type ConfusionMatrix } from '../matrix/confusion.js';
import type { Matrices, SliceColumn, Tally } from '../matrix/tally.js';
import type { Selector } from '../metrics/definition.js';
import { metricKey, outcomeLabel, selectorNames } from '../metrics/key.js';
import { measure } from '../metrics/measure.js';
import type { Value } from '../metrics/value.js';
import { decimalsThatAgree } from './decimals.js';
import { change, compareChange, compareWithLimit } from './exact.js';
import { isChange, type Bound, type NamedSelector, type Threshold } from './threshold.js';
import type { Measurement, Verdict } from './verdict.js';

/** Why there is nothing to measure a change against. */
export type NoComparison = { readonly kind: 'first_run' | 'error'; readonly reason: string };

/** Judges every threshold; none stops the others. `noComparison` is given when a configured baseline does not serve. */
export function judge(thresholds: readonly Threshold[], tally: Tally, noComparison: NoComparison | undefined): readonly Verdict[] {
  return thresholds.map((threshold) => judgeOne(threshold, tally, noComparison));
}

/** A class or cell selector that found its classes, or what keeps it from being measured. */
type Resolved = { readonly selector: Selector; readonly label?: string } | { readonly unknown: string };
/** The examples a measurement looks at. */
type Scope = { readonly matrices: Matrices; readonly slice?: { readonly column: string; readonly value: string } };

function judgeOne(threshold: Threshold, tally: Tally, noComparison: NoComparison | undefined): Verdict {
  if (isChange(threshold.bound) && noComparison !== undefined) {
    const state = noComparison.kind === 'first_run' ? 'skipped' : 'error';
    return { threshold, state, members: [], reason: noComparison.reason };
  }
  const scopes = scopesOf(threshold, tally);
  if ('unknown' in scopes) return { threshold, state: 'error', members: [], reason: scopes.unknown };
  const selectors = resolveSelector(threshold.selector, tally.classes);
  const expands = threshold.selector.kind === 'per-class' || threshold.slice?.each === true;
  const members: Measurement[] = [];
  for (const resolved of selectors) {
    if ('unknown' in resolved) return { threshold, state: 'error', members: [], reason: resolved.unknown };
    for (const scope of scopes) members.push(measureMember(threshold, resolved, scope, tally.classes, expands));
  }
  return { threshold, ...stateOf(members, expands, threshold.minSupport), members };
}

function stateOf(members: readonly Measurement[], expands: boolean, minSupport: number): Pick<Verdict, 'state' | 'reason'> {
  const failing = members.find((member) => member.state === 'error');
  if (failing !== undefined) return { state: 'error', reason: expands ? `${failing.key}: ${failing.reason ?? ''}` : (failing.reason ?? '') };
  if (members.some((member) => member.state === 'fail')) return { state: 'fail' };
  if (!members.some((member) => member.state === 'pass')) {
    return { state: 'inconclusive', reason: `no member has ${minSupport} examples or more (min_support): too few to judge` };
  }
  return { state: 'pass' };
}

function measureMember(
  threshold: Threshold,
  { selector, label }: Exclude<Resolved, { unknown: string }>,
  { matrices, slice }: Scope,
  classes: readonly string[],
  expands: boolean,
): Measurement {
  const { metric, bound } = threshold;
  const key = metricKey(metric.id, selectorNames(selector, classes), slice);
  const common = { key, ...(label !== undefined && { label }), ...(slice !== undefined && { slice }) };
  const { comparison } = matrices;
  const judged = isChange(bound) ? comparison?.candidate : matrices.candidate;
  if (judged === undefined) {
    // A slice that the baseline knows nothing of.
    const reason = 'the baseline has no examples of it';
    const support = supportOf(selector, matrices.candidate);
    const state = expands && support < threshold.minSupport ? 'too_few' : 'error';
    return { ...common, value: { defined: false, reason }, support, state, reason, decimals: 1 };
  }
  const value = measure(metric, selector, judged);
  const baseline = comparison === undefined ? undefined : measure(metric, selector, comparison.baseline);
  const support = supportOf(selector, judged);
  const measured = {
    ...common,
    value,
    ...(baseline !== undefined && { baseline }),
    // Beside an absolute bound the change still informs, on the examples that both have.
    ...optionalChange(comparison === undefined ? undefined : measure(metric, selector, comparison.candidate), baseline),
    support,
  };
  if (expands && support < threshold.minSupport) return { ...measured, state: 'too_few', decimals: 1 };
  const undefinedReason = reasonOfUndefined(threshold, selector, judged, value, isChange(bound) ? baseline : undefined);
  if (undefinedReason !== undefined) return { ...measured, state: 'error', reason: undefinedReason, decimals: 1 };
  const relation = relationTo(bound, value, baseline);
  return { ...measured, state: relation === 'beyond' ? 'fail' : 'pass', decimals: decimalsThatAgree(metric.unit, bound, value, baseline) };
}

function relationTo(bound: Bound, value: Value, baseline: Value | undefined): 'within' | 'beyond' {
  if (!value.defined) return 'beyond';
  if (!isChange(bound)) {
    const side = compareWithLimit(value, bound.limit);
    return side === 0 || (bound.kind === 'min') === side > 0 ? 'within' : 'beyond';
  }
  if (baseline?.defined !== true) return 'beyond';
  return compareChange(value, baseline, bound) <= 0 ? 'within' : 'beyond';
}

function reasonOfUndefined(threshold: Threshold, selector: Selector, matrix: ConfusionMatrix, value: Value, baseline: Value | undefined): string | undefined {
  if (!value.defined) return value.reason;
  // A count of misses is 0 when there is nothing to miss: that is not measured, and must not pass.
  if (threshold.metric.ofGold === true && supportOf(selector, matrix) === 0) return 'no gold examples of this class, so nothing was measured';
  if (matrix.total === 0) return 'no examples';
  if (baseline?.defined === false) return `undefined for the baseline: ${baseline.reason}`;
  return undefined;
}

function optionalChange(candidate: Value | undefined, baseline: Value | undefined): { readonly change?: number } {
  return candidate?.defined === true && baseline?.defined === true ? { change: change(candidate, baseline) } : {};
}

function supportOf(selector: Selector, matrix: ConfusionMatrix): number {
  if (selector.kind === 'class') return matrix.support[selector.index] ?? 0;
  if (selector.kind === 'cell') return matrix.support[selector.actual] ?? 0;
  return matrix.total;
}

function resolveSelector(selector: NamedSelector, classes: readonly string[]): readonly Resolved[] {
  const indexOf = (label: string): number => classes.indexOf(label);
  switch (selector.kind) {
    case 'whole':
      return [{ selector: { kind: 'whole' } }];
    case 'average':
      return [{ selector: { kind: 'average', average: selector.average } }];
    case 'per-class':
      return classes.map((label, index) => ({ selector: { kind: 'class', index }, label }));
    case 'class': {
      const index = indexOf(selector.label);
      return [index === -1 ? { unknown: unknownClass(selector.label, classes) } : { selector: { kind: 'class', index }, label: selector.label }];
    }
    case 'cell': {
      const actual = indexOf(selector.actual);
      const predicted = columnOf(selector.predicted, classes);
      if (actual === -1) return [{ unknown: unknownClass(selector.actual, classes) }];
      if (predicted === -1) return [{ unknown: unknownClass(selector.predicted, classes) }];
      return [{ selector: { kind: 'cell', actual, predicted }, label: selector.actual }];
    }
  }
}

/** The column of a predicted name: a class, or an outcome written `(missing)`. */
function columnOf(predicted: string, classes: readonly string[]): number {
  const index = classes.indexOf(predicted);
  if (index !== -1) return index;
  const outcome = OUTCOMES.findIndex((name) => outcomeLabel(name) === predicted);
  return outcome === -1 ? -1 : classes.length + outcome;
}

function scopesOf({ slice }: Threshold, tally: Tally): readonly Scope[] | { readonly unknown: string } {
  if (slice === undefined) return [{ matrices: tally.matrices }];
  const column = tally.slices.find(({ column: name }) => name === slice.column);
  if (column === undefined) return { unknown: `no slice column "${slice.column}" was read` };
  const chosen = slice.each ? column.values : column.values.filter(({ value }) => value === slice.value);
  if (chosen.length === 0) return { unknown: unknownSlice(slice.value, column) };
  return chosen.map(({ value, matrices }) => ({ matrices, slice: { column: slice.column, value } }));
}

function unknownClass(label: string, classes: readonly string[]): string {
  return `there is no class ${JSON.stringify(label)}${nearMiss(label, classes)}; the classes are ${listed(classes)}`;
}

function unknownSlice(value: string, { column, values }: SliceColumn): string {
  const names = values.map((entry) => entry.value);
  return `the slice column "${column}" has no value ${JSON.stringify(value)}${nearMiss(value, names)}; its values are ${listed(names)}`;
}

function nearMiss(name: string, names: readonly string[]): string {
  const near = names.find((other) => leven(other.toLowerCase(), name.toLowerCase()) <= Math.max(1, Math.floor(name.length / 3)));
  return near === undefined ? '' : ` (did you mean ${JSON.stringify(near)}?)`;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 12).map((name) => JSON.stringify(name));
  return names.length > shown.length ? `${shown.join(', ')} and ${names.length - shown.length} more` : shown.join(', ');
}
