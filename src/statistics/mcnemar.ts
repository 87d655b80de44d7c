import { binomialPmf } from './binomial-density.js';
import { binomialTails } from './binomial.js';
import { requireCounts, unknown, type Known } from './known.js';
import { normalTail } from './normal.js';

/** McNemar's test of the flips between two models on the same examples. `worse` and `better` are about the candidate. */
export interface McNemar {
  /** One-sided mid-p, the one for verdicts: P(X > b) + ½ P(X = b). How often equally good models would look this bad or worse. */
  readonly worse: number;
  readonly better: number;
  /** min(1, 2 · the smaller of the two). */
  readonly twoSided: number;
  readonly exact: { readonly worse: number; readonly better: number; readonly twoSided: number };
  readonly chiSquare: Known<{ value: number; p: number; corrected: number; correctedP: number }>;
}

/**
 * McNemar's test: of the examples that flipped, each is as likely to be newly wrong (`broken`, b) as newly right (`fixed`, c) when the models
 * are equally good: X ~ Bin(b + c, ½). χ² = (b − c)² / (b + c), with continuity correction max(0, |b − c| − 1)² / (b + c), one degree of
 * freedom. Edges: without flips exact p is 1, one-sided mid-p ½, two-sided 1, and χ² is undefined; b = c has two-sided mid-p 1 (Fagerland
 * gives 1 − ½ P(X = b)). Source: Fagerland, Lydersen & Laake 2013, BMC Med. Res. Methodol. 13:91.
 */
export function mcnemar(broken: number, fixed: number): McNemar {
  requireCounts({ broken, fixed });
  const flips = broken + fixed;
  const { atLeast: exactWorse } = binomialTails(broken, flips, 0.5);
  const { atLeast: exactBetter } = binomialTails(fixed, flips, 0.5);
  const half = binomialPmf(broken, flips, 0.5) / 2;
  const [worse, better] = [exactWorse - half, exactBetter - half];
  return {
    worse,
    better,
    twoSided: Math.min(1, 2 * Math.min(worse, better)),
    exact: { worse: exactWorse, better: exactBetter, twoSided: Math.min(1, 2 * Math.min(exactWorse, exactBetter)) },
    chiSquare: chiSquare(broken, fixed),
  };
}

/** The smallest one-sided mid-p that so many flips could have given: all of them in one direction, ½^(flips + 1). */
export function smallestMidP(flips: number): number {
  return 0.5 ** (flips + 1);
}

function chiSquare(broken: number, fixed: number): McNemar['chiSquare'] {
  const flips = broken + fixed;
  if (flips === 0) return unknown('no example flipped');
  const difference = Math.abs(broken - fixed);
  const [root, correctedRoot] = [difference / Math.sqrt(flips), Math.max(0, difference - 1) / Math.sqrt(flips)];
  return {
    defined: true,
    value: (difference * difference) / flips,
    p: 2 * normalTail(root),
    corrected: Math.max(0, difference - 1) ** 2 / flips,
    correctedP: 2 * normalTail(correctedRoot),
  };
}
