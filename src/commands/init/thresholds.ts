import type { Matrices } from '../../matrix/matrices.js';
import { METRIC_BY_ID } from '../../metrics/catalogue.js';
import type { Selector } from '../../metrics/definition.js';
import { measure } from '../../metrics/measure.js';
import type { Value } from '../../metrics/value.js';
import { formatValue, integer } from '../../report/numbers.js';
import type { Survey } from './survey.js';
import { mentioned } from './yaml-text.js';

/** One threshold as it is written. */
export interface Proposal {
  /** What it measures, for the comment above it. */
  readonly explanation: readonly string[];
  /** A flow mapping. */
  readonly entry: string;
  /** What is measured now, for the comment behind it. */
  readonly today: string;
  /** Written as a comment when false: it needs a baseline that is not there, or could not be judged. */
  readonly active: boolean;
  /** What a person must know before trusting it. */
  readonly warning?: string;
}

/** A bound lies at least this far below today's value, in percentage points. How much chance moves a value depends on the number of examples: this is a start, not a test. */
const SLACK = 0.5;
/** How far a class may fall when nothing is known about how much its recall moves from one training to the next. */
const USUAL_DROP = 3;

/** The thresholds that today's predictions pass and worse ones do not. */
export function proposals(survey: Survey): readonly Proposal[] {
  const { tally, positive, task } = survey;
  if (task !== 'classification') {
    const of = (average: 'micro' | 'macro', explanation: readonly string[]): Proposal => lowerBound(survey, 'f1', { kind: 'average', average }, `, average: ${average}`, explanation);
    return [
      of('micro', [`F1 of all ${task === 'entities' ? 'entities' : 'labels'} together: it falls with what is missed and with false alarms.`]),
      of('macro', ['The mean over the labels: rare ones count as much as frequent ones.']),
      recallOfEachClass(survey),
    ];
  }
  const all = lowerBound(survey, 'accuracy', { kind: 'whole' }, '', ['The share of all examples that are right.']);
  if (positive === undefined) {
    const macro = lowerBound(survey, 'f1', { kind: 'average', average: 'macro' }, ', average: macro', [
      'F1 falls with what is missed and with false alarms. Macro is the mean over the classes: rare ones count as much as',
      'frequent ones.',
    ]);
    return [all, macro, recallOfEachClass(survey)];
  }
  const selector: Selector = { kind: 'class', index: tally.classes.indexOf(positive.label) };
  const name = mentioned(positive.label);
  return [
    all,
    lowerBound(survey, 'recall', selector, '', [`The share of ${name} that the model finds.`]),
    lowerBound(survey, 'precision', selector, '', [`The share of what it calls ${name} that really is.`]),
    missesOf(survey, selector, name),
  ];
}

/** `min`, in whole percent. */
function lowerBound({ tally }: Survey, id: string, selector: Selector, keys: string, explanation: readonly string[]): Proposal {
  const value = valueOf(id, selector, tally.matrices.candidate);
  if (!value.defined) {
    return { explanation, entry: `{ metric: ${id}${keys}, min: 0.5 }`, today: `cannot be measured today: ${value.reason}`, active: false };
  }
  const percent = Math.max(0, Math.floor(value.value * 100 - SLACK));
  const today = `today ${formatValue('fraction', value)}`;
  return {
    explanation,
    entry: `{ metric: ${id}${keys}, min: ${(percent / 100).toFixed(2)} }`,
    today: percent === 0 ? `${today}; 0 lets every model pass: raise it when the model is better` : today,
    active: true,
  };
}

function missesOf({ tally }: Survey, selector: Selector, name: string): Proposal {
  const { candidate, comparison } = tally.matrices;
  const misses = valueOf('false_negatives', selector, candidate);
  const before = comparison === undefined ? undefined : valueOf('false_negatives', selector, comparison.baseline);
  const explanation = `Examples of ${name} that are missed.`;
  const stays = (today: string, active: boolean): Proposal => ({
    explanation: [`${explanation} 0: not one more than the baseline misses.`],
    entry: '{ metric: false_negatives, max_increase: 0 }',
    today,
    active,
  });
  if (!misses.defined || before?.defined !== true) return stays(`needs a baseline; today ${formatValue('count', misses)}`, false);
  if (selector.kind === 'class' && candidate.support[selector.index] === 0) return stays('cannot be measured today: the class has no gold examples', false);
  const numbers = `today ${integer(misses.value)}, baseline ${integer(before.value)}`;
  const more = misses.value - before.value;
  if (more <= 0) return stays(numbers, true);
  return {
    explanation: [
      `${explanation} Today's model misses ${integer(more)} more than the baseline; ${integer(more)} is allowed here so that it passes.`,
      'Is that what you want? Write 0 and no model may miss more than its baseline.',
    ],
    entry: `{ metric: false_negatives, max_increase: ${more} }`,
    today: numbers,
    active: true,
    warning: `this model misses ${integer(more)} more ${name} than the baseline (${integer(before.value)} → ${integer(misses.value)}): max_increase is ${more} so that it passes, 0 is stricter`,
  };
}

function recallOfEachClass({ tally, minSupport }: Survey): Proposal {
  const explanation = [
    'The share of each class that the model finds, in percentage points (pp) below the baseline.',
    `Classes with fewer than ${minSupport} examples are listed, not judged (min_support).`,
  ];
  const entry = (points: number): string => `{ metric: recall, per: class, max_drop: "${points}pp" }`;
  const { comparison } = tally.matrices;
  if (comparison === undefined) return { explanation, entry: entry(USUAL_DROP), today: 'needs a baseline', active: false };
  const drop = largestDrop(comparison, minSupport);
  if (drop === undefined) return { explanation, entry: entry(USUAL_DROP), today: `no class has ${minSupport} examples today`, active: false };
  const name = mentioned(tally.classes[drop.index] ?? '');
  const fall = `${drop.points.toFixed(1)}pp`;
  if (drop.points <= USUAL_DROP) {
    return { explanation, entry: entry(USUAL_DROP), today: drop.points <= 0 ? 'today no class falls' : `today ${name} falls most, by ${fall}`, active: true };
  }
  const allowed = Math.ceil(drop.points);
  return {
    explanation: [
      ...explanation,
      `Today ${name} falls by ${fall}; ${allowed}pp is allowed here so that this passes.`,
      `Is that what you want? ${USUAL_DROP}pp is a usual bound.`,
    ],
    entry: entry(allowed),
    today: `today ${name} falls most, by ${fall}`,
    active: true,
    warning: `the recall of ${name} lies ${fall} below the baseline: max_drop is "${allowed}pp" so that it passes, "${USUAL_DROP}pp" is stricter`,
  };
}

/** The class whose recall fell most, in percentage points, of those that are judged. */
function largestDrop(
  { baseline, candidate }: NonNullable<Matrices['comparison']>,
  minSupport: number,
): { readonly points: number; readonly index: number } | undefined {
  return [...candidate.support]
    .flatMap((support, index) => {
      // With the gold labels equal, one division of integers: what is a whole number of points comes out as one.
      const fewer = (baseline.correct[index] ?? 0) - (candidate.correct[index] ?? 0);
      return support >= Math.max(1, minSupport) ? [{ points: (100 * fewer) / support, index }] : [];
    })
    .sort((a, b) => b.points - a.points)[0];
}

function valueOf(id: string, selector: Selector, matrix: Matrices['candidate']): Value {
  const metric = METRIC_BY_ID.get(id);
  if (metric === undefined) throw new Error(`no metric ${id}`);
  return measure(metric, selector, matrix);
}
