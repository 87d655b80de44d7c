import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMENT_BYTES, MARKER_BYTES } from '../../src/github/comment-marker.js';
import { SUMMARY_BYTES } from '../../src/github/summary.js';
import { fittingMarkdown, reportMarkdown } from '../../src/report/markdown/markdown.js';
import type { Report } from '../../src/report/report.js';
import { elements, foundOutsideCode, parsed, shownText, tables } from './github-markdown.js';
import { drifting, least, noDrop, noRise, reportOf, threshold, type Made } from './outcomes.js';
import type { Problem } from '../../src/problem.js';

const COMMENT = COMMENT_BYTES - MARKER_BYTES - 1;
const SURROUNDINGS = { fullReport: '[job summary of run 123](https://github.com/octo-org/spam-filter/actions/runs/123)' };

const EMOJI = Array.from('😀🧪🚀🐍🦀🌍🎲📦');
/** A label of sixty graphemes of four bytes each. */
const longLabel = (index: number): string => Array.from({ length: 56 }, (_, at) => EMOJI[(index >> (at % 13)) % EMOJI.length] ?? '').join('') + String(index).padStart(4, '0');
const shortLabel = (index: number): string => `class ${index}`;

function classes(count: number, label: (index: number) => string = shortLabel): readonly string[] {
  return Array.from({ length: count }, (_, index) => label(index));
}

function made(count: number, label: (index: number) => string, more: Partial<Made> = {}): Made {
  const names = classes(count, label);
  return {
    classes: names,
    cells: drifting(count, 30, 4),
    positive: names[0] ?? '',
    id: (index) => `${longLabel(index)} ${index}`,
    text: (index) => `${longLabel(index)} and a text of some length that goes on for a while, as texts do | ${index} `.repeat(3),
    thresholds: [
      threshold('false_negatives', { kind: 'class', label: names[0] ?? '' }, noRise()),
      threshold('recall', { kind: 'per-class' }, least(0.9), { minSupport: 20 }),
      threshold('accuracy', { kind: 'whole' }, noDrop()),
    ],
    ...more,
  };
}

const manyProblems = (count: number): readonly Problem[] =>
  Array.from({ length: count }, (_, index) => ({
    message: `the label ${JSON.stringify(longLabel(index))} is wrong ${'and wrong again '.repeat(40)}`,
    place: { file: `out-${index}.csv`, line: index + 1 },
    advice: `Its columns are:\n${Array.from({ length: 30 }, (_, column) => `  "column ${column}": "a", "b"`).join('\n')}\nName them.`,
  }));

const HUGE: readonly (readonly [what: string, report: () => Report])[] = [
  ['1,000 classes', () => reportOf([made(1_000, shortLabel)])],
  ['1,000 classes with long labels', () => reportOf([made(1_000, longLabel)])],
  ['10,000 classes with long labels', () => reportOf([made(10_000, longLabel)])],
  ['12 classes with long labels', () => reportOf([made(12, longLabel)])],
  [
    '2,000 failing thresholds',
    () => reportOf([made(500, longLabel, { thresholds: Array.from({ length: 2_000 }, (_, index) => threshold('recall', { kind: 'class', label: longLabel(index % 500) }, least(0.9 + index / 100_000))) })]),
  ],
  ['200 evaluations', () => reportOf(Array.from({ length: 200 }, (_, index) => made(12, longLabel, { name: `evaluation-${index}` })))],
  [
    '200 evaluations that passed',
    () => reportOf(Array.from({ length: 200 }, (_, index) => made(12, longLabel, { name: `evaluation-${index}`, thresholds: [threshold('accuracy', { kind: 'whole' }, least(0.1))] }))),
  ],
  ['500 problems of the config', () => reportOf([], manyProblems(500))],
  ['500 problems of an evaluation', () => reportOf([made(12, longLabel, { problems: manyProblems(500) })])],
];

