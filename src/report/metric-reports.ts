import type { Tally } from '../matrix/tally.js';
import type { MetricDefinition } from '../metrics/definition.js';
import { metricKey, type SelectorNames } from '../metrics/key.js';
import { scorecard, type Measured, type Scorecard } from '../metrics/scorecard.js';
import { change } from '../thresholds/exact.js';
import type { NamedSelector } from '../thresholds/threshold.js';
import { phrase } from './phrase.js';
import type { AveragesReport, MetricReport } from './report.js';
import { subject } from './words.js';

/** The scorecards a metric is read from: all examples, and where there is a comparison both its sides. */
type Cards = readonly [all: Scorecard, now: Scorecard | undefined, before: Scorecard | undefined];

/** Every metric of the whole matrix, every average, and every metric of every class. */
export function metricReports(
  { classes, matrices }: Tally,
  ordered: boolean,
): { readonly metrics: readonly MetricReport[]; readonly averages: readonly AveragesReport[]; readonly classMetrics: readonly MetricReport[] } {
  const all = scorecard(matrices.candidate, { ordered });
  const { comparison } = matrices;
  const before = comparison === undefined ? undefined : scorecard(comparison.baseline, { ordered });
  const now = comparison === undefined ? undefined : scorecard(comparison.candidate, { ordered });
  const cards: Cards = [all, now, before];
  const rows = (list: (card: Scorecard) => readonly Measured[], names: (index: number) => SelectorNames & NamedSelector): readonly MetricReport[] =>
    list(all).map((measured, index) => metricReport(measured.metric, names(index), cards.map((card) => (card === undefined ? undefined : list(card)[index]))));
  const averages = rows((card) => card.averages, (index) => ({ kind: 'average', average: all.averages[index]?.average ?? 'macro' }));
  return {
    metrics: rows((card) => card.whole, () => ({ kind: 'whole' })),
    averages: all.averages.flatMap(({ metric, average }, index): readonly AveragesReport[] => {
      const [macro, micro, weighted] = averages.slice(index, index + 3);
      // The catalogue lists macro, micro, weighted in a row.
      if (average !== 'macro' || macro === undefined || micro === undefined || weighted === undefined) return [];
      return [{ title: phrase`${metric.title}`, macro, micro, weighted }];
    }),
    classMetrics: classes.flatMap((name, index) => rows((card) => card.classes[index] ?? [], () => ({ kind: 'class', label: name }))),
  };
}

function metricReport(metric: MetricDefinition, names: SelectorNames & NamedSelector, [all, now, before]: readonly (Measured | undefined)[]): MetricReport {
  return {
    key: metricKey(metric.id, names),
    title: subject(metric, names),
    unit: metric.unit,
    value: all?.value ?? { defined: false, reason: 'not measured' },
    ...(before !== undefined && { baseline: before.value }),
    ...(before?.value.defined === true && now?.value.defined === true && { change: change(now.value, before.value) }),
  };
}
