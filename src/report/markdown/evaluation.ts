import { code, markdown, prose } from '../escape.js';
import { formatChange, formatValue, integer, plural } from '../numbers.js';
import type { EvaluationReport, FlipGroup, MeasuredReport, NumberReport, ThresholdReport } from '../report.js';
import type { Detail } from './detail.js';
import { CELL_MARKS, memberMark, thresholdMark } from './marks.js';
import { details, table } from './table.js';

/** The body of one evaluation: notices, matrix, thresholds, then folded: flips, per class, all metrics, provenance. */
export function evaluationSections(evaluation: EvaluationReport, detail: Detail): readonly string[] {
  const { measured } = evaluation;
  return [
    problemsSection(evaluation, detail),
    measured === undefined ? '' : introduction(evaluation, measured),
    ...evaluation.notices.map(markdown),
    measured === undefined || !detail.matrix ? '' : matrixSection(measured),
    thresholdsSection(evaluation.thresholds, detail),
    measured === undefined ? '' : flipsSection(measured.flips, detail),
    measured === undefined ? '' : numbersSection(measured, detail),
    measured === undefined || !detail.provenance ? '' : provenanceSection(measured),
  ].filter((section) => section !== '');
}

export function problemsSection({ problems }: { readonly problems: EvaluationReport['problems'] }, detail: Detail): string {
  if (problems.length === 0) return '';
  const shown = problems.slice(0, detail.problems).map(({ message, place, advice }) => {
    const where = place === undefined ? '' : `${code([place.file, place.line, place.column].filter((part) => part !== undefined).join(':'), 120)}: `;
    const help = advice === undefined ? '' : advice.split('\n').map((line) => `<br>${'&nbsp;'.repeat(line.length - line.trimStart().length)}${prose(line.trim(), 300)}`).join('');
    return `- ${where}${prose(message, 1_000)}${help}`;
  });
  const more = problems.length - shown.length;
  return [...shown, ...(more > 0 ? [`- … and ${integer(more)} more`] : [])].join('\n');
}

function introduction({ name, named }: EvaluationReport, { examples, comparison, positive, provenance }: MeasuredReport): string {
  return [
    ...(named ? [`**${prose(name, 80)}**`] : []),
    `${plural(examples, 'example')}, ${markdown(comparison)}`,
    ...(provenance.baseline === undefined ? [] : [`baseline ${code(provenance.baseline.origin, 120)}`]),
    ...(positive === undefined ? [] : [`positive class ${code(positive)}`]),
    ...(provenance.model === undefined ? [] : [`model ${code(provenance.model, 120)}`]),
  ].join(' · ');
}

function matrixSection({ matrix, confusions, classes }: MeasuredReport): string {
  const { columns, rows, accuracy, complete } = matrix;
  const bottom = columns.map(({ precision }) => (precision === undefined ? '' : number(precision)));
  const grid = table(
    ['actual ↓ · predicted →', ...columns.map(({ name, kind }) => (kind === 'class' ? code(name) : kind === 'outcome' ? `_${name}_` : `_${name}_`)), 'support', 'recall'],
    ['left', ...columns.map(() => 'right' as const), 'right', 'right'],
    [
      ...rows.map(({ name, cells, support, recall }) => [
        `**${code(name)}**`,
        ...cells.map(({ count, change, mark }) => `${CELL_MARKS[mark]} ${integer(count)}${change === undefined || change === 0 ? '' : ` (${formatChange('count', change)})`}`),
        integer(support),
        number(recall),
      ]),
      ['**precision**', ...bottom, '', `**accuracy ${number(accuracy)}**`],
    ],
  );
  if (complete) return grid;
  const listed = table(
    ['actual', 'predicted', 'examples', 'baseline', 'change'],
    ['left', 'left', 'right', 'right', 'right'],
    confusions.slice(0, 10).map(({ actual, predicted, count, baseline, change }) => [
      code(actual),
      code(predicted),
      integer(count),
      baseline === undefined ? '–' : integer(baseline),
      change === undefined ? '' : formatChange('count', change),
    ]),
  );
  return `The ${integer(rows.length)} most confused of ${integer(classes.length)} classes:\n\n${grid}\n\nThe confusions that ${confusions[0]?.change === undefined ? 'are most frequent' : 'changed most'}:\n\n${listed}`;
}

