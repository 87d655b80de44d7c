import { reportDocument, wholeMetrics } from './json-document.js';
import { jsonText } from './json-text.js';
import type { MetricReport, Report } from './report.js';

/** report.json: everything, with sorted keys in snake_case, so that two runs can be compared line by line. Its schema: schema/report.schema.json. */
export function reportJson(report: Report): string {
  return jsonText(reportDocument(report));
}

/** The output `metrics`: evaluation → metric key → value (null where undefined), sorted, without paths or times; below `maxBytes` or empty. */
export function metricsJson({ evaluations }: Report, maxBytes: number): string {
  const entries = (ofClasses: boolean): string =>
    object(
      evaluations.flatMap(({ name, measured }): readonly Entry[] => {
        if (measured === undefined) return [];
        return [[name, object([...wholeMetrics(measured), ...(ofClasses ? measured.classMetrics.flatMap((own) => own.metrics) : [])].map(metricEntry))]];
      }),
    );
  const everything = isTooLong(evaluations, maxBytes) ? undefined : entries(true);
  if (everything !== undefined && Buffer.byteLength(everything) < maxBytes) return everything;
  // Hundreds of classes: the metrics of the whole stay, the report has the rest.
  const whole = entries(false);
  return Buffer.byteLength(whole) < maxBytes ? whole : '{}';
}

/** The output `failed-thresholds`: a JSON array of what failed or could not be judged; as many as fit. */
export function failedThresholdsJson({ evaluations }: Report, maxBytes: number): string {
  const fitting: string[] = [];
  // The brackets.
  let bytes = 2;
  for (const { name, thresholds } of evaluations) {
    for (const { key, state, severity, words } of thresholds) {
      if (state !== 'error' && (state !== 'fail' || severity !== 'fail')) continue;
      const entry = JSON.stringify({ evaluation: name, threshold: key, state, description: words.plainText });
      bytes += Buffer.byteLength(entry) + 1;
      if (bytes >= maxBytes) return `[${fitting.join(',')}]`;
      fitting.push(entry);
    }
  }
  return `[${fitting.join(',')}]`;
}

/** Whether the keys of all metrics of classes are alone too long: no need to write and sort millions of them to see that they do not fit. */
function isTooLong(evaluations: Report['evaluations'], maxBytes: number): boolean {
  let bytes = 0;
  for (const { measured } of evaluations) {
    for (const { metrics } of measured?.classMetrics ?? []) {
      for (const { key } of metrics) bytes += key.length;
      if (bytes >= maxBytes) return true;
    }
  }
  return false;
}

type Entry = readonly [key: string, json: string];

function metricEntry({ key, value }: MetricReport): Entry {
  return [key, value.defined ? JSON.stringify(value.value) : 'null'];
}

/** A JSON object of entries, sorted, whatever the keys are called: `__proto__` is a label. Values are JSON already. */
function object(entries: readonly Entry[]): string {
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${sorted.map(([key, json]) => `${JSON.stringify(key)}:${json}`).join(',')}}`;
}
