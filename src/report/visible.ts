/**
 * Makes hostile text harmless to look at: one line, nothing invisible, nothing that reorders its neighbours, never too long. What a medium
 * needs beyond that stands in escape.ts.
 */

/** Characters with a meaning of their own for a terminal or a reader's eye, and none of them to be seen. */
const HIDDEN_CLASS = String.raw`\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\uFFF9-\uFFFB`;
const JOINING_SCRIPTS = ['Arab', 'Syrc', 'Mong', 'Nkoo', 'Deva', 'Beng', 'Guru', 'Gujr', 'Orya', 'Taml', 'Telu', 'Knda', 'Mlym', 'Sinh', 'Khmr', 'Mymr']
  .map((script) => String.raw`\p{Script=${script}}`)
  .join('');

/** Where an invisible character does its proper work: in an emoji, after a Han or Mongolian letter, between letters of a script that joins them. */
const AT_WORK = [
  String.raw`\u200D(?<=\p{Extended_Pictographic}\p{Emoji_Modifier}?\uFE0F?\u200D)(?=\p{Extended_Pictographic})`,
  String.raw`\p{Variation_Selector}(?<=[\p{Extended_Pictographic}\p{Script=Han}\p{Script=Mongolian}]\p{Variation_Selector}|[\d#*]\uFE0F(?=\u20E3))`,
  String.raw`[\u{E0061}-\u{E007A}\u{E007F}](?<=\u{1F3F4}[\u{E0061}-\u{E007A}]{1,6}\u{E007F}?)`,
  String.raw`[\u200C\u200D](?<=[${JOINING_SCRIPTS}][\u200C\u200D])(?=[${JOINING_SCRIPTS}])`,
].join('|');

/** All of these take time to compile, those with `AT_WORK` milliseconds, and most runs need none of them: each is made when it is first used. */
const suspect = once(() => new RegExp(`[${HIDDEN_CLASS}]`, 'u'));
const suspectInName = once(() => new RegExp(String.raw`[${HIDDEN_CLASS}]|(?![ \u3000])\p{Zs}`, 'u'));
const hidden = once(() => new RegExp(`${AT_WORK}|([${HIDDEN_CLASS}])`, 'gu'));
/** In a name every blank but the plain one: two labels that differ must not look alike. The ideographic one is seen by its width. */
const hiddenInName = once(() => new RegExp(String.raw`${AT_WORK}|([${HIDDEN_CLASS}]|(?![ \u3000])\p{Zs})`, 'gu'));
/** Where nothing joins with its neighbours every code point is a character, and the segmenter, which is slow, is not needed. */
const joining = once(() => new RegExp(String.raw`[\p{M}\p{Emoji_Modifier}\p{Regional_Indicator}\p{Join_Control}\u1100-\u11FF\uA960-\uA97F\uD7B0-\uD7FF\u{E0000}-\u{E0FFF}]`, 'gu'));
const segmenter = once(() => new Intl.Segmenter('en', { granularity: 'grapheme' }));

/** ASCII, Latin, Greek and Cyrillic letters, and the signs that reports use: every character is visible, joins with none beside it, and takes one place. */
export const SIMPLE = /^[ -~\u00A1-\u00AC\u00AE-\u02FF\u0370-\u0482\u048A-\u052F\u2010-\u2027\u2030-\u205E\u2190-\u22FF]*$/;
/** A grapheme of more code points is a tower of marks, drawn over its neighbours' lines; the longest emoji has ten. */
const MOST_CODE_POINTS = 12;
/** So few that join make no tower, for each has at most one code point beside it: there is nothing to segment in what is short enough. */
const FEW_JOINED = 5;
/** More UTF-16 units than these for each grapheme that is shown are not looked at, so that a length in graphemes is one in bytes too. */
const UNITS = 4;

/** A label, id, path or other name, exactly: a newline is shown as `\n`, what is invisible by its code. At most `most` graphemes. */
export function visibleName(text: string, most: number): string {
  return visible(text, most, (part) => withCodes(part.replaceAll('\n', String.raw`\n`).replaceAll('\r', String.raw`\r`).replaceAll('\t', String.raw`\t`), suspectInName, hiddenInName));
}

/** Running text: white space is a blank, what is invisible is shown by its code. At most `most` graphemes. */
export function visibleText(text: string, most: number): string {
  return visible(text, most, (part) => withCodes(part.replace(/\s*[\r\n\v\f\u0085\u2028\u2029]\s*/g, ' ').replaceAll('\t', ' '), suspect, hidden));
}

function visible(text: string, most: number, shown: (part: string) => string): string {
  if (SIMPLE.test(text)) return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
  const part = text.slice(0, most * UNITS);
  // Not in the middle of a character.
  const whole = part.length < text.length ? part.replace(/[\uD800-\uDBFF]$/, '') : text;
  const line = shown(whole);
  const points = Array.from(line);
  const joined = SIMPLE.test(line) ? 0 : (line.match(joining())?.length ?? 0);
  if (joined === 0 || (joined <= FEW_JOINED && points.length <= most)) return cut(points, most, whole.length < text.length);
  const graphemes: string[] = [];
  for (const { segment } of segmenter().segment(line)) {
    if (graphemes.length > most) break;
    const own = Array.from(segment);
    graphemes.push(own.length <= MOST_CODE_POINTS ? segment : `${own.slice(0, MOST_CODE_POINTS).join('')}…`);
  }
  return cut(graphemes, most, whole.length < text.length);
}

/** At most `most` graphemes; an ellipsis stands for what is missing, here or behind them. */
function cut(graphemes: readonly string[], most: number, more: boolean): string {
  if (graphemes.length > most) return `${graphemes.slice(0, most - 1).join('')}…`;
  return `${graphemes.join('')}${more ? '…' : ''}`;
}

/** What is invisible is shown by its code. What might be, a quicker expression tells. */
function withCodes(text: string, mayHide: () => RegExp, hiddenIn: () => RegExp): string {
  return SIMPLE.test(text) || !mayHide().test(text) ? text : text.replace(hiddenIn(), byCode);
}

function byCode(character: string, unseen: string | undefined): string {
  return unseen === undefined ? character : `\\u{${(unseen.codePointAt(0) ?? 0).toString(16)}}`;
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