function thresholdsSection(thresholds: readonly ThresholdReport[], detail: Detail): string {
  if (thresholds.length === 0) return '';
  const order = { error: 0, fail: 1, inconclusive: 2, skipped: 3, pass: 4 } as const;
  const chosen =
    thresholds.length <= detail.thresholds ? thresholds : thresholds.toSorted((a, b) => order[a.state] - order[b.state]).slice(0, detail.thresholds);
  const grid = table(['', 'threshold', 'value', 'baseline', 'change', ''], ['centre', 'left', 'right', 'right', 'right', 'left'], chosen.flatMap((threshold) => thresholdRows(threshold, detail)));
  const hidden = thresholds.length - chosen.length;
  return hidden > 0 ? `${grid}\n\n… and ${plural(hidden, 'more threshold')}, none of them worse than these.` : grid;
}

function thresholdRows(threshold: ThresholdReport, detail: Detail): readonly (readonly string[])[] {
  const mark = thresholdMark(threshold);
  const words = markdown(threshold.words);
  const [only] = threshold.members;
  if (only === undefined) return [[mark, words, '–', '–', '', prose(threshold.reason ?? '', 500)]];
  if (threshold.members.length === 1 && only.state !== 'too_few') {
    return [[mark, words, only.value, only.baseline, only.change, markdown(only.detail)]];
  }
  // An expansion: one row for all of it, then the members that did not pass.
  const judged = threshold.members.filter(({ state }) => state !== 'too_few');
  const bad = threshold.members.filter(({ state }) => state === 'fail' || state === 'error');
  const few = threshold.members.length - judged.length;
  const counts = [
    `${integer(judged.length - bad.length)} of ${integer(judged.length)} pass`,
    ...(few > 0 ? [`${integer(few)} too few to judge`] : []),
    ...(judged.length === 0 && threshold.reason !== undefined ? [threshold.reason] : []),
  ].join('; ');
  const shown = bad.slice(0, detail.members);
  return [
    [mark, words, '', '', '', prose(counts, 300)],
    ...shown.map((member) => [memberMark(member), `↳ ${markdown(member.subject)}`, member.value, member.baseline, member.change, markdown(member.detail)]),
    ...(bad.length > shown.length ? [['', `↳ … and ${integer(bad.length - shown.length)} more`, '', '', '', '']] : []),
  ];
}

function flipsSection(groups: readonly FlipGroup[], detail: Detail): string {
  const [first] = groups;
  if (first === undefined) return '';
  const title = groups.map(({ title: name, count }, index) => (index === 0 ? `<b>${integer(count)} ${name}</b>` : `${integer(count)} ${name}`)).join(' · ');
  if (detail.flips === 0) return title;
  const blocks = groups.map(({ title: name, count, description, examples }) => {
    const shown = examples.slice(0, detail.flips);
    const withText = shown.some(({ text }) => text !== undefined);
    // Where all of them moved alike the description says how.
    const alike = new Set(examples.map(({ actual, baseline, candidate }) => JSON.stringify([actual, baseline, candidate]))).size === 1;
    const grid = table(
      ['id', ...(withText ? ['text'] : []), ...(alike ? [] : ['actual', 'was → is'])],
      ['left', 'left', 'left', 'left'],
      shown.map(({ name: id, text, actual, baseline, candidate }) => [
        code(id, 80),
        ...(withText ? [prose(text ?? '', detail.text)] : []),
        ...(alike ? [] : [code(actual), `${code(baseline)} → ${code(candidate)}`]),
      ]),
    );
    const more = count > shown.length ? `\n\n… and ${integer(count - shown.length)} more` : '';
    return `**${integer(count)} ${name}** (${markdown(description)})\n\n${grid}${more}`;
  });
  return details(title, blocks.join('\n\n'));
}

