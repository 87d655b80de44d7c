import type { Tally } from '../matrix/tally.js';
import type { MetricDefinition } from '../metrics/definition.js';
import { metricKey, type SelectorNames } from '../metrics/key.js';
import { scorecard, type Measured } from '../metrics/scorecard.js';
import type { NamedSelector } from '../thresholds/threshold.js';
import { change } from '../thresholds/exact.js';
import type { MetricReport } from './report.js';
import { subject } from './words.js';

/** Every metric of the whole matrix and every average; and every metric of every class. */
export function metricReports({ classes, matrices }: Tally, ordered: boolean): { readonly metrics: readonly MetricReport[]; readonly classMetrics: readonly MetricReport[] } {
  const all = scorecard(matrices.candidate, { ordered });
  const { comparison } = matrices;
  const before = comparison === undefined ? undefined : scorecard(comparison.baseline, { ordered });
  const now = comparison === undefined ? undefined : comparison.candidate.total === matrices.candidate.total ? all : scorecard(comparison.candidate, { ordered });
  const one = (metric: MetricDefinition, names: SelectorNames & NamedSelector, value: Measured, baseline: Measured | undefined, compared: Measured | undefined): MetricReport => ({
    key: metricKey(metric.id, names),
    title: subject(metric, names),
    unit: metric.unit,
    value: value.value,
    ...(baseline !== undefined && { baseline: baseline.value }),
    ...(baseline?.value.defined === true && compared?.value.defined === true && { change: change(compared.value, baseline.value) }),
  });
  return {
    metrics: [
      ...all.whole.map((measured, i) => one(measured.metric, { kind: 'whole' }, measured, before?.whole[i], now?.whole[i])),
      ...all.averages.map((measured, i) => one(measured.metric, { kind: 'average', average: measured.average }, measured, before?.averages[i], now?.averages[i])),
    ],
    classMetrics: classes.flatMap((name, index) =>
      (all.classes[index] ?? []).map((measured, i) => one(measured.metric, { kind: 'class', label: name }, measured, before?.classes[index]?.[i], now?.classes[index]?.[i])),
    ),
  };
}
