/** `isCommit`: the label is the name of a commit, and no number though it may have digits only. */
interface Labelled {
  readonly label: string;
  readonly isCommit?: true;
}

type Part = string | Labelled;

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
export function phrase(words: TemplateStringsArray, ...values: readonly (string | number | Phrase | Labelled)[]): Phrase {
  const parts: Part[] = [];
  for (let index = 0; index < words.length; index++) {
    const text = words[index] as string;
    if (text !== '') parts.push(text);
    const value = values[index];
    if (value === undefined || value === '') continue;
    if (value instanceof Phrase) parts.push(...value.parts);
    else parts.push(typeof value === 'number' ? String(value) : value);
  }
  return new Phrase(parts);
}

export const NOTHING = new Phrase([]);

export function label(text: string): Labelled {
  return { label: text };
}

/** A commit by the beginning of its hash. */
export function commitLabel(sha: string): Labelled {
  return { label: sha.slice(0, 7), isCommit: true };
}

/** Phrases one after the other; empty ones leave no separator behind. */
export function joinPhrases(phrases: readonly Phrase[], separator: string): Phrase {
  const spoken = phrases.filter(({ empty }) => !empty);
  const [only = NOTHING] = spoken;
  return spoken.length <= 1 ? only : new Phrase(spoken.flatMap(({ parts }, index) => (index === 0 ? parts : [separator, ...parts])));
}

/** The phrase as the beginning of a sentence. A label keeps its case: it is a name. */
export function capital({ parts }: Phrase): Phrase {
  const [first, ...rest] = parts;
  return typeof first === 'string' ? new Phrase([`${first.charAt(0).toUpperCase()}${first.slice(1)}`, ...rest]) : new Phrase(parts);
}