function numbersSection({ perClass, metrics, averages, slices }: MeasuredReport, detail: Detail): string {
  const blocks: string[] = [];
  const titles: string[] = [];
  if (detail.classes > 0 && perClass.length > 0) {
    const shown = perClass.length <= detail.classes ? perClass : perClass.toSorted((a, b) => (b.missed.change ?? 0) - (a.missed.change ?? 0)).slice(0, detail.classes);
    titles.push('Per class');
    blocks.push(
      table(
        ['class', 'support', 'precision', 'recall', 'F1', 'missed', 'false alarms'],
        ['left', 'right', 'right', 'right', 'right', 'right', 'right'],
        shown.map((row) => [code(row.name), integer(row.support), number(row.precision), number(row.recall), number(row.f1), number(row.missed), number(row.falseAlarms)]),
      ) + (perClass.length > shown.length ? `\n\n… and ${integer(perClass.length - shown.length)} more classes` : ''),
    );
  }
  if (detail.slices) {
    for (const { column, values } of slices) {
      titles.push(`by ${prose(column, 40)}`);
      blocks.push(
        table(
          [code(column), 'examples', 'accuracy'],
          ['left', 'right', 'right'],
          values.slice(0, 40).map(({ value, examples, accuracy }) => [code(value), integer(examples), number(accuracy)]),
        ) + (values.length > 40 ? `\n\n… and ${integer(values.length - 40)} more values` : ''),
      );
    }
  }
  if (detail.metrics) {
    titles.push('all metrics');
    blocks.push(
      table(
        ['metric', 'value'],
        ['left', 'right'],
        metrics.map((metric) => [markdown(metric.title), number(metric)]),
      ),
      table(
        ['average', 'macro', 'micro', 'weighted'],
        ['left', 'right', 'right', 'right'],
        averages.map(({ title, macro, micro, weighted }) => [markdown(title), number(macro), number(micro), number(weighted)]),
      ),
    );
  }
  if (blocks.length === 0) return '';
  const [head = '', ...rest] = titles;
  return details([`${head.charAt(0).toUpperCase()}${head.slice(1)}`, ...rest].join(' · '), blocks.join('\n\n'));
}

function provenanceSection({ provenance, classes }: MeasuredReport): string {
  const side = (title: string, { files, columns }: MeasuredReport['provenance']['candidate']): string => {
    const shown = files.slice(0, 10).map(({ name, format, rows }) => `${code(name, 120)} (${format}, ${plural(rows, 'row')})`);
    const roles = columns.map(({ role, name, inferred }) => `${role} = ${code(name)}${inferred ? ' (inferred)' : ''}`);
    return `- ${title}: ${shown.join(', ')}${files.length > 10 ? ` and ${integer(files.length - 10)} more files` : ''}\n  - columns: ${roles.join(', ')}`;
  };
  const lines = [
    side('candidate', provenance.candidate),
    ...(provenance.baseline === undefined ? [] : [side('baseline', provenance.baseline)]),
    ...provenance.baselineNotes.map((note) => `- ${prose(note, 300)}`),
    ...(provenance.model === undefined ? [] : [`- model: ${code(provenance.model, 120)}`]),
    `- ${plural(classes.length, 'class', 'classes')}; examples \`${provenance.fingerprint}\` (fingerprint of ids and gold labels, whatever their order)`,
  ];
  return details('Provenance', lines.join('\n'));
}

function number({ unit, value, change }: NumberReport): string {
  return `${formatValue(unit, value)}${change === undefined || change === 0 ? '' : ` (${formatChange(unit, change)})`}`;
}
