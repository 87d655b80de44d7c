type Part = string | { readonly label: string };

/** A sentence whose data is marked: every medium escapes labels in its own way, and shows them as code where it can. */
export class Phrase {
  readonly parts: readonly Part[];

  constructor(parts: readonly Part[]) {
    this.parts = parts;
  }

  get empty(): boolean {
    return this.parts.length === 0;
  }

  /** The words as they are, labels included: for places that need no escaping, such as JSON. */
  get plainText(): string {
    return this.parts.map((part) => (typeof part === 'string' ? part : part.label)).join('');
  }
}

/** Builds a phrase: ``phrase`recall of ${label('spam')} fell` ``. Strings and numbers among the values are our own words. */
export function phrase(words: TemplateStringsArray, ...values: readonly (string | number | Phrase | { readonly label: string })[]): Phrase {
  const parts: Part[] = [];
  words.forEach((text, index) => {
    if (text !== '') parts.push(text);
    const value = values[index];
    if (value === undefined || value === '') return;
    if (value instanceof Phrase) parts.push(...value.parts);
    else parts.push(typeof value === 'number' ? String(value) : value);
  });
  return new Phrase(parts);
}

export const NOTHING = new Phrase([]);

export function label(text: string): { readonly label: string } {
  return { label: text };
}

export function joinPhrases(phrases: readonly Phrase[], separator: string): Phrase {
  return new Phrase(phrases.flatMap(({ parts }, index) => (index === 0 ? parts : [separator, ...parts])));
}
