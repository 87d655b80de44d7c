import type { Phrase } from './phrase.js';
import { visibleName, visibleText } from './visible.js';

/**
 * All text from files is hostile: a label must not break a table, mention anybody, link, start HTML or a workflow command. One function a
 * medium; nothing else in the house writes data into Markdown or a terminal.
 */

const ZERO_WIDTH_SPACE = '\u200B';
const LABEL_GRAPHEMES = 60;
const WORDS_GRAPHEMES = 1_000;

/** Letters that are written from right to left, and turn what stands between two of them around. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** A label, id or file name as code in Markdown, in a table cell or elsewhere: nothing in code is a mention, a reference or HTML. */
export function code(text: string, most = LABEL_GRAPHEMES): string {
  const shown = visibleName(text, most);
  if (shown.trim() === '') return shown === '' ? '(empty)' : '(blank)';
  // A pipe ends a table cell even in a code span, and outside of tables its backslash would be shown.
  return leftToRight(shown.includes('|') ? `<code>${entities(shown)}</code>` : codeSpan(shown));
}

function codeSpan(shown: string): string {
  const longestRun = shown.includes('`') ? Math.max(...[...shown.matchAll(/`+/g)].map(([run]) => run.length)) : 0;
  const fence = '`'.repeat(longestRun + 1);
  const pad = /^`|`$|^ .* $/.test(shown) ? ' ' : '';
  // Only `@` needs help in code: replies by e-mail are scanned as plain text. Everything else must stay fit for copying.
  return `${fence}${pad}${withoutMentions(shown)}${pad}${fence}`;
}

/** Lines as a fenced block of Markdown; they keep their indentation. Blank lines are left out: they would end a list item or a quotation. */
export function codeBlock(lines: readonly string[], most: number): readonly string[] {
  const shown = lines.map((line) => withoutMentions(visibleText(line, most))).filter((line) => line.trim() !== '');
  const longestRun = Math.max(2, ...shown.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)));
  const fence = '`'.repeat(longestRun + 1);
  return [fence, ...shown, fence];
}

/** Free text, such as an example's own text, as Markdown text: in a table cell, a paragraph or at the start of a line. */
export function prose(text: string, most: number): string {
  return atLineStart(inline(text, most));
}

/** Our own words with data in them, such as an error message, as Markdown: what stands in backticks there is code. */
export function message(text: string, most: number): string {
  return atLineStart(inlineMessage(text, most));
}

/** A phrase in Markdown: labels as code, our own words with their marks escaped. */
export function markdown({ parts }: Phrase): string {
  return atLineStart(parts.map((part) => (typeof part === 'string' ? inlineMessage(part, WORDS_GRAPHEMES) : code(part.label))).join(''));
}

function inlineMessage(text: string, most: number): string {
  const parts = visibleText(text, most).split('`');
  // An odd backtick out is data.
  const odd = parts.length % 2 === 0 ? parts.length - 1 : parts.length;
  return parts
    .map((part, index) => {
      if (index === odd) return inline(`\`${part}`, most);
      if (index % 2 === 0) return inline(part, most);
      return part === '' ? inline('``', most) : code(part, most);
    })
    .join('');
}

function inline(text: string, most: number): string {
  const shown = withoutReferences(withoutMentions(visibleText(text, most)))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_[\]#~|]/g, String.raw`\$&`)
    // A backslash does not keep a dollar sign from beginning a formula.
    .replaceAll('$', () => '<span>$</span>');
  return leftToRight(shown);
}

/** Signs that begin a list or a heading where they begin a line, and the blanks that begin a block of code there. */
function atLineStart(shown: string): string {
  return shown.replace(/^\s+/, ' ').replace(/^( ?)([-+=])/, String.raw`$1\$2`).replace(/^( ?\d+)([.)])/, String.raw`$1\$2`);
}

/** A name as HTML, for where Markdown is not read, as in a summary line. */
export function html(text: string, most = LABEL_GRAPHEMES): string {
  return leftToRight(entities(withoutReferences(visibleName(text, most))).replaceAll('&#36;', () => '<span>&#36;</span>'));
}

/** Every ASCII punctuation mark as an entity: neither HTML nor Markdown finds anything in it. */
function entities(text: string): string {
  return withoutLinks(withoutMentions(text)).replace(/[!-/:-@[-`{-~]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function leftToRight(shown: string): string {
  return RIGHT_TO_LEFT.test(shown) ? `&lrm;${shown}&lrm;` : shown;
}

function withoutMentions(text: string): string {
  return text.replaceAll('@', `@${ZERO_WIDTH_SPACE}`);
}

/** `www.` and `http://` link themselves, escaped or not; a zero-width space ends that. */
function withoutLinks(text: string): string {
  return text.replaceAll('://', `:${ZERO_WIDTH_SPACE}//`).replace(/(www)(?=\.)/gi, `$1${ZERO_WIDTH_SPACE}`);
}

/** Issue references, emoji codes and commits are found whatever is escaped. */
function withoutReferences(text: string): string {
  return withoutLinks(text)
    .replace(/#(?=\d)/g, `#${ZERO_WIDTH_SPACE}`)
    .replace(/\b(GH-)(?=\d)/gi, `$1${ZERO_WIDTH_SPACE}`)
    // At the end of a name a colon of ours may follow.
    .replace(/:(?=[\w+-]+(?::|$))/g, `:${ZERO_WIDTH_SPACE}`)
    .replace(/\b(?=\d*[a-f])[0-9a-f]{7,}\b/gi, (digits) => digits.replace(/.{6}(?=.)/g, `$&${ZERO_WIDTH_SPACE}`));
}

/** A phrase for a terminal or a log: labels in quotes where they could be misread, no control characters, no workflow command. */
export function terminal({ parts }: Phrase): string {
  // In a sentence a label that is a number would be read as one: "of 100 35 examples".
  const name = (label: string): string => (/^[\d.,-]+$/.test(label) ? `"${label}"` : terminalName(label));
  return withoutCommands(parts.map((part) => (typeof part === 'string' ? visibleText(part, WORDS_GRAPHEMES) : part.isCommit === true ? terminalName(part.label) : name(part.label))).join(''));
}

/** A label, id or file name for a terminal. */
export function terminalName(text: string, most = LABEL_GRAPHEMES): string {
  const shown = visibleName(text, most);
  return withoutCommands(isOneWord(shown) ? shown : `"${shown.replaceAll('"', String.raw`\"`)}"`);
}

/** The first pattern is the second for ASCII, where most names are: classes of Unicode take milliseconds to compile. */
function isOneWord(shown: string): boolean {
  return /^[\w.:!?'/\\@&%#*+()<>=…-]+$/.test(shown) || /^[\p{L}\p{M}\p{N}\p{Extended_Pictographic}_.:!?'/\\@&%#*+()<>=…-]+$/u.test(shown);
}

/** Free text for a terminal: one line. */
export function terminalText(text: string, most = WORDS_GRAPHEMES): string {
  return withoutCommands(visibleText(text, most));
}

/** GitHub's runner obeys `::` at the start of a line and `##[` anywhere in it, wherever the text came from. */
function withoutCommands(text: string): string {
  return text.replace(/^(\s*:)(?=:)/, '$1 ').replaceAll('##[', '# #[');
}
