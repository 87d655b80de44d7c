import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { readMarker } from '../../src/github/comment-marker.js';
import { annotationsOf } from '../../src/report/annotations.js';
import { failedThresholdsJson, metricsJson, reportJson } from '../../src/report/json.js';
import { reportMarkdown } from '../../src/report/markdown/markdown.js';
import { COLOURED, PLAIN, terminalReport } from '../../src/report/terminal.js';
import { terminal } from '../../src/report/escape.js';
import { visibleName, visibleText } from '../../src/report/visible.js';
import { elements, foundOutsideCode, mentionsInMail, parsed, shownText, skeleton, tables } from './github-markdown.js';
import { NASTY, nastyText } from './nasty.js';
import { drifting, least, most, noDrop, noRise, outcomeOf, reportOf, threshold, type Made } from './outcomes.js';
import type { Report } from '../../src/report/report.js';

/** All the names that data gives a report. */
interface Names {
  readonly labels: readonly [string, string, string];
  readonly id: string;
  readonly text: string;
  readonly column: string;
  readonly value: string;
  readonly file: string;
  readonly model: string;
  readonly evaluation: string;
}

const TAME: Names = { labels: ['first', 'second', 'third'], id: 'id', text: 'text', column: 'language', value: 'de', file: 'out.csv', model: 'bert', evaluation: 'spam' };

function made({ labels, id, text, column, value, file, model, evaluation }: Names): Made {
  const [first, second] = labels;
  const whole: Made = { name: evaluation, classes: labels, cells: drifting(3, 40, 6), thresholds: [], positive: first, id: (index) => `${id}${index}`, text: () => text, model, file };
  const slice = { column, value };
  return {
    ...whole,
    slices: [{ column, values: [{ value, matrices: outcomeOf(whole).measured?.tally.matrices ?? fail() }] }],
    thresholds: [
      threshold('false_negatives', { kind: 'class', label: first }, noRise()),
      threshold('confusion', { kind: 'cell', actual: first, predicted: second }, most(1)),
      threshold('recall', { kind: 'per-class' }, least(0.99)),
      threshold('recall', { kind: 'class', label: first }, least(0.5), { slice: { ...slice, each: false } }),
      threshold('recall', { kind: 'class', label: second }, noDrop(), { slice: { ...slice, each: true } }),
      threshold('accuracy', { kind: 'whole' }, noDrop(0.5)),
    ],
  };
}

function fail(): never {
  throw new Error('not measured');
}

/** One evaluation alone, the same among others, and one that could not be judged. */
function reports(names: Names, message: string): readonly Report[] {
  const problem = { message, place: { file: names.file, line: 1 }, advice: `Rename ${JSON.stringify(names.labels[0])}.` };
  return [reportOf([made(names)]), reportOf([made(names), { ...made(names), thresholds: [threshold('accuracy', { kind: 'whole' }, least(0.1))] }]), reportOf([{ ...made(names), problems: [problem] }]), reportOf([], [problem])];
}

const distinct = fc.uniqueArray(nastyText, { minLength: 3, maxLength: 3, selector: (text) => visibleName(text, 30) }) as fc.Arbitrary<unknown> as fc.Arbitrary<[string, string, string]>;
const names: fc.Arbitrary<Names> = fc.record({ labels: distinct, id: nastyText, text: nastyText, column: nastyText, value: nastyText, file: nastyText, model: nastyText, evaluation: nastyText });
const collapsed = (text: string): string => text.replaceAll(/[\s\u00A0]+/g, ' ').trim();

