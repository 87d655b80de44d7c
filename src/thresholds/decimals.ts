import type { MetricDefinition } from '../metrics/definition.js';
import type { Value } from '../metrics/value.js';
import { change, compareChange, compareWithLimit } from './exact.js';
import { isChange, type Bound, type Decimal } from './threshold.js';

const FEWEST: Readonly<Record<MetricDefinition['unit'], number>> = { fraction: 1, count: 0, number: 3 };
const MOST = 12;

/**
 * The decimals from which on a printed number stands on the side of its bound where the verdict saw it: 94.96 % must not be printed as
 * "95.0 %" beside a failed "at least 95 %". Fractions are printed as percentages.
 */
export function decimalsThatAgree(unit: MetricDefinition['unit'], bound: Bound, value: Value, baseline: Value | undefined): number {
  const fewest = FEWEST[unit];
  if (!value.defined) return fewest;
  const scale = unit === 'fraction' ? 100 : 1;
  if (!isChange(bound)) {
    return agreeing(value.value * scale, toNumber(bound.limit) * scale, compareWithLimit(value, bound.limit), fewest);
  }
  if (baseline?.defined !== true) return fewest;
  const worse = change(value, baseline) * (bound.kind === 'max_drop' ? -1 : 1);
  const allowed = toNumber(bound.allowed) * (bound.unit === 'percent_of_baseline' ? Math.abs(baseline.value) : 1);
  return agreeing(worse * scale, allowed * scale, compareChange(value, baseline, bound), fewest);
}

function agreeing(value: number, limit: number, relation: -1 | 0 | 1, fewest: number): number {
  for (let decimals = fewest; decimals < MOST; decimals++) {
    const shown = Number(value.toFixed(decimals));
    if (relation === 0 || Math.sign(shown - limit) === relation) return decimals;
  }
  return MOST;
}

function toNumber(decimal: Decimal): number {
  return Number(decimal.numerator) / Number(decimal.denominator);
}
