const SQRT_TWO_PI = 2.5066282746310007;
/** From here on the continued fraction converges quickly; below, the series cancels at most two digits. */
const SERIES_END = 2.5;
const TERMS = 160;

/** φ(z), the density of the standard normal distribution. */
export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / SQRT_TWO_PI;
}

/**
 * P(Z ≥ z) of the standard normal distribution. ½ − φ(z) · (z + z³/3 + z⁵/(3·5) + …) near the middle, Laplace's continued fraction
 * φ(z) / (z + 1/(z + 2/(z + …))) in the tail (Abramowitz & Stegun 1964, 26.2.11 and 26.2.14). Relative error below 1e-13.
 */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  if (z >= SERIES_END) {
    let below = z;
    for (let k = TERMS; k > 0; k--) below = z + k / below;
    return normalDensity(z) / below;
  }
  let term = z;
  let sum = z;
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return 0.5 - normalDensity(z) * sum;
}

/**
 * The z with P(Z ≥ z) = `tail`: a rational start (Abramowitz & Stegun 1964, 26.2.23), then Newton's method on the logarithm of the tail.
 * `tail` = ½ is 0; outside of 0 to 1 there is none.
 */
export function normalQuantile(tail: number): number {
  if (!(tail > 0 && tail < 1)) throw new RangeError(`the normal distribution has no quantile at ${tail}`);
  if (tail > 0.5) return -normalQuantile(1 - tail);
  if (tail === 0.5) return 0;
  const root = Math.sqrt(-2 * Math.log(tail));
  let z = root - (2.515517 + root * (0.802853 + root * 0.010328)) / (1 + root * (1.432788 + root * (0.189269 + root * 0.001308)));
  for (let step = 0; step < 20; step++) {
    const reached = normalTail(z);
    const change = (Math.log(reached / tail) * reached) / normalDensity(z);
    z += change;
    if (Math.abs(change) <= 1e-16 * Math.max(1, Math.abs(z))) break;
  }
  return z;
}
