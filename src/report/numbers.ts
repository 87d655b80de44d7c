import type { MetricDefinition } from '../metrics/definition.js';
import type { Value } from '../metrics/value.js';

/** Numbers are printed one way everywhere: 1,930 · 88.6 % · 0.931 · +3 · −1.0. Rounding is to the nearest; a minus is U+2212. */

type Unit = MetricDefinition['unit'];

const DECIMALS: Readonly<Record<Unit, number>> = { fraction: 1, count: 0, number: 3 };
const GROUPED = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

export function integer(value: number): string {
  return minus(GROUPED.format(value));
}

/** A value in the unit of its metric; undefined is a dash. `decimals` is raised where the usual ones would contradict a verdict. */
export function formatValue(unit: Unit, value: Value | undefined, decimals: number = DECIMALS[unit]): string {
  return value?.defined === true ? formatNumber(unit, value.value, decimals) : '–';
}

export function formatNumber(unit: Unit, value: number, decimals: number = DECIMALS[unit]): string {
  if (unit === 'count') return integer(value);
  if (unit === 'fraction') return `${fixed(value * 100, Math.max(decimals, DECIMALS.fraction))} %`;
  return fixed(value, Math.max(decimals, DECIMALS.number));
}

/** A change with its sign; fractions in percentage points, without a unit, as in "88.6 % (−1.0)". No change is ±0. */
export function formatChange(unit: Unit, change: number, decimals: number = DECIMALS[unit]): string {
  const shown = unit === 'count' ? integer(Math.abs(change)) : fixed(Math.abs(change) * (unit === 'fraction' ? 100 : 1), Math.max(decimals, DECIMALS[unit]));
  if (change === 0) return '±0';
  return `${change < 0 ? '−' : '+'}${shown}`;
}

/** "1 example", "2 examples". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${integer(count)} ${count === 1 ? one : many}`;
}

function fixed(value: number, decimals: number): string {
  return minus(value.toFixed(decimals).replace(/^-(0(?:\.0+)?)$/, '$1'));
}

function minus(text: string): string {
  return text.replace(/^-/, '−');
}
