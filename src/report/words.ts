import type { MetricDefinition } from '../metrics/definition.js';
import { isChange, type Decimal, type NamedSelector, type SliceSelector, type Threshold } from '../thresholds/threshold.js';
import type { Measurement } from '../thresholds/verdict.js';
import { formatChange, formatValue, integer } from './numbers.js';
import { label, NOTHING, phrase, type Phrase } from './phrase.js';

/** What a number speaks of: "recall of `spam`", "F1 (macro)", "`spam` read as `ham`", with "where language is `de`". */
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
      return metric.unit === 'count'
        ? phrase`${label(selector.actual)} predicted as ${label(selector.predicted)}`
        : phrase`${title} of ${label(selector.actual)} predicted as ${label(selector.predicted)}`;
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
  if (bound.allowed.numerator === 0n) return phrase`${of} may not ${verb}`;
  return phrase`${of} may ${verb} by ${allowance(metric, bound.allowed, bound.unit)}`;
}

/** A bound as the config means it: 95 %, 20, 0.3. No rounding: the shown bound is the bound. */
function amount(metric: MetricDefinition, limit: Decimal): string {
  if (metric.unit === 'fraction') return `${shifted(limit, 2)} %`;
  return metric.unit === 'count' ? integer(toNumber(limit)) : limit.text.replace('-', '−');
}

function allowance(metric: MetricDefinition, allowed: Decimal, unit: 'own' | 'points' | 'percent_of_baseline'): string {
  if (unit === 'percent_of_baseline') return `${shifted(allowed, 2)} % of the baseline`;
  if (metric.unit === 'fraction') {
    const points = shifted(allowed, 2);
    return `${points} ${points === '1' ? 'point' : 'points'}`;
  }
  return metric.unit === 'count' ? integer(toNumber(allowed)) : allowed.text;
}

/** A decimal times a power of ten, exactly, without trailing zeros. */
function shifted(decimal: Decimal, places: number): string {
  const scaled = decimal.numerator * 10n ** BigInt(places);
  const negative = scaled < 0n;
  const magnitude = negative ? -scaled : scaled;
  const whole = magnitude / decimal.denominator;
  const rest = magnitude % decimal.denominator;
  const digits = rest === 0n ? '' : `.${rest.toString().padStart(decimal.denominator.toString().length - 1, '0').replace(/0+$/, '')}`;
  return `${negative ? '−' : ''}${whole}${digits}`;
}

function toNumber(decimal: Decimal): number {
  return Number(decimal.numerator) / Number(decimal.denominator);
}

/** What happened to one member of a threshold, in numbers: "rose 31 → 34 (allowed +0)", "is 88.6 %, below 90 %". */
export function outcomeWords(threshold: Threshold, member: Measurement): Phrase {
  const { metric, bound } = threshold;
  const { value, baseline, decimals } = member;
  if (!value.defined || member.state === 'error') return phrase`cannot be judged: ${member.reason ?? 'undefined'}`;
  const now = formatValue(metric.unit, value, decimals);
  if (!isChange(bound)) {
    const beyond = bound.kind === 'min' ? 'below' : 'above';
    return phrase`is ${now}${member.state === 'fail' ? `, ${beyond} ${amount(metric, bound.limit)}` : ''}`;
  }
  const change = member.change ?? 0;
  const verb = change > 0 ? 'rose' : change < 0 ? 'fell' : 'stayed at';
  const sign = bound.kind === 'max_drop' ? '−' : '+';
  const allowed = ` (allowed ${sign}${allowance(metric, bound.allowed, bound.unit)})`;
  if (change === 0) return phrase`${verb} ${now}`;
  return phrase`${verb} ${formatValue(metric.unit, baseline, decimals)} → ${now}${allowed}`;
}

/** "+3", "−1.0": the change of a member, with as many decimals as its verdict needs. */
export function changeWords(metric: MetricDefinition, member: Measurement): string {
  return member.change === undefined ? '' : formatChange(metric.unit, member.change, member.decimals);
}
