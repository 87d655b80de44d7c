export type Alignment = 'left' | 'right' | 'centre';

const RULES: Readonly<Record<Alignment, string>> = { left: ':--', right: '--:', centre: ':-:' };

/** A GFM table. Cells must be escaped for Markdown already; rows shorter than the head are filled up, longer ones cut. */
export function table(head: readonly string[], alignments: readonly Alignment[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${head.map((_, index) => cells[index] ?? '').join(' | ')} |`;
  return [line(head), `|${head.map((_, index) => RULES[alignments[index] ?? 'left']).join('|')}|`, ...rows.map(line)].join('\n');
}

/** A number keeps its sign of percent, and a mark its number, however narrow the column; a change in brackets may go to the next line. */
export function unbroken(cell: string): string {
  return cell.replaceAll(/ (?!\()/g, '\u00A0');
}

/** A folded block; `summary` is HTML. Markdown inside needs the blank line after the summary. */
export function details(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}
