import stringWidth from 'string-width';

/** Columns of text, aligned by what a terminal shows: wide characters take two places, colours none. A row may be shorter than the others. */
export function aligned(rows: readonly (readonly string[])[], alignments: readonly ('left' | 'right')[]): string {
  // What ends a line on the left side needs no room behind it: texts are long, and measuring is slow.
  const sizes = rows.map((row) => row.map((cell, index) => (index === row.length - 1 && alignments[index] !== 'right' ? 0 : stringWidth(cell))));
  const widths: number[] = [];
  for (const row of sizes) row.forEach((size, index) => (widths[index] = Math.max(widths[index] ?? 0, size)));
  return rows
    .map((row, line) =>
      row
        .map((cell, index) => {
          const pad = ' '.repeat((widths[index] ?? 0) - (sizes[line]?.[index] ?? 0));
          return alignments[index] === 'right' ? pad + cell : cell + pad;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The widest line of a text. */
export function widthOf(text: string): number {
  return Math.max(...text.split('\n').map((line) => stringWidth(line)));
}
