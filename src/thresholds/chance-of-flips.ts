import type { Matrices } from '../matrix/matrices.js';
import { countingOf, type Counting } from '../metrics/indicator.js';
import { mcnemar, smallestMidP } from '../statistics/mcnemar.js';
import { nonInferiority, tangoInterval } from '../statistics/paired-difference.js';
import { isSignificant } from '../statistics/known.js';
import { examplesForDrop, examplesForMargin, visibleDrop } from '../statistics/sensitivity.js';
import { badDirection, tailOf, type Chance, type Tested } from './chance.js';
import type { ChanceOptions } from './policy.js';

/** Of fewer flips than these a promise of what would be caught would be too good. */
const FEWEST_FLIPS = 4;

/** Examples of a fixed set that changed whether they count. */
export interface Flips {
  readonly worse: number;
  readonly better: number;
  /** Of how many examples. */
  readonly n: number;
}

/** McNemar's test, for a number or a share of fixed examples: two models differ by single examples that flipped. Undefined without examples. */
export function chanceOfFlips(tested: Tested, options: ChanceOptions): Chance | undefined {
  const flips = flipsOf(tested);
  return flips === undefined || flips.n === 0 ? undefined : chanceOf(flips, tested, options);
}

/** How many examples flipped, by what the bound calls bad. */
export function flipsOf({ metric, selector, bound, matrices: { comparison } }: Pick<Tested, 'metric' | 'selector' | 'bound' | 'matrices'>): Flips | undefined {
  if (comparison?.changes === undefined) return undefined;
  const counting = countingOf(metric, selector, comparison.candidate.classes);
  if (counting === undefined) return undefined;
  const [before, now] = counting.moved?.(comparison.changes) ?? movedOf(comparison, counting);
  const [worse, better] = badDirection(bound) === 1 ? [now, before] : [before, now];
  return { worse, better, n: counting.size(comparison.candidate) };
}

/** The same for flips that are summed over several classes. `margin` is in the unit of the metric. */
export function chanceOf({ worse, better, n }: Flips, { metric, bound, margin, rulesOut }: Pick<Tested, 'metric' | 'bound' | 'margin' | 'rulesOut'>, options: ChanceOptions): Chance {
  const tail = tailOf(options);
  const scale = metric.unit === 'count' ? n : 1;
  const share = margin / scale;
  const [before, now] = badDirection(bound) === 1 ? [better, worse] : [worse, better];
  const interval = tangoInterval(before, now, n, 2 * tail);
  const discordance = Math.max(worse + better, Math.min(FEWEST_FLIPS, n)) / n;
  const detectable = visibleDrop(n, discordance, tail);
  const drop = (worse - better) / n;
  const needed = rulesOut ? (share > 0 ? examplesForMargin(share, discordance, tail) : undefined) : drop > 0 ? examplesForDrop(drop, Math.max(drop, discordance), tail) : undefined;
  return {
    p: mcnemar(worse, better).worse,
    smallest: smallestMidP(worse + better),
    ...(interval.defined && { interval: { lower: interval.lower * scale, upper: interval.upper * scale } }),
    ...(rulesOut && { ruledOut: isSignificant(nonInferiority(worse, better, n, Math.min(1, share)).p, tail) }),
    ...(detectable.defined && { detectable: detectable.drop * scale }),
    ...(needed !== undefined && { needed: Math.ceil(needed) }),
    of: 'example',
    units: n,
    paired: true,
  };
}

function movedOf({ units }: NonNullable<Matrices['comparison']>, { isAmong, counts }: Counting): readonly [before: number, now: number] {
  let [before, now] = [0, 0];
  for (const { count, baseline, candidate } of units?.().kinds ?? []) {
    const [mine, theirs] = [candidate.cells[0], baseline.cells[0]];
    if (mine === undefined || theirs === undefined || !isAmong(mine.actual)) continue;
    const [counted, counts_] = [counts(theirs.actual, theirs.predicted), counts(mine.actual, mine.predicted)];
    if (counted && !counts_) before += count;
    if (!counted && counts_) now += count;
  }
  return [before, now];
}
