import type { ConfusionMatrix } from '../../matrix/confusion.js';
import type { ScoreSet } from '../../matrix/scores.js';
import type { Average, MetricDefinition } from '../definition.js';
import { compensatedSum } from '../sum.js';
import { divide, inexact, type Value } from '../value.js';
import { areaUnderRoc, averagePrecision, ranked, type Ranked } from './ranking.js';
import { ofProbabilities, partedBy, scoresIn, undefinedBecause, type Probabilities, type Unscored } from './scored.js';

const UNSCORED = 'examples without scores; the class or all others have no gold examples';

export const RANKING: readonly MetricDefinition[] = [
  {
    id: 'roc_auc',
    title: 'ROC AUC',
    unit: 'number',
    range: [0, 1],
    better: 'higher',
    formula: 'share of pairs, one example of the class and one of another, in which the class scores higher, ties as ½; averages one against the rest',
    undefinedWhen: UNSCORED,
    source: 'scikit-learn `roc_auc_score`, multi_class="ovr"; Hanley and McNeil 1982',
    needs: 'scores',
    averages: ['macro', 'weighted'],
    isRocArea: true,
    ofScores: (matrix, index) => ofClass(matrix, index, ({ area }) => area),
  },
  {
    id: 'roc_auc_one_vs_one',
    title: 'ROC AUC (one against one)',
    unit: 'number',
    range: [0, 1],
    better: 'higher',
    formula: 'mean over pairs of classes of the ROC AUC among their examples, each class scoring in turn; weighted: by the examples of the pair',
    undefinedWhen: 'examples without scores; a class without gold examples',
    source: 'scikit-learn `roc_auc_score`, multi_class="ovo"; Hand and Till 2001',
    needs: 'scores',
    averages: ['macro', 'weighted'],
    averageOfScores: (matrix, average) => ofProbabilities(matrix, (probabilities, set) => oneAgainstOne(probabilities, set, average)),
  },
  {
    id: 'average_precision',
    title: 'average precision',
    unit: 'number',
    range: [0, 1],
    better: 'higher',
    formula: 'Σ (recallₙ − recallₙ₋₁)·precisionₙ over the distinct scores, from the highest on',
    undefinedWhen: UNSCORED,
    source: 'scikit-learn `average_precision_score`',
    needs: 'scores',
    averages: ['macro', 'weighted'],
    ofScores: (matrix, index) => ofClass(matrix, index, ({ precision }) => ({ defined: true, value: precision })),
  },
];

/** What the order of the scores of a class says. */
interface Ranking {
  readonly area: Value;
  readonly precision: number;
}

function ofClass(matrix: ConfusionMatrix, index: number, of: (ranking: Ranking) => Value): Value {
  const set = scoresIn(matrix);
  if ('reason' in set) return undefinedBecause(set);
  const ranking = rankingOf(set, index);
  return 'reason' in ranking ? undefinedBecause(ranking) : of(ranking);
}

/** Of a set by class: putting scores in order is nearly all the work, and several metrics ask. */
const RANKINGS = new WeakMap<ScoreSet, Map<number, Ranking | Unscored>>();

function rankingOf(set: ScoreSet, index: number): Ranking | Unscored {
  const known = RANKINGS.get(set) ?? new Map<number, Ranking | Unscored>();
  RANKINGS.set(set, known);
  if (!known.has(index)) for (const [k, ranking] of rankingsWith(set, index)) known.set(k, ranking);
  return known.get(index) as Ranking | Unscored;
}

/** The ranking of a class; of two classes by one score that of the other is had in passing, for its scores are the same the other way round. */
function rankingsWith(set: ScoreSet, index: number): readonly (readonly [index: number, ranking: Ranking | Unscored])[] {
  const { positive, byClass, logits } = set.columns;
  const first = positive !== undefined && byClass.length === 2 ? positive : index;
  const parted = partedBy(set, first);
  if ('reason' in parted) return [[index, first === index ? parted : (partedBy(set, index) as Unscored)]];
  const order = ranked(parted);
  const own = [first, rankingIn(order)] as const;
  if (positive === undefined || byClass.length !== 2) return [own];
  const flipped = (scores: Float64Array): Float64Array => scores.map((score) => (logits ? -score : 1 - score)).reverse();
  return [own, [1 - first, rankingIn({ positives: flipped(order.negatives), negatives: flipped(order.positives) })]];
}

function rankingIn(order: Ranked): Ranking {
  return { area: areaUnderRoc(order), precision: averagePrecision(order) };
}

function oneAgainstOne(probabilities: Probabilities, set: ScoreSet, average: Average): Value {
  const pairs = pairsOf(probabilities, set);
  if ('reason' in pairs) return undefinedBecause(pairs);
  const weights = pairs.map(({ examples }) => (average === 'weighted' ? examples : 1));
  return inexact(divide(compensatedSum(pairs.map(({ area }, index) => area * (weights[index] as number))), compensatedSum(weights), 'there is one class only'));
}

/** Two classes among themselves: the mean of the areas of both, and how many examples they have. */
interface Pair {
  readonly area: number;
  readonly examples: number;
}

/** Of a set: both averages are made of the same pairs, and each pair is four arrays to sort. */
const PAIRS = new WeakMap<ScoreSet, readonly Pair[] | Unscored>();

function pairsOf(probabilities: Probabilities, set: ScoreSet): readonly Pair[] | Unscored {
  const known = PAIRS.get(set);
  if (known !== undefined) return known;
  const found = comparedPairs(probabilities, set);
  PAIRS.set(set, found);
  return found;
}

function comparedPairs({ classes, of }: Probabilities, set: ScoreSet): readonly Pair[] | Unscored {
  const { size, actual, columns } = set;
  // Of two classes alone each is against the other, and a logit is in the same order but for what rounding makes equal.
  if (classes === 2 && !columns.logits) {
    const [first, second] = [rankingOf(set, 0), rankingOf(set, 1)];
    if ('reason' in first || 'reason' in second) return { reason: 'a class has no gold examples' };
    return first.area.defined && second.area.defined ? [{ area: (first.area.value + second.area.value) / 2, examples: size }] : { reason: 'no pair to compare' };
  }
  const rowsOf = Array.from({ length: classes }, (): number[] => []);
  for (let i = 0; i < size; i++) rowsOf[actual[i] as number]?.push(i);
  if (rowsOf.some((rows) => rows.length === 0)) return { reason: 'a class has no gold examples' };
  const scores = (rows: readonly number[], k: number): Float64Array => Float64Array.from(rows, (i) => of(i, k));
  const pairs: Pair[] = [];
  for (let a = 0; a < classes; a++) {
    for (let b = a + 1; b < classes; b++) {
      const [mine, theirs] = [rowsOf[a] ?? [], rowsOf[b] ?? []];
      const first = areaUnderRoc(ranked({ positives: scores(mine, a), negatives: scores(theirs, a) }));
      const second = areaUnderRoc(ranked({ positives: scores(theirs, b), negatives: scores(mine, b) }));
      if (!first.defined) return first;
      if (!second.defined) return second;
      pairs.push({ area: (first.value + second.value) / 2, examples: mine.length + theirs.length });
    }
  }
  return pairs;
}
