import { describePlace } from '../problem.js';
import { terminal, terminalName, terminalText } from './escape.js';
import { expansionWords, failingMembers } from './expansion.js';
import { guardTitle, otherWords } from './guard-words.js';
import { formatChange, integer, numberWithChange, plural } from './numbers.js';
import type { CellReport, ConfusionList, EvaluationReport, FlipGroup, GuardReport, MatrixReport, MeasuredReport, MemberReport, NumberReport, Report, SideReport, ThresholdReport, UnparsedReport } from './report.js';
import { aligned, textOf, type Layout } from './terminal-table.js';
import type { Width } from './terminal-width.js';

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

/** Tables are kept to this where they can be. */
const WIDTH = 120;
const NAME = 24;
const FLIPS = 20;
const MEMBERS = 20;
const FILES = 5;
const REPLY = 80;
const WORDS = { pass: 'PASS', fail: 'FAIL', inconclusive: 'INCONCLUSIVE', error: 'ERROR', skipped: 'SKIPPED' } as const;

/** The report for a terminal or a log: the same content as the comment, as text aligned by `width`. */
export function terminalReport(report: Report, paint: Paint, width: Width): string {
  const colour = report.conclusion === 'pass' ? paint.good : report.conclusion === 'fail' || report.conclusion === 'error' ? paint.bad : paint.doubt;
  return [
    ...report.problems.map((problem) => problemLines(problem, paint)),
    ...(report.guard === undefined ? [] : [guardLines(report.guard, paint)]),
    ...report.evaluations.map((evaluation) => evaluationText(evaluation, paint, width)),
    `${paint.strong(colour(WORDS[report.conclusion]))} ${terminal(report.summary)}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function guardLines(guard: GuardReport, paint: Paint): string {
  return [
    paint.doubt(terminal(guardTitle(guard))),
    ...guard.changes.map(({ kind, words }) => `  ${kind === 'changed' ? '' : `${kind}: `}${terminal(words)}`),
    ...(guard.other === undefined ? [] : [terminal(otherWords(guard))]),
  ].join('\n');
}

/** One evaluation, for a log group of its own. */
export function evaluationText(evaluation: EvaluationReport, paint: Paint, width: Width): string {
  const { measured, problems, notices, thresholds, cautions, named, name, status } = evaluation;
  return [
    named ? paint.strong(terminalName(name)) : '',
    ...problems.map((problem) => problemLines(problem, paint)),
    measured === undefined ? '' : introduction(measured),
    ...notices.map((notice) => paint.doubt(terminal(notice))),
    measured === undefined ? '' : matrixText(measured, paint, width),
    thresholds.length === 0 ? '' : [status, ...thresholds.flatMap((threshold) => [thresholdLines(threshold, paint), ...(threshold.waiver === undefined ? [] : [`      ${terminal(threshold.waiver)}`])])].join('\n'),
    cautions.map((caution) => terminal(caution)).join('\n'),
    measured === undefined || measured.scoreWords.empty ? '' : terminal(measured.scoreWords),
    measured === undefined ? '' : measured.flips.map((group) => flipLines(group, paint, width)).join('\n'),
    measured?.unparsed === undefined ? '' : unparsedLines(measured.unparsed, paint),
    measured === undefined ? '' : provenanceLines(measured, paint),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function problemLines({ message, place, advice }: Report['problems'][number], paint: Paint): string {
  const where = place === undefined ? '' : `${terminalText(describePlace(place))}: `;
  const help = advice === undefined ? [] : advice.split('\n').map((line) => `  ${terminalText(line)}`);
  return [`${paint.bad('error')} ${where}${terminalText(message)}`, ...help].join('\n');
}

function introduction({ examples, counts, comparison, provenance, positive }: MeasuredReport): string {
  return [
    `${plural(examples, counts === 'entities' ? 'document' : 'example')}, ${terminal(comparison)}`,
    ...(provenance.baseline === undefined ? [] : [`baseline ${terminal(provenance.baseline.origin)}`]),
    ...(positive === undefined ? [] : [`positive class ${terminalName(positive)}`]),
    ...(provenance.model === undefined ? [] : [`model ${terminalName(provenance.model)}`]),
  ].join(' · ');
}

function matrixText({ matrix, classes, counts, confusions, overlapWords, costWords }: MeasuredReport, paint: Paint, width: Width): string {
  const grid = `${textOf(fittingMatrix(matrix, paint, width))}${[overlapWords, costWords].filter(({ empty }) => !empty).map((words) => `\n${terminal(words)}`).join('')}`;
  if (matrix.complete) return grid;
  if (counts === 'labels') return `The ${integer(matrix.rows.length)} labels with the most errors, of ${integer(classes.length)}:\n${grid}`;
  return `The ${integer(matrix.rows.length)} most confused of ${integer(classes.length)} classes:\n${grid}${pairLines(confusions, width)}`;
}

/** With names and changes where there is room, else with numbered columns, else without the changes. */
function fittingMatrix(matrix: MatrixReport, paint: Paint, width: Width): Layout {
  const named = matrixGrid(matrix, paint, width, { numbered: false, changes: true });
  if (named.width <= WIDTH) return named;
  const numbered = matrixGrid(matrix, paint, width, { numbered: true, changes: true });
  return numbered.width <= WIDTH ? numbered : matrixGrid(matrix, paint, width, { numbered: true, changes: false });
}

function matrixGrid({ columns, rows, spurious, total, overall }: MatrixReport, paint: Paint, width: Width, { numbered, changes }: { readonly numbered: boolean; readonly changes: boolean }): Layout {
  const number = (value: NumberReport): string => numberWithChange(changes ? value : { unit: value.unit, value: value.value });
  const cellText = ({ count, change = 0, mark }: CellReport): string => {
    const text = `${integer(count)}${changes && change !== 0 ? ` (${formatChange('count', change)})` : ''}`;
    return mark === 'right' ? paint.good(text) : mark === 'worse' ? paint.bad(text) : text;
  };
  const ofLabels = total !== undefined;
  const head = [ofLabels ? 'label' : 'actual ↓ predicted →', ...columns.map(({ name, kind }, index) => (numbered && kind === 'class' ? String(index + 1) : kind === 'class' ? terminalName(name, NAME) : name)), 'support', 'recall', ...(ofLabels ? ['precision', 'F1'] : [])];
  const numbers = ({ cells, support, recall, precision, f1 }: MatrixReport['rows'][number]): string[] => [...cells.map(cellText), integer(support), ...[recall, precision, f1].flatMap((own) => (own === undefined ? [] : [number(own)]))];
  const body = rows.map((row, index) => [`${numbered ? `${index + 1} ` : ''}${terminalName(row.name, NAME)}`, ...numbers(row)]);
  const bottom = total !== undefined ? [total.name, ...numbers(total)] : ['precision', ...columns.map(({ precision }) => (precision === undefined ? '' : number(precision))), overall.title, number(overall)];
  const spuriousRow = spurious === undefined ? [] : [[spurious.name, ...spurious.cells.map(cellText)]];
  return aligned([head.map(paint.faint), ...body, ...spuriousRow, bottom], ['left', ...bottom.slice(1).map(() => 'right' as const)], width);
}

function pairLines({ by, pairs }: ConfusionList, width: Width): string {
  if (pairs.length === 0) return '';
  const rows = pairs.map(({ actual, predicted, count, change = 0 }) => [`  ${terminalName(actual, 40)} → ${terminalName(predicted, 40)}`, integer(count), change === 0 ? '' : formatChange('count', change)]);
  return `\n\n${by === 'changed' ? 'The confusions that changed most, what got worse first' : 'The most frequent confusions'}:\n${textOf(aligned(rows, ['left', 'right', 'right'], width))}`;
}

function thresholdLines(threshold: ThresholdReport, paint: Paint): string {
  const { members, reason = '', words } = threshold;
  const [only] = members;
  const head = `  ${sign(threshold, paint)} ${terminal(words)}`;
  if (only === undefined) return `${head}: ${terminalText(reason)}`;
  if (members.length === 1 && only.state !== 'too_few') return `${head}: ${memberText(only, paint)}`;
  const bad = failingMembers(threshold);
  return [
    `${head}: ${terminalText(expansionWords(threshold))}`,
    ...bad.slice(0, MEMBERS).map((member) => `      ${terminal(member.subject)}: ${memberText(member, paint)}`),
    ...(bad.length > MEMBERS ? [`      … and ${integer(bad.length - MEMBERS)} more`] : []),
  ].join('\n');
}

function sign({ state, severity }: ThresholdReport, paint: Paint): string {
  switch (state) {
    case 'pass':
      return paint.good('✓');
    case 'fail':
      return severity === 'warn' ? paint.doubt('!') : paint.bad('✗');
    case 'waived':
      return paint.doubt('!');
    case 'error':
      return paint.bad('⨯');
    case 'inconclusive':
    case 'skipped':
      return paint.doubt('·');
  }
}

function memberText({ shown: { value, baseline, change }, evidence }: MemberReport, paint: Paint): string {
  const moved = baseline === '' ? '' : ` (baseline ${baseline}${change === '' ? '' : `, ${change}`})`;
  return `${value}${moved}${evidence.empty ? '' : paint.faint(` · ${terminal(evidence)}`)}`;
}

function flipLines({ title, count, description, examples, direction, uniform }: FlipGroup, paint: Paint, width: Width): string {
  const head = `${paint.strong(`${integer(count)} ${title}`)} (${terminal(description)})`;
  // What got better needs no names in a log.
  if (direction === 'newly_right') return head;
  const shown = examples.slice(0, FLIPS).map(({ id, row, place, baseline, candidate }) => [
    `  ${id === undefined ? `${place === undefined ? 'row' : 'document'} ${integer(row)}` : terminalName(id, 40)}${place === undefined ? '' : ` ${place[0]}–${place[1]}`}`,
    ...(uniform ? [] : [`${terminalName(baseline, NAME)} → ${terminalName(candidate, NAME)}`]),
  ]);
  const names = aligned(shown, [], width);
  const room = Math.max(WIDTH - names.width - 2, 20);
  const lines = names.lines.map((name, index) => `${name}  ${terminalText(examples[index]?.text ?? '', room)}`.trimEnd());
  return [head, ...lines, ...(count > shown.length ? [`  … and ${integer(count - shown.length)} more`] : [])].join('\n');
}

function unparsedLines({ replies, shown }: UnparsedReport, paint: Paint): string {
  const lines = shown.map(({ text, reason, count }) => `  ${integer(count)} × ${terminalText(text, REPLY)}${paint.faint(` · ${terminalText(reason, WIDTH)}`)}`);
  const rest = replies - shown.reduce((sum, { count }) => sum + count, 0);
  return [paint.strong(`${plural(replies, 'reply', 'replies')} could not be read`), ...lines, ...(rest === 0 ? [] : [`  … and ${integer(rest)} more`])].join('\n');
}

function provenanceLines({ provenance: { candidate, gold, baseline } }: MeasuredReport, paint: Paint): string {
  const side = (title: string, { files, columns, parser }: SideReport): string => {
    const names = files.slice(0, FILES).map(({ name, rows }) => `${terminalText(name)} (${plural(rows, 'row')})`);
    const more = files.length > FILES ? ` and ${integer(files.length - FILES)} more` : '';
    const mapping = columns.map(({ role, name, inferred }) => `${role} = ${terminalName(name)}${inferred ? ' (inferred)' : ''}`);
    return `${title}: ${names.join(', ')}${more}; ${mapping.join(', ')}${parser === undefined ? '' : `; parser ${terminalName(parser)}`}`;
  };
  return paint.faint([side('candidate', candidate), ...(gold === undefined ? [] : [side('gold', gold)]), ...(baseline === undefined ? [] : [side('baseline', baseline)])].join('\n'));
}
