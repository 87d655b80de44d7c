import { integer, plural } from '../../report/numbers.js';
import { terminalText } from '../../report/escape.js';
import type { Initialised } from '../init.js';
import { looksParted } from './survey.js';
import { proposals } from './thresholds.js';

/** What `init` did, for a terminal: the file, what it was written from, what to look at, and the next command. */
export function initSummary({ config, nextCommand, survey }: Initialised): string {
  const { predictions, baseline, roles, tally, positive } = survey;
  const compared = baseline === undefined ? 'no baseline' : `compared with ${baseline}`;
  const mapping = [...(roles.actual === undefined ? [] : [`actual = ${roles.actual}`]), `predicted = ${roles.predicted}`, ...(roles.id === undefined ? [] : [`id = ${roles.id}`])];
  const parted = looksParted(survey) ? ['Note: labels look like several in one text. If they are: confusion-gate init --task multilabel'] : [];
  const warnings = proposals(survey).flatMap(({ warning }) => (warning === undefined ? [] : [`Note: ${warning}`]));
  return [
    `Wrote ${config}`,
    '',
    `${predictions}: ${plural(survey.examples, survey.task === 'entities' ? 'document' : 'example')}, ${integer(tally.classes.length)} ${tally.classes.length === 1 ? 'class' : 'classes'}, ${compared}`,
    `Columns, inferred from ${survey.numbered ? 'their order' : 'their names'}: ${mapping.join(', ')}`,
    ...(survey.task === 'classification' ? [] : [`Task: ${survey.task}${survey.separator === undefined ? '' : `, with ${JSON.stringify(survey.separator)} between labels`}`]),
    ...(positive === undefined ? [] : [`Positive class: ${positive.label}. A guess, because ${positive.because}: check it`]),
    ...parted,
    ...warnings,
    '',
    'Read the file, then run:',
    `  ${nextCommand}`,
  ]
    .map((line) => terminalText(line))
    .join('\n');
}
