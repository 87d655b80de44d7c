import type { ConfusionMatrix, OneVersusRest } from '../matrix/confusion.js';
import type { Indicator } from './indicator.js';
import type { Value } from './value.js';

/** `samples`: of each example's own labels, then over the examples; of label sets only. */
export const AVERAGES = ['macro', 'micro', 'weighted', 'samples'] as const;
export type Average = (typeof AVERAGES)[number];

/** What a model does: gives each example one label, or any number of them, or finds typed spans in documents. */
export const TASKS = ['classification', 'multilabel', 'entities'] as const;
export type Task = (typeof TASKS)[number];

/** Of what a metric is measured, in indices of one label set. A cell's `predicted` may be an outcome column (K + its index). */
export type Selector =
  | { readonly kind: 'whole' }
  | { readonly kind: 'class'; readonly index: number }
  | { readonly kind: 'average'; readonly average: Average }
  | { readonly kind: 'cell'; readonly actual: number; readonly predicted: number };

/** One row of the catalogue: validation, documentation, judging and the report all read it. */
export interface MetricDefinition {
  /** As in a config: `false_negatives`. */
  readonly id: string;
  /** In words, as in a sentence: "false negatives", "F1", "Cohen's kappa (linear weights)". */
  readonly title: string;
  /** `fraction`: 0 … 1, shown as a percentage, "2pp" allowed. `count`: an integer of examples. `number`: anything else. */
  readonly unit: 'fraction' | 'count' | 'number';
  /** Smallest and largest possible value (Infinity where unbounded): bounds outside are a mistake of the config. */
  readonly range: readonly [number, number];
  /** Which direction is good; `neither` for prevalence and the like, where both kinds of change threshold make sense. */
  readonly better: 'higher' | 'lower' | 'neither';
  /** In TP, FP, FN, TN or in row and column sums. One line of Markdown. */
  readonly formula: string;
  /** "the class has no gold examples"; `never` where it always has a value. */
  readonly undefinedWhen: string;
  /** Where the definition comes from: scikit-learn's function, or the paper. */
  readonly source: string;
  /** Without it those of examples: `classification`, and where it is of a class alone `multilabel`, too. */
  readonly tasks?: readonly Task[];
  /** With fewer classes it says nothing. */
  readonly fewestClasses?: number;
  /** What an evaluation must have beside labels: `ordered: true`, scores, a table of `costs`, or `repeats`. */
  readonly needs?: 'order' | 'scores' | 'costs' | 'repeats';
  /** Of a mean of one number an example: these numbers, in the order of the scores; undefined where an example has none. */
  readonly ofExample?: (matrix: ConfusionMatrix) => Float64Array | undefined;
  /** The area under the ROC curve, whose difference DeLong's test judges. */
  readonly isRocArea?: true;
  /** The metric of one class, by the scores of a matrix. */
  readonly ofScores?: (matrix: ConfusionMatrix, index: number) => Value;
  /** An average over the classes that is no mean of `ofScores`. */
  readonly averageOfScores?: (matrix: ConfusionMatrix, average: Average) => Value;
  /** Of one that is the number or the share of examples of a fixed set. */
  readonly indicator?: Indicator;
  /** Of the whole matrix: it reads the margins and the diagonal, no other cell. A metric of a class always does. */
  readonly fromMargins?: true;
  /** A quotient of hits among trials: Clopper and Pearson's interval holds for it. */
  readonly isShare?: true;
  /** 2J / (1 + J) of the Jaccard index J, which is a share: an interval of J is one of it. */
  readonly isOfJaccard?: true;
  /** A count of a class's gold examples: with none of them nothing is measured, and its 0 must not pass. */
  readonly ofGold?: true;
  /** A count of the other classes' gold examples: with none of them nothing is measured either. */
  readonly ofOthers?: true;
  /** Which flips explain a change of it: examples of the class newly missed or caught, false alarms of the class, or both. */
  readonly explainedBy?: 'misses' | 'alarms' | 'both';
  /** The metric of the whole matrix. */
  readonly whole?: (matrix: ConfusionMatrix) => Value;
  /** The metric of one class against the rest. */
  readonly ofClass?: (counts: OneVersusRest) => Value;
  /** Which averages of `ofClass` there are. An undefined member counts as the worst value: scikit-learn's zero_division=0. */
  readonly averages: readonly Average[];
  /** The metric of one cell: its count and the support of its actual class. */
  readonly ofCell?: (count: number, support: number) => Value;
}

/** The tasks that a metric is measured of. A class is true of an example or not, alone or among others; entities know no true negatives. */
export function tasksOf({ tasks, whole, ofClass }: Pick<MetricDefinition, 'tasks' | 'whole' | 'ofClass'>): readonly Task[] {
  return tasks ?? (ofClass === undefined || whole !== undefined ? ['classification'] : ['classification', 'multilabel']);
}

/** The averages that a metric has in a task. */
export function averagesIn({ averages }: Pick<MetricDefinition, 'averages'>, task: Task): readonly Average[] {
  return task === 'multilabel' ? averages : averages.filter((average) => average !== 'samples');
}

/** The task whose examples a matrix counts. */
export function taskOf({ spurious, labelSets }: ConfusionMatrix): Task {
  return spurious === undefined ? 'classification' : labelSets === undefined ? 'entities' : 'multilabel';
}

/** Whether a value is made of the margins and the diagonal of a matrix alone: then tests of chance need no cells. */
export function isFromMargins({ ofClass, fromMargins }: Pick<MetricDefinition, 'ofClass' | 'fromMargins'>, selector: Selector): boolean {
  if (selector.kind === 'class' || (selector.kind === 'average' && selector.average !== 'samples')) return ofClass !== undefined;
  return selector.kind === 'whole' && fromMargins === true;
}

/** Whether a metric is one of a class. */
export function isOfClass({ ofClass, ofScores }: Pick<MetricDefinition, 'ofClass' | 'ofScores'>): boolean {
  return ofClass !== undefined || ofScores !== undefined;
}
