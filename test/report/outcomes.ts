import { CHANCE } from '../thresholds/judging.js';
import type { EvaluationConfig } from '../../src/config/config.js';
import { changesOf } from '../../src/matrix/changes.js';
import { candidateMatrix, jointTable, pairedMatrices, type JointCell } from '../../src/matrix/joint.js';
import type { Tally } from '../../src/matrix/tally.js';
import { METRIC_BY_ID } from '../../src/metrics/catalogue.js';
import type { SideRead } from '../../src/predictions/examples.js';
import type { Problem } from '../../src/problem.js';
import { buildReport } from '../../src/report/build.js';
import type { EvaluationOutcome } from '../../src/report/outcome.js';
import type { Report } from '../../src/report/report.js';
import { conclude } from '../../src/thresholds/conclude.js';
import { judge } from '../../src/thresholds/judge.js';
import { decimal, type Bound, type NamedSelector, type Threshold } from '../../src/thresholds/threshold.js';

/** What an evaluation was made from, without any file: for reports too large or too strange for one. */
export interface Made {
  readonly name?: string;
  readonly classes: readonly string[];
  /** By class index; examples of which baseline and candidate said what. */
  readonly cells: readonly JointCell[];
  readonly thresholds: readonly Threshold[];
  readonly positive?: string;
  /** The id of the n-th flipped example, and its text. */
  readonly id?: (index: number) => string;
  readonly text?: (index: number) => string;
  readonly slices?: Tally['slices'];
  readonly model?: string;
  readonly file?: string;
  readonly problems?: readonly Problem[];
}

const NAMED = 20;

export function outcomeOf({ name = 'default', classes, cells, thresholds, positive, id = (index) => `id-${index}`, text, slices = [], model, file = 'out.csv', problems = [] }: Made): EvaluationOutcome {
  const joint = jointTable(classes.length, cells);
  const matrices = { candidate: candidateMatrix(joint), comparison: { ...pairedMatrices(joint), changes: changesOf(joint) } };
  let flipped = 0;
  const texts = new Map<string, string>();
  const flips = joint.cells.flatMap(({ actual, baseline, candidate, count }): Tally['flips'] => {
    if ((actual === baseline) === (actual === candidate)) return [];
    const examples = Array.from({ length: Math.min(count, NAMED) }, () => {
      const index = flipped++;
      if (text !== undefined) texts.set(id(index), text(index));
      return { id: id(index), row: index };
    });
    return [{ actual, baseline, candidate, direction: actual === baseline ? 'newly_wrong' : 'newly_right', count, examples }];
  });
  const tally: Tally = { classes, matrices, slices, flips };
  const side: SideRead = {
    files: [{ name: file, format: 'csv', records: matrices.candidate.total }],
    roles: { actual: 'actual', predicted: 'predicted', id: 'id', slices: [], inferred: ['id'] },
    nonFinite: 0,
  };
  const verdicts = judge(thresholds, tally, undefined, CHANCE);
  const config: EvaluationConfig = {
    name,
    predictions: [file],
    task: 'classification',
    columns: {},
    baseline: [],
    ordered: false,
    ...(positive !== undefined && { positive }),
    pairBy: 'id',
    examples: 'identical',
    unlabelled: 'error',
    minExamples: 1,
    minSupport: 20,
    chance: CHANCE,
    uniqueIds: false,
    waivers: [],
    onMissingBaseline: 'skip',
    onInconclusive: 'notice',
    onNoPredictions: 'error',
    ...(model !== undefined && { model }),
    thresholds,
  };
  return {
    config,
    conclusion: conclude(verdicts, { problems: problems.length > 0, firstRun: false, gated: true, onInconclusive: 'notice' }),
    problems,
    baseline: { kind: 'used', origin: { name: file, passedOver: [] } },
    verdicts,
    measured: {
      read: {
        examples: matrices.candidate.total,
        dropped: 0,
        withoutPrediction: 0,
        comparability: { kind: 'paired', by: 'id', onlyCandidate: 0, onlyBaseline: 0 },
        fingerprint: '00000000000000000000000000000000',
        labelSet: { merged: [] },
        candidate: side,
        baseline: side,
      },
      tally,
      texts,
    },
  };
}

export function reportOf(made: readonly Made[], problems: readonly Problem[] = []): Report {
  return buildReport(made.map(outcomeOf), made.length > 1, problems, { tool: '1.2.3', enforced: true });
}

export function threshold(metric: string, selector: NamedSelector, bound: Bound, more: Partial<Threshold> = {}): Threshold {
  const definition = METRIC_BY_ID.get(metric);
  if (definition === undefined) throw new Error(`no metric ${metric}`);
  return { metric: definition, selector, bound, severity: 'fail', policy: 'point', minSupport: 1, ...more };
}

export function least(value: number): Bound {
  return { kind: 'min', limit: decimal(value) };
}

export function most(value: number): Bound {
  return { kind: 'max', limit: decimal(value) };
}

export function noDrop(allowed = 0): Bound {
  return { kind: 'max_drop', allowed: decimal(allowed), unit: 'own' };
}

export function noRise(allowed = 0): Bound {
  return { kind: 'max_increase', allowed: decimal(allowed), unit: 'own' };
}

/** Every class `each` times right before; of each `wrong` are now taken for the next class, and as many others for the one after. */
export function drifting(classes: number, each: number, wrong: number): readonly JointCell[] {
  return Array.from({ length: classes }, (_, actual) => [
    { actual, baseline: actual, candidate: actual, count: each - 2 * wrong },
    { actual, baseline: actual, candidate: (actual + 1) % classes, count: wrong },
    { actual, baseline: (actual + 2) % classes, candidate: actual, count: wrong },
  ]).flat();
}
