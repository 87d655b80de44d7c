import { limits, unknown, type Interval } from './known.js';
import { normalQuantile, normalTail } from './normal.js';
import { addTo, statesOf, unitsIn, type PairedUnits, type Statistic } from './paired-units.js';
import { Random } from './random.js';

export const RESAMPLES = 2_000;
/** Of fewer units a resample says too little. */
const FEWEST_UNITS = 20;

/**
 * What statistics give when so many units are drawn again, with replacement, whole: a multinomial over the kinds of units, so that the cost does
 * not depend on their number. All statistics share the resamples. [statistics][resamples], sorted; undefined with fewer than 20 units.
 */
export function bootstrap(paired: PairedUnits, statistics: readonly Statistic[], seed: number, resamples = RESAMPLES): readonly Float64Array[] | undefined {
  return resampled(paired, statistics, seed, resamples)?.map((values) => values.sort());
}

/** Vectors of more numbers, or more of them, are not kept. */
const MOST_KEPT = 2_000_000;

/** The vectors of one model by units: statistics of each come one by one, and drawing is most of the work. */
const KEPT = new WeakMap<PairedUnits, { readonly seed: number; readonly vectors: readonly Float64Array[] }>();

/** `bootstrap` of one number of the candidate alone, sorted; the vectors that are drawn are kept for the next one. Undefined with fewer than 20 units. */
export function bootstrapOfCandidate(paired: PairedUnits, value: (vector: Float64Array) => number, seed: number, resamples = RESAMPLES): Float64Array | undefined {
  if (paired.width * resamples > MOST_KEPT) return bootstrap(paired, [(_, vector) => value(vector)], seed, resamples)?.[0];
  let kept = KEPT.get(paired);
  if (kept?.seed !== seed || kept.vectors.length !== resamples) {
    const vectors: Float64Array[] = [];
    if (resampled(paired, [(_, vector) => vectors.push(vector.slice())], seed, resamples) === undefined) return undefined;
    kept = { seed, vectors };
    KEPT.set(paired, kept);
  }
  return Float64Array.from(kept.vectors, value).sort();
}

/** The same in the order in which they were drawn: two independent samples are compared draw by draw. */
export function resampled(paired: PairedUnits, statistics: readonly Statistic[], seed: number, resamples = RESAMPLES): readonly Float64Array[] | undefined {
  const total = unitsIn(paired);
  if (total < FEWEST_UNITS) return undefined;
  const random = new Random(seed);
  const [baseline, candidate] = [new Float64Array(paired.width), new Float64Array(paired.width)];
  const found = statistics.map(() => new Float64Array(resamples));
  for (let resample = 0; resample < resamples; resample++) {
    baseline.fill(0);
    candidate.fill(0);
    let [left, mass] = [total, total];
    for (const unit of paired.units) {
      if (left === 0) break;
      const drawn = unit.count >= mass ? left : random.binomial(left, unit.count / mass);
      mass -= unit.count;
      left -= drawn;
      if (drawn === 0) continue;
      addTo(baseline, unit.baseline, drawn);
      addTo(candidate, unit.candidate, drawn);
    }
    statistics.forEach((statistic, index) => ((found[index] as Float64Array)[resample] = statistic(baseline, candidate)));
  }
  return found;
}

/** The middle 1 − `alpha` of sorted resamples. Where some have no value, or all are the same, there is none. */
export function percentileInterval(sorted: Float64Array, alpha: number): Interval {
  return between(sorted, alpha / 2, 1 - alpha / 2);
}

/**
 * The same, corrected for bias and skewness (BCa), for the value of one model: z₀ from the share of resamples below the observed value, ties as half;
 * acceleration Σ nψ³ / 6 (Σ nψ²)^1.5 of the influences ψ of the kinds of units. Source: Efron 1987, J. Am. Stat. Assoc. 82:171.
 */
export function bcaInterval(sorted: Float64Array, observed: number, influences: readonly { readonly count: number; readonly influence: number }[], alpha: number): Interval {
  const below = sorted.reduce((count, value) => count + (value < observed - 1e-12 ? 1 : value <= observed + 1e-12 ? 0.5 : 0), 0) / sorted.length;
  if (!(below > 0 && below < 1)) return percentileInterval(sorted, alpha);
  const bias = -normalQuantile(below);
  const squares = influences.reduce((sum, { count, influence }) => sum + count * influence ** 2, 0);
  const cubes = influences.reduce((sum, { count, influence }) => sum + count * influence ** 3, 0);
  const acceleration = squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
  const shifted = (z: number): number => normalTail(-(bias + (bias + z) / (1 - acceleration * (bias + z))));
  const z = normalQuantile(alpha / 2);
  return between(sorted, shifted(-z), shifted(z));
}

/**
 * How much one more unit of each kind would move a statistic, times the number of units: its derivative by the share of the kind, by central
 * differences.
 */
export function influencesOf(paired: PairedUnits, statistic: Statistic): readonly { readonly count: number; readonly influence: number }[] {
  const states = statesOf(paired);
  const total = unitsIn(paired);
  const step = total * 1e-5;
  const [baseline, candidate] = [new Float64Array(paired.width), new Float64Array(paired.width)];
  const moved = (unit: PairedUnits['units'][number], by: number): number => {
    baseline.set(states.baseline);
    candidate.set(states.candidate);
    addTo(baseline, unit.baseline, by);
    addTo(candidate, unit.candidate, by);
    return statistic(baseline, candidate);
  };
  const raw = paired.units.map((unit) => ({ count: unit.count, influence: ((moved(unit, step) - moved(unit, -step)) / (2 * step)) * total }));
  const mean = raw.reduce((sum, { count, influence }) => sum + count * influence, 0) / total;
  return raw.map(({ count, influence }) => ({ count, influence: influence - mean }));
}

function between(sorted: Float64Array, low: number, high: number): Interval {
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined || !sorted.every(Number.isFinite)) return unknown('some resamples have no value');
  if (first === last) return unknown('no resample differs');
  return limits(quantile(sorted, low), quantile(sorted, high));
}

/** Type 7 of Hyndman & Fan 1996: linear between order statistics. */
function quantile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * Math.min(1, Math.max(0, share));
  const below = Math.floor(place);
  const low = sorted[below] as number;
  return low + ((sorted[Math.min(below + 1, sorted.length - 1)] as number) - low) * (place - below);
}
