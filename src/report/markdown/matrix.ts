import { code, markdown } from '../escape.js';
import { formatChange, integer, numberWithChange } from '../numbers.js';
import type { CellReport, ConfusionList, MatrixReport, MatrixRowReport, MeasuredReport, OverlapReport } from '../report.js';
import { CELL_MARKS, COSTLIEST } from './marks.js';
import { details, table, unbroken } from './table.js';

/** Names of columns that are longer together would push the numbers out of sight. */
const WIDEST_HEAD = 100;
/** Longer ones are cut. */
const LONGEST_NAME = 60;

/** The matrix with its margins; of a large one the most confused classes, and below it the pairs. */
export function matrixSection({ matrix, confusions, classes, counts, overlaps, overlapWords, costWords }: MeasuredReport): string {
  const notes = [overlapWords, costWords].filter(({ empty }) => !empty).map((words) => `\n\n${words === costWords ? `${COSTLIEST} ` : ''}${markdown(words)}`);
  const grid = `${matrixTable(matrix)}${notes.join('')}`;
  if (counts === 'labels') return `${matrix.complete ? '' : `The ${integer(matrix.rows.length)} labels with the most errors, of ${integer(classes.length)}:\n\n`}${grid}${insteadTable(overlaps ?? [])}`;
  if (matrix.complete) return grid;
  return `The ${integer(matrix.rows.length)} most confused of ${integer(classes.length)} classes:\n\n${grid}${pairs(confusions)}`;
}

/** Of label sets: a row is the table of one label. */
function labelRows({ columns, rows, total }: MatrixReport): string {
  const row = ({ cells, support, recall, precision, f1 }: MatrixRowReport): readonly string[] => [...cells.map(cellText), integer(support), ...[recall, precision, f1].map((own) => (own === undefined ? '' : unbroken(numberWithChange(own))))];
  return table(
    ['label', ...columns.map(({ name }) => `_${name}_`), 'support', 'recall', 'precision', 'F1'],
    ['left', ...columns.map(() => 'right' as const), 'right', 'right', 'right', 'right'],
    [...rows.map((own) => [`**${code(own.name)}**`, ...row(own)]), ...(total === undefined ? [] : [[`**${total.name}**`, ...row(total)]])],
  );
}

function matrixTable(matrix: MatrixReport): string {
  if (matrix.total !== undefined) return labelRows(matrix);
  const { columns, rows, spurious, overall } = matrix;
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

const INSTEAD = 8;

/** What was said where a label was missed, the most frequent pairs first. */
function insteadTable(overlaps: readonly OverlapReport[]): string {
  const shown = overlaps.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count).slice(0, INSTEAD);
  if (shown.length === 0) return '';
  const changed = shown.some(({ change }) => change !== undefined);
  const grid = table(
    ['missed', 'with what instead', 'examples', ...(changed ? ['change'] : [])],
    ['left', 'left', 'right', 'right'],
    shown.map(({ actual, predicted, count, change = 0 }) => [code(actual), code(predicted), integer(count), ...(changed ? [change === 0 ? '' : formatChange('count', change)] : [])]),
  );
  return `\n\n${details('Missed with what instead', grid)}`;
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
