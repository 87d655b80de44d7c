/** What a reply says in the end. `reason`: why it could not be read, for a person. */
export type Reading =
  | { readonly label: string }
  | { readonly outcome: 'refused' | 'missing' | 'other' }
  | { readonly outcome: 'unparsed'; readonly reason: string };

/** What a step makes of a text: another text, several (each is read on, and all must come to the same), or the end. */
export type Taken = string | readonly string[] | Reading;

/** Takes time that is linear in the text, and never throws. */
export type TextStep = (text: string) => Taken;

export function unparsed(reason: string): Reading {
  return { outcome: 'unparsed', reason };
}

export function isReading(taken: Taken): taken is Reading {
  return typeof taken === 'object' && !Array.isArray(taken);
}

/** What readings of the parts of one reply come to: more than one answer is none. */
export function together(readings: readonly Reading[]): Reading {
  const answers = new Map(readings.map((reading) => [keyOf(reading), reading]));
  const [only, ...others] = answers.values();
  if (only === undefined) return unparsed('nothing is left of it');
  if (others.length === 0) return only;
  return unparsed(`it says several things: ${[...answers.keys()].slice(0, 4).join(', ')}`);
}

function keyOf(reading: Reading): string {
  return 'label' in reading ? JSON.stringify(reading.label) : `(${reading.outcome})`;
}
