import { prose } from '../escape.js';
import { integer, plural } from '../numbers.js';
import type { UnparsedReport } from '../report.js';
import type { Rendering } from './detail.js';
import { details, table } from './table.js';

const REASON = 160;

/** Folded: the most frequent replies in which no label was found, and why. */
export function unparsedSection(unparsed: UnparsedReport | undefined, { detail, leftOut }: Rendering): string {
  if (unparsed === undefined) return '';
  if (detail.flips === 0) {
    leftOut.add('replies that could not be read');
    return '';
  }
  const { replies, shown } = unparsed;
  const rows = shown.map(({ text, reason, count }) => [prose(text, detail.text), prose(reason, REASON), integer(count)]);
  return details(`${plural(replies, 'reply', 'replies')} could not be read`, `${table(['reply', 'why', 'times'], ['left', 'left', 'right'], rows)}${restOf(unparsed)}`);
}

function restOf({ replies, shown }: UnparsedReport): string {
  const rest = replies - shown.reduce((sum, { count }) => sum + count, 0);
  return rest === 0 ? '' : `\n\n… and ${plural(rest, 'more reply', 'more replies')}`;
}
