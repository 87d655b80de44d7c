import type { Place } from '../problem.js';
import type { Policy } from './policy.js';
import type { Average, MetricDefinition } from '../metrics/definition.js';

/** Of what a threshold speaks, by the names of the config: the labels are known only once the predictions are read. */
export type NamedSelector =
  | { readonly kind: 'whole' }
  | { readonly kind: 'class'; readonly label: string }
  /** `per: class`: one member for each class. */
  | { readonly kind: 'per-class' }
  | { readonly kind: 'average'; readonly average: Average }
  /** `predicted` may be an outcome: `(missing)`. */
  | { readonly kind: 'cell'; readonly actual: string; readonly predicted: string };

/** One value of one slice column, or `*` for each of its values. */
export interface SliceSelector {
  readonly column: string;
  readonly value: string;
  /** Each value of the column; `value` is then `*`. A value that is literally `*` can be told apart by this. */
  readonly each: boolean;
}

/** A decimal number as it stands in the config, exactly: numerator / denominator with a power of ten below. */
export interface Decimal {
  readonly text: string;
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** `min` and `max`: inclusive, in the metric's own unit. */
export interface AbsoluteBound {
  readonly kind: 'min' | 'max';
  readonly limit: Decimal;
}

/** A change is candidate − baseline; `allowed` is how far it may go in the bad direction, ≥ 0, inclusive. */
export interface ChangeBound {
  readonly kind: 'max_drop' | 'max_increase';
  /** For `points` already divided by 100, for `percent_of_baseline` likewise: 2 % is 0.02. */
  readonly allowed: Decimal;
  /** `own`: the metric's own unit; `points`: percentage points ("2pp"); `percent_of_baseline`: relative. */
  readonly unit: 'own' | 'points' | 'percent_of_baseline';
}

export type Bound = AbsoluteBound | ChangeBound;

export function isChange(bound: Bound): bound is ChangeBound {
  return bound.kind === 'max_drop' || bound.kind === 'max_increase';
}

/** One rule of the config: metric, selector, one bound. An entry of the config with two bounds gives two thresholds. */
export interface Threshold {
  readonly metric: MetricDefinition;
  readonly selector: NamedSelector;
  readonly slice?: SliceSelector;
  readonly bound: Bound;
  readonly severity: 'fail' | 'warn';
  /** What a value beyond the bound means. */
  readonly policy: Policy;
  /** Members of an expansion with less support are listed, not judged. */
  readonly minSupport: number;
  /** The line of the bound in the config: failures are annotated there. Absent for thresholds without a file. */
  readonly place?: Place;
}

/** "0.95" and 0.95 alike, exactly: a double's shortest decimal form is what its author wrote. */
export function decimal(value: number | string): Decimal {
  const text = String(value);
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (match === null || `${match[2] ?? ''}${match[3] ?? ''}` === '') throw new RangeError(`not a decimal number: ${text}`);
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const shift = Number(exponent) - fraction.length;
  const digits = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n);
  return shift >= 0
    ? { text, numerator: digits * 10n ** BigInt(shift), denominator: 1n }
    : { text, numerator: digits, denominator: 10n ** BigInt(-shift) };
}
