import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { COLOURED, PLAIN, terminalReport } from '../../src/report/terminal.js';
import { aligned, textOf } from '../../src/report/terminal-table.js';
import { drifting, least, reportOf, threshold } from './outcomes.js';
import { run, SCENARIOS } from './scenarios.js';

describe('columns', () => {
  it('line up by what a terminal shows: wide characters take two places, colours none', () => {
    const text = textOf(aligned([['猫', '1', 'x'], ['spam', COLOURED.bad('1,000'), ''], ['é', '', 'y']], ['left', 'right', 'left']));
    // oxlint-disable-next-line no-control-regex
    expect(text.replaceAll(/\u001B\[\d+m/g, '')).toBe('猫        1  x\nspam  1,000\né            y');
  });
});

describe('the text', () => {
  it('has colours only where they are asked for, and says the same without', async () => {
    for (const scenario of SCENARIOS) {
      const { report } = await run(scenario);
      const plain = terminalReport(report, PLAIN);
      expect(plain).not.toContain('\u001B');
      const coloured = terminalReport(report, COLOURED);
      expect(coloured).toContain('\u001B[');
      // oxlint-disable-next-line no-control-regex
      expect(coloured.replaceAll(/\u001B\[\d+m/g, '')).toBe(plain);
    }
  });

  it('ends with the conclusion and one line that says why', async () => {
    for (const scenario of SCENARIOS) {
      const { report } = await run(scenario);
      expect(terminalReport(report, PLAIN).split('\n').at(-1)).toMatch(new RegExp(`^${report.conclusion.toUpperCase()} \\S`));
    }
  });

  it.each([2, 5, 8, 40])('keeps matrix and flips of %i classes with long names within 120 columns', (classes) => {
    const long = (index: number): string => `a_class_with_a_rather_long_name_${index}`;
    const report = reportOf([
      {
        classes: Array.from({ length: classes }, (_, index) => long(index)),
        cells: drifting(classes, 3_000, 120),
        id: (index) => `an-id-that-is-not-short-either-${index}`,
        text: (index) => `${'a text that goes on and on '.repeat(9)}${index}`,
        thresholds: [threshold('recall', { kind: 'per-class' }, least(0.9))],
      },
    ]);
    const text = terminalReport(report, PLAIN).split('\n');
    const tables = text.filter((line) => /^(?:actual|\d+ a_class|a_class|precision| {2}an-id)/.test(line));
    expect(tables.length).toBeGreaterThan(10);
    for (const line of tables) expect(stringWidth(line)).toBeLessThanOrEqual(120);
  });
});
