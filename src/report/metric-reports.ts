import type { Tally } from '../matrix/tally.js';
import { keyEnding } from '../metrics/key.js';
import { scorecard, type Measured, type Scorecard } from '../metrics/scorecard.js';
import { change } from '../thresholds/exact.js';
import { countsCompare } from './matrix-report.js';
import type { AveragesReport, ClassReport, MeasuredReport, MetricReport } from './report.js';

/** Every metric of the whole matrix, every average, and every metric of every class; the row of every class shows a few of those. */
export function metricReports({ classes, matrices }: Tally, ordered: boolean): Pick<MeasuredReport, 'metrics' | 'averages' | 'classMetrics' | 'perClass'> {
  const { comparison } = matrices;
  const comparable = countsCompare(matrices);
  const all = scorecard(matrices.candidate, { ordered });
  const now = comparison === undefined ? undefined : comparison.candidate === matrices.candidate ? all : scorecard(comparison.candidate, { ordered });
  const before = comparison === undefined ? undefined : scorecard(comparison.baseline, { ordered });
  /** The same list of all three cards, row by row. */
  const rows = <T extends Measured>(list: (card: Scorecard) => readonly T[], ending: (measured: T) => string): readonly MetricReport[] => {
    const nowList = now && list(now);
    const beforeList = before && list(before);
    return list(all).map((measured, index) => metricReport(measured, ending(measured), comparable || measured.metric.unit !== 'count' ? nowList?.[index] : undefined, beforeList?.[index]));
  };
  const ofClass = (name: string, index: number): readonly MetricReport[] => {
    const ending = keyEnding({ kind: 'class', label: name });
    return rows((card) => card.classes[index] ?? [], () => ending);
  };
  const classMetrics = classes.map((name, index) => ({ name, metrics: ofClass(name, index) }));
  const averages = rows((card) => card.averages, ({ average }) => keyEnding({ kind: 'average', average }));
  return {
    metrics: rows((card) => card.whole, () => keyEnding({ kind: 'whole' })),
    averages: all.averages.flatMap(({ metric, average }, index): readonly AveragesReport[] => {
      const [macro, micro, weighted] = averages.slice(index, index + 3);
      // The catalogue lists macro, micro, weighted in a row.
      if (average !== 'macro' || macro === undefined || micro === undefined || weighted === undefined) return [];
      return [{ title: metric.title, macro, micro, weighted }];
    }),
    classMetrics,
    perClass: classReports(classMetrics, all, matrices.candidate.support),
  };
}

/** The row of every class, in the order of the label set. */
function classReports(classMetrics: MeasuredReport['classMetrics'], { classes: [first = []] }: Scorecard, support: Float64Array): readonly ClassReport[] {
  const column = (id: string): ((metrics: readonly MetricReport[]) => MetricReport) => {
    const index = first.findIndex(({ metric }) => metric.id === id);
    return (metrics) => metrics[index] ?? missing(id);
  };
  const [precision, recall, f1, missed, falseAlarms] = [column('precision'), column('recall'), column('f1'), column('false_negatives'), column('false_positives')];
  return classMetrics.map(({ name, metrics }, index) => ({
    name,
    support: support[index] ?? 0,
    precision: precision(metrics),
    recall: recall(metrics),
    f1: f1(metrics),
    missed: missed(metrics),
    falseAlarms: falseAlarms(metrics),
  }));
}

function missing(id: string): never {
  throw new Error(`no metric ${id}`);
}

function metricReport({ metric, value }: Measured, ending: string, now: Measured | undefined, before: Measured | undefined): MetricReport {
  const own = { key: `${metric.id}${ending}`, title: metric.title, unit: metric.unit, value };
  if (before === undefined) return own;
  return before.value.defined && now?.value.defined === true ? { ...own, baseline: before.value, change: change(now.value, before.value) } : { ...own, baseline: before.value };
}
