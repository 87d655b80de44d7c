import { ABSENT_SIDE, type JointTable } from './joint.js';

/** What moved between two paired models, in examples. */
export interface Changes {
  /** Right before, wrong now; and the reverse. */
  readonly newlyWrong: number;
  readonly newlyRight: number;
  /** [K] examples of the class that were found before and are missed now. */
  readonly missed: Float64Array;
  /** [K] the reverse of `missed`. */
  readonly caught: Float64Array;
  /** [K] examples of other classes that are called this class now and were not before. */
  readonly alarms: Float64Array;
  /** [K] the reverse of `alarms`. */
  readonly cleared: Float64Array;
}

/** One pass over the cells; examples without a prediction of both sides do not count. */
export function changesOf({ classes, cells }: JointTable): Changes {
  const [missed, caught, alarms, cleared] = Array.from({ length: 4 }, () => new Float64Array(classes)) as [Float64Array, Float64Array, Float64Array, Float64Array];
  let newlyWrong = 0;
  let newlyRight = 0;
  for (const { actual, baseline, candidate, count } of cells) {
    if (baseline === candidate || baseline === ABSENT_SIDE || candidate === ABSENT_SIDE) continue;
    if (baseline === actual) {
      newlyWrong += count;
      add(missed, actual, count);
    } else add(cleared, baseline, count);
    if (candidate === actual) {
      newlyRight += count;
      add(caught, actual, count);
    } else add(alarms, candidate, count);
  }
  return { newlyWrong, newlyRight, missed, caught, alarms, cleared };
}

/** Outcome columns are no class: nobody raises a false alarm with them. */
function add(counts: Float64Array, index: number, count: number): void {
  if (index < counts.length) counts[index] = (counts[index] as number) + count;
}
