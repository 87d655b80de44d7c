import { code, codeBlock, message } from '../escape.js';
import { integer } from '../numbers.js';
import { describePlace, type Problem } from '../../problem.js';
import { first, type Rendering } from './detail.js';

const ADVICE_GRAPHEMES = 1_000;

/** Problems as a list: place, what is wrong, and below it what to do. */
export function problemList(problems: readonly Problem[], rendering: Rendering): string {
  const { detail } = rendering;
  const shown = first(problems, detail.problems, 'problems', rendering);
  const more = problems.length - shown.length;
  return [...shown.map((problem) => `- ${problemText(problem, rendering).join('\n  ')}`), ...(more > 0 ? [`- … and ${integer(more)} more`] : [])].join('\n');
}

/** The lines of one problem. */
function problemText({ message: words, place, advice }: Problem, { detail }: Rendering): readonly string[] {
  const where = place === undefined ? '' : `${code(describePlace(place), 120)}: `;
  const what = `${where}${message(words.trim(), detail.message)}`;
  return advice === undefined || !detail.advice ? [what] : adviceText(what, advice.split('\n'));
}

/** Advice below a line: sentences as such, YAML and indented lists as code, so that they can be copied. */
function adviceText(what: string, advice: readonly string[]): readonly string[] {
  const lines = [what];
  for (let at = 0; at < advice.length; ) {
    const block = advice.slice(at).findIndex((line) => !isCode(line));
    const end = block === -1 ? advice.length : at + block;
    if (end > at) {
      lines.push(...codeBlock(advice.slice(at, end), ADVICE_GRAPHEMES));
      at = end;
    } else {
      const sentence = message((advice[at] ?? '').trim(), ADVICE_GRAPHEMES);
      // Within a paragraph only a break element ends a line in every renderer; after a block of code there is nothing to end.
      if (sentence !== '') lines.push(/^`{3,}$/.test(lines.at(-1) ?? '') ? sentence : `<br>${sentence}`);
      at++;
    }
  }
  return lines;
}

/** An indented line, or one that begins with a key: `columns:` or `baseline: { column: x }`. */
function isCode(line: string): boolean {
  return /^\s+\S|^[a-z_]+:(?:$| [{["])/.test(line);
}
