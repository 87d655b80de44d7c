import type { ConfusionMatrix } from '../matrix/confusion.js';
import { pairedMatrices, type PairedMatrices } from '../matrix/paired-matrices.js';
import { countingOf } from '../metrics/indicator.js';
import { percentileInterval, resampled } from '../statistics/bootstrap.js';
import { newcombeIndependent } from '../statistics/paired-difference.js';
import { detectableBySpread, spreadBetween } from '../statistics/sensitivity.js';
import { badDirection, tailOf, type Chance, type Tested } from './chance.js';
import { sides } from './chance-of-swaps.js';
import type { ChanceOptions } from './policy.js';

/** Two independent samples: for shares Newcombe's interval, for other numbers a bootstrap of each matrix by itself. Undefined where neither says anything. */
export function chanceOfUnpaired(tested: Tested, options: ChanceOptions): Chance | undefined {
  const { comparison } = tested.matrices;
  if (comparison === undefined) return undefined;
  return ofShares(tested, comparison, options) ?? ofResamples(tested, comparison, options);
}

type Both = { readonly baseline: ConfusionMatrix; readonly candidate: ConfusionMatrix };

function ofShares({ metric, selector, bound, margin, rulesOut }: Tested, { baseline, candidate }: Both, options: ChanceOptions): Chance | undefined {
  const counting = countingOf(metric, selector, candidate.classes);
  if (counting === undefined || candidate.spurious !== undefined) return undefined;
  const side = (matrix: ConfusionMatrix) => ({ hits: matrix.cells.reduce((sum, { actual, predicted, count }) => sum + (counting.isAmong(actual) && counting.counts(actual, predicted) ? count : 0), 0), n: counting.size(matrix) });
  const [before, now] = [side(baseline), side(candidate)];
  if (before.n === 0 || now.n === 0) return undefined;
  const tail = tailOf(options);
  // Counts are compared between samples of one size only.
  const scale = metric.unit === 'count' ? now.n : 1;
  const interval = newcombeIndependent(before, now, 2 * tail);
  if (!interval.defined) return undefined;
  const towards = badDirection(bound);
  const excludesNothing = (alpha: number, side: 1 | -1): boolean => {
    const own = newcombeIndependent(before, now, alpha);
    return own.defined && (side === 1 ? own.lower > 0 : own.upper < 0);
  };
  const worse = towards * (now.hits / now.n - before.hits / before.n) > 0;
  const level = levelAt((alpha) => excludesNothing(alpha, worse ? towards : ((-towards) as 1 | -1)));
  // Samples without a hit, or without a miss, promise nothing that half of one would not keep.
  const least = 0.5 / (before.n + now.n);
  const share = Math.min(1 - least, Math.max(least, (before.hits + now.hits) / (before.n + now.n)));
  const spread = spreadBetween(share, now.n, before.n) * scale;
  const drop = towards * (now.hits / now.n - before.hits / before.n) * scale;
  return {
    p: worse ? level : 1 - level,
    smallest: 0,
    interval: { lower: interval.lower * scale, upper: interval.upper * scale },
    ...(rulesOut && { ruledOut: towards === 1 ? interval.upper * scale <= margin : interval.lower * scale >= -margin }),
    ...sensitivityOf(spread, rulesOut ? margin : drop, now.n, scale, tail),
    of: 'example',
    units: Math.min(before.n, now.n),
    paired: false,
  };
}

/** What would be seen between samples that spread like this, and how many examples of either it takes to see `aim`. `most`: no change is larger. */
function sensitivityOf(spread: number, aim: number, units: number, most: number, tail: number): Pick<Chance, 'detectable' | 'needed'> {
  const detectable = detectableBySpread(spread, tail);
  return { ...(spread > 0 && detectable <= most && { detectable }), ...(spread > 0 && aim > 0 && { needed: Math.ceil(units * (detectable / aim) ** 2) }) };
}

/** The level of one tail at which an interval begins to exclude no change: the interval turned into a p-value. */
function levelAt(excludes: (alpha: number) => boolean): number {
  let [low, high] = [1e-15, 1];
  for (let step = 0; step < 60; step++) {
    const middle = Math.sqrt(low * high);
    if (excludes(middle)) high = middle;
    else low = middle;
  }
  return high / 2;
}

function ofResamples({ metric, selector, bound, margin, rulesOut }: Tested, { baseline, candidate }: Both, options: ChanceOptions): Chance | undefined {
  // Of entities and label sets documents would have to be drawn, and only their sums are known.
  if (candidate.spurious !== undefined) return undefined;
  const draws = (matrix: ConfusionMatrix, seed: number): Float64Array | undefined => {
    const units = unitsOf(matrix);
    const { candidate: value } = sides(units, matrix);
    return resampled(units, [(_, vector) => value(metric, selector, vector)], seed)?.[0];
  };
  const [before, now] = [draws(baseline, options.seed), draws(candidate, options.seed + 1)];
  if (before === undefined || now === undefined) return undefined;
  const changes = now.map((value, index) => value - (before[index] as number)).sort();
  const interval = percentileInterval(changes, 2 * tailOf(options));
  if (!interval.defined) return undefined;
  const towards = badDirection(bound);
  const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length;
  const spread = Math.sqrt(changes.reduce((sum, change) => sum + (change - mean) ** 2, 0) / changes.length);
  const asGood = changes.reduce((count, change) => count + (towards * change <= 0 ? 1 : 0), 0);
  return {
    p: (asGood + 1) / (changes.length + 1),
    smallest: 1 / (changes.length + 1),
    interval: { lower: interval.lower, upper: interval.upper },
    ...(rulesOut && { ruledOut: towards === 1 ? interval.upper <= margin : interval.lower >= -margin }),
    ...sensitivityOf(spread, rulesOut ? margin : towards * mean, candidate.total, metric.range[1] - metric.range[0], tailOf(options)),
    of: 'example',
    units: Math.min(baseline.total, candidate.total),
    paired: false,
  };
}

/** The examples of one matrix, of which nobody knows who they are. */
export function unitsOf({ classes, cells }: ConfusionMatrix): PairedMatrices {
  const kinds = cells.filter(({ count }) => count > 0).map(({ actual, predicted, count }) => ({ count, baseline: { cells: [] }, candidate: { cells: [{ actual, predicted, count: 1 }] } }));
  return pairedMatrices(classes, 'example', kinds, undefined);
}
