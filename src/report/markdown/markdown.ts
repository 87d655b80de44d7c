import { code, html, prose } from '../escape.js';
import { plural } from '../numbers.js';
import type { EvaluationReport, Report } from '../report.js';
import { runStatus } from '../status.js';
import { worstFirst } from '../summary.js';
import { alert, alertHasNotice, alertHasProblems } from './alert.js';
import { EVERYTHING, first, LEVELS, type Detail, type Rendering } from './detail.js';
import { evaluationSections } from './evaluation.js';
import { guardSection } from './guard.js';
import { evaluationMark, reportMark } from './marks.js';
import { details } from './table.js';
import { wholeBlocks } from './whole-blocks.js';

/** Where a reader finds what a comment leaves out. */
export interface Surroundings {
  /** "[job summary of run 123](https://…)", in safe Markdown of our own. */
  readonly fullReport?: string;
}

/** The whole report, nothing shed: report.md. */
export function reportMarkdown(report: Report, surroundings: Surroundings = {}): string {
  return rendered(report, EVERYTHING, surroundings, Infinity) ?? '';
}

/** The fullest report that fits in `maxBytes` of UTF-8, 8 KiB or more. If even the barest level does not, as many of its blocks as fit. */
export function fittingMarkdown(report: Report, maxBytes: number, surroundings: Surroundings = {}): string {
  for (const level of LEVELS) {
    const text = rendered(report, level, surroundings, maxBytes);
    if (text !== undefined) return text;
  }
  return wholeBlocks(rendered(report, LEVELS.at(-1) ?? EVERYTHING, surroundings, Infinity) ?? '', maxBytes);
}

/** The report at one level of detail; given up as soon as it is longer than `maxBytes`. */
function rendered(report: Report, detail: Detail, surroundings: Surroundings, maxBytes: number): string | undefined {
  const parts: string[] = [];
  let bytes = 0;
  for (const section of sections(report, { detail, leftOut: new Set() }, surroundings)) {
    if (section === '') continue;
    parts.push(section);
    // With the blank line, or the newline at the end.
    bytes += Buffer.byteLength(section) + (parts.length === 1 ? 1 : 2);
    if (bytes > maxBytes) return undefined;
  }
  return `${parts.join('\n\n')}\n`;
}

function* sections(report: Report, rendering: Rendering, surroundings: Surroundings): Generator<string> {
  const { evaluations } = report;
  const [single] = evaluations;
  yield `## ${reportMark(report)} Confusion gate · ${reportTitle(report)}`;
  yield alert(report, rendering);
  if (report.guard !== undefined) yield guardSection(report.guard, rendering);
  if (single !== undefined && evaluations.length === 1) {
    yield* evaluationSections(single, { problems: alertHasProblems(report), firstNotice: alertHasNotice(report), name: false }, rendering);
  } else {
    const shown = first(worstFirst(evaluations), rendering.detail.evaluations, 'evaluations', rendering);
    for (const evaluation of shown) yield* severalSections(evaluation, rendering);
    const hidden = evaluations.length - shown.length;
    if (hidden > 0) yield `… and ${plural(hidden, 'more evaluation')}, none of them worse than these.`;
  }
  yield footer(report, rendering, surroundings);
}

/** The report in a few words, in safe Markdown: "1 of 4 thresholds failed". */
export function reportTitle({ evaluations, problems }: Report): string {
  const [single] = evaluations;
  if (problems.length > 0) return `could not be judged: ${plural(problems.length, 'problem')}`;
  if (single !== undefined && evaluations.length === 1) return single.named ? `${prose(single.name, 80)}: ${single.status}` : single.status;
  return runStatus(evaluations);
}

/** One of several evaluations: what passed is folded; what did not is open. */
function* severalSections(evaluation: EvaluationReport, rendering: Rendering): Generator<string> {
  const said = { problems: false, firstNotice: false, name: true };
  const mark = evaluationMark(evaluation);
  if (evaluation.tone === 'good') {
    const body = [...evaluationSections(evaluation, said, rendering)].filter((section) => section !== '').join('\n\n');
    yield details(`${mark} <b>${html(evaluation.name, 80)}</b>: ${evaluation.status}`, body);
    return;
  }
  yield `### ${mark} ${prose(evaluation.name, 80)}: ${evaluation.status}`;
  yield* evaluationSections(evaluation, said, rendering);
}

function footer({ evaluations, run }: Report, { leftOut }: Rendering, { fullReport }: Surroundings): string {
  const compared = evaluations.some(({ measured }) => measured?.compared === true);
  const measured = evaluations.some((evaluation) => evaluation.measured !== undefined);
  const parts = [
    ...(measured ? [`Rows are actual classes, columns predicted ones${compared ? '; (±) is the change against the baseline, 🟥 marks more errors than there' : ''}.`] : []),
    ...(leftOut.size === 0 ? [] : [`Not shown: ${[...leftOut].join(', ')}; more is in ${code('report.json')}.`]),
    ...(fullReport === undefined ? [] : [`Full report: ${fullReport}.`]),
    ...(run.config === undefined ? [] : [`Config ${code(run.config, 120)}.`]),
    ...(run.commit === undefined ? [] : [`Commit ${code(run.commit.slice(0, 12))}.`]),
    `confusion-gate ${run.tool}`,
  ];
  return `<sub>${parts.join(' ')}</sub>`;
}
