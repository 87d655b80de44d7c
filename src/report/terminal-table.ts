import type { Width } from './terminal-width.js';

/** Text in columns. */
export interface Layout {
  /** Each as wide as `width`, with blanks at its end. */
  readonly lines: readonly string[];
  readonly width: number;
}

export function textOf({ lines }: Layout): string {
  return lines.map((line) => line.trimEnd()).join('\n');
}

/** Columns of text, aligned by what a terminal shows: wide characters take two places, colours none. A row may be shorter than the others. */
export function aligned(rows: readonly (readonly string[])[], alignments: readonly ('left' | 'right')[], width: Width): Layout {
  const sizes = rows.map((row) => row.map((cell) => width(cell)));
  const widths: number[] = [];
  for (const row of sizes) row.forEach((size, index) => (widths[index] = Math.max(widths[index] ?? 0, size)));
  const lines = rows.map((row, line) =>
    widths
      .map((size, index) => {
        const cell = row[index] ?? '';
        const pad = ' '.repeat(size - (sizes[line]?.[index] ?? 0));
        return alignments[index] === 'right' ? pad + cell : cell + pad;
      })
      .join('  '),
  );
  return { lines, width: widths.reduce((sum, size) => sum + size + 2, -2) };
}
