import type { Tally } from '../matrix/tally.js';
import { metricKey, type SelectorNames } from '../metrics/key.js';
import { scorecard, type Measured, type Scorecard } from '../metrics/scorecard.js';
import { change } from '../thresholds/exact.js';
import { countsCompare } from './matrix-report.js';
import type { AveragesReport, MeasuredReport, MetricReport } from './report.js';

/** Every metric of the whole matrix, every average, and every metric of every class. */
export function metricReports({ classes, matrices }: Tally, ordered: boolean): Pick<MeasuredReport, 'metrics' | 'averages' | 'classMetrics'> {
  const { comparison } = matrices;
  const comparable = countsCompare(matrices);
  const all = scorecard(matrices.candidate, { ordered });
  const now = comparison === undefined ? undefined : scorecard(comparison.candidate, { ordered });
  const before = comparison === undefined ? undefined : scorecard(comparison.baseline, { ordered });
  /** The same list of all three cards, row by row. */
  const rows = <T extends Measured>(list: (card: Scorecard) => readonly T[], names: (measured: T) => SelectorNames): readonly MetricReport[] => {
    const [nowList, beforeList] = [now, before].map((card) => (card === undefined ? [] : list(card)));
    return list(all).map((measured, index) => metricReport(measured, names(measured), comparable || measured.metric.unit !== 'count' ? nowList?.[index] : undefined, beforeList?.[index]));
  };
  const averages = rows((card) => card.averages, ({ average }) => ({ kind: 'average', average }));
  return {
    metrics: rows((card) => card.whole, () => ({ kind: 'whole' })),
    averages: all.averages.flatMap(({ metric, average }, index): readonly AveragesReport[] => {
      const [macro, micro, weighted] = averages.slice(index, index + 3);
      // The catalogue lists macro, micro, weighted in a row.
      if (average !== 'macro' || macro === undefined || micro === undefined || weighted === undefined) return [];
      return [{ title: metric.title, macro, micro, weighted }];
    }),
    classMetrics: classes.map((name, index) => ({ name, metrics: rows((card) => card.classes[index] ?? [], () => ({ kind: 'class', label: name })) })),
  };
}

function metricReport({ metric, value }: Measured, names: SelectorNames, now: Measured | undefined, before: Measured | undefined): MetricReport {
  return {
    key: metricKey(metric.id, names),
    title: metric.title,
    unit: metric.unit,
    value,
    ...(before !== undefined && { baseline: before.value }),
    ...(before?.value.defined === true && now?.value.defined === true && { change: change(now.value, before.value) }),
  };
}
