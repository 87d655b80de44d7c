import type { Span } from '../../predictions/entities/span.js';
import { inOrder } from '../../predictions/entities/span-check.js';
import { byCodePoint } from '../../predictions/label-set.js';
import type { Instead } from '../sets/flips.js';
import type { Match as MatchOf, Matching, SetTask } from '../sets/matching.js';

type Match = MatchOf<Span>;

/** Entities as items of a set: what a model has instead stands in the same place, or overlaps it. */
export const ENTITIES: SetTask<Span> = {
  of: 'entities',
  match: matchEntities,
  keyOf,
  inOrder,
  placeOf: ({ start, end }) => ({ start, end }),
  actualOf: (item, gold) => gold.find(({ start, end }) => start === item.start && end === item.end)?.type,
  insteadOf,
};

/**
 * Pairs gold and predicted entities one to one, in three steps, each on what the one before left:
 *
 * 1. same place and same type: right;
 * 2. same place: a type error;
 * 3. overlapping: the same type before others, then the largest overlap, then the smallest union, then the leftmost.
 *
 * No step looks at the order of the lists or at which of them is gold: shuffled lists give the same pairs, and swapped ones the same pairs
 * swapped. The lists are sets, so that the keys of a step are the same only for pairs that share no entity.
 */
export function matchEntities(gold: readonly Span[], predicted: readonly Span[]): Matching<Span> {
  const exact: Match[] = [];
  const byKey = new Map(predicted.map((span) => [keyOf(span), span]));
  const goldLeft = new Set<Span>();
  const predictedLeft = new Set(predicted);
  for (const span of gold) {
    const answer = byKey.get(keyOf(span));
    if (answer === undefined) goldLeft.add(span);
    else {
      exact.push({ gold: span, predicted: answer });
      predictedLeft.delete(answer);
    }
  }
  if (goldLeft.size === 0 || predictedLeft.size === 0) return { exact, retyped: [], missed: [...goldLeft], spurious: [...predictedLeft], overlapping: [] };
  const candidates = overlaps([...goldLeft], [...predictedLeft]);
  const retyped = taken(candidates.filter(isSamePlace).sort(byTypes), goldLeft, predictedLeft);
  const [missed, spurious] = [[...goldLeft], [...predictedLeft]];
  const overlapping = taken(candidates.filter((pair) => !isSamePlace(pair)).sort(byOverlap), goldLeft, predictedLeft);
  return { exact, retyped, missed, spurious, overlapping };
}

/** The pairs of which neither entity was taken by an earlier one; they are taken out of the sets. */
function taken(pairs: readonly Match[], gold: Set<Span>, predicted: Set<Span>): readonly Match[] {
  return pairs.filter((pair) => {
    if (!gold.has(pair.gold) || !predicted.has(pair.predicted)) return false;
    gold.delete(pair.gold);
    predicted.delete(pair.predicted);
    return true;
  });
}

/** All pairs that share a token. Sorted by start, so that a long document without nested entities is walked once. */
function overlaps(gold: readonly Span[], predicted: readonly Span[]): readonly Match[] {
  const others = predicted.toSorted((a, b) => a.start - b.start);
  // The furthest end of all up to here: nothing before the first that reaches a span can touch it.
  const reach: number[] = [];
  for (const { end } of others) reach.push(Math.max(end, reach.at(-1) ?? 0));
  const pairs: Match[] = [];
  let first = 0;
  for (const span of gold.toSorted((a, b) => a.start - b.start)) {
    while (first < others.length && (reach[first] as number) <= span.start) first++;
    for (let index = first; index < others.length; index++) {
      const other = others[index] as Span;
      if (other.start >= span.end) break;
      if (other.end > span.start) pairs.push({ gold: span, predicted: other });
    }
  }
  return pairs;
}

/** The span itself, what its matching pairs with it, another entity in the same place, or nothing. */
function insteadOf(span: Span, said: readonly Span[], { retyped, overlapping }: Matching<Span>, isGold: boolean): Instead {
  if (said.some((other) => inOrder(other, span) === 0)) return { type: span.type };
  const pair = isGold ? [...retyped, ...overlapping].find(({ gold }) => gold === span)?.predicted : said.find(({ start, end }) => start === span.start && end === span.end);
  if (pair === undefined) return { type: undefined };
  return pair.start === span.start && pair.end === span.end ? { type: pair.type } : { type: pair.type, place: { start: pair.start, end: pair.end } };
}

function keyOf({ start, end, type }: Span): string {
  return `${start} ${end} ${type}`;
}

function isSamePlace({ gold, predicted }: Match): boolean {
  return gold.start === predicted.start && gold.end === predicted.end;
}

function byOverlap(a: Match, b: Match): number {
  const [mine, theirs] = [placesOf(a), placesOf(b)];
  return (
    mine.otherType - theirs.otherType ||
    theirs.overlap - mine.overlap ||
    mine.union - theirs.union ||
    mine.first - theirs.first ||
    mine.overlapStart - theirs.overlapStart ||
    byTypes(a, b)
  );
}

interface Places {
  readonly otherType: number;
  readonly overlap: number;
  readonly union: number;
  readonly first: number;
  readonly overlapStart: number;
}

/** Nothing here changes when the two change places. */
function placesOf({ gold, predicted }: Match): Places {
  const first = Math.min(gold.start, predicted.start);
  const overlapStart = Math.max(gold.start, predicted.start);
  return {
    otherType: gold.type === predicted.type ? 0 : 1,
    overlap: Math.min(gold.end, predicted.end) - overlapStart,
    union: Math.max(gold.end, predicted.end) - first,
    first,
    overlapStart,
  };
}

/** Ties are between entities of one place and several types: sorted, the first is paired with the first, from whichever side one looks. */
function byTypes(a: Match, b: Match): number {
  return byCodePoint(a.gold.type, b.gold.type) || byCodePoint(a.predicted.type, b.predicted.type);
}
