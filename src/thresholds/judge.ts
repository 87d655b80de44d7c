import type { Tally } from '../matrix/tally.js';
import { chancesOf } from './chances.js';
import { decided } from './decide.js';
import { measureMember } from './measure-member.js';
import type { ChanceOptions } from './policy.js';
import { Classes, resolveSelector, scopesOf } from './resolve.js';
import { testOf, type Draft, type Member } from './draft.js';
import { isChange, type Threshold } from './threshold.js';
import type { Verdict } from './verdict.js';

/** Why there is nothing to measure a change against. */
export type NoComparison = { readonly kind: 'first_run' | 'error'; readonly reason: string };

/**
 * Judges every threshold; none stops the others. `noComparison` is given when a configured baseline does not serve. `unsliced` is the number
 * of gold examples without a prediction: they have no slice, so no slice can be shown to be whole. What is beyond its bound is put to a test of
 * chance where the threshold's policy asks for one; all tests of one pair of matrices share their draws.
 */
export function judge(thresholds: readonly Threshold[], tally: Tally, noComparison: NoComparison | undefined, options: ChanceOptions, unsliced = 0): readonly Verdict[] {
  const classes = new Classes(tally.classes);
  const drafts = thresholds.map((threshold) => draftOf(threshold, tally, classes, noComparison, unsliced));
  const tested = drafts.flatMap((draft) => ('verdict' in draft ? [] : draft.members.flatMap((member) => (member.test === undefined ? [] : [{ member, test: member.test }]))));
  const chances = chancesOf(tested.map(({ test }) => test), options);
  const chanceOf = new Map(tested.map(({ member }, index) => [member, chances[index]]));
  return drafts.map((draft) => ('verdict' in draft ? draft.verdict : decided(draft, (member) => chanceOf.get(member) ?? member.chance, options)));
}

function draftOf(threshold: Threshold, tally: Tally, classes: Classes, noComparison: NoComparison | undefined, unsliced: number): Draft | { readonly verdict: Verdict } {
  const without = (state: Verdict['state'], reason: string): { readonly verdict: Verdict } => ({ verdict: { threshold, state, members: [], reason } });
  if (threshold.slice !== undefined && unsliced > 0) return without('error', `${unsliced} gold ${unsliced === 1 ? 'example has' : 'examples have'} no prediction and so no slice: they may belong to any`);
  const missing = isChange(threshold.bound) ? noComparison : undefined;
  if (missing?.kind === 'error') return without('error', missing.reason);
  const scopes = scopesOf(threshold, tally);
  const selectors = resolveSelector(threshold.selector, classes, tally.matrices.candidate.spurious !== undefined);
  // A misspelt class is a mistake on the first run, too.
  if ('unknown' in scopes) return without('error', scopes.unknown);
  if ('unknown' in selectors) return without('error', selectors.unknown);
  if (missing !== undefined) return without('skipped', missing.reason);
  const expands = threshold.selector.kind === 'per-class' || threshold.slice?.each === true;
  const members = selectors.flatMap((resolved) =>
    scopes.map((scope): Member => {
      const measurement = measureMember(threshold, resolved, scope, tally.classes, expands);
      const { selector } = resolved;
      return { measurement, selector, matrices: scope.matrices, test: testOf(threshold, measurement, selector, scope.matrices) };
    }),
  );
  return { threshold, expands, members };
}
