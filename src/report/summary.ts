import type { Problem } from '../problem.js';
import { integer } from './numbers.js';
import { label, phrase, type Phrase } from './phrase.js';
import type { EvaluationReport } from './report.js';
import { runStatus } from './status.js';

/** One line for the whole run: "spam: 1 of 4 thresholds failed: false negatives of spam rose 31 → 34 (allowed +0): …". */
export function runSummary(evaluations: readonly EvaluationReport[], problems: readonly Problem[]): Phrase {
  const [problem] = problems;
  if (problem !== undefined) return problems.length === 1 ? phrase`${problem.message}` : phrase`${integer(problems.length)} problems, the first: ${problem.message}`;
  const worst = worstFirst(evaluations)[0];
  if (worst === undefined) return phrase`there is no evaluation`;
  if (evaluations.length === 1) return namedLine(worst);
  return worst.tone === 'good' ? phrase`${runStatus(evaluations)}` : phrase`${runStatus(evaluations)}; ${namedLine(worst)}`;
}

const ORDER: Readonly<Record<EvaluationReport['conclusion'], number>> = { error: 0, fail: 1, inconclusive: 3, skipped: 4, pass: 5 };

/** What went wrong first; within one conclusion the order of the config. */
export function worstFirst(evaluations: readonly EvaluationReport[]): readonly EvaluationReport[] {
  const rank = ({ conclusion, tone }: EvaluationReport): number => (tone === 'warning' ? 2 : ORDER[conclusion]);
  return evaluations.toSorted((a, b) => rank(a) - rank(b));
}

function namedLine(evaluation: EvaluationReport): Phrase {
  const line = oneLine(evaluation);
  return evaluation.named ? phrase`${label(evaluation.name)}: ${line}` : line;
}

function oneLine({ problems: [problem], headline, status }: EvaluationReport): Phrase {
  if (problem !== undefined) return phrase`${problem.message}`;
  return headline === undefined ? phrase`${status}` : phrase`${status}: ${headline.claim}${headline.evidence}`;
}
