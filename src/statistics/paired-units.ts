/** What one side of a unit adds to the numbers that a statistic is made of: amounts at places of a vector. */
export interface Contribution {
  readonly places: readonly number[];
  readonly amounts: readonly number[];
}

/** A kind of unit, of which there are so many alike: an example, a document, a cluster, with the answers of both models. */
export interface Unit {
  readonly count: number;
  readonly baseline: Contribution;
  readonly candidate: Contribution;
}

/**
 * Two models on the same units. A unit is what is drawn, and what both models answered: it is swapped and resampled whole. The numbers of a model are
 * the sum of what its units add; of confusion matrices cells and margins, so that the cost of a test does not depend on the number of examples.
 */
export interface PairedUnits {
  /** The length of the vectors. */
  readonly width: number;
  /** In an order that does not depend on that of the files. */
  readonly units: readonly Unit[];
}

/** A number of both models; of a change, the larger, the worse is the candidate. */
export type Statistic = (baseline: Float64Array, candidate: Float64Array) => number;

/** How many units there are, of all kinds. */
export function unitsIn({ units }: Pick<PairedUnits, 'units'>): number {
  return units.reduce((sum, { count }) => sum + count, 0);
}

/** Adds what so many units of a side add. */
export function addTo(state: Float64Array, { places, amounts }: Contribution, times: number): void {
  for (let i = 0; i < places.length; i++) {
    const place = places[i] as number;
    state[place] = (state[place] as number) + (amounts[i] as number) * times;
  }
}

/** The numbers of both models as they are. */
export function statesOf({ width, units }: PairedUnits): { readonly baseline: Float64Array; readonly candidate: Float64Array } {
  const [baseline, candidate] = [new Float64Array(width), new Float64Array(width)];
  for (const unit of units) {
    addTo(baseline, unit.baseline, unit.count);
    addTo(candidate, unit.candidate, unit.count);
  }
  return { baseline, candidate };
}

/** What a unit of this kind changes when the candidate answers instead of the baseline; empty where both answered alike. */
export function differenceOf({ baseline, candidate }: Unit): Contribution {
  const sums = new Map<number, number>();
  candidate.places.forEach((place, i) => sums.set(place, (sums.get(place) ?? 0) + (candidate.amounts[i] as number)));
  baseline.places.forEach((place, i) => sums.set(place, (sums.get(place) ?? 0) - (baseline.amounts[i] as number)));
  const changed = [...sums].filter(([, amount]) => amount !== 0);
  return { places: changed.map(([place]) => place), amounts: changed.map(([, amount]) => amount) };
}
