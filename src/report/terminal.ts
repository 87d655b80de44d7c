import stringWidth from 'string-width';
import { describePlace } from '../problem.js';
import { terminal, terminalText } from './escape.js';
import { countsWords } from './headline.js';
import { formatChange, formatValue, integer, plural } from './numbers.js';
import type { EvaluationReport, MeasuredReport, NumberReport, Report, ThresholdReport } from './report.js';

/** Paints text; the identity where there is no colour. */
export interface Paint {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly doubt: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
}

const asIs = (text: string): string => text;
export const PLAIN: Paint = { good: asIs, bad: asIs, doubt: asIs, strong: asIs, faint: asIs };

const ansi =
  (code: number) =>
  (text: string): string =>
    `\u001B[${code}m${text}\u001B[0m`;
export const COLOURED: Paint = { good: ansi(32), bad: ansi(31), doubt: ansi(33), strong: ansi(1), faint: ansi(2) };

const FLIPS = 20;
const WORDS = { pass: 'PASS', fail: 'FAIL', inconclusive: 'INCONCLUSIVE', error: 'ERROR', skipped: 'SKIPPED' } as const;

/** The report for a terminal or a log: the same content as the comment, as aligned text. */
export function terminalReport(report: Report, paint: Paint): string {
  const colour = report.conclusion === 'pass' ? paint.good : report.conclusion === 'fail' || report.conclusion === 'error' ? paint.bad : paint.doubt;
  return [
    ...report.problems.map((problem) => problemLines(problem, paint)),
    ...report.evaluations.map((evaluation) => evaluationText(evaluation, paint)),
    `${paint.strong(colour(WORDS[report.conclusion]))} ${terminal(report.summary)}`,
  ].join('\n\n');
}

