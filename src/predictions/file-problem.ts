import type { Place, Problem } from '../problem.js';

/** A problem with a whole file. Where `place` is a line of the config that can mend it, the message names the file instead. */
export function fileProblem(file: string, message: string, advice?: string, place?: Place): Problem {
  return {
    message: place === undefined ? message : `${file}: ${message}`,
    place: place ?? { file },
    ...(advice !== undefined && { advice }),
  };
}
