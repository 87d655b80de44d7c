import { rounded } from './known.js';

/** Adjusted p-values of a family, in its order: Holm 1979, Scand. J. Stat. 6:65. Controls the chance of any false finding. */
export function holm(values: readonly number[]): readonly number[] {
  let highest = 0;
  return stepwise(values, (p, rank, size) => (highest = Math.max(highest, Math.min(1, (size - rank) * p))));
}

/** Adjusted p-values: Benjamini & Hochberg 1995, J. R. Stat. Soc. B 57:289. Controls the share of false findings. */
export function benjaminiHochberg(values: readonly number[]): readonly number[] {
  const order = inOrder(values);
  const adjusted = values.slice();
  let lowest = 1;
  for (let rank = order.length - 1; rank >= 0; rank--) {
    const index = order[rank] as number;
    lowest = Math.min(lowest, ((values[index] as number) * order.length) / (rank + 1));
    adjusted[index] = lowest;
  }
  return adjusted;
}

/** One member of a family: its p-value, and the smallest that its data could have given. */
export interface Screened {
  readonly p: number;
  readonly smallest: number;
}

/**
 * Which members are found at this level by Holm's steps after Tarone's screen: members whose smallest possible p cannot reach level / k do not
 * count in k, the smallest number with at most k such candidates. The screen looks at how much data there is, not at its direction, so the level
 * holds. Nobody is found where there is no candidate. Sources: Tarone 1990, Biometrics 46:515; Holm 1979.
 */
export function taroneHolm(family: readonly Screened[], level: number): ReadonlySet<number> {
  const found = new Set<number>();
  let left = family.map((member, index) => ({ ...member, index }));
  while (left.length > 0) {
    const members = left;
    const candidatesFor = (size: number) => members.filter(({ smallest }) => rounded(smallest) <= rounded(level / size));
    let k = 1;
    while (k < members.length && candidatesFor(k).length > k) k++;
    const first = candidatesFor(k).reduce<(typeof members)[number] | undefined>((best, own) => (best === undefined || own.p < best.p ? own : best), undefined);
    if (first === undefined || rounded(first.p) > rounded(level / k)) return found;
    found.add(first.index);
    left = members.filter(({ index }) => index !== first.index);
  }
  return found;
}

function stepwise(values: readonly number[], step: (p: number, rank: number, size: number) => number): readonly number[] {
  const adjusted = values.slice();
  inOrder(values).forEach((index, rank) => (adjusted[index] = step(values[index] as number, rank, values.length)));
  return adjusted;
}

/** Indices by p; of equal ones the earlier first. */
function inOrder(values: readonly number[]): readonly number[] {
  return values.map((_, index) => index).sort((a, b) => (values[a] as number) - (values[b] as number) || a - b);
}
