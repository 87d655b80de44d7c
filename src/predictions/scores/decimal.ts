const [MINUS, POINT, ZERO, NINE] = [0x2d, 0x2e, 0x30, 0x39] as const;

/** So many digits make a whole number that a double holds exactly. */
const MOST_DIGITS = 15;
const POWERS_OF_TEN: readonly number[] = Array.from({ length: MOST_DIGITS + 1 }, (_, exponent) => 10 ** exponent);

/**
 * A plain decimal number, as in `0.4987`, or undefined: then `Number` has to look at the text. Both whole numbers of the quotient are exact, so it
 * is rounded once, as the text would be (Clinger 1990): the value is that of `Number`.
 */
export function plainDecimal(bytes: Uint8Array, start: number, end: number): number | undefined {
  let at = start;
  const isNegative = bytes[at] === MINUS;
  if (isNegative) at++;
  const first = at;
  let digits = 0;
  let point = -1;
  for (; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte >= ZERO && byte <= NINE) digits = digits * 10 + (byte - ZERO);
    else if (byte === POINT && point === -1) point = at;
    else return undefined;
  }
  const length = end - first - (point === -1 ? 0 : 1);
  if (length < 1 || length > MOST_DIGITS) return undefined;
  const value = point === -1 ? digits : digits / (POWERS_OF_TEN[end - point - 1] as number);
  return isNegative ? -value : value;
}
