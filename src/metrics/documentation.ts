import { METRICS } from './catalogue.js';
import { isOfClass, tasksOf, type MetricDefinition } from './definition.js';

const HEADER = ['metric', 'what', 'range, best', 'formula', 'undefined when', 'of'];

/** The table of metrics in the README, as Markdown with a final newline. */
export function metricTable(): string {
  const rows = METRICS.map((metric) => [`\`${metric.id}\``, metric.title, rangeAndBest(metric), metric.formula, metric.undefinedWhen, selectors(metric)]);
  return [HEADER, HEADER.map(() => '---'), ...rows].map(line).join('');
}

function rangeAndBest({ unit, range: [low, high], better }: MetricDefinition): string {
  const range = unit === 'count' ? 'count' : `${String(low).replace('-', '−')} … ${high === Infinity ? '∞' : high}`;
  return better === 'neither' ? range : `${range}, ${better} is better`;
}

const NEEDS: Readonly<Record<NonNullable<MetricDefinition['needs']>, string>> = { order: 'ordered labels', scores: 'with scores', costs: 'with costs', repeats: 'with repeats' };

function selectors(metric: MetricDefinition): string {
  const whole = metric.whole === undefined ? [] : ['all'];
  const ofClass = [...(isOfClass(metric) ? ['class'] : []), ...metric.averages];
  const cell = metric.ofCell === undefined ? [] : ['cell'];
  const needs = metric.needs === undefined ? '' : ` (${NEEDS[metric.needs]})`;
  return `${[...whole, ...ofClass, ...cell].join(', ')}${needs}${taskWords(metric)}`;
}

/** Every metric is of a classification unless this says otherwise. */
function taskWords(metric: MetricDefinition): string {
  const tasks = tasksOf(metric);
  const others = tasks.filter((task) => task !== 'classification');
  if (!tasks.includes('classification')) return ` (${others.join(', ')})`;
  return others.length === 0 ? '' : `; ${others.join(', ')} too`;
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
}
