import { code, markdown, message } from '../escape.js';
import { capital } from '../phrase.js';
import type { EvaluationReport, Headline, Report, Tone } from '../report.js';
import { worstFirst } from '../summary.js';
import type { Rendering } from './detail.js';
import { problemList } from './problems.js';

const KINDS: Readonly<Record<Exclude<Tone, 'good'>, string>> = { bad: 'CAUTION', warning: 'WARNING', note: 'NOTE' };

/** One alert for all: several would shout each other down. Nothing when all is well. */
export function alert(report: Report, rendering: Rendering): string {
  const [worst] = worstFirst(report.evaluations);
  if (report.problems.length > 0) return quoted('bad', problemList(report.problems, rendering));
  if (worst === undefined || worst.tone === 'good') return '';
  const words = report.evaluations.length === 1 ? singleWords(worst, rendering) : severalWords(worst);
  return words === '' ? '' : quoted(worst.tone, words + reportedOnly(report));
}

/** What the alert says, the body need not repeat. */
export function alertHasProblems({ problems, evaluations }: Report): boolean {
  return problems.length === 0 && evaluations.length === 1;
}

/** Where nothing is wrong with the numbers, the first notice is what to know: a first run, or that nothing is gated. */
export function alertHasNotice(report: Report): boolean {
  const [single] = report.evaluations;
  return alertHasProblems(report) && single !== undefined && single.problems.length === 0 && single.headline === undefined && single.tone !== 'good';
}

function singleWords({ problems, headline, notices: [notice] }: EvaluationReport, rendering: Rendering): string {
  if (problems.length > 0) return problemList(problems, rendering);
  if (headline !== undefined) return headlineWords(headline);
  return notice === undefined ? '' : markdown(notice);
}

function severalWords({ name, problems: [problem], headline, notices: [notice] }: EvaluationReport): string {
  if (problem !== undefined) return `**${code(name)}**: ${message(problem.message.trim(), 300)}`;
  if (headline !== undefined) return `${code(name)}: ${headlineWords(headline)}`;
  return notice === undefined ? '' : `**${code(name)}**: ${markdown(notice)}`;
}

function headlineWords({ claim, evidence }: Headline): string {
  return `**${markdown(capital(claim)).trim()}**${markdown(evidence).trimEnd()}.`;
}

function reportedOnly({ run, conclusion }: Report): string {
  return run.enforced || conclusion !== 'fail' ? '' : ' Reported only: `enforce` is `false`.';
}

function quoted(tone: Exclude<Tone, 'good'>, text: string): string {
  return [`[!${KINDS[tone]}]`, ...text.split('\n')].map((line) => `> ${line}`).join('\n');
}
