const MOST_SHOWN = 60;

/** A value from a file for a message: in quotes, control characters escaped, cut after 60 characters. */
export function shown(text: string): string {
  const characters = Array.from(text.slice(0, 2 * MOST_SHOWN + 2));
  return JSON.stringify(characters.length > MOST_SHOWN ? `${characters.slice(0, MOST_SHOWN).join('')}…` : text);
}

const MOST_LISTED = 30;

/** Names from a file for a message, as many as a person will read. */
export function listed(names: Iterable<string>): string {
  const all = Array.from(names);
  const first = all.slice(0, MOST_LISTED).map(shown).join(', ');
  return all.length > MOST_LISTED ? `${first} and ${all.length - MOST_LISTED} more` : first;
}
