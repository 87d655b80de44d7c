import { sharedFile, type FoundFile } from '../predictions/source.js';
import type { Place, Problem } from '../problem.js';

/** Compared with itself nothing ever changes, and compared with its own last run a failure is forgotten by the next: both would be green. */
export function refusedAsBaseline(file: FoundFile, candidate: readonly FoundFile[], ownCopy: string, place: Place | undefined): readonly Problem[] {
  const { name, identity } = file;
  const where = place === undefined ? {} : { place };
  if (sharedFile([file], candidate) !== undefined) {
    return [{ message: `the baseline ${JSON.stringify(name)} is the file with the predictions that it is to be compared with`, ...where, advice: 'Name the predictions of the model before the change.' }];
  }
  if (identity !== ownCopy) return [];
  return [
    {
      message: `the baseline ${JSON.stringify(name)} is where this run leaves its own predictions: a failed run would be the baseline of the next`,
      ...where,
      advice: 'Keep the copy of a good run elsewhere, and compare with that.',
    },
  ];
}
