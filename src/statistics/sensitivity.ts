import { unknown, type Known } from './known.js';
import { normalQuantile } from './normal.js';

/** The chance with which a drop is to be caught. */
export const POWER = 0.8;

/**
 * The smallest drop of a paired rate that is caught with this power by a one-sided test at level `tail`: the root Δ of
 * z_α √π + z_β √(π − Δ²) = Δ √n, where π is the share of examples on which the models differ in being right. Undefined where even drops of all
 * of them would be missed. Source: Connor 1987, Biometrics 43:207.
 */
export function detectableDrop(n: number, discordance: number, tail: number, power = POWER): Known<{ drop: number }> {
  const [level, reach] = [normalQuantile(tail), normalQuantile(1 - power)];
  const excess = (drop: number): number => drop * Math.sqrt(n) - level * Math.sqrt(discordance) - reach * Math.sqrt(Math.max(0, discordance - drop * drop));
  if (!(n > 0) || excess(discordance) < 0) return unknown('no drop is reliably detectable');
  let [low, high] = [0, discordance];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) return { defined: true, drop: high };
    if (excess(middle) < 0) low = middle;
    else high = middle;
  }
}

/**
 * The same where so large a drop would bring flips of its own: beyond the share of examples that differ today, all that flip are losses, π = Δ.
 * Undefined without examples, and where not even the loss of all would be seen.
 */
export function visibleDrop(n: number, discordance: number, tail: number, power = POWER): Known<{ drop: number }> {
  const today = detectableDrop(n, discordance, tail, power);
  if (today.defined) return today;
  const [level, reach] = [normalQuantile(tail), normalQuantile(1 - power)];
  const excess = (drop: number): number => drop * Math.sqrt(n) - level * Math.sqrt(drop) - reach * Math.sqrt(Math.max(0, drop - drop * drop));
  if (!(n > 0) || excess(1) < 0) return today;
  let [low, high] = [Math.min(discordance, 1), 1];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) return { defined: true, drop: high };
    if (excess(middle) < 0) low = middle;
    else high = middle;
  }
}

/** How many examples it takes to catch this drop of a paired rate: ((z_α √π + z_β √(π − Δ²)) / Δ)². Real-valued. Source: as above. */
export function examplesForDrop(drop: number, discordance: number, tail: number, power = POWER): number {
  if (!(drop > 0) || drop > discordance) throw new RangeError(`a drop of ${drop} with a discordance of ${discordance}`);
  return ((normalQuantile(tail) * Math.sqrt(discordance) + normalQuantile(1 - power) * Math.sqrt(discordance - drop * drop)) / drop) ** 2;
}

/** How many examples it takes to rule out a drop of `margin` when the models are equally good: (z_α + z_β)² π / M². Real-valued. */
export function examplesForMargin(margin: number, discordance: number, tail: number, power = POWER): number {
  return ((normalQuantile(tail) + normalQuantile(1 - power)) ** 2 * discordance) / margin ** 2;
}

/** The smallest drop of any number that is caught, where its standard deviation between equally good models is known: (z_α + z_β) σ. */
export function detectableBySpread(spread: number, tail: number, power = POWER): number {
  return (normalQuantile(tail) + normalQuantile(1 - power)) * spread;
}

/** Standard deviation of the difference of a share between two independent samples of n and m examples in which it is the same. */
export function spreadBetween(share: number, n: number, m: number): number {
  return Math.sqrt(share * (1 - share) * (1 / n + 1 / m));
}
