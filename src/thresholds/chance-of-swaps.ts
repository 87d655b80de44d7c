import type { Matrices } from '../matrix/matrices.js';
import type { PairedMatrices } from '../matrix/paired-matrices.js';
import type { ConfusionMatrix } from '../matrix/confusion.js';
import { isFromMargins, type MetricDefinition, type Selector } from '../metrics/definition.js';
import { measure } from '../metrics/measure.js';
import { bootstrap, percentileInterval } from '../statistics/bootstrap.js';
import { MOST_SLOPES, normalIntervals } from '../statistics/delta.js';
import type { Interval } from '../statistics/known.js';
import { statesOf, unitsIn, type PairedUnits, type Statistic } from '../statistics/paired-units.js';
import { detectableBySpread } from '../statistics/sensitivity.js';
import { SWAPS, SWAPS_FOR_SPREAD, swapsByGradient, swapTest } from '../statistics/swap-test.js';
import { badDirection, tailOf, type Chance, type Tested } from './chance.js';
import type { ChanceOptions } from './policy.js';

/** The swap test, for any number of a matrix, of examples, documents or clusters. Changes of one pair of matrices share their draws. */
export function chancesOfSwaps(tested: readonly Tested[], options: ChanceOptions): readonly (Chance | undefined)[] {
  const chances: (Chance | undefined)[] = tested.map(() => undefined);
  const groups = new Map<Matrices, number[]>();
  tested.forEach(({ matrices }, index) => groups.set(matrices, [...(groups.get(matrices) ?? []), index]));
  for (const [{ comparison }, indices] of groups) {
    const units = comparison?.units?.();
    if (comparison === undefined || units === undefined) continue;
    const own = indices.map((index) => tested[index] as Tested);
    chancesOfGroup(own, units, comparison.candidate, options).forEach((chance, place) => (chances[indices[place] as number] = chance));
  }
  return chances;
}

function chancesOfGroup(tested: readonly Tested[], units: PairedMatrices, like: ConfusionMatrix, options: ChanceOptions): readonly Chance[] {
  const chances: Chance[] = [];
  // Without cells there are far fewer kinds of units.
  for (const fromMargins of [true, false]) {
    const places = tested.flatMap(({ metric, selector }, index) => (isFromMargins(metric, selector) === fromMargins ? [index] : []));
    if (places.length === 0) continue;
    const paired = fromMargins ? units.margins() : units;
    chancesOn(places.map((index) => tested[index] as Tested), paired, units, like, options).forEach((chance, place) => (chances[places[place] as number] = chance));
  }
  return chances;
}

function chancesOn(tested: readonly Tested[], paired: PairedUnits, units: PairedMatrices, like: ConfusionMatrix, options: ChanceOptions): readonly Chance[] {
  const tail = tailOf(options);
  const values = sides(units, like);
  const worsening = tested.map(({ metric, selector, bound }): Statistic => (baseline, candidate) => badDirection(bound) * (values.candidate(metric, selector, candidate) - values.baseline(metric, selector, baseline)));
  const decides = tested.some(({ exceeds, rulesOut }) => exceeds || rulesOut);
  const total = unitsIn(paired);
  const results = !decides && total >= MANY_UNITS && paired.width <= MOST_SLOPES ? swapsByGradient(paired, worsening) : swapTest(paired, worsening, options.seed, options.swaps ?? (decides ? SWAPS : SWAPS_FOR_SPREAD));
  const observed = statesOf(paired);
  // An interval costs as much as the test, and is read where something is beyond its bound.
  const shown = tested.flatMap(({ exceeds, rulesOut }, index) => (exceeds || rulesOut ? [index] : []));
  const intervals = intervalsOf(shown.map((index) => worsening[index] as Statistic), paired, total, tail, options.seed);
  return tested.map((own, index): Chance => {
    const { bound, margin, rulesOut } = own;
    const { p, spread, differing } = results[index] as (typeof results)[number];
    // Of how much worse it is: turned round where less is worse.
    const worse = intervals[shown.indexOf(index)];
    const detectable = detectableBySpread(spread, tail);
    const drop = (worsening[index] as Statistic)(observed.baseline, observed.candidate);
    const aim = rulesOut ? margin : drop;
    return {
      p,
      smallest: 0.5 ** differing,
      ...(worse?.defined === true && { interval: badDirection(bound) === 1 ? { lower: worse.lower, upper: worse.upper } : { lower: -worse.upper, upper: -worse.lower } }),
      // Where nothing differs nothing has changed, however often it is drawn.
      ...(rulesOut && { ruledOut: differing === 0 || (worse?.defined === true && worse.upper <= margin) }),
      ...(spread > 0 && total >= FEWEST_UNITS && detectable <= room(own) && { detectable }),
      ...(spread > 0 && aim > 0 && { needed: Math.ceil(total * (detectable / aim) ** 2) }),
      of: units.of,
      units: total,
      paired: true,
    };
  });
}

/** Of fewer units not even all of them together are beyond chance: ½⁵ is above 2.5 %. */
const FEWEST_UNITS = 6;

/** From so many units on a number of the whole matrix, and its change, is normal enough, and the resamples are spared. */
export const MANY_UNITS = 2_000;

/** Of fewer units the percentiles of a bootstrap. */
function intervalsOf(statistics: readonly Statistic[], paired: PairedUnits, total: number, tail: number, seed: number): readonly Interval[] {
  if (total >= MANY_UNITS) return normalIntervals(paired, statistics, 2 * tail, seed);
  const sorted = statistics.length === 0 ? undefined : bootstrap(paired, statistics, seed);
  return sorted?.map((values) => percentileInterval(values, 2 * tail)) ?? [];
}

/** How far a number can go in the bad direction, from where the baseline is. */
function room({ metric, selector, bound, matrices: { comparison } }: Tested): number {
  const before = comparison === undefined ? undefined : measure(metric, selector, comparison.baseline);
  return before?.defined === true ? Math.abs((badDirection(bound) === 1 ? metric.range[1] : metric.range[0]) - before.value) : Infinity;
}

interface Sides {
  readonly baseline: (metric: MetricDefinition, selector: Selector, vector: Float64Array) => number;
  readonly candidate: (metric: MetricDefinition, selector: Selector, vector: Float64Array) => number;
}

/** Measures what a vector holds. What has no value counts as the worst there is, as in averages; where that is infinite it is no number. */
export function sides(units: PairedMatrices, like: ConfusionMatrix): Sides {
  const side = (): Sides['baseline'] => {
    const view = units.view(like);
    return (metric, selector, vector) => {
      view.show(vector);
      const value = measure(metric, selector, view);
      if (value.defined) return value.value;
      const worst = metric.better === 'lower' ? metric.range[1] : metric.range[0];
      return Number.isFinite(worst) ? worst : Number.NaN;
    };
  };
  return { baseline: side(), candidate: side() };
}
