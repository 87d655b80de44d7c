import type { Span } from './span.js';
import { OUTSIDE, type Prefix, type Tag } from './tag.js';

export const SCHEMES = ['IOB1', 'IOB2', 'IOE1', 'IOE2', 'IOBES', 'BILOU'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** `lenient` reads what conlleval reads; `strict` drops what is not well-formed in its scheme, as seqeval's strict mode does. */
export const MODES = ['lenient', 'strict'] as const;
export type Mode = (typeof MODES)[number];

/** How tags are read. Strictness needs a scheme to be strict about. */
export type Reading = { readonly mode: 'lenient'; readonly scheme?: Scheme } | { readonly mode: 'strict'; readonly scheme: Scheme };

/** What stands between a token and the one before it: their prefixes, and whether their types have to be the same. */
type Pattern = readonly [previous: string, current: string, types: 'same' | 'other' | 'any'];

interface Rules {
  readonly prefixes: string;
  /** Begins an entity; goes on with it; shows that the entity before it was complete. */
  readonly start: readonly Pattern[];
  readonly inside: readonly Pattern[];
  readonly end: readonly Pattern[];
}

const ANY = 'BIOESLU';

/**
 * seqeval's strict mode as data (`seqeval/scheme.py`, MIT). One fault of it is mended: its IOE1 knows no entity of one token that is written
 * `E-X` behind O or behind another type, and loses it. Those are the two patterns marked below.
 */
const STRICT: Readonly<Record<Scheme, Rules>> = {
  IOB1: {
    prefixes: 'IOB',
    start: [['O', 'I', 'any'], ['I', 'I', 'other'], ['B', 'I', 'any'], ['I', 'B', 'same'], ['B', 'B', 'same']],
    inside: [['B', 'I', 'same'], ['I', 'I', 'same']],
    end: [['I', 'I', 'other'], ['I', 'O', 'any'], ['I', 'B', 'any'], ['B', 'O', 'any'], ['B', 'I', 'other'], ['B', 'B', 'same']],
  },
  IOB2: {
    prefixes: 'IOB',
    start: [[ANY, 'B', 'any']],
    inside: [['B', 'I', 'same'], ['I', 'I', 'same']],
    end: [['I', 'O', 'any'], ['I', 'I', 'other'], ['I', 'B', 'any'], ['B', 'O', 'any'], ['B', 'I', 'other'], ['B', 'B', 'any']],
  },
  IOE1: {
    prefixes: 'IOE',
    start: [['O', 'I', 'any'], ['I', 'I', 'other'], ['E', 'I', 'any'], ['E', 'E', 'same'], /* mended: */ ['O', 'E', 'any'], ['I', 'E', 'other']],
    inside: [['I', 'I', 'same'], ['I', 'E', 'same']],
    end: [['I', 'I', 'other'], ['I', 'O', 'any'], ['I', 'E', 'other'], ['E', 'I', 'same'], ['E', 'E', 'same']],
  },
  IOE2: {
    prefixes: 'IOE',
    start: [['O', 'I', 'any'], ['O', 'E', 'any'], ['E', 'I', 'any'], ['E', 'E', 'any'], ['I', 'I', 'other'], ['I', 'E', 'other']],
    inside: [['I', 'E', 'same'], ['I', 'I', 'same']],
    end: [['E', ANY, 'any']],
  },
  IOBES: {
    prefixes: 'IOBES',
    start: [[ANY, 'B', 'any'], [ANY, 'S', 'any']],
    inside: [['B', 'I', 'same'], ['B', 'E', 'same'], ['I', 'I', 'same'], ['I', 'E', 'same']],
    end: [['S', ANY, 'any'], ['E', ANY, 'any']],
  },
  BILOU: {
    prefixes: 'BILOU',
    start: [[ANY, 'B', 'any'], [ANY, 'U', 'any']],
    inside: [['B', 'I', 'same'], ['B', 'L', 'same'], ['I', 'I', 'same'], ['I', 'L', 'same']],
    end: [['U', ANY, 'any'], ['L', ANY, 'any']],
  },
};

/** The prefixes of a scheme. */
export function prefixesOf(scheme: Scheme): string {
  return STRICT[scheme].prefixes;
}

/** The entities that the tags of one sentence say, in their order, none overlapping another. Places count tokens. */
export function spansOf(tags: readonly Tag[], reading: Reading): readonly Span[] {
  return reading.mode === 'strict' ? strictSpans(tags, STRICT[reading.scheme]) : lenientSpans(tags);
}

function strictSpans(tags: readonly Tag[], rules: Rules): readonly Span[] {
  const spans: Span[] = [];
  // Behind the last token stands an O.
  const at = (index: number): Tag => tags[index] ?? OUTSIDE;
  for (let i = 0; i < tags.length; ) {
    if (!fits(rules.start, at(i - 1), at(i))) {
      i++;
      continue;
    }
    let end = i + 1;
    while (end < tags.length && fits(rules.inside, at(end - 1), at(end))) end++;
    if (fits(rules.end, at(end - 1), at(end))) spans.push({ type: at(i).type, start: i, end });
    i = end;
  }
  return spans;
}

function fits(patterns: readonly Pattern[], previous: Tag, current: Tag): boolean {
  return patterns.some(
    ([before, now, types]) => before.includes(previous.prefix) && now.includes(current.prefix) && (types === 'any' || (types === 'same') === (previous.type === current.type)),
  );
}

/** BILOU's last and unit are IOBES's end and single. seqeval's default mode does not know them, and joins neighbours. */
const AS_IOBES: Readonly<Record<Prefix, Prefix>> = { B: 'B', I: 'I', O: 'O', E: 'E', S: 'S', L: 'E', U: 'S' };

/**
 * conlleval's automaton (Tjong Kim Sang 2004; seqeval's default mode): one reading for all schemes. What goes on with nothing begins: an `I-`
 * behind O, or behind another type, opens an entity.
 */
function lenientSpans(tags: readonly Tag[]): readonly Span[] {
  const spans: Span[] = [];
  let previous = OUTSIDE;
  let open = -1;
  for (let i = 0; i <= tags.length; i++) {
    const tag = tags[i] ?? OUTSIDE;
    const [before, now] = [AS_IOBES[previous.prefix], AS_IOBES[tag.prefix]];
    const parted = before === 'O' || now === 'O' || before === 'E' || before === 'S' || now === 'B' || now === 'S' || previous.type !== tag.type;
    if (parted) {
      if (open !== -1) spans.push({ type: previous.type, start: open, end: i });
      open = now === 'O' ? -1 : i;
    }
    previous = tag;
  }
  return spans;
}
