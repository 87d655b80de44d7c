import { OUTCOMES } from '../matrix/confusion.js';
import { metricKey, outcomeLabel, SPURIOUS, type SelectorNames } from '../metrics/key.js';
import { isChange, type NamedSelector, type Threshold } from './threshold.js';

/** `recall[spam] max_drop 0.01`: names a threshold in outputs, messages and waivers. */
export function thresholdKey(threshold: Threshold): string {
  const { bound } = threshold;
  return `${subjectKey(threshold)} ${bound.kind} ${isChange(bound) ? bound.allowed.text : bound.limit.text}`;
}

/** What it speaks of: `recall[spam]`. */
export function subjectKey({ metric, selector, slice }: Pick<Threshold, 'metric' | 'selector' | 'slice'>): string {
  return metricKey(metric.id, keyNames(selector), slice);
}

function keyNames(selector: NamedSelector): SelectorNames {
  if (selector.kind !== 'cell') return selector;
  const outcome = OUTCOMES.find((name) => outcomeLabel(name) === selector.predicted);
  return { kind: 'cell', actual: selector.actual === SPURIOUS ? { spurious: true } : selector.actual, predicted: outcome === undefined ? selector.predicted : { outcome } };
}
