import { gradientAt, influenceOf } from './delta.js';
import { addTo, differenceOf, statesOf, unitsIn, type Contribution, type PairedUnits, type Statistic } from './paired-units.js';
import { normalTail } from './normal.js';
import { Random } from './random.js';

/** Of fewer ways to swap all are looked at, and p is exact. */
const MOST_WAYS = 20_000;
export const SWAPS = 10_000;
/** For a spread that only says what would have been caught: it is then known within some 3 %, for each draw counts twice. */
export const SWAPS_FOR_SPREAD = 1_000;
/** Where fewer draws than this look as bad, counting them says too little. */
const FEWEST_AS_BAD = 10;
/** Of P(S ≥ x) for a sum S of independent random signs with weights, over that of a normal variable of the same variance, at most. */
const SIGNS_OVER_NORMAL = 3.178;
/** Differences below this are roundings of the same number. */
const TIE = 1e-12;

export interface SwapResult {
  /** One-sided: how often swapped answers look as bad for the candidate as those observed. 1 where no unit differs. */
  readonly p: number;
  readonly exact: boolean;
  /** Standard deviation of the statistic when the models are equally good. */
  readonly spread: number;
  /** Units on which the models differ. */
  readonly differing: number;
}

/**
 * The swap test (paired randomisation): if the models were equally good, exchanging their answers on any unit would change nothing. All statistics
 * share the same exchanges, and exchanging the models must turn their signs: so each draw counts a second time, with all that it did not exchange
 * exchanged. Exact where there are few ways to exchange; else (r + 1) / (swaps + 1), with seeded draws of whole numbers, the same on every machine.
 * Where fewer than ten draws look as bad, p is at most 3.178 times the tail of a normal variable of their spread, which is proved for sums of independent
 * signs; many members share one level, and 1 / (swaps + 1) would be too large for all of them. Sources: Fisher 1935; Yeh 2000, ACL; Dror et al. 2018, ACL P18-1128; Bentkus & Dzindzalieta 2015, Bernoulli 21:1231.
 */
export function swapTest(paired: PairedUnits, statistics: readonly Statistic[], seed: number, swaps = SWAPS): readonly SwapResult[] {
  const { baseline, candidate } = statesOf(paired);
  const { kinds, opposite } = merged(paired.units.map((unit) => ({ count: unit.count, difference: differenceOf(unit) })).filter(({ count, difference }) => count > 0 && difference.places.length > 0));
  const differing = kinds.reduce((sum, { count }) => sum + count, 0);
  if (differing === 0) return statistics.map(() => ({ p: 1, exact: true, spread: 0, differing }));
  const observed = statistics.map((statistic) => statistic(baseline, candidate));
  const tally = new Tally(statistics, observed);
  // Opposite kinds begin as if all of them were swapped.
  for (const { count, difference } of opposite) {
    addTo(candidate, difference, count);
    addTo(baseline, difference, -count);
  }
  const ways = kinds.reduce((product, { count }) => product * (count + 1), 1);
  const exact = ways <= Math.min(MOST_WAYS, 2 * swaps);
  if (exact) enumerate(kinds, baseline, candidate, (before, after, weight) => tally.add(before, after, weight));
  else draw(kinds, baseline, candidate, seed, swaps / 2, (before, after) => tally.addBoth(before, after));
  return statistics.map((_, index) => ({ ...tally.result(index, exact), differing }));
}

/**
 * The same by the normal distribution, for so many units that nothing has to be drawn where nothing is decided: the spread of Σ ±ψ over the units,
 * where ψ is what exchanging the answers on one moves a statistic, by its gradient halfway between both models.
 */
export function swapsByGradient(paired: PairedUnits, statistics: readonly Statistic[]): readonly SwapResult[] {
  const { baseline, candidate } = statesOf(paired);
  const middle = baseline.map((own, place) => (own + (candidate[place] as number)) / 2);
  const moving = middle.slice();
  const units = paired.units.filter((unit) => !isSame(unit.baseline, unit.candidate));
  const differing = unitsIn({ units });
  return statistics.map((statistic) => {
    const slopes = gradientAt(moving, () => statistic(middle, moving));
    const variance = units.reduce((sum, { count, baseline: before, candidate: now }) => sum + count * (influenceOf(now, slopes) - influenceOf(before, slopes)) ** 2, 0);
    const spread = Math.sqrt(variance);
    return { p: spread > 0 ? normalTail(statistic(baseline, candidate) / spread) : 1, exact: false, spread, differing };
  });
}

function isSame(one: Contribution, other: Contribution): boolean {
  return one === other || (one.places.length === other.places.length && one.places.every((place, i) => place === other.places[i] && one.amounts[i] === other.amounts[i]));
}

/**
 * Kinds with the same difference are one. So are those with opposite ones, for the heads of a fair coin are as many as its tails: `opposite` are
 * those, by the difference of the others, of which the units that are not swapped are drawn.
 */