describe('a report of hostile names', () => {
  const layouts = reports(TAME, 'message').map((report) => skeleton(parsed(reportMarkdown(report))));

  it('is laid out as one of tame names, says all of them, and does nothing else', () => {
    fc.assert(
      fc.property(names, nastyText, (hostile, message) => {
        reports(hostile, `the message ${message}`).forEach((report, index) => {
          const markdown = reportMarkdown(report);
          const tree = parsed(markdown);
          expect(skeleton(tree)).toBe(layouts[index]);
          expect(elements(tree, 'a', 'img', 'del', 'input', 'script')).toEqual([]);
          expect(foundOutsideCode(tree)).toEqual([]);
          expect(mentionsInMail(markdown)).toBe(false);
          expect(readMarker(markdown)).toBeUndefined();
          expect(markdown.split('\n')[0]).toMatch(/^## /);
          const shown = collapsed(shownText(tree));
          if (report.evaluations.length === 0) return;
          for (const label of hostile.labels) if (visibleName(label, 60).trim() !== '') expect(shown).toContain(collapsed(visibleName(label, 60)));
          expect(shown).toContain(collapsed(visibleText(hostile.text, 1_000)));
          expect(shown).toContain(collapsed(visibleName(hostile.column, 60)));
        });
      }),
      { numRuns: 20 },
    );
  });

  it.each(NASTY.map((label) => [JSON.stringify(label).slice(0, 40), label] as const))('holds for %s as a label', (_, label) => {
    const hostile = { ...TAME, labels: [label, 'second', 'third'] as const, id: label, text: label };
    const tree = parsed(reportMarkdown(reportOf([made(hostile)])));
    expect(skeleton(tree)).toBe(layouts[0]);
    const [matrix] = tables(tree);
    const shown = visibleName(label, 60).trim() === '' ? (label === '' ? '(empty)' : '(blank)') : visibleName(label, 60);
    expect(matrix?.map(([name]) => collapsed(name ?? '')).slice(1, 4)).toEqual([collapsed(shown), 'second', 'third']);
    expect(matrix?.every((row) => row.length === 6)).toBe(true);
  });

  it('prints as JSON that gives every name back exactly', () => {
    fc.assert(
      fc.property(names, (hostile) => {
        const json = reportJson(reportOf([made(hostile)]));
        expect(json).not.toContain('##[');
        const { evaluations } = JSON.parse(json) as { evaluations: readonly [{ measured: { classes: readonly string[]; slices: readonly { column: string; values: readonly { value: string }[] }[] } }] };
        const [{ measured }] = evaluations;
        // Half a surrogate pair is no text; it stays what it was all the same.
        expect(measured.classes).toEqual(hostile.labels);
        expect(measured.slices).toMatchObject([{ column: hostile.column, values: [{ value: hostile.value }] }]);
      }),
      { numRuns: 60 },
    );
  });

  it('makes outputs of sound JSON', () => {
    fc.assert(
      fc.property(names, (hostile) => {
        const report = reportOf([made(hostile)]);
        const metrics = JSON.parse(metricsJson(report, 65_536)) as object;
        expect(Object.keys(metrics)).toEqual([hostile.evaluation]);
        expect(JSON.parse(failedThresholdsJson(report, 65_536))).toHaveLength(2);
      }),
      { numRuns: 60 },
    );
  });

  it('puts no command and no control character on a terminal', () => {
    fc.assert(
      fc.property(names, nastyText, (hostile, message) => {
        for (const report of reports(hostile, message)) {
          const text = terminalReport(report, PLAIN, stringWidth);
          // oxlint-disable-next-line no-control-regex
          expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
          expect(text).not.toMatch(/^\s*::|##\[/mu);
          // oxlint-disable-next-line no-control-regex
          expect(terminalReport(report, COLOURED, stringWidth).replaceAll(/\u001B\[\d+m/g, '')).toBe(text);
          expect(terminal(report.summary)).not.toContain('\n');
        }
      }),
      { numRuns: 60 },
    );
  });

  it('marks the run with plain lines', () => {
    fc.assert(
      fc.property(names, (hostile) => {
        for (const { message } of annotationsOf(reportOf([made(hostile)]))) {
          // oxlint-disable-next-line no-control-regex
          expect(message).not.toMatch(/[\u0000-\u001F\u2028\u202E]|##\[/u);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('advice to a problem', () => {
  it('stays within its item, whatever it says, and keeps YAML as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(nastyText, fc.constantFrom('columns:', '  actual: x', 'Its columns are:')), { maxLength: 6 }), (lines) => {
        const problem = { message: 'wrong', advice: lines.join('\n') };
        const tree = parsed(reportMarkdown(reportOf([], [problem, { message: 'next' }])));
        expect(elements(tree, 'blockquote')).toHaveLength(1);
        expect(elements(tree, 'li')).toHaveLength(2);
        expect(elements(tree, 'h2')).toHaveLength(1);
        expect(elements(tree, 'a', 'img', 'details', 'table', 'ol', 'h1', 'h3', 'hr', 'input')).toEqual([]);
        expect(foundOutsideCode(tree)).toEqual([]);
      }),
    );
    const yaml = '  a: 1\n  b:\n    - "@x"';
    const [code] = elements(parsed(reportMarkdown(reportOf([], [{ message: 'wrong', advice: `Write:\ncolumns:\n${yaml}\nThen run it.` }]))), 'pre');
    expect(code === undefined ? '' : shownText(code)).toBe(`columns:\n${yaml}\n`);
  });
});
