import { terminal, terminalName } from '../../report/escape.js';
import { formatChange, formatValue } from '../../report/numbers.js';
import { aligned, textOf } from '../../report/terminal-table.js';
import type { Width } from '../../report/terminal-width.js';
import { thresholdWords } from '../../report/words.js';
import { isChange } from '../../thresholds/threshold.js';
import { STEPS, type Asked, type Calibration } from './simulate.js';

const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** The calibration of one evaluation as a table, with a bar for each step: how often a model that lost so much would fail. */
export function calibrationText(name: string | undefined, calibrations: readonly Calibration[], examples: string, { draws, rate }: Asked, width: Width): string {
  const rows = calibrations.map((own) => [terminal(thresholdWords(own.threshold)), percent(own.falseAlarms), catches(own), own.failed.map(bar).join(''), proposal(own)]);
  const head = ['threshold', 'fails a good model', 'catches', `loses ${shareText(STEPS[0])} … ${shareText(STEPS.at(-1) ?? 0)}`, `for ${percent(rate)}`];
  return [
    `${name === undefined ? '' : `${terminalName(name)}: `}${examples}, ${draws} samples of equally good models and of worse ones.`,
    textOf(aligned([head, ...rows], ['left', 'right', 'right', 'left', 'left'], width)),
    '"fails a good model": how often a harmless change would be blocked. "catches": the change that is caught four times out of five.',
    `The bars show how often a model fails that lost ${STEPS.map(shareText).join(', ')} of its right answers (of the class, where one is named).`,
    `"for ${percent(rate)}": the bound that equally good models exceed at most so often, where it is taken literally.`,
  ].join('\n');
}

function catches({ threshold: { metric, bound }, catches: change }: Calibration): string {
  if (change === undefined) return 'nothing';
  const size = formatChange(metric.unit, change);
  return metric.unit === 'fraction' ? `${size} points` : isChange(bound) ? size : size;
}

function proposal({ threshold: { metric, bound, policy }, proposal: value, errors }: Calibration): string {
  if (errors > 0) return `cannot be judged in ${percent(errors)} of the samples`;
  if (value === undefined) return policy === 'point' ? '' : 'kept by its policy';
  if (!isChange(bound)) return `${bound.kind}: ${metric.unit === 'fraction' ? value.toFixed(3) : formatValue(metric.unit, { defined: true, value })}`;
  return metric.unit === 'fraction' ? `${bound.kind}: "${(value * 100).toFixed(1)}pp"` : `${bound.kind}: ${formatValue(metric.unit, { defined: true, value })}`;
}

function bar(share: number): string {
  return BARS[Math.min(BARS.length - 1, Math.floor(share * BARS.length))] ?? '';
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}

function shareText(share: number): string {
  return `${Math.round(share * 100)} %`;
}
