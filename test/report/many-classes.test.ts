import { describe, expect, it } from 'vitest';
import type { Cell, ConfusionMatrix } from '../../src/matrix/confusion.js';
import type { Matrices } from '../../src/matrix/matrices.js';
import { buildReport } from '../../src/report/build.js';
import { failedThresholdsJson, metricsJson, reportJson } from '../../src/report/json.js';
import { fittingMarkdown, reportMarkdown } from '../../src/report/markdown/markdown.js';
import type { EvaluationOutcome } from '../../src/report/outcome.js';
import type { Report } from '../../src/report/report.js';
import { PLAIN, terminalReport } from '../../src/report/terminal.js';
import { judge } from '../../src/thresholds/judge.js';
import { drifting, least, noDrop, outcomeOf, threshold, type Made } from './outcomes.js';

function made(classes: number): Made {
  const names = Array.from({ length: classes }, (_, index) => `class ${index}`);
  return {
    classes: names,
    cells: drifting(classes, 10, 1),
    thresholds: [
      threshold('accuracy', { kind: 'whole' }, least(0.5)),
      threshold('recall', { kind: 'per-class' }, noDrop()),
      ...names.slice(0, 100).map((label) => threshold('precision', { kind: 'class', label }, least(0.9))),
      threshold('confusion', { kind: 'cell', actual: 'class 0', predicted: 'class 1' }, least(1)),
    ],
  };
}

/** Every text of a run. */
function texts(report: Report): readonly string[] {
  return [
    reportJson(report),
    reportMarkdown(report),
    fittingMarkdown(report, 1_000_000),
    fittingMarkdown(report, 65_000),
    terminalReport(report, PLAIN, (text) => text.length),
    metricsJson(report, 65_536),
    failedThresholdsJson(report, 65_536),
  ];
}

describe('very many classes with few cells each', () => {
  // Dense, 20,000 classes are 400,000,000 cells: 3.2 GB for each of the matrices, and no pass over them ends in time.
  it('are judged and reported without anything of the size of a dense matrix', { timeout: 60_000 }, () => {
    const classes = 20_000;
    const before = process.memoryUsage().arrayBuffers;
    const outcome = outcomeOf(made(classes));
    const report = buildReport([outcome], false, [], { tool: '1.2.3', enforced: true });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100 * 1024 * 1024);
    const [json = '', markdown = '', , comment = ''] = texts(report);
    const { evaluations } = JSON.parse(json) as { evaluations: [{ measured: { confusion_matrix: unknown[]; class_metrics: { class: string }[] } }] };
    const { confusion_matrix: cells, class_metrics: ofClasses } = evaluations[0].measured;
    expect(cells).toHaveLength(3 * classes);
    expect(ofClasses).toHaveLength(classes);
    expect(markdown).toContain('`class 19999`');
    expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(65_000);
  });
});

/** How often the cells of matrices are looked at. */
class Visits {
  count = 0;

  of(matrix: ConfusionMatrix): ConfusionMatrix {
    const get = (cells: readonly Cell[], key: string | symbol): unknown => {
      if (typeof key === 'string' && /^\d+$/.test(key)) this.count++;
      return Reflect.get(cells, key);
    };
    return { ...matrix, cells: new Proxy(matrix.cells, { get }) };
  }

  ofAll({ candidate, comparison }: Matrices): Matrices {
    return { candidate: this.of(candidate), ...(comparison !== undefined && { comparison: { ...comparison, baseline: this.of(comparison.baseline), candidate: this.of(comparison.candidate) } }) };
  }
}

/** Looks at cells while judging and reporting, for each class. */
function visitsPerClass(classes: number): number {
  const visits = new Visits();
  const { measured, ...outcome } = outcomeOf(made(classes));
  if (measured === undefined) throw new Error('nothing measured');
  const tally = { ...measured.tally, matrices: visits.ofAll(measured.tally.matrices) };
  const watched: EvaluationOutcome = { ...outcome, verdicts: judge(outcome.config.thresholds ?? [], tally, undefined, outcome.config.chance), measured: { ...measured, tally } };
  texts(buildReport([watched], false, [], { tool: '1.2.3', enforced: true }));
  return visits.count / classes;
}

it('the cells are gone through a fixed number of times, however many classes there are', () => {
  const [few, many] = [visitsPerClass(150), visitsPerClass(1_500)];
  expect(few).toBeGreaterThan(0);
  // Bisection for the few cells of the shown matrix grows with the logarithm.
  expect(many).toBeLessThan(few * 1.1);
});
