import { benjaminiHochberg, taroneHolm } from '../statistics/adjust.js';
import { isSignificant } from '../statistics/known.js';
import type { Limits } from '../statistics/known.js';
import { tailOf, type Chance } from './chance.js';
import { intervalOfValue } from './chance-of-value.js';
import type { Draft, Member } from './draft.js';
import { limitToDouble } from './exact.js';
import type { ChanceOptions } from './policy.js';
import { pooledMember } from './pool.js';
import { isChange, type AbsoluteBound, type Threshold } from './threshold.js';
import type { Measurement, Verdict } from './verdict.js';

/** The verdict of a threshold, once it is known what chance says of its members. */
export function decided(draft: Draft, chanceOf: (member: Member) => Chance | undefined, options: ChanceOptions): Verdict {
  const { threshold, expands } = draft;
  const pooled = expands ? pooledMember(draft, options) : undefined;
  const members = pooled === undefined ? draft.members : [...draft.members, pooled];
  const chances = members.map((member) => chanceOf(member));
  const beyondChance = isChange(threshold.bound) && threshold.policy === 'significant' ? foundAmong(members, chances, options) : new Set<number>();
  const judged = members.map((member, index) => {
    const { measurement } = member;
    if (measurement.state !== 'pass' && measurement.state !== 'fail') return measurement;
    const { bound } = threshold;
    return isChange(bound) ? ofChange(measurement, threshold, chances[index], beyondChance.has(index)) : ofValue(member, threshold, bound, options);
  });
  return { threshold, ...stateOf(judged, expands, threshold.minSupport), members: judged };
}

/**
 * The members whose change chance does not explain, by their places. Those within their bound that were not put to the test share the chance of a
 * false alarm all the same: who is tested must not depend on how bad it looks.
 */
function foundAmong(members: readonly Member[], chances: readonly (Chance | undefined)[], options: ChanceOptions): ReadonlySet<number> {
  const tail = tailOf(options);
  if (chances.every((chance) => chance === undefined)) return new Set();
  const family = chances.flatMap((chance, index) => (chance === undefined ? (members[index]?.measurement.state === 'pass' ? [{ p: 1, smallest: 0, index }] : []) : [{ ...chance, index }]));
  const found = (places: Iterable<number>): ReadonlySet<number> => new Set([...places].map((place) => family[place]?.index ?? -1));
  if (options.correction === 'holm') return found(taroneHolm(family, tail));
  const values = options.correction === 'none' ? family.map(({ p }) => p) : benjaminiHochberg(family.map(({ p }) => p));
  return found(values.flatMap((p, place) => (isSignificant(p, tail) ? [place] : [])));
}

const LITERALLY = 'no test of chance is known for it, so the bound is taken literally';

function ofChange(measurement: Measurement, { policy }: Threshold, chance: Chance | undefined, beyondChance: boolean): Measurement {
  const own = chance === undefined ? measurement : { ...measurement, chance };
  if (policy === 'non_inferiority') {
    if (chance?.ruledOut === undefined) return { ...own, state: 'error', reason: 'no test is known that could rule a change of it out: use policy: significant or point' };
    return { ...own, state: chance.ruledOut ? 'pass' : 'fail' };
  }
  if (policy === 'point' || measurement.state === 'pass') return own;
  if (chance === undefined) return { ...own, note: withNote(measurement.note, LITERALLY) };
  return { ...own, state: beyondChance ? 'fail' : 'inconclusive' };
}

function ofValue({ measurement, selector, matrices }: Member, { metric, policy }: Threshold, bound: AbsoluteBound, options: ChanceOptions): Measurement {
  if (policy === 'point') return measurement;
  const interval = intervalOfValue(metric, selector, matrices, options);
  if (interval === undefined) {
    if (policy === 'significant') return measurement.state === 'pass' ? measurement : { ...measurement, note: withNote(measurement.note, LITERALLY) };
    return { ...measurement, state: 'error', reason: 'no interval is known for it here, so nothing can be ruled out: use policy: point' };
  }
  const own = { ...measurement, interval };
  if (policy === 'non_inferiority') return { ...own, state: isInside(interval, bound) ? 'pass' : 'fail' };
  return measurement.state === 'pass' || isOutside(interval, bound) ? own : { ...own, state: 'inconclusive' };
}

/** All of an interval is within the bound, or all of it beyond. */
function isInside({ lower, upper }: Limits, { kind, limit }: AbsoluteBound): boolean {
  return kind === 'min' ? lower >= limitToDouble(limit) : upper <= limitToDouble(limit);
}

function isOutside({ lower, upper }: Limits, { kind, limit }: AbsoluteBound): boolean {
  return kind === 'min' ? upper < limitToDouble(limit) : lower > limitToDouble(limit);
}

function withNote(note: string | undefined, more: string): string {
  return note === undefined ? more : `${note}; ${more}`;
}

function stateOf(members: readonly Measurement[], expands: boolean, minSupport: number): Pick<Verdict, 'state' | 'reason'> {
  const failing = members.find((member) => member.state === 'error');
  if (failing !== undefined) return { state: 'error', reason: expands ? `${failing.key}: ${failing.reason ?? ''}` : (failing.reason ?? '') };
  if (members.some((member) => member.state === 'fail')) return { state: 'fail' };
  if (members.some((member) => member.state === 'inconclusive')) return { state: 'inconclusive', reason: 'beyond the bound, but within what chance explains' };
  if (!members.some((member) => member.state === 'pass' && member.pooled === undefined)) {
    return { state: 'inconclusive', reason: `no member has ${minSupport} examples or more (min_support): too few to judge` };
  }
  return { state: 'pass' };
}
