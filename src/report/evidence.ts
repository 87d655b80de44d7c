import type { ConfusionMatrix } from '../matrix/confusion.js';
import { examplesOf, oneVersusRest } from '../matrix/confusion.js';
import type { Changes } from '../matrix/changes.js';
import type { Matrices } from '../matrix/matrices.js';
import type { Tally } from '../matrix/tally.js';
import { SPURIOUS } from '../metrics/key.js';
import { isChange, type Threshold } from '../thresholds/threshold.js';
import type { Measurement } from '../thresholds/verdict.js';
import { chanceWords } from './chance-words.js';
import { integer, plural } from './numbers.js';
import { joinPhrases, label, NOTHING, phrase, type Phrase } from './phrase.js';

/** The counts behind numbers, found by the names that measurements bear. */
export interface Counts {
  readonly matricesOf: (slice: Measurement['slice']) => Matrices | undefined;
  readonly indexOf: (label: string) => number | undefined;
  /** What the matrices count. */
  readonly of: 'examples' | 'entities' | 'labels';
  /** How many units of a judged quotient are an example. */
  readonly unit: number;
  /** Of intervals. */
  readonly confidence: number;
}

/** The counts of a tally. With thousands of classes every measurement asks for its own, so they are looked up, not searched. */
export function countsOf({ classes, matrices, slices, sets }: Tally, { unit, confidence }: Pick<Counts, 'unit' | 'confidence'>): Counts {
  const indices = new Map(classes.map((name, index) => [name, index]));
  const sliced = new Map(slices.map(({ column, values }) => [column, new Map(values.map(({ value, matrices: own }) => [value, own]))]));
  return {
    matricesOf: (slice) => (slice === undefined ? matrices : sliced.get(slice.column)?.get(slice.value)),
    indexOf: (name) => indices.get(name),
    of: sets?.of ?? 'examples',
    unit,
    confidence,
  };
}

/** The examples behind a number, for its row: what moved where the models are paired, else the counts it is made of. */
export function evidence(threshold: Threshold, member: Measurement, counts: Counts): Phrase {
  if (member.state === 'error') return phrase`${member.reason ?? ''}`;
  return joinPhrases([countsWords(threshold, member, counts), chanceWords(threshold, member, counts.confidence), phrase`${member.note ?? ''}`], '; ');
}

function countsWords(threshold: Threshold, member: Measurement, counts: Counts): Phrase {
  if (speaksForItself(threshold, counts)) return NOTHING;
  const share = shareWords(threshold, member, counts);
  if (!share.empty) return share;
  const scope = scopeOf(threshold, member, counts);
  if (scope?.changes !== undefined) return movedWords(scope, scope.changes);
  if (scope === undefined) return NOTHING;
  // A count says itself how many; what it lacks is of how many.
  return threshold.metric.unit === 'count' ? outOfWords(threshold, scope) : presentWords(threshold, scope);
}

/** A count of entities that is of no type: documents that flipped do not explain it, and it is out of nothing. Nor do flips explain how runs agree. */
function speaksForItself({ metric, selector }: Threshold, { of }: Counts): boolean {
  if (metric.needs === 'repeats') return true;
  return of === 'entities' && metric.unit === 'count' && (selector.kind === 'whole' || (selector.kind === 'cell' && selector.actual === SPURIOUS));
}

/** The same for a headline, which has no other columns: ": 14 newly missed, 11 newly caught, of 299 `spam` examples". With what parts it from the claim. */
export function headlineEvidence(threshold: Threshold, member: Measurement, counts: Counts): Phrase {
  const scope = scopeOf(threshold, member, counts);
  if (scope === undefined || speaksForItself(threshold, counts)) return NOTHING;
  const moved = scope.changes === undefined ? NOTHING : movedWords(scope, scope.changes);
  const share = shareWords(threshold, member, counts);
  if (!share.empty) return phrase`: ${joinPhrases([share, moved], '; ')}`;
  const what = moved.empty ? presentWords(threshold, scope) : moved;
  const outOf = outOfWords(threshold, scope);
  const chance = chanceWords(threshold, member, counts.confidence);
  return joinPhrases([what.empty ? NOTHING : phrase`: ${what}`, outOf.empty ? NOTHING : phrase`, ${outOf}`, chance.empty ? NOTHING : phrase`; ${chance}`], '');
}

