const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const INTEGRAL_FLOAT = /^(-?(?:0|[1-9]\d*))\.0+$/;

/** A number as programs write it. `01` is none, it is a code; neither is `1,5` or `50%`. */
export function isNumber(label: string): boolean {
  return NUMBER.test(label);
}

/** A number that is no integer: hardly ever the name of a class. */
export function isFraction(label: string): boolean {
  return isNumber(label) && !Number.isInteger(Number(label));
}

/** `1.0` as `1`, anything else as it is: what a table library makes of integers when one of them is missing. */
export function withoutZeroFraction(label: string): string {
  return INTEGRAL_FLOAT.exec(label)?.[1] ?? label;
}
