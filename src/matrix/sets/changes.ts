import type { Judged } from '../../predictions/documents/read-judged.js';
import { byCodePoint } from '../../predictions/label-set.js';
import type { Changes } from '../changes.js';
import type { FlipKind, SetFlip } from './flips.js';
import type { Matching, SetTask, Typed } from './matching.js';

/**
 * What moved between two models on the same documents. A gold item is newly missed when the baseline had exactly it and the candidate has
 * not; an alarm is new when the candidate predicts what is not gold and the baseline did not predict it. Documents are right or wrong as a whole.
 */
export class SetChanges<Item extends Typed> {
  readonly #task: SetTask<Item>;
  readonly #flips: { readonly item: Item; readonly flip: SetFlip }[] = [];
  readonly #byType: Readonly<Record<FlipKind, Map<string, number>>> = { newly_missed: new Map(), newly_found: new Map(), newly_spurious: new Map(), no_longer_spurious: new Map() };
  #newlyWrong = 0;
  #newlyRight = 0;

  constructor(task: SetTask<Item>) {
    this.#task = task;
  }

  add({ document, gold, candidate: now, baseline: before = [] }: Judged<readonly Item[]>, baseline: Matching<Item>, candidate: Matching<Item>): void {
    const task = this.#task;
    const keyOf = (item: Item): string => task.keyOf(item);
    const [rightBefore, rightNow] = [baseline, candidate].map(isRight);
    if (rightBefore === true && rightNow === false) this.#newlyWrong++;
    if (rightBefore === false && rightNow === true) this.#newlyRight++;
    const [saidBefore, saidNow] = [new Set(before.map(keyOf)), new Set(now.map(keyOf))];
    const isGold = new Set(gold.map(keyOf));
    const flip = (kind: FlipKind, item: Item, raisedBy: Matching<Item>): void => {
      const counts = this.#byType[kind];
      counts.set(item.type, (counts.get(item.type) ?? 0) + 1);
      const found = isGold.has(keyOf(item));
      const place = task.placeOf(item);
      this.#flips.push({
        item,
        flip: {
          kind,
          document,
          ...(place !== undefined && { place }),
          actual: found ? item.type : task.actualOf(item, gold, raisedBy),
          baseline: task.insteadOf(item, before, baseline, found),
          candidate: task.insteadOf(item, now, candidate, found),
        },
      });
    };
    for (const item of gold) {
      const [had, has] = [saidBefore.has(keyOf(item)), saidNow.has(keyOf(item))];
      if (had !== has) flip(had ? 'newly_missed' : 'newly_found', item, candidate);
    }
    for (const item of now) if (!isGold.has(keyOf(item)) && !saidBefore.has(keyOf(item))) flip('newly_spurious', item, candidate);
    for (const item of before) if (!isGold.has(keyOf(item)) && !saidNow.has(keyOf(item))) flip('no_longer_spurious', item, baseline);
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
  flips(): readonly SetFlip[] {
    return this.#flips.toSorted((a, b) => byName(a.flip, b.flip) || this.#task.inOrder(a.item, b.item)).map(({ flip }) => flip);
  }
}

/** Whether a document has nothing missed, nothing spurious and nothing of another type. */
export function isRight({ missed, spurious, retyped }: Matching<unknown>): boolean {
  return missed.length + spurious.length + retyped.length === 0;
}

function byName({ document: a }: SetFlip, { document: b }: SetFlip): number {
  return a.id !== undefined && b.id !== undefined ? byCodePoint(a.id, b.id) : a.row - b.row;
}
