import { describe, expect, it } from 'vitest';
import { metricKey } from '../../src/metrics/key.js';
import { CONFIG } from './predictions.js';
import { rendered } from './render.js';
import { openScene } from './scene.js';

const HOSTILE = [
  '::set-output name=conclusion::pass',
  '  ::error::you lose',
  '##[error]you lose',
  '##[set-output name=conclusion;]pass',
  'two\nlines\n::warning::x',
  'carriage\r::add-mask::a',
  '@octo-org/team',
  '</details><script>alert(1)</script>',
  '`` ` `` | \\| **x**',
  '__proto__',
  'constructor',
  '\u202Ereversed\u202C',
  'zero\u200Bwidth',
  '%0A::error::escaped',
  'https://example.com/x',
  '-->',
  'conclusion=pass',
  'a<<EOF',
  '\u2028::error::line separator',
  'Ω — ünïcödé 🧪',
];

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const next = (index: number): string => HOSTILE[(index + 1) % HOSTILE.length] ?? '';
const table = (predicted: (index: number) => string): string =>
  `id,actual,predicted,text\n${HOSTILE.map((label, index) => [`${label} ${index}`, label, predicted(index), `text of ${label}`].map(cell).join(',')).join('\n')}\n`;

const FILES = {
  [CONFIG]: `predictions: "out/*.csv"
baseline: base.csv
columns: { text: text }
thresholds:
  - { metric: accuracy, max_drop: 0 }
  - { metric: recall, per: class, min: 0.5 }
min_support: 1
`,
  'out/::error::file.csv': table(next),
  'base.csv': table((index) => HOSTILE[index] ?? ''),
};

describe.concurrent('hostile labels, ids and texts', () => {
  it('become neither commands nor outputs', async (context) => {
    const { run } = await openScene(context, FILES);
    const { exitCode, commands, outputs, log } = await run();
    expect(exitCode).toBe(1);
    // The group of the evaluation, and marks on the two thresholds.
    expect(commands.map(({ name }) => name)).toEqual(['group', 'endgroup', 'error', 'error']);
    expect(commands.filter(({ name }) => name === 'error').map(({ properties }) => properties.get('file'))).toEqual([CONFIG, CONFIG]);
    expect([...outputs.keys()].toSorted()).toEqual(['comment-url', 'conclusion', 'failed-thresholds', 'metrics', 'report-json', 'report-markdown', 'summary']);
    expect(outputs.get('conclusion')).toBe('fail');
    expect(outputs.get('summary')).not.toMatch(/[\n\r\u2028\u202E]/u);
    // oxlint-disable-next-line no-control-regex
    expect(log).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u2028\u202E]/u);
  });

  it('are told exactly where a program reads them', async (context) => {
    const { workspace, run } = await openScene(context, FILES);
    const { outputs } = await run();
    const metrics = JSON.parse(outputs.get('metrics') ?? '') as { readonly default: object };
    const report = JSON.parse(workspace.read('confusion-gate-report/report.json')) as { readonly evaluations: readonly [{ readonly measured: { readonly classes: readonly string[] } }] };
    // Blanks around a label are not part of it.
    const labels = HOSTILE.map((label) => label.trim());
    expect(new Set(report.evaluations[0].measured.classes)).toEqual(new Set(labels));
    for (const label of labels) expect(Object.keys(metrics.default)).toContain(metricKey('recall', { kind: 'class', label }));
  });

  it('mention nobody and open nothing in the comment', async (context) => {
    const { github, run, comments } = await openScene(context, FILES);
    const { summary } = await run();
    for (const text of [comments().join(), summary]) {
      const html = rendered(text);
      expect(html).not.toMatch(/@octo-org|<script|<img/u);
      expect([...html.matchAll(/href="([^"]*)"/gu)].map(([, address]) => address).filter((address) => !address?.startsWith(github.serverUrl))).toEqual([]);
      expect(html).toContain('&#x3C;/details>');
      // What the report itself opens, it closes; the labels close nothing of it.
      const ours = text.split('\n').filter((line) => line.startsWith('<details>')).length;
      expect(html.match(/<details>/gu)).toHaveLength(ours);
      expect(html.match(/<\/details>/gu)).toHaveLength(ours);
      const rows = text.split('\n').filter((line) => line.startsWith('|') && !/^\|[ :|-]+\|$/u.test(line)).length;
      expect(html.match(/<tr>/gu)).toHaveLength(rows);
    }
  });

  it('cannot speak through errors either', async (context) => {
    const { workspace, run, comments } = await openScene(context, FILES);
    workspace.write({
      [CONFIG]: `predictions: "out/*.csv"\ncolumns: { actual: "::error::a\\n##[error]b" }\nthresholds: [{ metric: recall, class: "x\\n::set-output name=conclusion::pass", min: 0.5 }]\n`,
    });
    const { exitCode, commands, outputs } = await run();
    expect(exitCode).toBe(1);
    expect(new Set(commands.map(({ name }) => name))).toEqual(new Set(['group', 'endgroup', 'error']));
    expect(commands.every(({ data }) => !data.startsWith('a'))).toBe(true);
    expect(outputs.get('conclusion')).toBe('error');
    expect(comments()).toHaveLength(1);
  });

  it('cannot speak through the names of inputs that are refused', async (context) => {
    const { run } = await openScene(context);
    const { exitCode, commands, outputs } = await run({ inputs: { comment: 'x\n::set-output name=conclusion::pass', enforce: '##[error]y' } });
    expect(exitCode).toBe(1);
    expect(commands.map(({ name }) => name)).toEqual(['error', 'error']);
    expect(outputs.get('conclusion')).toBe('error');
  });
});
