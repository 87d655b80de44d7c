import type { Matrices } from '../matrix/matrices.js';
import type { PairedMatrices } from '../matrix/paired-matrices.js';
import type { ConfusionMatrix } from '../matrix/confusion.js';
import type { MetricDefinition, Selector } from '../metrics/definition.js';
import { measure } from '../metrics/measure.js';
import { bootstrap, percentileInterval } from '../statistics/bootstrap.js';
import type { Statistic } from '../statistics/paired-units.js';
import { detectableBySpread } from '../statistics/sensitivity.js';
import { SWAPS, swapTest } from '../statistics/swap-test.js';
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
  const tail = tailOf(options);
  const values = sides(units, like);
  const worsening = tested.map(({ metric, selector, bound }): Statistic => (baseline, candidate) => badDirection(bound) * (values.candidate(metric, selector, candidate) - values.baseline(metric, selector, baseline)));
  const results = swapTest(units, worsening, options.seed);
  const total = units.units.reduce((sum, { count }) => sum + count, 0);
  // An interval costs as much as the test, and is read where something is beyond its bound.
  const shown = tested.map(({ exceeds, rulesOut }, index) => ({ index, wanted: exceeds || rulesOut })).filter(({ wanted }) => wanted);
  const changes = shown.length === 0 ? undefined : bootstrap(units, shown.map(({ index }): Statistic => (baseline, candidate) => badDirection((tested[index] as Tested).bound) * (worsening[index] as Statistic)(baseline, candidate)), options.seed);
  return tested.map(({ bound, margin, rulesOut }, index): Chance => {
    const { p, exact, spread, differing } = results[index] as (typeof results)[number];
    const place = shown.findIndex((own) => own.index === index);
    const sorted = changes?.[place];
    const interval = sorted === undefined ? undefined : percentileInterval(sorted, 2 * tail);
    const detectable = detectableBySpread(spread, tail);
    const drop = badDirection(bound) * change(values, units, tested[index] as Tested);
    const aim = rulesOut ? margin : drop;
    return {
      p,
      smallest: Math.max(exact ? 0 : 1 / (SWAPS + 1), 0.5 ** differing),
      ...(interval?.defined === true && { interval: { lower: interval.lower, upper: interval.upper } }),
      // Where nothing differs nothing has changed, however often it is drawn.
      ...(rulesOut && { ruledOut: differing === 0 || (interval?.defined === true && (badDirection(bound) === 1 ? interval.upper <= margin : interval.lower >= -margin)) }),
      ...(spread > 0 && detectable <= room(tested[index] as Tested) && { detectable }),
      ...(spread > 0 && aim > 0 && { needed: Math.ceil(total * (detectable / aim) ** 2) }),
      of: units.of,
      units: total,
      paired: true,
    };
  });
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

function change(values: Sides, { width, units }: PairedMatrices, { metric, selector }: Tested): number {
  const vectors = { baseline: new Float64Array(width), candidate: new Float64Array(width) };
  for (const unit of units) {
    for (const side of ['baseline', 'candidate'] as const) {
      unit[side].places.forEach((place, i) => (vectors[side][place] = (vectors[side][place] as number) + (unit[side].amounts[i] as number) * unit.count));
    }
  }
  return values.candidate(metric, selector, vectors.candidate) - values.baseline(metric, selector, vectors.baseline);
}
