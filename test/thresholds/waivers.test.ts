import { describe, expect, it } from 'vitest';
import { check } from '../../src/commands/check.js';
import type { Report } from '../../src/report/report.js';
import { markdown } from '../../src/report/escape.js';
import { MemoryWorkspace } from '../report/memory-workspace.js';

const PREDICTIONS = `id,actual,predicted\n${Array.from({ length: 100 }, (_, i) => `e${i},${i < 50 ? 'spam' : 'ham'},${i < 10 || i >= 50 ? 'ham' : 'spam'}`).join('\n')}\n`;

async function judged(waiver: string, { day, thresholds = '{ metric: recall, class: spam, min: 0.9 }' }: { readonly day?: string; readonly thresholds?: string } = { day: '2026-11-26' }): Promise<Report> {
  const config = `predictions: p.csv\nthresholds: [${thresholds}, { metric: accuracy, min: 0.5 }]\nwaivers: [${waiver}]\n`;
  return check({ config: 'gate.yml', configRequired: true, predictions: [], baseline: [], evaluations: [], reportDirectory: 'r', stores: {}, run: { tool: '0', enforced: true, ...(day !== undefined && { day }) } }, new MemoryWorkspace({ 'gate.yml': config, 'p.csv': PREDICTIONS }));
}

const waiver = (threshold: string, expires = '2026-12-31'): string => `{ threshold: "${threshold}", reason: "new | labels", approver: "@alice", expires: "${expires}" }`;

describe('a waiver', () => {
  it.each(['recall[spam]', 'recall[spam] min', 'recall[spam] min 0.9'])('of %s turns a failure into a visible exception', async (name) => {
    const report = await judged(waiver(name));
    const [evaluation] = report.evaluations;
    expect([report.conclusion, evaluation?.tone, evaluation?.status, evaluation?.headline]).toEqual(['pass', 'warning', '1 of 2 thresholds failed and is waived', undefined]);
    expect(evaluation?.thresholds.map(({ state }) => state)).toEqual(['waived', 'pass']);
    expect(evaluation?.thresholds[0]?.waiver?.plainText).toBe('waived until 2026-12-31 by @alice: new | labels');
    // As code, where a mention calls nobody and a bar ends no cell.
    expect(markdown(evaluation?.thresholds[0]?.waiver ?? (undefined as never))).toContain('<code>new &#124; labels</code>');
  });

  it('holds on its last day, and is an error from the next on', async () => {
    expect((await judged(waiver('recall[spam]', '2026-11-26'))).conclusion).toBe('pass');
    const report = await judged(waiver('recall[spam]', '2026-11-25'));
    expect(report.conclusion).toBe('error');
    expect(report.evaluations[0]?.problems).toMatchObject([{ message: 'the waiver of recall[spam] by @alice ended on 2026-11-25', place: { file: 'gate.yml', line: 3 } }]);
    expect(report.evaluations[0]?.thresholds[0]?.state).toBe('fail');
  });

  it('that has ended is an error although nothing fails, and so is one where the day is not known', async () => {
    expect((await judged(waiver('recall[spam]', '2026-11-25'), { day: '2026-11-26', thresholds: '{ metric: recall, class: spam, min: 0.1 }' })).conclusion).toBe('error');
    expect((await judged(waiver('recall[spam]'), {})).conclusion).toBe('error');
  });

  it('of something else waives nothing, and none waives what could not be measured', async () => {
    expect((await judged(waiver('accuracy'))).conclusion).toBe('fail');
    expect((await judged(waiver('recall[eggs]'), { day: '2026-11-26', thresholds: '{ metric: recall, class: eggs, min: 0.9 }' })).conclusion).toBe('error');
  });

  it('of each class speaks of the whole threshold', async () => {
    expect((await judged(waiver('recall[*]'), { day: '2026-11-26', thresholds: '{ metric: recall, per: class, min: 0.9 }' })).conclusion).toBe('pass');
  });
});
