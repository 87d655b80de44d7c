import type { Value } from '../metrics/value.js';
import type { ChangeBound, Decimal } from './threshold.js';

/** A number that is compared with a bound: exactly as a quotient of integers, or as a double where the metric is no such quotient. */
type Exactness = { readonly exact: true; readonly numerator: bigint; readonly denominator: bigint } | { readonly exact: false; readonly value: number };

/**
 * Averages and correlations are doubles of many roundings: within this of a bound they count as on it, and bounds are inclusive.
 * Quotients of integers (rates, counts, F-scores, kappa) need no tolerance.
 */
export const TOLERANCE = 1e-12;

/** Differences above this, times the size of the numbers, are no rounding errors. */
const FAR = 1e-9;

/** −1, 0, 1: the value lies below, on, above the limit. */
export function compareWithLimit(value: Value & { readonly defined: true }, limit: Decimal): -1 | 0 | 1 {
  const bound = limitToDouble(limit);
  return clearSign(value.value - bound, Math.max(Math.abs(value.value), Math.abs(bound))) ?? compare(number(value), { exact: true, ...limit });
}

/**
 * How far a change in the bad direction lies beyond what is allowed: −1 within, 0 on the limit, 1 beyond.
 * `max_drop` speaks of baseline − candidate, `max_increase` of candidate − baseline.
 */
export function compareChange(
  candidate: Value & { readonly defined: true },
  baseline: Value & { readonly defined: true },
  bound: ChangeBound,
): -1 | 0 | 1 {
  const drop = baseline.value - candidate.value;
  const room = limitToDouble(bound.allowed) * (bound.unit === 'percent_of_baseline' ? Math.abs(baseline.value) : 1);
  const clear = clearSign((bound.kind === 'max_drop' ? drop : -drop) - room, Math.max(Math.abs(candidate.value), Math.abs(baseline.value), room));
  if (clear !== undefined) return clear;
  const [now, before] = [number(candidate), number(baseline)];
  const worse = bound.kind === 'max_drop' ? subtract(before, now) : subtract(now, before);
  const allowed: Exactness = { exact: true, ...bound.allowed };
  return compare(worse, bound.unit === 'percent_of_baseline' ? multiply(allowed, magnitude(before)) : allowed);
}

/** Candidate − baseline as a double: subtracted exactly where both are quotients, so that 0.9 − 0.8 is 0.1. */
export function change(candidate: Value & { readonly defined: true }, baseline: Value & { readonly defined: true }): number {
  const [now, before] = [candidate.ratio, baseline.ratio];
  if (now !== undefined && before !== undefined) {
    const [a, b, denominator] = [now.numerator * before.denominator, before.numerator * now.denominator, now.denominator * before.denominator];
    // Products of counts are nearly always integers that a double holds exactly.
    if (Number.isSafeInteger(a) && Number.isSafeInteger(b) && Number.isSafeInteger(a - b) && Number.isSafeInteger(denominator)) return (a - b) / denominator;
  }
  return toDouble(subtract(number(candidate), number(baseline)));
}

/** A bound as a double, for what need not be exact. */
export function limitToDouble({ numerator, denominator }: Decimal): number {
  return Number(numerator) / Number(denominator);
}

/** The sign of a difference of doubles where it lies far beyond what doubles of this size lose; undefined where integers have to decide. */
function clearSign(difference: number, size: number): -1 | 1 | undefined {
  if (!(Math.abs(difference) > FAR * Math.max(1, size))) return undefined;
  return difference < 0 ? -1 : 1;
}

function number(value: Value & { readonly defined: true }): Exactness {
  const { ratio } = value;
  return ratio === undefined
    ? { exact: false, value: value.value }
    : { exact: true, numerator: BigInt(ratio.numerator), denominator: BigInt(ratio.denominator) };
}

function compare(a: Exactness, b: Exactness): -1 | 0 | 1 {
  if (a.exact && b.exact) {
    const difference = a.numerator * b.denominator - b.numerator * a.denominator;
    const sign = a.denominator < 0n !== b.denominator < 0n ? -difference : difference;
    return sign < 0n ? -1 : sign > 0n ? 1 : 0;
  }
  const difference = toDouble(a) - toDouble(b);
  return Math.abs(difference) <= TOLERANCE ? 0 : difference < 0 ? -1 : 1;
}

function subtract(a: Exactness, b: Exactness): Exactness {
  return a.exact && b.exact
    ? { exact: true, numerator: a.numerator * b.denominator - b.numerator * a.denominator, denominator: a.denominator * b.denominator }
    : { exact: false, value: toDouble(a) - toDouble(b) };
}

function multiply(a: Exactness, b: Exactness): Exactness {
  return a.exact && b.exact
    ? { exact: true, numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator }
    : { exact: false, value: toDouble(a) * toDouble(b) };
}

function magnitude(a: Exactness): Exactness {
  if (!a.exact) return { exact: false, value: Math.abs(a.value) };
  return { exact: true, numerator: a.numerator < 0n ? -a.numerator : a.numerator, denominator: a.denominator < 0n ? -a.denominator : a.denominator };
}

function toDouble(a: Exactness): number {
  return a.exact ? Number(a.numerator) / Number(a.denominator) : a.value;
}