function merged(kinds: readonly Kind[]): { readonly kinds: readonly Kind[]; readonly opposite: readonly Kind[] } {
  const byDifference = new Map<string, { count: number; readonly sign: number; readonly difference: Contribution }>();
  const opposite: Kind[] = [];
  for (const { count, difference } of kinds) {
    const { places, amounts } = difference;
    const order = places.map((_, i) => i).sort((a, b) => (places[a] as number) - (places[b] as number));
    const sign = Math.sign(amounts[order[0] as number] as number);
    const key = order.map((i) => `${places[i]} ${sign * (amounts[i] as number)}`).join();
    const alike = byDifference.get(key);
    if (alike === undefined) byDifference.set(key, { count, sign, difference });
    else {
      alike.count += count;
      if (alike.sign !== sign) opposite.push({ count, difference: alike.difference });
    }
  }
  return { kinds: [...byDifference.values()], opposite };
}

interface Kind {
  readonly count: number;
  readonly difference: Contribution;
}

class Tally {
  readonly #statistics: readonly Statistic[];
  readonly #observed: readonly number[];
  readonly #asBad: Float64Array;
  readonly #sums: Float64Array;
  readonly #squares: Float64Array;
  #weight = 0;

  constructor(statistics: readonly Statistic[], observed: readonly number[]) {
    this.#statistics = statistics;
    this.#observed = observed;
    [this.#asBad, this.#sums, this.#squares] = [0, 1, 2].map(() => new Float64Array(statistics.length)) as [Float64Array, Float64Array, Float64Array];
  }

  add(baseline: Float64Array, candidate: Float64Array, weight: number): void {
    this.#weight += weight;
    for (let i = 0; i < this.#statistics.length; i++) this.#count(i, (this.#statistics[i] as Statistic)(baseline, candidate), weight);
  }

  /** The same, and with the models exchanged. */
  addBoth(baseline: Float64Array, candidate: Float64Array): void {
    this.#weight += 2;
    for (let i = 0; i < this.#statistics.length; i++) {
      const value = (this.#statistics[i] as Statistic)(baseline, candidate);
      this.#count(i, value, 1);
      this.#count(i, -value, 1);
    }
  }

  #count(i: number, value: number, weight: number): void {
    // What has no value says nothing against chance.
    if (!(value < (this.#observed[i] as number) - TIE)) this.#asBad[i] = (this.#asBad[i] as number) + weight;
    if (!Number.isFinite(value)) return;
    this.#sums[i] = (this.#sums[i] as number) + weight * value;
    this.#squares[i] = (this.#squares[i] as number) + weight * value * value;
  }

  result(i: number, exact: boolean): Pick<SwapResult, 'p' | 'exact' | 'spread'> {
    const weight = this.#weight;
    const mean = (this.#sums[i] as number) / weight;
    const asBad = this.#asBad[i] as number;
    const spread = Math.sqrt(Math.max(0, (this.#squares[i] as number) / weight - mean * mean));
    if (exact) return { p: asBad / weight, exact, spread };
    const counted = (asBad + 1) / (weight + 1);
    const tail = asBad < FEWEST_AS_BAD && spread > 0 ? SIGNS_OVER_NORMAL * normalTail(((this.#observed[i] as number) - mean) / spread) : 1;
    return { p: Math.min(counted, tail), exact, spread };
  }
}

/** All ways to exchange: of each kind 0 … count units, as often as there are choices of them. */
function enumerate(kinds: readonly Kind[], baseline: Float64Array, candidate: Float64Array, visit: (baseline: Float64Array, candidate: Float64Array, weight: number) => void): void {
  const [before, after] = [baseline.slice(), candidate.slice()];
  const go = (index: number, weight: number): void => {
    const kind = kinds[index];
    if (kind === undefined) {
      visit(before, after, weight);
      return;
    }
    let choices = 1;
    for (let swapped = 0; swapped <= kind.count; swapped++) {
      go(index + 1, weight * choices);
      choices = (choices * (kind.count - swapped)) / (swapped + 1);
      addTo(after, kind.difference, -1);
      addTo(before, kind.difference, 1);
    }
    addTo(after, kind.difference, kind.count + 1);
    addTo(before, kind.difference, -(kind.count + 1));
  };
  go(0, 1);
}

function draw(kinds: readonly Kind[], baseline: Float64Array, candidate: Float64Array, seed: number, swaps: number, visit: (baseline: Float64Array, candidate: Float64Array) => void): void {
  const random = new Random(seed);
  const [before, after] = [baseline.slice(), candidate.slice()];
  const sum = baseline.map((own, place) => own + (candidate[place] as number));
  const counts = Float64Array.from(kinds, ({ count }) => count);
  // Flat: this is the innermost loop of all tests.
  const ends = new Uint32Array(kinds.length);
  let end = 0;
  kinds.forEach(({ difference }, index) => (ends[index] = end += difference.places.length));
  const places = Uint32Array.from(kinds.flatMap(({ difference }) => difference.places));
  const amounts = Float64Array.from(kinds.flatMap(({ difference }) => difference.amounts));
  const heads = new Float64Array(kinds.length);
  for (let swap = 0; swap < swaps; swap++) {
    after.set(candidate);
    random.headsOfEach(counts, heads);
    let from = 0;
    for (let kind = 0; kind < counts.length; kind++) {
      const swapped = heads[kind] as number;
      const upTo = ends[kind] as number;
      if (swapped > 0) for (let i = from; i < upTo; i++) after[places[i] as number] = (after[places[i] as number] as number) - (amounts[i] as number) * swapped;
      from = upTo;
    }
    for (let place = 0; place < sum.length; place++) before[place] = (sum[place] as number) - (after[place] as number);
    visit(before, after);
  }
}
