import type { Phrase } from './phrase.js';

/**
 * All text from files is hostile: a label must not break a table, mention anybody, link, start HTML or a workflow command. One function a
 * medium; nothing else in the house writes data into Markdown or a terminal.
 */

const ZERO_WIDTH_SPACE = '\u200B';
/** Controls, bidirectional overrides and isolates, zero-width and other invisible characters: shown as what they are, never obeyed. */
const INVISIBLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202F\u2060-\u2069\uFEFF\uFFF9-\uFFFB]|\p{Cs}/gu;

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** One line, visible characters only, at most `most` graphemes. */
export function visible(text: string, most: number): string {
  // Far more code units than graphemes are kept could only be a stack of combining marks.
  const line = text
    .slice(0, most * 20)
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(/\t/g, ' ')
    .replace(INVISIBLE, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
  const graphemes: string[] = [];
  for (const { segment } of SEGMENTER.segment(line)) {
    if (graphemes.length === most) return `${graphemes.slice(0, most - 1).join('')}…`;
    // A base character under dozens of marks is drawn over its neighbours' lines.
    graphemes.push([...segment].slice(0, 12).join(''));
  }
  return graphemes.join('') + (text.length > most * 20 ? '…' : '');
}

const LABEL_GRAPHEMES = 60;

/** A label, id or file name as a Markdown code span, safe in a table cell: nothing in a code span is a mention, a link or HTML. */
export function code(text: string, most = LABEL_GRAPHEMES): string {
  // Only `@` needs help inside a code span: replies by e-mail are scanned as plain text. Everything else must stay fit for copying.
  const shown = withoutMentions(visible(text, most)).replace(/\|/g, '\\|');
  if (shown.trim() === '') return shown === '' ? '(empty)' : '(blank)';
  const longestRun = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') || (shown.startsWith(' ') && shown.endsWith(' ')) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Free text, such as an example's own text or an error message, as Markdown text safe in a table cell. */
export function prose(text: string, most: number): string {
  return withoutReferences(withoutMentions(visible(text, most)))
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_{}[\]()#+\-.!|~$:]/g, (sign) => (AUTOLINKING.has(sign) ? sign : `\\${sign}`))
    // `www.`, `http://` and `a@b.c` link themselves, escaped or not; a zero-width space ends that.
    .replace(/(https?|ftp)(?=:)/gi, `$1${ZERO_WIDTH_SPACE}`)
    .replace(/(www)(?=\.)/gi, `$1${ZERO_WIDTH_SPACE}`);
}

/** These need no backslash in running text, and reading is easier without. */
const AUTOLINKING: ReadonlySet<string> = new Set([':', '.', '-', '(', ')', '!', '+', '{', '}', '$']);

function withoutMentions(text: string): string {
  return text.replace(/@/g, `@${ZERO_WIDTH_SPACE}`);
}

/** Issue references, emoji codes and commits are found whatever is escaped. */
function withoutReferences(text: string): string {
  return text
    .replace(/#(?=\d)/g, `#${ZERO_WIDTH_SPACE}`)
    .replace(/\b(GH-)(?=\d)/gi, `$1${ZERO_WIDTH_SPACE}`)
    .replace(/:(?=[\w+-]+:)/g, `:${ZERO_WIDTH_SPACE}`)
    .replace(/\b(?=\d*[a-f])[0-9a-f]{7,40}\b/gi, (digits) => `${digits.slice(0, 6)}${ZERO_WIDTH_SPACE}${digits.slice(6)}`);
}

/** A phrase in Markdown: labels as code, our own words with their marks escaped. */
export function markdown({ parts }: Phrase): string {
  return parts.map((part) => (typeof part === 'string' ? prose(part, 2_000) : code(part.label))).join('');
}

/** A phrase for a terminal or a log: labels in quotes where they could be misread, no control characters, no workflow command. */
export function terminal({ parts }: Phrase): string {
  return parts.map((part) => (typeof part === 'string' ? terminalText(part) : terminalText(part.label))).join('');
}

export function terminalText(text: string, most = 2_000): string {
  return visible(text, most);
}
