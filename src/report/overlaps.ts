import { OUTCOMES, type ConfusionMatrix } from '../matrix/confusion.js';
import type { Tally } from '../matrix/tally.js';
import { columnName } from './confusions.js';
import { integer, plural } from './numbers.js';
import { joinPhrases, label, NOTHING, phrase, type Phrase } from './phrase.js';
import type { OverlapReport } from './report.js';

/** What stands beside what was missed, by both types, in the order of the label set; with the change on the compared documents. */
export function overlapReports({ classes, matrices: { candidate, comparison } }: Tally): readonly OverlapReport[] {
  const now = countsOf(comparison?.candidate);
  const before = countsOf(comparison?.baseline);
  const all = countsOf(candidate);
  // Independent samples have other documents: a difference would say nothing.
  const paired = comparison?.changes !== undefined;
  return [...new Set([...all.keys(), ...before.keys()])]
    .sort((a, b) => a - b)
    .map((key): OverlapReport => {
      const [actual, predicted] = [Math.floor(key / WIDTH), key % WIDTH];
      return { actual: classes[actual] ?? '', predicted: columnName(classes, predicted), count: all.get(key) ?? 0, ...(paired && { change: (now.get(key) ?? 0) - (before.get(key) ?? 0) }) };
    })
    .filter(({ count, change = 0 }) => count > 0 || change !== 0);
}

const NAMED = 5;

/** "Of 724 missed entities 79 overlap a prediction: 41 of the right type with other boundaries (`person` 20, …), 38 of another type (…)." Empty where none does. */
export function overlapWords(tally: Tally): Phrase {
  if (tally.sets?.of === 'labels') return NOTHING;
  const { candidate } = tally.matrices;
  const overlaps = overlapReports(tally).filter(({ count }) => count > 0);
  if (overlaps.length === 0) return NOTHING;
  const total = (list: readonly OverlapReport[]): number => list.reduce((sum, { count }) => sum + count, 0);
  const [same, other] = [overlaps.filter(({ actual, predicted }) => actual === predicted), overlaps.filter(({ actual, predicted }) => actual !== predicted)];
  const named = (list: readonly OverlapReport[], name: (own: OverlapReport) => Phrase): Phrase => {
    const shown = list.toSorted((a, b) => b.count - a.count).slice(0, NAMED);
    const words = shown.map((own) => phrase`${name(own)} ${integer(own.count)}`);
    return phrase` (${joinPhrases([...words, ...(list.length > shown.length ? [phrase`…`] : [])], ', ')})`;
  };
  const parts = [
    ...(same.length === 0 ? [] : [phrase`${integer(total(same))} of the right type with other boundaries${named(same, ({ actual }) => phrase`${label(actual)}`)}`]),
    ...(other.length === 0 ? [] : [phrase`${integer(total(other))} of another type${named(other, ({ actual, predicted }) => phrase`${label(actual)} as ${label(predicted)}`)}`]),
  ];
  const missed = candidate.outcomes[OUTCOMES.indexOf('missed')] ?? 0;
  return phrase`Of ${plural(missed, 'missed entity', 'missed entities')}, ${integer(total(overlaps))} ${total(overlaps) === 1 ? 'overlaps' : 'overlap'} a prediction: ${joinPhrases(parts, '; ')}. Overlaps stay missed and spurious in the matrix.`;
}

/** More columns than any matrix has: labels are 16-bit codes everywhere else. */
const WIDTH = 65_536 * 2;

function countsOf(matrix: ConfusionMatrix | undefined): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { actual, predicted, count } of matrix?.overlaps ?? []) {
    const key = actual * WIDTH + predicted;
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return counts;
}
