import type { Changes } from '../../matrix/changes.js';
import { changesOf } from '../../matrix/changes.js';
import type { Cell, ConfusionMatrix } from '../../matrix/confusion.js';
import { OUTCOMES } from '../../matrix/confusion.js';
import { jointTable } from '../../matrix/joint.js';
import type { Matrices } from '../../matrix/matrices.js';
import { pairedMatrices, type UnitAnswers, type UnitKind, type UnitOf } from '../../matrix/paired-matrices.js';
import { statesOf } from '../../statistics/paired-units.js';
import type { Random } from '../../statistics/random.js';

/** Where samples are drawn from: units of two models, or of one and a second that would be as good. */
export interface Population {
  readonly kinds: readonly UnitKind[];
  readonly of: UnitOf;
  readonly sets: 'entities' | 'labels' | undefined;
  readonly classes: number;
  readonly like: ConfusionMatrix;
  readonly size: number;
}

/** How many examples a model that was trained again answers anew, where only one file of predictions is known: two such models agree on about 95 %. */
const DECIDED_ANEW = 0.25;

/** The units of a comparison. Of a single matrix those of a model that answers some examples anew, as the row of each is answered. */
export function populationOf({ candidate, comparison }: Matrices, sets: Population['sets']): Population {
  const { classes } = candidate;
  const paired = comparison?.units?.();
  if (paired !== undefined) return { kinds: paired.kinds, of: paired.of, sets, classes, like: comparison?.candidate ?? candidate, size: sizeOf(paired.kinds) };
  const kinds = candidate.cells.flatMap(({ actual, predicted, count }): readonly UnitKind[] => {
    const row = candidate.cells.filter((cell) => cell.actual === actual);
    const support = row.reduce((sum, cell) => sum + cell.count, 0);
    const pair = (other: number, times: number): UnitKind => ({ count: times, baseline: one(actual, predicted), candidate: one(actual, other) });
    return [pair(predicted, count * (1 - DECIDED_ANEW)), ...row.map((cell) => pair(cell.predicted, (count * DECIDED_ANEW * cell.count) / support))];
  });
  return { kinds, of: 'example', sets, classes, like: candidate, size: candidate.total };
}

/** What makes the candidate of a sample worse: so large a share of the units that it answers rightly (of one class, where it is given) it answers wrongly. */
export interface Worse {
  readonly share: number;
  readonly of: number | undefined;
}

/**
 * A sample of as many units, drawn with replacement. With `exchanged` both models are equally good in it: each unit gives either model's answers to
 * either, by the toss of a coin. Then the candidate is made worse.
 */
export function sampled({ kinds, of, sets, classes, like, size }: Population, random: Random, worse: Worse, exchanged: boolean): Matrices {
  const drawn: UnitKind[] = [];
  const weight = kinds.reduce((sum, { count }) => sum + count, 0);
  let [left, mass] = [Math.round(size), weight];
  for (const kind of kinds) {
    const times = kind.count >= mass ? left : random.binomial(left, kind.count / mass);
    left -= times;
    mass -= kind.count;
    const swapped = exchanged ? random.heads(times) : 0;
    for (const { count, baseline, candidate } of [{ ...kind, count: times - swapped }, { count: swapped, baseline: kind.candidate, candidate: kind.baseline }]) {
      const losing = canLose(candidate, classes, worse.of) ? random.binomial(count, worse.share) : 0;
      if (count > losing) drawn.push({ count: count - losing, baseline, candidate });
      if (losing > 0) drawn.push({ count: losing, baseline, candidate: lost(candidate, classes, sets, worse.of) });
    }
  }
  return matricesOf(drawn, { of, sets, classes, like });
}

function matricesOf(kinds: readonly UnitKind[], { of, sets, classes, like }: Pick<Population, 'of' | 'sets' | 'classes' | 'like'>): Matrices {
  const paired = pairedMatrices(classes, of, kinds, sets);
  const states = statesOf(paired);
  const [candidate, baseline] = [paired.view(like), paired.view(like)];
  candidate.show(states.candidate);
  baseline.show(states.baseline);
  return { candidate, comparison: { candidate, baseline, changes: changesIn(kinds, classes), units: () => paired } };
}

/** Of single examples what moved; of larger units nobody asks. */
function changesIn(kinds: readonly UnitKind[], classes: number): Changes {
  const cells = kinds.flatMap(({ count, baseline, candidate }) => {
    const [before, now] = [baseline.cells[0], candidate.cells[0]];
    return before === undefined || now === undefined || before.actual >= classes ? [] : [{ actual: before.actual, baseline: before.predicted, candidate: now.predicted, count }];
  });
  return changesOf(jointTable(classes, cells));
}

function canLose({ cells }: UnitAnswers, classes: number, of: number | undefined): boolean {
  return cells.some(({ actual, predicted }) => actual === predicted && actual < classes && (of === undefined || actual === of));
}

/** Right answers become wrong: the next class, or in sets what is missed. */
function lost({ cells, overlaps, sizes }: UnitAnswers, classes: number, sets: Population['sets'], of: number | undefined): UnitAnswers {
  const wrong = (actual: number): number => (sets === undefined && classes > 1 ? (actual + 1) % classes : classes + OUTCOMES.indexOf(sets === undefined ? 'missing' : 'missed'));
  let gone = 0;
  const changed = cells.map((cell): Cell => {
    if (cell.actual !== cell.predicted || (of !== undefined && cell.actual !== of)) return cell;
    gone += cell.count;
    return { ...cell, predicted: wrong(cell.actual) };
  });
  return {
    cells: changed,
    ...(overlaps !== undefined && { overlaps }),
    ...(sizes !== undefined && { sizes: sizes.map((own) => ({ ...own, predicted: own.predicted - gone, both: own.both - gone })) }),
  };
}

function one(actual: number, predicted: number): UnitAnswers {
  return { cells: [{ actual, predicted, count: 1 }] };
}

function sizeOf(kinds: readonly UnitKind[]): number {
  return kinds.reduce((sum, { count }) => sum + count, 0);
}
