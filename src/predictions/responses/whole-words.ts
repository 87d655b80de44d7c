/** One word or phrase that stands for a label. */
export interface Entry {
  readonly text: string;
  readonly label: string;
}

interface Node {
  readonly next: Map<string, Node>;
  label?: string;
}

interface Occurrence {
  readonly end: number;
  readonly label: string;
}

const WORD = /^[\p{L}\p{N}\p{M}_]$/u;
const DIGIT = /^\p{Nd}$/u;
/** What makes one word of two: "non-toxic" is not "toxic", "isn't" is not "is". */
const JOIN = /^[-\u2010\u2011'\u2019]$/;
const SIGN = /^[-+\u2212]$/;
const SEPARATOR = /^[.,]$/;

/**
 * The labels that occur in a text as whole words. A word ends where no letter, digit or underscore follows; hyphens and apostrophes inside
 * it belong to it, and so do sign and decimals of a number. What lies inside a longer occurrence does not count: in "very positive" there
 * is no "positive" if both are labels. Time is linear in the text: it grows with the longest label, not with how many there are.
 */
export function wholeWords(entries: readonly Entry[]): (text: string) => ReadonlySet<string> {
  const root: Node = { next: new Map() };
  for (const { text, label } of entries) if (text !== '') insert(root, text, label);
  return (text) => {
    const letters = Array.from(text);
    const found = new Set<string>();
    // What begins later lies inside an earlier occurrence if it ends no later.
    let covered = 0;
    for (let start = 0; start < letters.length; start++) {
      if (!mayBegin(letters, start)) continue;
      const longest = longestAt(root, letters, start);
      if (longest === undefined || longest.end <= covered) continue;
      found.add(longest.label);
      covered = longest.end;
    }
    return found;
  };
}

function insert(root: Node, text: string, label: string): void {
  let node = root;
  for (const letter of text) {
    let next = node.next.get(letter);
    if (next === undefined) node.next.set(letter, (next = { next: new Map() }));
    node = next;
  }
  node.label = label;
}

function longestAt(root: Node, letters: readonly string[], start: number): Occurrence | undefined {
  let longest: Occurrence | undefined;
  let node: Node | undefined = root;
  for (let at = start; at < letters.length; at++) {
    node = node.next.get(letters[at] as string);
    if (node === undefined) break;
    if (node.label !== undefined && mayEnd(letters, at)) longest = { end: at + 1, label: node.label };
  }
  return longest;
}

/** Whether what begins at `at` does not continue a word. A sign of punctuation continues none. */
function mayBegin(letters: readonly string[], at: number): boolean {
  const first = letters[at] ?? '';
  if (!WORD.test(first)) return true;
  const before = letters[at - 1] ?? '';
  if (WORD.test(before)) return false;
  const second = letters[at - 2] ?? '';
  if (JOIN.test(before) && WORD.test(second)) return false;
  return !DIGIT.test(first) || !(SIGN.test(before) || (SEPARATOR.test(before) && DIGIT.test(second)));
}

/** Whether what ends with the letter at `at` does not go on as a word. */
function mayEnd(letters: readonly string[], at: number): boolean {
  const last = letters[at] ?? '';
  if (!WORD.test(last)) return true;
  const after = letters[at + 1] ?? '';
  if (WORD.test(after)) return false;
  const second = letters[at + 2] ?? '';
  if (JOIN.test(after) && WORD.test(second)) return false;
  return !(DIGIT.test(last) && SEPARATOR.test(after) && DIGIT.test(second));
}
