import type { Verdict } from '../thresholds/verdict.js';
import { headlineEvidence, type Counts } from './evidence.js';
import { plural } from './numbers.js';
import { NOTHING, phrase, type Phrase } from './phrase.js';
import type { Headline, ThresholdReport } from './report.js';
import { worstMember } from './threshold-report.js';

/**
 * The worst thing of an evaluation, in integers where there are some: what cannot be judged first, then what fails, misses before all else.
 * Undefined when nothing is wrong. `reports` are those of the verdicts, in their order.
 */
export function headline(verdicts: readonly Verdict[], reports: readonly ThresholdReport[], counts: Counts | undefined): Headline | undefined {
  const worst = worstVerdict(verdicts);
  const report = reports[worst];
  const verdict = verdicts[worst];
  if (verdict === undefined || report === undefined) return undefined;
  const { outcome, words, reason } = report;
  if (verdict.state === 'error' || outcome === undefined) {
    return { claim: words, evidence: reason === undefined ? NOTHING : phrase`: ${reason}` };
  }
  return { claim: phrase`${outcome.subject} ${outcome.happened}`, evidence: phrase`${outcome.allowed}${behind(verdict, counts)}${othersWords(verdict)}` };
}

function behind(verdict: Verdict, counts: Counts | undefined): Phrase {
  const member = worstMember(verdict);
  return member === undefined || counts === undefined ? NOTHING : headlineEvidence(verdict.threshold, member, counts);
}

/** The other members of an expansion that fail with the worst one. */
function othersWords({ members }: Verdict): Phrase {
  const others = members.filter(({ state }) => state === 'fail').length - 1;
  return others > 0 ? phrase`; ${plural(others, 'other')} failed too` : NOTHING;
}

/** The index of the threshold that a reader must hear of first; −1 when none failed. */
function worstVerdict(verdicts: readonly Verdict[]): number {
  const rank = ({ state, threshold: { metric, selector, severity } }: Verdict): number => {
    if (state === 'error') return 0;
    const misses = metric.explainedBy === 'misses' || (selector.kind === 'cell' && selector.actual !== selector.predicted);
    return (severity === 'fail' ? 1 : 3) + (misses ? 0 : 1);
  };
  const bad = verdicts.flatMap((verdict, index) => (verdict.state === 'error' || verdict.state === 'fail' ? [{ index, rank: rank(verdict) }] : []));
  return bad.sort((a, b) => a.rank - b.rank)[0]?.index ?? -1;
}
