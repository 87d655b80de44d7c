import { oneVersusRest } from '../matrix/confusion.js';
import type { Tally } from '../matrix/tally.js';
import { measure } from '../metrics/measure.js';
import { betterCut, contradictions, cutRange, roundIn } from '../metrics/scores/cut-off.js';
import { metricOf } from './matrix-report.js';
import { formatNumber, integer, plural } from './numbers.js';
import { joinPhrases, NOTHING, phrase, type Phrase } from './phrase.js';

/** What the scores say beside their numbers: advice, never a verdict. Empty without scores. */
export function scoreWords(tally: Tally, positive: string | undefined): Phrase {
  const scores = tally.matrices.candidate.scores?.();
  if (scores === undefined) return NOTHING;
  const against = contradictions(scores);
  const words = against === 0 ? NOTHING : phrase`${plural(against, 'prediction contradicts its', 'predictions contradict their')} scores${scores.columns.positive === undefined ? ': another class scores higher' : ': no cut-off gives them'}.`;
  return joinPhrases([words, positive === undefined ? NOTHING : cutWords(tally, tally.classes.indexOf(positive))], ' ');
}

/**
 * Whether more or fewer misses come from the cut-off or from the ranking, and which cut-off would beat the baseline on both kinds of error. Empty
 * where both moved the same way.
 */
function cutWords({ matrices: { comparison } }: Tally, positive: number): Phrase {
  if (comparison?.changes === undefined || comparison.candidate.classes !== 2 || positive === -1) return NOTHING;
  const { candidate, baseline } = comparison;
  const area = metricOf('roc_auc');
  const now = measure(area, { kind: 'class', index: positive }, candidate);
  const before = measure(area, { kind: 'class', index: positive }, baseline);
  if (!now.defined || !before.defined) return NOTHING;
  const { falseNegatives: misses } = oneVersusRest(candidate, positive);
  const { falseNegatives: missesBefore, falsePositives: alarmsBefore } = oneVersusRest(baseline, positive);
  const areas = phrase`(ROC AUC ${formatNumber('number', before.value)} → ${formatNumber('number', now.value)})`;
  if (misses < missesBefore && now.value < before.value) return phrase`Fewer misses come from the cut-off: the ranking got worse ${areas}.`;
  if (misses <= missesBefore || now.value < before.value) return NOTHING;
  const scores = candidate.scores?.();
  const ranking = now.value > before.value ? phrase`The ranking got better ${areas}` : phrase`The ranking is as good as before ${areas}`;
  const better = scores === undefined ? undefined : betterCut(scores, positive, { misses: missesBefore, falseAlarms: alarmsBefore });
  const own = scores === undefined ? undefined : cutRange(scores, positive);
  if (better === undefined || own === undefined) return phrase`${ranking}; the misses come from the cut-off.`;
  const place = own.over < 0.5 && own.upTo >= 0.5 ? 0.5 : roundIn(own);
  return phrase`${ranking}; the misses come from the cut-off. At ${roundIn(better)} instead of ${place} this model misses ${integer(better.misses)} and raises ${plural(better.falseAlarms, 'false alarm')}: better than the baseline on both (${integer(missesBefore)} and ${integer(alarmsBefore)}).`;
}
