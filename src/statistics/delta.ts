import { resampled } from './bootstrap.js';
import { limits, unknown, type Interval } from './known.js';
import { normalQuantile } from './normal.js';
import { statesOf, unitsIn, type Contribution, type PairedUnits, type Statistic } from './paired-units.js';

const STEP = 1e-5;
/** A standard error below this is what differences leave of none. */
const FLAT = 1e-9;

/**
 * Standard error of a statistic of units drawn the same way, by its influences ψ: √(n/(n − 1) Σ count (ψ − ψ̄)²), where ψ is what one more unit of a
 * kind moves it, by its gradient. The gradient is taken by central differences, of as many numbers as the vectors have, so that the cost does
 * not depend on how many kinds of units there are. Undefined with fewer than two units. Source: Takahashi et al. 2023, Stat. Med. 42:4177.
 */
export function standardError(paired: PairedUnits, statistic: Statistic, { baseline, candidate } = statesOf(paired)): number | undefined {
  const n = unitsIn(paired);
  if (n < 2) return undefined;
  const gradient = (vector: Float64Array): Float64Array => gradientAt(vector, () => statistic(baseline, candidate));
  const [ofBaseline, ofCandidate] = [gradient(baseline), gradient(candidate)];
  const influences = paired.units.map((unit) => ({ count: unit.count, value: influenceOf(unit.baseline, ofBaseline) + influenceOf(unit.candidate, ofCandidate) }));
  const mean = influences.reduce((sum, { count, value }) => sum + count * value, 0) / n;
  const squares = influences.reduce((sum, { count, value }) => sum + count * (value - mean) ** 2, 0);
  return Math.sqrt((squares * n) / (n - 1));
}

/** How much a value moves with each number of a vector that it is made of. */
export function gradientAt(vector: Float64Array, value: () => number): Float64Array {
  return vector.map((own, place) => {
    // Of each number in proportion: a small class is bent more sharply than a large one.
    const step = STEP * Math.max(1, own);
    vector[place] = own + step;
    const above = value();
    vector[place] = own - step;
    const below = value();
    vector[place] = own;
    return (above - below) / (2 * step);
  });
}

/** What one side of a unit moves, by the gradient. */
export function influenceOf({ places, amounts }: Contribution, slopes: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < places.length; i++) sum += (slopes[places[i] as number] as number) * (amounts[i] as number);
  return sum;
}

/** Of vectors of more numbers a gradient costs more than to draw them some hundred times. */
export const MOST_SLOPES = 1_000;
const DRAWS_FOR_ERROR = 400;

/**
 * Each statistic ± z of its standard errors: for many units, where it is normal. The error comes from the influences, and where the vectors are too
 * long for their gradient from seeded resamples, within some 4 %. Undefined where the statistic does not vary.
 */
export function normalIntervals(paired: PairedUnits, statistics: readonly Statistic[], alpha: number, seed: number): readonly Interval[] {
  const states = statesOf(paired);
  const drawn = paired.width <= MOST_SLOPES ? undefined : resampled(paired, statistics, seed, DRAWS_FOR_ERROR);
  return statistics.map((statistic, index) => {
    const value = statistic(states.baseline, states.candidate);
    const error = drawn === undefined ? standardError(paired, statistic, states) : deviation(drawn[index] as Float64Array);
    if (error === undefined || !(error > FLAT) || !Number.isFinite(value)) return unknown('it does not vary');
    const reach = normalQuantile(alpha / 2) * error;
    return limits(value - reach, value + reach);
  });
}

function deviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
