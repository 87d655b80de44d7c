import type { Tally } from '../matrix/tally.js';
import { listed } from '../predictions/formats/quoting.js';
import type { Place, Problem } from '../problem.js';
import { isChange, type Threshold } from './threshold.js';

/** What an evaluation demands of its examples as a whole. */
export interface Demands {
  readonly minExamples: number;
  readonly positive?: string;
  readonly thresholds?: readonly Threshold[];
  readonly place?: Place;
}

/** What of it is not so. `examples` is the number of labelled examples of the candidate. */
export function unmetDemands(examples: number, tally: Tally, demands: Demands): readonly Problem[] {
  return [...tooFewExamples(examples, tally, demands), ...unknownPositive(tally.classes, demands)];
}

/** `min_examples` holds for what is judged, and where changes are judged for what is compared, too. */
function tooFewExamples(examples: number, { matrices, entities }: Tally, { minExamples, thresholds, place }: Demands): readonly Problem[] {
  const problem = (count: number, what: string): readonly Problem[] =>
    count >= minExamples
      ? []
      : [{ message: `${count} ${what} are fewer than \`min_examples\` (${minExamples})`, ...(place !== undefined && { place }), advice: 'Did a step lose part of the predictions?' }];
  const compared = matrices.comparison === undefined ? undefined : (entities?.compared ?? matrices.comparison.candidate.total);
  const judgesChanges = thresholds?.some(({ bound }) => isChange(bound)) === true;
  return examples >= minExamples && judgesChanges && compared !== undefined ? problem(compared, 'examples that both models have') : problem(examples, 'examples');
}

function unknownPositive(classes: readonly string[], { positive, place }: Demands): readonly Problem[] {
  if (positive === undefined || classes.includes(positive)) return [];
  return [{ message: `\`positive\` is ${JSON.stringify(positive)}, which is no class`, ...(place !== undefined && { place }), advice: `The classes are ${listed(classes)}.` }];
}
