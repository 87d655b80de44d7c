import { describe, expect, it } from 'vitest';
import { calibrated, type Calibration } from '../../src/commands/calibrate/simulate.js';
import { calibrate } from '../../src/commands/calibrate.js';
import { decodeConfig } from '../../src/config/decode.js';
import { openDocument } from '../surface/readme.js';
import { CHANCE, tallyOf, thresholdsOf } from '../thresholds/judging.js';
import { MemoryWorkspace, type Files } from '../report/memory-workspace.js';
import { COMMAND_LINE, ROOT, run } from '../bundle/spawn.js';

const TALLY = tallyOf(['ham', 'spam'], ['700 × ham ham ham', '20 × ham ham spam', '20 × ham spam ham', '200 × spam spam spam', '30 × spam spam ham', '30 × spam ham spam'], 'tested');

function calibrationOf(line: string, draws = 150): Calibration {
  const [only] = calibrated(thresholdsOf(line), TALLY, CHANCE, { draws, rate: 0.05 });
  if (only === undefined) throw new Error('nothing');
  return only;
}

describe('how often a threshold fails a good model', () => {
  it('is nearly every second time for a limit that allows nothing more', () => {
    const own = calibrationOf('metric: false_negatives, class: spam, max_increase: 0');
    expect(own.falseAlarms).toBeGreaterThan(0.35);
    expect(own.falseAlarms).toBeLessThan(0.55);
    // Sixty fair coins: their difference has a standard deviation of √60, and its 95 % quantile lies 1.64 of them up.
    expect(own.proposal).toBeGreaterThan(8);
    expect(own.proposal).toBeLessThan(18);
  });

  it('is about 2.5 % for one that asks chance, which catches what gets much worse', () => {
    const own = calibrationOf('metric: recall, class: spam, max_drop: 0', 300);
    expect(own.falseAlarms).toBeLessThan(0.06);
    expect(own.failed.at(-1)).toBe(1);
    expect(own.catches).toBeLessThan(-0.05);
    expect(own.proposal).toBeUndefined();
  });

  it('is of models as good as the candidate where a value is bounded', () => {
    expect(calibrationOf('metric: accuracy, min: 0.9').falseAlarms).toBe(0);
    expect(calibrationOf('metric: accuracy, min: 0.99').falseAlarms).toBe(1);
    expect(calibrationOf('metric: accuracy, min: 0.9').proposal).toBeCloseTo(0.938, 2);
  });

  it('is the same every time', () => {
    expect(calibrationOf('metric: f1, average: macro, max_drop: 0', 30)).toEqual(calibrationOf('metric: f1, average: macro, max_drop: 0', 30));
  });
});

const csv = (rows: readonly (readonly [actual: string, predicted: string, count: number])[]): string => ['id,actual,predicted', ...rows.flatMap(([actual, predicted, count]) => Array.from({ length: count }, (_, i) => `${actual}${predicted}${i},${actual},${predicted}`)), ''].join('\n');

async function calibration(files: Files, config: string): Promise<string> {
  const text = await calibrate(decodeConfig(config, 'gate.yml'), { draws: 40, rate: 0.05 }, new MemoryWorkspace(files), {});
  return text((part) => part.length);
}

describe('the command', () => {
  it('makes a second model up where there is one file', async () => {
    const text = await calibration({ 'p.csv': csv([['a', 'a', 90], ['a', 'b', 10], ['b', 'b', 95], ['b', 'a', 5]]) }, 'predictions: p.csv\nthresholds: [{ metric: accuracy, min: 0.8 }]\n');
    expect(text).toContain('200 examples of one model, beside a second that answers a quarter of them anew, 40 samples of equally good models and of worse ones.');
    expect(text).toMatch(/accuracy at least 80 % +0 % /);
  });

  it('draws whole documents of entities, and of label sets examples', async () => {
    const entity = (id: number, end: number): string => JSON.stringify({ id: `d${id}`, text: 'a b c d', gold: [[0, 1, 'T'], [2, 3, 'T']], predicted: end === 0 ? [] : [[0, 1, 'T'], [2, end, 'T']] });
    const lines = (end: (id: number) => number): string => `${Array.from({ length: 60 }, (_, id) => entity(id, end(id))).join('\n')}\n`;
    const entities = await calibration({ 'p.jsonl': lines((id) => (id % 9 === 0 ? 0 : 3)), 'b.jsonl': lines((id) => (id % 7 === 0 ? 0 : 3)) }, 'task: entities\npredictions: p.jsonl\nbaseline: b.jsonl\nthresholds: [{ metric: f1, average: micro, max_drop: 0 }]\n');
    expect(entities).toContain('60 documents of two models');
    const labels = (said: (id: number) => readonly string[]): string => `${Array.from({ length: 60 }, (_, id) => JSON.stringify({ id: `e${id}`, gold: ['x', 'y'], pred: said(id) })).join('\n')}\n`;
    const sets = await calibration({ 'p.jsonl': labels((id) => (id % 9 === 0 ? ['x'] : ['x', 'y'])), 'b.jsonl': labels((id) => (id % 7 === 0 ? ['y'] : ['x', 'y'])) }, 'task: multilabel\npredictions: p.jsonl\nbaseline: b.jsonl\nthresholds: [{ metric: subset_accuracy, max_drop: 0 }, { metric: f1, average: samples, max_drop: 0 }]\n');
    expect(sets).toContain('60 examples of two models');
    for (const text of [entities, sets]) expect(text).toMatch(/[▆▇█] /u);
  });

  it('says what it does not simulate', async () => {
    await expect(calibration({ 'p.csv': csv([['a', 'a', 5]]) }, 'predictions: p.csv\nrepeats: { by: id }\nthresholds: [{ metric: self_agreement, min: 0.5 }]\n')).rejects.toThrow('there is no threshold to calibrate: those of scores and of agreement between runs are not simulated');
  });

  it.each([
    [['--draws', '3'], '--draws is "3"'],
    [['--false-alarms', '2'], '--false-alarms is "2"'],
    [['--config', 'none.yml'], 'there is no config at none.yml'],
  ])('refuses %s', async (args, message) => {
    const { exitCode, stderr } = await run(process.execPath, [COMMAND_LINE, 'calibrate', ...args], { cwd: ROOT });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });
});

it('README shows what it prints', { timeout: 120_000 }, async () => {
  const { stdout } = await run(process.execPath, [COMMAND_LINE, 'calibrate', '--config', '__fixtures__/banking77/confusion-gate.yml', '--draws', '60'], { cwd: ROOT });
  expect(openDocument('README.md').between('calibrate')).toBe(`\`\`\`text\n${stdout}\`\`\`\n`);
});
