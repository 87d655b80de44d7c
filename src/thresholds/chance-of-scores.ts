import { partedBy } from '../metrics/scores/scored.js';
import { deLong } from '../statistics/delong.js';
import { normalQuantile } from '../statistics/normal.js';
import { detectableBySpread } from '../statistics/sensitivity.js';
import { signFlipTest } from '../statistics/sign-flip.js';
import { badDirection, tailOf, type Chance, type Tested } from './chance.js';
import type { ChanceOptions } from './policy.js';

/** DeLong's test for the ROC AUC of a class; sign flips for means of one number an example. Undefined for other numbers of scores, and without pairs. */
export function chanceOfScores(tested: Tested, options: ChanceOptions): Chance | undefined {
  const { comparison } = tested.matrices;
  const { candidate, baseline, changes } = comparison ?? {};
  if (changes === undefined || candidate?.scores === undefined || baseline?.scores === undefined) return undefined;
  return tested.metric.ofExample === undefined ? ofRanking(tested, options) : ofMeans(tested, options);
}

function ofRanking({ metric, selector, bound, matrices: { comparison }, margin, rulesOut }: Tested, options: ChanceOptions): Chance | undefined {
  const [mine, theirs] = [comparison?.candidate.scores?.(), comparison?.baseline.scores?.()];
  if (metric.isRocArea !== true || selector.kind !== 'class' || mine === undefined || theirs === undefined) return undefined;
  const [now, before] = [partedBy(mine, selector.index), partedBy(theirs, selector.index)];
  if ('reason' in now || 'reason' in before) return undefined;
  const result = deLong(before, now);
  if (!result.defined) return undefined;
  const change = result.areas[1] - result.areas[0];
  return ofNormal({ p: result.p, spread: result.standardError, change, units: mine.size }, { bound, margin, rulesOut }, options);
}

function ofMeans({ metric, bound, matrices: { comparison }, margin, rulesOut }: Tested, options: ChanceOptions): Chance | undefined {
  const { ofExample } = metric;
  if (ofExample === undefined || comparison === undefined) return undefined;
  const [now, before] = [ofExample(comparison.candidate), ofExample(comparison.baseline)];
  if (now === undefined || before === undefined || now.length !== before.length) return undefined;
  const towards = badDirection(bound);
  const differences = now.map((value, index) => towards * (value - (before[index] as number)));
  const { p, spread } = signFlipTest(differences, options.seed);
  const change = differences.reduce((sum, value) => sum + towards * value, 0) / now.length;
  const deviation = Math.sqrt(Math.max(0, spread * spread - (change * change) / now.length));
  return ofNormal({ p, spread: deviation, change, units: now.length }, { bound, margin, rulesOut }, options);
}

function ofNormal({ p, spread, change, units }: { readonly p: number; readonly spread: number; readonly change: number; readonly units: number }, { bound, margin, rulesOut }: Pick<Tested, 'bound' | 'margin' | 'rulesOut'>, options: ChanceOptions): Chance {
  const tail = tailOf(options);
  const reach = normalQuantile(tail) * spread;
  const detectable = detectableBySpread(spread, tail);
  const aim = rulesOut ? margin : badDirection(bound) * change;
  return {
    p,
    smallest: 0,
    ...(spread > 0 && { interval: { lower: change - reach, upper: change + reach }, detectable }),
    ...(rulesOut && { ruledOut: badDirection(bound) === 1 ? change + reach <= margin : change - reach >= -margin }),
    ...(spread > 0 && aim > 0 && { needed: Math.ceil(units * (detectable / aim) ** 2) }),
    of: 'example',
    units,
    paired: true,
  };
}
