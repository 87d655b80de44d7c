/** Sums of many fractions differ in the last digits by the order of adding; counts and checksums must be equal. */
const ROUNDING = 1e-9;

/** Throws unless all programs found the same numbers. */
export function agree(digests, title) {
  const [[referenceName, reference] = [], ...others] = digests;
  const differences = others.flatMap(([name, digest]) => differencesOf(reference, digest).map((difference) => `${name}: ${difference} (${referenceName})`));
  if (differences.length > 0) throw new Error(`${title}: the programs do not agree, so no times are shown.\n  ${differences.join('\n  ')}`);
}

function differencesOf(one, other, prefix = '') {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) => {
    const [a, b] = [one[key], other[key]];
    if (typeof a === 'object' && typeof b === 'object') return differencesOf(a, b, `${prefix}${key}.`);
    if (a === b) return [];
    if (!Number.isInteger(a) && Math.abs(a - b) <= ROUNDING) return [];
    return [`${prefix}${key} is ${JSON.stringify(b)}, not ${JSON.stringify(a)}`];
  });
}
