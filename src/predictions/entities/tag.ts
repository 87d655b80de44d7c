/** What the letter before the type says: begin, inside, end, single; `L` (last) and `U` (unit) are what BILOU calls the last two. */
export const PREFIXES = ['B', 'I', 'O', 'E', 'S', 'L', 'U'] as const;
export type Prefix = (typeof PREFIXES)[number];

/** One tag of a token: `B-PER` is prefix B and type PER. A tag without a type, such as a bare `B`, has the type `_`, as in seqeval. */
export interface Tag {
  readonly prefix: Prefix;
  /** `_` where there is none; of no meaning for O. */
  readonly type: string;
}

export const OUTSIDE: Tag = { prefix: 'O', type: '_' };

/** One object a distinct tag: there are few, and very many tokens. */
const KNOWN = new Map<string, Tag>([['O', OUTSIDE]]);
const MOST_KNOWN = 10_000;

/** The tag that a text says, or undefined when it is none: `PER`, `X-PER`, `O-PER`, `-`. */
export function tagOf(text: string): Tag | undefined {
  const known = KNOWN.get(text);
  if (known !== undefined) return known;
  const match = /^([BIESLU])(?:-(.*))?$/s.exec(text);
  if (match === null || holdsAlternatives(text)) return undefined;
  const type = match[2] ?? '';
  const tag: Tag = { prefix: match[1] as Prefix, type: type === '' ? '_' : type };
  if (KNOWN.size < MOST_KNOWN) KNOWN.set(text, tag);
  return tag;
}

/** Several tags in one, as the raw file of a shared task holds alternatives: `B-corporation,B-group`. Which is meant is not ours to say. */
export function holdsAlternatives(text: string): boolean {
  return /[,|;/](?:[BIESLU]-|O$)/.test(text);
}
