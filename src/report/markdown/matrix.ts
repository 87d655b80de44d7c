import stringWidth from 'string-width';
import { code } from '../escape.js';
import { formatChange, integer, isNoChange, numberWithChange } from '../numbers.js';
import type { CellReport, ConfusionList, MatrixReport, MeasuredReport } from '../report.js';
import { CELL_MARKS } from './marks.js';
import { table } from './table.js';

/** Names of columns that are wider together would push the numbers out of sight. */
const WIDEST_HEAD = 100;
const PAIRS = 10;

/** The matrix with its margins; of a large one the most confused classes, and below it the pairs. */
export function matrixSection({ matrix, confusions, classes }: MeasuredReport): string {
  const grid = matrixTable(matrix);
  if (matrix.complete) return grid;
  return `The ${integer(matrix.rows.length)} most confused of ${integer(classes.length)} classes:\n\n${grid}${pairs(confusions)}`;
}

function matrixTable({ columns, rows, accuracy }: MatrixReport): string {
  const numbered = columns.reduce((sum, { name }) => sum + stringWidth(name), 0) > WIDEST_HEAD;
  return table(
    ['actual ↓ · predicted →', ...columns.map(({ name, kind }, index) => (kind !== 'class' ? `_${name}_` : numbered ? `**${index + 1}**` : code(name))), 'support', 'recall'],
    ['left', ...columns.map(() => 'right' as const), 'right', 'right'],
    [
      ...rows.map(({ name, cells, support, recall }, index) => [
        `${numbered ? `**${index + 1}** ` : ''}**${code(name)}**`,
        ...cells.map(cellText),
        integer(support),
        numberWithChange(recall),
      ]),
      ['**precision**', ...columns.map(({ precision }) => (precision === undefined ? '' : numberWithChange(precision))), '', `**accuracy ${numberWithChange(accuracy)}**`],
    ],
  );
}

function cellText({ count, change = 0, mark }: CellReport): string {
  if (change !== 0) return `${CELL_MARKS[mark]} ${integer(count)} (${formatChange('count', change)})`;
  // Most cells of a matrix are empty: what is not stands out.
  return count === 0 ? '·' : `${CELL_MARKS[mark]} ${integer(count)}`;
}

function pairs({ by, pairs: list }: ConfusionList): string {
  const shown = list.slice(0, PAIRS);
  if (shown.length === 0) return '';
  const compared = shown.some(({ change }) => change !== undefined);
  const grid = table(
    ['actual', 'predicted', 'examples', ...(compared ? ['baseline', 'change'] : [])],
    ['left', 'left', 'right', 'right', 'right'],
    shown.map(({ actual, predicted, count, baseline, change }) => [
      code(actual),
      code(predicted),
      integer(count),
      baseline === undefined ? '–' : integer(baseline),
      change === undefined || isNoChange(change) ? '' : formatChange('count', change),
    ]),
  );
  return `\n\n${by === 'changed' ? 'The confusions that changed most' : 'The most frequent confusions'}:\n\n${grid}`;
}
