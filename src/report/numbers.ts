import type { MetricDefinition } from '../metrics/definition.js';
import type { Value } from '../metrics/value.js';

/** Numbers are printed one way everywhere: 1,930 · 88.6 % · 0.931 · +3 · −1.0. Rounding is to the nearest; a minus is U+2212. */

type Unit = MetricDefinition['unit'];

const DECIMALS: Readonly<Record<Unit, number>> = { fraction: 1, count: 0, number: 3 };
/** The last decimal that a double of this size is good for. */
const MOST_DECIMALS = 12;

/** A count. Where runs are parts of their examples it may be a fraction: 12.33, with as many decimals as tell it from a whole number. */
export function integer(value: number): string {
  const whole = Math.round(value);
  return isNoChange(value - whole) ? fixed(value, 0) : fixed(value, telling(value, whole, 2)).replace(/0+$/, '');
}

/** A value in the unit of its metric; undefined is a dash. `decimals` is raised where the usual ones would contradict a verdict. */
export function formatValue(unit: Unit, value: Value | undefined, decimals: number = DECIMALS[unit]): string {
  return value?.defined === true ? formatNumber(unit, value.value, decimals) : '–';
}

/** Rounding never makes something of nothing or nothing of something: 0.03 % is not 0.0 %, and 99.97 % not 100.0 %. */
export function formatNumber(unit: Unit, value: number, decimals: number = DECIMALS[unit]): string {
  if (unit === 'count') return integer(value);
  const fewest = Math.max(decimals, DECIMALS[unit]);
  if (unit === 'number') return fixed(value, telling(value, 0, fewest));
  const percent = value * 100;
  return `${fixed(percent, Math.max(telling(percent, 0, fewest), telling(percent, 100, fewest)))} %`;
}

/** A change with its sign; fractions in percentage points, without a unit, as in "88.6 % (−1.0)". No change is ±0, a tiny one is not. */
export function formatChange(unit: Unit, change: number, decimals: number = DECIMALS[unit]): string {
  if (isNoChange(change)) return '±0';
  const size = Math.abs(change) * (unit === 'fraction' ? 100 : 1);
  const shown = unit === 'count' ? integer(size) : fixed(size, telling(size, 0, Math.max(decimals, DECIMALS[unit])));
  return `${change < 0 ? '−' : '+'}${shown}`;
}

/** "88.6 % (−1.0)"; without the brackets where nothing changed or there is nothing to compare with. */
export function numberWithChange({ unit, value, change = 0 }: { readonly unit: Unit; readonly value: Value; readonly change?: number }): string {
  return `${formatValue(unit, value)}${isNoChange(change) ? '' : ` (${formatChange(unit, change)})`}`;
}

/** Whether a change is none, or less than the rounding of the averages it comes from. */
export function isNoChange(change: number): boolean {
  return Math.abs(change) < 1e-12;
}

/** "1 example", "2 examples". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${integer(count)} ${count === 1 ? one : many}`;
}

/** The decimals from which on a value is not printed as `round`, unless it is that. */
function telling(value: number, round: number, fewest: number): number {
  const distance = Math.abs(value - round);
  // Further away than a unit of the last decimal no rounding leads there.
  if (distance < 1e-12 || distance > 10 ** -fewest) return fewest;
  let decimals = fewest;
  while (decimals < MOST_DECIMALS && Number(value.toFixed(decimals)) === round) decimals++;
  return decimals;
}

function fixed(value: number, decimals: number): string {
  const digits = Math.abs(value).toFixed(decimals);
  const grouped = Math.abs(value) < 999 ? digits : digits.replace(/^\d+/, (whole) => whole.replace(/\B(?=(?:\d{3})+$)/g, ','));
  // What rounds to zero has no sign.
  return value < 0 && Number(digits) !== 0 ? `−${grouped}` : grouped;
}
