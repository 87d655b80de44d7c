import { examplesOf, oneVersusRest, type ConfusionMatrix, type OneVersusRest } from '../matrix/confusion.js';
import type { Average, MetricDefinition } from './definition.js';
import { NO_EXAMPLES } from './reasons.js';
import { compensatedSum, countSum } from './sum.js';
import { divide, inexact, type Value } from './value.js';

type OfClass = NonNullable<MetricDefinition['ofClass']>;

/**
 * The average of a metric over the classes of the label set; outcome columns are no classes. Undefined without classes or examples. `values`
 * is the metric of each class, [K]: who has it need not have it measured again.
 */
export function averageOf(metric: MetricDefinition, ofClass: OfClass, average: Average, matrix: ConfusionMatrix, values?: readonly Value[]): Value {
  if (matrix.classes === 0) return { defined: false, reason: 'no classes' };
  // Without gold entities there may still be predicted ones, and precision.
  if (matrix.total === 0 && (matrix.spurious === undefined || average === 'weighted')) return { defined: false, reason: NO_EXAMPLES };
  if (average === 'samples') return averageOfSamples(metric, ofClass, matrix);
  if (average === 'micro') {
    const value = ofClass(summed(matrix));
    return value.defined ? value : { defined: false, reason: `${metric.title} of the counts summed over all classes is 0 / 0` };
  }
  // As scikit-learn's zero_division=0: what could not be measured must not lift the average.
  const worst = metric.better === 'lower' ? metric.range[1] : metric.range[0];
  const members: number[] = [];
  // Class by class: tests of chance take averages thousands of times, and lists of counts and values would be most of the work.
  for (let index = 0; index < matrix.classes; index++) {
    const value = values?.[index] ?? ofClass(oneVersusRest(matrix, index));
    members.push(value.defined ? value.value : worst);
  }
  return meanOf(members, average, matrix);
}

/**
 * The mean over the examples of the metric of each one's own labels: TP are its labels that are both gold and predicted. What is undefined counts as
 * the worst value. Summed by how large the sets are, so it does not depend on the order of the examples.
 */
function averageOfSamples({ better, range }: MetricDefinition, ofClass: OfClass, { classes, labelSets }: ConfusionMatrix): Value {
  if (labelSets === undefined) throw new Error('examples have no labels of their own to average over');
  const worst = better === 'lower' ? range[1] : range[0];
  const sums = labelSets.sizes.map(({ gold, predicted, both, count }) => {
    const value = ofClass({ truePositives: both, falsePositives: predicted - both, falseNegatives: gold - both, trueNegatives: classes - gold - predicted + both });
    return (value.defined ? value.value : worst) * count;
  });
  return inexact(divide(compensatedSum(sums), labelSets.examples, NO_EXAMPLES));
}

/**
 * The average of a metric of scores over the classes, macro or weighted by their gold examples. Where a class has no value there is none, as in
 * scikit-learn. `values` is the metric of each class, [K].
 */
export function averageOfScores(metric: MetricDefinition, average: Average, matrix: ConfusionMatrix, values?: readonly Value[]): Value {
  if (metric.averageOfScores !== undefined) return metric.averageOfScores(matrix, average);
  const { ofScores } = metric;
  if (ofScores === undefined || average === 'micro' || average === 'samples') throw new Error(`${metric.id} has no ${average} average`);
  const members = values ?? Array.from({ length: matrix.classes }, (_, index) => ofScores(matrix, index));
  const lacking = members.find((value) => !value.defined);
  if (lacking?.defined === false) return { defined: false, reason: `a class has none: ${lacking.reason}` };
  return meanOf(members.map((value) => (value.defined ? value.value : 0)), average, matrix);
}

/** The mean of a number of each class, [K]: of all alike, or weighted by their gold examples. */
function meanOf(members: readonly number[], average: Exclude<Average, 'micro' | 'samples'>, { classes, support, total }: ConfusionMatrix): Value {
  return average === 'macro'
    ? inexact(divide(compensatedSum(members), classes, 'no classes'))
    : inexact(divide(compensatedSum(members.map((member, index) => member * (support[index] ?? 0))), total, NO_EXAMPLES));
}

/** The one-vs-rest counts of all classes added up. */
function summed(matrix: ConfusionMatrix): OneVersusRest {
  const { classes, total } = matrix;
  const examples = examplesOf(matrix);
  const truePositives = countSum(matrix.correct);
  const predicted = countSum(matrix.predicted);
  return {
    truePositives,
    falsePositives: predicted - truePositives,
    falseNegatives: total - truePositives,
    trueNegatives: classes * examples - total - predicted + truePositives,
  };
}
