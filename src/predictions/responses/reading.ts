/** What a reply says in the end. Of one that could not be read, why, and the text in which no label was found, for a person. */
export type Reading = Answer | { readonly outcome: 'unparsed'; readonly reason: string; readonly text: string };

/** A step that ends the reading. */
export type Ending = Answer | { readonly outcome: 'unparsed'; readonly reason: string };

type Answer = { readonly label: string } | { readonly outcome: 'refused' | 'missing' | 'other' };

/** What a step makes of a text: another text, several (each is read on, and all must come to the same), or the end. */
export type Taken = string | readonly string[] | Ending;

/** Takes time that is linear in the text, and never throws. */
export type TextStep = (text: string) => Taken;

export function unparsed(reason: string): Ending {
  return { outcome: 'unparsed', reason };
}

/** The reading of a reply that ends with this text. */
export function readingOf(ending: Ending, text: string): Reading {
  return 'reason' in ending ? { ...ending, text } : ending;
}

/** What readings of the parts of one text come to: more than one answer is none. */
export function together(readings: readonly Reading[], text: string): Reading {
  const answers = new Map(readings.map((reading) => [nameOf(reading), reading]));
  const [only, ...others] = answers.values();
  if (only !== undefined && others.length === 0) return only;
  return readingOf(unparsed(only === undefined ? 'nothing is left of it' : `it says several things: ${[...answers.keys()].slice(0, 4).join(', ')}`), text);
}

function nameOf(reading: Reading): string {
  return 'label' in reading ? JSON.stringify(reading.label) : `(${reading.outcome})`;
}
