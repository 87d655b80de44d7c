/** What people call the class they look for, in lower case. */
const NAMES: ReadonlySet<string> = new Set([
  '1',
  'abuse',
  'abusive',
  'anomaly',
  'attack',
  'churn',
  'defect',
  'disease',
  'fake',
  'fraud',
  'fraudulent',
  'harmful',
  'hate',
  'malicious',
  'malignant',
  'malware',
  'nsfw',
  'offensive',
  'phishing',
  'pos',
  'positive',
  'relevant',
  'sick',
  'spam',
  'toxic',
  'true',
  'unsafe',
  'y',
  'yes',
]);

export interface PositiveGuess {
  readonly label: string;
  /** Why this one, to go on after "because". */
  readonly because: string;
}

/** Which of two classes is the one that must not be missed. A guess, to be said as one: nothing in a file of predictions tells. */
export function guessPositive(classes: readonly [string, string], support: readonly [number, number]): PositiveGuess {
  const named = classes.filter((label) => NAMES.has(label.toLowerCase()));
  const [only] = named;
  if (named.length === 1 && only !== undefined) return { label: only, because: 'it is named like one' };
  const [first, second] = classes;
  if (support[0] === support[1]) return { label: second, because: 'one had to be chosen: no name tells, and both are equally frequent' };
  return { label: support[0] < support[1] ? first : second, because: 'it is the rarer of the two' };
}