/** One evaluation, for a log group of its own. */
export function evaluationText(evaluation: EvaluationReport, paint: Paint): string {
  const { measured, problems, notices, thresholds, named, name } = evaluation;
  return [
    ...(named ? [paint.strong(terminalText(name))] : []),
    ...problems.map((problem) => problemLines(problem, paint)),
    ...(measured === undefined ? [] : [introduction(measured)]),
    ...notices.map((notice) => paint.doubt(terminal(notice))),
    ...(measured === undefined ? [] : [matrix(measured, paint)]),
    ...(thresholds.length === 0 ? [] : [`${countsWords(thresholds)}\n${thresholds.map((threshold) => thresholdLines(threshold, paint)).join('\n')}`]),
    ...(measured === undefined ? [] : [flips(measured, paint), columns(measured, paint)]),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function problemLines({ message, place, advice }: Report['problems'][number], paint: Paint): string {
  const where = place === undefined ? '' : `${terminalText(describePlace(place))}: `;
  const help = advice === undefined ? [] : advice.split('\n').map((line) => `  ${terminalText(line)}`);
  return [`${paint.bad('error')} ${where}${terminalText(message)}`, ...help].join('\n');
}

function introduction({ examples, comparison, provenance, positive }: MeasuredReport): string {
  return [
    `${plural(examples, 'example')}, ${terminal(comparison)}`,
    ...(provenance.baseline === undefined ? [] : [`baseline ${terminalText(provenance.baseline.origin)}`]),
    ...(positive === undefined ? [] : [`positive class ${terminalText(positive)}`]),
  ].join(' · ');
}

function matrix({ matrix: shown, classes, confusions }: MeasuredReport, paint: Paint): string {
  const name = (text: string): string => terminalText(text, 24);
  const head = ['actual ↓ predicted →', ...shown.columns.map((column) => name(column.name)), 'support', 'recall'];
  const rows = shown.rows.map((row) => [
    name(row.name),
    ...row.cells.map(({ count, change, mark }) => {
      const text = `${integer(count)}${change === undefined || change === 0 ? '' : ` (${formatChange('count', change)})`}`;
      return mark === 'right' ? paint.good(text) : mark === 'worse' ? paint.bad(text) : text;
    }),
    integer(row.support),
    number(row.recall),
  ]);
  const bottom = ['precision', ...shown.columns.map(({ precision }) => (precision === undefined ? '' : number(precision))), 'accuracy', number(shown.accuracy)];
  const grid = aligned([head.map(paint.faint), ...rows, bottom]);
  if (shown.complete) return grid;
  const changed = confusions.slice(0, 10).map(({ actual, predicted, count, change }) => [`${name(actual)} → ${name(predicted)}`, integer(count), change === undefined ? '' : formatChange('count', change)]);
  return `The ${integer(shown.rows.length)} most confused of ${integer(classes.length)} classes:\n${grid}\n\nConfusions:\n${aligned(changed)}`;
}

function thresholdLines(threshold: ThresholdReport, paint: Paint): string {
  const { state, severity, members, reason, words } = threshold;
  const sign = state === 'pass' ? paint.good('✓') : state === 'fail' ? (severity === 'warn' ? paint.doubt('!') : paint.bad('✗')) : state === 'error' ? paint.bad('⨯') : paint.doubt('·');
  const [only] = members;
  const head = `  ${sign} ${terminal(words)}`;
  if (only === undefined) return `${head}: ${terminalText(reason ?? '')}`;
  const numbers = ({ value, baseline, change, detail }: ThresholdReport['members'][number]): string => {
    const moved = baseline === '' ? '' : ` (baseline ${baseline}${change === '' ? '' : `, ${change}`})`;
    return `${value}${moved}${detail.empty ? '' : paint.faint(` ${terminal(detail)}`)}`;
  };
  if (members.length === 1 && only.state !== 'too_few') return `${head}: ${numbers(only)}`;
  const bad = members.filter((member) => member.state === 'fail' || member.state === 'error');
  const few = members.filter((member) => member.state === 'too_few').length;
  const judged = members.length - few;
  return [
    `${head}: ${integer(judged - bad.length)} of ${integer(judged)} pass${few > 0 ? `, ${integer(few)} too few to judge` : ''}`,
    ...bad.slice(0, 20).map((member) => `      ${terminal(member.subject)}: ${numbers(member)}`),
    ...(bad.length > 20 ? [`      … and ${integer(bad.length - 20)} more`] : []),
  ].join('\n');
}

function flips({ flips: groups }: MeasuredReport, paint: Paint): string {
  return groups
    .map(({ title, count, description, examples, direction }) => {
      const head = `${paint.strong(`${integer(count)} ${title}`)} (${terminal(description)})`;
      // What got better needs no names in a log.
      if (direction === 'newly_right') return head;
      const shown = examples.slice(0, FLIPS).map(({ name, text, baseline, candidate }) => [
        `  ${terminalText(name, 60)}`,
        `${terminalText(baseline, 24)} → ${terminalText(candidate, 24)}`,
        terminalText(text ?? '', 80),
      ]);
      return [head, aligned(shown), ...(count > shown.length ? [`  … and ${integer(count - shown.length)} more`] : [])].join('\n');
    })
    .join('\n');
}

function columns({ provenance }: MeasuredReport, paint: Paint): string {
  const side = (title: string, { files, columns: roles }: MeasuredReport['provenance']['candidate']): string => {
    const names = files.map(({ name, rows }) => `${terminalText(name)} (${plural(rows, 'row')})`);
    const mapping = roles.map(({ role, name, inferred }) => `${role} = ${terminalText(name)}${inferred ? ' (inferred)' : ''}`);
    return `${title}: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ` and ${integer(names.length - 5)} more` : ''}; ${mapping.join(', ')}`;
  };
  return paint.faint([side('candidate', provenance.candidate), ...(provenance.baseline === undefined ? [] : [side('baseline', provenance.baseline)])].join('\n'));
}

function number({ unit, value, change }: NumberReport): string {
  return `${formatValue(unit, value)}${change === undefined || change === 0 ? '' : ` (${formatChange(unit, change)})`}`;
}

/** Rows as columns: the first to the left, the others to the right unless they are words. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, index) => (widths[index] = Math.max(widths[index] ?? 0, stringWidth(cell))));
  const numeric = widths.map((_, index) => index > 0 && rows.slice(1).every((row) => /^(?:\u001B\[\d+m)?[−+±\d–]|^accuracy$|^$/u.test(row[index] ?? '')));
  return rows
    .map((row) =>
      row
        .map((cell, index) => {
          const pad = ' '.repeat((widths[index] ?? 0) - stringWidth(cell));
          return numeric[index] === true ? pad + cell : cell + pad;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
