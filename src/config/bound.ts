import type { MetricDefinition } from '../metrics/definition.js';
import { decimal } from '../thresholds/threshold.js';
import type { Bound, Decimal } from '../thresholds/threshold.js';
import type { Findings } from './findings.js';
import { shownValue } from './findings.js';
import { CHANGE_PATTERN } from './threshold-schema.js';
import type { Path } from './yaml.js';

/** `min` or `max`; undefined when it was reported as impossible for the metric. `wholeCounts`: examples are not counted in parts. */
export function limitOf(findings: Findings, path: Path, kind: 'min' | 'max', value: number, metric: MetricDefinition, wholeCounts: boolean): Bound | undefined {
  const [least, most] = metric.range;
  const shown = shownValue(value, findings.document.sourceOf(path));
  if (metric.unit === 'count' && wholeCounts && !Number.isInteger(value)) {
    findings.atValue(path, `${kind} is ${shown}, but ${metric.id} is a count of examples`, 'Write a whole number.');
    return undefined;
  }
  if (value < least || value > most) {
    const asPercentage = metric.unit === 'fraction' && value > 1 && value <= 100;
    findings.atValue(path, `${kind} is ${shown}, but ${metric.id} lies ${rangeOf(metric)}`, ...(asPercentage ? [`Write ${String(value / 100)} for ${shown} %.`] : []));
    return undefined;
  }
  return { kind, limit: decimal(value) };
}

/** `max_drop` or `max_increase`; undefined when it was reported as wrong. */
export function changeOf(findings: Findings, path: Path, kind: 'max_drop' | 'max_increase', value: number | string, metric: MetricDefinition, wholeCounts: boolean): Bound | undefined {
  const width = metric.range[1] - metric.range[0];
  if (typeof value === 'number') {
    const shown = shownValue(value, findings.document.sourceOf(path));
    if (metric.unit === 'count' && wholeCounts && !Number.isInteger(value)) {
      findings.atValue(path, `${kind} is ${shown}, but ${metric.id} is a count of examples`, 'Write a whole number, or a share such as "2% of baseline".');
      return undefined;
    }
    if (value > width) {
      const asPoints = metric.unit === 'fraction' && value <= 100;
      findings.atValue(path, `${kind} is ${shown}, but ${metric.id} can change by ${width} at most`, ...(asPoints ? [`Write "${shown}pp" for percentage points.`] : []));
      return undefined;
    }
    return { kind, allowed: decimal(value), unit: 'own' };
  }
  const [, number = '0', suffix] = CHANGE_PATTERN.exec(value) ?? [];
  const allowed = hundredth(decimal(number), value);
  if (suffix !== 'pp') {
    if (kind === 'max_drop' && metric.range[0] >= 0 && Number(number) > 100) {
      findings.atValue(path, `${kind} is ${shownValue(value, undefined)}, but ${metric.id} cannot lose more than all of the baseline's value`);
      return undefined;
    }
    return { kind, allowed, unit: 'percent_of_baseline' };
  }
  if (metric.unit !== 'fraction') {
    findings.atValue(path, `${kind} is ${shownValue(value, undefined)}, but ${metric.id} is ${metric.unit === 'count' ? 'a count of examples' : 'no fraction'} and has no percentage points`, `Write ${metric.unit === 'count' ? 'a whole number' : 'a number'}, or a share such as "2% of baseline".`);
    return undefined;
  }
  if (Number(number) > width * 100) {
    findings.atValue(path, `${kind} is ${shownValue(value, undefined)}, but ${metric.id} can change by ${width * 100} percentage points at most`);
    return undefined;
  }
  return { kind, allowed, unit: 'points' };
}

/** "2pp" is 0.02: exactly, with the text as written. */
function hundredth(number: Decimal, text: string): Decimal {
  return { text, numerator: number.numerator, denominator: number.denominator * 100n };
}

function rangeOf(metric: MetricDefinition): string {
  const [least, most] = metric.range;
  if (most === Infinity) return least === -Infinity ? 'anywhere' : `at ${least} or above`;
  return `between ${least} and ${most}`;
}
