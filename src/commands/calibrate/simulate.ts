import type { Tally } from '../../matrix/tally.js';
import { Random } from '../../statistics/random.js';
import { judge } from '../../thresholds/judge.js';
import type { ChanceOptions } from '../../thresholds/policy.js';
import { isChange, type Threshold } from '../../thresholds/threshold.js';
import type { Measurement, Verdict } from '../../thresholds/verdict.js';
import { populationOf, sampled, type Worse } from './sample.js';

/** So much worse the candidate is made: shares of its right answers. */
export const STEPS = [0.01, 0.02, 0.03, 0.05, 0.08, 0.12, 0.2, 0.3] as const;
/** What is caught four times out of five is caught. */
const CAUGHT = 0.8;

/** What a threshold does to models that are equally good, and to worse ones. */
export interface Calibration {
  readonly threshold: Threshold;
  /** Shares of samples in which it failed: of equally good models, and at each of `STEPS`. */
  readonly falseAlarms: number;
  readonly failed: readonly number[];
  /** Shares of samples in which it could not be judged. */
  readonly errors: number;
  /** The change of the metric, in its own unit, at the first step that is caught; undefined where none is. */
  readonly catches: number | undefined;
  /** The bound that equally good models exceed at most as often as asked; undefined where the policy sees to that, and where several members share a bound. */
  readonly proposal: number | undefined;
}

export interface Asked {
  readonly draws: number;
  /** The share of harmless changes that may be blocked, for proposals. */
  readonly rate: number;
}

/** Judges thresholds on samples of equally good models, and of models that get worse step by step. The same seed gives the same numbers. */
export function calibrated(thresholds: readonly Threshold[], tally: Tally, chance: ChanceOptions, { draws, rate }: Asked): readonly Calibration[] {
  const options = { ...chance, swaps: 1_000 };
  const sets = tally.sets?.of;
  const whole = populationOf(tally.matrices, sets);
  const slices = tally.slices.map(({ column, values }) => ({ column, values: values.map(({ value, matrices }) => ({ value, population: populationOf(matrices, sets) })) }));
  const sample = (random: Random, worse: Worse, exchanged: boolean): Tally => ({
    ...tally,
    flips: [],
    matrices: sampled(whole, random, worse, exchanged),
    slices: slices.map(({ column, values }) => ({ column, values: values.map(({ value, population }) => ({ value, matrices: sampled(population, random, worse, exchanged) })) })),
  });
  // A change is one between equally good models; a bound on a value is about models as good as the candidate.
  const verdicts = (worse: Worse, threshold: Threshold): readonly Verdict[] => {
    const random = new Random(chance.seed);
    return Array.from({ length: draws }, () => judge([threshold], sample(random, worse, isChange(threshold.bound)), undefined, options)[0] as Verdict);
  };
  const indices = new Map(tally.classes.map((name, index) => [name, index]));
  return thresholds.map((threshold) => {
    const own = verdicts({ share: 0, of: undefined }, threshold);
    const of = threshold.selector.kind === 'class' ? indices.get(threshold.selector.label) : threshold.selector.kind === 'cell' ? indices.get(threshold.selector.actual) : undefined;
    const steps = STEPS.map((share) => verdicts({ share, of }, threshold));
    const failed = steps.map((step) => shareOf(step, 'fail'));
    const caught = failed.findIndex((share) => share >= CAUGHT);
    return {
      threshold,
      falseAlarms: shareOf(own, 'fail'),
      failed,
      errors: shareOf(own, 'error'),
      catches: caught === -1 ? undefined : mean((steps[caught] ?? []).map(worstChange)) - mean(own.map(worstChange)),
      proposal: proposalFor(threshold, own, rate),
    };
  });
}

function shareOf(verdicts: readonly Verdict[], wanted: Verdict['state']): number {
  return verdicts.filter(({ state }) => state === wanted).length / verdicts.length;
}

/** Of the only member its value, or its change. Of an expansion the mean over its members: all of them get worse alike. */
function worstChange({ members, threshold: { bound } }: Verdict): number {
  return mean(members.map(({ value, change = 0 }: Measurement) => (isChange(bound) ? change : value.defined ? value.value : 0)));
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The quantile of what equally good models show, rounded away from them: for bounds that are taken literally. */
function proposalFor({ bound, policy, metric, selector, slice }: Threshold, verdicts: readonly Verdict[], rate: number): number | undefined {
  if (policy !== 'point' || selector.kind === 'per-class' || slice?.each === true) return undefined;
  const seen = verdicts.map(worstChange).sort((a, b) => a - b);
  const low = bound.kind === 'max_drop' || bound.kind === 'min';
  const place = Math.floor(rate * seen.length);
  const quantile = low ? seen[place] : seen[seen.length - 1 - place];
  if (quantile === undefined) return undefined;
  const step = metric.unit === 'count' ? 1 : 0.001;
  const outwards = low ? Math.floor(quantile / step + 1e-9) * step : Math.ceil(quantile / step - 1e-9) * step;
  return isChange(bound) ? Math.max(0, bound.kind === 'max_drop' ? -outwards : outwards) : outwards;
}
