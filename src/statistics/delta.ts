import { limits, unknown, type Interval } from './known.js';
import { normalQuantile } from './normal.js';
import { statesOf, type PairedUnits, type Statistic } from './paired-units.js';

const STEP = 1e-5;
/** A standard error below this is what differences leave of none. */
const FLAT = 1e-9;

/**
 * Standard error of a statistic of units drawn the same way, by its influences ψ: √(n/(n − 1) Σ count (ψ − ψ̄)²), where ψ is what one more unit of a
 * kind moves it, by its gradient. The gradient is taken by central differences, of as many numbers as the vectors have, so that the cost does
 * not depend on how many kinds of units there are. Undefined with fewer than two units. Source: Takahashi et al. 2023, Stat. Med. 42:4177.
 */
export function standardError(paired: PairedUnits, statistic: Statistic, { baseline, candidate } = statesOf(paired)): number | undefined {
  const n = paired.units.reduce((sum, { count }) => sum + count, 0);
  if (n < 2) return undefined;
  const gradient = (vector: Float64Array): Float64Array =>
    vector.map((value, place) => {
      // Of each number in proportion: a small class is bent more sharply than a large one.
      const step = STEP * Math.max(1, value);
      vector[place] = value + step;
      const above = statistic(baseline, candidate);
      vector[place] = value - step;
      const below = statistic(baseline, candidate);
      vector[place] = value;
      return (above - below) / (2 * step);
    });
  const [ofBaseline, ofCandidate] = [gradient(baseline), gradient(candidate)];
  const influence = (added: PairedUnits['units'][number]['baseline'], slopes: Float64Array): number => added.places.reduce((sum, place, i) => sum + (slopes[place] as number) * (added.amounts[i] as number), 0);
  const influences = paired.units.map((unit) => ({ count: unit.count, value: influence(unit.baseline, ofBaseline) + influence(unit.candidate, ofCandidate) }));
  const mean = influences.reduce((sum, { count, value }) => sum + count * value, 0) / n;
  const squares = influences.reduce((sum, { count, value }) => sum + count * (value - mean) ** 2, 0);
  return Math.sqrt((squares * n) / (n - 1));
}

/** Each statistic ± z of its standard errors: for many units, where it is normal. Undefined where it does not vary. */
export function deltaIntervals(paired: PairedUnits, statistics: readonly Statistic[], alpha: number): readonly Interval[] {
  const states = statesOf(paired);
  return statistics.map((statistic) => {
    const value = statistic(states.baseline, states.candidate);
    const error = standardError(paired, statistic, states);
    if (error === undefined || !(error > FLAT) || !Number.isFinite(value)) return unknown('it does not vary');
    const reach = normalQuantile(alpha / 2) * error;
    return limits(value - reach, value + reach);
  });
}
