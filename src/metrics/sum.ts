/**
 * The sum of these numbers with the rounding errors carried along (Neumaier's variant of Kahan's algorithm): the mean of 1,000 recalls must
 * not depend on the order of the classes.
 */
export function compensatedSum(values: Iterable<number>): number {
  const sum = new CompensatedSum();
  for (const value of values) sum.add(value);
  return sum.value;
}

/** The same, number by number. */
export class CompensatedSum {
  #sum = 0;
  #lost = 0;

  add(value: number): void {
    const sum = this.#sum;
    const next = sum + value;
    this.#lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    this.#sum = next;
  }

  get value(): number {
    return this.#sum + this.#lost;
  }
}

/** The sum of counts: exact below 2^53, so nothing needs to be carried along. */
export function countSum(counts: Float64Array): number {
  return counts.reduce((sum, value) => sum + value, 0);
}
