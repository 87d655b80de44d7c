import { ProblemError, type Place, type Problem } from '../problem.js';
import { sharedFile, type FoundFile } from './source.js';

export function noSuchFile(pattern: string, place: Place | undefined): Problem {
  return {
    message: `no file answers to ${JSON.stringify(pattern)}`,
    ...(place !== undefined && { place }),
    advice: 'What was not measured never passes. Check the path and the step that writes the file; where having no predictions is fine, set `on_no_predictions: skip`.',
  };
}

/** A glob that catches what an earlier run left would count its examples again, and the next run more of them. `own` are the identities of those. */
export function refuseOwnOutputs(candidate: readonly FoundFile[], own: ReadonlySet<string>, place: Place | undefined): void {
  const caught = candidate.filter(({ identity }) => own.has(identity));
  if (caught.length === 0) return;
  throw new ProblemError(
    caught.map(({ name }) => ({
      message: `the predictions ${JSON.stringify(name)} are a file that this run writes itself`,
      ...(place !== undefined && { place }),
      advice: 'Name the predictions more closely, or set another report directory.',
    })),
  );
}

/** `file` is the gold file as the config names it, `found` what was found for it. */
export function checkGoldFiles(file: string, found: readonly FoundFile[], candidate: readonly FoundFile[], place: Place | undefined): void {
  const where = place === undefined ? {} : { place };
  if (found.length === 0) throw new ProblemError({ message: `there is no gold file ${JSON.stringify(file)}`, ...where, advice: 'Check the path under `columns.actual.file`.' });
  const shared = sharedFile(found, candidate);
  if (shared === undefined) return;
  throw new ProblemError({ message: `the gold file ${JSON.stringify(shared.name)} is the file with the predictions`, ...where, advice: 'Where both stand in one file, name the column: `actual: <column>`.' });
}
