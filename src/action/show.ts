import { existsSync } from 'node:fs';
import path from 'node:path';
import { reportPaths } from '../gate.js';
import { writeOutputs } from '../github/outputs.js';
import { appendSummary } from '../github/summary.js';
import { annotationsOf } from '../report/annotations.js';
import { terminal } from '../report/escape.js';
import { failedThresholdsJson, metricsJson } from '../report/json.js';
import { fittingMarkdown } from '../report/markdown/markdown.js';
import type { Report } from '../report/report.js';
import { laidOut } from '../report/terminal-width.js';
import { evaluationText, PLAIN } from '../report/terminal.js';
import { publishComment } from './comment.js';
import { keepPredictions } from './keep.js';
import type { Step } from './step.js';

/** Outputs are carried through environment variables and expressions: more belongs into the report. */
const OUTPUT_BYTES = 64 * 1024;

/** The report wherever it can be seen: log, annotations, summary, comment, outputs. */
export async function show(report: Report, step: Step): Promise<void> {
  const { log } = step;
  for (const evaluation of report.evaluations) {
    log.group(`Evaluation ${evaluation.name}: ${evaluation.conclusion}`, [await laidOut((width) => evaluationText(evaluation, PLAIN, width))]);
  }
  log.annotate(annotationsOf(report));
  writeSummary(report, step);
  const url = await publishComment(report, step);
  await keepPredictions(report, step);
  publishOutputs(report, step, url);
  log.line(`${report.conclusion}: ${terminal(report.summary)}`);
}

function writeSummary(report: Report, { inputs: { reportDirectory }, context, log }: Step): void {
  const surroundings = { fullReport: `\`${reportPaths(reportDirectory).json}\`` };
  const result = appendSummary(process.env, (maxBytes) => fittingMarkdown(report, maxBytes, context.runUrl === '' ? {} : surroundings));
  if (result.kind === 'failed') log.annotate([{ level: 'notice', message: `The job summary was not written: ${result.reason}` }]);
}

function publishOutputs(report: Report, { inputs: { reportDirectory }, context: { workspace }, log }: Step, commentUrl: string): void {
  const paths = reportPaths(reportDirectory);
  const ifWritten = (file: string): string => (existsSync(path.resolve(workspace, file)) ? file : '');
  const result = writeOutputs(
    process.env,
    new Map([
      ['conclusion', report.conclusion],
      ['summary', terminal(report.summary)],
      ['report-json', ifWritten(paths.json)],
      ['report-markdown', ifWritten(paths.markdown)],
      ['comment-url', commentUrl],
      ['failed-thresholds', failedThresholdsJson(report, OUTPUT_BYTES)],
      ['metrics', metricsJson(report, OUTPUT_BYTES)],
    ]),
  );
  if (result.kind === 'failed') log.annotate([{ level: 'warning', message: `The outputs were not written: ${result.reason}` }]);
}
