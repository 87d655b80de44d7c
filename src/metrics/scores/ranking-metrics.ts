import type { ConfusionMatrix } from '../../matrix/confusion.js';
import type { Average, MetricDefinition } from '../definition.js';
import { compensatedSum } from '../sum.js';
import { divide, type Value } from '../value.js';
import { areaUnderRoc, averagePrecision } from './ranking.js';
import { partedBy, probabilitiesIn, scoresIn, undefinedBecause } from './scored.js';

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
    scores: true,
    averages: ['macro', 'weighted'],
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
    scores: true,
    averages: ['macro', 'weighted'],
    averageOfScores: oneAgainstOne,
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
    scores: true,
    averages: ['macro', 'weighted'],
    ofScores: (matrix, index) => ofClass(matrix, index, (parted) => ({ defined: true, value: averagePrecision(parted) })),
  },
];

function ofClass(matrix: ConfusionMatrix, index: number, measure: (parted: Parameters<typeof areaUnderRoc>[0]) => Value): Value {
  const set = scoresIn(matrix);
  if ('reason' in set) return undefinedBecause(set);
  const parted = partedBy(set, index);
  return 'reason' in parted ? undefinedBecause(parted) : measure(parted);
}

function oneAgainstOne(matrix: ConfusionMatrix, average: Average): Value {
  const set = scoresIn(matrix);
  if ('reason' in set) return undefinedBecause(set);
  const probabilities = probabilitiesIn(set);
  if ('reason' in probabilities) return undefinedBecause(probabilities);
  const { values, classes } = probabilities;
  const rowsOf = Array.from({ length: classes }, (): number[] => []);
  for (let i = 0; i < set.size; i++) rowsOf[set.actual[i] as number]?.push(i);
  const empty = rowsOf.findIndex((rows) => rows.length === 0);
  if (empty !== -1) return { defined: false, reason: 'a class has no gold examples' };
  const scores = (rows: readonly number[], k: number): Float64Array => Float64Array.from(rows, (i) => values[i * classes + k] as number);
  const areas: number[] = [];
  const weights: number[] = [];
  for (let a = 0; a < classes; a++) {
    for (let b = a + 1; b < classes; b++) {
      const [mine, theirs] = [rowsOf[a] ?? [], rowsOf[b] ?? []];
      const first = areaUnderRoc({ positives: scores(mine, a), negatives: scores(theirs, a) });
      const second = areaUnderRoc({ positives: scores(theirs, b), negatives: scores(mine, b) });
      if (!first.defined) return first;
      if (!second.defined) return second;
      const weight = average === 'weighted' ? mine.length + theirs.length : 1;
      areas.push(weight * ((first.value + second.value) / 2));
      weights.push(weight);
    }
  }
  const mean = divide(compensatedSum(areas), compensatedSum(weights), 'there is one class only');
  return mean.defined ? { defined: true, value: mean.value } : mean;
}
