/** Places of a sparse table, as numbers that sort as the table does, with what was counted there. */
export interface Counted {
  readonly places: Float64Array;
  readonly counts: Float64Array;
}

/** Each place once, ascending, with the sum of its counts; those of which nothing is left are gone. */
export function summed({ places, counts }: Counted): Counted {
  const sorted = distinct(places.toSorted());
  const sums = new Float64Array(sorted.length);
  for (let index = 0; index < places.length; index++) {
    const at = positionIn(sorted, places[index] as number);
    sums[at] = (sums[at] as number) + (counts[index] as number);
  }
  return sums.includes(0) ? { places: sorted.filter((_, index) => sums[index] !== 0), counts: sums.filter((sum) => sum !== 0) } : { places: sorted, counts: sums };
}

function distinct(sorted: Float64Array): Float64Array {
  let kept = 0;
  for (const place of sorted) {
    if (kept === 0 || place !== sorted[kept - 1]) sorted[kept++] = place;
  }
  return sorted.subarray(0, kept);
}

/** The position of a place that is among them: by bisection. */
function positionIn(sorted: Float64Array, place: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
