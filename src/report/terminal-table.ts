import stringWidth from 'string-width';

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
export function aligned(rows: readonly (readonly string[])[], alignments: readonly ('left' | 'right')[]): Layout {
  const sizes = rows.map((row) => row.map(widthOf));
  const widths: number[] = [];
  for (const row of sizes) row.forEach((size, index) => (widths[index] = Math.max(widths[index] ?? 0, size)));
  const lines = rows.map((row, line) =>
    widths
      .map((width, index) => {
        const cell = row[index] ?? '';
        const pad = ' '.repeat(width - (sizes[line]?.[index] ?? 0));
        return alignments[index] === 'right' ? pad + cell : cell + pad;
      })
      .join('  '),
  );
  return { lines, width: widths.reduce((sum, width) => sum + width + 2, -2) };
}

const PLAIN = /^[ -~]*$/;
const MOST_REMEMBERED = 10_000;
const remembered = new Map<string, number>();

/** Measuring an emoji takes long, and the same names are measured again and again. */
function widthOf(cell: string): number {
  if (PLAIN.test(cell)) return cell.length;
  let width = remembered.get(cell);
  if (width === undefined) {
    if (remembered.size === MOST_REMEMBERED) remembered.clear();
    remembered.set(cell, (width = stringWidth(cell)));
  }
  return width;
}
