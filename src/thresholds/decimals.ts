import type { MetricDefinition } from '../metrics/definition.js';
import type { Value } from '../metrics/value.js';
import { change, compareChange, compareWithLimit, limitToDouble, TOLERANCE } from './exact.js';
import { decimal, isChange, type Bound, type ChangeBound, type Decimal } from './threshold.js';

type Defined = Value & { readonly defined: true };

const FEWEST: Readonly<Record<MetricDefinition['unit'], number>> = { fraction: 1, count: 0, number: 3 };
const MOST = 12;

/**
 * The decimals from which on printed numbers stand on the side of their bound where the verdict saw them: 94.96 % must not be printed as
 * "95.0 %" beside a failed "at least 95 %", nor a drop of 1.25 points as "1.3" beside "may fall by 1.25". Fractions are printed as
 * percentages. For a change both hold: the printed change, and the difference of the two printed values.
 */
export function decimalsThatAgree(unit: MetricDefinition['unit'], bound: Bound, value: Value, baseline: Value | undefined): number {
  const fewest = FEWEST[unit];
  if (!value.defined) return fewest;
  const scale = unit === 'fraction' ? 100 : 1;
  const agrees = isChange(bound) ? baseline?.defined === true && changeAgrees(bound, value, baseline, scale) : valueAgrees(bound, value, scale);
  if (agrees === false) return fewest;
  let decimals = fewest;
  while (decimals < MOST && !agrees(decimals)) decimals++;
  return decimals;
}

function valueAgrees(bound: Exclude<Bound, ChangeBound>, value: Defined, scale: number): (decimals: number) => boolean {
  const relation = compareWithLimit(value, bound.limit);
  const distance = Math.abs(value.value - limitToDouble(bound.limit)) * scale;
  return (decimals) => isBeyondRounding(distance, decimals, 1, value.value * scale) || compare(printed(value.value * scale, decimals), times(bound.limit, integer(scale))) === relation;
}

function changeAgrees(bound: ChangeBound, now: Defined, before: Defined, scale: number): (decimals: number) => boolean {
  const relation = compareChange(now, before, bound);
  const isShare = bound.unit === 'percent_of_baseline';
  // A share of the baseline is not printed as a number: on the limit there is nothing to contradict.
  if (isShare && relation === 0) return () => true;
  const sign = bound.kind === 'max_drop' ? -1 : 1;
  const worse = sign * change(now, before) * scale;
  const share = limitToDouble(bound.allowed);
  const distance = Math.abs(worse - share * scale * (isShare ? Math.abs(before.value) : 1));
  return (decimals) => {
    // Three numbers are rounded here, and the share of one of them.
    if (isBeyondRounding(distance, decimals, isShare ? 2 + share : 2, Math.max(Math.abs(now.value), Math.abs(before.value)) * scale)) return true;
    const [nowPrinted, beforePrinted] = [printed(now.value * scale, decimals), printed(before.value * scale, decimals)];
    const allowed = times(bound.allowed, isShare ? magnitude(beforePrinted) : integer(scale));
    const difference = times(minus(nowPrinted, beforePrinted), integer(sign));
    return compare(printed(worse, decimals), allowed) === relation && compare(difference, allowed) === relation;
  };
}

/**
 * Further from the bound than any rounding: by so many units of the last decimal that is printed, and what doubles of this size lose. Most
 * numbers are, and need not be printed and compared exactly to know that they agree.
 */
function isBeyondRounding(distance: number, decimals: number, units: number, size: number): boolean {
  return distance > units * 10 ** -decimals + TOLERANCE * Math.abs(size);
}

type Fraction = Pick<Decimal, 'numerator' | 'denominator'>;

/** A number as its reader sees it, exactly. */
function printed(value: number, decimals: number): Fraction {
  return decimal(value.toFixed(decimals));
}

function integer(value: number): Fraction {
  return { numerator: BigInt(value), denominator: 1n };
}

function times(a: Fraction, b: Fraction): Fraction {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

function minus(a: Fraction, b: Fraction): Fraction {
  return { numerator: a.numerator * b.denominator - b.numerator * a.denominator, denominator: a.denominator * b.denominator };
}

function magnitude(a: Fraction): Fraction {
  return a.numerator < 0n ? { numerator: -a.numerator, denominator: a.denominator } : a;
}

/** Denominators of decimals are positive. */
function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const { numerator } = minus(a, b);
  return numerator < 0n ? -1 : numerator > 0n ? 1 : 0;
}
