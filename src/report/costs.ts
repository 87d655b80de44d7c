import { costliest } from '../matrix/costs.js';
import type { Tally } from '../matrix/tally.js';
import { columnName } from './confusions.js';
import { formatNumber } from './numbers.js';
import { label, NOTHING, phrase, type Phrase } from './phrase.js';

/** "`spam` read as `ham` costs most: 34 times, 340 of 392 in all." Empty without costs. */
export function costWords({ classes, matrices: { candidate } }: Tally): Phrase {
  const most = costliest(candidate);
  if (most === undefined) return candidate.costs === undefined ? NOTHING : phrase`Nothing costs anything.`;
  const { cell, cost, total } = most;
  const what = cell.actual === cell.predicted ? phrase`${label(classes[cell.actual] ?? '')}, even read right,` : phrase`${label(classes[cell.actual] ?? '')} read as ${label(columnName(classes, cell.predicted))}`;
  return phrase`${what} costs most: ${times(cell.count)}, ${amount(cost)} of ${amount(total)} in all.`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${formatNumber('count', count)} times`;
}

function amount(cost: number): string {
  return Number.isInteger(cost) ? formatNumber('count', cost) : formatNumber('number', cost).replace(/0+$/, '');
}
