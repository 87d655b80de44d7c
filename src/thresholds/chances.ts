import { countingOf } from '../metrics/indicator.js';
import type { Chance, Tested } from './chance.js';
import { chanceOfFlips } from './chance-of-flips.js';
import { chanceOfScores } from './chance-of-scores.js';
import { chancesOfSwaps } from './chance-of-swaps.js';
import { chanceOfUnpaired } from './chance-of-unpaired.js';
import type { ChanceOptions } from './policy.js';

/** In an expansion with more members only those beyond their bound are put to a test that draws. */
const MOST_DRAWN = 50;

/** What chance says of each change; undefined where no test is known, or there is nothing to compare. */
export function chancesOf(tested: readonly Tested[], options: ChanceOptions): readonly (Chance | undefined)[] {
  const chances: (Chance | undefined)[] = tested.map(() => undefined);
  const swapped: number[] = [];
  tested.forEach((own, index) => {
    const { metric, selector, matrices } = own;
    const { comparison } = matrices;
    // How runs agree is no number of the matrix: swapped answers would not change it.
    if (comparison === undefined || metric.needs === 'repeats') return;
    if (metric.needs === 'scores') chances[index] = chanceOfScores(own, options);
    else if (comparison.changes === undefined) chances[index] = chanceOfUnpaired(own, options);
    else if (comparison.units === undefined) return;
    else if (countingOf(metric, selector, comparison.candidate.classes) !== undefined && comparison.candidate.runs === undefined && comparison.candidate.spurious === undefined && comparison.units().of === 'example') chances[index] = chanceOfFlips(own, options);
    else swapped.push(index);
  });
  const drawn = swapped.filter((index) => swapped.length <= MOST_DRAWN || tested[index]?.exceeds === true || tested[index]?.rulesOut === true);
  chancesOfSwaps(drawn.map((index) => tested[index] as Tested), options).forEach((chance, place) => (chances[drawn[place] as number] = chance));
  return chances;
}
