import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { COLOURED, PLAIN, terminalReport } from '../../src/report/terminal.js';
import { aligned, textOf } from '../../src/report/terminal-table.js';
import { laidOut, type Width } from '../../src/report/terminal-width.js';
import { SIMPLE } from '../../src/report/visible.js';
import { drifting, least, reportOf, threshold } from './outcomes.js';
import { run, SCENARIOS } from './scenarios.js';

describe('columns', () => {
  it('line up by what a terminal shows: wide characters take two places, colours none', () => {
    const text = textOf(aligned([['猫', '1', 'x'], ['spam', COLOURED.bad('1,000'), ''], ['é', '', 'y']], ['left', 'right', 'left'], stringWidth));
    // oxlint-disable-next-line no-control-regex
    expect(text.replaceAll(/\u001B\[\d+m/g, '')).toBe('猫        1  x\nspam  1,000\né            y');
  });
});

describe('the width of a text', () => {
  const column = async (cells: readonly string[]): Promise<string> => laidOut((width) => textOf(aligned(cells.map((cell) => [cell, '|']), [], width)));

  it.each([
    { what: 'letters and signs of one place', cells: ['spam', 'naïve → “ok” …', 'Ошибка', 'Σφάλμα', COLOURED.faint('−1.0')] },
    { what: 'wide characters', cells: ['spam', '猫', '한국어'] },
    { what: 'emoji, of whatever many characters', cells: ['👩‍👩‍👧‍👦', '🇩🇪', '❤️', '👍🏽', COLOURED.bad('🦊')] },
    { what: 'marks', cells: ['e\u0301', 'नमस्ते', 'ก็'] },
  ])('is known for $what', async ({ cells }) => {
    const text = await column(cells);
    const widths = text.split('\n').map((line) => stringWidth(line));
    expect(new Set(widths).size).toBe(1);
    expect(text).toBe(textOf(aligned(cells.map((cell) => [cell, '|']), [], stringWidth)));
  });

  it('is asked of the package only where it is not plain to see', async () => {
    const writings = async (text: string): Promise<readonly Width[]> => {
      const widths: Width[] = [];
      await laidOut((width) => {
        widths.push(width);
        return String(width(text));
      });
      return widths;
    };
    expect(await writings(COLOURED.good('Grüße → 3'))).toHaveLength(1);
    expect(await writings('猫')).toHaveLength(2);
  });

  it('is one place for each character that counts as simple, which are visible and join with none', () => {
    const simple = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code)).filter((character) => SIMPLE.test(character));
    expect(simple.length).toBeGreaterThan(900);
    expect(simple.filter((character) => stringWidth(character) !== 1)).toEqual([]);
    expect(simple.filter((character) => /[\p{M}\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/u.test(character) && !/\p{Cn}/u.test(character))).toEqual([]);
    const joined = [...new Intl.Segmenter('en').segment(simple.join(''))].map(({ segment }) => segment);
    expect(joined).toEqual(simple);
  });
});

describe('the text', () => {
  it('has colours only where they are asked for, and says the same without', async () => {
    for (const scenario of SCENARIOS) {
      const { report } = await run(scenario);
      const plain = await laidOut((width) => terminalReport(report, PLAIN, width));
      expect(plain).not.toContain('\u001B');
      const coloured = await laidOut((width) => terminalReport(report, COLOURED, width));
      expect(coloured).toContain('\u001B[');
      // oxlint-disable-next-line no-control-regex
      expect(coloured.replaceAll(/\u001B\[\d+m/g, '')).toBe(plain);
    }
  });

  it('ends with the conclusion and one line that says why', async () => {
    for (const scenario of SCENARIOS) {
      const { report } = await run(scenario);
      expect((await laidOut((width) => terminalReport(report, PLAIN, width))).split('\n').at(-1)).toMatch(new RegExp(`^${report.conclusion.toUpperCase()} \\S`));
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
    const text = terminalReport(report, PLAIN, stringWidth).split('\n');
    const tables = text.filter((line) => /^(?:actual|\d+ a_class|a_class|precision| {2}an-id)/.test(line));
    expect(tables.length).toBeGreaterThan(10);
    for (const line of tables) expect(stringWidth(line)).toBeLessThanOrEqual(120);
  });
});
