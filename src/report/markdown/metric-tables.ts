import { code, html, prose } from '../escape.js';
import { AVERAGES } from '../../metrics/definition.js';
import { OUTCOMES } from '../../matrix/confusion.js';
import { integer, numberWithChange } from '../numbers.js';
import type { ClassReport, MeasuredReport, MetricReport, NumberReport, SliceReport } from '../report.js';
import { first, type Rendering } from './detail.js';
import { details, table, unbroken } from './table.js';

/** With more classes the table of all their metrics is too wide to read; report.json has it. */
const CLASSES_SIDE_BY_SIDE = 4;

/** Folded: the classes, the slices, and every metric. */
export function metricTables(measured: MeasuredReport, rendering: Rendering): string {
  const { perClass, slices, counts } = measured;
  const { detail } = rendering;
  const parts = [
    { title: 'Per class', text: classTable(perClass, rendering) },
    ...slices.map((slice) => ({ title: `by ${html(slice.column)}`, text: sliceTable(slice, counts, rendering) })),
    { title: 'all metrics', text: detail.metrics ? allMetrics(measured) : '' },
  ].filter(({ text }) => text !== '');
  if (!detail.metrics) rendering.leftOut.add('the tables of all metrics');
  const title = parts.map((part) => part.title).join(' · ');
  return parts.length === 0 ? '' : details(`${title.charAt(0).toUpperCase()}${title.slice(1)}`, parts.map(({ text }) => text).join('\n\n'));
}

function classTable(perClass: readonly ClassReport[], rendering: Rendering): string {
  const most = rendering.detail.classes;
  const ordered = perClass.length <= most ? perClass : perClass.toSorted((a, b) => worsening(b) - worsening(a));
  const shown = first(ordered, most, 'rows of the per-class tables', rendering);
  if (shown.length === 0) return '';
  const grid = table(
    ['class', 'support', 'precision', 'recall', 'F1', 'missed', 'false alarms'],
    ['left', 'right', 'right', 'right', 'right', 'right', 'right'],
    shown.map((row) => [code(row.name), integer(row.support), ...[row.precision, row.recall, row.f1, row.missed, row.falseAlarms].map(number)]),
  );
  return perClass.length > shown.length ? `${grid}\n\n… and ${integer(perClass.length - shown.length)} more classes` : grid;
}

/** Added misses; without a baseline all of them. */
function worsening({ missed }: ClassReport): number {
  return missed.change ?? (missed.value.defined ? missed.value.value : 0);
}

function sliceTable({ column, values }: SliceReport, counts: MeasuredReport['counts'], rendering: Rendering): string {
  const most = rendering.detail.slices;
  const ordered = values.length <= most ? values : values.toSorted((a, b) => b.examples - a.examples);
  const shown = first(ordered, most, 'rows of the tables of slices', rendering);
  if (shown.length === 0) return '';
  const grid = table(
    [code(column), counts === 'examples' ? counts : `gold ${counts}`, values[0]?.overall.title ?? ''],
    ['left', 'right', 'right'],
    shown.map(({ value, examples, overall }) => [code(value), integer(examples), number(overall)]),
  );
  return values.length > shown.length ? `${grid}\n\n… and ${integer(values.length - shown.length)} more values` : grid;
}

function allMetrics({ metrics, averages, classMetrics }: MeasuredReport): string {
  const kinds = AVERAGES.filter((kind) => averages.some((own) => own[kind] !== undefined));
  const ofClasses = classMetrics.length > CLASSES_SIDE_BY_SIDE ? [] : classMetrics;
  const tables = [
    table(['metric', 'value'], ['left', 'right'], metrics.filter(speaks).map((metric) => [prose(metric.title, 80), number(metric)])),
    table(
      ['average', ...kinds],
      ['left', ...kinds.map(() => 'right' as const)],
      averages.map((own) => [prose(own.title, 80), ...kinds.map((kind) => metricCell(own[kind]))]),
    ),
  ];
  if (ofClasses.length > 0) {
    tables.push(
      table(
        ['of a class', ...ofClasses.map(({ name }) => code(name))],
        ['left', ...ofClasses.map(() => 'right' as const)],
        (ofClasses[0]?.metrics ?? []).map(({ title }, index) => [prose(title, 80), ...ofClasses.map((own) => metricCell(own.metrics[index]))]),
      ),
    );
  }
  return tables.join('\n\n');
}

function metricCell(metric: MetricReport | undefined): string {
  return metric === undefined ? '' : number(metric);
}

const OUTCOME_RATES: ReadonlySet<string> = new Set(OUTCOMES.map((outcome) => `${outcome}_rate`));

/** The rate of an outcome that no model gave says nothing. */
function speaks({ key, value, baseline }: MetricReport): boolean {
  return !OUTCOME_RATES.has(key) || [value, baseline].some((side) => side?.defined === true && side.value > 0);
}

function number(of: NumberReport): string {
  return unbroken(numberWithChange(of));
}
