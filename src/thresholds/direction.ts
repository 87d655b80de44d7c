import type { MetricDefinition, Selector } from '../metrics/definition.js';
import type { NamedSelector } from './threshold.js';

/**
 * Which direction is good. The catalogue says it for every metric but those of a cell: more examples on the diagonal of the confusion
 * matrix are right answers, more beside it are wrong ones.
 */
export function directionOf(metric: Pick<MetricDefinition, 'better'>, selector: NamedSelector | Selector): 'higher' | 'lower' | 'neither' {
  if (selector.kind !== 'cell') return metric.better;
  return selector.actual === selector.predicted ? 'higher' : 'lower';
}
