import { examplesOf, unitOf, type ConfusionMatrix } from '../matrix/confusion.js';
import type { Matrices } from '../matrix/matrices.js';
import { taskOf, type Selector } from '../metrics/definition.js';
import { metricKey, selectorNames } from '../metrics/key.js';
import { measure } from '../metrics/measure.js';
import type { Value } from '../metrics/value.js';
import { decimalsThatAgree } from './decimals.js';
import { change, compareChange, compareWithLimit } from './exact.js';
import type { ResolvedSelector, Scope } from './resolve.js';
import { isChange, type Bound, type Threshold } from './threshold.js';
import type { Measurement } from './verdict.js';

/** One number that a threshold speaks of, before chance is asked: `pass` is within the bound, `fail` beyond it. */
export function measureMember(threshold: Threshold, { selector, label }: ResolvedSelector, scope: Scope, classes: readonly string[], expands: boolean): Measurement {
  const { metric, bound } = threshold;
  const { matrices, slice } = scope;
  const { comparison } = matrices;
  const common = { key: metricKey(metric.id, selectorNames(selector, classes), slice), ...(label !== undefined && { label }), ...(slice !== undefined && { slice }) };
  const judged = isChange(bound) ? comparison?.candidate : matrices.candidate;
  if (judged === undefined) {
    const reason = slice === undefined ? 'there is no baseline to compare with' : 'the baseline has no examples of this slice';
    const support = supportOf(selector, matrices.candidate);
    return { ...common, value: { defined: false, reason }, support, state: expands && isTooSmall(threshold, selector, scope) ? 'too_few' : 'error', reason, decimals: 1 };
  }
  const value = measure(metric, selector, judged);
  const baseline = comparison === undefined ? undefined : measure(metric, selector, comparison.baseline);
  const support = supportOf(selector, judged);
  const measured = {
    ...common,
    value,
    ...(baseline !== undefined && { baseline }),
    // Beside an absolute bound the change still informs, on the examples that both have.
    ...optionalChange(comparison === undefined ? undefined : comparison.candidate === judged ? value : measure(metric, selector, comparison.candidate), baseline),
    support,
  };
  if (expands && isTooSmall(threshold, selector, scope)) return { ...measured, state: 'too_few', decimals: 1 };
  const reason =
    whyNotMeasured(threshold, selector, judged, value) ??
    (isChange(bound) ? (whyNoBaseline(threshold, selector, comparison?.baseline, baseline) ?? whyNotComparable(threshold, selector, matrices)) : undefined);
  if (reason !== undefined) return { ...measured, state: 'error', reason, decimals: 1 };
  const note = noteOn(bound, baseline);
  return {
    ...measured,
    state: isWithin(bound, value, baseline) ? 'pass' : 'fail',
    ...(note !== undefined && { note }),
    decimals: decimalsThatAgree(metric.unit, bound, value, baseline),
  };
}

/**
 * A member of an expansion is too small to judge when nothing of it is large: not what the candidate has of it, compared or not, nor what the
 * baseline had, for a class that vanished must not vanish from the verdict; and for false alarms not how often it was predicted.
 */
function isTooSmall({ metric, minSupport }: Threshold, selector: Selector, { matrices }: Scope): boolean {
  const { candidate, comparison } = matrices;
  const compared = comparison === undefined ? 0 : Math.max(supportOf(selector, comparison.candidate), supportOf(selector, comparison.baseline));
  const alarms = metric.explainedBy === 'alarms' && selector.kind === 'class' ? (candidate.predicted[selector.index] ?? 0) / unitOf(candidate) : 0;
  return Math.max(supportOf(selector, candidate), compared, alarms) < minSupport;
}

/** Whether a value, or its change, is within the bound. */
export function isWithin(bound: Bound, value: Value, baseline: Value | undefined): boolean {
  if (!value.defined) return false;
  if (isChange(bound)) return baseline?.defined === true && compareChange(value, baseline, bound) <= 0;
  const side = compareWithLimit(value, bound.limit);
  return side === 0 || (bound.kind === 'min') === side > 0;
}

function whyNotMeasured({ metric }: Threshold, selector: Selector, matrix: ConfusionMatrix, value: Value): string | undefined {
  if (!value.defined) return value.reason;
  if (examplesOf(matrix) === 0) return 'no examples';
  // A count of misses is 0 when there is nothing to miss: that is not measured, and must not pass.
  const support = supportOf(selector, matrix);
  if (metric.ofGold === true && support === 0) return 'no gold examples of this class, so nothing was measured';
  // A false alarm of an entity needs no entity of another type.
  return metric.ofOthers === true && taskOf(matrix) !== 'entities' && unitsBehind(selector, matrix) === examplesOf(matrix) ? 'no gold examples of other classes, so nothing was measured' : undefined;
}

/** More examples have more misses: counts of samples of different sizes say nothing of the models. */
function whyNotComparable({ metric }: Threshold, selector: Selector, { comparison }: Matrices): string | undefined {
  if (comparison === undefined || comparison.changes !== undefined || metric.unit !== 'count') return undefined;
  const [now, before] = [comparison.candidate, comparison.baseline];
  const sameSize = now.total === before.total && examplesOf(now) === examplesOf(before) && supportOf(selector, now) === supportOf(selector, before);
  return sameSize ? undefined : `counts of unpaired samples of different sizes (${examplesOf(now)} and ${examplesOf(before)} examples) cannot be compared: use a rate`;
}

function whyNoBaseline(threshold: Threshold, selector: Selector, matrix: ConfusionMatrix | undefined, baseline: Value | undefined): string | undefined {
  const reason = matrix === undefined || baseline === undefined ? 'there is none' : whyNotMeasured(threshold, selector, matrix, baseline);
  return reason === undefined ? undefined : `undefined for the baseline: ${reason}`;
}

function noteOn(bound: Bound, baseline: Value | undefined): string | undefined {
  const isShareOfNothing = isChange(bound) && bound.unit === 'percent_of_baseline' && baseline?.defined === true && baseline.value === 0;
  return isShareOfNothing ? `the baseline is 0, and a share of 0 is 0: it must not get worse` : undefined;
}

function optionalChange(candidate: Value | undefined, baseline: Value | undefined): { readonly change?: number } {
  return candidate?.defined === true && baseline?.defined === true ? { change: change(candidate, baseline) } : {};
}

/** The examples behind a number: gold examples of the class, or all. */
function supportOf(selector: Selector, matrix: ConfusionMatrix): number {
  return unitsBehind(selector, matrix) / unitOf(matrix);
}

function unitsBehind(selector: Selector, matrix: ConfusionMatrix): number {
  if (selector.kind === 'class') return matrix.support[selector.index] ?? 0;
  // Behind the classes stands the row of spurious entities, which any document may have.
  if (selector.kind === 'cell' && selector.actual < matrix.classes) return matrix.support[selector.actual] ?? 0;
  return examplesOf(matrix);
}
