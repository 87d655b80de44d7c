/** What was computed, or why it could not be: never NaN, never an interval without width that claims certainty. */
export type Known<T> = ({ readonly defined: true } & Readonly<T>) | { readonly defined: false; readonly reason: string };

export interface Limits {
  lower: number;
  upper: number;
}

/** A confidence interval. */
export type Interval = Known<Limits>;

export function unknown(reason: string): { readonly defined: false; readonly reason: string } {
  return { defined: false, reason };
}

export function limits(lower: number, upper: number): { readonly defined: true } & Readonly<Limits> {
  return { defined: true, lower, upper };
}

/** Counts come from tallies: what is none is a mistake of the caller, not of the data. */
export function requireCounts(counts: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(counts)) {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${name} is ${value}, not a count`);
  }
}

/**
 * A p-value as it is compared with a level: to 12 significant digits. `Math.exp` and `Math.log` may differ in the last bit between engines,
 * and a verdict must not.
 */
export function rounded(p: number): number {
  return Number(p.toPrecision(12));
}

/** Whether chance explains this too seldom: p is at most the level of one tail, `alpha` / 2 when intervals have confidence 1 − `alpha`. */
export function isSignificant(p: number, tail: number): boolean {
  return rounded(p) <= rounded(tail);
}