describe.each(HUGE)('a report of %s', (_, make) => {
  const report = make();
  const verdict = firstLine(reportMarkdown(report));

  it.each([
    ['a comment', COMMENT],
    ['a job summary', SUMMARY_BYTES - 1],
    ['what is left of a job summary', 20_000],
    ['hardly any room', 8_192],
  ])('fits %s, keeps its verdict and stays well-formed', (_place, room) => {
    const text = fittingMarkdown(report, room, SURROUNDINGS);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(room);
    expect(firstLine(text)).toBe(verdict);
    const tree = parsed(text);
    const opened = text.match(/<details>/g)?.length ?? 0;
    expect(text.match(/<\/details>/g)?.length ?? 0).toBe(opened);
    expect(elements(tree, 'details')).toHaveLength(opened);
    // Tables are whole: as many as there are rules, every line of one a row of it.
    expect(tables(tree)).toHaveLength(text.split('\n').filter((line) => /^\|[:|-]+\|$/.test(line)).length);
    expect(tables(tree).flat()).toHaveLength(text.split('\n').filter((line) => /^\|(?![:|-]+\|$)/.test(line)).length);
    expect(foundOutsideCode(tree)).toEqual([]);
    expect(shownText(tree)).toMatch(/Not shown|cut here|confusion-gate 1\.2\.3/);
  });

  it('says in a comment what was left out, and where it is', () => {
    const text = fittingMarkdown(report, COMMENT, SURROUNDINGS);
    if (text.length === reportMarkdown(report, SURROUNDINGS).length) return;
    expect(text).toMatch(/Not shown: .*in `report\.json`|… cut here: .*in `report\.json`|… and [\d,]+ more/);
  });

  it('leaves the worst failure in the alert', () => {
    const text = fittingMarkdown(report, COMMENT, SURROUNDINGS);
    if (report.conclusion !== 'pass') expect(text.split('\n')[2]).toBe('> [!CAUTION]');
    if (report.problems.length === 0 && report.evaluations[0]?.problems.length === 0 && report.conclusion === 'fail') expect(text.split('\n')[3]).toMatch(/\*\*.+ (?:rose|fell|is|are) .+\*\*/);
  });
});

describe('shedding', () => {
  const plain: Partial<Made> = { id: (index) => `id-${index}`, text: (index) => `text ${index}` };
  const sections = (text: string): readonly string[] => [
    ...(text.includes('| class | support |') ? ['classes'] : []),
    ...(text.includes('| average | macro |') ? ['metrics'] : []),
    ...(text.includes('| id') ? ['flips'] : []),
    ...(text.includes('<summary>Provenance</summary>') ? ['provenance'] : []),
    ...(text.includes('actual ↓') ? ['matrix'] : []),
    ...(text.includes('| threshold |') ? ['thresholds'] : []),
  ];

  it('goes by the stated order: metrics, classes, flips and provenance, the matrix, and the thresholds last', () => {
    const report = reportOf([made(300, shortLabel, plain)]);
    const seen = new Set<string>();
    for (let room = 60_000; room > 2_000; room *= 0.97) seen.add(sections(fittingMarkdown(report, Math.floor(room))).join(' '));
    expect([...seen]).toEqual([
      'classes metrics flips provenance matrix thresholds',
      'classes flips provenance matrix thresholds',
      'flips provenance matrix thresholds',
      'matrix thresholds',
      'thresholds',
    ]);
  });

  it('never exceeds its room, and never gets poorer when the room grows', () => {
    const report = reportOf([made(60, longLabel)]);
    fc.assert(
      fc.property(fc.integer({ min: 8_192, max: 300_000 }), fc.integer({ min: 0, max: 100_000 }), (room, more) => {
        const [text, roomier] = [fittingMarkdown(report, room), fittingMarkdown(report, room + more)];
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(room);
        expect(sections(roomier).length).toBeGreaterThanOrEqual(sections(text).length);
      }),
      { numRuns: 40 },
    );
  });

  it('of a small report is none', () => {
    const report = reportOf([made(3, shortLabel, plain)]);
    expect(fittingMarkdown(report, COMMENT)).toBe(reportMarkdown(report));
    expect(reportMarkdown(report)).not.toContain('Not shown');
  });

  it('lists failing thresholds before others when not all fit', () => {
    const passing = Array.from({ length: 1_500 }, (_, index) => threshold('accuracy', { kind: 'whole' }, least(index / 100_000)));
    const report = reportOf([made(3, shortLabel, { thresholds: [...passing, threshold('accuracy', { kind: 'whole' }, least(0.99))] })]);
    const rows = fittingMarkdown(report, COMMENT).split('\n').filter((line) => /^\| [✅❌]/u.test(line));
    expect(rows[0]).toContain('❌');
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.slice(1).every((row) => row.includes('✅'))).toBe(true);
  });
});

describe('speed', () => {
  it.each([
    ['1,000 classes', () => reportOf([made(1_000, shortLabel)])],
    ['1,000 classes with long labels', () => reportOf([made(1_000, longLabel)])],
    ['200 evaluations', () => reportOf(Array.from({ length: 200 }, (_, index) => made(12, longLabel, { name: `evaluation-${index}` })))],
  ])('a comment of %s takes no second', (_, make) => {
    const report = make();
    const begin = performance.now();
    fittingMarkdown(report, COMMENT, SURROUNDINGS);
    expect(performance.now() - begin).toBeLessThan(1_000);
  });
});

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
