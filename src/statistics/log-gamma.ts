/** The coefficients B₂ₖ / (2k(2k − 1)) of Stirling's series (Abramowitz & Stegun 1964, 6.1.41). */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400] as const;
const HALF_LOG_TWO_PI = 0.9189385332046728;
/** From here on eight terms of the series are exact to the last bits. */
const LARGE = 15;

/** ln Γ(x) for x > 0: the recurrence up to 15, then Stirling's series. Relative error below 1e-13. */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`the logarithm of the gamma function is not defined at ${x}`);
  let shifted = x;
  let product = 1;
  while (shifted < LARGE) product *= shifted++;
  return (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + remainder(shifted) - Math.log(product);
}

/** What Stirling's formula lacks: ln x! − ½ ln(2πx) − x ln x + x, for x > 0. */
export function stirlingError(x: number): number {
  return x >= LARGE ? remainder(x) : logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - HALF_LOG_TWO_PI;
}

function remainder(x: number): number {
  const square = 1 / (x * x);
  return STIRLING.reduceRight((sum, coefficient) => sum * square + coefficient, 0) / x;
}
