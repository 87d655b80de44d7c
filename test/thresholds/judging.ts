import { DEFAULT_SEED } from '../../src/statistics/random.js';
import type { ChanceOptions } from '../../src/thresholds/policy.js';
import { decodeConfig } from '../../src/config/decode.js';
import { changesOf } from '../../src/matrix/changes.js';
import { OUTCOMES } from '../../src/matrix/confusion.js';
import { ABSENT_SIDE, candidateMatrix, independentMatrices, jointTable, pairedMatrices, type JointCell, type JointTable } from '../../src/matrix/joint.js';
import { pairedExamples } from '../../src/matrix/paired-matrices.js';
import type { Matrices } from '../../src/matrix/matrices.js';
import type { Tally } from '../../src/matrix/tally.js';
import { outcomeLabel } from '../../src/metrics/key.js';
import { judge, type NoComparison } from '../../src/thresholds/judge.js';
import type { Threshold } from '../../src/thresholds/threshold.js';
import type { Measurement, Verdict } from '../../src/thresholds/verdict.js';

/** Examples as `count × actual baseline candidate`, or `count × actual candidate`; `-` for a side that has none. */
export type Examples = readonly string[];

/** The tally of examples, all of them or slice by slice (of the column `lang`). `tested`: paired, and chance can be asked. */
export function tallyOf(classes: readonly string[], examples: Examples | Readonly<Record<string, Examples>>, kind: 'paired' | 'tested' | 'unpaired' = 'paired'): Tally {
  const slices = Object.entries(isList(examples) ? {} : examples);
  const all = isList(examples) ? examples : slices.flatMap(([, part]) => part);
  const compared = jointOf(classes, all).cells.some(({ baseline }) => baseline !== ABSENT_SIDE) ? kind : 'alone';
  return {
    classes,
    matrices: matricesOf(classes, all, compared),
    slices: slices.length === 0 ? [] : [{ column: 'lang', values: slices.map(([value, part]) => ({ value, matrices: matricesOf(classes, part, compared) })) }],
    flips: [],
  };
}

function isList(examples: Examples | Readonly<Record<string, Examples>>): examples is Examples {
  return Array.isArray(examples);
}

function matricesOf(classes: readonly string[], examples: Examples, kind: 'paired' | 'tested' | 'unpaired' | 'alone'): Matrices {
  const joint = jointOf(classes, examples);
  const candidate = candidateMatrix(joint);
  if (kind === 'paired') return { candidate, comparison: { ...pairedMatrices(joint), changes: changesOf(joint) } };
  if (kind === 'tested') return { candidate, comparison: { ...pairedMatrices(joint), changes: changesOf(joint), units: () => pairedExamples(joint) } };
  const comparison = independentMatrices(joint);
  return kind === 'alone' || comparison.baseline.total === 0 ? { candidate } : { candidate, comparison };
}

function jointOf(classes: readonly string[], examples: Examples): JointTable {
  const columns = [...classes, ...OUTCOMES.map(outcomeLabel)];
  const cells = examples.map((text): JointCell => {
    const [count = '', actual = '', ...sides] = text.split(/ × | /);
    const [baseline = '-', candidate = '-'] = sides.length === 1 ? ['-', ...sides] : sides;
    return { actual: columns.indexOf(actual), baseline: columns.indexOf(baseline), candidate: columns.indexOf(candidate), count: Number(count) };
  });
  return jointTable(classes.length, cells);
}

/** Thresholds as a config writes them, one flow mapping a line. */
export function thresholdsOf(...lines: readonly string[]): readonly Threshold[] {
  return thresholdsWith('', ...lines);
}

/** `keys`: other keys of the evaluation. */
export function thresholdsWith(keys: string, ...lines: readonly string[]): readonly Threshold[] {
  const config = `predictions: p.csv\nbaseline: b.csv\ncolumns: { slices: [lang] }\n${keys}\nthresholds:\n${lines.map((line) => `  - { ${line} }`).join('\n')}\n`;
  return decodeConfig(config, 'gate.yml').evaluations[0]?.thresholds ?? [];
}

/** What an evaluation says of chance where its config says nothing. */
export const CHANCE: ChanceOptions = { confidence: 0.95, correction: 'holm', seed: DEFAULT_SEED };

/** The verdict on one threshold. */
export function verdictOn(line: string, tally: Tally, noComparison?: NoComparison): Verdict {
  const [verdict] = judge(thresholdsOf(line), tally, noComparison, CHANCE);
  if (verdict === undefined) throw new Error('no verdict');
  return verdict;
}

export function onlyMember({ members }: Verdict): Measurement {
  const [member, ...others] = members;
  if (member === undefined || others.length > 0) throw new Error(`${members.length} members`);
  return member;
}
