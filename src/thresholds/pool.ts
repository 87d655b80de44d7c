import type { Value } from '../metrics/value.js';
import { chanceOf, flipsOf, type Flips } from './chance-of-flips.js';
import { decimalsThatAgree } from './decimals.js';
import type { Draft, Member } from './draft.js';
import { change, limitToDouble } from './exact.js';
import { isWithin } from './measure-member.js';
import type { ChanceOptions } from './policy.js';
import { isChange } from './threshold.js';

/**
 * All classes of an expansion that are too small to judge by themselves, taken together: a drift that they share may show where no single one can.
 * For shares of fixed examples of paired models; undefined elsewhere, and with fewer than two such classes.
 */
export function pooledMember({ threshold, members }: Draft, options: ChanceOptions): Member | undefined {
  const { metric, bound, policy } = threshold;
  const [first] = members;
  if (first === undefined || threshold.selector.kind !== 'per-class' || threshold.slice !== undefined || !isChange(bound) || metric.unit !== 'fraction' || metric.indicator === undefined || first.matrices.candidate.spurious !== undefined || first.matrices.candidate.runs !== undefined) return undefined;
  const small = members.filter(({ measurement: { state, value, baseline } }) => state === 'too_few' && value.defined && baseline?.defined === true);
  const flips = small.map(({ selector, matrices }) => flipsOf({ metric, selector, bound, matrices })).filter((own) => own !== undefined);
  if (small.length < 2 || flips.length < small.length) return undefined;
  const [value, baseline] = [summed(small.map(({ measurement }) => measurement.value)), summed(small.map(({ measurement }) => measurement.baseline))];
  if (!value.defined || !baseline.defined) return undefined;
  const all: Flips = { worse: sum(flips, ({ worse }) => worse), better: sum(flips, ({ better }) => better), n: sum(flips, ({ n }) => n) };
  const allowed = limitToDouble(bound.allowed);
  const margin = bound.unit === 'percent_of_baseline' ? allowed * Math.abs(baseline.value) : allowed;
  return {
    measurement: {
      key: `${metric.id}[small classes]`,
      pooled: small.length,
      value,
      baseline,
      change: change(value, baseline),
      support: sum(small, ({ measurement: { support } }) => support),
      state: isWithin(bound, value, baseline) ? 'pass' : 'fail',
      decimals: decimalsThatAgree(metric.unit, bound, value, baseline),
    },
    selector: { kind: 'whole' },
    matrices: first.matrices,
    test: undefined,
    chance: chanceOf(all, { metric, bound, margin, rulesOut: policy === 'non_inferiority' }, options),
  };
}

function summed(values: readonly (Value | undefined)[]): Value & { readonly value?: number } {
  const ratios = values.map((value) => (value?.defined === true ? value.ratio : undefined));
  if (ratios.some((ratio) => ratio === undefined)) return { defined: false, reason: 'no quotient of counts' };
  const [numerator, denominator] = [sum(ratios, (ratio) => ratio?.numerator ?? 0), sum(ratios, (ratio) => ratio?.denominator ?? 0)];
  return denominator === 0 ? { defined: false, reason: 'nothing was counted' } : { defined: true, value: numerator / denominator, ratio: { numerator, denominator } };
}

function sum<T>(list: readonly T[], of: (own: T) => number): number {
  return list.reduce((total, own) => total + of(own), 0);
}
