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
  const smallest = Float64Array.from(family, (member) => rounded(member.smallest)).sort();
  // Who was found was a candidate at every later k, too: k only falls.
  const candidates = (k: number): number => upTo(smallest, rounded(level / k)) - found.size;
  for (const index of inOrder(family.map(({ p }) => p))) {
    let [low, high] = [1, Math.max(1, family.length - found.size)];
    while (low < high) {
      const k = (low + high) >>> 1;
      if (candidates(k) <= k) high = k;
      else low = k + 1;
    }
    // The smallest p of all, when it is small enough, is that of a candidate: nobody's p is below what his data could give.
    if (rounded(family[index]?.p ?? 1) > rounded(level / low)) return found;
    found.add(index);
  }
  return found;
}

/** How many of sorted numbers are at most this. */
function upTo(sorted: Float64Array, most: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
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