/** What a member looks at. */
interface Scope {
  /** The matrix that the bound speaks of. */
  readonly matrix: ConfusionMatrix;
  readonly changes: Changes | undefined;
  readonly explainedBy: Threshold['metric']['explainedBy'];
  /** The class, where the metric has one. */
  readonly own: { readonly name: string; readonly index: number } | undefined;
  readonly of: Counts['of'];
}

function scopeOf({ metric, bound, selector }: Threshold, { label: name, slice }: Measurement, { matricesOf, indexOf, of }: Counts): Scope | undefined {
  const matrices = matricesOf(slice);
  const matrix = isChange(bound) ? matrices?.comparison?.candidate : matrices?.candidate;
  if (matrices === undefined || matrix === undefined) return undefined;
  const index = name === undefined ? undefined : indexOf(name);
  const own = name === undefined || index === undefined ? undefined : { name, index };
  // What a single cell gained need not have been right before: the flips of its class do not explain it.
  const changes = selector.kind === 'cell' ? undefined : matrices.comparison?.changes;
  return { matrix, changes, explainedBy: metric.explainedBy, own, of };
}

/** "2,195 of 2,230", where an absolute bound speaks of a share of examples. The fraction behind an F-score is no such share. */
function shareWords({ metric, bound }: Threshold, { value }: Measurement, { unit }: Counts): Phrase {
  if (isChange(bound) || metric.unit !== 'fraction' || metric.explainedBy === 'both' || !value.defined || value.ratio === undefined) return NOTHING;
  return phrase`${integer(value.ratio.numerator / unit)} of ${integer(value.ratio.denominator / unit)}`;
}

function movedWords({ own, explainedBy, of }: Scope, changes: Changes): Phrase {
  if (own === undefined && of === 'entities') return phrase`${plural(changes.newlyWrong, 'document')} newly wrong, ${integer(changes.newlyRight)} newly right`;
  if (own === undefined) return phrase`${integer(changes.newlyWrong)} newly wrong, ${integer(changes.newlyRight)} newly right`;
  const { index } = own;
  const misses = phrase`${integer(changes.missed[index] ?? 0)} newly missed, ${integer(changes.caught[index] ?? 0)} newly caught`;
  const alarms = phrase`${plural(changes.alarms[index] ?? 0, 'new false alarm')}, ${integer(changes.cleared[index] ?? 0)} cleared`;
  return explained(explainedBy, misses, alarms);
}

/** Without a paired baseline: what is wrong now. A count says that itself. */
function presentWords({ metric }: Threshold, { matrix, own, explainedBy }: Scope): Phrase {
  if (own === undefined || metric.unit === 'count') return NOTHING;
  const { falseNegatives, falsePositives } = oneVersusRest(matrix, own.index);
  return explained(explainedBy, phrase`${integer(falseNegatives)} missed`, phrase`${plural(falsePositives, 'false alarm')}`);
}

function outOfWords({ metric, selector }: Threshold, { matrix, own, explainedBy, of }: Scope): Phrase {
  if (own === undefined && of === 'entities') return phrase`of ${plural(matrix.total, 'gold entity', 'gold entities')}`;
  if (own === undefined) return metric.id === 'examples' ? NOTHING : phrase`of ${plural(examplesOf(matrix), 'example')}`;
  if (explainedBy === 'misses' || selector.kind === 'cell') return ofClassWords(matrix, own, of);
  // False alarms can only come from the others; those of entities from anywhere.
  if (explainedBy !== 'alarms' || of === 'entities') return NOTHING;
  const others = plural(examplesOf(matrix) - (matrix.support[own.index] ?? 0), 'example');
  return of === 'labels' ? phrase`of ${others} without ${label(own.name)}` : phrase`of ${others} of other classes`;
}

function ofClassWords({ support }: ConfusionMatrix, { name, index }: NonNullable<Scope['own']>, of: Counts['of']): Phrase {
  const examples = support[index] ?? 0;
  return phrase`of ${integer(examples)} ${label(name)} ${of === 'entities' ? (examples === 1 ? 'entity' : 'entities') : examples === 1 ? 'example' : 'examples'}`;
}

function explained(by: Scope['explainedBy'], misses: Phrase, alarms: Phrase): Phrase {
  switch (by) {
    case 'misses':
      return misses;
    case 'alarms':
      return alarms;
    case 'both':
      return joinPhrases([misses, alarms], '; ');
    case undefined:
      return NOTHING;
  }
}
