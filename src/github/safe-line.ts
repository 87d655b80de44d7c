/**
 * Characters that may not reach a log as they are: controls (newlines, escape sequences, NUL), line and paragraph
 * separators, and the marks that reverse the direction of what follows.
 */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/**
 * The runner takes `::` after blanks for a command. Characters that show nothing are matched as well, because a
 * comparison that follows a language's rules, as .NET's default does, passes over them.
 */
const COMMAND_START = /^([\s\p{DI}]*:\p{DI}*)(?=:)/u;

/** The older form of a command, which the runner takes anywhere in a line. */
const OLD_COMMAND = /#\p{DI}*(?=#\p{DI}*\[)/gu;

/**
 * Text as one line of a log, in which nothing can be a workflow command. What is unprintable is shown by its code, a
 * tab as a blank; a command's opening marks are parted by a blank.
 */
export function safeLine(text: string): string {
  return text
    .replaceAll('\t', ' ')
    .replaceAll(/\p{Cs}/gu, '\uFFFD')
    .replaceAll(UNPRINTABLE, shown)
    .replace(COMMAND_START, '$1 ')
    .replaceAll(OLD_COMMAND, '$& ');
}

/** The same for text of several lines, which stay lines. */
export function safeLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/u).map(safeLine);
}

/** The longest beginning that fits into `limit` UTF-16 units with its ellipsis and parts no character a reader sees. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = limit - 1;
  // One unit more than fits shows whether the character at the edge is whole; the rest need not be looked at.
  const beginning = text.slice(0, room + 1);
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(beginning)) {
    if (index + segment.length > room) break;
    end = index + segment.length;
  }
  // A single character longer than the limit, of endless combining marks, is cut inside.
  if (end === 0) end = /[\uD800-\uDBFF]/u.test(text.charAt(room - 1)) ? room - 1 : room;
  return `${text.slice(0, end)}…`;
}

function shown(character: string): string {
  if (character === '\n') return String.raw`\n`;
  if (character === '\r') return String.raw`\r`;
  return String.raw`\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
