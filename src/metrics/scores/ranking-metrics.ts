import type { ConfusionMatrix } from '../../matrix/confusion.js';
import type { ScoreSet } from '../../matrix/scores.js';
import type { Average, MetricDefinition } from '../definition.js';
import { compensatedSum } from '../sum.js';
import { divide, inexact, type Value } from '../value.js';
import { areaUnderRoc, averagePrecision } from './ranking.js';
import { ofProbabilities, partedBy, scoresIn, undefinedBecause, type Parted, type Probabilities, type Unscored } from './scored.js';

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
    ofScores: (matrix, index) => ofClass(matrix, index, areaUnderRoc),
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
    ofScores: (matrix, index) => ofClass(matrix, index, (parted) => ({ defined: true, value: averagePrecision(parted) })),
  },
];

function ofClass(matrix: ConfusionMatrix, index: number, measure: (parted: Parted) => Value): Value {
  const set = scoresIn(matrix);
  if ('reason' in set) return undefinedBecause(set);
  const parted = partedBy(set, index);
  return 'reason' in parted ? undefinedBecause(parted) : measure(parted);
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

function comparedPairs({ classes, of }: Probabilities, { size, actual }: ScoreSet): readonly Pair[] | Unscored {
  const rowsOf = Array.from({ length: classes }, (): number[] => []);
  for (let i = 0; i < size; i++) rowsOf[actual[i] as number]?.push(i);
  if (rowsOf.some((rows) => rows.length === 0)) return { reason: 'a class has no gold examples' };
  const scores = (rows: readonly number[], k: number): Float64Array => Float64Array.from(rows, (i) => of(i, k));
  const pairs: Pair[] = [];
  for (let a = 0; a < classes; a++) {
    for (let b = a + 1; b < classes; b++) {
      const [mine, theirs] = [rowsOf[a] ?? [], rowsOf[b] ?? []];
      const first = areaUnderRoc({ positives: scores(mine, a), negatives: scores(theirs, a) });
      const second = areaUnderRoc({ positives: scores(theirs, b), negatives: scores(mine, b) });
      if (!first.defined) return first;
      if (!second.defined) return second;
      pairs.push({ area: (first.value + second.value) / 2, examples: mine.length + theirs.length });
    }
  }
  return pairs;
}
