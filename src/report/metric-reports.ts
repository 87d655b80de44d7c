import type { Tally } from '../matrix/tally.js';
import { keyEnding } from '../metrics/key.js';
import type { Average, MetricDefinition } from '../metrics/definition.js';
import { scorecard, type Measured, type Scorecard } from '../metrics/scorecard.js';
import type { Value } from '../metrics/value.js';
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
  /** The values a row is made of; counts of samples of different sizes have no change. */
  const row = ({ id, title, unit }: MetricDefinition, ending: string, value: Value, nowValue: Value | undefined, beforeValue: Value | undefined): MetricReport =>
    metricReport(`${id}${ending}`, title, unit, value, comparable || unit !== 'count' ? nowValue : undefined, beforeValue);
  /** The same list of all three cards, row by row. */
  const rows = <T extends Measured>(list: (card: Scorecard) => readonly T[], ending: (measured: T) => string): readonly MetricReport[] => {
    const nowList = now && list(now);
    const beforeList = before && list(before);
    return list(all).map((measured, index) => row(measured.metric, ending(measured), measured.value, nowList?.[index]?.value, beforeList?.[index]?.value));
  };
  const ofClass = (name: string, index: number): readonly MetricReport[] => {
    const ending = keyEnding({ kind: 'class', label: name });
    return all.classes.map(({ metric, values }, at) => row(metric, ending, values[index] as Value, now?.classes[at]?.values[index], before?.classes[at]?.values[index]));
  };
  const classMetrics = classes.map((name, index) => ({ name, metrics: ofClass(name, index) }));
  const averages = rows((card) => card.averages, ({ average }) => keyEnding({ kind: 'average', average }));
  return {
    metrics: rows((card) => card.whole, () => keyEnding({ kind: 'whole' })),
    averages: all.averages.flatMap(({ metric, average }, index): readonly AveragesReport[] => {
      if (average !== 'macro') return [];
      const of = (wanted: Average): MetricReport | undefined => averages[all.averages.findIndex((own, at) => at >= index && own.metric === metric && own.average === wanted)];
      const [macro, micro, weighted, samples] = [of('macro'), of('micro'), of('weighted'), of('samples')];
      return macro === undefined || weighted === undefined ? [] : [{ title: metric.title, macro, ...(micro !== undefined && { micro }), weighted, ...(samples !== undefined && { samples }) }];
    }),
    classMetrics,
    perClass: classReports(classMetrics, all, matrices.candidate.support),
  };
}

/** The row of every class, in the order of the label set. */
function classReports(classMetrics: MeasuredReport['classMetrics'], { classes }: Scorecard, support: Float64Array): readonly ClassReport[] {
  const column = (id: string): ((metrics: readonly MetricReport[]) => MetricReport) => {
    const index = classes.findIndex(({ metric }) => metric.id === id);
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

function metricReport(key: string, title: string, unit: MetricDefinition['unit'], value: Value, now: Value | undefined, before: Value | undefined): MetricReport {
  if (before === undefined) return { key, title, unit, value };
  return before.defined && now?.defined === true ? { key, title, unit, value, baseline: before, change: change(now, before) } : { key, title, unit, value, baseline: before };
}
