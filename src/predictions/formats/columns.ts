import { closestMatch } from 'leven';
import { ProblemError, type Place, type Problem } from '../../problem.js';
import { listed, shown } from './quoting.js';

/** More differences than this in a name, or than half of it, are no slip of the pen. */
const MOST_DIFFERENCES = 3;

/** The columns of a header of that name, by position; blanks around a header cell do not count. */
export function columnsCalled(name: string, header: readonly string[]): readonly number[] {
  const wanted = name.trim();
  return header.flatMap((cell, i) => (cell.trim() === wanted ? [i] : []));
}

/**
 * What is wrong with asking a header for these columns: one that it lacks, or one that it has twice. A name that nobody
 * asks for may stand there twice. `place` is where the header stands.
 */
export function columnProblems(found: ReadonlyMap<string, readonly number[]>, header: readonly string[], place: Place): readonly Problem[] {
  return Array.from(found, ([name, positions]) => {
    if (positions.length === 0) return missingColumn(name, header, place);
    return positions.length > 1 ? ambiguousColumn(name, positions, place) : undefined;
  }).filter((problem) => problem !== undefined);
}

/** Throws all problems of asking for columns at once, if there are any. */
export function refuseColumns(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ProblemError(problems);
}

function missingColumn(name: string, header: readonly string[], place: Place): Problem {
  const maxDistance = Math.min(MOST_DIFFERENCES, Math.floor(name.length / 2));
  const near = closestMatch(name.trim().toLowerCase(), header.map((cell) => cell.trim().toLowerCase()), { maxDistance });
  const meant = header.find((cell) => cell.trim().toLowerCase() === near);
  const [only] = header;
  const separator = header.length === 1 && only?.includes(';') === true;
  return {
    message: `there is no column ${shown(name)}${meant === undefined ? '' : `; did you mean ${shown(meant.trim())}?`}`,
    place,
    advice: `The columns are ${listed(header.map((cell) => cell.trim()))}.${separator ? ' They seem to be separated by semicolons: save the file with commas or tabs.' : ''}`,
  };
}

function ambiguousColumn(name: string, positions: readonly number[], place: Place): Problem {
  return {
    message: `the column ${shown(name)} occurs ${positions.length} times in the header, as columns ${positions.map((position) => position + 1).join(', ')}`,
    place,
    advice: 'Give the columns different names, or use another one.',
  };
}
