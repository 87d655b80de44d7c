import type { BaselineStores } from '../baseline/stores.js';
import type { Config, EvaluationConfig } from '../config/config.js';
import { countEvaluation, readOnly, type GateFiles } from '../gate.js';
import type { Tally } from '../matrix/tally.js';
import { ProblemError } from '../problem.js';
import { plural } from '../report/numbers.js';
import type { Width } from '../report/terminal-width.js';
import { calibrated, type Asked } from './calibrate/simulate.js';
import { calibrationText } from './calibrate/table.js';

/** How often each threshold of a config would have failed an equally good model, and what it would catch: a text for each evaluation. */
export async function calibrate(config: Config, asked: Asked, files: GateFiles, stores: BaselineStores): Promise<(width: Width) => string> {
  const texts: ((width: Width) => string)[] = [];
  for (const evaluation of config.evaluations) texts.push(await calibrationOf(evaluation, config, asked, files, stores));
  return (width) => texts.map((text) => text(width)).join('\n\n');
}

async function calibrationOf(evaluation: EvaluationConfig, config: Config, asked: Asked, files: GateFiles, stores: BaselineStores): Promise<(width: Width) => string> {
  const { thresholds = [], name, place } = evaluation;
  const own = thresholds.filter(({ metric: { needs } }) => needs !== 'scores' && needs !== 'repeats');
  if (own.length === 0) throw new ProblemError({ message: `there is no threshold to calibrate${config.single ? '' : ` in ${name}`}: those of scores and of agreement between runs are not simulated`, ...(place !== undefined && { place }) });
  const tally = await countEvaluation(evaluation, { config, trusted: { predictions: false, baseline: false }, reportDirectory: 'confusion-gate-report', copyPredictions: false, stores, run: { tool: '', enforced: true } }, readOnly(files));
  const calibrations = calibrated(own, tally, evaluation.chance, asked);
  return (width) => calibrationText(config.single ? undefined : name, calibrations, examplesIn(tally), asked, width);
}

function examplesIn({ matrices: { candidate, comparison } }: Tally): string {
  const size = comparison?.units?.().units.reduce((sum, { count }) => sum + count, 0) ?? candidate.total;
  const of = comparison?.units?.().of ?? 'example';
  return `${plural(size, of)}${comparison?.units === undefined ? ' of one model, beside a second that answers a quarter of them anew' : ' of two models'}`;
}
