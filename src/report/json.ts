import { Phrase } from './phrase.js';
import type { MetricReport, Report } from './report.js';

/** report.json: everything, with sorted keys in snake_case, so that two runs can be compared line by line. */
export function reportJson(report: Report): string {
  return `${JSON.stringify(plain(report), undefined, 2)}\n`;
}

/** The output `metrics`: evaluation → metric key → value (null where undefined), sorted, without paths or times; below `maxBytes` or empty. */
export function metricsJson({ evaluations }: Report, maxBytes: number): string {
  const entries = (include: (metric: MetricReport) => boolean): string =>
    object(
      evaluations
        .filter(({ measured }) => measured !== undefined)
        .map(({ name, measured }) => [
          name,
          object([...(measured?.metrics ?? []), ...(measured?.averages ?? []).flatMap(({ macro, micro, weighted }) => [macro, micro, weighted]), ...(measured?.classMetrics ?? [])].filter(include).map(({ key, value }) => [key, value.defined ? JSON.stringify(value.value) : 'null'])),
        ]),
    );
  const everything = entries(() => true);
  if (Buffer.byteLength(everything) < maxBytes) return everything;
  // Thousands of classes: the metrics of the whole stay, the report has the rest.
  const whole = entries(({ key }) => !key.includes('['));
  return Buffer.byteLength(whole) < maxBytes ? whole : '{}';
}

/** The output `failed-thresholds`: a JSON array of what failed or could not be judged. */
export function failedThresholdsJson({ evaluations }: Report, maxBytes: number): string {
  const failed = evaluations.flatMap(({ name, thresholds }) =>
    thresholds
      .filter(({ state, severity }) => state === 'error' || (state === 'fail' && severity === 'fail'))
      .map(({ key, state, words }) => ({ evaluation: name, threshold: key, state, description: words.plainText })),
  );
  while (Buffer.byteLength(JSON.stringify(failed)) >= maxBytes) failed.pop();
  return JSON.stringify(failed);
}

/** A JSON object of entries, sorted, whatever the keys are called: `__proto__` is a label. Values are JSON already. */
function object(entries: readonly (readonly [key: string, json: string])[]): string {
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${sorted.map(([key, json]) => `${JSON.stringify(key)}:${json}`).join(',')}}`;
}

/** Phrases become text; the keys of our own objects become snake_case and are sorted. Data never stands in a key. */
function plain(value: unknown): unknown {
  if (value instanceof Phrase) return value.plainText;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, entry]): [string, unknown] => [key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), plain(entry)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
