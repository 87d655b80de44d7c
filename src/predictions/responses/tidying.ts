import type { Step, Tidying } from './step.js';

/** Blanks, punctuation, and the signs that Markdown and quoting put around a word. */
const AROUND = /^[\p{P}\p{Z}\s`~<>=|^]$/u;
/** What may stand before the digits of a number and belongs to it. */
const SIGNS = '-+\u2212';

const KINDS: ReadonlySet<string> = new Set<Tidying['kind']>(['fold_case', 'unicode', 'collapse_blanks', 'strip_punctuation', 'strip_prefix']);

export function isTidying(step: Step): step is Tidying {
  return KINDS.has(step.kind);
}

/** The text after one tidying step: text that it does not fit stays as it is. */
export function tidied(text: string, step: Tidying): string {
  switch (step.kind) {
    case 'fold_case':
      return foldCase(text);
    case 'unicode':
      return text.normalize(step.form);
    case 'collapse_blanks':
      return text.replaceAll(/\s+/g, ' ').trim();
    case 'strip_punctuation':
      return stripPunctuation(text);
    case 'strip_prefix':
      return stripPrefix(text, step.prefixes);
  }
}

/** The text after all tidying steps among these, in their order: how a label looks where a reply is compared with it. */
export function tidiedBy(text: string, steps: readonly Step[]): string {
  return steps.filter(isTidying).reduce(tidied, text).trim();
}

/** Without regard to case, in any alphabet: by way of the upper case, so that "ß" and "SS", "ς" and "Σ" are alike. */
function foldCase(text: string): string {
  return text.toUpperCase().toLowerCase();
}

/** Without what stands around words: `**Positive.**` is `Positive`. The sign of a number belongs to it: `-19.` is `-19`. */
function stripPunctuation(text: string): string {
  const letters = Array.from(text);
  const first = letters.findIndex((letter) => !AROUND.test(letter));
  if (first === -1) return '';
  const last = letters.findLastIndex((letter) => !AROUND.test(letter));
  const sign = letters[first - 1];
  const signed = sign !== undefined && SIGNS.includes(sign) && /^\p{Nd}$/u.test(letters[first] ?? '');
  return letters.slice(signed ? first - 1 : first, last + 1).join('');
}

/** Without the longest of the prefixes that the text begins with, in upper or lower case, and the blanks around both. */
function stripPrefix(text: string, prefixes: readonly string[]): string {
  const trimmed = text.trimStart();
  const lengths = prefixes.filter((prefix) => foldCase(trimmed.slice(0, prefix.length)) === foldCase(prefix)).map((prefix) => prefix.length);
  return lengths.length === 0 ? text : trimmed.slice(Math.max(...lengths)).trim();
}
