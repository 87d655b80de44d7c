import { code, markdown, prose } from '../escape.js';
import { integer } from '../numbers.js';
import type { FlipGroup, FlipReport } from '../report.js';
import { first, type Rendering } from './detail.js';
import { details, table, unbroken } from './table.js';

/** Who flipped, by name: folded, with the counts in the summary. */
export function flipsSection(groups: readonly FlipGroup[], rendering: Rendering): string {
  if (groups.length === 0) return '';
  const title = groups.map(({ title: name, count }, index) => (index === 0 ? `<b>${integer(count)} ${name}</b>` : `${integer(count)} ${name}`)).join(' · ');
  const blocks = groups.map((group) => groupText(group, rendering));
  return rendering.detail.flips === 0 ? title : details(title, blocks.join('\n\n'));
}

function groupText({ title, count, description, examples, uniform }: FlipGroup, rendering: Rendering): string {
  const { detail } = rendering;
  const shown = first(examples, detail.flips, 'flipped examples', rendering);
  const withText = shown.some(({ text }) => text !== undefined);
  const withScore = shown.some(({ score }) => score !== undefined);
  const grid = table(
    [`id${withText ? roomFor(shown) : ''}`, ...(withText ? ['text'] : []), ...(uniform ? [] : ['actual', 'was → is']), ...(withScore ? [unbroken('score was → is')] : [])],
    [],
    shown.map(({ id, row, place, text, actual, baseline, candidate, score }) => [
      `${id === undefined ? `${place === undefined ? 'row' : 'document'} ${integer(row)}` : code(id, 80)}${place === undefined ? '' : ` ${place[0]}–${place[1]}`}`,
      ...(withText ? [prose(text ?? '', detail.text)] : []),
      ...(uniform ? [] : [code(actual), `${code(baseline)} → ${code(candidate)}`]),
      ...(withScore ? [unbroken(`${scoreText(score?.baseline)} → ${scoreText(score?.candidate)}`)] : []),
    ]),
  );
  const more = count > shown.length ? `\n\n… and ${integer(count - shown.length)} more` : '';
  return `**${integer(count)} ${title}** (${markdown(description)})\n\n${grid}${more}`;
}

/** Two decimals tell scores of flips apart. */
function scoreText(score: number | undefined): string {
  return score === undefined ? '–' : score.toFixed(2);
}

/** Blanks that do not break, so that a long text in the next column leaves the ids on one line. */
function roomFor(examples: readonly FlipReport[]): string {
  const longest = Math.max(...examples.map(({ id = '' }) => id.length));
  // Bold blanks are about half as wide as the letters of code.
  return '\u00A0'.repeat(Math.min(2 * longest, 40));
}
