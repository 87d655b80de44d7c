import { OUTCOMES, unitOf } from '../matrix/confusion.js';
import { EVERY_OTHER, type CostTable } from '../matrix/costs.js';
import type { Tally } from '../matrix/tally.js';
import { outcomeLabel } from '../metrics/key.js';
import { listed } from '../predictions/formats/quoting.js';
import type { Place, Problem } from '../problem.js';
import { isChange, type Threshold } from './threshold.js';

/** What an evaluation demands of its examples as a whole. */
export interface Demands {
  readonly minExamples: number;
  readonly positive?: string;
  readonly costs?: CostTable;
  readonly thresholds?: readonly Threshold[];
  readonly place?: Place;
}

/** What of it is not so. `examples` is the number of labelled examples of the candidate. */
export function unmetDemands(examples: number, tally: Tally, demands: Demands): readonly Problem[] {
  return [...tooFewExamples(examples, tally, demands), ...unknownPositive(tally.classes, demands), ...unknownInCosts(tally.classes, demands)];
}

/** `min_examples` holds for what is judged, and where changes are judged for what is compared, too. */
function tooFewExamples(examples: number, { matrices, sets }: Tally, { minExamples, thresholds, place }: Demands): readonly Problem[] {
  const problem = (count: number, what: string): readonly Problem[] =>
    count >= minExamples
      ? []
      : [{ message: `${count} ${what} are fewer than \`min_examples\` (${minExamples})`, ...(place !== undefined && { place }), advice: 'Did a step lose part of the predictions?' }];
  const compared = matrices.comparison === undefined ? undefined : (sets?.compared ?? matrices.comparison.candidate.total / unitOf(matrices.candidate));
  const judgesChanges = thresholds?.some(({ bound }) => isChange(bound)) === true;
  return examples >= minExamples && judgesChanges && compared !== undefined ? problem(compared, 'examples that both models have') : problem(examples, 'examples');
}

function unknownPositive(classes: readonly string[], { positive, place }: Demands): readonly Problem[] {
  if (positive === undefined || classes.includes(positive)) return [];
  return [{ message: `\`positive\` is ${JSON.stringify(positive)}, which is no class`, ...(place !== undefined && { place }), advice: `The classes are ${listed(classes)}.` }];
}

/** A label that nobody knows is misspelt: what it costs would count for nothing. */
function unknownInCosts(classes: readonly string[], { costs, place }: Demands): readonly Problem[] {
  const known = new Set([...classes, EVERY_OTHER, ...OUTCOMES.map(outcomeLabel)]);
  const named = costs === undefined ? [] : [...costs.rows].flatMap(([actual, row]) => [actual, ...row.keys()]);
  const unknown = [...new Set(named)].filter((name) => !known.has(name));
  if (unknown.length === 0) return [];
  return [{ message: `\`costs\` names ${listed(unknown)}, which ${unknown.length === 1 ? 'is no class' : 'are no classes'}`, ...(place !== undefined && { place }), advice: `The classes are ${listed(classes)}. Where one may be absent from the data, name all of them under \`labels\`.` }];
}
