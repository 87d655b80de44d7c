import { code, markdown, prose } from '../escape.js';
import { countsWords } from '../headline.js';
import { integer, plural } from '../numbers.js';
import { label, phrase, Phrase } from '../phrase.js';
import type { EvaluationReport, Report } from '../report.js';
import { FULL, LEVELS, type Detail } from './detail.js';
import { evaluationSections, problemsSection } from './evaluation.js';
import { CONCLUSION_MARKS } from './marks.js';
import { details } from './table.js';

/** Where a reader finds what a comment leaves out. */
export interface Surroundings {
  /** "[job summary of run 123](https://…)", in safe Markdown of our own. */
  readonly fullReport?: string;
}

/** The whole report, nothing shed: report.md. */
export function reportMarkdown(report: Report, surroundings: Surroundings = {}): string {
  return render(report, FULL, surroundings);
}

/** The fullest report that fits in `maxBytes` of UTF-8. The barest level is cut between lines if even that is too long. */
export function fittingMarkdown(report: Report, maxBytes: number, surroundings: Surroundings = {}): string {
  for (const level of LEVELS) {
    const text = render(report, level, surroundings);
    if (Buffer.byteLength(text) <= maxBytes) return text;
  }
  const barest = LEVELS.at(-1) ?? FULL;
  return cut(render(report, barest, surroundings), maxBytes);
}

function render(report: Report, detail: Detail, surroundings: Surroundings): string {
  const { evaluations, problems } = report;
  const shown = evaluations.length <= detail.evaluations ? evaluations : evaluations.toSorted((a, b) => ORDER[a.conclusion] - ORDER[b.conclusion]).slice(0, detail.evaluations);
  const [single] = evaluations;
  const bodies = evaluations.length === 1 && single !== undefined ? evaluationSections(single, detail) : shown.map((evaluation) => folded(evaluation, detail));
  return [
    `## ${CONCLUSION_MARKS[report.conclusion]} Confusion gate · ${title(report)}`,
    ...alert(report),
    problemsSection({ problems }, detail),
    ...bodies,
    ...(evaluations.length > shown.length ? [`… and ${integer(evaluations.length - shown.length)} more evaluations.`] : []),
    footer(report, detail, surroundings),
  ]
    .filter((section) => section !== '')
    .join('\n\n')
    .concat('\n');
}

const ORDER: Readonly<Record<EvaluationReport['conclusion'], number>> = { error: 0, fail: 1, inconclusive: 2, skipped: 3, pass: 4 };

function title({ evaluations, problems }: Report): string {
  const [single] = evaluations;
  if (problems.length > 0) return `${plural(problems.length, 'problem')} in the configuration`;
  if (single !== undefined && evaluations.length === 1) return `${single.named ? `${prose(single.name, 80)}: ` : ''}${status(single)}`;
  const failed = evaluations.filter(({ conclusion }) => conclusion === 'fail').length;
  const errors = evaluations.filter(({ conclusion }) => conclusion === 'error').length;
  const parts = [...(errors > 0 ? [`${integer(errors)} could not be judged`] : []), ...(failed > 0 ? [`${integer(failed)} failed`] : [])];
  return parts.length === 0 ? `${plural(evaluations.length, 'evaluation')}, none failed` : `of ${plural(evaluations.length, 'evaluation')}, ${parts.join(' and ')}`;
}

function status({ problems, thresholds, conclusion }: EvaluationReport): string {
  if (problems.length > 0) return 'could not be judged';
  return conclusion === 'skipped' ? 'no predictions, skipped' : countsWords(thresholds);
}

/** One alert: several would shout each other down. */
function alert({ evaluations, conclusion, run }: Report): readonly string[] {
  const worst = evaluations.filter(({ headline }) => headline !== undefined).toSorted((a, b) => ORDER[a.conclusion] - ORDER[b.conclusion])[0];
  if (worst?.headline === undefined) return [];
  const kind = conclusion === 'fail' || conclusion === 'error' ? 'CAUTION' : 'WARNING';
  const words: Phrase = evaluations.length > 1 ? phrase`${label(worst.name)}: ${worst.headline}` : worst.headline;
  const [claim = words, ...rest] = splitClaim(words);
  const note = run.enforced || conclusion !== 'fail' ? '' : ' Reported only: `enforce` is false.';
  return [`> [!${kind}]\n> **${capital(markdown(claim))}**${rest.map(markdown).join('')}.${note}`];
}

/** The claim is bold, what stands in brackets or behind a colon is not. */
function splitClaim(words: Phrase): readonly Phrase[] {
  const { parts } = words;
  for (const [index, part] of parts.entries()) {
    if (typeof part !== 'string') continue;
    const at = part.search(/ \(allowed|: \d/);
    if (at !== -1) return [new Phrase([...parts.slice(0, index), part.slice(0, at)]), new Phrase([part.slice(at), ...parts.slice(index + 1)])];
  }
  return [words];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function folded(evaluation: EvaluationReport, detail: Detail): string {
  const head = `${CONCLUSION_MARKS[evaluation.conclusion]} ${prose(evaluation.name, 80)} · ${status(evaluation)}`;
  const body = evaluationSections(evaluation, detail).join('\n\n');
  // What passed is folded; what did not is open.
  return evaluation.conclusion === 'pass' || evaluation.conclusion === 'skipped' ? details(`<b>${head}</b>`, body) : `### ${head}\n\n${body}`;
}

function footer({ evaluations, run }: Report, detail: Detail, { fullReport }: Surroundings): string {
  const compared = evaluations.some(({ measured }) => measured?.compared === true);
  const measured = evaluations.some((evaluation) => evaluation.measured !== undefined);
  const parts = [
    ...(measured ? [`Rows are actual, columns predicted${compared ? '; (±) against the baseline, 🟥 more errors than there' : ''}.`] : []),
    ...(run.commit === undefined ? [] : [`Commit ${code(run.commit.slice(0, 12))}.`]),
    ...(run.config === undefined ? [] : [`Config ${code(run.config, 120)}.`]),
    ...(detail.leftOut === '' ? [] : [`Left out to fit: ${detail.leftOut}.`]),
    ...(fullReport === undefined ? [] : [`Full report: ${fullReport}.`]),
    `confusion-gate ${run.tool}`,
  ];
  return `<sub>${parts.join(' ')}</sub>`;
}

/** At a line's end, with what was opened closed again. */
function cut(text: string, maxBytes: number): string {
  const note = '\n\n… cut here: the report is longer than fits. See report.json.\n';
  const lines: string[] = [];
  let bytes = Buffer.byteLength(note);
  let open = 0;
  for (const line of text.split('\n')) {
    bytes += Buffer.byteLength(line) + 1;
    if (bytes + open * '\n</details>'.length > maxBytes) break;
    if (line.startsWith('<details>')) open++;
    if (line === '</details>') open--;
    lines.push(line);
  }
  return `${lines.join('\n')}${'\n</details>'.repeat(Math.max(0, open))}${note}`;
}
