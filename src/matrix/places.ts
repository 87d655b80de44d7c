/** Places of a sparse table, as numbers that sort as the table does, with what was counted there. */
export interface Counted {
  readonly places: Float64Array;
  readonly counts: Float64Array;
}

/** Each place once, ascending, with the sum of its counts; those of which nothing is left are gone. */
export function summed({ places, counts }: Counted): Counted {
  const inOrder = isAscending(places);
  const sorted = distinct(inOrder ? places.slice() : places.toSorted());
  const sums = new Float64Array(sorted.length);
  let at = 0;
  for (let index = 0; index < places.length; index++) {
    const place = places[index] as number;
    if (!inOrder) at = positionIn(sorted, place);
    else if (place !== sorted[at]) at++;
    sums[at] = (sums[at] as number) + (counts[index] as number);
  }
  return sums.includes(0) ? { places: sorted.filter((_, index) => sums[index] !== 0), counts: sums.filter((sum) => sum !== 0) } : { places: sorted, counts: sums };
}

/** Two of the three margins of a table come as they are to be. */
function isAscending(places: Float64Array): boolean {
  for (let index = 1; index < places.length; index++) if ((places[index] as number) < (places[index - 1] as number)) return false;
  return true;
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
