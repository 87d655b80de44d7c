import { normalTail } from './normal.js';
import { Random } from './random.js';
import { SWAPS } from './swap-test.js';

/** Of so few all signs are tried. */
const MOST_ENUMERATED = 14;
/** Of more the sum of signed values is normal to far more digits than draws could show. */
const MOST_DRAWN = 2_000;

export interface SignFlip {
  /** One-sided: how often differences of random sign add up to as much. 1 where all are 0. */
  readonly p: number;
  /** Standard deviation of the mean when the models are equally good. */
  readonly spread: number;
}

/**
 * The sign-flip test of differences of one number an example, positive where the candidate is worse: between equally good models each sign is as
 * likely as the other. Exact for few, drawn for some, and for many by the normal distribution with the variance that random signs give, Σd²/n².
 * Source: Fisher 1935; for language models Miller 2024, arXiv 2411.00640.
 */
export function signFlipTest(differences: Float64Array, seed: number): SignFlip {
  const values = differences.filter((value) => value !== 0).sort();
  const squares = values.reduce((sum, value) => sum + value * value, 0);
  const spread = Math.sqrt(squares) / Math.max(1, differences.length);
  if (values.length === 0) return { p: 1, spread };
  const observed = values.reduce((sum, value) => sum + value, 0);
  const tie = 1e-12 * Math.max(1, Math.sqrt(squares));
  const asBad = (sum: number): boolean => sum >= observed - tie;
  if (values.length <= MOST_ENUMERATED) {
    const ways = 2 ** values.length;
    let count = 0;
    for (let signs = 0; signs < ways; signs++) if (asBad(values.reduce((sum, value, i) => ((signs >>> i) & 1) === 1 ? sum - value : sum + value, 0))) count++;
    return { p: count / ways, spread };
  }
  if (values.length > MOST_DRAWN) return { p: normalTail(observed / Math.sqrt(squares)), spread };
  const random = new Random(seed);
  let count = 0;
  for (let draw = 0; draw < SWAPS; draw++) {
    let sum = 0;
    for (let i = 0, bits = 0; i < values.length; i++) {
      if (i % 32 === 0) bits = random.bits();
      sum += (bits & 1) === 1 ? (values[i] as number) : -(values[i] as number);
      bits >>>= 1;
    }
    if (asBad(sum)) count++;
  }
  return { p: (count + 1) / (SWAPS + 1), spread };
}
