import { inOrder } from '../../predictions/entities/span-check.js';
import type { Judged } from '../../predictions/documents/read-judged.js';
import type { Span } from '../../predictions/entities/span.js';
import { byCodePoint } from '../../predictions/label-set.js';
import type { Changes } from '../changes.js';
import type { EntityFlip, FlipKind, Instead } from './flips.js';
import type { Matching } from './match.js';

/**
 * What moved between two models on the same documents. A gold entity is newly missed when the baseline had exactly it and the candidate has
 * not; an alarm is new when the candidate predicts what is no gold entity and the baseline did not predict it. Documents are right or wrong as a whole.
 */
export class EntityChanges {
  readonly #flips: EntityFlip[] = [];
  readonly #byType: Readonly<Record<FlipKind, Map<string, number>>> = { newly_missed: new Map(), newly_found: new Map(), newly_spurious: new Map(), no_longer_spurious: new Map() };
  #newlyWrong = 0;
  #newlyRight = 0;

  add({ document, gold, candidate: now, baseline: before = [] }: Judged<readonly Span[]>, baseline: Matching, candidate: Matching): void {
    const [rightBefore, rightNow] = [baseline, candidate].map(({ missed, spurious, retyped }) => missed.length + spurious.length + retyped.length === 0);
    if (rightBefore === true && rightNow === false) this.#newlyWrong++;
    if (rightBefore === false && rightNow === true) this.#newlyRight++;
    const [saidBefore, saidNow] = [new Set(before.map(keyOf)), new Set(now.map(keyOf))];
    const isGold = new Set(gold.map(keyOf));
    const flip = (kind: FlipKind, span: Span): void => {
      const counts = this.#byType[kind];
      counts.set(span.type, (counts.get(span.type) ?? 0) + 1);
      const found = isGold.has(keyOf(span));
      this.#flips.push({
        kind,
        document,
        span,
        actual: found ? span.type : gold.find(({ start, end }) => start === span.start && end === span.end)?.type,
        baseline: insteadOf(span, before, baseline, found),
        candidate: insteadOf(span, now, candidate, found),
      });
    };
    for (const span of gold) {
      const [had, has] = [saidBefore.has(keyOf(span)), saidNow.has(keyOf(span))];
      if (had !== has) flip(had ? 'newly_missed' : 'newly_found', span);
    }
    for (const span of now) if (!isGold.has(keyOf(span)) && !saidBefore.has(keyOf(span))) flip('newly_spurious', span);
    for (const span of before) if (!isGold.has(keyOf(span)) && !saidNow.has(keyOf(span))) flip('no_longer_spurious', span);
  }

  changes(classes: readonly string[]): Changes {
    const counts = (kind: FlipKind): Float64Array => Float64Array.from(classes, (name) => this.#byType[kind].get(name) ?? 0);
    return {
      newlyWrong: this.#newlyWrong,
      newlyRight: this.#newlyRight,
      missed: counts('newly_missed'),
      caught: counts('newly_found'),
      alarms: counts('newly_spurious'),
      cleared: counts('no_longer_spurious'),
    };
  }

  /** By id in code-point order (by row where there are no ids), then by place: the same whatever the order of the files. */
  flips(): readonly EntityFlip[] {
    return this.#flips.toSorted((a, b) => byName(a, b) || inOrder(a.span, b.span));
  }
}

function byName({ document: a }: EntityFlip, { document: b }: EntityFlip): number {
  return a.id !== undefined && b.id !== undefined ? byCodePoint(a.id, b.id) : a.row - b.row;
}

/** What a model has at the place of a span: the span itself, what its matching pairs with it, another entity in the same place, or nothing. */
function insteadOf(span: Span, said: readonly Span[], { retyped, overlapping }: Matching, isGold: boolean): Instead {
  if (said.some((other) => inOrder(other, span) === 0)) return { type: span.type };
  const pair = isGold ? [...retyped, ...overlapping].find(({ gold }) => gold === span)?.predicted : said.find(({ start, end }) => start === span.start && end === span.end);
  if (pair === undefined) return { type: undefined };
  return pair.start === span.start && pair.end === span.end ? { type: pair.type } : { type: pair.type, place: { start: pair.start, end: pair.end } };
}

function keyOf({ start, end, type }: Span): string {
  return `${start} ${end} ${type}`;
}
