import { code, markdown } from '../escape.js';
import { formatChange, integer, numberWithChange } from '../numbers.js';
import type { CellReport, ConfusionList, MatrixReport, MeasuredReport } from '../report.js';
import { CELL_MARKS, COSTLIEST } from './marks.js';
import { table, unbroken } from './table.js';

/** Names of columns that are longer together would push the numbers out of sight. */
const WIDEST_HEAD = 100;
/** Longer ones are cut. */
const LONGEST_NAME = 60;

/** The matrix with its margins; of a large one the most confused classes, and below it the pairs. */
export function matrixSection({ matrix, confusions, classes, overlapWords, costWords }: MeasuredReport): string {
  const notes = [overlapWords, costWords].filter(({ empty }) => !empty).map((words) => `\n\n${words === costWords ? `${COSTLIEST} ` : ''}${markdown(words)}`);
  const grid = `${matrixTable(matrix)}${notes.join('')}`;
  if (matrix.complete) return grid;
  return `The ${integer(matrix.rows.length)} most confused of ${integer(classes.length)} classes:\n\n${grid}${pairs(confusions)}`;
}

function matrixTable({ columns, rows, spurious, overall }: MatrixReport): string {
  const numbered = columns.reduce((sum, { name }) => sum + Math.min(name.length, LONGEST_NAME), 0) > WIDEST_HEAD;
  return table(
    ['actual ↓ · predicted →', ...columns.map(({ name, kind }, index) => (kind !== 'class' ? `_${name}_` : numbered ? `**${index + 1}**` : code(name))), 'support', 'recall'],
    ['left', ...columns.map(() => 'right' as const), 'right', 'right'],
    [
      ...rows.map(({ name, cells, support, recall }, index) => [
        `${numbered ? `**${index + 1}**\u00A0` : ''}**${code(name)}**`,
        ...cells.map(cellText),
        integer(support),
        unbroken(numberWithChange(recall)),
      ]),
      ...(spurious === undefined ? [] : [[`_${spurious.name}_`, ...spurious.cells.map(cellText), '', '']]),
      ['**precision**', ...columns.map(({ precision }) => (precision === undefined ? '' : unbroken(numberWithChange(precision)))), '', `**${unbroken(overall.title)} ${unbroken(numberWithChange(overall))}**`],
    ],
  );
}

function cellText({ count, change = 0, mark, costliest }: CellReport): string {
  // Most cells of a large matrix are empty: what is not stands out.
  if (count === 0 && change === 0) return '·';
  // Nothing right is no reason for green.
  const square = mark === 'right' && count === 0 ? '' : `${CELL_MARKS[mark]} `;
  return unbroken(`${square}${costliest === true ? `${COSTLIEST} ` : ''}${integer(count)}${change === 0 ? '' : ` (${formatChange('count', change)})`}`);
}

function pairs({ by, pairs: list }: ConfusionList): string {
  if (list.length === 0) return '';
  const changed = by === 'changed';
  const grid = table(
    ['actual', 'predicted', ...(changed ? [unbroken('was → is'), 'change'] : ['examples'])],
    ['left', 'left', 'right', 'right'],
    list.map(({ actual, predicted, count, baseline = 0, change = 0 }) => [
      code(actual),
      code(predicted),
      ...(changed ? [unbroken(`${integer(baseline)} → ${integer(baseline + change)}`), `${change > 0 ? '🟥' : '🟩'}\u00A0${formatChange('count', change)}`] : [integer(count)]),
    ]),
  );
  return `\n\n${changed ? 'The confusions that changed most, what got worse first' : 'The most frequent confusions'}:\n\n${grid}`;
}
