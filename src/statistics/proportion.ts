import { betaQuantile } from './beta.js';
import { binomialPmf } from './binomial-density.js';
import { binomialTails } from './binomial.js';
import { limits, requireCounts, unknown, type Interval } from './known.js';
import { normalQuantile } from './normal.js';

/** An interval of a proportion: `hits` of `n`, with confidence 1 − `alpha`. */
export type ProportionInterval = (hits: number, n: number, alpha: number) => Interval;

const NOTHING_COUNTED = 'nothing was counted';

/**
 * Clopper–Pearson: Beta⁻¹(α/2; x, n − x + 1) to Beta⁻¹(1 − α/2; x + 1, n − x). Its chance of missing the truth is at most α/2 on each side,
 * so it is the one for verdicts. Edges: n = 0 has none; x = 0 begins at 0, x = n ends at 1, and neither is without width.
 * Source: Clopper & Pearson 1934, Biometrika 26:404.
 */
export const clopperPearson: ProportionInterval = (hits, n, alpha) =>
  proportionInterval(hits, n, () => ({
    lower: hits === 0 ? 0 : betaQuantile(alpha / 2, 1 - alpha / 2, hits, n - hits + 1).x,
    upper: hits === n ? 1 : betaQuantile(1 - alpha / 2, alpha / 2, hits + 1, n - hits).x,
  }));

/**
 * Wilson's score interval: (p̂ + z²/2n ± z√(p̂(1 − p̂)/n + z²/4n²)) / (1 + z²/n). Shorter, for display: one side may miss the truth more
 * often than α/2. Edges: n = 0 has none; the ends 0 and 1 are exact. Source: Wilson 1927, J. Am. Stat. Assoc. 22:209.
 */
export const wilson: ProportionInterval = (hits, n, alpha) =>
  proportionInterval(hits, n, () => {
    const z = normalQuantile(alpha / 2);
    const share = hits / n;
    const middle = share + (z * z) / (2 * n);
    const half = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
    const scale = 1 + (z * z) / n;
    // By the product of the two roots, share² / scale, the lower limit keeps its digits when it is near 0.
    const upper = (middle + half) / scale;
    return { lower: hits === 0 ? 0 : (share * share) / (scale * upper), upper: hits === n ? 1 : upper };
  });

/**
 * Jeffreys: Beta⁻¹(α/2; x + ½, n − x + ½) to Beta⁻¹(1 − α/2; …). Edges: n = 0 has none; 0 at x = 0 and 1 at x = n.
 * Source: Brown, Cai & DasGupta 2001, Stat. Sci. 16:101.
 */
export const jeffreys: ProportionInterval = (hits, n, alpha) =>
  proportionInterval(hits, n, () => ({
    lower: hits === 0 ? 0 : betaQuantile(alpha / 2, 1 - alpha / 2, hits + 0.5, n - hits + 0.5).x,
    upper: hits === n ? 1 : betaQuantile(1 - alpha / 2, alpha / 2, hits + 0.5, n - hits + 0.5).x,
  }));

/**
 * How often so few or so many hits come when each has the chance `p0`: P(X ≤ x), P(X ≥ x) of Bin(n, p0), and mid-p, which counts half of
 * P(X = x). Edge: n = 0 tells nothing, and both are 1.
 */
export function binomialTest(hits: number, n: number, p0: number): { readonly atMost: number; readonly atLeast: number; readonly midAtMost: number; readonly midAtLeast: number } {
  requirePart(hits, n);
  const { atMost, atLeast } = binomialTails(hits, n, p0);
  const half = binomialPmf(hits, n, p0) / 2;
  return { atMost, atLeast, midAtMost: atMost - half, midAtLeast: atLeast - half };
}

/**
 * An interval of F1 = 2J / (1 + J): F1 depends on the Jaccard index J = TP / (TP + FP + FN) alone, and given that union TP is binomial. Never
 * without width. Edge: a class that is neither in gold nor predicted has none. Cf. Lam, Gopal & Qian 2023, arXiv 2309.14621.
 */
export function f1Interval(truePositives: number, falsePositives: number, falseNegatives: number, alpha: number, interval: ProportionInterval = clopperPearson): Interval {
  const jaccard = interval(truePositives, truePositives + falsePositives + falseNegatives, alpha);
  return jaccard.defined ? limits((2 * jaccard.lower) / (1 + jaccard.lower), (2 * jaccard.upper) / (1 + jaccard.upper)) : jaccard;
}

function proportionInterval(hits: number, n: number, solve: () => { readonly lower: number; readonly upper: number }): Interval {
  requirePart(hits, n);
  if (n === 0) return unknown(NOTHING_COUNTED);
  const { lower, upper } = solve();
  return limits(lower, upper);
}

function requirePart(hits: number, n: number): void {
  requireCounts({ hits, n });
  if (hits > n) throw new RangeError(`${hits} hits of ${n}`);
}
