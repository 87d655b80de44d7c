/** A fraction of two integers, kept unreduced: denominators are counts a reader recognises (34 of 299). */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * The value of a metric, or why it has none. `ratio` is there when the value is exactly the quotient of two safe integers: then bounds are
 * compared in integer arithmetic. Undefined is a value with a reason, never NaN and never a silent 0.
 */
export type Value =
  | { readonly defined: true; readonly value: number; readonly ratio?: Ratio }
  | { readonly defined: false; readonly reason: string };

/** The one division in the house. `reason` says what is missing when the denominator is 0, as in "no gold examples". */
export function divide(numerator: number, denominator: number, reason: string): Value {
  if (denominator === 0) return { defined: false, reason };
  const value = numerator / denominator;
  const exact = Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator);
  return exact ? { defined: true, value, ratio: { numerator, denominator } } : { defined: true, value };
}

/** A count: an integer, exactly. Where it is told in fractions of examples it is what a person reads, and no quotient. */
export function count(value: number): Value {
  return Number.isSafeInteger(value) ? { defined: true, value, ratio: { numerator: value, denominator: 1 } } : { defined: true, value };
}

/** A sum of rounded numbers is no integer, even where it looks like one. */
export function inexact(value: Value): Value {
  return value.defined ? { defined: true, value: value.value } : value;
}
