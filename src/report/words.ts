import type { MetricDefinition } from '../metrics/definition.js';
import { outcomeLabel, SPURIOUS } from '../metrics/key.js';
import { limitToDouble } from '../thresholds/exact.js';
import { isChange, type ChangeBound, type Decimal, type NamedSelector, type SliceSelector, type Threshold } from '../thresholds/threshold.js';
import type { Measurement } from '../thresholds/verdict.js';
import { formatValue, integer, isNoChange } from './numbers.js';
import { label, NOTHING, phrase, type Phrase } from './phrase.js';

/** What a number speaks of: "recall of `spam`", "F1 (macro)", "share of `spam` predicted as `ham`", with "where `language` is `de`". */
export function subject(metric: MetricDefinition, selector: NamedSelector, slice?: SliceSelector | { readonly column: string; readonly value: string }): Phrase {
  return phrase`${selected(metric, selector)}${where(slice)}`;
}

function selected(metric: MetricDefinition, selector: NamedSelector): Phrase {
  const { title } = metric;
  switch (selector.kind) {
    case 'whole':
      return phrase`${title}`;
    case 'class':
      return phrase`${title} of ${label(selector.label)}`;
    case 'per-class':
      return phrase`${title} of each class`;
    case 'average':
      return phrase`${title} (${selector.average})`;
    case 'cell':
      if (selector.actual === SPURIOUS) return phrase`spurious ${label(selector.predicted)} entities`;
      if (selector.predicted === outcomeLabel('missed')) return phrase`${metric.unit === 'count' ? 'missed' : 'share of missed'} ${label(selector.actual)} entities`;
      return phrase`${metric.unit === 'count' ? 'examples' : 'share'} of ${label(selector.actual)} predicted as ${label(selector.predicted)}`;
  }
}

function where(slice: SliceSelector | { readonly column: string; readonly value: string } | undefined): Phrase {
  if (slice === undefined) return NOTHING;
  if ('each' in slice && slice.each) return phrase` for each ${label(slice.column)}`;
  return phrase` where ${label(slice.column)} is ${label(slice.value)}`;
}

/** The threshold as a sentence: "recall of `spam` may fall by 2 points". */
export function thresholdWords({ metric, selector, slice, bound }: Threshold): Phrase {
  const of = subject(metric, selector, slice);
  if (!isChange(bound)) return phrase`${of} ${bound.kind === 'min' ? 'at least' : 'at most'} ${amount(metric, bound.limit)}`;
  const verb = bound.kind === 'max_drop' ? 'fall' : 'rise';
  return isZero(bound.allowed) ? phrase`${of} may not ${verb}` : phrase`${of} may ${verb} by ${allowance(metric, bound)}`;
}

/** The bound alone, in its unit: "2 points", "95 %". */
export function boundWords({ metric, bound }: Pick<Threshold, 'metric' | 'bound'>): string {
  return isChange(bound) ? allowance(metric, bound) : amount(metric, bound.limit);
}

/** What happened to one member of a threshold: "rose 31 → 34", "is 88.6 %, below 90 %", "are 7, more than 5". */
export function happenedWords({ metric, bound }: Threshold, { value, baseline, decimals, state, change = 0 }: Measurement): Phrase {
  const now = formatValue(metric.unit, value, decimals);
  if (!isChange(bound)) {
    const [verb, below, above] = metric.unit === 'count' ? ['are', 'fewer than', 'more than'] : ['is', 'below', 'above'];
    return phrase`${verb} ${now}${state === 'fail' ? `, ${bound.kind === 'min' ? below : above} ${amount(metric, bound.limit)}` : ''}`;
  }
  if (isNoChange(change)) return phrase`stayed at ${now}`;
  return phrase`${change > 0 ? 'rose' : 'fell'} ${formatValue(metric.unit, baseline, decimals)} → ${now}`;
}

/** " (allowed +0)", with a blank before it; nothing for an absolute bound, which stands in `happenedWords`. */
export function allowedWords({ metric, bound }: Threshold): Phrase {
  if (!isChange(bound)) return NOTHING;
  return phrase` (allowed ${bound.kind === 'max_drop' ? '−' : '+'}${isZero(bound.allowed) ? '0' : allowance(metric, bound)})`;
}

/** A bound as the config means it: 95 %, 20, 0.3. No rounding: the shown bound is the bound. */
function amount(metric: MetricDefinition, limit: Decimal): string {
  if (metric.unit === 'fraction') return `${shifted(limit, 2)} %`;
  return metric.unit === 'count' ? integer(limitToDouble(limit)) : shifted(limit, 0);
}

function allowance(metric: MetricDefinition, { allowed, unit }: ChangeBound): string {
  if (unit === 'percent_of_baseline') return `${shifted(allowed, 2)} % of the baseline`;
  if (metric.unit === 'count') return integer(limitToDouble(allowed));
  if (metric.unit === 'number') return shifted(allowed, 0);
  const points = shifted(allowed, 2);
  return `${points} ${points === '1' ? 'point' : 'points'}`;
}

/** A decimal times a power of ten, exactly, without trailing zeros. Denominators are powers of ten. */
function shifted({ numerator, denominator }: Decimal, places: number): string {
  const scaled = numerator * 10n ** BigInt(places);
  const magnitude = scaled < 0n ? -scaled : scaled;
  const rest = magnitude % denominator;
  const digits = rest === 0n ? '' : `.${rest.toString().padStart(denominator.toString().length - 1, '0').replace(/0+$/, '')}`;
  return `${scaled < 0n ? '−' : ''}${magnitude / denominator}${digits}`;
}

function isZero({ numerator }: Decimal): boolean {
  return numerator === 0n;
}
