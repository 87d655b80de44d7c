import { code, markdown, prose } from '../escape.js';
import { plural } from '../numbers.js';
import type { EvaluationReport, MeasuredReport } from '../report.js';
import type { Rendering } from './detail.js';
import { flipsSection } from './flips.js';
import { ADVICE } from './marks.js';
import { matrixSection } from './matrix.js';
import { metricTables } from './metric-tables.js';
import { problemList } from './problems.js';
import { provenanceSection } from './provenance.js';
import { details } from './table.js';
import { thresholdsSection } from './thresholds.js';
import { unparsedSection } from './unparsed.js';

/** What stands above already. */
export interface Said {
  readonly problems: boolean;
  readonly firstNotice: boolean;
  readonly name: boolean;
}

/** The body of one evaluation: notices, matrix, thresholds, then folded: flips, unread replies, per class, all metrics, provenance. One at a time, as asked for. */
export function* evaluationSections(evaluation: EvaluationReport, said: Said, rendering: Rendering): Generator<string> {
  const { measured, thresholds, cautions, problems, notices } = evaluation;
  const { detail, leftOut } = rendering;
  if (!said.problems && problems.length > 0) yield problemList(problems, rendering);
  if (measured !== undefined) yield introduction(evaluation, measured, said);
  yield notices.slice(said.firstNotice ? 1 : 0).map(markdown).join(' ');
  if (measured !== undefined && detail.matrix) yield matrixSection(measured);
  yield thresholdsSection(thresholds, rendering);
  if (detail.metrics && cautions.length > 0) yield details(cautions.length === 1 ? 'A threshold that sees little' : 'Thresholds that see little', cautions.map((caution) => `- ${markdown(caution)}`).join('\n'));
  if (measured === undefined) return;
  if (!measured.scoreWords.empty) yield `${ADVICE} ${markdown(measured.scoreWords)}`;
  yield flipsSection(measured.flips, rendering);
  yield unparsedSection(measured.unparsed, rendering);
  yield metricTables(measured, rendering);
  if (detail.provenance) yield provenanceSection(measured);
  if (!detail.matrix) leftOut.add('the matrix');
  if (!detail.provenance) leftOut.add('the provenance');
}

function introduction({ name, named }: EvaluationReport, { examples, counts, comparison, positive, provenance }: MeasuredReport, said: Said): string {
  return [
    ...(named && !said.name ? [`**${prose(name, 80)}**`] : []),
    `${plural(examples, counts === 'entities' ? 'document' : 'example')}, ${markdown(comparison)}`,
    ...(provenance.baseline === undefined ? [] : [`baseline ${markdown(provenance.baseline.origin)}`]),
    ...(positive === undefined ? [] : [`positive class ${code(positive)}`]),
    ...(provenance.model === undefined ? [] : [`model ${code(provenance.model, 120)}`]),
  ].join(' · ');
}
