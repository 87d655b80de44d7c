/**
 * The sum of these numbers with the rounding errors carried along (Neumaier's variant of Kahan's algorithm): the mean of 1,000 recalls must
 * not depend on the order of the classes.
 */
export function compensatedSum(values: Iterable<number>): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}

/** The sum of counts: exact below 2^53, so nothing needs to be carried along. */
export function countSum(counts: Float64Array): number {
  return counts.reduce((sum, value) => sum + value, 0);
}
